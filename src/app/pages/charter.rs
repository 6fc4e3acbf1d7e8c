//! The Charter page: what the engagement is for, and who does what in it.

use crate::app::desk::Desk;
use crate::app::view::El;

/// What stands under the page's title.
pub fn charter(desk: Desk) -> Vec<El> {
    let _ = desk;
    Vec::new()
}
