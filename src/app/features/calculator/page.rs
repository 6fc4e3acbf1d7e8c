//! The SLO calculator, for somebody with one question: nothing of it is kept but in the address.

use leptos::prelude::*;

use crate::app::answer::copies::copy_saying;
use crate::app::browser::page;
use crate::app::features::calculator::asked::{AskField, ProblemOf};
use crate::app::features::calculator::burn::BurnCard;
use crate::app::features::calculator::chain::ChainCard;
use crate::app::features::calculator::form::Form;
use crate::app::route::Route;
use crate::app::ui::{Button, ButtonKind, Card, HeadCell, PageHead, Table, icons, use_toasts};
use crate::codec::link::calculator::{Ask, Field, WINDOWS};
use crate::text::calculator::slo_answers as answers;
use crate::text::calculator::slo_answers::{HIT, NEEDS_TARGET};
use crate::text::words::estimate_line;

fn wrong_target(ask: &Ask) -> Option<String> {
    answers::target(ask).err()
}

fn wrong_downtime(ask: &Ask) -> Option<String> {
    answers::highest_target(ask).err()
}

/// The page; the address follows what is typed, and the fields follow an address that is opened.
#[component]
pub fn CalculatorPage(
    /// What the address asks.
    ask: Ask,
) -> impl IntoView {
    let form = Form::new(expect_context(), ask);
    view! {
        <PageHead title="SLO calculator">
            <CopyLink form />
        </PageHead>
        <Question form />
        <div class="cols2">
            <Downtime form />
            <BurnCard form />
        </div>
        <ChainCard form />
        <p class="quiet">
            "The link holds what you typed and nothing else. Whoever opens it sees this page as it is."
        </p>
        <p class="quiet">{estimate_line(&page::today(), "")}</p>
    }
}

#[component]
fn CopyLink(form: Form) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move || {
        let route = untrack(|| form.with(|ask| Route::Slo(ask.clone())));
        let text = page::address_of(&route.to_string());
        let said = (
            "The link is on the clipboard.",
            "The browser did not allow copying: copy the address.",
        );
        copy_saying(toasts, text, None, said);
    };
    view! {
        <Button kind=ButtonKind::Primary icon=icons::LINK on_press=copy>
            "Copy link to this answer"
        </Button>
    }
}

/// One sentence with three fields, of which either side can be typed.
#[component]
fn Question(form: Form) -> impl IntoView {
    let option = move |&(value, _, name): &(&'static str, f64, &'static str)| {
        let selected = move || form.get(Field::Window) == value;
        view! {
            <option value=value prop:selected=selected>
                {name}
            </option>
        }
    };
    // One that only an address can ask for.
    let other = move || {
        let value = form.get(Field::Window);
        let is_listed = WINDOWS.iter().any(|(known, ..)| *known == value);
        let name = form.with(|ask| ask.window().1);
        (!is_listed).then(|| view! { <option value=value prop:selected=true>{name}</option> })
    };
    let no_window = move || {
        let said = form.with(answers::no_window)?;
        Some(view! { <p class="bad" role="alert">{said}</p> })
    };
    let words = move || {
        let words = form.with(answers::highest_target).unwrap_or_default();
        words
            .into_iter()
            .map(|text| view! { <p>{text}</p> })
            .collect_view()
    };
    view! {
        <Card label="A target and what it allows">
            <div class="question">
                <span>"A target of"</span>
                <AskField
                    form
                    field=Field::Target
                    label="Target in percent"
                    problem=wrong_target
                    size="7"
                />
                <span>"% over"</span>
                <select
                    class="in"
                    aria-label="Window"
                    on:change:target=move |event| form.set(Field::Window, event.target().value())
                >
                    {WINDOWS.iter().map(option).collect_view()}
                    {other}
                </select>
                <span>"allows"</span>
                <AskField
                    form
                    field=Field::Down
                    label="Downtime allowed in the window"
                    problem=wrong_downtime
                    size="9"
                />
            </div>
            <ProblemOf form field=Field::Target problem=wrong_target />
            {no_window}
            <ProblemOf form field=Field::Down problem=wrong_downtime />
            <p class="quiet">"Type in either: the other follows."</p>
            <div class="muted stack s" role="status" aria-label="From downtime to a target">
                {words}
            </div>
        </Card>
    }
}

/// What the target allows in each window.
#[component]
fn Downtime(form: Form) -> impl IntoView {
    let title = move || match form.target() {
        Some(target) => format!("What {target}% allows"),
        None => "What a target allows".to_owned(),
    };
    let says = move || form.target().map_or(NEEDS_TARGET, answers::about_target);
    let line = move |(at, (name, cells)): (usize, (&'static str, [String; 3]))| {
        let is_chosen = move || {
            WINDOWS
                .get(at)
                .is_some_and(|one| form.get(Field::Window) == one.0)
        };
        let cells = cells
            .into_iter()
            .map(|text| view! { <td class="num">{text}</td> });
        view! {
            <tr class:on=is_chosen>
                <th scope="row">{name}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    let rows = move || {
        let found = form.target().map(answers::downtime).unwrap_or_default();
        found.into_iter().enumerate().map(line).collect_view()
    };
    view! {
        <Card title=Signal::derive(title) flush=true>
            <Table label="Downtime allowed" class:plain=true>
                <thead>
                    <tr>
                        <HeadCell name="Window" />
                        {HIT.map(|name| view! { <HeadCell name num=true /> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </Table>
            <p class="slo-says muted">{says}</p>
        </Card>
    }
}
