//! The keys, and what cells understand.

use leptos::prelude::*;

use crate::app::ui::{Dialog, DialogSize};

/// A key, or several of which one is pressed with the other, and what they do.
type Line = (&'static [&'static str], &'static str);

const IN_A_TABLE: &[Line] = &[
    (&["Tab"], "next cell; from ETTF to the next row"),
    (
        &["Enter"],
        "down, to the column where you began; on the last row adds one",
    ),
    (&["↑", "↓", "←", "→"], "move between cells"),
    (&["F2"], "edit; typing edits too"),
    (&["Esc"], "put back what stood there"),
    (&["Delete"], "clear"),
    (&["Alt", "↑ or ↓"], "move the row"),
    (&["Shift", "F10"], "menu of the row"),
    (&["Alt", "Enter"], "show how its figure is worked out"),
];

const EVERYWHERE: &[Line] = &[
    (&["Ctrl", "K"], "go to a page, a risk, an action"),
    (&["Ctrl", "Z"], "undo"),
    (&["Shift", "Ctrl", "Z"], "redo"),
    (&["F8"], "next cell that cannot be read"),
    (&["F9"], "large, for a projector; again for the usual size"),
    (&["?"], "these keys"),
];

const CELLS: &[(&str, &str)] = &[
    ("Times", "5, 90s, 1h 30m, 2d"),
    ("Ranges", "5 to 60, 5-60 min, 5 to 60 flat"),
    (
        "ETTF",
        "90, 2w, 6mo, weekly, 2/month, every 3 years, 1 in 4y",
    ),
    ("Impact", "15, 15%, 30 to 70%"),
];

/// The dialog.
#[component]
pub fn KeysDialog(
    /// It is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Dialog open title="Keys" size=DialogSize::Medium>
            <div class="kcols">
                <KeyList title="In a table" lines=IN_A_TABLE />
                <KeyList title="Everywhere" lines=EVERYWHERE />
                <section>
                    <h3>"What cells understand"</h3>
                    <dl class="kl2">
                        {CELLS
                            .iter()
                            .map(|(what, examples)| {
                                view! {
                                    <dt>{*what}</dt>
                                    <dd>{*examples}</dd>
                                }
                            })
                            .collect_view()}
                    </dl>
                </section>
            </div>
        </Dialog>
    }
}

#[component]
fn KeyList(title: &'static str, lines: &'static [Line]) -> impl IntoView {
    let line = |(keys, what): &Line| {
        let keys = keys.iter().map(|key| view! { <kbd>{*key}</kbd> " " });
        view! {
            <dt>{keys.collect_view()}</dt>
            <dd>{*what}</dd>
        }
    };
    view! {
        <section>
            <h3>{title}</h3>
            <dl class="kl">{lines.iter().map(line).collect_view()}</dl>
        </section>
    }
}
