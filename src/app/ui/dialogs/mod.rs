//! What opens over the page: dialogs, menus, tooltips.

pub(super) mod dialog;
pub(super) mod light;
pub(super) mod popup;
pub(super) mod tip;
