//! Cards in somebody else's page: a frame that needs no storage and leaves none behind.

use leptos::prelude::Get;

use crate::app::browser::page;
use crate::app::features::embed::card::card;
use crate::app::features::embed::embed_frame::{Frame, State, colour};
use crate::app::old::notices::notices;
use crate::app::old::view::{El, el, follow_value, set_attribute, when_drawn};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::codec::link::embed::{Card, EmbedAsk};
use crate::text::words::estimate_line;

/// The page, from what its address asks.
pub fn embed(_desk: Workbook, query: &str) -> El {
    let ask = EmbedAsk::read(query);
    let frame = Frame::asked(&ask);
    colour(ask.theme);
    let drawn = el("main.embed");
    frame.measure(drawn.element());
    drawn.part(move || match frame.state.get() {
        State::Waiting => waiting(),
        State::Refused(reason) => refused(&reason, &ask.data),
        State::Shown => shown(frame, &ask),
    })
}

fn waiting() -> Vec<El> {
    vec![
        el("h1").text("Estimate"),
        el("p.note")
            .attr("role", "status")
            .text("Waiting for the figures, which the page around this frame sends."),
    ]
}

fn refused(reason: &str, data: &str) -> Vec<El> {
    let mut drawn = vec![
        el("h1").text("Estimate"),
        el("p.problem").attr("role", "alert").text(reason),
    ];
    if !data.is_empty() {
        let link = in_full().attr("href", &address_of(data.to_owned()));
        drawn.push(el("p.estimate").child(link));
    }
    drawn
}

fn shown(frame: Frame, ask: &EmbedAsk) -> Vec<El> {
    follow_value(
        move || name(frame),
        |name: &String| page::document().set_title(&format!("{name} · Bad Minutes")),
    );
    let show = match ask.show.is_empty() {
        true => &[Card::Risks][..],
        false => &ask.show,
    };
    let mut drawn = vec![el("h1").text_of(move || name(frame))];
    let cards = show
        .iter()
        .map(|which| card(*which, frame.workbook, frame.odds, ask.edit));
    drawn.extend(cards);
    if ask.edit {
        drawn.push(edit_line(frame, ask.host.is_some()));
    }
    drawn.push(el("div").part(move || {
        let notes = frame.notes.get();
        notes.iter().map(|note| el("p.note").text(note)).collect()
    }));
    drawn.push(
        el("p.estimate")
            .text_of(move || as_of(frame))
            .text(" · ")
            .child(link_to_all(frame)),
    );
    drawn.push(notices(frame.workbook));
    drawn
}

fn name(frame: Frame) -> String {
    frame.workbook.with_document(|document| {
        let name = document.name.trim();
        match name {
            "" => "Estimate".to_owned(),
            name => name.to_owned(),
        }
    })
}

/// Whose figures they are, and of when; edited ones are nobody's.
fn as_of(frame: Frame) -> String {
    match frame.is_edited() {
        true => estimate_line(&page::today(), "") + ", changed in this frame",
        false => frame.origin.with(|(made, by)| estimate_line(made, by)),
    }
}

fn edit_line(frame: Frame, is_told: bool) -> El {
    let says = match is_told {
        true => "Changes stay in this frame; the page around it is told of them. ",
        false => "Changes stay in this frame: the page around it keeps its figures. ",
    };
    let undo = el("button.line")
        .text("Undo")
        .flag_of("disabled", move || !frame.workbook.can_undo.get())
        .tap(move || frame.workbook.undo());
    let back = el("button.line")
        .text("Back to the figures of the page")
        .flag_of("disabled", move || !frame.is_edited())
        .tap(move || frame.go_back());
    el("div.changes")
        .child(el("p.note").text(says))
        .child(el("p.actions").child(undo).child(back))
}

fn in_full() -> El {
    el("a")
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .text("Open in full")
}

fn address_of(data: String) -> String {
    page::address_of(&Route::View(data).to_string())
}

/// Leads to what is shown when it is pressed: a link is made then, not with each key.
fn link_to_all(frame: Frame) -> El {
    let link = in_full();
    let shown = link.element().clone();
    let lead = move || set_attribute(&shown, "href", Some(&address_of(frame.data())));
    // Not while it is drawn: what is read for it is nothing to draw anew for.
    when_drawn(lead.clone());
    let (over, focused, pressed) = (lead.clone(), lead.clone(), lead);
    link.on("pointerenter", move |_| over())
        .on("focus", move |_| focused())
        .on("click", move |_| pressed())
}
