//! Files of OpenSLO v1 and Sloth as objectives, for a person to choose from.

mod alerts;
mod common;
mod figures;
mod found;
mod landing;
mod naming;
mod objects;
mod openslo;
mod openslo_alerts;
mod place;
mod sloth;
mod yaml;

pub use alerts::Rules;
pub use found::Found;
pub use landing::{Chosen, Whose, is_here, landing, new_targets, whose};
pub use yaml::{MOST_BYTES, too_large};

use crate::document::Objective;
use crate::document::records::record::Record;
use objects::Objects;
use place::{Place, short};
use yaml::Node;

/// What was understood of files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ReadFiles {
    /// The objectives, in the order of the files.
    pub found: Vec<Found>,
    /// What could not be read, in sentences with the place.
    pub problems: Vec<String>,
}

/// A file's name, or nothing for what is pasted, and its text.
pub type NamedText = (String, String);

/// Reads files together, since one may name what stands in another.
pub fn read(files: &[NamedText]) -> ReadFiles {
    let mut read = ReadFiles::default();
    let size: usize = files.iter().map(|(_, text)| text.len()).sum();
    if size > MOST_BYTES {
        read.problems.push(too_large(size as f64));
        return read;
    }
    let documents = files.iter().map(|(name, text)| {
        let documents = yaml::read(text);
        (name.as_str(), documents)
    });
    let documents: Vec<_> = documents.collect();
    let mut placed = Vec::new();
    for (name, documents) in &documents {
        match documents {
            Ok(all) => placed.extend(all.iter().flat_map(objects).map(|one| (*name, one))),
            Err(wrong) => read.problems.push(in_file(name, wrong)),
        }
    }
    let all: Vec<Place> = placed.iter().map(|(_, one)| one.clone()).collect();
    let objects = Objects::of(&all);
    let windows = windows(&placed, &mut read.problems);
    for (name, object) in &placed {
        let found = match format(object) {
            Format::Slo => match openslo::read(object, &objects) {
                Ok(all) => all.into_iter().map(Ok).collect(),
                Err(wrong) => vec![Err(wrong)],
            },
            Format::Sloth => sloth::read(object, windows.as_ref()),
            Format::Named | Format::Windows => Vec::new(),
            Format::Other(wrong) => vec![Err(wrong)],
        };
        for one in found {
            match one {
                Ok(one) => read.found.push(one),
                Err(wrong) => read.problems.push(in_file(name, &wrong)),
            }
        }
    }
    let more = read.found.len().saturating_sub(Objective::MOST);
    if more > 0 {
        read.found.truncate(Objective::MOST);
        read.problems.push(format!(
            "{more} more are not shown: an engagement has at most {} objectives.",
            Objective::MOST
        ));
    }
    if placed.is_empty() && read.problems.is_empty() && size > 0 {
        read.problems
            .push("There is no objective in it. Expected OpenSLO v1 or Sloth.".to_owned());
    } else if read.found.is_empty() && read.problems.is_empty() && !placed.is_empty() {
        read.problems
            .push("There is no SLO in it, and only what an SLO names.".to_owned());
    }
    read
}

fn in_file(name: &str, wrong: &str) -> String {
    match name.is_empty() {
        true => wrong.to_owned(),
        false => format!("{}: {wrong}", short(name)),
    }
}

/// The objects of a document: itself, those of its list, or those of a `List`.
fn objects(document: &Node) -> Vec<Place<'_>> {
    let whole = Place::of(document);
    let items = whole
        .get("items")
        .filter(|_| whole.text_of(&["kind"]) == "List");
    items.unwrap_or(whole).list()
}

/// The alert windows of Sloth among these.
fn windows(placed: &[(&str, Place)], problems: &mut Vec<String>) -> Option<sloth::Windows> {
    let mut found: Option<sloth::Windows> = None;
    for (name, one) in placed {
        if !matches!(format(one), Format::Windows) {
            continue;
        }
        match sloth::windows(one) {
            Ok(windows) if found.as_ref().is_none_or(|it| *it == windows) => found = Some(windows),
            Ok(_) => problems.push(in_file(
                name,
                "a second set of alert windows. Sloth takes one a run, and the first is used here.",
            )),
            Err(wrong) => problems.push(in_file(name, &wrong)),
        }
    }
    found
}

/// What an object is.
enum Format {
    /// An SLO of OpenSLO.
    Slo,
    /// What an SLO of OpenSLO names.
    Named,
    /// Objectives of Sloth.
    Sloth,
    /// Sloth's alert windows.
    Windows,
    /// Something else, and what was expected.
    Other(String),
}

fn format(object: &Place) -> Format {
    let version = object.text_of(&["apiVersion", "version"]);
    let kind = object.text_of(&["kind"]);
    let named = [
        "Service",
        "SLI",
        "AlertPolicy",
        "AlertCondition",
        "AlertNotificationTarget",
        "DataSource",
    ];
    match (version.as_str(), kind.as_str()) {
        ("openslo/v1", "SLO") => Format::Slo,
        ("openslo/v1", kind) if named.contains(&kind) => Format::Named,
        ("openslo/v1", _) => Format::Other(object.get("kind").map_or_else(
            || object.misses("kind", "such as SLO"),
            |kind| kind.expected("a kind of OpenSLO v1, such as SLO"),
        )),
        ("prometheus/v1", _) | ("sloth.slok.dev/v1", "PrometheusServiceLevel") => Format::Sloth,
        ("sloth.slok.dev/v1", "AlertWindows") => Format::Windows,
        ("", _) => Format::Other(object.misses(
            "apiVersion: openslo/v1 or version: prometheus/v1",
            "to know whose file it is",
        )),
        _ => Format::Other(
            object
                .any(&["apiVersion", "version"])
                .map_or(String::new(), |it| {
                    it.expected("openslo/v1 or Sloth's prometheus/v1")
                }),
        ),
    }
}
