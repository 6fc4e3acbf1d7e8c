//! One question to one person, at an address somebody sent: nothing of it is kept, and no engagement is needed.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::analysis::CellReading;
use crate::app::browser::clipboard;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, LinkButton, Message, TopBar, icons};
use crate::codec::silent;
use crate::codec::silent::{Question, example, hint, question};
use crate::document::Column;
use crate::grammar::cell;
use crate::math::YearLength;
use crate::text::words::{echo, unit};

/// The page.
#[component]
pub fn EstimatePage(
    /// What the address asks.
    query: String,
) -> impl IntoView {
    match Question::read(&query) {
        Some(asked) => view! { <Asked asked /> }.into_any(),
        None => view! { <NotWhole /> }.into_any(),
    }
}

#[component]
fn NotWhole() -> impl IntoView {
    view! {
        <TopBar>
            <b>"Silent estimate"</b>
        </TopBar>
        <main class="ask-one" id="main" tabindex="-1">
            <h1>"This link is not whole"</h1>
            <p>
                "It names no risk, or not what to estimate of it: its end was probably cut off on the way. Ask whoever sent it for the link again, and open all of it."
            </p>
            <div class="row">
                <LinkButton href="#/" icon=icons::LIBRARY>
                    "All engagements"
                </LinkButton>
            </div>
        </main>
    }
}

/// The question, the fields, and the line to send back.
#[component]
fn Asked(asked: Question) -> impl IntoView {
    let called = match asked.name.as_str() {
        "" => "a risk".to_owned(),
        name => name.to_owned(),
    };
    let column = asked.column;
    let title = format!("{} of {called}", column.name());
    let of =
        (!asked.of.is_empty()).then(|| view! { <p class="quiet">"For " {asked.of.clone()}</p> });
    let (who, figure) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let line = Memo::new(move |_| who.with(|who| figure.with(|figure| asked.line(who, figure))));
    view! {
        <TopBar>
            <b>"Silent estimate"</b>
        </TopBar>
        <main class="ask-one" id="main" tabindex="-1">
            <div>
                {of}
                <h1>{title}</h1>
                <p class="muted">
                    "Answer alone, without asking around. That people see it differently is what the room wants to find out."
                </p>
            </div>
            <section class="card stack m" aria-labelledby="asked">
                <h2 id="asked">{question(column)}</h2>
                <FigureField column figure />
            </section>
            <section class="card">
                <label class="field">
                    <span>"Your name"</span>
                    <input
                        class="in tall"
                        type="text"
                        autocomplete="name"
                        maxlength="80"
                        prop:value=move || who.get()
                        on:input:target=move |event| who.set(event.target().value())
                    />
                </label>
            </section>
            <p class="quiet">"Nothing you type leaves this page but in the line you send."</p>
        </main>
        <ToSend line />
    }
}

/// The estimate, with what it counts as.
#[component]
fn FigureField(column: Column, figure: RwSignal<String>) -> impl IntoView {
    let counts = move || {
        let text = figure.get();
        let entry = cell::read(column, &text);
        let reading = silent::reading(column, &entry, YearLength::Days365);
        reading.and_then(|value| echo(column, &entry, &CellReading::Counts(value)))
    };
    let wrong = move || silent::wrong(column, &figure.get());
    let unit = match column {
        Column::Impact => "percent of users",
        column => unit(column),
    };
    view! {
        <label class="field">
            <span>{format!("{}, {unit}", column.name())}</span>
            <input
                class="in tall"
                type="text"
                autocomplete="off"
                spellcheck="false"
                placeholder=example(column)
                aria-describedby="estimate-hint"
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=move || figure.get()
                on:input:target=move |event| figure.set(event.target().value())
            />
        </label>
        <div class="stack s">
            {move || counts().map(|counts| view! { <span class="msg">{counts}</span> })}
            <span class="msg" id="estimate-hint">
                {hint(column)}
            </span>
        </div>
    }
}

/// The line with its button, or what is still missing.
#[component]
fn ToSend(line: Memo<Result<String, String>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let copy = move |_| {
        let Ok(line) = line.get_untracked() else {
            return;
        };
        spawn_local(async move {
            match clipboard::copy(line, None).await {
                Ok(()) => workbook.notify("Copied. Send it to whoever sent you the link.", None),
                Err(_) => workbook.fail(
                    "The browser did not allow copying here: mark the line and copy it by hand.",
                ),
            }
        });
    };
    let wrong = move || line.with(|line| line.clone().err().filter(|wrong| !wrong.is_empty()));
    let ready = move || {
        let line = line.get().ok()?;
        Some(
            view! { <pre class="mono" id="line" tabindex="0" aria-label="The line to send back">{line}</pre> },
        )
    };
    view! {
        <footer class="abot">
            <div role="status">
                {move || wrong().map(|wrong| view! { <Message error=true>{wrong}</Message> })}
            </div>
            {ready}
            <button
                class="btn primary tall"
                type="button"
                disabled=move || line.with(Result::is_err)
                on:click=copy
            >
                <Icon glyph=icons::COPY />
                "Copy the line to send back"
            </button>
        </footer>
    }
}
