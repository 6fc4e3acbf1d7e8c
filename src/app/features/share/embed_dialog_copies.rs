//! What goes into a page that takes no frames: tables and a picture.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::answer::copies::copy;
use crate::app::answer::odds_picture::odds_picture;
use crate::app::browser::files;
use crate::app::features::share::embed_dialog_asked::{Asked, Written};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Icon, icons, use_toasts};
use crate::report::format::markup;
use crate::text::share::loss;
use crate::text::share::loss::Carrier;

/// Tables and the picture, with what stays behind.
#[component]
pub fn Copies(asked: Asked) -> impl IntoView {
    let toasts = use_toasts();
    let table = move |name: &'static str, label: &'static str, write: Written, as_html: bool| {
        let press = move || {
            let text = untrack(|| asked.table(write));
            let html = as_html.then(|| text.clone());
            copy(toasts, text, html);
        };
        view! {
            <Button small=true attr:aria-label=label on_press=press>
                {name}
            </Button>
        }
    };
    let lost = move || asked.with_engagement(|one| loss::sentence(Carrier::Copy, one));
    view! {
        <section class="no-frames" aria-labelledby="no-frames">
            <Icon glyph=icons::TABLE />
            <div class="stack s">
                <p>
                    <b id="no-frames">"Are frames not allowed?"</b>
                    " Paste a table; it stays as it is when the figures change."
                </p>
                <div class="row wrap">
                    {table("Rich HTML table", "Copy as rich HTML table", markup::html, true)}
                    {table("Markdown", "Copy as Markdown", markup::markdown, false)}
                    {table("MediaWiki", "Copy as MediaWiki table", markup::mediawiki, false)}
                    <Picture asked />
                </div>
                <p class="quiet">{lost}</p>
            </div>
        </section>
    }
}

/// The chart of odds, or why there is none.
#[component]
fn Picture(asked: Asked) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let missing = Memo::new(move |_| {
        if workbook.with_analysis(|analysis| analysis.counted == 0) {
            return Some("There is a chart of the odds as soon as a risk has all its figures.");
        }
        let (current, failed) = odds
            .answers
            .with(|answers| (answers.current, answers.failed));
        match (failed, current && odds_picture(workbook, odds).is_some()) {
            (true, _) => Some("There is no chart of the odds: they could not be computed."),
            (false, false) => Some("The odds are being computed: their chart follows."),
            (false, true) => None,
        }
    });
    // Its title and its last line are those of what goes along.
    let signed = move || {
        untrack(|| {
            let picture = odds_picture(workbook, odds)?;
            asked.with_engagement(|one| Some((one.name.clone(), picture.signed(one))))
        })
    };
    let svg = move || {
        if let Some((name, file)) = signed() {
            let name = files::file_name(&name, "odds.svg");
            workbook.try_browser(files::download(&name, "image/svg+xml", &file.text));
        }
    };
    let png = move || {
        if let Some((name, file)) = signed() {
            let name = files::file_name(&name, "odds.png");
            spawn_local(async move {
                workbook.try_browser(files::download_png(name, file.text, file.size).await);
            });
        }
    };
    move || match missing.get() {
        Some(why) => view! { <span class="quiet">{why}</span> }.into_any(),
        None => view! {
            <Button small=true on_press=svg>
                "Odds chart as SVG"
            </Button>
            <Button small=true on_press=png>
                "Odds chart as PNG"
            </Button>
        }
        .into_any(),
    }
}
