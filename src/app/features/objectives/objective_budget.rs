//! What an objective allows to fail, and what was measured of it.

use crate::analysis::objective::is_valid;
use crate::app::features::objectives::objective::{called, change, field, read, with_figures};
use crate::app::old::view::field::text_field;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::math::Days;
use crate::text::slo_words as words;
use crate::text::slo_words::SHARES;

/// The budget, and the measurement against it.
pub fn budget(workbook: Workbook, id: RowId) -> El {
    let (traffic, input) = field(workbook, id, "Events a day", |one| &mut one.traffic);
    input.attr("inputmode", "decimal");
    let events = move || {
        with_figures(workbook, id, |figures| {
            match (&figures.events, &figures.target) {
                (Err(text), _) => vec![el("p.problem").text(text)],
                (Ok(Some(events)), Ok(target)) => {
                    vec![el("p").text(&words::allowed_events(*target, *events))]
                }
                _ => Vec::new(),
            }
        })
        .unwrap_or_default()
    };
    el("div")
        .child(el("h3").text("Error budget"))
        .part(move || allowance(workbook, id))
        .child(el("div.fields").child(traffic))
        .child(el("div").part(events))
        .child(measurement(workbook, id))
}

fn allowance(workbook: Workbook, id: RowId) -> Vec<El> {
    let found = read(workbook, id, |_, one| one.window);
    let target = with_figures(workbook, id, |figures| figures.target.clone());
    let (Some(window), Some(target)) = (found, target) else {
        return Vec::new();
    };
    let target = match target {
        Ok(target) => target,
        Err(text) => return vec![el("p.problem").text(&text)],
    };
    let row = |name: &str, days: Days| {
        let cells = words::allowance(target, days);
        let pairs = SHARES.iter().zip(cells);
        let cell = |((_, users), text): (&(f64, &str), String)| {
            el("td")
                .attr("data-label", &format!("While it fails {users}"))
                .text(&text)
        };
        el("tr")
            .child(el("th").attr("scope", "row").text(name))
            .children(pairs.map(cell).collect())
    };
    let mut rows = vec![row(words::span(window), window.days())];
    let (shortest, longest) = window.between();
    if shortest != longest {
        rows.push(row("at the shortest", shortest));
        rows.push(row("at the longest", longest));
    }
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = SHARES.map(|(_, users)| title(&format!("While it fails {users}")));
    let head = el("tr").child(title("Window")).children(titles.into());
    let table = el("table.figures.cards")
        .label_of(move || format!("Error budget of {}", called(workbook, id)))
        .child(el("thead").child(head))
        .child(el("tbody").children(rows));
    let note = words::counted_as(window).map(|text| el("p.note").text(text));
    let scrolls = sideways(move || format!("Budget of {}", called(workbook, id)), table);
    [Some(scrolls), note].into_iter().flatten().collect()
}

fn measurement(workbook: Workbook, id: RowId) -> El {
    let interactions = move || {
        read(workbook, id, |document, one| {
            let journey = one.journey.and_then(|id| document.journey(id));
            let all = journey.map_or(&[][..], |journey| &journey.interactions);
            all.iter().map(|one| (one.id, is_valid(one))).collect()
        })
        .unwrap_or_default()
    };
    let (ratio, ratio_input) = field(
        workbook,
        id,
        "Good events, percent, if not counted",
        |one| &mut one.ratio,
    );
    ratio_input.attr("inputmode", "decimal");
    let (elapsed, elapsed_input) = field(
        workbook,
        id,
        "Days measured, if not the whole window",
        |one| &mut one.elapsed,
    );
    elapsed_input.attr("inputmode", "decimal");
    let lines = move || {
        let lines = with_figures(workbook, id, words::measured).unwrap_or_default();
        lines.iter().map(|text| el("p").text(text)).collect()
    };
    el("details")
        .child(el("summary").child(el("h3").text("Measured")))
        .child(el("p.note").text("What was answered in the window: good of all, such as 97000 of 100000, or each status code's, such as 301: 97000; 500: 3000, which count as good where the valid event names their code. Interactions whose impact is 0% do not count."))
        .child(
            el("div.fields")
                .rows(interactions, move |(one, valid): &(RowId, bool)| {
                    answers(workbook, id, *one, *valid)
                })
                .child(ratio)
                .child(elapsed),
        )
        .child(el("div").attr("role", "status").part(lines))
}

fn answers(workbook: Workbook, id: RowId, interaction: RowId, valid: bool) -> El {
    let name = move || {
        let name = read(workbook, id, |document, one| {
            let journey = document.journey(one.journey?)?;
            let mut all = journey.interactions.iter();
            let found = all.find(|one| one.id == interaction)?;
            Some(match found.request.trim() {
                "" => "an interaction".to_owned(),
                request => request.to_owned(),
            })
        });
        name.flatten().unwrap_or_default()
    };
    if !valid {
        return el("p.note").text_of(move || format!("{}: not counted, its impact is 0%.", name()));
    }
    let shown = move || {
        read(workbook, id, |_, one| one.answers(interaction).to_owned()).unwrap_or_default()
    };
    let input = text_field(workbook, shown, move |text| {
        change(workbook, id, |one| one.set_answers(interaction, text))
    });
    el("label")
        .child(el("span").text_of(move || format!("Answers to {}", name())))
        .child(input)
}
