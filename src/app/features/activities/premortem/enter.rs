//! The prompt, and the field for the next idea, which keeps the focus.

use leptos::prelude::*;
use web_sys::{ClipboardEvent, KeyboardEvent};

use crate::app::browser::page;
use crate::app::features::activities::log::edits::changed;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, icons};
use crate::document::Idea;
use crate::grammar::texts::one_line;

/// The prompt with its field.
#[component]
pub fn EnterIdea() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let text = RwSignal::new(String::new());
    let add_typed = move || {
        add(workbook, &text.get_untracked());
        text.set(String::new());
    };
    let press = move |event: KeyboardEvent| {
        // Enter also ends what an input method composes.
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add_typed();
        }
    };
    let paste = move |event: ClipboardEvent| {
        let pasted = event.clipboard_data();
        let pasted = pasted.and_then(|data| data.get_data("text/plain").ok());
        // A list that somebody kept elsewhere: a field of one line would run it together.
        if let Some(lines) = pasted.filter(|text| text.trim().contains('\n')) {
            event.prevent_default();
            add(workbook, &lines);
        }
    };
    view! {
        <section class="card enter-idea" aria-label="A new idea">
            <p class="say">
                "It is a year from now and it went badly: users were failed, again and again. "
                <b>"What happened?"</b>
            </p>
            <div class="row top0">
                <label class="field grow">
                    <span class="vh">"A way to fail"</span>
                    <input
                        class="in big-in"
                        type="text"
                        id="new-idea"
                        autocomplete="off"
                        maxlength="500"
                        placeholder="One way to fail, then Enter"
                        prop:value=move || text.get()
                        on:input:target=move |event| text.set(event.target().value())
                        on:keydown=press
                        on:paste=paste
                    />
                </label>
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::PLUS
                    on_press=move || {
                        add_typed();
                        page::focus("#new-idea");
                    }
                >
                    "Add idea"
                </Button>
            </div>
            <p class="quiet">
                "Everybody at once, nothing is too unlikely. Sort and estimate later."
            </p>
        </section>
    }
}

/// Adds each line that has words.
fn add(workbook: Workbook, lines: &str) {
    let mut ideas = Vec::new();
    for line in lines.lines() {
        let text = one_line(line);
        if !text.is_empty() {
            let mut idea = Idea::blank(page::new_id());
            idea.text = text;
            ideas.push(idea);
        }
    }
    if !ideas.is_empty() {
        workbook.edit(changed(workbook, |all| all.ideas.extend(ideas)));
    }
}
