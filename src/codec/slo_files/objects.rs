//! The objects of OpenSLO, which name each other.

use super::place::Place;

/// The objects of all files, by which they find each other.
pub(super) struct Objects<'a> {
    all: &'a [Place<'a>],
}

impl<'a> Objects<'a> {
    pub fn of(all: &'a [Place<'a>]) -> Self {
        Self { all }
    }

    /// Those of a kind.
    pub fn kind(&self, kind: &'a str) -> impl Iterator<Item = &Place<'a>> {
        self.all
            .iter()
            .filter(move |one| one.text_of(&["kind"]) == kind)
    }

    /// The one of a kind with a name.
    pub fn find(&self, kind: &'a str, name: &str) -> Option<Place<'a>> {
        let mut all = self.kind(kind);
        all.find(|one| name_of(one) == name).cloned()
    }
}

/// The name of an object for machines.
pub(super) fn name_of(object: &Place) -> String {
    object
        .get("metadata")
        .map_or(String::new(), |it| it.text_of(&["name"]))
}
