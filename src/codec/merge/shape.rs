//! What a record holds, as its `links` names it.

use crate::document::Entry;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::records::values::cells::Cell;

/// The keys of a record that are more than a text, a flag or a choice.
pub struct Shape(Vec<(&'static str, Part)>);

/// What stands under a key.
pub enum Part {
    /// A list of records, with the keys by which one is known from the others.
    Rows(&'static [&'static str], Shape),
    /// A record.
    Record(Shape),
    /// A list of links.
    Links,
    /// A cell, which is one value.
    Cell,
}

impl Shape {
    /// Nothing of the kind.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// The shape of a record.
    pub fn of<T: Record>() -> Self {
        let mut shape = Self::new();
        T::unfilled().links(&mut shape);
        shape
    }

    /// What stands under a key.
    pub fn part(&self, key: &str) -> Option<&Part> {
        let found = self.0.iter().find(|(known, _)| *known == key);
        found.map(|(_, part)| part)
    }
}

impl Walk for Shape {
    fn link(&mut self, key: &'static str, _: &[Kind], link: Link<'_>) {
        if let Link::List(_) = link {
            self.0.push((key, Part::Links));
        }
    }

    fn cell(&mut self, key: &'static str, _: Cell, _: &mut Entry) {
        self.0.push((key, Part::Cell));
    }

    fn rows<T: Record>(&mut self, key: &'static str, _: &mut Vec<T>) {
        self.0
            .push((key, Part::Rows(T::NAMED_BY, Shape::of::<T>())));
    }

    fn part<T: Record>(&mut self, key: &'static str, _: &mut T) {
        self.0.push((key, Part::Record(Shape::of::<T>())));
    }
}
