//! What differs between two copies of one engagement.

use serde_json::Value;

/// One of the two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// What is in this browser.
    Here,
    /// What came from outside.
    There,
}

/// What it is that differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// The value of a field.
    Field,
    /// A row that only one copy has.
    Row,
    /// A link that only one copy has.
    Link,
    /// The order of the rows that both have.
    Order,
}

/// Something that is not the same in both copies.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// The key in the engagement under which it stands.
    pub part: String,
    /// The id of the row that it is in; empty outside of rows.
    pub id: String,
    /// What that row is called; empty outside of rows, and where nobody has named it.
    pub row: String,
    /// The keys and rows between that row, or that part, and what differs.
    pub within: Vec<String>,
    /// The key of the field or of the list.
    pub field: String,
    /// What it is.
    pub what: What,
    /// What stands here, as JSON; null for a row or link that is not here.
    pub here: Value,
    /// What stands there.
    pub there: Value,
    /// The copy that changed it last, where that is known.
    pub newer: Option<Side>,
    /// Whether both have changed it since they were one; `None` where no common version is known.
    pub by_both: Option<bool>,
    /// The side to begin with: what only one has changed is taken from it, of both the newer, and no row is left out
    /// that one of them has changed. Where no common version is known, what one of them has not filled in is taken from
    /// the other.
    pub start: Side,
}

impl Difference {
    /// What tells it from the others, whatever either copy has there.
    pub(super) fn place(&self) -> (&str, &str, &[String], &str, What, &str) {
        // Rows and links stand in one list: each is known by its own id.
        let own = match self.what {
            What::Row | What::Link => own_id(&self.here).or(own_id(&self.there)),
            What::Field | What::Order => None,
        };
        let own = own.unwrap_or_default();
        (
            &self.part,
            &self.id,
            &self.within,
            &self.field,
            self.what,
            own,
        )
    }
}

/// The id of a row, or the one that a link is.
fn own_id(value: &Value) -> Option<&str> {
    value.as_str().or_else(|| value.get("id")?.as_str())
}
