//! One risk in the table: five inputs, its figures, and what was noticed about it.

use std::cell::RefCell;

use crate::analysis::{Analysis, CellReading, Finding, Row, RowState};
use crate::app::moves::MENU_COLUMN;
use crate::app::old::grid::{RiskGrid, shown_text};
use crate::app::old::row_menu::{row_details, row_menu};
use crate::app::old::view::{El, el, follow, set_attribute, set_style, set_value};
use crate::app::state::workbook::Workbook;
use crate::document::{Column, Engagement, Risk, RowId};
use crate::grammar::number::plain;
use crate::math::Mark;
use crate::text::figures::figure;
use crate::text::words;

/// The class that colours a mark; the word stands beside it always.
pub fn mark_class(mark: Mark) -> &'static str {
    match mark {
        Mark::Small => "chip small",
        Mark::Caution => "chip caution",
        Mark::TooBig => "chip too-big",
        Mark::Accepted => "chip accepted",
    }
}

/// A table body holding one risk.
pub fn risk_row(workbook: Workbook, grid: RiskGrid, id: RowId) -> El {
    let parts = Parts::new(id);
    let toggle = move || {
        let open = grid.menu.get() == Some(id);
        grid.menu.set((!open).then_some(id));
    };
    let more = parts
        .more
        .clone()
        .expanded_of(move || grid.menu.get() == Some(id))
        .tap(toggle);
    let leave = move || {
        if grid.menu.get() == Some(id) {
            grid.menu.set(None);
        }
    };
    let menu = move || (grid.menu.get() == Some(id)).then(|| row_menu(workbook, grid, id));
    let details = move || {
        (grid.details.get() == Some(id)).then(|| {
            let fields = row_details(workbook, grid, id);
            el("tr.details").child(el("td").attr("colspan", "10").child(fields))
        })
    };
    let line = parts
        .line
        .clone()
        .child(el("td.more").child(more).maybe(menu).on_leave(leave));
    let body = el("tbody").child(line).maybe(details);
    let shown = RefCell::new(None::<Shown>);
    follow(move || {
        workbook.with_figures(|document, analysis| {
            let place = shown.borrow().as_ref().map_or(0, |shown| shown.place);
            let now = Now::of(id, place, document, analysis);
            let Some(now) =
                now.filter(|now| !shown.borrow().as_ref().is_some_and(|shown| shown.is(now)))
            else {
                return;
            };
            parts.show(workbook, &now, document);
            shown.replace(Some(now.kept()));
        });
    });
    body
}

/// What a row is drawn from.
struct Now<'a> {
    place: usize,
    risk: &'a Risk,
    row: &'a Row,
    mark: Option<Mark>,
    findings: Vec<Finding>,
}

impl<'a> Now<'a> {
    /// The row as it is now; `before` is where it stood last, and so most likely still stands.
    fn of(
        id: RowId,
        before: usize,
        document: &'a Engagement,
        analysis: &'a Analysis,
    ) -> Option<Self> {
        let is_it = |risk: &Risk| risk.id == id;
        let place = match document.risks.get(before) {
            Some(risk) if is_it(risk) => before,
            _ => document.risks.iter().position(is_it)?,
        };
        let about = |finding: &&Finding| finding.risk() == Some(id);
        Some(Self {
            place,
            risk: &document.risks[place],
            row: analysis.rows.get(place)?,
            mark: analysis
                .chosen()
                .and_then(|standing| *standing.marks.get(place)?),
            findings: analysis.findings.iter().filter(about).copied().collect(),
        })
    }

    fn kept(self) -> Shown {
        Shown {
            place: self.place,
            risk: self.risk.clone(),
            row: self.row.clone(),
            mark: self.mark,
            findings: self.findings,
        }
    }
}

/// What a row was drawn from last: while it is the same, the row is left alone.
struct Shown {
    place: usize,
    risk: Risk,
    row: Row,
    mark: Option<Mark>,
    findings: Vec<Finding>,
}

impl Shown {
    fn is(&self, now: &Now) -> bool {
        self.place == now.place
            && self.risk == *now.risk
            && self.row == *now.row
            && self.mark == now.mark
            && self.findings == now.findings
    }
}

/// The pieces of a row that change.
struct Parts {
    id: RowId,
    line: El,
    /// Name, ETTD, ETTR, impact, ETTF.
    inputs: Vec<El>,
    echoes: Vec<El>,
    incidents: El,
    bad_minutes: El,
    mitigated: El,
    bar: El,
    mark: El,
    more: El,
    says: El,
}

impl Parts {
    fn new(id: RowId) -> Self {
        let row = id.to_string();
        let input = |column: usize| {
            el("input")
                .attr("type", "text")
                .attr("autocomplete", "off")
                .attr("data-row", &row)
                .attr("data-column", &column.to_string())
        };
        let inputs: Vec<El> = (0..=Column::ALL.len()).map(input).collect();
        let echoes: Vec<El> = Column::ALL.iter().map(|_| el("small.echo")).collect();
        let incidents = el("td").attr("data-label", "Incidents");
        let bad_minutes = el("td.result").attr("data-label", "Bad minutes");
        let mitigated = el("small.echo");
        let (bar, mark) = (el("i"), el("span"));
        let more = el("button.quiet")
            .attr("tabindex", "-1")
            .attr("data-row", &row)
            .attr("data-column", &MENU_COLUMN.to_string())
            .text("⋯");
        let name = inputs[0].clone().attr("placeholder", "What fails users");
        let mut line = el("tr").child(el("td.cell.name").child(name));
        for (column, (input, echo)) in Column::ALL.iter().zip(inputs[1..].iter().zip(&echoes)) {
            let input = input.clone().attr("spellcheck", "false");
            let cell = el("td.cell").attr("data-label", column.name());
            line = line.child(cell.child(input).child(echo.clone()));
        }
        let share = el("td.share").attr("aria-hidden", "true");
        let line = line
            .child(incidents.clone())
            .child(bad_minutes.clone())
            .child(share.child(bar.clone()))
            .child(el("td.marked").child(mark.clone()));
        Self {
            id,
            line,
            inputs,
            echoes,
            incidents,
            bad_minutes,
            mitigated,
            bar,
            mark,
            more,
            says: el("tr.says"),
        }
    }

    fn show(&self, workbook: Workbook, now: &Now, document: &Engagement) {
        let called = match now.risk.name.trim() {
            "" => format!("row {}", now.place + 1),
            name => name.to_owned(),
        };
        for (column, input) in self.inputs.iter().enumerate() {
            let title = column.checked_sub(1).map(|at| Column::ALL[at].name());
            let name = format!("{} of {called}", title.unwrap_or("Risk"));
            set_attribute(input.element(), "aria-label", Some(&name));
            let typed = workbook.typing_in(self.id, column);
            let text = typed.unwrap_or_else(|| shown_text(now.risk, column));
            set_value(input.element(), &text);
        }
        for column in Column::ALL {
            self.show_reading(column, now);
        }
        let figures = now.row.figures();
        let result = |cell: &El, what: &str, value: Option<f64>| {
            let value = value.map_or(String::new(), figure);
            let label = format!("{what} per year of {called}: {value}");
            set_attribute(cell.element(), "aria-label", Some(&label));
            cell.show(&value);
        };
        let incidents = figures.map(|figures| figures.incidents.get());
        result(&self.incidents, "Incidents", incidents);
        let bad_minutes = figures.map(|figures| figures.bad_minutes.get());
        result(&self.bad_minutes, "Bad minutes", bad_minutes);
        let then = now.row.mitigated.map(|then| figure(then.get()));
        if let Some(then) = then.filter(|then| bad_minutes.map(figure).as_ref() != Some(then)) {
            self.mitigated.show(&format!("then {then}"));
            self.bad_minutes.append(&self.mitigated);
        }
        let share = figures.map_or(0.0, |figures| figures.bar.get());
        set_style(self.bar.element(), "width", &(plain(share * 100.0) + "%"));
        self.mark
            .element()
            .set_class_name(now.mark.map_or("", mark_class));
        let mark = match now.row.state {
            RowState::Elsewhere => "not reached",
            _ => now.mark.map_or("", words::mark),
        };
        self.mark.show(mark);
        set_attribute(
            self.more.element(),
            "aria-label",
            Some(&format!("More for {called}")),
        );
        self.say(&now.findings, document);
    }

    /// Marks what cannot be read, and echoes what a cell counts as.
    fn show_reading(&self, column: Column, now: &Now) {
        let at = column.index();
        let reading = now.row.cells[at];
        let input = self.inputs[at + 1].element();
        let invalid = matches!(reading, CellReading::Problem(_));
        let says = format!("says-{}", self.id);
        set_attribute(input, "aria-invalid", invalid.then_some("true"));
        set_attribute(input, "aria-describedby", invalid.then_some(&says));
        let echo = words::echo(column, now.risk.entry(column), &reading);
        self.echoes[at].show(&echo.unwrap_or_default());
    }

    fn say(&self, findings: &[Finding], document: &Engagement) {
        self.says.element().remove();
        if findings.is_empty() {
            return;
        }
        let said = el("td")
            .attr("colspan", "10")
            .attr("id", &format!("says-{}", self.id))
            .children(findings.iter().map(|one| said(one, document)).collect());
        self.says.fill(vec![said]);
        let after = self.line.element();
        // The line stands in its body, where a row may follow it.
        let _ = after.insert_adjacent_element("afterend", self.says.element());
    }
}

fn said(finding: &Finding, document: &Engagement) -> El {
    let class = match finding {
        Finding::Hint(_) => "hint",
        _ => "problem",
    };
    let text = words::finding(finding, document);
    el("p").class(class).text(&text)
}
