//! How much a list holds: what is more would be left out when the document is read again.

use crate::document::records::engagement::Engagement;
use crate::document::records::record::{Kind, Link, MOST_LINKS, Record, Walk};

/// A list with more in it than it holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Full {
    /// Its key.
    pub list: &'static str,
    /// How many it holds.
    pub most: usize,
}

/// The first list that has more in it than it holds.
pub fn overfull(document: &mut Engagement) -> Option<Full> {
    let mut counting = Counting(None);
    document.links(&mut counting);
    counting.0
}

struct Counting(Option<Full>);

impl Counting {
    fn see(&mut self, list: &'static str, count: usize, most: usize) {
        if count > most {
            self.0.get_or_insert(Full { list, most });
        }
    }
}

impl Walk for Counting {
    fn link(&mut self, key: &'static str, _: &[Kind], link: Link<'_>) {
        if let Link::List(list) = link {
            self.see(key, list.len(), MOST_LINKS);
        }
    }

    fn rows<T: Record>(&mut self, key: &'static str, rows: &mut Vec<T>) {
        self.see(key, rows.len(), T::MOST);
        for row in rows {
            row.links(self);
        }
    }
}
