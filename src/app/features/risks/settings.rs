//! Targets and settings: what is compared, from where a risk is too big, the year, the author.

use leptos::prelude::*;

use crate::analysis::marked_from;
use crate::app::answer::choices::target_edit;
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, Choice, Dialog, IconButton, Segments, SelectField, TextField, TextKind,
    icons,
};
use crate::document::{Doubt, Edit, RowId, Target, Year};
use crate::text::answer::answer_words::{too_big_from, used_by};
use crate::text::figures::figure;
use crate::text::odds_words;

/// The dialog.
#[component]
pub fn SettingsDialog(
    /// It is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog
            open
            title="Targets and settings"
            foot=move || view! {
                <span class="quiet grow">"Changes count at once; Undo takes them back."</span>
                <Button kind=ButtonKind::Primary on_press=move || open.set(false)>"Done"</Button>
            }
        >
            <Targets />
            <hr />
            <Settings />
        </Dialog>
    }
}

/// The targets that are compared.
#[component]
fn Targets() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let ids = move || {
        workbook.with_document(|document| {
            document
                .targets
                .iter()
                .map(|one| one.id)
                .collect::<Vec<_>>()
        })
    };
    let add = move || {
        let target = Target {
            id: page::new_id(),
            percent: "99.99".to_owned(),
        };
        let at = workbook.with_document(|document| document.targets.len());
        workbook.edit(Edit::InsertTarget { at, target });
    };
    view! {
        <fieldset class="targets">
            <legend>"Targets compared"</legend>
            <table class="plain-t" aria-label="Targets" on:focusin=move |_| workbook.enter_field()>
                <thead>
                    <tr>
                        <th scope="col">
                            <span class="vh">"Chosen"</span>
                        </th>
                        <th scope="col">"Target"</th>
                        <th scope="col" class="num">"Allows a year"</th>
                        <th scope="col" class="hide-s">"Used by"</th>
                        <th scope="col">
                            <span class="vh">"Remove"</span>
                        </th>
                    </tr>
                </thead>
                <tbody>
                    <For each=ids key=|id| *id let(id)>
                        <TargetRow id />
                    </For>
                </tbody>
            </table>
            <Button small=true icon=icons::PLUS on_press=add>"Add target"</Button>
        </fieldset>
    }
}

#[component]
fn TargetRow(id: RowId) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let percent = move || {
        workbook.with_document(|document| {
            let target = document.target(id);
            target.map_or(String::new(), |target| target.percent.clone())
        })
    };
    let chosen = move || {
        workbook.with_document(|document| document.chosen().is_some_and(|one| one.id == id))
    };
    let alone = move || workbook.with_document(|document| document.targets.len() == 1);
    let budget = move || {
        workbook.with_analysis(|analysis| {
            let mut targets = analysis.targets.iter();
            let figures = &targets.find(|target| target.id == id)?.figures;
            Some(figures.as_ref().ok()?.rank.budget.get())
        })
    };
    let budget = Memo::new(move |_| budget());
    let users = move || workbook.with_document(|document| used_by(id, document));
    let write = move |percent: String| {
        workbook.edit_in_field(Edit::SetTarget {
            target: id,
            percent,
        });
    };
    view! {
        <tr class:on=chosen>
            <td>
                <input
                    type="radio"
                    name="chosen-target"
                    aria-label=move || format!("Choose {}%", percent())
                    prop:checked=chosen
                    on:change=move |_| {
                        workbook.edit(workbook.with_document(|document| target_edit(document, id)));
                    }
                />
            </td>
            <td>
                <span class="row">
                    <input
                        class="in percent"
                        type="text"
                        inputmode="decimal"
                        autocomplete="off"
                        aria-label=move || format!("Target {} in percent", percent())
                        aria-invalid=move || budget.get().is_none().then_some("true")
                        prop:value=percent
                        on:input:target=move |event| write(event.target().value())
                    />
                    "%"
                </span>
            </td>
            <td class="num">{move || budget.get().map_or("no budget".to_owned(), figure)}</td>
            <td class="quiet hide-s">{users}</td>
            <td class="num">
                <IconButton
                    icon=icons::TRASH
                    name=Signal::derive(move || format!("Remove target {}%", percent()))
                    small=true
                    danger=true
                    disabled=Signal::derive(alone)
                    on_press=move || workbook.edit(Edit::RemoveTarget(id))
                />
            </td>
        </tr>
    }
}

#[component]
fn Settings() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let too_big = move || workbook.with_document(|document| document.too_big_percent.clone());
    let from = move || {
        workbook.with_figures(|document, analysis| {
            let standing = analysis.chosen()?;
            let (too_big, caution) = marked_from(document, standing.rank.budget);
            Some(too_big_from(
                &standing.percent.to_string(),
                too_big,
                caution,
            ))
        })
    };
    let years = Year::ALL.map(|year| Choice::new(year.name(), format!("{} days", year.name())));
    let year = move || workbook.with_document(|document| document.year.name().to_owned());
    let set_year = move |value: String| {
        if let Some(year) = Year::ALL.into_iter().find(|year| year.name() == value) {
            workbook.edit(Edit::SetYear(year));
        }
    };
    let doubts = Doubt::ALL.map(|one| Choice::new(one.name(), odds_words::doubt(one)));
    let doubt = move || workbook.with_document(|document| document.odds.doubt.name().to_owned());
    let set_doubt = move |value: String| {
        if let Some(doubt) = Doubt::ALL.into_iter().find(|one| one.name() == value) {
            let mut settings = workbook.with_document(|document| document.odds.clone());
            settings.doubt = doubt;
            workbook.edit(Edit::SetOdds(settings));
        }
    };
    let author = move || workbook.with_document(|document| document.author.clone());
    let help = |text: &str| Signal::stored(Some(text.to_owned()));
    view! {
        <div class="g2" on:focusin=move |_| workbook.enter_field()>
            <TextField
                label="One risk is too big from, % of a budget"
                kind=TextKind::Figure
                value=Signal::derive(too_big)
                help=Signal::derive(from)
                on_input=move |text| workbook.edit_in_field(Edit::SetTooBig(text))
            />
            <fieldset class="field">
                <legend>"A year has"</legend>
                <Segments
                    label="A year has"
                    choices=years.to_vec()
                    value=Signal::derive(year)
                    on_choose=set_year
                    small=true
                />
                <span class="msg">"365.25 as in the risk spreadsheets"</span>
            </fieldset>
            <SelectField
                label="Guesses are"
                choices=doubts.to_vec()
                value=Signal::derive(doubt)
                help=help("widens the odds, not the table")
                on_choose=set_doubt
            />
            <TextField
                label="Your name"
                value=Signal::derive(author)
                help=help("under every copy and print")
                on_input=move |text| workbook.edit_in_field(Edit::SetAuthor(text))
            />
        </div>
    }
}
