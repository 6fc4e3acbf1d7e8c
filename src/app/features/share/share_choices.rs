//! What of an engagement goes along with a link or with cards.

use leptos::prelude::*;

use crate::app::ui::CheckField;
use crate::codec::checklist::asked::built_in;
use crate::codec::link::share::Parts;
use crate::document::Engagement;
use crate::document::redaction::redacted;

/// The choices. Copies share them.
#[derive(Clone, Copy)]
pub struct Choices {
    /// The parts that go along.
    pub parts: RwSignal<Parts>,
    /// Whether words stay out.
    pub hidden: RwSignal<bool>,
}

impl Choices {
    /// Choices that begin with these parts.
    pub fn new(parts: Parts, hidden: RwSignal<bool>) -> Self {
        Self {
            parts: RwSignal::new(parts),
            hidden,
        }
    }
}

/// The boxes to tick, the parts under a note.
#[component]
pub fn ChoiceFields(
    /// What they change.
    choices: Choices,
    /// What always goes along, and what never.
    note: &'static str,
) -> impl IntoView {
    let Choices { parts, hidden } = choices;
    let part = |(place, name): (usize, &&'static str)| {
        view! {
            <CheckField
                label=*name
                checked=Signal::derive(move || parts.get().0[place])
                on_change=move |on| parts.update(|parts| parts.0[place] = on)
            />
        }
    };
    view! {
        <fieldset>
            <legend>"What goes along"</legend>
            <p class="quiet">{note}</p>
            <div class="share-parts">{Parts::NAMES.iter().enumerate().map(part).collect_view()}</div>
            <CheckField
                label="Without words: names become numbers, figures stay"
                checked=hidden
                on_change=move |on| hidden.set(on)
            />
        </fieldset>
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
