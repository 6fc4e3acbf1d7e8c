//! The pages that are downloaded when somebody first goes to one: a first visit is for typing risks.

use crate::app::features::activities::page::activities;
use crate::app::old::view::El;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{NotLoaded, lazy_part, ready};

/// What is drawn by a part of the program that is not there from the start.
#[derive(Clone, Copy)]
pub enum OnDemand {
    /// What stands under the title of activities.
    Activities,
}

impl OnDemand {
    /// Downloads its part.
    pub async fn load(&self) -> Result<(), NotLoaded> {
        load_practice().await
    }

    /// Draws it; its part is loaded.
    pub fn draw(self, workbook: Workbook) -> Vec<El> {
        ready(practice(workbook, self)).unwrap_or_default()
    }
}

lazy_part! {
    /// Draws one of the pages.
    fn practice(workbook: Workbook, what: OnDemand) -> Vec<El>, in pages, loaded by load_practice {
        match what {
            OnDemand::Activities => activities(workbook),
        }
    }
}
