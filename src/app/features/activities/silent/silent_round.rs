//! One round of silent estimates: what was said, what the room agrees on, and what was agreed before.

use crate::analysis::CellReading;
use crate::app::browser::page;
use crate::app::features::activities::silent::silent_chart::silent_chart;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::text_area;
use crate::app::old::view::{El, el, when_drawn};
use crate::app::state::workbook::Workbook;
use crate::codec::silent::{agreed_before, reading, wrong};
use crate::document::names::row_name;
use crate::document::rounds::{agree, with_round, without_round};
use crate::document::{Column, Engagement, Round, RowId};
use crate::drawing::silent_spread::{Dot, Spread, sentence, spread, times_lowest};
use crate::grammar::cell;
use crate::text::words::echo;

/// The round that is under way.
pub fn open_round(workbook: Workbook, id: RowId) -> El {
    let title = move || {
        with(workbook, id, |document, round| {
            let risk = row_name(round.risk, document);
            format!("{} of {risk}: what was said", round.column.name())
        })
        .unwrap_or_default()
    };
    let discard = el("button").text("Discard this round").tap(move || {
        workbook.edit(workbook.with_document(|document| without_round(document, id)));
        when_drawn(|| page::focus("#silent-lines"));
    });
    el("div.said")
        .child(el("h3").text_of(title))
        .child(
            el("div")
                .attr("role", "status")
                .part(move || says(workbook, id)),
        )
        .child(el("div").part(move || said(workbook, id)))
        .child(agreement(workbook, id))
        .child(el("p.actions").child(discard))
}

/// The spread and the column of a round.
fn found(workbook: Workbook, id: RowId) -> Option<(Column, Spread)> {
    with(workbook, id, |document, round| {
        let found = spread(round.column, &round.said, document.year.length())?;
        Some((round.column, found))
    })?
}

fn says(workbook: Workbook, id: RowId) -> Vec<El> {
    let found = found(workbook, id);
    let text = found.map(|(_, spread)| sentence(&spread));
    text.map(|text| el("p.says").text(&text))
        .into_iter()
        .collect()
}

fn said(workbook: Workbook, id: RowId) -> Vec<El> {
    let Some((column, spread)) = found(workbook, id) else {
        return Vec::new();
    };
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["Who", column.name(), "Times the lowest"].map(title);
    let line = |dot: &Dot| {
        let who = dot.who.clone();
        let remove = el("button")
            .text("Remove")
            .label(&format!("Remove the estimate of {who}"))
            .tap(move || {
                let edit = |document: &Engagement| {
                    with_round(document, id, |round| {
                        round.said.retain(|one| one.who != who)
                    })
                };
                workbook.edit(workbook.with_document(edit));
                when_drawn(|| page::focus("#silent-lines"));
            });
        el("tr")
            .child(el("th").attr("scope", "row").text(&dot.who))
            .child(el("td").text(&dot.estimate))
            .child(el("td").text(&times_lowest(&spread, dot)))
            .child(el("td.verbs").child(remove))
    };
    let table = el("table.figures")
        .label("Who said what")
        .child(el("thead").child(el("tr").children(titles.into()).child(el("td"))))
        .child(el("tbody").children(spread.dots.iter().map(line).collect()));
    vec![
        el("div.spread").child(silent_chart(column, &spread)),
        el("div.spread").child(table),
    ]
}

/// The range to agree on, what somebody still sees differently, and the one press that uses it.
fn agreement(workbook: Workbook, id: RowId) -> El {
    // What the room writes stays, whatever else comes in; until then the spread proposes.
    let typed = Signal::new(None::<String>);
    let (held, written) = (typed.clone(), typed);
    let text = move || {
        held.get().unwrap_or_else(|| {
            found(workbook, id).map_or(String::new(), |(_, spread)| spread.proposal)
        })
    };
    let column = with(workbook, id, |_, round| round.column).unwrap_or(Column::Ettr);
    let (shown, marked, told, counted, empty, used) = (
        text.clone(),
        text.clone(),
        text.clone(),
        text.clone(),
        text.clone(),
        text,
    );
    let range = el("input")
        .attr("type", "text")
        .attr("id", "silent-range")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "silent-range-says")
        .aria_of("aria-invalid", move || wrong(column, &marked()).is_some())
        .value_of(shown)
        .on_input(move |text| written.set(Some(text)));
    let problem = move || wrong(column, &told()).unwrap_or_default();
    let counts = move || {
        let entry = cell::read(column, &counted());
        let year = workbook.with_document(|document| document.year.length());
        let counts = reading(column, &entry, year).map(CellReading::Counts);
        let counts = counts.and_then(|counts| echo(column, &entry, &counts));
        counts.unwrap_or_default()
    };
    let now = move || with(workbook, id, agreed_before).unwrap_or_default();
    let unready = move || {
        let text = empty();
        text.trim().is_empty() || wrong(column, &text).is_some()
    };
    let take = move || {
        let entry = cell::read(column, &used());
        let agreed = cell::show(column, &entry);
        let edit =
            workbook.with_document(|document| agree(document, id, entry, &agreed, &page::today()));
        let name = with(workbook, id, |document, round| {
            row_name(round.risk, document)
        });
        if let Some((edit, name)) = edit.zip(name) {
            workbook.edit(edit);
            let text = format!(
                "{} of {name} is {agreed} now. Undo takes it back.",
                column.name()
            );
            workbook.notify(text, None);
            when_drawn(|| page::focus("#silent-risk"));
        }
    };
    let dissent = text_area(
        workbook,
        "2",
        move || with(workbook, id, |_, round| round.dissent.clone()).unwrap_or_default(),
        move |text| {
            workbook
                .with_document(|document| with_round(document, id, |round| round.dissent = text))
        },
    );
    el("div")
        .child(
            el("div.fields.agreed")
                .child(
                    el("div")
                        .child(el("label").text("Range the room agrees on").child(range))
                        .child(el("p.echo").text_of(counts)),
                )
                .child(
                    el("label.wide")
                        .text("Who still sees it differently, and why")
                        .child(dissent),
                ),
        )
        .child(
            el("p.problem")
                .attr("id", "silent-range-says")
                .text_of(problem),
        )
        .child(el("p.note").text_of(now))
        .child(
            el("p.actions").child(
                el("button.main")
                    .text("Use as the range")
                    .flag_of("disabled", unready)
                    .tap(take),
            ),
        )
}

/// A round that is over.
pub fn past_round(workbook: Workbook, id: RowId) -> El {
    let title = move || {
        with(workbook, id, |_, round| {
            format!(
                "{}, {}: agreed on {}",
                round.date,
                round.column.name(),
                round.agreed
            )
        })
        .unwrap_or_default()
    };
    let people = move || {
        let said = with(workbook, id, |_, round| round.said.clone()).unwrap_or_default();
        let line =
            |one: &crate::document::Said| el("li").text(&format!("{}: {}", one.who, one.estimate));
        said.iter().map(line).collect()
    };
    let dissent = move || {
        let text =
            with(workbook, id, |_, round| round.dissent.trim().to_owned()).unwrap_or_default();
        (!text.is_empty()).then(|| el("p").text(&format!("Seen differently: {text}")))
    };
    let remove = el("button")
        .text("Delete this round")
        .label_of(move || format!("Delete this round: {}", title()))
        .tap(move || {
            workbook.edit(workbook.with_document(|document| without_round(document, id)));
            when_drawn(|| page::focus("#silent-risk"));
        });
    el("details")
        .child(el("summary").text_of(title))
        .child(el("ul").part(people))
        .maybe(dissent)
        .child(el("p.actions").child(remove))
}

fn with<T>(
    workbook: Workbook,
    id: RowId,
    read: impl FnOnce(&Engagement, &Round) -> T,
) -> Option<T> {
    workbook.with_document(|document| Some(read(document, document.activities.round(id)?)))
}
