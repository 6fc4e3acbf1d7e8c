//! The curve of the odds as a picture that leaves the page.

use leptos::prelude::*;

use crate::analysis::Wanted;
use crate::app::browser::page;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::Engagement;
use crate::drawing::odds::odds_svg::{OddsPicture, SvgFile, odds_svg};
use crate::math::{Percent, error_budget};
use crate::report::card_words::for_journey;
use crate::text::odds_words::curve_described;
use crate::text::words::estimate_line;

/// The picture with what it shows, in words.
pub struct Pictured {
    /// The picture.
    pub picture: OddsPicture,
    /// The words.
    pub shows: String,
}

impl Pictured {
    /// The picture in its frame, with the name of an engagement and the line that stands under every copy.
    pub fn signed(&self, engagement: &Engagement) -> SvgFile {
        let shows = match for_journey(engagement) {
            Some(journey) => format!("{journey} {}", self.shows),
            None => self.shows.clone(),
        };
        let line = estimate_line(&page::today(), &engagement.author);
        odds_svg(&self.picture, &engagement.name, &shows, &line)
    }
}

/// The picture of the answers that are known now; `None` while there are none.
pub fn odds_picture(workbook: Workbook, odds: OddsState) -> Option<Pictured> {
    let (window, year, mut targets, chosen) = workbook.with_document(|document| {
        let chosen = document.chosen().map(|target| target.id);
        let (window, year) = (document.odds.window, document.year.length());
        (window, year, document.targets.clone(), chosen)
    });
    // The chosen one first.
    if let Some(at) = targets.iter().position(|one| chosen == Some(one.id)) {
        targets[..=at].rotate_right(1);
    }
    odds.answers.with(|answers| {
        let as_is = answers.told(Wanted::AsIs(window))?;
        let mitigated = answers.told(Wanted::Mitigated);
        let (mut budgets, mut said) = (Vec::new(), Vec::new());
        for target in &targets {
            let percent = target.percent.parse::<Percent>().ok();
            let Some(percent) = percent.filter(|percent| !percent.is_extreme()) else {
                continue;
            };
            let minutes = error_budget(percent, window.days(year)).get();
            budgets.push((minutes, format!("{percent}%")));
            let kept = answers.kept(Wanted::AsIs(window), target.id);
            said.extend(kept.map(|kept| (percent.to_string(), minutes, kept)));
        }
        Some(Pictured {
            picture: OddsPicture {
                as_is: as_is.curve.clone(),
                mitigated: mitigated.map_or(Vec::new(), |told| told.curve.clone()),
                stairs: (as_is.exact, mitigated.is_some_and(|told| told.exact)),
                budgets,
                log: false,
            },
            shows: curve_described(window, &said),
        })
    })
}
