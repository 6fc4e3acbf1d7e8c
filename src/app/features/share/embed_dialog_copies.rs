//! What goes into a page that takes no frames: tables and a picture.

use leptos::prelude::With;

use wasm_bindgen_futures::spawn_local;

use crate::app::browser::clipboard;
use crate::app::features::share::embed_dialog_asked::{Asked, Written};
use crate::app::old::odds_chart::{odds_picture, save_png, save_svg, signed_odds};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::report::markup;
use crate::text::loss;
use crate::text::loss::Carrier;

/// What is copied: a text, and the same as HTML where there is one.
type Copied = (String, Option<String>);

/// A button that copies what `make` gives, and has `said` say so: a message at the foot of the page would
/// lie behind the dialog.
pub fn copy_button(
    name: &str,
    said: Signal<String>,
    make: impl Fn() -> Option<Copied> + 'static,
) -> El {
    el("button.line").text(name).tap(move || {
        let Some((text, html)) = make() else {
            return;
        };
        let said = said.clone();
        said.set(String::new());
        spawn_local(async move {
            let says = match clipboard::copy(text, html).await {
                Ok(()) => "Copied. Paste it where you need it.",
                Err(_) => "The browser did not allow copying here.",
            };
            said.set(says.to_owned());
        });
    })
}

/// The line in which it is said.
pub fn say(said: Signal<String>) -> El {
    el("p.note")
        .attr("role", "status")
        .text_of(move || said.get())
}

/// Tables and the picture, with what stays behind.
pub fn copies(workbook: Workbook, odds: OddsState, asked: Asked) -> El {
    let said = Signal::new(String::new());
    let copy = |name: &str, write: Written, as_html: bool| {
        let asked = asked.clone();
        copy_button(name, said.clone(), move || {
            let text = asked.table(write);
            let html = as_html.then(|| text.clone());
            Some((text, html))
        })
    };
    let tables = el("p.actions")
        .child(copy("Copy as rich HTML table", markup::html, true))
        .child(copy("Copy as Markdown", markup::markdown, false))
        .child(copy("Copy as MediaWiki table", markup::mediawiki, false));
    let lost = asked.clone();
    let lost = move || {
        let lost = lost.with_engagement(|engagement| loss::sentence(Carrier::Copy, engagement));
        lost.unwrap_or_default()
    };
    el("section")
        .child(el("h3").text("Where frames are not allowed"))
        .child(el("p.note").text("A table of the risks with the answer under it. It stays as it is when the figures change."))
        .child(tables)
        .child(say(said))
        .child(el("p.note").text_of(lost))
        .child(el("div").part(move || vec![chart(workbook, odds, asked.clone())]))
}

/// The chart of odds, or why there is none.
fn chart(workbook: Workbook, odds: OddsState, asked: Asked) -> El {
    if workbook.with_analysis(|analysis| analysis.counted == 0) {
        return el("p.note")
            .text("There is a chart of the odds as soon as a risk has all its figures.");
    }
    let (current, failed) = odds
        .answers
        .with(|answers| (answers.current, answers.failed));
    if failed {
        return el("p.note").text("There is no chart of the odds: they could not be computed.");
    }
    if !current || odds_picture(workbook, odds).is_none() {
        return el("p.note").text("The odds are being computed: their chart follows.");
    }
    // Its title and its last line are those of what goes along.
    let signed = move || {
        let (picture, shows) = odds_picture(workbook, odds)?;
        Some(asked.with_engagement(|engagement| {
            let signed = signed_odds(engagement, &picture, &shows);
            (engagement.name.clone(), signed)
        }))
    };
    let pictured = signed.clone();
    let svg = move || {
        if let Some((name, picture)) = signed() {
            save_svg(workbook, &name, &picture);
        }
    };
    let png = move || {
        if let Some((name, picture)) = pictured() {
            save_png(workbook, &name, picture);
        }
    };
    el("p.actions")
        .child(el("button.line").text("Odds chart as SVG").tap(svg))
        .child(el("button.line").text("Odds chart as PNG").tap(png))
}
