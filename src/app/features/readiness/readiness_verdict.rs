//! The verdict of the review, the level it is held to, and whose standard that is.

use crate::analysis::{Tally, Verdict};
use crate::app::browser::page;
use crate::app::old::view::field::{choice, text_field};
use crate::app::old::view::{El, el};
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::codec::checklist::joined::tally;
use crate::document::{Edit, Level, Readiness};
use crate::text::readiness_words as words;

/// The section.
pub fn verdict(workbook: Workbook) -> El {
    let all = move || workbook.with_document(|document| tally(document, None, &page::today()));
    el("section.fold.verdict")
        .child(el("h2").text("Verdict"))
        .child(
            // No live region: nobody wants to hear it again after each of eighty answers.
            el("p.states")
                .child(
                    el("strong")
                        .attr_of("class", move || tone(&all()).to_owned())
                        .text_of(move || words::verdict(&all()).to_owned()),
                )
                .text_of(move || words::reasons(&all())),
        )
        .child(el("p").text_of(move || format!("{}.", words::progress(&all()))))
        .child(level(workbook))
        .child(
            el("details")
                .child(el("summary").text("How the verdict is made"))
                .child(el("p.note").text(words::RULE)),
        )
        .child(standard(workbook))
}

/// The colour of a verdict, which its words say too.
pub fn tone(tally: &Tally) -> &'static str {
    match tally.verdict() {
        Verdict::Ready => "good",
        Verdict::NotReady => "bad",
        Verdict::OnCondition => "strong",
        Verdict::NothingAsked | Verdict::Unfinished => "unit",
    }
}

fn standard(workbook: Workbook) -> El {
    let address = move || {
        workbook.with_document(|document| Route::Workbook(document.id, Page::Charter).to_string())
    };
    let says = move || format!("{} ", workbook.with_document(words::standard));
    el("p.note")
        .text_of(says)
        .child(el("a").attr_of("href", address).text("To the charter"))
}

fn level(workbook: Workbook) -> El {
    let options = move || {
        let suggested = workbook.with_document(|document| document.suggested_level().name());
        let mut options = vec![(String::new(), format!("{suggested}, as suggested"))];
        let option = |level: Level| (level.name().to_owned(), words::level(level).to_owned());
        options.extend(Level::ALL.map(option));
        options
    };
    let chosen = move || {
        let chosen = workbook.with_document(|document| document.readiness.level);
        chosen.map_or("", Level::name).to_owned()
    };
    let level = choice(options, chosen, move |value| {
        let level = Level::ALL.into_iter().find(|one| one.name() == value);
        workbook.edit(change(workbook, |readiness| readiness.level = level));
    });
    let is_asked = move || {
        workbook.with_document(|document| {
            let is_other = document.level() != document.suggested_level();
            is_other || !document.readiness.level_reason.is_empty()
        })
    };
    let reason = text_field(
        workbook,
        move || workbook.with_document(|document| document.readiness.level_reason.clone()),
        move |text| change(workbook, |readiness| readiness.level_reason = text),
    );
    let reason = el("label.wide")
        .text("Why another level than suggested")
        .child(reason)
        .flag_of("hidden", move || !is_asked());
    let problem = move || {
        let problem = workbook.with_document(words::level_problem)?;
        Some(el("p.problem").text(&problem))
    };
    el("div")
        .child(
            el("div.fields")
                .child(el("label").text("Level of the review").child(level))
                .child(reason),
        )
        .maybe(problem)
        .child(el("p.note").text_of(move || workbook.with_document(words::suggestion)))
}

/// The edit that changes the review.
pub(crate) fn change(workbook: Workbook, with: impl FnOnce(&mut Readiness)) -> Edit {
    let mut readiness = workbook.with_document(|document| document.readiness.clone());
    with(&mut readiness);
    Edit::SetReadiness(readiness)
}
