//! One card for a wiki page.

use crate::app::features::embed::card_journeys::journeys;
use crate::app::features::embed::card_odds::odds_card;
use crate::app::features::embed::card_rank::rank;
use crate::app::features::embed::card_risks::{risks, risks_to_edit};
use crate::app::features::embed::card_slo::objectives;
use crate::app::old::answer::{answer, answer_with, span};
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::link::embed::Card;
use crate::report::card_words::{NOTHING_COUNTED, for_journey};
use crate::text::words::{Tone, left_out};

/// What a card shows of the engagement on `workbook`; `edit` says whether its figures may be changed, on that
/// workbook alone.
pub fn card(which: Card, workbook: Workbook, odds: OddsState, edit: bool) -> El {
    let id = format!("card-{}", which.slug());
    let head = el("h2").attr("id", &id).text(which.name());
    // The others say it in their own words.
    let says_for_what = matches!(which, Card::Risks | Card::Rank | Card::Odds);
    let for_what = move || {
        let text = workbook
            .with_document(for_journey)
            .filter(|_| says_for_what)?;
        Some(el("p.note").text(&text))
    };
    el("section.card")
        .attr("aria-labelledby", &id)
        .child(head)
        .maybe(for_what)
        .children(match which {
            Card::Risks if edit => risks_to_edit(workbook, odds),
            Card::Risks => risks(workbook),
            Card::Budget if edit => vec![answer(workbook, odds)],
            Card::Budget => vec![while_counted(workbook, move || {
                answer_with(workbook, odds, false)
            })],
            Card::Rank => vec![rank(workbook, edit)],
            Card::Odds => vec![odds_card(workbook, odds, edit)],
            // Nothing to try in these: they follow what is changed in the others.
            Card::Slo => objectives(workbook, odds),
            Card::Journeys => journeys(workbook),
        })
}

/// What is drawn while a risk is counted; a sentence while none is.
pub(crate) fn while_counted(workbook: Workbook, draw: impl Fn() -> El + 'static) -> El {
    let any = move || vec![workbook.with_analysis(|analysis| analysis.counted > 0)];
    el("div").rows(any, move |any| match any {
        true => draw(),
        false => nothing(workbook),
    })
}

fn nothing(workbook: Workbook) -> El {
    let why = move || workbook.with_analysis(left_out).unwrap_or_default();
    el("p.note")
        .text(NOTHING_COUNTED)
        .text(" ")
        .child(el("span.bad").text_of(why))
}

/// A sentence in pieces.
pub(crate) fn sentence(pieces: &[(String, Tone)]) -> El {
    el("p").children(pieces.iter().map(span).collect())
}

/// A name in whatever direction it is written, which leaves what stands beside it in its place.
pub(crate) fn name(text: &str) -> El {
    el("bdi").text(text)
}

/// The head of a column.
pub(crate) fn title(text: &str, unit: &str) -> El {
    let title = el("th").attr("scope", "col").text(text);
    match unit {
        "" => title,
        unit => title.child(el("small").text(unit)),
    }
}
