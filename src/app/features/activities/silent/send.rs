//! What is asked, and the link for it: the same for everybody.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::app::browser::{clipboard, page};
use crate::app::features::activities::silent::asked::Asked;
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, Card, Choice, LinkButton, SelectField, Toast, icons, use_toasts};
use crate::codec::silent::question;
use crate::document::names::row_name;
use crate::document::{Column, RowId};

/// The card.
#[component]
pub fn Send() -> impl IntoView {
    let asked: Asked = expect_context();
    let link = Memo::new(move |_| {
        let query = asked.question().map(|question| question.query());
        query.map_or(String::new(), |query| Route::Estimate(query).to_string())
    });
    view! {
        <Card title="1 Send each person a link">
            <div class="stack m">
                <ChooseFigure />
                <p class="quiet">{move || question(asked.column.get())}</p>
                <label class="field">
                    <span>"Link for each person"</span>
                    <input
                        class="in"
                        type="text"
                        readonly
                        prop:value=move || page::address_of(&link.get())
                    />
                </label>
                <div class="row wrap">
                    <CopyLink link />
                    <LinkButton href=link icon=icons::PHONE>
                        "Try it"
                    </LinkButton>
                </div>
            </div>
        </Card>
    }
}

#[component]
fn ChooseFigure() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let asked: Asked = expect_context();
    let risks = move || {
        workbook.with_document(|document| {
            let named = document.risks.iter().filter(|risk| !risk.is_blank());
            let choice = |id: RowId| Choice::new(id.to_string(), row_name(id, document));
            named.map(|risk| choice(risk.id)).collect::<Vec<_>>()
        })
    };
    let columns = Column::ALL.map(|one| Choice::new(one.key(), one.name()));
    let choose = move |key: String| {
        let known = Column::ALL.into_iter().find(|one| one.key() == key);
        asked.column.set(known.unwrap_or(Column::Ettr));
    };
    view! {
        <div id="silent-risk">
            <SelectField
                label="Risk to estimate"
                choices=Signal::derive(risks)
                value=Signal::derive(move || {
                    asked.risk().map_or(String::new(), |id| id.to_string())
                })
                on_choose=move |id: String| asked.chosen.set(id.parse().ok())
            />
        </div>
        <SelectField
            label="Figure"
            choices=columns.to_vec()
            value=Signal::derive(move || asked.column.get().key().to_owned())
            on_choose=choose
        />
    }
}

#[component]
fn CopyLink(link: Memo<String>) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move || {
        let text = page::address_of(&link.get_untracked());
        spawn_local(async move {
            toasts.show(match clipboard::copy(text, None).await {
                Ok(()) => Toast::done("Copied. Paste it where you need it."),
                Err(_) => Toast::failed("The browser did not allow copying here."),
            });
        });
    };
    view! {
        <Button icon=icons::LINK on_press=copy>
            "Copy link"
        </Button>
    }
}
