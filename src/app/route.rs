//! Addresses in the URL fragment, so that any static host serves them.

use std::fmt;
use std::str::FromStr;

use crate::codec::link::calculator::Ask;
use crate::document::EngagementId;

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
    /// What is done together.
    Activities,
    /// What a sponsor reads.
    Report,
}

impl Page {
    /// The table of risks.
    pub const RISKS: Self = Self::Risks(RisksView::Table);

    /// All of them, the risks with their table.
    pub const ALL: [Self; 7] = [
        Self::Charter,
        Self::Journeys,
        Self::RISKS,
        Self::Objectives,
        Self::Readiness,
        Self::Activities,
        Self::Report,
    ];

    /// The name on the page and in the navigation.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Charter => "Charter",
            Self::Journeys => "Journeys",
            Self::Risks(_) => "Risks",
            Self::Objectives => "Objectives",
            Self::Readiness => "Readiness",
            Self::Activities => "Activities",
            Self::Report => "Report",
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
            Self::Activities => "activities",
            Self::Report => "report",
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
                _ => {}
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
            Self::Workbook(id, page) => write!(f, "#/e/{id}/{}", page.slug()),
            Self::Unknown(fragment) => f.write_str(fragment),
        }
    }
}
