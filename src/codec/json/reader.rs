//! Reads a document from any JSON: repairs what it can, and says what it repaired, with its place.
//!
//! What a record consists of is said by its struct and by [`Record::links`], nowhere else. The plain fields are read
//! by serde's derives through [`Plain`]; what depends on the rest of the document is read here, while `links` names
//! it. A link names a record that was read before it.

use std::collections::HashMap;
use std::mem;
use std::str::FromStr;

use serde_json::Value;

use crate::codec::json::entries::read_entry;
use crate::codec::json::fields::fields_of;
use crate::codec::json::layout::value_of;
use crate::codec::json::log::Log;
use crate::codec::json::plain::{NO_OBJECT, Plain};
use crate::codec::json::repair::{Ids, hash};
use crate::document::records::record::{Kind, Link, MOST_LINKS, Record, Walk};
use crate::document::records::values::cells::Cell;
use crate::document::{Engagement, EngagementId, Entry, RowId};

/// What is said of a row that is no object but keeps its place.
const EMPTY_ROW: &str = "expected an object; an empty row is used.";
/// What is said of a link that leads nowhere.
const NOWHERE: &str = "names nothing that is here; left out.";

static NOTHING: Value = Value::Null;

/// Reads one document.
pub struct Reader<'a> {
    /// The record being read.
    here: &'a Value,
    /// The keys it may have, in their order.
    fields: &'static [&'static str],
    /// Whether something the record goes with is not here.
    lost: bool,
    /// The rows read so far, by what the file calls them.
    known: HashMap<(Kind, &'a str), RowId>,
    ids: Ids,
    log: Log,
}

impl<'a> Reader<'a> {
    /// A reader of a file.
    pub fn new(file: &'a Value) -> Self {
        Self {
            here: file,
            fields: &[],
            lost: false,
            known: HashMap::new(),
            ids: Ids::of(file),
            log: Log::default(),
        }
    }

    /// What was repaired.
    pub fn into_notes(self) -> Vec<String> {
        self.log.into_notes()
    }

    /// Reads what stands around the engagement.
    pub fn envelope<T: Record>(&mut self) -> T {
        let unfilled = value_of(&T::unfilled()).unwrap_or_default();
        self.fields = fields_of::<T>();
        self.plain(&unfilled).unwrap_or_else(T::unfilled)
    }

    /// Reads the engagement, which stands under `key`.
    pub fn engagement(&mut self, key: &str) -> Engagement {
        let outside = self.log.place.enter(self.fields, key);
        self.here = self.here.get(key).unwrap_or(&NOTHING);
        self.fields = fields_of::<Engagement>();
        let unfilled = value_of(&Engagement::unfilled()).unwrap_or_default();
        let mut engagement = self.plain(&unfilled).unwrap_or_else(Engagement::unfilled);
        engagement.id = self.own_engagement_id();
        engagement.links(self);
        self.check_named(0);
        if mem::take(&mut self.lost) {
            self.choose_target(&mut engagement);
        }
        self.log.place.leave(outside);
        engagement
    }

    /// A document has some targets, and one of them is chosen.
    fn choose_target(&mut self, engagement: &mut Engagement) {
        if let Some(first) = engagement.targets.first() {
            engagement.chosen_target = first.id;
            self.note_key(
                "chosenTarget",
                "names none of the targets; the first is used.",
            );
        } else {
            self.note_key("targets", "there are none; the usual four are used.");
            let usual = Engagement::new(engagement.id, String::new(), || self.unused_id());
            (engagement.targets, engagement.chosen_target) = (usual.targets, usual.chosen_target);
        }
    }

    fn own_engagement_id(&mut self) -> EngagementId {
        self.named("id");
        let found = self.here.get("id").and_then(Value::as_str);
        found
            .and_then(|found| found.parse().ok())
            .unwrap_or_else(|| {
                self.note_key(
                    "id",
                    "expected 26 characters a-z and 2-7; a new id is used.",
                );
                let text = self.here.to_string();
                let half = |salt| hash(text.as_bytes(), salt).to_be_bytes();
                EngagementId::from_random(&[half(1), half(2)].concat())
            })
    }

    /// Reads the record that is here; `None` when it makes no sense without what is not here.
    fn record<T: Record>(&mut self, unfilled: &Value) -> Option<T> {
        let (lost, unnamed) = (mem::take(&mut self.lost), self.log.unnamed.len());
        let mut blank = T::unfilled();
        let own = blank.id().map(|(kind, _)| self.own_id(kind));
        let mut row: Option<T> = self.plain(unfilled);
        if let Some(row) = &mut row {
            if let (Some((_, id)), Some(own)) = (row.id(), own) {
                self.named("id");
                *id = own;
            }
            row.links(self);
            self.check_named(unnamed);
        }
        self.log.unnamed.truncate(unnamed);
        if mem::replace(&mut self.lost, lost) {
            if !T::LOST.is_empty() {
                self.log.note_last(T::LOST);
            }
            return None;
        }
        row
    }

    /// Reads texts, flags and choices of the record that is here.
    fn plain<T: Record>(&mut self, unfilled: &Value) -> Option<T> {
        let file = self.here;
        loop {
            let before = self.log.left_out.len();
            let read = T::deserialize(Plain {
                log: &mut self.log,
                file: file.is_object().then_some(file),
                unfilled,
            });
            match read {
                Ok(record) => return Some(record),
                // Once more without the choice that could not be read.
                Err(_) if self.log.left_out.len() > before => {}
                Err(_) => return None,
            }
        }
    }

    /// A row's own id. One that is malformed or another row's is replaced; links follow the first row that the
    /// file calls so.
    fn own_id(&mut self, kind: Kind) -> RowId {
        let found = self.here.get("id").and_then(Value::as_str);
        let is_new = found.is_some_and(|found| !self.known.contains_key(&(kind, found)));
        let id = match found.map(RowId::from_str) {
            Some(Ok(own)) if is_new => own,
            Some(Ok(_)) => self.new_id("another row has this id"),
            Some(Err(_)) | None => self.new_id("expected 8 characters a-z and 2-7"),
        };
        if let Some(found) = found.filter(|_| is_new) {
            self.known.insert((kind, found), id);
        }
        id
    }

    fn new_id(&mut self, fault: &str) -> RowId {
        self.note_key("id", &format!("{fault}; a new id is used."));
        self.unused_id()
    }

    /// An id that no row of the file has.
    fn unused_id(&mut self) -> RowId {
        self.ids.unused(&self.log.place.text)
    }

    /// The row that the file calls so, of those read before.
    fn linked(&self, kinds: &[Kind], name: &'a Value) -> Option<RowId> {
        let name = name.as_str()?;
        let mut kinds = kinds.iter();
        kinds.find_map(|kind| self.known.get(&(*kind, name)).copied())
    }

    /// The first `most` items of the list under a key; none when there is no list.
    fn items(&mut self, key: &'static str, most: usize) -> &'a [Value] {
        match self.here.get(key) {
            None => &[],
            Some(Value::Array(items)) => {
                let count = items.len();
                if count > most {
                    let what = format!("only the first {most} of {count} are kept.");
                    self.note_key(key, &what);
                }
                items.get(..most).unwrap_or(items)
            }
            Some(_) => {
                self.note_key(key, "expected a list; left out.");
                &[]
            }
        }
    }

    /// Goes to each item of a list; `read` is false of one that says nothing new.
    fn each(
        &mut self,
        items: &'a [Value],
        keeps_its_place: bool,
        read: &mut dyn FnMut(&mut Self) -> bool,
    ) {
        for (at, item) in items.iter().enumerate() {
            let outside = self.log.place.enter_item(at);
            self.here = item;
            if item.is_object() || keeps_its_place {
                if !item.is_object() {
                    self.log.note(EMPTY_ROW);
                }
                if !read(self) {
                    self.log.note_last("a second time; left out.");
                }
            } else {
                self.log.note(NO_OBJECT);
            }
            self.log.place.leave(outside);
        }
    }

    /// Says what was done about the value of a key.
    fn note_key(&mut self, key: &str, what: &str) {
        let outside = self.log.place.enter(self.fields, key);
        self.log.note(what);
        self.log.place.leave(outside);
    }

    fn note_item(&mut self, key: &str, at: usize, what: &str) {
        let outside = self.log.place.enter(self.fields, key);
        self.log.place.enter_item(at);
        self.log.note(what);
        self.log.place.leave(outside);
    }

    /// A record's `links` names what stands under a key.
    fn named(&mut self, key: &'static str) {
        if cfg!(debug_assertions) {
            let outside = self.log.place.enter(self.fields, key);
            let place = &self.log.place.text;
            self.log.unnamed.retain(|unnamed| unnamed != place);
            self.log.place.leave(outside);
        }
    }

    /// A field that is no text, flag or choice, and that `links` does not name, is lost when a file is read.
    fn check_named(&self, before: usize) {
        let unnamed = self.log.unnamed.get(before..).unwrap_or_default();
        debug_assert!(unnamed.is_empty(), "no `links` names {unnamed:?}");
    }
}

impl Walk for Reader<'_> {
    fn link(&mut self, key: &'static str, kinds: &[Kind], link: Link<'_>) {
        self.named(key);
        if let Link::List(list) = link {
            list.clear();
            for (at, name) in self.items(key, MOST_LINKS).iter().enumerate() {
                match self.linked(kinds, name) {
                    Some(id) if !list.contains(&id) => list.push(id),
                    Some(_) => {}
                    None => self.note_item(key, at, NOWHERE),
                }
            }
            return;
        }
        let name = self.here.get(key).filter(|name| !name.is_null());
        let found = name.and_then(|name| self.linked(kinds, name));
        if name.is_some() && found.is_none() && !matches!(link, Link::Chosen(_)) {
            self.note_key(key, NOWHERE);
        }
        match link {
            Link::Free(to) => *to = found,
            Link::Bound(to) => {
                self.lost |= name.is_some() && found.is_none();
                *to = found;
            }
            Link::Needed(to) | Link::Chosen(to) => {
                self.lost |= found.is_none();
                *to = found.unwrap_or_default();
            }
            Link::List(_) => {}
        }
    }

    fn cell(&mut self, key: &'static str, cell: Cell, entry: &mut Entry) {
        self.named(key);
        if let Some(value) = self.here.get(key) {
            let outside = self.log.place.enter(self.fields, key);
            *entry = read_entry(cell, value, &mut self.log);
            self.log.place.leave(outside);
        }
    }

    fn rows<T: Record>(&mut self, key: &'static str, rows: &mut Vec<T>) {
        self.named(key);
        let items = self.items(key, T::MOST);
        if items.is_empty() {
            return;
        }
        let mut unfilled = value_of(&T::unfilled()).unwrap_or_default();
        if let Some(needed) = unfilled.get_mut(T::NEEDS) {
            *needed = Value::Null;
        }
        let list = self.log.place.enter(self.fields, key);
        let outer = (self.here, mem::replace(&mut self.fields, fields_of::<T>()));
        self.each(items, T::KEEPS_ITS_PLACE, &mut |reader| {
            let row: Option<T> = reader.record(&unfilled);
            row.is_none_or(|row| row.join(rows))
        });
        (self.here, self.fields) = outer;
        self.log.place.leave(list);
    }

    fn part<T: Record>(&mut self, key: &'static str, part: &mut T) {
        let outside = self.log.place.enter(self.fields, key);
        let (here, fields) = (self.here, mem::replace(&mut self.fields, fields_of::<T>()));
        self.here = here.get(key).unwrap_or(&NOTHING);
        part.links(self);
        (self.here, self.fields) = (here, fields);
        self.log.place.leave(outside);
    }
}
