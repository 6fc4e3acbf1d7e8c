//! What a pasted table does not say by itself, for a person to say.

use leptos::prelude::*;

use crate::app::ui::{Choice, Segments, SelectField, TextField, TextKind};
use crate::grammar::number::{plain, read_number};
use crate::text::risks::paste_words::{mark_is, mark_names};

/// What each column of a table is: a heading over the rows.
#[component]
pub fn Columns(
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! {
        <div>
            <div class="row base">
                <h3>"What each column is"</h3>
                <span class="quiet">"and what the guess rests on"</span>
            </div>
            {children()}
        </div>
    }
}

/// Rows of columns.
#[component]
pub fn ColumnRows(
    /// What the table is called.
    label: &'static str,
    /// The rows.
    children: Children,
) -> impl IntoView {
    view! {
        <table class="plain-t mp" aria-label=label>
            <tbody>{children()}</tbody>
        </table>
    }
}

/// A column: its title, what it is taken for, to be corrected, and what that rests on.
#[component]
pub fn ColumnRow(
    /// Its place, from 0.
    at: usize,
    /// Its title; empty where there is none.
    title: String,
    /// The names of all that a column may be.
    names: Vec<&'static str>,
    /// The name of what this one is; empty where it is left out.
    #[prop(into)]
    is: Signal<&'static str>,
    /// What that rests on.
    #[prop(into)]
    why: Signal<String>,
    /// What saying so does, with the name; empty to leave it out.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let name = match title.is_empty() {
        true => format!("Column {}", at + 1),
        false => title.clone(),
    };
    let label = match title.is_empty() {
        true => format!("{name} is"),
        false => format!("Column {name} is"),
    };
    let left_out = Choice::new("", "left out");
    let choices = names.into_iter().map(|name| Choice::new(name, name));
    let choices: Vec<Choice> = std::iter::once(left_out).chain(choices).collect();
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>
                <SelectField
                    label
                    hide_label=true
                    choices
                    value=Signal::derive(move || is.get().to_owned())
                    on_choose
                />
            </td>
            <td class="quiet">{why}</td>
        </tr>
    }
}

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
