//! The dialog that makes what somebody pastes into a page to have cards in it.

use crate::app::browser::page;
use crate::app::features::share::embed_dialog_asked::Asked;
use crate::app::features::share::embed_dialog_copies::{copies, copy_button, say};
use crate::app::features::share::embed_dialog_preview::preview;
use crate::app::features::share::share_choices::Choices;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{choice, tick};
use crate::app::old::view::{El, el, modal};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::codec::link::embed::{Card, Theme};
use crate::text::snippet::{Kind, Place, unreachable};

/// The dialog; `open` is set to false when it is closed.
pub fn embed_dialog(
    workbook: Workbook,
    odds: OddsState,
    choices: Choices,
    open: Signal<bool>,
) -> El {
    let asked = Asked::new(workbook, choices);
    let close = move || {
        open.set(false);
        page::focus("#share");
    };
    let done = close.clone();
    let columns = el("div.columns")
        .child(el("div").children(what(&asked)))
        .child(el("div").children(snippet(&asked)));
    modal("embed", "Embed in a page", close)
        .class("embedding")
        .child(el("p").text("Cards show figures in somebody else's page. Their address carries the engagement: nothing is sent to a server, and who sees the page can read all that goes along."))
        .child(columns)
        .child(preview(asked.clone()))
        .child(copies(workbook, odds, asked))
        .child(el("p.actions").child(el("button.line").text("Close").tap(done)))
}

/// What is chosen about the cards.
fn what(asked: &Asked) -> Vec<El> {
    let mut cards = el("fieldset").child(el("legend").text("Cards"));
    for (place, card) in Card::ALL.iter().enumerate() {
        let (read, set) = (asked.show.clone(), asked.show.clone());
        cards = cards.child(tick(
            card.name(),
            move || read.get()[place],
            move |on| set.update(|show| show[place] = on),
        ));
    }
    let (edit, set_edit) = (asked.edit.clone(), asked.edit.clone());
    let tries = tick(
        "Readers may try other figures; nothing of that is kept",
        move || edit.get(),
        move |on| set_edit.set(on),
    );
    let mut all = vec![cards, el("p").child(colours(asked)), tries];
    all.push(asked.choices.fields(
        "Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never. No card shows the others: they are for who opens the cards in full.",
    ));
    all.push(title(asked));
    all
}

fn colours(asked: &Asked) -> El {
    let names = || {
        let name = |theme| match theme {
            Theme::Auto => "as the reader's system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        let option = |theme: Theme| (theme.slug().to_owned(), name(theme).to_owned());
        Theme::ALL.map(option).into()
    };
    let (read, set) = (asked.theme.clone(), asked.theme.clone());
    let select = choice(
        names,
        move || read.get().slug().to_owned(),
        move |slug| {
            let mut known = Theme::ALL.into_iter();
            set.set(known.find(|theme| theme.slug() == slug).unwrap_or_default());
        },
    );
    el("label.choose").text("Colours ").child(select)
}

fn title(asked: &Asked) -> El {
    let (read, set, own) = (asked.title.clone(), asked.title.clone(), asked.clone());
    let field = el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .attr("maxlength", "200")
        .attr_of("placeholder", move || own.own_title())
        .value_of(move || read.get())
        .on_input(move |text| set.set(text));
    el("label.wide")
        .text("Title of the frame, for who hears the page")
        .child(field)
}

/// Where it goes, and what to paste there.
fn snippet(asked: &Asked) -> Vec<El> {
    let said = Signal::new(String::new());
    let (shown, wrong, copied) = (asked.clone(), asked.clone(), asked.clone());
    let text = el("textarea")
        .attr("rows", "8")
        .attr("readonly", "")
        .attr("spellcheck", "false")
        .value_of(move || shown.snippet().unwrap_or_default());
    let problem = move || {
        let why = wrong.snippet().err()?;
        Some(el("p.problem").attr("role", "alert").text(&why))
    };
    let (advised, warned) = (asked.place.clone(), asked.clone());
    let copy = copy_button("Copy", said.clone(), move || {
        Some((copied.snippet().ok()?, None))
    });
    vec![
        el("p").child(place(asked)),
        el("p.note").text_of(move || advised.get().advice().to_owned()),
        el("label.wide").text("What to paste").child(text),
        el("div").maybe(problem),
        el("p.note.warning")
            .attr("role", "status")
            .text_of(move || warnings(&warned)),
        el("p.actions").child(copy.class("main")),
        say(said),
    ]
}

fn place(asked: &Asked) -> El {
    let names = || {
        // Beside a page that is one file there is no script for the element.
        let is_there =
            |(_, place): &(usize, &Place)| *place != &Place::Element || !page::is_one_file();
        let places = Place::ALL.iter().enumerate().filter(is_there);
        let option = |(at, place): (usize, &Place)| (at.to_string(), place.name().to_owned());
        places.map(option).collect()
    };
    let (read, set) = (asked.place.clone(), asked.place.clone());
    let select = choice(
        names,
        move || {
            let at = Place::ALL.iter().position(|one| *one == read.get());
            at.unwrap_or_default().to_string()
        },
        move |at| {
            let chosen = at.parse().ok().and_then(|at: usize| Place::ALL.get(at));
            set.set(chosen.copied().unwrap_or_default());
        },
    );
    el("label.choose").text("Where ").child(select)
}

/// What may keep the cards from being seen there.
fn warnings(asked: &Asked) -> String {
    let place = asked.place.get();
    let Ok(address) = asked.address() else {
        return String::new();
    };
    if matches!(place.kind(), Kind::Markdown | Kind::MediaWiki) {
        return String::new();
    }
    let reach = unreachable(&address).map(str::to_owned);
    let both: Vec<String> = place.too_long(&address).into_iter().chain(reach).collect();
    both.join(" ")
}
