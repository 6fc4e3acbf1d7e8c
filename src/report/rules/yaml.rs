//! Writes YAML that tools of Go and Python read alike.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// A map in the order of its rows.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pairs(pub Vec<(String, String)>);

impl Pairs {
    pub(crate) fn of<const N: usize>(pairs: [(&str, &str); N]) -> Self {
        let own = |(key, value): (&str, &str)| (key.to_owned(), value.to_owned());
        Self(pairs.into_iter().map(own).collect())
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Pairs {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(self.0.len()))?;
        for (key, value) in &self.0 {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// A file with comments on top, each of one line.
pub(crate) fn file(comments: &[String], documents: &[impl Serialize]) -> String {
    let mut text = String::new();
    for comment in comments {
        text += &format!("# {}\n", one_line(comment));
    }
    for (place, one) in documents.iter().enumerate() {
        if place > 0 {
            text += "---\n";
        }
        // Texts and numbers in maps and lists can always be written.
        text += &serde_saphyr::to_string(one).unwrap_or_default();
    }
    text
}

/// A text without the marks that end a line somewhere, or that no reader of YAML takes.
pub(crate) fn one_line(text: &str) -> String {
    let is_break =
        |mark: char| mark.is_control() || "\u{2028}\u{2029}\u{feff}\u{fffe}\u{ffff}".contains(mark);
    let plain: String = text
        .chars()
        .map(|mark| if is_break(mark) { ' ' } else { mark })
        .collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
