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

/// Scripts for [`Page::before`]: a browser that keeps nothing, because it may not or has no room.
pub const KEEPS_NOTHING: [&str; 2] = [
    "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }",
];

/// Where the focus is, for messages.
pub const FOCUS: &str = "document.activeElement.outerHTML.slice(0, 120)";

pub fn same(what: &str, seen: impl AsRef<str>, wanted: &str) -> Result<()> {
    let seen = seen.as_ref();
    anyhow::ensure!(seen == wanted, "{what}: {seen:?}, not {wanted:?}");
    Ok(())
}
