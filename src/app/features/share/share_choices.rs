//! What of an engagement goes along with a link or with cards.

use crate::app::old::signals::Signal;
use crate::app::old::view::field::tick;
use crate::app::old::view::{El, el};
use crate::codec::checklist::joined::built_in;
use crate::codec::link::share::Parts;
use crate::document::Engagement;
use crate::document::redaction::redacted;

/// The choices. Clones share them.
#[derive(Clone)]
pub struct Choices {
    /// The parts that go along.
    pub parts: Signal<Parts>,
    /// Whether words stay out.
    pub hidden: Signal<bool>,
}

impl Choices {
    /// Choices that begin with these parts.
    pub fn new(parts: Parts, hidden: Signal<bool>) -> Self {
        let parts = Signal::new(parts);
        Self { parts, hidden }
    }

    /// The boxes to tick, the parts under a note.
    pub fn fields(&self, note: &str) -> El {
        let mut what = el("fieldset")
            .child(el("legend").text("What goes along"))
            .child(el("p.note").text(note));
        for (place, name) in Parts::NAMES.iter().enumerate() {
            let (read, set) = (self.parts.clone(), self.parts.clone());
            let one = tick(
                name,
                move || read.get().0[place],
                move |on| set.update(|parts| parts.0[place] = on),
            );
            what = what.child(one);
        }
        let (is_hidden, set_hidden) = (self.hidden.clone(), self.hidden.clone());
        what.child(tick(
            "Without words: names become numbers, figures stay",
            move || is_hidden.get(),
            move |on| set_hidden.set(on),
        ))
    }
}

/// What goes along: the same in a link, in a file and in cards.
pub fn chosen_of(document: &Engagement, parts: Parts, hidden: bool) -> Engagement {
    let mut chosen = parts.of(document);
    chosen.snapshots.clear();
    if hidden {
        chosen = redacted(&chosen);
        // A key that is none of ours came from somebody's own list.
        for item in &mut chosen.readiness.items {
            if !built_in().iter().any(|asked| asked.key == item.item) {
                item.item.clear();
            }
        }
    }
    chosen
}
