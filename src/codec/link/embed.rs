//! What a card in somebody else's page is asked for, as it stands in its address.
//!
//! ```text
//! #/embed?d=<data of a link>&show=risks,budget&theme=dark&edit=yes&host=<origin, encoded>
//! ```
//! All parts may be missing. What is not known is left out, so that an older page shows what it can of a
//! newer address.

use crate::codec::link::calculator::{decoded, encoded};

/// What one card shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Card {
    /// The risks with their figures.
    Risks,
    /// The answer for the target: total, budget and meter.
    Budget,
    /// What each target can carry.
    Rank,
    /// How likely how many bad minutes are.
    Odds,
    /// The objectives.
    Slo,
    /// The journeys.
    Journeys,
}

impl Card {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Risks,
        Self::Budget,
        Self::Rank,
        Self::Odds,
        Self::Slo,
        Self::Journeys,
    ];

    /// Its name in an address.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Risks => "risks",
            Self::Budget => "budget",
            Self::Rank => "rank",
            Self::Odds => "odds",
            Self::Slo => "slo",
            Self::Journeys => "journeys",
        }
    }

    /// Its name on the page.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Risks => "Risks",
            Self::Budget => "Budget",
            Self::Rank => "Stack rank",
            Self::Odds => "Odds",
            Self::Slo => "Objectives",
            Self::Journeys => "Journeys",
        }
    }
}

/// The colours of a card.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the page around it, or the person's system, has them.
    #[default]
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// Its name in an address, and on the page.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What a frame is asked to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EmbedAsk {
    /// The data of a link, as [`crate::codec::link::share`] reads it; empty when the page around the frame sends it.
    pub data: String,
    /// The cards, in their order; empty when the address names none that is known.
    pub show: Vec<Card>,
    /// The colours.
    pub theme: Theme,
    /// Whether figures may be changed, in the frame alone.
    pub edit: bool,
    /// The one origin that may send messages and get answers.
    pub host: Option<String>,
}

impl EmbedAsk {
    /// Reads what follows the `?` of an address.
    pub fn read(query: &str) -> Self {
        let mut ask = Self::default();
        for pair in query.split('&') {
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            match key {
                "d" => ask.data = value.to_owned(),
                "show" => ask.show = cards(&decoded(value).unwrap_or_default()),
                "theme" => {
                    let mut known = Theme::ALL.into_iter();
                    ask.theme = known.find(|one| one.slug() == value).unwrap_or_default();
                }
                "edit" => ask.edit = value == "yes",
                "host" => ask.host = decoded(value).filter(|host| is_origin(host)),
                _ => {}
            }
        }
        ask
    }

    /// What follows the `?` of an address.
    pub fn query(&self) -> String {
        let slugs: Vec<&str> = self.show.iter().map(|card| card.slug()).collect();
        let mut query = format!("show={}&theme={}", slugs.join(","), self.theme.slug());
        if self.edit {
            query += "&edit=yes";
        }
        if let Some(host) = &self.host {
            query += "&host=";
            query += &encoded(host);
        }
        // Last, so that a person who looks at the address sees the rest of it.
        if !self.data.is_empty() {
            query += "&d=";
            query += &self.data;
        }
        query
    }
}

/// Each card once.
fn cards(list: &str) -> Vec<Card> {
    let mut found = Vec::new();
    for slug in list.split(',') {
        let known = Card::ALL
            .into_iter()
            .find(|card| card.slug() == slug.trim());
        found.extend(known.filter(|card| !found.contains(card)));
    }
    found
}

/// Whether a text is an origin as a browser writes it: scheme, host, port, and nothing after. "null", which
/// every sandboxed page is, names nobody.
fn is_origin(text: &str) -> bool {
    let rest = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-.:[]".contains(&byte);
        !rest.is_empty() && rest.bytes().all(allowed)
    })
}
