//! What a pasted table does not say by itself, for a person to say.

use leptos::prelude::*;

use crate::app::ui::{Choice, Segments, TextField, TextKind};
use crate::grammar::number::{plain, read_number};
use crate::text::risks::paste_words::{mark_is, mark_names};

/// What a comma or a point is, where no figure of the table shows it.
#[component]
pub fn Marks(
    /// A figure that counts as another where commas are decimal marks, with whether they are taken as such.
    unsure: Memo<Option<(String, bool)>>,
    /// What saying so does.
    #[prop(into)]
    on_say: Callback<bool>,
) -> impl IntoView {
    // The names of the choices follow from it: a comma parts thousands where a point is a decimal mark.
    let has_comma =
        Memo::new(move |_| unsure.with(|unsure| Some(unsure.as_ref()?.0.contains(','))));
    let question = move || {
        let figure = unsure.with(|unsure| unsure.as_ref().map(|unsure| unsure.0.clone()));
        mark_is(&figure.unwrap_or_default())
    };
    let chosen = move || match unsure.with(|unsure| unsure.as_ref().map(|unsure| unsure.1)) {
        Some(true) => "decimals".to_owned(),
        Some(false) => "thousands".to_owned(),
        None => String::new(),
    };
    move || {
        let names = mark_names(has_comma.get()?);
        let choices = ["thousands", "decimals"].into_iter().zip(names);
        let choices: Vec<Choice> = choices
            .map(|(value, name)| Choice::new(value, name))
            .collect();
        Some(view! {
            <div class="row wrap">
                <span class="muted">{question}</span>
                <Segments
                    label=Signal::derive(question)
                    choices
                    value=Signal::derive(chosen)
                    on_choose=move |value: String| on_say.run(value == "decimals")
                    small=true
                />
            </div>
        })
    }
}

/// How many users there are, where the table counts those that are failed.
#[component]
pub fn AllUsers(
    /// How many, as was said.
    #[prop(into)]
    users: Signal<Option<f64>>,
    /// What saying so does.
    #[prop(into)]
    on_say: Callback<Option<f64>>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    // No number stays in the field that does not count.
    let value = Signal::derive(move || {
        let (typed, users) = (typed.get(), users.get());
        match users {
            _ if number(&typed) == users => typed,
            Some(users) => plain(users),
            None => String::new(),
        }
    });
    let on_input = move |text: String| {
        let users = number(&text);
        typed.set(text);
        on_say.run(users);
    };
    let help = || Some("The table counts users: a share needs their number in all.".to_owned());
    view! {
        <TextField
            label="Users in all"
            kind=TextKind::Figure
            value
            help=Signal::derive(help)
            on_input
        />
    }
}

/// A number of users.
fn number(text: &str) -> Option<f64> {
    match read_number(text.trim()) {
        Ok((number, "")) if number > 0.0 => Some(number),
        _ => None,
    }
}
