//! One element under construction, and what may change about it later.

use reactive_graph::graph::untrack;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlInputElement, KeyboardEvent, Node, Text};

use crate::app::browser::page::document;
use crate::app::old::view::call::{Call, Read, reader};
use crate::app::old::view::follow::follow_value;
use crate::app::old::view::follow::keep;
use crate::app::old::view::list::{Part, follow_rows};

/// An element of the page. Copies name the same element.
#[derive(Clone)]
pub struct El(Element);

/// A new element: `el("td.cell.name")` is a `td` with two classes.
pub fn el(selector: &str) -> El {
    let (tag, classes) = selector.split_once('.').unwrap_or((selector, ""));
    let Ok(element) = document().create_element(tag) else {
        unreachable!("no name of an element");
    };
    let new = El(element);
    if classes.is_empty() {
        new
    } else {
        new.class(&classes.replace('.', " "))
    }
}

/// A new element of a drawing: `svg("path.curve")`.
pub fn svg(selector: &str) -> El {
    let (tag, class) = selector.split_once('.').unwrap_or((selector, ""));
    let Ok(element) = document().create_element_ns(Some("http://www.w3.org/2000/svg"), tag) else {
        unreachable!("no name of an element");
    };
    let new = El(element);
    if class.is_empty() {
        new
    } else {
        new.attr("class", class)
    }
}

impl El {
    /// The element itself.
    pub fn element(&self) -> &Element {
        &self.0
    }

    /// A copy with all that stands in it, which follows no signals and hears no events.
    pub fn copy(&self) -> Self {
        // Only a shadow root refuses to be copied.
        let copy = self.0.clone_node_with_deep(true);
        copy.map_or_else(|_| self.clone(), |copy| Self(copy.unchecked_into()))
    }

    /// Sets the class attribute.
    pub fn class(self, class: &str) -> Self {
        self.0.set_class_name(class);
        self
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attribute(&self.0, name, Some(value));
        self
    }

    /// Sets the accessible name.
    pub fn label(self, name: &str) -> Self {
        self.attr("aria-label", name)
    }

    /// Adds a text.
    pub fn text(self, text: &str) -> Self {
        self.add(&document().create_text_node(text));
        self
    }

    /// Adds an element.
    pub fn child(self, child: El) -> Self {
        self.add(&child.0);
        self
    }

    /// Adds elements.
    pub fn children(self, children: Vec<El>) -> Self {
        for child in children {
            self.add(&child.0);
        }
        self
    }

    /// Adds an element at the end.
    pub fn append(&self, child: &El) {
        self.add(&child.0);
    }

    /// Puts elements in place of what stands in it.
    pub fn fill(&self, children: Vec<El>) {
        self.show("");
        for child in children {
            self.add(&child.0);
        }
    }

    /// Puts a text in place of what stands in it.
    pub fn show(&self, text: &str) {
        self.0.set_text_content(Some(text));
    }

    /// Adds a text that follows the signals it reads.
    pub fn text_of(self, read: impl Fn() -> String + 'static) -> Self {
        let node = document().create_text_node("");
        self.add(&node);
        follow_text(node, reader(read));
        self
    }

    /// An attribute that follows the signals it reads.
    pub fn attr_of(self, name: &'static str, read: impl Fn() -> String + 'static) -> Self {
        follow_attribute(&self.0, name, reader(read));
        self
    }

    /// A true or false attribute, such as `disabled`.
    pub fn flag_of(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        follow_flag(&self.0, name, "", reader(read));
        self
    }

    /// An ARIA attribute that is "true" or not there.
    pub fn aria_of(self, name: &'static str, read: impl Fn() -> bool + 'static) -> Self {
        follow_flag(&self.0, name, "true", reader(read));
        self
    }

    /// The accessible name, following the signals it reads.
    pub fn label_of(self, read: impl Fn() -> String + 'static) -> Self {
        self.attr_of("aria-label", read)
    }

    /// The accessible name "`what` of X", where X follows the signals it reads.
    pub fn named(self, what: &'static str, of: impl Fn() -> String + 'static) -> Self {
        self.label_of(move || format!("{what} of {}", of()))
    }

    /// What stands in a field, following the signals it reads. The caret stays where the person
    /// typed just this.
    pub fn value_of(self, read: impl Fn() -> String + 'static) -> Self {
        follow_field(&self.0, reader(read));
        self
    }

    /// Whether a box is ticked, following the signals it reads.
    pub fn checked_of(self, read: impl Fn() -> bool + 'static) -> Self {
        follow_checked(&self.0, reader(read));
        self
    }

    /// What ticking a box does, and taking the tick away.
    pub fn on_checked(self, run: impl Fn(bool) + 'static) -> Self {
        self.on("change", move |event| {
            let field: Option<HtmlInputElement> = event.target().map(JsCast::unchecked_into);
            run(field.is_some_and(|field| field.checked()));
        })
    }

    /// A part that is drawn anew when a signal it reads changes.
    pub fn part(self, draw: impl Fn() -> Vec<El> + 'static) -> Self {
        Part::follow(&self.0, reader(draw));
        self
    }

    /// An element that is there or not.
    pub fn maybe(self, draw: impl Fn() -> Option<El> + 'static) -> Self {
        Part::follow_one(&self.0, reader(draw));
        self
    }

    /// One element for each key, made once and kept while its key is there; keys come in the order
    /// shown.
    pub fn rows<K: PartialEq + 'static>(
        self,
        keys: impl Fn() -> Vec<K> + 'static,
        make: impl Fn(&K) -> El + 'static,
    ) -> Self {
        follow_rows(&self.0, reader(keys), Box::new(make));
        self
    }

    /// Listens to an event.
    pub fn on(self, event: &str, run: impl Fn(Event) + 'static) -> Self {
        self.listen(event, Box::new(run));
        self
    }

    /// What a press does.
    pub fn tap(self, run: impl Fn() + 'static) -> Self {
        self.on("click", move |_| run())
    }

    /// What a key does.
    pub fn on_key(self, run: impl Fn(KeyboardEvent) + 'static) -> Self {
        self.on("keydown", move |event| run(event.unchecked_into()))
    }

    /// What each change of a field's text does.
    pub fn on_input(self, run: impl Fn(String) + 'static) -> Self {
        self.on("input", move |event| run(value_of(&event)))
    }

    /// What a finished change of a field does.
    pub fn on_change(self, run: impl Fn(String) + 'static) -> Self {
        self.on("change", move |event| run(value_of(&event)))
    }

    fn add(&self, node: &Node) {
        // Refused only where an element would stand in itself.
        let _ = self.0.append_child(node);
    }

    /// The listener lives as long as the part of the page it was drawn in: it holds elements, and they it.
    fn listen(&self, event: &str, run: Box<dyn Call<Event, ()>>) {
        // What an event's handler reads is nothing that a view in the making should follow.
        let run = Closure::<dyn Fn(Event)>::new(move |event| untrack(|| run.call(event)));
        // Only a listener that is no function is refused.
        let _ = self
            .0
            .add_event_listener_with_callback(event, run.as_ref().unchecked_ref());
        keep(run);
    }
}

/// What stands in the field an event happened in.
fn value_of(event: &Event) -> String {
    let field = event.target();
    let value = field.and_then(|field| js_sys::Reflect::get(&field, &"value".into()).ok());
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}

fn follow_text(node: Text, read: Read<String>) {
    follow_value(
        move || read.call(()),
        move |text: &String| node.set_data(text),
    );
}

fn follow_attribute(element: &Element, name: &'static str, read: Read<String>) {
    let element = element.clone();
    let show = move |value: &String| set_attribute(&element, name, Some(value));
    follow_value(move || read.call(()), show);
}

fn follow_flag(element: &Element, name: &'static str, set: &'static str, read: Read<bool>) {
    let element = element.clone();
    let show = move |on: &bool| set_attribute(&element, name, on.then_some(set));
    follow_value(move || read.call(()), show);
}

fn follow_checked(field: &Element, read: Read<bool>) {
    let field: HtmlInputElement = field.clone().unchecked_into();
    follow_value(
        move || read.call(()),
        move |on: &bool| field.set_checked(*on),
    );
}

fn follow_field(field: &Element, read: Read<String>) {
    let field = field.clone();
    follow_value(
        move || read.call(()),
        move |text: &String| set_value(&field, text),
    );
}

/// Sets an attribute, or takes it away.
pub fn set_attribute(element: &Element, name: &str, value: Option<&str>) {
    // Only a name that is no name is refused, and names are written here.
    let _ = match value {
        Some(value) => element.set_attribute(name, value),
        None => element.remove_attribute(name),
    };
}

/// Puts a text into a field; one that stands there already is left alone, with its caret.
pub fn set_value(field: &Element, value: &str) {
    let name = JsValue::from_str("value");
    let held = js_sys::Reflect::get(field, &name).ok();
    if held.and_then(|held| held.as_string()).as_deref() != Some(value) {
        // Plain fields refuse no text.
        let _ = js_sys::Reflect::set(field, &name, &JsValue::from_str(value));
    }
}
