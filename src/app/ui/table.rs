//! Tables: heads that sort, cells that are text until touched, rows that are cards on a phone.

use leptos::prelude::*;

use super::dom::keeps_text;
use super::icon::{Icon, IconSize};
use super::icons;

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sorted {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A table. With `deck` its rows become cards at 900 px: give each cell `data-l` (what stands
/// above it there, empty for nothing) and where needed the classes `full`, `half`, `hide-s`.
#[component]
pub fn Table(
    /// Its name, read out.
    #[prop(into)]
    label: String,
    /// Rows become cards on a narrow screen.
    #[prop(optional)]
    deck: bool,
    /// Its cells are typed in: columns keep their widths.
    #[prop(optional)]
    cells: bool,
    /// Widths of the columns in CSS, such as "calc(8ch + 16px)"; empty for what is left.
    #[prop(optional)]
    widths: Vec<&'static str>,
    /// `<thead>`, `<tbody>`, `<tfoot>`.
    children: Children,
) -> impl IntoView {
    let column = |width: &'static str| {
        view! { <col style:width=(!width.is_empty()).then_some(width) /> }
    };
    let columns = (!widths.is_empty()).then(move || {
        view! { <colgroup>{widths.into_iter().map(column).collect_view()}</colgroup> }
    });
    view! {
        <table class:deck=deck class:cells=cells aria-label=label>
            {columns}
            {children()}
        </table>
    }
}

/// The head of a column.
#[component]
pub fn HeadCell(
    /// Its name.
    #[prop(into)]
    name: Signal<String>,
    /// What the name means: shown as a tip.
    #[prop(optional, into)]
    means: MaybeProp<String>,
    /// The unit, under the name.
    #[prop(optional, into)]
    unit: Signal<String>,
    /// Its cells are figures.
    #[prop(optional)]
    num: bool,
    /// Which way it is sorted now.
    #[prop(optional, into)]
    sorted: Signal<Option<Sorted>>,
    /// Pressing it sorts.
    #[prop(optional, into)]
    on_sort: Option<Callback<()>>,
) -> impl IntoView {
    let word = move || match sorted.get()? {
        Sorted::Ascending => Some("ascending"),
        Sorted::Descending => Some("descending"),
    };
    let arrow = move || {
        let glyph = match sorted.get()? {
            Sorted::Ascending => icons::UP,
            Sorted::Descending => icons::DOWN,
        };
        Some(view! { <Icon glyph size=IconSize::Small /> })
    };
    let text = match on_sort {
        Some(on_sort) => view! {
            <button type="button" data-tip=move || means.get() on:click=move |_| on_sort.run(())>
                {move || name.get()}
                {arrow}
            </button>
        }
        .into_any(),
        None => view! {
            <abbr
                class:term=move || means.get().is_some()
                tabindex=move || means.get().map(|_| "0")
                data-tip=move || means.get()
            >
                {move || name.get()}
            </abbr>
        }
        .into_any(),
    };
    view! {
        <th scope="col" class:num=num aria-sort=word>
            {text}
            {move || Some(unit.get()).filter(|it| !it.is_empty()).map(|it| view! { <small>{it}</small> })}
        </th>
    }
}

/// How a cell was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellState {
    /// As typed.
    #[default]
    Good,
    /// Understood, but look again: say why under the table.
    Hint,
    /// Not understood, kept as typed: say why under the table.
    Error,
}

/// A `<td>` to type in: text until it is touched.
#[component]
pub fn CellInput(
    /// Its name, such as "ETTR of deployment downtime".
    #[prop(into)]
    label: Signal<String>,
    /// What stands above it when its row is a card, such as "ETTF, days".
    #[prop(optional, into)]
    above: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// At each key.
    #[prop(optional, into)]
    on_input: Option<Callback<String>>,
    /// An example of what to type, while it is empty.
    #[prop(optional, into)]
    placeholder: String,
    /// What a range counts as, such as "counts as 65.6 min": a tag on hover and focus.
    #[prop(optional, into)]
    echo: Signal<Option<String>>,
    /// How it was understood.
    #[prop(optional, into)]
    state: Signal<CellState>,
    /// The name of its row: at the left, the whole width of a card.
    #[prop(optional)]
    name: bool,
    /// What is over its right end, such as the button of the row's menu.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <td
            data-l=above
            class:full=name
            class:err=move || state.get() == CellState::Error
            class:hint=move || state.get() == CellState::Hint
        >
            <input
                class="c"
                class:name=name
                type="text"
                autocomplete="off"
                spellcheck=(!name).then_some("false")
                placeholder=(!placeholder.is_empty()).then_some(placeholder)
                aria-label=move || label.get()
                aria-invalid=move || (state.get() == CellState::Error).then_some("true")
                use:keeps_text=value
                on:input:target=move |event| {
                    if let Some(on_input) = on_input {
                        on_input.run(event.target().value());
                    }
                }
            />
            {children.map(|children| children())}
            {move || echo.get().map(|echo| view! { <span class="echo">{echo}</span> })}
        </td>
    }
}

/// A figure that explains itself when it is pressed: whoever hears presses reads `data-why`.
#[component]
pub fn Ask(
    /// Which figure it is.
    #[prop(into)]
    why: String,
    /// The figure.
    children: Children,
) -> impl IntoView {
    view! {
        <button type="button" class="ask" aria-haspopup="dialog" data-tip="Show the working" data-why=why>
            {children()}
        </button>
    }
}
