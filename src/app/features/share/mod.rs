//! The feature Share: its page and its parts.

pub mod share_choices;
pub mod share_dialog;
pub mod share_lock;
pub mod shared;
pub mod shared_locked;
pub mod sharing;
pub mod signed_picture;
