//! Where a figure comes from, beside the figure.

use leptos::prelude::*;

use crate::analysis::working::Why;
use crate::app::answer::copies;
use crate::app::browser::page;
use crate::app::route::{Page, RisksView, Route};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::{Sought, Workbook};
use crate::app::ui::{IconButton, Popover, Popup, icons, use_toasts};
use crate::document::Column;
use crate::report::working::{
    CountsAs, Formula, Known, OwnOdds, Piece, Place, Section, Value, Working, working,
};
use crate::text::words::estimate_line;

/// The panel beside the figure that is asked.
#[component]
pub fn WorkingPanel(popup: Popup, why: RwSignal<Option<Why>>) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let odds: OddsState = expect_context();
    let found = Memo::new(move |_| {
        let why = why.get().filter(|_| popup.is_open())?;
        find(why, workbook, odds)
    });
    let label = move || {
        let title = found.with(|found| found.as_ref().map(|found| found.title.clone()));
        title.map_or("The working".to_owned(), |title| {
            format!("The working of {title}")
        })
    };
    view! {
        <Popover popup label=Signal::derive(label) class="work">
            {move || match found.get() {
                Some(found) => view! { <Panel popup found /> }.into_any(),
                None => view! { <p class="quiet">"This figure is not known yet."</p> }.into_any(),
            }}
        </Popover>
    }
}

fn find(why: Why, workbook: Workbook, odds: OddsState) -> Option<Working> {
    let target = workbook.with_document(|document| document.chosen().map(|target| target.id));
    let window = workbook.with_document(|document| document.odds.window);
    odds.answers.with(|answers| {
        let drivers = target.map(|target| answers.drivers(target));
        let own = drivers.into_iter().flatten().map(|driver| OwnOdds {
            risk: driver.risk,
            happens: driver.happens,
            minutes: driver.minutes,
            without: driver.without,
        });
        let own: Vec<OwnOdds> = own.collect();
        let told: Vec<_> = answers.all_told().collect();
        workbook.with_figures(|engagement, analysis| {
            let known = Known {
                engagement,
                analysis,
                odds: &answers.known_odds(window),
                own: &own,
                told: &told,
            };
            working(why, &known)
        })
    })
}

#[component]
fn Panel(popup: Popup, found: Working) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let text = found.text();
    let copy = move || {
        let line = workbook
            .document
            .with_untracked(|document| estimate_line(&page::today(), &document.author));
        let text = format!("{text}\n{line}");
        copies::copy(toasts, text, None);
    };
    let then = found.then.map(|(name, formula)| {
        view! {
            <h3>{name}</h3>
            <Equation popup formula fixed=true />
        }
    });
    view! {
        <header role="none">
            <div>
                <h2>{found.title}</h2>
                <span class="quiet">{found.of}</span>
            </div>
            <IconButton icon=icons::COPY name="Copy the working" small=true on_press=copy />
            <IconButton
                icon=icons::CLOSE
                name="Close"
                keys="Esc"
                small=true
                on_press=move || popup.close()
            />
        </header>
        {found.formula.map(|formula| view! { <Equation popup formula /> })}
        {(!found.says.is_empty()).then(|| view! { <p class="says">{found.says}</p> })}
        <Cells popup cells=found.cells />
        {then}
        {found
            .sections
            .into_iter()
            .map(|section| view! { <Lines popup section /> })
            .collect_view()}
    }
}

/// The formula, each value with its name under it.
#[component]
fn Equation(popup: Popup, formula: Formula, #[prop(optional)] fixed: bool) -> impl IntoView {
    let value = move |value: Value| {
        let Value { text, label, place } = value;
        view! {
            <span>
                <b>{linked(popup, place, text)}</b>
                " "
                <small>{label}</small>
            </span>
        }
    };
    let piece = move |piece: Piece| match piece {
        Piece::Sign(sign) => view! { <i>{sign}</i> }.into_any(),
        Piece::Value(one) => value(one).into_any(),
    };
    let result = formula.result;
    view! {
        <div class="eq" class:fixed=fixed>
            {formula.pieces.into_iter().map(piece).collect_view()}
            <i>"="</i>
            <span class="res">
                <b>{result.text}</b>
                " "
                <small>{result.label}</small>
            </span>
        </div>
    }
}

#[component]
fn Cells(popup: Popup, cells: Vec<CountsAs>) -> impl IntoView {
    let line = move |cell: CountsAs| {
        let place = Some(Place::Cell(cell.risk, cell.column));
        view! {
            <div class="wl wk">
                <span>{linked(popup, place, cell.column.name().to_owned())}</span>
                <span>{cell.typed}</span>
                <span class="quiet">{cell.how}</span>
                <span>{cell.figure}</span>
            </div>
        }
    };
    (!cells.is_empty()).then(|| {
        view! {
            <h3>"What the cells count as"</h3>
            {cells.into_iter().map(line).collect_view()}
        }
    })
}

#[component]
fn Lines(popup: Popup, section: Section) -> impl IntoView {
    let line = move |line: crate::report::working::Line| {
        let name = (!line.name.is_empty()).then(|| linked(popup, line.place, line.name));
        view! {
            <div class="wl2">
                <span>{name} " " <span class="muted">{line.text}</span></span>
                <span>{line.figure}</span>
            </div>
        }
    };
    view! {
        <h3>{section.title}</h3>
        {section.lines.into_iter().map(line).collect_view()}
    }
}

/// A text that leads to what it is worked out from.
fn linked(popup: Popup, place: Option<Place>, text: String) -> AnyView {
    let Some(place) = place else {
        return text.into_any();
    };
    let workbook: Workbook = expect_context();
    let id = workbook.document.with_untracked(|document| document.id);
    let (page, cell) = match place {
        Place::Cell(risk, column) => (Page::RISKS, Some((risk, at(column)))),
        Place::Risk(risk) => (Page::RISKS, Some((risk, 0))),
        Place::Mitigations => (Page::Risks(RisksView::Mitigations), None),
        Place::Systemic => (Page::Risks(RisksView::Systemic), None),
    };
    let route = match cell {
        Some((risk, column)) => Route::Cell(id, risk, column),
        None => Route::Workbook(id, page),
    };
    let follow = move |_| {
        popup.close();
        // The address may be the same as it is.
        if let Some((risk, column)) = cell {
            workbook.sought.set(Some(Sought::Cell(risk, column)));
        }
    };
    view! {
        <a href=route.to_string() on:click=follow>
            {text}
        </a>
    }
    .into_any()
}

/// The column's place among the cells of a row, after the name.
fn at(column: Column) -> usize {
    column.index() + 1
}
