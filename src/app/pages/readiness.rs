//! The Readiness page: whether the service is ready for production.

use crate::app::desk::Desk;
use crate::app::view::El;

/// What stands under the page's title.
pub fn readiness(desk: Desk) -> Vec<El> {
    let _ = desk;
    Vec::new()
}
