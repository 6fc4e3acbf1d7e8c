//! The charter as it is printed, in place of its form: what was said, and lines to sign on.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::document::{Charter, SignOff};
use crate::report::charter::charter_words::{Part, parts, status};

/// A charter in which nobody is named yet still has room for so many signatures.
const BLANK_LINES: usize = 2;

/// Seen on paper alone.
#[component]
pub fn PrintedCharter() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let part = |part: Part| {
        let said = |(name, text): (&'static str, String)| {
            view! {
                <dt>{name}</dt>
                <dd>{text}</dd>
            }
        };
        view! {
            <h2>{part.title}</h2>
            <dl>{part.said.into_iter().map(said).collect_view()}</dl>
        }
    };
    let paper = move || {
        let (name, charter) =
            workbook.with_document(|document| (document.name.clone(), document.charter.clone()));
        view! {
            <p>
                <b>{name}</b>
            </p>
            <p>{format!("Status: {}", status(charter.status))}</p>
            {parts(&charter).into_iter().map(part).collect_view()}
            <h2>"Sign-offs"</h2>
            <Signatures charter />
        }
    };
    view! { <div class="charter-paper">{paper}</div> }
}

#[component]
fn Signatures(charter: Charter) -> impl IntoView {
    let mut all = charter.sign_offs;
    if all.is_empty() {
        all = (0..BLANK_LINES).map(|_| SignOff::default()).collect();
    }
    let line = |one: SignOff| {
        view! {
            <tr>
                <td>{one.name}</td>
                <td>{one.role}</td>
                <td>{one.date}</td>
                <td></td>
            </tr>
        }
    };
    let title = |text: &'static str| view! { <th scope="col">{text}</th> };
    view! {
        <table>
            <thead>
                <tr>{["Name", "Role", "Date", "Signature"].map(title)}</tr>
            </thead>
            <tbody>{all.into_iter().map(line).collect_view()}</tbody>
        </table>
    }
}
