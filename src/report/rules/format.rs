//! The tools that objectives are written for.

use super::openslo::{self, openslo};
use super::prometheus::prometheus;
use super::promtool::{firing, quiet};
use super::pyrra::{pyrra, refused, renamed, taken};
use super::slo_generator;
use super::sloth::{alert_windows, sloth};
use super::watched::{Watch, Watched};
use crate::document::Span;

/// A tool's format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Recording and alerting rules.
    Prometheus,
    /// Sloth.
    Sloth,
    /// Pyrra.
    Pyrra,
    /// OpenSLO v1.
    OpenSlo,
    /// slo-generator.
    SloGenerator,
}

/// A file that comes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// What it is.
    pub name: String,
    /// How its name ends.
    pub ending: String,
    /// What is in it.
    pub text: String,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Prometheus,
        Self::Sloth,
        Self::Pyrra,
        Self::OpenSlo,
        Self::SloGenerator,
    ];

    /// A word for it that is kept.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Prometheus => "prometheus",
            Self::Sloth => "sloth",
            Self::Pyrra => "pyrra",
            Self::OpenSlo => "openslo",
            Self::SloGenerator => "slo-generator",
        }
    }

    /// What it is called.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prometheus => "Prometheus rules",
            Self::Sloth => "Sloth",
            Self::Pyrra => "Pyrra",
            Self::OpenSlo => "OpenSLO v1",
            Self::SloGenerator => "slo-generator",
        }
    }

    /// How the name of its file ends.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Prometheus => "rules.yml",
            Self::Sloth => "sloth.yml",
            Self::Pyrra => "pyrra.yaml",
            Self::OpenSlo => "openslo.yaml",
            Self::SloGenerator => "slo.yaml",
        }
    }

    /// Whether nothing would stand in its file.
    pub fn is_empty(self, watched: &[Watched]) -> bool {
        match self {
            Self::Pyrra => taken(watched).next().is_none(),
            _ => watched.is_empty(),
        }
    }

    /// Its file, for a service with this machine name. `head` stands on top as comments.
    pub fn write(self, watched: &[Watched], service: &str, head: &[String]) -> String {
        match self {
            Self::Prometheus => prometheus(watched, head),
            Self::Sloth => sloth(watched, service, head),
            Self::Pyrra => {
                let first = taken(watched).next();
                first.map_or(String::new(), |one| pyrra(one, head))
            }
            Self::OpenSlo => openslo(watched, service, head),
            Self::SloGenerator => {
                let first = watched.first();
                first.map_or(String::new(), |one| {
                    slo_generator::objective(one, service, head)
                })
            }
        }
    }

    /// Files that come along on request, for the file of this name.
    pub fn beside(
        self,
        watched: &[Watched],
        service: &str,
        first: &str,
        head: &[String],
    ) -> Vec<Beside> {
        let file = |name: &str, ending: &str, text| Beside {
            name: name.to_owned(),
            ending: ending.to_owned(),
            text,
        };
        match self {
            Self::Prometheus => vec![
                file(
                    "tests that alerts fire",
                    "firing.test.yml",
                    firing(watched, first),
                ),
                file(
                    "tests that they are quiet",
                    "quiet.test.yml",
                    quiet(watched, first),
                ),
            ],
            Self::Sloth => {
                let windows = alert_windows(watched).ok();
                let windows = windows.map(|text| file("the windows", "sloth-windows.yml", text));
                windows.into_iter().collect()
            }
            Self::Pyrra => {
                let others = taken(watched).skip(1);
                let others = others.map(|one| {
                    file(
                        &one.slug,
                        &format!("{}.pyrra.yaml", one.slug),
                        pyrra(one, head),
                    )
                });
                others.collect()
            }
            Self::OpenSlo => Vec::new(),
            Self::SloGenerator => {
                let policy = slo_generator::shared(watched);
                let mut files = vec![file("the shared configuration", "config.yaml", policy)];
                files.extend(watched.iter().skip(1).map(|one| {
                    let text = slo_generator::objective(one, service, head);
                    file(&one.slug, &format!("{}.yaml", one.slug), text)
                }));
                files
            }
        }
    }

    /// What is in it, in a sentence.
    pub fn holds(self, watched: &[Watched]) -> &'static str {
        match self {
            Self::Prometheus => {
                "Rates over each window and the period, the burn rate, what is left of the budget; an alert that pages and one that waits, each with both windows. Tests for promtool: an outage fires when this page says, a healthy service fires nothing."
            }
            Self::Sloth if alert_windows(watched).is_err() => {
                "Each objective with its queries, annotations and both alerts. The windows are Sloth's own, for 28 and 30 days."
            }
            Self::Sloth => {
                "Each objective with its queries, annotations and both alerts. The windows are a second file, which Sloth reads from a folder of windows."
            }
            Self::Pyrra => {
                "One objective with its target, window and selectors, and the others as files of their own."
            }
            Self::OpenSlo => {
                "A service, each objective with its indicator, and a policy with one condition for the long window of each alert."
            }
            Self::SloGenerator => {
                "One objective, and the others as files of their own. The shared configuration has the alerts as an error-budget policy, and a step for the whole window."
            }
        }
    }

    /// Whether the tool alerts by the rules of these objectives, and not by its own.
    pub fn keeps_alerts(self, watched: &[Watched]) -> bool {
        match self {
            Self::Pyrra => false,
            Self::Sloth => alert_windows(watched).is_ok(),
            _ => true,
        }
    }

    /// What of these objectives it cannot hold.
    pub fn cannot_hold(self, watch: &Watch) -> Vec<String> {
        let mut list = Vec::new();
        let calendar = |one: &&Watched| matches!(one.span, Span::Month | Span::Quarter);
        if self != Self::OpenSlo {
            for one in watch.watched.iter().filter(calendar) {
                list.push(format!(
                    "{}: a calendar window. Its period is the last {} days.",
                    one.title,
                    one.window.get()
                ));
            }
        }
        for one in &watch.watched {
            list.extend(
                one.left_out
                    .iter()
                    .map(|left| format!("{}. {left}", one.title)),
            );
        }
        match self {
            Self::Prometheus => {}
            Self::Sloth => {
                list.extend(alert_windows(&watch.watched).err());
                list.push(
                    "That an alert waits for a second failure: one at low traffic may fire."
                        .to_owned(),
                );
            }
            Self::Pyrra => {
                list.extend(watch.watched.iter().filter_map(refused));
                list.extend(watch.watched.iter().filter_map(renamed));
                list.push(
                    "Your alerts: Pyrra's own fire at 14, 7, 2 and 1 times the budget's rate. Runbooks."
                        .to_owned(),
                );
            }
            Self::OpenSlo => {
                list.extend(watch.watched.iter().flat_map(openslo::refused));
                list.push(
                    "An alert with two windows: each becomes one policy for the long window, the short one is an annotation. Runbooks."
                        .to_owned(),
                );
            }
            Self::SloGenerator => list.push(
                "An alert with two windows: each step has the long one alone. Runbooks.".to_owned(),
            ),
        }
        list.push("Dependencies, what the journey's risks cost and the odds.".to_owned());
        list
    }

    /// What to do with it next.
    pub fn next(self, watched: &[Watched]) -> [&'static str; 3] {
        match self {
            Self::Prometheus => [
                "Name the file under rule_files in prometheus.yml, check it with promtool check rules, and reload.",
                "Send severity=page to the pager and severity=ticket to the queue in Alertmanager.",
                "Ask for slo:sli_error:ratio_rate5m: with no answer there are no such events or no such bucket, and no alert can fire. If it stays 0 or 1, look at the second selector.",
            ],
            Self::Sloth if alert_windows(watched).is_err() => [
                "For a period other than 28 or 30 days, give Sloth windows of that period with --slo-period-windows-path: it refuses without.",
                "Run sloth generate with --default-slo-period set to the objective's window.",
                "Load what it writes as rules of Prometheus, and send severity=page to the pager.",
            ],
            Self::Sloth => [
                "Put the windows in a folder of their own, and name it with --slo-period-windows-path.",
                "Run sloth generate with --default-slo-period set to the objective's window.",
                "Load what it writes as rules of Prometheus, and send severity=page to the pager.",
            ],
            Self::Pyrra => [
                "Apply the files to the cluster, or put them in the folder that Pyrra reads.",
                "Compare Pyrra's own burn rates with this page's: they decide when somebody is paged.",
                "Look at the objective in Pyrra: with no figures there are no such events.",
            ],
            Self::OpenSlo => [
                "Check the file with oslo validate.",
                "Put your own targets of notification in place of page and ticket.",
                "Give it to the tool that reads OpenSLO; add the short windows there if it knows them.",
            ],
            Self::SloGenerator => [
                "Set PROMETHEUS_URL, and name an exporter in both files.",
                "Run slo-generator compute -f with the objective and -c with the shared configuration.",
                "Run it by a schedule, at least as often as the shortest window is long.",
            ],
        }
    }
}
