//! Where a figure comes from, said in its own values: the formula, what each range counts as, what else was
//! looked at, and what the odds rest on. It explains what the analysis computed and computes nothing itself.

mod alerts;
mod dependencies;
mod formula;
mod objectives;
mod odds;
mod outcomes;
mod plans;
mod rows;
mod savings;
mod targets;
mod totals;

use crate::analysis::report::KnownOdds;
use crate::analysis::working::{Behind, Why};
use crate::analysis::{Analysis, Told, Wanted};
use crate::document::{Column, Engagement, RowId};

pub use formula::{Formula, Piece, Value};

/// What a figure is worked out from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A cell of a risk.
    Cell(RowId, Column),
    /// A risk.
    Risk(RowId),
    /// The mitigations.
    Mitigations,
    /// The systemic risks.
    Systemic,
}

/// Where a figure comes from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Working {
    /// The figure with its unit: "97.1 bad minutes a year".
    pub title: String,
    /// What it is of: "config mishap cuts capacity".
    pub of: String,
    /// How it is worked out; none where it comes from a distribution.
    pub formula: Option<Formula>,
    /// What is said under the formula.
    pub says: String,
    /// What each cell counts as.
    pub cells: Vec<CountsAs>,
    /// What else belongs to it.
    pub sections: Vec<Section>,
    /// Another formula, of what the figure becomes: "Why 82.8".
    pub then: Option<(String, Formula)>,
}

/// What one cell counts as.
#[derive(Clone, Debug, PartialEq)]
pub struct CountsAs {
    /// Which cell.
    pub column: Column,
    /// Whose.
    pub risk: RowId,
    /// As it is typed.
    pub typed: String,
    /// How it became one figure: "lognormal, its mean".
    pub how: &'static str,
    /// The figure with its unit: "28.4 min".
    pub figure: String,
}

/// Lines that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// Its head.
    pub title: String,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A line of a section.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line {
    /// What is named first, with where it stands.
    pub name: String,
    /// Where the name leads.
    pub place: Option<Place>,
    /// What is said of it.
    pub text: String,
    /// The figure at the end.
    pub figure: String,
}

/// One risk's own odds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OwnOdds {
    /// Which risk.
    pub risk: RowId,
    /// P(at least one incident).
    pub happens: f64,
    /// Bad minutes over the window when there is one.
    pub minutes: f64,
    /// P(target met) without it.
    pub without: f64,
}

/// What is known of an engagement.
pub struct Known<'a> {
    /// The document.
    pub engagement: &'a Engagement,
    /// Its figures.
    pub analysis: &'a Analysis,
    /// The odds that are answered.
    pub odds: &'a KnownOdds,
    /// Each risk's own odds for the chosen target.
    pub own: &'a [OwnOdds],
    /// Whole answers about odds, by what was asked.
    pub told: &'a [(Wanted, &'a Told)],
}

impl Known<'_> {
    /// The whole answer to a question about odds.
    fn told(&self, wanted: Wanted) -> Option<&Told> {
        let mut told = self.told.iter();
        told.find(|(asked, _)| *asked == wanted)
            .map(|(_, told)| *told)
    }
}

/// Where a figure comes from; `None` for one that is not shown: of a row that is not counted, of what is
/// switched off, of odds that are not known.
pub fn working(why: Why, known: &Known) -> Option<Working> {
    let behind = || Behind::of(known.engagement);
    match why {
        Why::Minutes(id) => rows::minutes(id, known, &behind()),
        Why::Incidents => totals::incidents(known),
        Why::Total => totals::total(known),
        Why::Mitigated => totals::mitigated(known),
        Why::Gap => totals::gap(known),
        Why::Guessed => totals::guessed(known),
        Why::Left => totals::left(known),
        Why::Holds => odds::holds(known),
        Why::HoldsMitigated => odds::holds_mitigated(known),
        Why::WouldHold => odds::would_hold(known),
        Why::NineInTen => odds::nine_in_ten(known),
        Why::Levers => odds::levers(known),
        Why::Drivers => odds::drivers(known),
        Why::Outcomes => outcomes::outcomes(known),
        Why::Curve => outcomes::curve(known),
        Why::Buys => plans::buys(known, &behind()),
        Why::Cheapest => plans::cheapest(known, &behind()),
        Why::Since => plans::since(known),
        Why::Own(id) => odds::own(id, known),
        Why::TargetGap(id) => targets::gap(id, known),
        Why::TargetHolds(id) => targets::holds(id, known),
        Why::Journey(id) => targets::journey(id, known),
        Why::Saved(id) => savings::saved(id, known, &behind()),
        Why::Fixing(id) => savings::fixing(id, known, &behind()),
        Why::Allowed(id) => objectives::allowance(id, known),
        Why::Ceiling(id) => dependencies::ceiling(id, known),
        Why::Spent(id) => objectives::spent(id, known),
        Why::Measured(id) => objectives::measured(id, known),
        Why::RisksCost(id) => objectives::risks_cost(id, known),
        Why::ObjectiveHolds(id) => objectives::holds(id, known),
        Why::Paging(id) => alerts::paging(id, known),
        Why::Alert(id, place) => alerts::alert(id, place, known),
    }
}

impl Working {
    /// As plain text, to paste anywhere.
    pub fn text(&self) -> String {
        let mut lines = vec![match self.of.as_str() {
            "" => self.title.clone(),
            of => format!("{}: {of}", self.title),
        }];
        if let Some(formula) = &self.formula {
            lines.push(formula.line());
            lines.push(formula.legend());
        }
        lines.push(self.says.clone());
        for cell in &self.cells {
            lines.push(format!(
                "{}: {} counts as {} ({})",
                cell.column.name(),
                cell.typed,
                cell.figure,
                cell.how
            ));
        }
        for section in &self.sections {
            lines.push(format!("{}:", section.title));
            for line in &section.lines {
                lines.push(format!("- {}", line.plain()));
            }
        }
        if let Some((name, formula)) = &self.then {
            lines.push(format!("{name}: {}", formula.line()));
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

impl Line {
    /// A name, what is said of it, and a figure.
    fn new(name: impl Into<String>, text: impl Into<String>, figure: impl Into<String>) -> Self {
        Self {
            name: name.into(),
            place: None,
            text: text.into(),
            figure: figure.into(),
        }
    }

    /// A name, and the formula that its figure comes from.
    fn worked_out(name: impl Into<String>, formula: &Formula) -> Self {
        Self::new(name, formula.line(), formula.result.text.clone())
    }

    /// In one line: "No playbooks, +15 min, in the estimates: fixing saves 9.12".
    fn plain(&self) -> String {
        let between = if self.place.is_some() { ", " } else { ": " };
        let parts = [self.name.as_str(), &self.text];
        let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        let text = parts.join(between);
        match self.figure.as_str() {
            // A formula ends with it.
            "" => text,
            _ if self.text.contains(" = ") => text,
            figure => format!("{text}: {figure}"),
        }
    }
}
