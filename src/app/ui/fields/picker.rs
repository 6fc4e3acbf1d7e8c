//! A set chosen from many: a chip that opens a list with search and groups.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::app::ui::badge::ChipButton;
use crate::app::ui::button::{Button, ButtonKind};
use crate::app::ui::dialogs::popup::{Popover, Popup};
use crate::app::ui::dom;
use crate::app::ui::icon::Icon;
use crate::app::ui::icons;

/// What is chosen. "All" is said: it never follows from a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// All there are, also those that are added later.
    All,
    /// These, by their ids.
    Some(Vec<String>),
}

impl Chosen {
    fn has(&self, id: &str) -> bool {
        matches!(self, Chosen::Some(ids) if ids.iter().any(|one| one == id))
    }
}

/// One that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerOption {
    /// What is handed over; unique in the picker.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What stands at the right, such as its minutes.
    pub figure: String,
}

/// Options of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PickerGroup {
    /// What they are, such as "Risks".
    pub name: String,
    /// In the order in which they are shown; the chosen ones come first.
    pub options: Vec<PickerOption>,
    /// [`Chosen::All`] means all of this group.
    pub in_all: bool,
}

/// A chip such as "3 risks" that opens a list to choose from.
#[component]
pub fn Picker(
    /// What the chip says.
    #[prop(into)]
    chip: Signal<String>,
    /// What is chosen, read out, such as "Risks changed by Alert on the checkout SLO".
    #[prop(into)]
    label: Signal<String>,
    /// The words on the button for all, such as "All risks".
    #[prop(into)]
    all_name: String,
    /// What the search says while it is empty.
    #[prop(into)]
    find: String,
    /// What can be chosen.
    #[prop(into)]
    groups: Signal<Vec<PickerGroup>>,
    /// What is chosen.
    #[prop(into)]
    chosen: Signal<Chosen>,
    /// What choosing does, at each step.
    #[prop(into)]
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let popup = Popup::new();
    let list = move || {
        let (all_name, find) = (all_name.clone(), find.clone());
        view! { <PickerList popup groups chosen on_choose all_name find /> }
    };
    view! {
        <ChipButton
            opens=true
            attr:aria-expanded=move || popup.is_open().to_string()
            attr:aria-label=move || format!("{}: {}", label.get(), chip.get())
            on:click=move |event: ev::MouseEvent| popup.toggle(&event)
        >
            {move || chip.get()}
        </ChipButton>
        <Popover popup label class="picker">
            {list()}
        </Popover>
    }
}

/// The list inside a [`Picker`]'s popover.
#[component]
fn PickerList(
    popup: Popup,
    groups: Signal<Vec<PickerGroup>>,
    chosen: Signal<Chosen>,
    on_choose: Callback<Chosen>,
    all_name: String,
    find: String,
) -> impl IntoView {
    let query = RwSignal::new(String::new());
    let body: NodeRef<html::Div> = NodeRef::new();
    // Sorted once, when it opens: a row must not run away from the pointer.
    let sorted = StoredValue::new(chosen_first(
        groups.get_untracked(),
        &chosen.get_untracked(),
    ));
    let keys = move |event: KeyboardEvent| move_or_search(&event, body);
    let count = move || match chosen.get() {
        Chosen::All => all_name_count(&sorted),
        Chosen::Some(ids) => ids.len(),
    };
    let all = Signal::derive(move || chosen.get() == Chosen::All);
    let shown = move || {
        let wanted = query.get().trim().to_lowercase();
        let groups = sorted.with_value(|groups| matching(groups, &wanted));
        if groups.is_empty() {
            return view! { <p class="quiet grp">"Nothing has that name."</p> }.into_any();
        }
        let group = |group: PickerGroup| {
            let rows = group.options.into_iter().map(|option| {
                view! { <PickerRow option in_all=group.in_all sorted chosen on_choose /> }
            });
            let rows = rows.collect_view();
            let label = group.name.clone();
            view! {
                <div role="group" aria-label=label>
                    <div class="grp" aria-hidden="true">{group.name}</div>
                    {rows}
                </div>
            }
        };
        groups.into_iter().map(group).collect_view().into_any()
    };
    view! {
        <div class="search">
            <Icon glyph=icons::SEARCH />
            <input
                class="in"
                type="text"
                autocomplete="off"
                spellcheck="false"
                autofocus=true
                placeholder=find.clone()
                aria-label=find
                prop:value=move || query.get()
                on:input:target=move |event| query.set(event.target().value())
                on:keydown=keys
            />
        </div>
        <div class="picks">
            <span class="chip" class:on=move || 0 < count() role="status">
                {move || format!("{} chosen", count())}
            </span>
            <ChipButton on=all on_press=move || on_choose.run(Chosen::All)>{all_name}</ChipButton>
            <ChipButton on_press=move || on_choose.run(Chosen::Some(Vec::new()))>"None"</ChipButton>
        </div>
        <div class="list" node_ref=body on:keydown=keys>
            {shown}
        </div>
        <footer>
            <span class="quiet grow hint-keys">
                <kbd>"Space"</kbd>
                " choose "
                <kbd>"Esc"</kbd>
                " close"
            </span>
            <Button small=true kind=ButtonKind::Primary on_press=move || popup.close()>
                "Done"
            </Button>
        </footer>
    }
}

#[component]
fn PickerRow(
    option: PickerOption,
    in_all: bool,
    sorted: StoredValue<Vec<PickerGroup>>,
    chosen: Signal<Chosen>,
    on_choose: Callback<Chosen>,
) -> impl IntoView {
    let PickerOption { id, name, figure } = option;
    let own = id.clone();
    let checked = move || chosen.with(|now| now.has(&own) || (in_all && *now == Chosen::All));
    let change = move |on: bool| {
        let mut ids = match chosen.get_untracked() {
            Chosen::Some(ids) => ids,
            Chosen::All => sorted.with_value(|groups| ids_of_all(groups)),
        };
        ids.retain(|one| *one != id);
        ids.extend(on.then(|| id.clone()));
        on_choose.run(Chosen::Some(ids));
    };
    view! {
        <label class="it">
            <input
                type="checkbox"
                prop:checked=checked
                on:change:target=move |event| change(event.target().checked())
            />
            <span class="cut">{name}</span>
            <span class="k">{figure}</span>
        </label>
    }
}

fn all_name_count(sorted: &StoredValue<Vec<PickerGroup>>) -> usize {
    sorted.with_value(|groups| ids_of_all(groups).len())
}

fn ids_of_all(groups: &[PickerGroup]) -> Vec<String> {
    let groups = groups.iter().filter(|group| group.in_all);
    groups
        .flat_map(|group| group.options.iter().map(|one| one.id.clone()))
        .collect()
}

fn chosen_first(mut groups: Vec<PickerGroup>, chosen: &Chosen) -> Vec<PickerGroup> {
    for group in &mut groups {
        group.options.sort_by_key(|option| !chosen.has(&option.id));
    }
    groups
}

fn matching(groups: &[PickerGroup], wanted: &str) -> Vec<PickerGroup> {
    let groups = groups.iter().cloned().map(|mut group| {
        group
            .options
            .retain(|one| one.name.to_lowercase().contains(wanted));
        group
    });
    groups.filter(|group| !group.options.is_empty()).collect()
}

/// Arrow keys go through the boxes; from them a letter goes to the search.
fn move_or_search(event: &KeyboardEvent, body: NodeRef<html::Div>) {
    let Some(body) = body.get_untracked() else {
        return;
    };
    let key = event.key();
    let boxes = dom::all(&body, "input");
    let in_list = dom::focused().is_some_and(|now| boxes.contains(&now));
    let moves = ["ArrowDown", "ArrowUp"].contains(&key.as_str());
    if moves || (in_list && ["Home", "End"].contains(&key.as_str())) {
        let at_top = key == "ArrowUp" && dom::focused().as_ref() == boxes.first();
        match at_top {
            true => focus_search(&body),
            false => {
                dom::step_focus(&boxes, &key);
            }
        }
        event.prevent_default();
    } else if in_list
        && key.chars().count() == 1
        && key != " "
        && !event.ctrl_key()
        && !event.meta_key()
    {
        // The letter itself then goes into the field.
        focus_search(&body);
    }
}

fn focus_search(body: &web_sys::HtmlElement) {
    let popover = body.closest("[popover]").ok().flatten();
    let search = popover.map(|it| dom::all(&it, ".search input"));
    if let Some(search) = search.and_then(|found| found.into_iter().next()) {
        dom::focus(&search);
    }
}
