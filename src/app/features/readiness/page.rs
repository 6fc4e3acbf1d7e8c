//! The Readiness page: whether the service is ready for production.

use crate::app::features::readiness::readiness_files::checklist_files;
use crate::app::features::readiness::readiness_list::checklist;
use crate::app::features::readiness::readiness_open::open_items;
use crate::app::features::readiness::readiness_review::Review;
use crate::app::features::readiness::readiness_sign_offs::sign_offs;
use crate::app::features::readiness::readiness_verdict::verdict;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;

/// What stands under the page's title.
pub fn readiness(workbook: Workbook) -> Vec<El> {
    let review = Review::new(workbook);
    vec![
        el("p.lede").text("What a service should have before people rely on it, and which of the risks a gap already worsens. An answer changes no figure: figures change when the room changes them."),
        verdict(workbook),
        checklist(&review),
        open_items(&review),
        sign_offs(workbook),
        checklist_files(workbook),
    ]
}
