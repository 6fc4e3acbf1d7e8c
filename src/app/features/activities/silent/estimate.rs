//! One question to one person, at an address somebody sent: nothing of it is kept, and no engagement is needed.

use crate::analysis::CellReading;
use crate::app::old::export_menu::copy_out;
use crate::app::old::message::{brand, link};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::codec::silent;
use crate::codec::silent::{Question, hint, question};
use crate::document::Column;
use crate::grammar::cell;
use crate::math::YearLength;
use crate::text::words::{echo, unit};

/// The page.
pub fn estimate(workbook: Workbook, query: &str) -> El {
    let page = el("main.library.slo").child(brand());
    let Some(asked) = Question::read(query) else {
        return page
            .child(el("h1").text("This link is not whole"))
            .child(el("p.lede").text("It names no risk, or not what to estimate of it: its end was probably cut off on the way. Ask whoever sent it for the link again, and open all of it."))
            .child(el("p").child(link("#/", "All engagements")));
    };
    let called = match asked.name.as_str() {
        "" => "a risk".to_owned(),
        name => name.to_owned(),
    };
    let title = format!("{} of {called}", asked.column.name());
    let of = match asked.of.as_str() {
        "" => String::new(),
        of => format!("For {of}. "),
    };
    let lede = format!(
        "{of}Answer alone and without asking around: that people see it differently is what the room wants to find out. Nothing you type here leaves this page but in the line you send."
    );
    let (who, figure) = (Signal::new(String::new()), Signal::new(String::new()));
    page.child(el("h1").text(&title))
        .child(el("p.lede").text(&lede))
        .child(el("p.says").text(question(asked.column)))
        .child(fields(&asked, &who, &figure))
        .child(to_send(workbook, asked, who, figure))
}

fn fields(asked: &Question, who: &Signal<String>, figure: &Signal<String>) -> El {
    let column = asked.column;
    let (shown, typed, read) = (figure.clone(), figure.clone(), figure.clone());
    let (name, named) = (who.clone(), who.clone());
    let estimate = el("input")
        .attr("type", "text")
        .attr("id", "estimate")
        .attr("autocomplete", "off")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "estimate-hint")
        .value_of(move || shown.get())
        .on_input(move |text| typed.set(text));
    let person = el("input")
        .attr("type", "text")
        .attr("autocomplete", "name")
        .attr("maxlength", "80")
        .value_of(move || name.get())
        .on_input(move |text| named.set(text));
    let counts = move || {
        let text = read.get();
        let entry = cell::read(column, &text);
        let reading = silent::reading(column, &entry, YearLength::Days365);
        let counts = reading.and_then(|value| echo(column, &entry, &CellReading::Counts(value)));
        counts.unwrap_or_default()
    };
    let unit = match column {
        Column::Impact => "percent of users",
        column => unit(column),
    };
    let label = format!("{}, {unit}", column.name());
    el("div.fields")
        .child(
            el("div")
                .child(el("label").text(&label).child(estimate))
                .child(el("p.echo").text_of(counts)),
        )
        .child(el("label").text("Your name").child(person))
        .child(
            el("p.note.wide")
                .attr("id", "estimate-hint")
                .text(hint(column)),
        )
}

/// The line with its button, or what is still missing.
fn to_send(workbook: Workbook, asked: Question, who: Signal<String>, figure: Signal<String>) -> El {
    let line = move || who.with(|who| figure.with(|figure| asked.line(who, figure)));
    let (asked_for, drawn) = (line.clone(), line);
    let wrong = move || asked_for().err().unwrap_or_default();
    let ready = move || {
        let Ok(line) = drawn() else {
            return Vec::new();
        };
        let copied = line.clone();
        vec![
            el("pre.sent").attr("id", "line").text(&line),
            el("p.actions").child(
                el("button.main")
                    .text("Copy the line")
                    .tap(move || copy_out(workbook, copied.clone(), None)),
            ),
        ]
    };
    el("section.fold")
        .child(el("h2").text("The line to send back"))
        .child(el("p.note").text(
            "Send it to whoever sent you the link. Its end is a check: send all of it, as it is.",
        ))
        .child(el("p.problem").attr("role", "status").text_of(wrong))
        .child(el("div").part(ready))
}
