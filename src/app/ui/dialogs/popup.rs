//! What opens beside a button: native popovers, menus.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, HtmlElement, KeyboardEvent};

use crate::app::ui::dom;
use crate::app::ui::icon::Icon;
use crate::app::ui::icons::Glyph;
use crate::drawing::{Align, Size, place};

/// The state of one popover, shared by what opens it and the popover itself. One popover can
/// serve many openers, such as the menus of all rows.
#[derive(Clone, Copy)]
pub struct Popup {
    open: RwSignal<bool>,
    /// It was asked to open and is shown once its content is there.
    opening: StoredValue<bool>,
    opener: StoredValue<Option<HtmlElement>, LocalStorage>,
    /// A letter that was pressed before the actions came that it looks for.
    early: StoredValue<String>,
    node: NodeRef<html::Div>,
}

impl Popup {
    /// A closed one.
    #[expect(
        clippy::new_without_default,
        reason = "it belongs to the owner that makes it"
    )]
    pub fn new() -> Self {
        Self {
            open: RwSignal::new(false),
            opening: StoredValue::new(false),
            opener: StoredValue::new_local(None),
            early: StoredValue::new(String::new()),
            node: NodeRef::new(),
        }
    }

    /// It is open.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// For `on:click` of a button: opens beside that button, or closes.
    pub fn toggle(self, event: &Event) {
        let element = event.current_target().and_then(|it| it.dyn_into().ok());
        let Some(element): Option<HtmlElement> = element else {
            return;
        };
        // The browser would toggle once more, by the tie made below.
        event.prevent_default();
        self.toggle_at(element);
    }

    /// Opens beside an element as [`Popup::open_at`] does, or closes where it is open there. Who calls it for a
    /// click prevents what the browser would do: it would open it too early, by the tie made below.
    pub fn toggle_at(self, element: HtmlElement) {
        let same = self.opener.with_value(|now| now.as_ref() == Some(&element));
        match self.is_shown() && same {
            true => self.close(),
            false => self.open_at(element),
        }
    }

    /// Whether it is to be seen, or about to be. The browser tells a moment later that it has closed it.
    fn is_shown(self) -> bool {
        let node = self.node.get_untracked();
        self.opening.get_value() || node.is_some_and(|node| dom::is_shown(&node))
    }

    /// Opens beside an element, which gets the focus back when it closes.
    pub fn open_at(self, element: HtmlElement) {
        let Some(node) = self.node.get_untracked() else {
            return;
        };
        self.opening.set_value(true);
        self.early.set_value(String::new());
        // Refused when it is hidden already.
        let _ = node.hide_popover();
        // Ties the two together: pressing the button again is not pressing outside.
        let _ = js_sys::Reflect::set(&element, &JsValue::from_str("popoverTargetElement"), &node);
        self.opener.set_value(Some(element));
        self.open.set(true);
        // Once its content is there, and before the next key can go elsewhere.
        spawn_local(async move {
            tick().await;
            self.show();
        });
    }

    /// Closes; the focus goes back to the opener.
    pub fn close(self) {
        if self.opening.get_value() {
            self.opening.set_value(false);
            self.open.set(false);
        }
        if let Some(node) = self.node.get_untracked() {
            // Refused when it is hidden already.
            let _ = node.hide_popover();
        }
    }

    fn show(self) {
        let Some(node) = self.node.get_untracked() else {
            return;
        };
        if !self.opening.try_get_value().unwrap_or(false) {
            return;
        }
        self.opening.set_value(false);
        // Refused when it is shown already.
        let _ = node.show_popover();
        self.place(Align::Start);
        enter(&node);
    }

    /// What it shows has come after it was opened.
    fn came(self) {
        self.place(Align::Start);
        if let Some(node) = self.node.get_untracked()
            && dom::focused().as_ref() == Some(&*node)
        {
            enter(&node);
            let items = actions(&node);
            let letter = self.early.get_value();
            if !letter.is_empty() && !items.is_empty() {
                self.early.set_value(String::new());
                focus_by_letter(&items, &letter);
            }
        }
    }

    fn place(self, align: Align) {
        let (Some(node), Some(Some(opener))) =
            (self.node.get_untracked(), self.opener.try_get_value())
        else {
            return;
        };
        let size = Size {
            width: f64::from(node.offset_width()),
            height: f64::from(node.offset_height()),
        };
        let (left, top) = place(dom::anchor(&opener), size, dom::viewport(), align);
        dom::set_length(&node, "--x", left);
        dom::set_length(&node, "--y", top);
    }

    /// The browser has closed it: by Escape, by pressing outside, or as asked.
    fn closed(self) {
        if self.opening.get_value() {
            return;
        }
        self.open.set(false);
        let Some(opener) = self.opener.try_get_value().flatten() else {
            return;
        };
        let now = dom::focused();
        let lost = now.as_ref().is_none_or(|now| now.tag_name() == "BODY");
        let inside = self
            .node
            .get_untracked()
            .is_some_and(|node| node.contains(now.as_ref().map(|now| now.as_ref())));
        if (lost || inside) && opener.is_connected() {
            dom::focus(&opener);
        }
    }
}

/// Puts the focus on what is first in a popover; on itself while it has nothing to focus.
fn enter(node: &HtmlElement) {
    let first = dom::all(node, "[autofocus], [role=menuitem]:not(:disabled)");
    dom::focus(first.first().unwrap_or(node));
}

/// A native popover: closes on Escape and on pressing outside, gives the focus back, is a bottom
/// sheet on a phone. Its content is built when it opens.
#[component]
pub fn Popover(
    /// Its state.
    popup: Popup,
    /// What it is about, read out.
    #[prop(into)]
    label: Signal<String>,
    /// The role of its element.
    #[prop(default = "dialog")]
    role: &'static str,
    /// More classes, such as `picker`.
    #[prop(optional)]
    class: &'static str,
    /// Its content.
    children: ChildrenFn,
) -> impl IntoView {
    let toggled = move |event: Event| {
        let target: Option<HtmlElement> = event.target().and_then(|it| it.dyn_into().ok());
        if !target.is_some_and(|target| dom::is_shown(&target)) {
            popup.closed();
        }
    };
    let replace = window_event_listener(ev::resize, move |_| {
        if popup.open.get_untracked() {
            popup.place(Align::Start);
        }
    });
    on_cleanup(move || replace.remove());
    // What it shows can come later than itself.
    dom::on_resize(popup.node, move || {
        if popup.open.try_get_untracked().unwrap_or(false) {
            popup.came();
        }
    });
    view! {
        <div
            class=format!("pop sheet {class}")
            popover="auto"
            role=role
            tabindex="-1"
            aria-label=move || label.get()
            node_ref=popup.node
            on:toggle=toggled
        >
            {move || popup.open.get().then(|| children())}
        </div>
    }
}

/// Actions in a popover. Arrow keys, Home, End and first letters move, Escape and Tab close.
#[component]
pub fn Menu(
    /// Its state.
    popup: Popup,
    /// What the actions are about, such as "Actions for deployment downtime".
    #[prop(into)]
    label: Signal<String>,
    /// [`MenuItem`]s, with `<hr />` between groups.
    children: ChildrenFn,
) -> impl IntoView {
    let keys = move |event: KeyboardEvent| {
        let Some(node) = popup.node.get_untracked() else {
            return;
        };
        let items = actions(&node);
        let key = event.key();
        if key == "Tab" {
            popup.close();
        } else if ["ArrowDown", "ArrowUp", "Home", "End"].contains(&key.as_str()) {
            dom::step_focus(&items, &key);
        } else if key.chars().count() == 1 && key != " " && !event.ctrl_key() && !event.meta_key() {
            match items.is_empty() {
                true => popup.early.set_value(key),
                false => focus_by_letter(&items, &key),
            }
        } else {
            return;
        }
        event.prevent_default();
    };
    view! {
        <Popover popup label role="menu" class="menu-pop" on:keydown=keys>
            {children()}
        </Popover>
    }
}

/// The actions of a menu, as far as they can be pressed.
fn actions(menu: &HtmlElement) -> Vec<HtmlElement> {
    dom::all(menu, "[role=menuitem]:not(:disabled)")
}

fn focus_by_letter(items: &[HtmlElement], letter: &str) {
    let starts = |item: &&HtmlElement| {
        let text = item.text_content().unwrap_or_default();
        text.trim()
            .to_lowercase()
            .starts_with(&letter.to_lowercase())
    };
    let now = dom::focused();
    let at = items.iter().position(|item| Some(item) == now.as_ref());
    let after = at.map_or(0, |at| at + 1);
    let rest = items[after..].iter().chain(&items[..after]);
    if let Some(item) = rest.into_iter().find(starts) {
        dom::focus(item);
    }
}

/// One action of a [`Menu`].
#[component]
pub fn MenuItem(
    /// The menu it stands in, which it closes.
    popup: Popup,
    /// A picture before the words.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// The keys that do the same, such as "Ctrl D".
    #[prop(optional)]
    keys: &'static str,
    /// Takes something away.
    #[prop(optional)]
    danger: bool,
    /// Cannot be done now.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does, once the menu is closed.
    #[prop(into)]
    on_press: Callback<()>,
    /// The words.
    children: Children,
) -> impl IntoView {
    let press = move |_| {
        popup.close();
        on_press.run(());
    };
    view! {
        <button
            type="button"
            role="menuitem"
            class="it"
            class:danger=danger
            tabindex="-1"
            disabled=move || disabled.get()
            on:click=press
        >
            {icon.map(|glyph| view! { <Icon glyph /> })}
            {children()}
            {(!keys.is_empty())
                .then(|| view! { <span class="k" aria-hidden="true"><kbd>{keys}</kbd></span> })}
        </button>
    }
}
