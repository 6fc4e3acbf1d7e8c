//! Goes to a page, a risk, a journey or an action by a few letters of its name.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::analysis::Finding;
use crate::app::browser::page;
use crate::app::route::{ActivitiesView, Page, ReportView, RisksView, Route};
use crate::app::state::workbook::{Sought, Workbook};
use crate::app::ui::{Dialog, DialogSize};
use crate::codec::checklist::joined;
use crate::document::names::{journey_name, mitigation_name, row_name, systemic_name};
use crate::document::{Engagement, EngagementId, RowId};
use crate::text::figures::figure;
use crate::text::objectives::slo_words::objective_name;
use crate::text::palette_words::{found, marked};
use crate::text::words::mark;

/// The most entries that are shown: the next letter leaves fewer.
const MOST: usize = 40;

const LIST: &str = "palette-list";

/// What an entry does.
#[derive(Clone, PartialEq)]
enum Act {
    Go(Route),
    /// Shows only the risks that reach a journey.
    Only(RowId),
    Undo,
    Redo,
    NextUnread,
    /// Changes between the usual size and one for a projector.
    Large,
    /// Presses the button that is found so.
    Press(&'static str),
}

/// Something to go to, or to do.
#[derive(Clone, PartialEq)]
struct Entry {
    kind: &'static str,
    name: String,
    /// What is said of it.
    aside: String,
    act: Act,
}

/// The dialog.
#[component]
pub fn Palette(
    /// It is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Go to" size=DialogSize::Normal>
            <Search open />
        </Dialog>
    }
}

#[component]
fn Search(open: RwSignal<bool>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let entries = StoredValue::new(untrack(|| entries(workbook)));
    let names = StoredValue::new(
        entries.with_value(|all| all.iter().map(|one| one.name.clone()).collect::<Vec<_>>()),
    );
    let query = RwSignal::new(String::new());
    let at = RwSignal::new(0);
    let places = Memo::new(move |_| {
        let mut places = query.with(|query| names.with_value(|names| found(query, names)));
        places.truncate(MOST);
        places
    });
    let choose = move |place: usize| {
        let act = entries.with_value(|all| all.get(place).map(|one| one.act.clone()));
        open.set(false);
        // The dialog gives the focus back first.
        request_animation_frame(move || {
            if let Some(act) = act {
                run(act, workbook);
            }
        });
    };
    let keys = move |event: KeyboardEvent| {
        let (now, count) = (at.get_untracked(), places.with_untracked(Vec::len));
        match event.key().as_str() {
            "ArrowDown" => at.set((now + 1) % count.max(1)),
            "ArrowUp" => at.set((now + count.max(1) - 1) % count.max(1)),
            "Enter" => {
                if let Some(place) = places.with_untracked(|places| places.get(now).copied()) {
                    choose(place);
                }
            }
            _ => return,
        }
        event.prevent_default();
        reveal(at.get_untracked());
    };
    let typed = move |text: String| {
        query.set(text);
        at.set(0);
    };
    let option = move |(index, place): (usize, usize)| {
        let entry = entries.with_value(|all| all[place].clone());
        let is_new = index == 0
            || places.with_untracked(|places| {
                let before = places.get(index - 1).copied();
                before.is_none_or(|before| {
                    entries.with_value(|all| all[before].kind != all[place].kind)
                })
            });
        let pieces = query.with_untracked(|query| marked(query, &entry.name));
        let piece = |(is_found, text): (bool, String)| match is_found {
            true => view! { <b>{text}</b> }.into_any(),
            false => text.into_any(),
        };
        view! {
            {is_new.then(|| view! { <div class="grp" aria-hidden="true">{entry.kind}</div> })}
            <div
                class="it"
                role="option"
                id=id_of(index)
                aria-selected=move || (at.get() == index).to_string()
                on:click=move |_| choose(place)
            >
                <span>{pieces.into_iter().map(piece).collect_view()}</span>
                <span class="k">{entry.aside}</span>
            </div>
        }
    };
    view! {
        <div class="palette pop">
            <input
                class="in"
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                placeholder="Find a page, a risk, a journey, an action"
                aria-label="Find"
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=move || {
                    places.with(|places| (!places.is_empty()).then(|| id_of(at.get())))
                }
                on:input:target=move |event| typed(event.target().value())
                on:keydown=keys
            />
            <div class="list" role="listbox" id=LIST aria-label="Found" tabindex="-1">
                {move || {
                    // What is marked follows each letter.
                    query.track();
                    places.get().into_iter().enumerate().map(option).collect_view()
                }}
            </div>
            <p class="quiet" role="status">
                {move || match places.with(Vec::len) {
                    0 => "Nothing is called so.".to_owned(),
                    MOST => format!("The first {MOST}. Type more to find others."),
                    _ => String::new(),
                }}
            </p>
        </div>
    }
}

fn id_of(index: usize) -> String {
    format!("palette-{index}")
}

/// Scrolls the list to an entry.
fn reveal(index: usize) {
    let element = |id: &str| {
        let found = page::document().get_element_by_id(id)?;
        found.dyn_into::<HtmlElement>().ok()
    };
    let Some((list, entry)) = element(LIST).zip(element(&id_of(index))) else {
        return;
    };
    let (top, height) = (entry.offset_top(), entry.offset_height());
    let below = top + height - list.client_height();
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if below > list.scroll_top() {
        list.set_scroll_top(below);
    }
}

fn run(act: Act, workbook: Workbook) {
    match act {
        Act::Go(route) => {
            // The address may be the same as it is.
            if let Route::Cell(_, row, column) = route {
                workbook.sought.set(Some(Sought::Cell(row, column)));
            }
            page::go(&route.to_string());
        }
        Act::Only(journey) => {
            workbook.sought.set(Some(Sought::Journey(journey)));
            page::go(&Route::risks(workbook.open_id()).to_string());
        }
        Act::Undo => workbook.undo(),
        Act::Redo => workbook.redo(),
        Act::NextUnread => {
            let unread = workbook.analysis.with_untracked(|analysis| {
                let mut findings = analysis.findings.iter();
                findings.find_map(|finding| match finding {
                    Finding::Unread { risk, column, .. } => Some((*risk, column.index() + 1)),
                    _ => None,
                })
            });
            if let Some((row, column)) = unread {
                run(
                    Act::Go(Route::Cell(workbook.open_id(), row, column)),
                    workbook,
                );
            }
        }
        Act::Large => page::toggle_large(),
        Act::Press(selector) => page::press(selector),
    }
}

fn entries(workbook: Workbook) -> Vec<Entry> {
    let id = workbook.open_id();
    let mut all = pages(id);
    workbook.with_figures(|document, analysis| {
        let entry = |kind, name: String, aside: String, act| Entry {
            kind,
            name,
            aside,
            act,
        };
        for (place, risk) in document.risks.iter().enumerate() {
            let figures = analysis.rows.get(place).and_then(|row| row.figures());
            let marked = analysis
                .chosen()
                .and_then(|standing| *standing.marks.get(place)?);
            let aside = [
                figures.map(|one| figure(one.bad_minutes.get())),
                marked.map(|one| mark(one).to_owned()),
            ];
            let aside: Vec<String> = aside.into_iter().flatten().collect();
            let go = Act::Go(Route::Cell(id, risk.id, 0));
            all.push(entry(
                "Risks",
                row_name(risk.id, document),
                aside.join(" · "),
                go,
            ));
        }
        let to = |page| Act::Go(Route::Workbook(id, page));
        for one in &document.journeys {
            let name = journey_name(one.id, document);
            all.push(entry(
                "Journeys",
                name.clone(),
                String::new(),
                to(Page::Journeys),
            ));
            let only = format!("Only risks that reach {name}");
            all.push(entry("Journeys", only, String::new(), Act::Only(one.id)));
        }
        for one in &document.mitigations {
            let state = if one.on { "on" } else { "off" };
            let name = mitigation_name(one.id, document);
            let go = to(Page::Risks(RisksView::Mitigations));
            all.push(entry("Mitigations", name, state.to_owned(), go));
        }
        for one in &document.systemic {
            let name = systemic_name(one.id, document);
            let go = to(Page::Risks(RisksView::Systemic));
            all.push(entry("Systemic risks", name, String::new(), go));
        }
        for one in &document.objectives {
            let name = objective_name(one, document);
            all.push(entry(
                "Objectives",
                name,
                String::new(),
                to(Page::Objectives),
            ));
        }
        all.extend(readiness(document, id));
    });
    all.extend(actions(workbook));
    all
}

fn readiness(document: &Engagement, id: EngagementId) -> impl Iterator<Item = Entry> {
    let lines = joined::lines(&document.readiness).into_iter();
    lines.map(move |line| Entry {
        kind: "Readiness",
        name: line.question().to_owned(),
        aside: String::new(),
        act: Act::Go(Route::Workbook(id, Page::Readiness)),
    })
}

fn pages(id: EngagementId) -> Vec<Entry> {
    let entry = |name: &str, page| Entry {
        kind: "Pages",
        name: name.to_owned(),
        aside: String::new(),
        act: Act::Go(Route::Workbook(id, page)),
    };
    let mut all: Vec<Entry> = Page::ALL.map(|page| entry(page.name(), page)).into();
    let views = RisksView::ALL.into_iter().skip(1);
    all.extend(views.map(|view| entry(view.name(), Page::Risks(view))));
    let tools = ActivitiesView::ALL.into_iter().skip(1);
    all.extend(tools.map(|view| entry(view.name(), Page::Activities(view))));
    let versions = ReportView::Versions;
    all.push(entry(versions.name(), Page::Report(versions)));
    let outside = [
        ("Library: all engagements", Route::Library),
        ("Quick estimate", Route::Quick),
        ("SLO calculator", Route::Slo(Default::default())),
    ];
    all.extend(outside.map(|(name, route)| Entry {
        act: Act::Go(route),
        ..entry(name, Page::RISKS)
    }));
    all
}

fn actions(workbook: Workbook) -> Vec<Entry> {
    let entry = |name: &str, aside: &str, act| Entry {
        kind: "Do",
        name: name.to_owned(),
        aside: aside.to_owned(),
        act,
    };
    let mut all = vec![
        entry("Share", "", Act::Press("#share")),
        entry("Export", "", Act::Press("#export")),
        entry(
            "Large, for a projector, or the usual size",
            "F9",
            Act::Large,
        ),
    ];
    if workbook.can_undo.get_untracked() {
        all.push(entry("Undo", "Ctrl Z", Act::Undo));
    }
    if workbook.can_redo.get_untracked() {
        all.push(entry("Redo", "Shift Ctrl Z", Act::Redo));
    }
    let unread = workbook
        .analysis
        .with_untracked(|analysis| analysis.left_out > 0);
    if unread {
        all.push(entry(
            "Next cell that cannot be read",
            "F8",
            Act::NextUnread,
        ));
    }
    if page::has("#add-risk") {
        all.push(entry("Add risk", "", Act::Press("#add-risk")));
        all.push(entry("Paste a table", "", Act::Press("#paste")));
    }
    all
}
