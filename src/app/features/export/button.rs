//! The Export button and what it offers.

use leptos::ev::MouseEvent;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::page;
use crate::app::features::export::loss::LossDialog;
use crate::app::features::export::out::Out;
use crate::app::route::Page;
use crate::app::state::keeping::records;
use crate::app::state::workbook::Workbook;
use crate::app::ui::icons::Glyph;
use crate::app::ui::{
    Button, Icon, Later, LaterDialog, NOT_LOADED, Popover, Popup, Toaster, icons, lazy_part, ready,
    use_toasts,
};
use crate::text::share::loss;

/// The button of the bar.
#[component]
pub fn ExportButton() -> impl IntoView {
    let popup = Popup::new();
    let asked = RwSignal::new(None::<Out>);
    view! {
        <Button
            icon=icons::EXPORT
            attr:id="export"
            attr:aria-haspopup="dialog"
            attr:aria-expanded=move || popup.is_open().to_string()
            on:click=move |event: MouseEvent| popup.toggle(&event)
        >
            <span class="word">"Export"</span>
        </Button>
        <Popover popup label="Export" class="emenu">
            <Later load=load_offers draw=move || ready(offers(popup, asked)) />
        </Popover>
        <LaterDialog
            asked=Signal::derive(move || asked.with(Option::is_some))
            load=load_loss
            draw=move || ready(loss_dialog(asked))
            on_failed=move || asked.set(None)
        />
    }
}

lazy_part! {
    /// Draws what can be exported.
    fn offers(popup: Popup, asked: RwSignal<Option<Out>>) -> AnyView, in details, loaded by load_offers {
        view! { <Offers popup asked /> }.into_any()
    }
}

lazy_part! {
    /// Writes it, or asks first where it cannot hold everything.
    fn written(workbook: Workbook, toasts: Toaster, asked: RwSignal<Option<Out>>, out: Out) -> (), in details, loaded by load_written {
        let carrier = out.carrier();
        let loses = workbook
            .document
            .with_untracked(|document| !loss::lost(carrier, document).is_empty());
        match loses && !workbook.is_quiet(carrier) {
            true => asked.set(Some(out)),
            false => out.write(workbook, toasts),
        }
    }
}

lazy_part! {
    /// Draws the question whether to write what cannot hold everything.
    fn loss_dialog(asked: RwSignal<Option<Out>>) -> AnyView, in details, loaded by load_loss {
        view! { <LossDialog asked /> }.into_any()
    }
}

fn choose(workbook: Workbook, toasts: Toaster, asked: RwSignal<Option<Out>>, out: Out) {
    spawn_local(async move {
        // A file says which record it is of. Where that cannot be read, it goes out without.
        drop(records::load().await);
        if written(workbook, toasts, asked, out).await.is_err() {
            workbook.fail(NOT_LOADED);
        }
    });
}

#[component]
fn Offers(popup: Popup, asked: RwSignal<Option<Out>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    // Early, since a browser lets a page copy only right after the press. A press tries again.
    spawn_local(async {
        let _ = load_written().await;
    });
    let json = move || workbook.export_json();
    let write = move |out| move || choose(workbook, toasts, asked, out);
    let risks = move || {
        let press = write(Out::Risks);
        view! {
            <Offer
                popup
                glyph=icons::TABLE
                verb="Export"
                name="Spreadsheet, .xlsx"
                good_for=loss::WORKBOOK
                press=write(Out::Workbook)
            />
            <Offer popup glyph=icons::TABLE verb="Export" name="CSV" good_for=loss::CSV press />
            <Offer
                popup
                glyph=icons::TABLE
                verb="Export"
                name="semicolon CSV"
                good_for=loss::SEMICOLON
                press=write(Out::RisksSemicolon)
            />
        }
    };
    let journeys = move || {
        let press = write(Out::Journeys);
        view! {
            <Offer
                popup
                glyph=icons::TABLE
                verb="Export"
                name="journeys CSV"
                good_for=loss::JOURNEYS
                press
            />
        }
    };
    // What the page shows comes first.
    let tables = match untrack(|| workbook.page()) {
        Page::Journeys => (journeys().into_any(), risks().into_any()),
        _ => (risks().into_any(), journeys().into_any()),
    };
    view! {
        <div class="grp">"Files"</div>
        <Offer
            popup
            glyph=icons::FILE
            verb="Export"
            name="JSON"
            good_for=loss::JSON
            press=json
        />
        {tables}
        <div class="grp">"Copy the risks as"</div>
        <div class="cps">
            <Copy popup name="Markdown" press=write(Out::Markdown) />
            <Copy popup name="HTML" press=write(Out::Html) />
            <Copy popup name="MediaWiki" press=write(Out::MediaWiki) />
        </div>
        <hr />
        <Offer
            popup
            glyph=icons::PRINT
            name="Print or PDF"
            good_for="this page"
            press=page::print
        />
    }
}

/// A format with what it is good for, which is pressed with it and is no part of its name.
#[component]
fn Offer(
    popup: Popup,
    glyph: Glyph,
    /// What is done with it, only read out; empty where the name says it.
    #[prop(optional)]
    verb: &'static str,
    /// Its name.
    name: &'static str,
    good_for: &'static str,
    #[prop(into)] press: Callback<()>,
) -> impl IntoView {
    let (about, described) = {
        let id = format!(
            "export-{}",
            name.to_lowercase().replace([' ', ',', '.'], "-")
        );
        (id.clone(), id)
    };
    let act = move |_| {
        popup.close();
        press.run(());
    };
    view! {
        <div class="offer">
            <button type="button" class="it" aria-describedby=described on:click=act>
                <Icon glyph />
                <span>
                    {(!verb.is_empty()).then(|| view! { <span class="vh">{verb} " "</span> })}
                    {name}
                </span>
            </button>
            <span class="quiet" id=about>
                {good_for}
            </span>
        </div>
    }
}

#[component]
fn Copy(popup: Popup, name: &'static str, #[prop(into)] press: Callback<()>) -> impl IntoView {
    let act = move || {
        popup.close();
        press.run(());
    };
    view! {
        <Button small=true attr:aria-label=format!("Copy as {name}") on_press=act>
            {name}
        </Button>
    }
}
