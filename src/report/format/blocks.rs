//! A report before it is rendered: sections of paragraphs, lists and tables. Page, Markdown and HTML are
//! made of the same one, so that they never disagree.

use crate::analysis::working::Why;
use crate::document::RowId;
use crate::report::format::bars::Bar;
use crate::text::words::Tone;

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What the engagement is called.
    pub title: String,
    /// For whom, on which service, when, and what the figures are for.
    pub about: Vec<String>,
    /// The one sentence to take away.
    pub headline: String,
    /// A few sentences that stand behind it.
    pub lead: String,
    /// Decisions first; none of them is empty.
    pub sections: Vec<Section>,
    /// "Estimate, as of ..., by ...".
    pub end: String,
}

/// A section with its heading.
#[derive(Clone, Debug, PartialEq)]
pub struct Section {
    /// What it is about.
    pub about: About,
    /// Which of the decisions it is, from 1.
    pub decision: Option<usize>,
    /// Its heading.
    pub name: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// What a section is about; a report has each at most once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// What to do before there is anything to report.
    Start,
    /// The target and its odds.
    Target,
    /// Fixes to fund.
    Fixes,
    /// Risks to accept.
    Risks,
    /// The risks by what they cost, as bars.
    Ranked,
    /// What is not counted.
    NotCounted,
    /// What is different from the version saved last.
    Changed,
    /// The journeys.
    Journeys,
    /// The objectives in short.
    Objectives,
    /// The readiness review.
    Readiness,
    /// Actions that are open.
    Actions,
    /// Who agreed to the charter.
    Signed,
    /// The charter.
    Charter,
    /// The risks with all their figures.
    Figures,
    /// The odds by target and window.
    Odds,
    /// Systemic risks.
    Systemic,
    /// The interactions of the journeys.
    Interactions,
    /// The objectives with all their figures.
    InFull,
    /// What the readiness review left open.
    OpenItems,
    /// What was observed.
    Observed,
    /// Silent estimates.
    Estimates,
}

/// What a reader may want in a report or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The three decisions.
    Decisions,
    /// The risks by what they cost.
    Costs,
    /// What is different from the version saved last.
    Changed,
    /// Journeys and objectives.
    Journeys,
    /// The review, the actions, who agreed.
    Readiness,
    /// The charter as a whole.
    Charter,
    /// All figures as tables.
    Figures,
    /// What was estimated in silence.
    Estimates,
}

impl Part {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 8] = [
        Self::Decisions,
        Self::Costs,
        Self::Changed,
        Self::Journeys,
        Self::Readiness,
        Self::Charter,
        Self::Figures,
        Self::Estimates,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decisions => "Decisions",
            Self::Costs => "Risks by cost",
            Self::Changed => "What changed",
            Self::Journeys => "Journeys, objectives",
            Self::Readiness => "Readiness, next steps",
            Self::Charter => "Full charter",
            Self::Figures => "All figures as tables",
            Self::Estimates => "Silent estimates",
        }
    }

    /// Whether it is there before anybody chooses: what is read in two minutes.
    pub const fn is_usual(self) -> bool {
        !matches!(self, Self::Charter | Self::Figures | Self::Estimates)
    }
}

impl About {
    /// The part it belongs to; `None` for what is always there.
    pub const fn part(self) -> Option<Part> {
        Some(match self {
            Self::Start => return None,
            Self::Target | Self::Fixes | Self::Risks => Part::Decisions,
            Self::Ranked | Self::NotCounted => Part::Costs,
            Self::Changed => Part::Changed,
            Self::Journeys | Self::Objectives => Part::Journeys,
            Self::Readiness | Self::Actions | Self::Signed => Part::Readiness,
            Self::Charter => Part::Charter,
            Self::Figures
            | Self::Odds
            | Self::Systemic
            | Self::Interactions
            | Self::InFull
            | Self::OpenItems
            | Self::Observed => Part::Figures,
            Self::Estimates => Part::Estimates,
        })
    }
}

impl Section {
    /// What stands before its heading: "Decision 1: ".
    pub fn label(&self) -> Option<String> {
        self.decision.map(|number| format!("Decision {number}: "))
    }
}

impl Report {
    /// The report with some of its parts.
    pub fn with_parts(mut self, parts: &[Part]) -> Self {
        let is_in = |about: About| about.part().is_none_or(|part| parts.contains(&part));
        self.sections.retain(|section| is_in(section.about));
        self
    }

    /// The parts that it could have.
    pub fn parts(&self) -> Vec<Part> {
        let is_there = |part: &Part| {
            let mut sections = self.sections.iter();
            sections.any(|one| one.about.part() == Some(*part))
        };
        Part::ALL.into_iter().filter(is_there).collect()
    }
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// A heading below the section's own.
    Heading(String),
    /// A paragraph, in pieces to be set one after the other.
    Text(Vec<(String, Tone)>),
    /// A list.
    List(Vec<String>),
    /// Names with what is said about each.
    Facts(Vec<(String, String)>),
    /// A table.
    Table(Table),
    /// Risks as bars, and how many smaller ones there are. Text has them as a table.
    Bars(Vec<Bar>, usize),
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its accessible name.
    pub name: String,
    /// The columns.
    pub head: Vec<ColumnHead>,
    /// As many cells in each as there are columns.
    pub rows: Vec<Vec<String>>,
    /// The record each row is of, in the same order; none where they are of none.
    pub about: Vec<Option<RowId>>,
    /// The last row, when it is a sum.
    pub total: Option<Vec<String>>,
}

/// A column's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnHead {
    /// Its text.
    pub name: String,
    /// Whether figures stand in it.
    pub figures: bool,
    /// Whether it says what is left of a budget or how much is over it.
    pub gap: bool,
    /// What can be asked of its figures.
    pub asks: Option<Asks>,
}

/// What can be asked of the figures of a column: where they come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// What a risk costs a year.
    Minutes,
    /// How often it happens.
    Incidents,
    /// The total with the mitigations that are on.
    Mitigated,
    /// What a mitigation saves.
    Saved,
    /// What fixing a systemic risk saves.
    Fixing,
    /// What the total is over or under a target's budget.
    Gap,
    /// How often a target holds, as it is and with the mitigations that are on.
    Holds,
    /// What the risks that reach a journey cost.
    Journey,
    /// What is spent of an objective's budget.
    Spent,
    /// How often an objective holds.
    ObjectiveHolds,
}

impl Asks {
    /// Of the row of a record.
    pub const fn of(self, id: RowId) -> Option<Why> {
        Some(match self {
            Self::Minutes | Self::Incidents => Why::Minutes(id),
            Self::Saved => Why::Saved(id),
            Self::Fixing => Why::Fixing(id),
            Self::Gap => Why::TargetGap(id),
            Self::Holds => Why::TargetHolds(id),
            Self::Journey => Why::Journey(id),
            Self::Spent => Why::Spent(id),
            Self::ObjectiveHolds => Why::ObjectiveHolds(id),
            Self::Mitigated => return None,
        })
    }

    /// Of the sum.
    pub const fn in_all(self) -> Option<Why> {
        match self {
            Self::Minutes => Some(Why::Total),
            Self::Incidents => Some(Why::Incidents),
            Self::Mitigated => Some(Why::Mitigated),
            _ => None,
        }
    }
}

impl ColumnHead {
    /// How a cell of this column is set.
    pub fn tone(&self, cell: &str) -> Tone {
        match (self.gap, cell) {
            (false, _) | (true, "") => Tone::Plain,
            (true, cell) if cell.ends_with("over") => Tone::Bad,
            (true, _) => Tone::Good,
        }
    }
}

impl Block {
    /// A paragraph.
    pub fn text(text: &str) -> Self {
        Self::Text(vec![(text.to_owned(), Tone::Plain)])
    }
}

impl Table {
    /// A table without rows; a column of figures has a name that begins with "#", one of what is left or over
    /// one with "±", which is not shown.
    pub fn new(name: &str, head: &[&str]) -> Self {
        let column = |name: &&str| {
            let shown = name.trim_start_matches(['#', '±']);
            ColumnHead {
                name: shown.to_owned(),
                figures: shown != *name,
                gap: name.starts_with('±'),
                asks: None,
            }
        };
        Self {
            name: name.to_owned(),
            head: head.iter().map(column).collect(),
            rows: Vec::new(),
            about: Vec::new(),
            total: None,
        }
    }

    /// With what can be asked of the figures of these columns.
    pub fn asking(mut self, columns: &[(usize, Asks)]) -> Self {
        for &(at, asks) in columns {
            self.head[at].asks = Some(asks);
        }
        self
    }

    /// Takes out the columns in which no row says anything, but for the first.
    pub fn without_empty_columns(mut self) -> Self {
        let mut at = 1;
        while at < self.head.len() {
            if self.rows.iter().all(|row| row[at].is_empty()) {
                self.head.remove(at);
                for row in &mut self.rows {
                    row.remove(at);
                }
                if let Some(total) = &mut self.total {
                    total.remove(at);
                }
            } else {
                at += 1;
            }
        }
        self
    }
}

/// Adds a table that has rows, without its empty columns.
pub fn add_table(blocks: &mut Vec<Block>, table: Table) {
    if !table.rows.is_empty() {
        blocks.push(Block::Table(table.without_empty_columns()));
    }
}

/// The bars as a table, for text.
pub fn bars_table(bars: &[Bar], more: usize) -> Table {
    let head = ["Risk", "#Bad minutes a year", "How it stands"];
    let mut table = Table::new("Risks by cost", &head);
    for bar in bars {
        let row = [&bar.name, &bar.minutes, &bar.mark];
        table.rows.push(row.map(String::clone).to_vec());
    }
    if more > 0 {
        let rest = format!("and {more} smaller ones");
        table.rows.push(vec![rest, String::new(), String::new()]);
    }
    table.without_empty_columns()
}
