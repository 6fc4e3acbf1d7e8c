//! The feature Share: its page and its parts.

pub mod embed_dialog;
pub mod embed_dialog_asked;
pub mod embed_dialog_copies;
pub mod embed_dialog_preview;
pub mod share_choices;
pub mod share_dialog;
pub mod share_lock;
pub mod shared;
mod shared_answer;
mod shared_locked;
pub mod sharing;
pub mod signed_picture;
