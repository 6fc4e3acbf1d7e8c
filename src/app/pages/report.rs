//! The Report page: what a sponsor reads.

use crate::app::components::snapshots::snapshots;
use crate::app::desk::Desk;
use crate::app::odds_desk::OddsDesk;
use crate::app::view::El;

/// What stands under the page's title.
pub fn report(desk: Desk, odds: OddsDesk) -> Vec<El> {
    vec![snapshots(desk, odds)]
}
