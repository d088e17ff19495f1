//! What the tests see of the browser: `page(view)` opens a tab, and a [`Page`] does in it what a
//! reader does.

mod axe;
mod devtools;
mod heard;
mod input;
mod keys;
mod launch;
mod network;
mod page;
mod proof;
pub mod site;
mod view;

pub use anyhow::Result;
pub use launch::{page, root};
pub use network::Reply;
pub use page::Page;
pub use view::View;
