//! Fields outside the risk table's grid.

use leptos::prelude::Track;

use crate::app::old::signals::Signal;
use crate::app::old::view::{El, Read, el, follow, follow_value, reader, set_value};
use crate::app::state::workbook::Workbook;
use crate::document::Edit;

/// A one-line field for a text: `read` shows it, `write` makes the edit of a new one.
pub fn text_field(
    workbook: Workbook,
    read: impl Fn() -> String + 'static,
    write: impl Fn(String) -> Edit + 'static,
) -> El {
    el("input")
        .attr("type", "text")
        .attr("autocomplete", "off")
        .value_of(read)
        .on("focus", move |_| workbook.enter_field())
        .on_input(move |text| workbook.edit_in_field(write(text)))
}

/// A field of some rows for a text of many lines. What is typed stays until the field is left: one that was
/// emptied may show something else then.
pub fn text_area(
    workbook: Workbook,
    rows: &str,
    read: impl Fn() -> String + 'static,
    write: impl Fn(String) -> Edit + 'static,
) -> El {
    as_typed(
        el("textarea").attr("rows", rows),
        workbook,
        reader(read),
        write,
    )
}

fn as_typed(
    field: El,
    workbook: Workbook,
    read: Read<String>,
    write: impl Fn(String) -> Edit + 'static,
) -> El {
    let typed = Signal::new(None::<String>);
    let (shown, kept, left, stepped) = (typed.clone(), typed.clone(), typed.clone(), typed);
    follow(move || {
        workbook.stepped.track();
        stepped.set(None);
    });
    field
        .value_of(move || shown.get().unwrap_or_else(|| read.call(())))
        .on("focus", move |_| workbook.enter_field())
        .on("blur", move |_| left.set(None))
        .on_input(move |text| {
            kept.set(Some(text.clone()));
            workbook.edit_in_field(write(text));
        })
}

/// A box to tick, with its label.
pub fn tick(label: &str, read: impl Fn() -> bool + 'static, set: impl Fn(bool) + 'static) -> El {
    el("label.tick").child(bare_tick(read, set)).text(label)
}

/// As [`tick`], with a label that follows the signals it reads.
pub fn tick_of(
    label: impl Fn() -> String + 'static,
    read: impl Fn() -> bool + 'static,
    set: impl Fn(bool) + 'static,
) -> El {
    el("label.tick").child(bare_tick(read, set)).text_of(label)
}

/// A box to tick whose name stands elsewhere.
pub fn bare_tick(read: impl Fn() -> bool + 'static, set: impl Fn(bool) + 'static) -> El {
    el("input")
        .attr("type", "checkbox")
        .checked_of(read)
        .on_checked(set)
}

fn option((value, name): &(String, String)) -> El {
    el("option").attr("value", value).text(name)
}

/// A choice: values with their names, the chosen value, and what choosing does.
pub fn choice(
    options: impl Fn() -> Vec<(String, String)> + 'static,
    chosen: impl Fn() -> String + 'static,
    choose: impl Fn(String) + 'static,
) -> El {
    let select = el("select").on_change(choose);
    let shown = select.clone();
    let read = move || (options(), chosen());
    let show = move |(options, chosen): &(Vec<(String, String)>, String)| {
        shown.fill(options.iter().map(option).collect());
        // New options forget what was chosen among the old ones.
        set_value(shown.element(), chosen);
    };
    follow_value(read, show);
    select
}
