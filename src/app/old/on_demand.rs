//! The pages that are downloaded when somebody first goes to one: a first visit is for typing risks.

use crate::app::features::activities::page::activities;
use crate::app::features::calculator::page::slo;
use crate::app::old::view::El;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{NotLoaded, lazy_part, ready};
use crate::codec::link::calculator::Ask;

/// What is drawn by a part of the program that is not there from the start.
#[derive(Clone)]
pub enum OnDemand {
    /// From the part that holds the figures' other pages.
    Figures(Figures),
    /// From the part that holds the pages around the figures.
    Practice(Practice),
}

/// What stands beside the risks.
#[derive(Clone)]
pub enum Figures {
    /// The SLO calculator with what the address asks.
    Calculator(Ask),
}

/// What stands around the figures.
#[derive(Clone)]
pub enum Practice {
    /// What stands under the title of activities.
    Activities,
}

impl OnDemand {
    /// Downloads its part.
    pub async fn load(&self) -> Result<(), NotLoaded> {
        match self {
            Self::Figures(_) => load_figures().await,
            Self::Practice(_) => load_practice().await,
        }
    }

    /// Draws it; its part is loaded.
    pub fn draw(self, workbook: Workbook) -> Vec<El> {
        let drawn = match self {
            Self::Figures(what) => ready(figures(workbook, what)),
            Self::Practice(what) => ready(practice(workbook, what)),
        };
        drawn.unwrap_or_default()
    }
}

lazy_part! {
    /// Draws something of the figures. The one way into its part, as [`practice`] is into the other: each
    /// function marked so is loaded for itself.
    fn figures(workbook: Workbook, what: Figures) -> Vec<El>, in pages, loaded by load_figures {
        match what {
            Figures::Calculator(ask) => vec![slo(workbook, ask)],
        }
    }
}

lazy_part! {
    /// Draws something around the figures.
    fn practice(workbook: Workbook, what: Practice) -> Vec<El>, in pages, loaded by load_practice {
        match what {
            Practice::Activities => activities(workbook),
        }
    }
}
