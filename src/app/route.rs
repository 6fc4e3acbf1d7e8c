//! Addresses in the URL fragment, so that any static host serves them.

use std::fmt;
use std::str::FromStr;

use crate::app::moves::LAST_INPUT;
use crate::codec::link::calculator::Ask;
use crate::document::{EngagementId, RowId};

/// The views of the risks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RisksView {
    /// The table with its answer.
    #[default]
    Table,
    /// How often each target holds.
    Odds,
    /// What could be done, and what it saves.
    Mitigations,
    /// What makes every incident worse.
    Systemic,
}

impl RisksView {
    /// All of them, in the order of their tabs.
    pub const ALL: [Self; 4] = [Self::Table, Self::Odds, Self::Mitigations, Self::Systemic];

    /// The name on its tab.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "Table",
            Self::Odds => "Odds",
            Self::Mitigations => "Mitigations",
            Self::Systemic => "Systemic",
        }
    }

    /// The name in an address; the table needs none.
    const fn slug(self) -> &'static str {
        match self {
            Self::Table => "",
            Self::Odds => "odds",
            Self::Mitigations => "mitigations",
            Self::Systemic => "systemic",
        }
    }
}

/// The views of what is done together: the overview with its lists, and a page for each tool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActivitiesView {
    /// What is next, and the tools.
    #[default]
    Overview,
    /// What was done, when, by whom.
    Log,
    /// What follows from it.
    Actions,
    /// The weekly production review.
    Review,
    /// Which risks have a runbook.
    Runbooks,
    /// A risk is drawn and rehearsed.
    Wheel,
    /// Ways to fail, entered fast.
    Premortem,
    /// Each estimates alone.
    Silent,
    /// What happened, held against the estimates.
    Calibration,
    /// What causes what, drawn.
    Map,
}

impl ActivitiesView {
    /// All of them, in the order of the overview.
    pub const ALL: [Self; 10] = [
        Self::Overview,
        Self::Log,
        Self::Actions,
        Self::Review,
        Self::Runbooks,
        Self::Wheel,
        Self::Premortem,
        Self::Silent,
        Self::Calibration,
        Self::Map,
    ];

    /// The name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Log => "Log",
            Self::Actions => "Actions",
            Self::Review => "Weekly production review",
            Self::Runbooks => "Runbooks",
            Self::Wheel => "Wheel of Misfortune",
            Self::Premortem => "Pre-mortem",
            Self::Silent => "Silent estimates",
            Self::Calibration => "Calibration",
            Self::Map => "Causal map",
        }
    }

    /// The name in an address; the overview needs none.
    const fn slug(self) -> &'static str {
        match self {
            Self::Overview => "",
            Self::Log => "log",
            Self::Actions => "actions",
            Self::Review => "review",
            Self::Runbooks => "runbooks",
            Self::Wheel => "wheel",
            Self::Premortem => "premortem",
            Self::Silent => "silent",
            Self::Calibration => "calibration",
            Self::Map => "map",
        }
    }
}

/// The views of the report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportView {
    /// The document.
    #[default]
    Sponsor,
    /// Saved versions held against each other.
    Versions,
}

impl ReportView {
    /// Both, in the order of their tabs.
    pub const ALL: [Self; 2] = [Self::Sponsor, Self::Versions];

    /// The name on its tab.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sponsor => "For the sponsor",
            Self::Versions => "Compare versions",
        }
    }
}

/// The pages of an engagement, in the order of the practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// What the engagement is for.
    Charter,
    /// What users come for.
    Journeys,
    /// What fails them, in one of four views.
    Risks(RisksView),
    /// What is promised, and how it is watched.
    Objectives,
    /// Whether the service is ready for production.
    Readiness,
    /// What is done together, in one of its views.
    Activities(ActivitiesView),
    /// What a sponsor reads, in one of two views.
    Report(ReportView),
    /// A copy that came from outside, brought together with what is here.
    Together,
}

impl Page {
    /// The table of risks.
    pub const RISKS: Self = Self::Risks(RisksView::Table);

    /// The overview of what is done together.
    pub const ACTIVITIES: Self = Self::Activities(ActivitiesView::Overview);

    /// The report.
    pub const REPORT: Self = Self::Report(ReportView::Sponsor);

    /// Those of the navigation, each in its first view.
    pub const ALL: [Self; 7] = [
        Self::Charter,
        Self::Journeys,
        Self::RISKS,
        Self::Objectives,
        Self::Readiness,
        Self::ACTIVITIES,
        Self::REPORT,
    ];

    /// The name on the page and in the navigation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charter => "Charter",
            Self::Journeys => "Journeys",
            Self::Risks(_) => "Risks",
            Self::Objectives => "Objectives",
            Self::Readiness => "Readiness",
            Self::Activities(_) => "Activities",
            Self::Report(_) => "Report",
            Self::Together => "Two copies",
        }
    }

    /// The name in the window's title: a tool has its own.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Activities(ActivitiesView::Overview) => self.name(),
            Self::Activities(view) => view.name(),
            page => page.name(),
        }
    }

    /// The name in an address.
    const fn slug(self) -> &'static str {
        match self {
            Self::Charter => "charter",
            Self::Journeys => "journeys",
            Self::Risks(_) => "risks",
            Self::Objectives => "objectives",
            Self::Readiness => "readiness",
            Self::Activities(_) => "activities",
            Self::Report(_) => "report",
            Self::Together => "together",
        }
    }
}

/// Where a fragment leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// The library; on a first visit the quick table.
    Home,
    /// The library, on a first visit too.
    Library,
    /// A fresh estimate.
    Quick,
    /// The SLO calculator with what it is asked.
    Slo(Ask),
    /// One question to one person, as its query: it is read where it is asked.
    Estimate(String),
    /// What a link carries, to look at.
    View(String),
    /// Cards in somebody else's page, as their query: it is read where they are drawn.
    Embed(String),
    /// A page of an engagement.
    Workbook(EngagementId, Page),
    /// A cell of the table of risks, by its row and column.
    Cell(EngagementId, RowId, usize),
    /// Nothing known: the fragment, to name it.
    Unknown(String),
}

impl Route {
    /// The Risks page of an engagement.
    pub const fn risks(id: EngagementId) -> Self {
        Self::Workbook(id, Page::RISKS)
    }
}

impl FromStr for Route {
    type Err = std::convert::Infallible;

    /// Reads a fragment with or without its `#`.
    fn from_str(fragment: &str) -> Result<Self, Self::Err> {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        if let Some((page, query)) = path.split_once('?') {
            match (page.trim_end_matches('/'), query.strip_prefix("d=")) {
                ("slo", _) => return Ok(Self::Slo(Ask::read(query))),
                ("embed", _) => return Ok(Self::Embed(query.to_owned())),
                ("estimate", _) => return Ok(Self::Estimate(query.to_owned())),
                ("view", Some(data)) => return Ok(Self::View(data.to_owned())),
                (page, _) => {
                    if let Some(cell) = read_cell(page, query) {
                        return Ok(cell);
                    }
                }
            }
        }
        // No address has more than four parts, however long it is.
        let parts: Vec<&str> = path.splitn(5, '/').collect();
        let known = match parts.as_slice() {
            [""] => Some(Self::Home),
            ["library"] => Some(Self::Library),
            ["quick"] => Some(Self::Quick),
            ["slo"] => Some(Self::Slo(Ask::default())),
            ["estimate"] => Some(Self::Estimate(String::new())),
            ["view"] => Some(Self::View(String::new())),
            ["embed"] => Some(Self::Embed(String::new())),
            ["e", id] => id.parse().ok().map(Self::risks),
            ["e", id, "together"] => {
                let id = id.parse().ok();
                id.map(|id| Self::Workbook(id, Page::Together))
            }
            ["e", id, slug] => {
                let page = Page::ALL.into_iter().find(|page| page.slug() == *slug);
                page.zip(id.parse().ok())
                    .map(|(page, id)| Self::Workbook(id, page))
            }
            ["e", id, "risks", slug] => {
                let view = RisksView::ALL.into_iter().find(|view| view.slug() == *slug);
                view.zip(id.parse().ok())
                    .map(|(view, id)| Self::Workbook(id, Page::Risks(view)))
            }
            ["e", id, "activities", slug] => {
                let view = ActivitiesView::ALL
                    .into_iter()
                    .find(|view| view.slug() == *slug);
                view.zip(id.parse().ok())
                    .map(|(view, id)| Self::Workbook(id, Page::Activities(view)))
            }
            ["e", id, "report", "versions"] => {
                let versions = Page::Report(ReportView::Versions);
                id.parse().ok().map(|id| Self::Workbook(id, versions))
            }
            _ => None,
        };
        Ok(known.unwrap_or_else(|| Self::Unknown(fragment.to_owned())))
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Home => f.write_str("#/"),
            Self::Library => f.write_str("#/library"),
            Self::Quick => f.write_str("#/quick"),
            Self::Slo(ask) => write!(f, "#/slo?{}", ask.query()),
            Self::Estimate(query) => write!(f, "#/estimate?{query}"),
            Self::View(data) => write!(f, "#/view?d={data}"),
            Self::Embed(query) => write!(f, "#/embed?{query}"),
            Self::Workbook(id, Page::Risks(view)) if *view != RisksView::Table => {
                write!(f, "#/e/{id}/risks/{}", view.slug())
            }
            Self::Workbook(id, Page::Activities(view)) if *view != ActivitiesView::Overview => {
                write!(f, "#/e/{id}/activities/{}", view.slug())
            }
            Self::Workbook(id, Page::Report(ReportView::Versions)) => {
                write!(f, "#/e/{id}/report/versions")
            }
            Self::Workbook(id, page) => write!(f, "#/e/{id}/{}", page.slug()),
            Self::Cell(id, row, 0) => write!(f, "#/e/{id}/risks?row={row}"),
            Self::Cell(id, row, column) => write!(f, "#/e/{id}/risks?row={row}&cell={column}"),
            Self::Unknown(fragment) => f.write_str(fragment),
        }
    }
}

/// `e/<id>/risks?row=<row>&cell=<column>`; the name of the row where no cell is said.
fn read_cell(page: &str, query: &str) -> Option<Route> {
    let id = page.strip_prefix("e/")?.strip_suffix("/risks")?;
    let row = query.strip_prefix("row=")?;
    let (row, column) = row.split_once("&cell=").unwrap_or((row, "0"));
    let column = column.parse().ok().filter(|column| *column <= LAST_INPUT)?;
    Some(Route::Cell(id.parse().ok()?, row.parse().ok()?, column))
}
