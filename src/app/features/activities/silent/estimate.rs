//! Questions to one person, at an address somebody sent: nothing of it is kept, and no engagement is needed.

use leptos::prelude::*;

use crate::analysis::CellReading;
use crate::app::answer::copies::copy_saying;
use crate::app::ui::{Icon, LinkButton, Message, TopBar, icons, use_toasts};
use crate::codec::silent;
use crate::codec::silent::{Asking, Question, example, hint, question as question_of};
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
    match Asking::read(&query) {
        Some(asking) => view! { <Asked asking /> }.into_any(),
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

/// The questions, the name, and the line to send back.
#[component]
fn Asked(asking: Asking) -> impl IntoView {
    let count = asking.questions.len();
    let answers = asking.questions.iter();
    let answers: Vec<_> = answers.map(|_| RwSignal::new(String::new())).collect();
    let title = match (count, asking.of.as_str()) {
        (1, "") => "Your estimate".to_owned(),
        (1, of) => format!("Your estimate for {of}"),
        (_, "") => "Your estimates".to_owned(),
        (_, of) => format!("Your estimates for {of}"),
    };
    let fields = asking.questions.iter().zip(&answers).enumerate();
    let fields = fields.map(|(at, (question, answer))| {
        view! { <OneQuestion number=at + 1 question=question.clone() answer=*answer /> }
    });
    let fields = fields.collect_view();
    let done = Memo::new({
        let answers = answers.clone();
        move |_| {
            answers
                .iter()
                .filter(|one| one.with(|text| !text.trim().is_empty()))
                .count()
        }
    });
    let who = RwSignal::new(String::new());
    let line = Memo::new(move |_| {
        let answers: Vec<String> = answers.iter().map(RwSignal::get).collect();
        who.with(|who| asking.line(who, &answers))
    });
    view! {
        <TopBar>
            <b>"Silent estimate"</b>
            <span class="grow"></span>
            <span class="quiet">{move || format!("{} of {count} answered", done.get())}</span>
        </TopBar>
        <main class="ask-one" id="main" tabindex="-1">
            <div>
                <h1>{title}</h1>
                <p class="muted">
                    "Answer alone, without asking around. That people see it differently is what the room wants to find out."
                </p>
            </div>
            {fields}
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
            <p class="quiet">
                "Nothing you type leaves this page but in the line you send. Leave out what you cannot say."
            </p>
        </main>
        <ToSend line />
    }
}

#[component]
fn OneQuestion(number: usize, question: Question, answer: RwSignal<String>) -> impl IntoView {
    let column = question.figure.column;
    let called = match question.name.as_str() {
        "" => "a risk".to_owned(),
        name => name.to_owned(),
    };
    let of = format!("{} of {called}", column.name());
    let label = of.clone();
    view! {
        <section class="card stack m" aria-label=label>
            <div class="asks">
                <span class="step" aria-hidden="true">
                    {number}
                </span>
                <div>
                    <h2>{question_of(column)}</h2>
                    <p class="muted">{called}</p>
                </div>
            </div>
            <FigureField column of answer hint_id=format!("hint-{number}") />
        </section>
    }
}

/// The estimate, with what it counts as.
#[component]
fn FigureField(
    column: Column,
    of: String,
    answer: RwSignal<String>,
    hint_id: String,
) -> impl IntoView {
    let counts = move || {
        let text = answer.get();
        let entry = cell::read(column, &text);
        let reading = silent::reading(column, &entry, YearLength::Days365);
        reading.and_then(|value| echo(column, &entry, &CellReading::Counts(value)))
    };
    let wrong = move || silent::wrong(column, &answer.get());
    let unit = match column {
        Column::Impact => "percent of users",
        column => unit(column),
    };
    view! {
        <label class="field">
            <span aria-hidden="true">{format!("{}, {unit}", column.name())}</span>
            <input
                class="in tall"
                type="text"
                autocomplete="off"
                spellcheck="false"
                aria-label=format!("{of}, {unit}")
                placeholder=example(column)
                aria-describedby=hint_id.clone()
                aria-invalid=move || wrong().map(|_| "true")
                prop:value=move || answer.get()
                on:input:target=move |event| answer.set(event.target().value())
            />
        </label>
        <div class="stack s">
            {move || counts().map(|counts| view! { <span class="msg">{counts}</span> })}
            <span class="msg" id=hint_id>
                {hint(column)}
            </span>
        </div>
    }
}

/// The line with its button, or what is still missing.
#[component]
fn ToSend(line: Memo<Result<String, String>>) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move |_| {
        let Ok(line) = line.get_untracked() else {
            return;
        };
        let said = (
            "Copied. Send it to whoever sent you the link.",
            "The browser did not allow copying here: mark the line and copy it by hand.",
        );
        copy_saying(toasts, line, None, said);
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
