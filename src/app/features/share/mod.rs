//! The feature Share: its page and its parts.

mod embed_dialog;
mod embed_dialog_asked;
mod embed_dialog_copies;
mod embed_dialog_preview;
mod share_choices;
mod share_dialog;
mod share_link;
mod share_lock;
pub mod shared;
mod shared_answer;
mod shared_locked;
pub mod shared_opened;
pub mod sharing;
