//! Parts of the page that come and go: redrawn as a whole, or row by row under a key.

use std::cell::RefCell;

use reactive_graph::graph::untrack;
use web_sys::{Element, Node};

use crate::app::browser::page::document;

use crate::app::old::view::call::{Call, Read, reader};
use crate::app::old::view::element::El;
use crate::app::old::view::follow::{Effects, collect, follow};

/// The place of a changing part among its siblings: what it shows stands before an empty text.
pub struct Part {
    end: Node,
    shown: RefCell<Option<Drawn>>,
}

/// Elements, and all that follows signals inside them.
struct Drawn {
    nodes: Vec<El>,
    effects: Effects,
}

impl Drawn {
    fn new(draw: impl FnOnce() -> Vec<El>) -> Self {
        let (nodes, effects) = collect(draw);
        Self { nodes, effects }
    }

    fn remove(self) {
        // What hears of its own going is still there to hear it.
        for node in self.nodes {
            node.element().remove();
        }
        drop(self.effects);
    }
}

impl Part {
    fn at_end_of(element: &Element) -> Self {
        let end: Node = document().create_text_node("").into();
        // A text may stand anywhere.
        let _ = element.append_child(&end);
        let shown = RefCell::new(None);
        Self { end, shown }
    }

    /// Draws at the end of `element`, and anew when a signal that `draw` reads has changed.
    pub fn follow(element: &Element, draw: Read<Vec<El>>) {
        let part = Self::at_end_of(element);
        follow(move || part.draw(&*draw));
    }

    /// As [`Part::follow`], for one element or none.
    pub fn follow_one(element: &Element, draw: Read<Option<El>>) {
        Self::follow(element, reader(move || draw.call(()).into_iter().collect()));
    }

    fn draw(&self, draw: &dyn Call<(), Vec<El>>) {
        if let Some(old) = self.shown.take() {
            untrack(|| old.remove());
        }
        let drawn = Drawn::new(|| draw.call(()));
        if let Some(parent) = self.end.parent_node() {
            for node in &drawn.nodes {
                // The end is a child of its parent.
                let _ = parent.insert_before(node.element(), Some(&self.end));
            }
        }
        self.shown.replace(Some(drawn));
    }
}

/// The rows under a parent, in the order shown.
struct Rows {
    parent: Element,
    before: Option<Node>,
    shown: RefCell<Vec<Drawn>>,
}

impl Rows {
    fn at_end_of(parent: &Element) -> Self {
        let before = parent.last_child();
        // What is added to the parent later stands behind this text, and so do the rows before it.
        let _ = parent.append_child(&document().create_text_node(""));
        let shown = RefCell::default();
        let parent = parent.clone();
        Self {
            parent,
            before,
            shown,
        }
    }

    /// Shows one row for each of `from`: the one that stood at that place, or a new one.
    fn show(&self, from: &[Option<usize>], make: &dyn Call<usize, El>) {
        let mut old: Vec<Option<Drawn>> = self.shown.take().into_iter().map(Some).collect();
        let mut now = Vec::with_capacity(from.len());
        for (place, known) in from.iter().enumerate() {
            let kept = known.and_then(|at| old[at].take());
            now.push(kept.unwrap_or_else(|| untrack(|| Drawn::new(|| vec![make.call(place)]))));
        }
        for gone in old.into_iter().flatten() {
            untrack(|| gone.remove());
        }
        let nodes = now.iter().flat_map(|drawn| &drawn.nodes);
        arrange(
            &self.parent,
            self.before.as_ref(),
            &nodes.collect::<Vec<_>>(),
        );
        self.shown.replace(now);
    }
}

/// Adds one element for each key at the end of `parent`, each made once and kept while its key is
/// there; keys come in the order shown. One copy of the code for each type of key, not for each use.
pub fn follow_rows<K: PartialEq + 'static>(
    parent: &Element,
    keys: Read<Vec<K>>,
    make: Box<dyn for<'a> Call<&'a K, El>>,
) {
    let rows = Rows::at_end_of(parent);
    let shown = RefCell::new(Vec::new());
    follow(move || {
        let keys = keys.call(());
        if let Some(from) = places(&shown.borrow(), &keys) {
            rows.show(&from, &|at: usize| make.call(&keys[at]));
        } else {
            return;
        }
        shown.replace(keys);
    });
}

/// Where each key stood; `None` when there are some and they are the same as before.
fn places<K: PartialEq>(shown: &[K], keys: &[K]) -> Option<Vec<Option<usize>>> {
    if !keys.is_empty() && shown == keys {
        return None;
    }
    let mut from = Vec::with_capacity(keys.len());
    for key in keys {
        from.push(shown.iter().position(|known| known == key));
    }
    Some(from)
}

/// Puts `nodes` in this order after a child of `parent`, moving only those that stand elsewhere.
fn arrange(parent: &Element, before: Option<&Node>, nodes: &[&El]) {
    let mut next = match before {
        Some(before) => before.next_sibling(),
        None => parent.first_child(),
    };
    for node in nodes {
        let node: &Node = node.element().as_ref();
        if next.as_ref() == Some(node) {
            next = node.next_sibling();
        } else {
            // What stands next is a child of the parent.
            let _ = parent.insert_before(node, next.as_ref());
        }
    }
}
