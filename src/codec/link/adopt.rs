//! A link's rows under the ids that they have here: a link has numbers in place of ids.

use std::collections::HashMap;

use crate::codec::json;
use crate::codec::json::value_of;
use crate::codec::merge::title;
use crate::document::records::record::{Kind, Link, Record, Walk};
use crate::document::{Engagement, RowId};

/// Gives the rows of a copy that came by a link the ids of the rows here that are called so, or else that stand in the
/// same place under another name; all others get new ids.
pub fn adopt(there: &mut Engagement, here: &Engagement, mut new_id: impl FnMut() -> RowId) {
    // Walking is for what changes a document, so it wants ones of its own.
    let (own, other) = (Rows::of(here.clone()), Rows::of(there.clone()));
    let mut free: HashMap<(Kind, &str), Vec<usize>> = HashMap::new();
    for (at, row) in own.0.iter().enumerate().rev() {
        free.entry((row.kind, &row.name)).or_default().push(at);
    }
    let mut taken = vec![false; own.0.len()];
    let mut ids: HashMap<(Kind, RowId), RowId> = HashMap::new();
    for row in &other.0 {
        let called_so = free.get_mut(&(row.kind, row.name.as_str()));
        if let Some(at) = called_so.and_then(Vec::pop) {
            taken[at] = true;
            ids.insert((row.kind, row.id), own.0[at].id);
        }
    }
    for row in &other.0 {
        let in_place = own
            .0
            .iter()
            .position(|one| (one.kind, one.place) == (row.kind, row.place));
        let id = match in_place.filter(|at| !taken[*at]) {
            Some(at) if !ids.contains_key(&(row.kind, row.id)) => {
                taken[at] = true;
                own.0[at].id
            }
            _ => new_id(),
        };
        ids.entry((row.kind, row.id)).or_insert(id);
    }
    there.links(&mut Renaming(ids));
    // Some lists stand in the order of their ids: reading puts them in it.
    let written = json::write_compact(there);
    if let Some(opened) = written.ok().and_then(|text| json::read(&text).ok()) {
        *there = opened.engagement;
    }
}

/// A row with what it is known by.
struct Row {
    kind: Kind,
    id: RowId,
    name: String,
    /// How many of its kind come before it.
    place: usize,
}

/// All rows of a document that have ids.
struct Rows(Vec<Row>);

impl Rows {
    fn of(mut document: Engagement) -> Self {
        let mut rows = Self(Vec::new());
        document.links(&mut rows);
        rows
    }
}

impl Walk for Rows {
    fn rows<T: Record>(&mut self, _: &'static str, rows: &mut Vec<T>) {
        for row in rows {
            if let Some((kind, id)) = row.id().map(|(kind, id)| (kind, *id)) {
                let place = self.0.iter().filter(|one| one.kind == kind).count();
                let name = value_of(row).map(|row| title(&row).to_owned());
                self.0.push(Row {
                    kind,
                    id,
                    name: name.unwrap_or_default(),
                    place,
                });
            }
            row.links(self);
        }
    }
}

/// Walks a document and gives rows, and what names them, other ids.
struct Renaming(HashMap<(Kind, RowId), RowId>);

impl Renaming {
    fn rename(&self, kinds: &[Kind], id: &mut RowId) {
        let new = kinds.iter().find_map(|kind| self.0.get(&(*kind, *id)));
        *id = new.copied().unwrap_or(*id);
    }
}

impl Walk for Renaming {
    fn link(&mut self, _: &'static str, kinds: &[Kind], link: Link<'_>) {
        match link {
            Link::Free(to) | Link::Bound(to) => to.iter_mut().for_each(|id| self.rename(kinds, id)),
            Link::Needed(id) | Link::Chosen(id) => self.rename(kinds, id),
            Link::List(list) => list.iter_mut().for_each(|id| self.rename(kinds, id)),
        }
    }

    fn rows<T: Record>(&mut self, _: &'static str, rows: &mut Vec<T>) {
        for row in rows {
            if let Some((kind, id)) = row.id() {
                self.rename(&[kind], id);
            }
            row.links(self);
        }
    }
}
