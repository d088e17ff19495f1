//! Pieces of *vigil*, the small service of the exercises: given types that a learner's code uses and must not replace.

mod mailer;
mod template;

pub use mailer::Mailer;
pub use template::Template;
