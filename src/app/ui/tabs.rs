//! Views of a page, and parts of one thing.

use leptos::html;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::dom;

/// A view of a page with its own address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PillTab {
    /// Its name.
    pub name: String,
    /// Its address, such as `#/e/abc/risks/odds`.
    pub href: String,
    /// How many things it holds.
    pub count: Option<usize>,
}

/// The views of a page as links.
#[component]
pub fn PillTabs(
    /// What they are views of, such as "Views of the risks".
    #[prop(into)]
    label: String,
    /// The views.
    #[prop(into)]
    tabs: Signal<Vec<PillTab>>,
    /// The address of the view that is shown.
    #[prop(into)]
    current: Signal<String>,
) -> impl IntoView {
    let tab = move |tab: PillTab| {
        let PillTab { name, href, count } = tab;
        let own = href.clone();
        view! {
            <a href=href aria-current=move || (current.get() == own).then_some("page")>
                {name}
                {count.map(|count| view! { <span class="n">{count}</span> })}
            </a>
        }
    };
    let tabs = Memo::new(move |_| tabs.get());
    view! {
        <nav class="tabs" aria-label=label>
            {move || tabs.get().into_iter().map(tab).collect_view()}
        </nav>
    }
}

/// A part of one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tab {
    /// What is handed over, and part of the ids.
    pub value: String,
    /// Its name.
    pub name: String,
}

impl Tab {
    /// A tab.
    pub fn new(value: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            name: name.into(),
        }
    }
}

/// The parts of one thing, underlined. Arrow keys, Home and End choose; each part stands in a
/// [`TabPanel`] with the same `id`.
#[component]
pub fn Tabs(
    /// Ties tabs and panels together; unique on the page.
    id: &'static str,
    /// What they are parts of.
    #[prop(into)]
    label: String,
    /// The parts.
    tabs: Vec<Tab>,
    /// The value of the part that is shown.
    #[prop(into)]
    chosen: Signal<String>,
    /// What choosing does.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let list: NodeRef<html::Div> = NodeRef::new();
    let keys = move |event: KeyboardEvent| {
        let Some(list) = list.get_untracked() else {
            return;
        };
        let horizontal = ["ArrowLeft", "ArrowRight", "Home", "End"];
        if horizontal.contains(&event.key().as_str())
            && dom::step_focus(&dom::all(&list, "[role=tab]"), &event.key())
        {
            event.prevent_default();
            // As with radio buttons, what has the focus is chosen.
            if let Some(now) = dom::focused() {
                now.click();
            }
        }
    };
    let tab = move |tab: Tab| {
        let Tab { value, name } = tab;
        let is = {
            let value = value.clone();
            Signal::derive(move || chosen.get() == value)
        };
        view! {
            <button
                type="button"
                role="tab"
                id=format!("{id}-tab-{value}")
                aria-controls=format!("{id}-panel-{value}")
                aria-selected=move || is.get().to_string()
                tabindex=move || if is.get() { "0" } else { "-1" }
                on:click=move |_| on_choose.run(value.clone())
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="tabs under" role="tablist" aria-label=label node_ref=list on:keydown=keys>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
}

/// What one of the [`Tabs`] shows. Built when it is first chosen.
#[component]
pub fn TabPanel(
    /// As of the tabs.
    id: &'static str,
    /// Which part it is.
    #[prop(into)]
    value: String,
    /// The value of the part that is shown.
    #[prop(into)]
    chosen: Signal<String>,
    /// The part.
    children: ChildrenFn,
) -> impl IntoView {
    let own = value.clone();
    let is = Memo::new(move |_| chosen.get() == own);
    view! {
        <div
            role="tabpanel"
            id=format!("{id}-panel-{value}")
            aria-labelledby=format!("{id}-tab-{value}")
            tabindex="0"
            hidden=move || !is.get()
        >
            {move || is.get().then(|| children())}
        </div>
    }
}
