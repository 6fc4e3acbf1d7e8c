//! The field of a question, with what is wrong in it.

use leptos::prelude::*;

use crate::app::features::calculator::form::Form;
use crate::codec::link::calculator::{Ask, Field};

/// What is wrong with a field.
pub type Problem = fn(&Ask) -> Option<String>;

/// A field without a label of its own.
#[component]
pub fn AskField(
    form: Form,
    field: Field,
    /// Its name, read out.
    #[prop(into)]
    label: String,
    problem: Problem,
    /// How many characters it has room for; the whole line without.
    #[prop(optional, into)]
    size: Option<&'static str>,
) -> impl IntoView {
    let is_wrong = move || form.with(|ask| problem(ask).is_some());
    let decimal = matches!(field, Field::Target | Field::Errors).then_some("decimal");
    view! {
        <input
            class="in"
            type="text"
            autocomplete="off"
            spellcheck="false"
            size=size
            inputmode=decimal
            aria-label=label
            aria-describedby=problem_id(field)
            aria-invalid=move || is_wrong().then_some("true")
            prop:value=move || form.get(field)
            on:input:target=move |event| form.set(field, event.target().value())
        />
    }
}

/// What is wrong in a field, under it.
#[component]
pub fn ProblemOf(form: Form, field: Field, problem: Problem) -> impl IntoView {
    view! {
        <p class="msg bad" id=problem_id(field)>
            {move || form.with(problem)}
        </p>
    }
}

/// The id of the place where it is said what is wrong in a field.
pub fn problem_id(field: Field) -> String {
    format!("problem-{}", field.name())
}
