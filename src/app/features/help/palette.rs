//! Goes to a page, a risk, a journey or an action by a few letters of its name.

use std::mem;

use leptos::prelude::*;
use leptos::task::tick;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::app::browser::page;
use crate::app::features::help::destinations::{Entry, entries, run};
use crate::app::state::workbook::Workbook;
use crate::app::ui::LightDialog;
use crate::text::palette_words::{found, marked};

/// The most entries that are shown: the next letter leaves fewer.
const MOST: usize = 40;

const LIST: &str = "palette-list";

/// The dialog.
#[component]
pub fn Palette(
    /// It is open.
    open: RwSignal<bool>,
    /// What was typed before it was there.
    begun: StoredValue<String>,
) -> impl IntoView {
    view! {
        <LightDialog open title="Go to">
            <Search open begun=begun.try_update_value(mem::take).unwrap_or_default() />
        </LightDialog>
    }
}

/// What is searched for, and what is found. Copies name the same.
#[derive(Clone, Copy)]
struct Finder {
    entries: StoredValue<Vec<Entry>>,
    query: RwSignal<String>,
    /// The places of those that are found.
    places: Memo<Vec<usize>>,
    /// Which of them is taken with the Enter key.
    at: RwSignal<usize>,
}

impl Finder {
    fn new(workbook: Workbook, begun: String) -> Self {
        let all = untrack(|| entries(workbook));
        let names: Vec<String> = all.iter().map(|one| one.name.clone()).collect();
        let query = RwSignal::new(begun);
        let places = Memo::new(move |_| {
            let mut places = query.with(|query| found(query, &names));
            places.truncate(MOST);
            places
        });
        Self {
            entries: StoredValue::new(all),
            query,
            places,
            at: RwSignal::new(0),
        }
    }

    /// The one that is shown at an index, and whether it is the first of its kind.
    fn shown(self, index: usize) -> Option<(Entry, bool)> {
        self.entries.with_value(|all| {
            self.places.with_untracked(|places| {
                let entry = all.get(*places.get(index)?)?;
                let before = index.checked_sub(1).and_then(|index| places.get(index));
                let before = before.and_then(|place| all.get(*place));
                let is_new = before.is_none_or(|before| before.kind != entry.kind);
                Some((entry.clone(), is_new))
            })
        })
    }
}

#[component]
fn Search(
    open: RwSignal<bool>,
    /// What is typed already.
    begun: String,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let finder = Finder::new(workbook, begun);
    let Finder { at, places, .. } = finder;
    let choose = move |index: usize| {
        let Some((entry, _)) = finder.shown(index) else {
            return;
        };
        open.set(false);
        spawn_local(async move {
            // The dialog gives the focus back first.
            tick().await;
            run(entry.act, workbook);
        });
    };
    let keys = move |event: KeyboardEvent| {
        let (now, count) = (at.get_untracked(), places.with_untracked(Vec::len));
        match event.key().as_str() {
            "ArrowDown" => at.set((now + 1) % count.max(1)),
            "ArrowUp" => at.set((now + count.max(1) - 1) % count.max(1)),
            "Enter" => choose(now),
            _ => return,
        }
        event.prevent_default();
        reveal(at.get_untracked());
    };
    let typed = move |text: String| {
        finder.query.set(text);
        at.set(0);
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
                prop:value=finder.query.get_untracked()
                aria-autocomplete="list"
                aria-expanded="true"
                aria-controls=LIST
                aria-activedescendant=move || {
                    places.with(|places| (!places.is_empty()).then(|| id_of(at.get())))
                }
                on:input:target=move |event| typed(event.target().value())
                on:keydown=keys
            />
            <Found finder on_choose=choose />
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

/// What is found, by kinds, with what was typed marked in it.
#[component]
fn Found(
    finder: Finder,
    on_choose: impl Fn(usize) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let option = move |index: usize| {
        let (entry, is_new) = finder.shown(index)?;
        let pieces = finder
            .query
            .with_untracked(|query| marked(query, &entry.name));
        let piece = |(is_found, text): (bool, String)| match is_found {
            true => view! { <b>{text}</b> }.into_any(),
            false => text.into_any(),
        };
        Some(view! {
            {is_new.then(|| view! { <div class="grp" aria-hidden="true">{entry.kind}</div> })}
            <div
                class="it"
                role="option"
                id=id_of(index)
                aria-selected=move || (finder.at.get() == index).to_string()
                on:pointermove=move |_| {
                    if finder.at.get_untracked() != index {
                        finder.at.set(index);
                    }
                }
                on:click=move |_| on_choose(index)
            >
                <span>{pieces.into_iter().map(piece).collect_view()}</span>
                <span class="k">{entry.aside}</span>
            </div>
        })
    };
    view! {
        <div class="list" role="listbox" id=LIST aria-label="Found" tabindex="-1">
            {move || {
                // What is marked follows each letter.
                finder.query.track();
                (0..finder.places.with(Vec::len)).map(option).collect_view()
            }}
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
