//! From an answer to the rows: which risks and systemic risks an item is about.

use leptos::prelude::*;

use crate::analysis::Linked;
use crate::analysis::practice::readiness_rows::rows;
use crate::app::browser::page;
use crate::app::features::readiness::review::{Item, Review, focus_answers};
use crate::app::route::{Page, Route};
use crate::app::ui::{Button, Chip, Chosen, Picker, PickerGroup, PickerOption, icons};
use crate::codec::checklist::joined::{Which, add_row, known_row, line};
use crate::document::{Engagement, ReadinessItem};
use crate::text::readiness::readiness_words as words;

/// The rows of an item, to choose, and a row that is still missing.
#[component]
pub fn Rows(
    /// Which item.
    which: Which,
    /// The item as it is now.
    item: Memo<Option<Item>>,
) -> impl IntoView {
    let review: Review = expect_context();
    let says = move || {
        let is_open = item.with(|item| item.as_ref().is_some_and(|item| item.said.is_open()));
        match is_open {
            true => "Already worsens",
            false => "A yes lowers",
        }
    };
    let linked = Memo::new(move |_| {
        let linked = review.read(which, |line, document| Some(linked(line.said?, document)));
        linked.flatten().unwrap_or_default()
    });
    let chip = move |(row, name): (Linked, String)| {
        let remove = move || {
            let edit = review.write(which, |one| one.link(row, false));
            review.workbook.edit(edit);
        };
        let remove_name = format!("Unlink {name}");
        view! {
            <Chip on_remove=Callback::new(move |()| remove()) remove_name>
                <span class="cut">{name}</span>
            </Chip>
        }
    };
    view! {
        <div class="row wrap">
            <span class="lab">{says}</span>
            {move || linked.get().into_iter().map(chip).collect_view()}
            <LinkRows which item />
            <AddRow which />
        </div>
        <Uncounted which />
    }
}

fn linked(said: &ReadinessItem, document: &Engagement) -> Vec<(Linked, String)> {
    let systemic = said.systemic.iter().map(|id| Linked::Systemic(*id));
    let risks = said.risks.iter().map(|id| Linked::Risk(*id));
    let named = systemic
        .chain(risks)
        .map(|row| (row, words::linked_name(row, document)));
    named.filter(|(_, name)| !name.is_empty()).collect()
}

fn key(row: Linked) -> String {
    match row {
        Linked::Risk(id) => format!("r-{id}"),
        Linked::Systemic(id) => format!("s-{id}"),
    }
}

/// Chooses from all rows, those that fit by their names first.
#[component]
fn LinkRows(which: Which, item: Memo<Option<Item>>) -> impl IntoView {
    let review: Review = expect_context();
    let offered = move || {
        let offered = review.read(which, |line, document| {
            rows(document, &[line.lowers(), line.question()])
        });
        offered.unwrap_or_default()
    };
    let groups = move || {
        let (fitting, others) = offered();
        let option = |row: Linked| PickerOption {
            id: key(row),
            name: review
                .workbook
                .with_document(|document| words::linked_name(row, document)),
            figure: String::new(),
        };
        let group = |name: &str, rows: Vec<Linked>| PickerGroup {
            name: name.to_owned(),
            options: rows.into_iter().map(option).collect(),
            in_all: true,
        };
        let groups = [group("By its words", fitting), group("Other rows", others)];
        let groups = groups.into_iter();
        groups
            .filter(|group| !group.options.is_empty())
            .collect::<Vec<_>>()
    };
    let chosen = move || {
        let all = item.with(|item| {
            let said = &item.as_ref()?.said;
            let systemic = said.systemic.iter().map(|id| key(Linked::Systemic(*id)));
            let risks = said.risks.iter().map(|id| key(Linked::Risk(*id)));
            Some(systemic.chain(risks).collect())
        });
        Chosen::Some(all.unwrap_or_default())
    };
    let choose = move |chosen: Chosen| {
        let (fitting, others) = untrack(offered);
        let is_chosen = |row: Linked| match &chosen {
            Chosen::All => true,
            Chosen::Some(ids) => ids.contains(&key(row)),
        };
        let edit = review.write(which, |one| {
            for row in fitting.into_iter().chain(others) {
                if one.is_about(row) != is_chosen(row) {
                    one.link(row, is_chosen(row));
                }
            }
        });
        review.workbook.edit(edit);
    };
    let label = move || {
        let name = item.with(|item| Some(item.as_ref()?.question.clone()));
        format!("Rows of {}", name.unwrap_or_default())
    };
    view! {
        <Show when=move || !groups().is_empty()>
            <Picker
                chip="Link risks"
                label=Signal::derive(label)
                all_name="All rows"
                find="Find a row"
                groups=Signal::derive(groups)
                chosen=Signal::derive(chosen)
                on_choose=choose
            />
        </Show>
    }
}

/// Adds the row that the item lowers, while the engagement has none of that name.
#[component]
fn AddRow(which: Which) -> impl IntoView {
    let review: Review = expect_context();
    let workbook = review.workbook;
    let label = Memo::new(move |_| {
        let label = review.read(which, |line, document| {
            known_row(document, line)
                .is_none()
                .then(|| words::add_label(line))
        });
        label.flatten()
    });
    let add = move || {
        let edit = workbook
            .document
            .with_untracked(|document| add_row(document, which, page::new_id(), page::new_id()));
        if let Some(edit) = edit {
            workbook.edit(edit);
            // The button goes with what it added.
            focus_answers(which);
        }
    };
    move || {
        let label = label.get()?;
        Some(view! {
            <Button small=true icon=icons::PLUS on_press=add>
                {label}
            </Button>
        })
    }
}

/// Which of the chosen rows wait for numbers, and where they get them.
#[component]
fn Uncounted(which: Which) -> impl IntoView {
    let Review { workbook, .. } = expect_context();
    let says = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let line = line(&document.readiness, which)?;
            words::uncounted(line.said?, document, analysis)
        })
    });
    let address = move || Route::Workbook(workbook.open_id(), Page::RISKS).to_string();
    move || {
        let says = says.get()?;
        Some(view! {
            <p class="quiet" role="status">
                {says} " " <a href=address()>"To the Risks page"</a>
            </p>
        })
    }
}
