//! The tools that objectives are written for.

use super::prometheus::prometheus;
use super::promtool::promtool;
use super::watched::{Watch, Watched};
use crate::document::Span;

/// A tool's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Recording and alerting rules.
    Prometheus,
}

/// A file that comes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub name: &'static str,
    /// How its name ends.
    pub ending: &'static str,
    /// What is in it.
    pub text: String,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 1] = [Self::Prometheus];

    /// A word for it that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prometheus => "prometheus",
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prometheus => "Prometheus rules",
        }
    }

    /// How the name of its file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Prometheus => "rules.yml",
        }
    }

    /// Its file. `head` stands on top as comments.
    pub fn write(self, watched: &[Watched], head: &[String]) -> String {
        match self {
            Self::Prometheus => prometheus(watched, head),
        }
    }

    /// Files that come along on request, for the file of this name.
    pub fn beside(self, watched: &[Watched], first: &str) -> Vec<Beside> {
        let tests = |name, ending, pages| Beside {
            name,
            ending,
            text: promtool(watched, first, pages),
        };
        match self {
            Self::Prometheus => vec![
                tests("tests of the pages", "pages.test.yml", true),
                tests("tests of the tickets", "tickets.test.yml", false),
            ],
        }
    }

    /// What is in it, in a sentence.
    pub const fn holds(self) -> &'static str {
        match self {
            Self::Prometheus => {
                "Rates over each window and the period, the burn rate, what is left of the budget; an alert that pages and one that waits, each with both windows. Tests for promtool: an outage fires when this page says, a healthy service fires nothing."
            }
        }
    }

    /// What of these objectives it cannot hold.
    pub fn cannot_hold(self, watch: &Watch) -> Vec<String> {
        let mut list = Vec::new();
        let calendar = |one: &&Watched| matches!(one.span, Span::Month | Span::Quarter);
        for one in watch.watched.iter().filter(calendar) {
            list.push(format!(
                "{}: a calendar window. Its period is the last {} days.",
                one.title,
                one.window.get()
            ));
        }
        for one in &watch.watched {
            list.extend(
                one.left_out
                    .iter()
                    .map(|left| format!("{}. {left}", one.title)),
            );
        }
        match self {
            Self::Prometheus => list.push(
                "Dependencies, what the journey's risks cost and the odds, the error-budget policy."
                    .to_owned(),
            ),
        }
        list
    }

    /// What to do with it next.
    pub const fn next(self) -> [&'static str; 3] {
        match self {
            Self::Prometheus => [
                "Name the file under rule_files in prometheus.yml, check it with promtool check rules, and reload.",
                "Send severity=page to the pager and severity=ticket to the queue in Alertmanager.",
                "Ask for slo:sli_error:ratio_rate5m: with no answer there are no such events, and no alert can fire.",
            ],
        }
    }
}
