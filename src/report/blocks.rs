//! A report before it is rendered: sections of paragraphs, lists and tables. Page, Markdown and HTML are
//! made of the same one, so that they never disagree.

use crate::text::words::Tone;

/// A report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// What the engagement is called.
    pub title: String,
    /// For whom, on which service, when, and what the figures are for.
    pub about: Vec<String>,
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
    /// The charter.
    Charter,
    /// The journeys.
    Journeys,
    /// The risks by what they cost.
    Ranked,
    /// The odds by target and window.
    Odds,
    /// Systemic risks.
    Systemic,
    /// Objectives.
    Objectives,
    /// The readiness review.
    Readiness,
    /// Silent estimates.
    Estimates,
    /// What was observed.
    Observed,
    /// Actions that are open.
    Actions,
    /// What is not counted.
    NotCounted,
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
    /// Risks as bars, and how many smaller ones there are; for the page alone, since the table beside it has
    /// the same figures.
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
}

/// A bar of the chart of risks.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The risk.
    pub name: String,
    /// Bad minutes a year, as shown.
    pub minutes: String,
    /// Its length, as a share of the longest.
    pub length: f64,
    /// How it stands against the target, in a word; empty without a target.
    pub mark: String,
}

impl Block {
    /// A paragraph.
    pub fn text(text: &str) -> Self {
        Self::Text(vec![(text.to_owned(), Tone::Plain)])
    }
}

impl Table {
    /// A table without rows; a column of figures has a name that begins with "#", which is not shown.
    pub fn new(name: &str, head: &[&str]) -> Self {
        let column = |name: &&str| {
            let figures = name.strip_prefix('#');
            ColumnHead {
                name: figures.unwrap_or(name).to_owned(),
                figures: figures.is_some(),
            }
        };
        Self {
            name: name.to_owned(),
            head: head.iter().map(column).collect(),
            rows: Vec::new(),
            total: None,
        }
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
