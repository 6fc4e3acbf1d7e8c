//! What the last edit did to the total and to the odds.

use leptos::prelude::*;

use super::risk_grid::RiskGrid;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Change;
use crate::document::EngagementId;
use crate::math::Minutes;
use crate::text::answer::answer_odds::change_of_odds;
use crate::text::answer::answer_words::change;
use crate::text::figures::figure;
use crate::text::odds_words::probability;

/// What an earlier figure is compared with.
#[derive(Clone, Copy)]
struct Before {
    engagement: EngagementId,
    value: Minutes,
    edit: u32,
}

/// What the last edit did to the total: all that was typed in a cell since it was entered is one.
pub fn last_edit(workbook: Workbook, grid: RiskGrid) -> Signal<Option<Change>> {
    let before = StoredValue::new(None::<Before>);
    let shown = RwSignal::new(None);
    Effect::new(move || {
        let (engagement, counted) =
            workbook.with_figures(|document, analysis| (document.id, analysis.counted));
        let total = workbook.with_analysis(|analysis| analysis.total);
        let last = before.get_value();
        let same = last.filter(|last| last.engagement == engagement);
        let edit = same.map_or(0, |last| last.edit + 1);
        let entered = grid.entered_at.get_untracked().map(Minutes::new);
        before.set_value(Some(Before {
            engagement,
            value: total,
            edit,
        }));
        let Some(last) = same.filter(|_| counted > 0) else {
            return shown.set(None);
        };
        if last.value == total {
            return;
        }
        let from = entered.unwrap_or(last.value).get();
        // The first figures are no change of an answer.
        let text = change(from, total.get()).filter(|_| from > 0.0);
        shown.set(text.map(|text| Change {
            text,
            before: format!("was {}", figure(from)),
            worse: total.get() > from,
            edit,
        }));
    });
    shown.into()
}

/// What the last edit did to the odds.
pub fn last_odds(workbook: Workbook, now: Memo<Option<f64>>) -> Signal<Option<Change>> {
    let before = StoredValue::new(None);
    let edits = StoredValue::new(0);
    let shown = RwSignal::new(None);
    Effect::new(move || {
        let Some(now) = now.get() else {
            return;
        };
        // Another target, window or journey is another question, and no change of an answer.
        let about = workbook.document.with_untracked(|document| {
            let target = document.chosen().map(|target| target.percent.clone());
            (document.id, target, document.odds.window, document.scope)
        });
        edits.update_value(|edits| *edits += 1);
        let last = before.get_value();
        let same = last
            .filter(|(was, _)| *was == about)
            .map(|(_, value)| value);
        before.set_value(Some((about, now)));
        let text = same.and_then(|before| change_of_odds(before, now));
        shown.set(same.zip(text).map(|(before, text)| Change {
            text,
            before: format!("was {}", probability(before)),
            worse: now < before,
            edit: edits.get_value(),
        }));
    });
    shown.into()
}
