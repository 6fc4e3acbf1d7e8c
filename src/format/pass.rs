//! One pass over a document, reading it from JSON or writing it: the same calls, in the same
//! order, do both. `document.rs` says what a document consists of.
//!
//! Reading takes any JSON, repairs what it can and says what it repaired. A field that is not
//! there stays as it was; `&mut` while writing is only for the sake of reading.

use std::mem;
use std::str::FromStr;

use serde_json::Value;

use super::document::{MOST_CHARACTERS, MOST_LINKS};
use super::layout::{Layout, compact};
use super::repair::{Ids, Notes, Object, cut, hash, join};
use crate::model::{EngagementId, RowId};

/// What a link names, and the list in which an id is used once.
#[derive(Clone, Copy)]
pub enum Kind {
    /// A target.
    Target,
    /// A journey.
    Journey,
    /// An interaction of any journey.
    Interaction,
    /// A risk.
    Risk,
    /// A systemic risk.
    Systemic,
    /// A mitigation.
    Mitigation,
}

/// How many kinds there are.
const KINDS: usize = Kind::Mitigation as usize + 1;

/// What is said of a link that leads nowhere.
const NOWHERE: &str = "names nothing that is here; left out.";

/// What is said of a value where an object should be.
const NO_OBJECT: &str = "expected an object; left out.";

/// The list in which what is no object keeps its place, so that the rows after it keep theirs.
const EMPTY_KEPT: &str = "risks";

/// What is said of it there.
const EMPTY_ROW: &str = "expected an object; an empty row is used.";

static NOTHING: Value = Value::Null;

/// One pass over a document.
pub struct Pass<'a> {
    /// Whether it writes.
    writes: bool,
    /// What is written.
    pub(super) out: Layout,
    /// The list and the place in it of the row being written, for [`Pass::not_finite`].
    row: (&'static str, usize),
    /// A number that JSON has no way to write.
    pub(super) not_finite: Option<String>,
    /// The part being read.
    here: &'a Value,
    /// Where that part stands.
    place: String,
    /// The keys that the parts around here were asked for: all other keys are unknown.
    asked: Vec<&'static str>,
    /// By kind: the rows read so far, by what the file calls them.
    known: [Object; KINDS],
    ids: Ids,
    notes: Notes,
}

impl<'a> Pass<'a> {
    fn new(here: &'a Value, out: Option<Layout>) -> Self {
        Self {
            writes: out.is_some(),
            out: out.unwrap_or_default(),
            row: ("", 0),
            not_finite: None,
            here,
            place: String::new(),
            asked: Vec::new(),
            known: Default::default(),
            ids: Ids::of(here),
            notes: Notes::default(),
        }
    }

    /// Writes the object that `visit` describes; an error is the number that cannot be written.
    pub fn write(indented: bool, visit: &mut dyn FnMut(&mut Self)) -> Result<String, String> {
        let mut pass = Self::new(&NOTHING, Some(Layout::new(indented)));
        pass.out.open('{');
        visit(&mut pass);
        pass.out.close('}');
        match pass.not_finite {
            Some(place) => Err(place),
            None => Ok(pass.out.into_text()),
        }
    }

    /// Reads a file into what `visit` describes; returns what was repaired.
    pub fn read(file: &'a Value, visit: &mut dyn FnMut(&mut Self)) -> Vec<String> {
        let mut pass = Self::new(file, None);
        pass.inside(file, visit);
        pass.notes.into_list()
    }

    /// Whether it reads.
    pub fn reads(&self) -> bool {
        !self.writes
    }

    /// Says what was done about the value of a key, or about this part when the key is empty.
    pub fn note(&mut self, key: &str, what: &str) {
        let place = join(&self.place, key);
        self.notes.insert(self.notes.end(), &place, what);
    }

    /// The value of a key, which is a known key from now on.
    pub(super) fn find(&mut self, key: &'static str) -> Option<&'a Value> {
        self.asked.push(key);
        self.here.get(key)
    }

    /// Notes the keys of an object, standing under `key`, that are none of the known ones.
    pub(super) fn note_others(&mut self, key: &str, object: &Value, known: &[&str]) {
        let place = join(&self.place, key);
        self.notes
            .unknown_keys(self.notes.end(), &place, object, known);
    }

    /// Reads a part of the file.
    fn inside(&mut self, part: &'a Value, visit: &mut dyn FnMut(&mut Self)) {
        let outside = mem::replace(&mut self.here, part);
        let (from, at) = (self.asked.len(), self.notes.end());
        visit(self);
        // Before what was said about the values.
        let known = self.asked.get(from..).unwrap_or_default();
        self.notes.unknown_keys(at, &self.place, part, known);
        self.asked.truncate(from);
        self.here = outside;
    }

    /// An object in the object.
    pub fn object(&mut self, key: &'static str, visit: &mut dyn FnMut(&mut Self)) {
        if self.writes {
            self.out.key(key);
            self.out.open('{');
            visit(self);
            self.out.close('}');
        } else if let Some(value) = self.find(key) {
            let place = join(&self.place, key);
            let outside = mem::replace(&mut self.place, place);
            if !value.is_object() {
                self.note("", NO_OBJECT);
            }
            self.inside(value, visit);
            self.place = outside;
        }
    }

    /// A list of objects: `count` to write, at most `most` to read.
    pub fn list(
        &mut self,
        key: &'static str,
        most: usize,
        count: usize,
        visit: &mut dyn FnMut(&mut Self, usize),
    ) {
        if self.writes {
            let outside = self.row;
            self.out.key(key);
            self.out.open('[');
            for at in 0..count {
                self.row = (key, at);
                self.out.item();
                self.out.open('{');
                visit(self, at);
                self.out.close('}');
            }
            self.out.close(']');
            self.row = outside;
            return;
        }
        for (at, value) in self.items(key, most).iter().enumerate() {
            let place = join(&self.place, &format!("{key}[{at}]"));
            let outside = mem::replace(&mut self.place, place);
            let is_row = value.is_object();
            let is_kept = is_row || EMPTY_KEPT == key;
            if !is_row {
                self.note("", if is_kept { EMPTY_ROW } else { NO_OBJECT });
            }
            if is_kept {
                self.inside(value, &mut |pass| visit(pass, at));
            }
            self.place = outside;
        }
    }

    /// A list of rows, each read into a row from `blank`.
    pub fn rows<T>(
        &mut self,
        key: &'static str,
        most: usize,
        rows: &mut Vec<T>,
        blank: fn(RowId) -> T,
        row: fn(&mut Self, &mut T),
    ) {
        self.list(key, most, rows.len(), &mut |pass, at| {
            if pass.reads() {
                let mut read = blank(nobody());
                row(pass, &mut read);
                rows.push(read);
            } else if let Some(written) = rows.get_mut(at) {
                row(pass, written);
            }
        });
    }

    /// The first `most` items of a list; none when there is no list.
    fn items(&mut self, key: &'static str, most: usize) -> &'a [Value] {
        match self.find(key) {
            None => &[],
            Some(Value::Array(items)) => {
                let count = items.len();
                if count > most {
                    self.note(key, &format!("only the first {most} of {count} are kept."));
                }
                items.get(..most).unwrap_or(items)
            }
            Some(_) => {
                self.note(key, "expected a list; left out.");
                &[]
            }
        }
    }

    /// A text.
    pub fn text(&mut self, key: &'static str, text: &mut String) {
        if self.writes {
            return self.out.put(key, &Value::from(text.as_str()));
        }
        match self.find(key) {
            None => {}
            Some(Value::String(found)) => {
                *text = self.short(key, found);
            }
            Some(_) if text.is_empty() => self.note(key, "expected a text; left empty."),
            Some(_) => self.note(key, &format!("expected a text; {text} is used.")),
        }
    }

    /// A text from the file, cut where it is too long.
    pub(super) fn short(&mut self, key: &str, found: &str) -> String {
        let short = cut(found, MOST_CHARACTERS);
        if short.len() < found.len() {
            self.note(key, &format!("cut at {MOST_CHARACTERS} characters."));
        }
        short.to_owned()
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, flag: &mut bool, usual: bool) {
        if self.writes {
            return self.out.put(key, &Value::from(*flag));
        }
        *flag = match self.find(key) {
            None => usual,
            Some(Value::Bool(found)) => *found,
            Some(_) => {
                let what = format!("expected true or false; {usual} is used.");
                self.note(key, &what);
                usual
            }
        };
    }

    /// A whole number.
    pub fn whole(&mut self, key: &'static str, number: &mut u64) {
        if self.writes {
            return self.out.put(key, &Value::from(*number));
        }
        match self.find(key).and_then(Value::as_u64) {
            Some(found) => *number = found,
            None => self.note(key, &format!("expected a whole number; {number} is used.")),
        }
    }

    /// One of a few words, `word` now; no word is `null`. `take` takes another word or rejects it;
    /// `expected` says then what was.
    pub fn word(
        &mut self,
        key: &'static str,
        word: Option<&str>,
        take: &mut dyn FnMut(&str) -> bool,
        expected: &str,
    ) {
        if self.writes {
            return self.out.put(key, &Value::from(word));
        }
        match self.find(key) {
            None => {}
            Some(Value::Null) if word.is_none() => {}
            Some(found) if found.as_str().is_some_and(take) => {}
            Some(_) => self.note(key, expected),
        }
    }

    /// The engagement's own id.
    pub fn own_id(&mut self, id: &mut EngagementId) {
        if self.writes {
            return self.out.put("id", &Value::from(id.as_str()));
        }
        let found = self.find("id").and_then(Value::as_str);
        *id = found.and_then(|id| id.parse().ok()).unwrap_or_else(|| {
            self.note(
                "id",
                "expected 26 characters a-z and 2-7; a new id is used.",
            );
            let text = compact(self.here);
            let half = |salt| hash(text.as_bytes(), salt).to_be_bytes();
            EngagementId::from_random(&[half(1), half(2)].concat())
        });
    }

    /// A row's own id. One that is malformed or another row's is replaced; links follow the first
    /// row that the file calls so.
    pub fn id(&mut self, kind: Kind, id: &mut RowId) {
        if self.writes {
            return self.out.put("id", &Value::from(id.as_str()));
        }
        let found = self.find("id").and_then(Value::as_str);
        let known = &self.known[kind as usize];
        let is_new = found.is_some_and(|found| !known.contains_key(found));
        let fault = match found.map(RowId::from_str) {
            Some(Ok(own)) if is_new => {
                *id = own;
                ""
            }
            Some(Ok(_)) => "another row has this id",
            Some(Err(_)) | None => "expected 8 characters a-z and 2-7",
        };
        if !fault.is_empty() {
            self.note("id", &format!("{fault}; a new id is used."));
            *id = self.unused_id();
        }
        if let Some(found) = found.filter(|_| is_new) {
            self.known[kind as usize].insert(found.to_owned(), Value::from(id.as_str()));
        }
    }

    /// An id that no row of the file has.
    pub fn unused_id(&mut self) -> RowId {
        self.ids.unused(&self.place)
    }

    /// The row that the file calls so, of those read before.
    fn linked(&self, kind: Kind, name: &Value) -> Option<RowId> {
        let id = self.known[kind as usize].get(name.as_str()?)?;
        id.as_str()?.parse().ok()
    }

    /// A link that there need not be; false when it names nothing that is here.
    pub fn link(&mut self, key: &'static str, kind: Kind, link: &mut Option<RowId>) -> bool {
        if self.writes {
            let id = link.as_ref().map(|id| id.as_str());
            self.out.put(key, &Value::from(id));
            return true;
        }
        let Some(name) = self.find(key).filter(|name| !name.is_null()) else {
            return true;
        };
        *link = self.linked(kind, name);
        if link.is_none() {
            self.note(key, NOWHERE);
        }
        link.is_some()
    }

    /// A link that has to be there; false, and nothing said, when it is not.
    pub fn chosen(&mut self, key: &'static str, kind: Kind, id: &mut RowId) -> bool {
        if self.writes {
            self.out.put(key, &Value::from(id.as_str()));
            return true;
        }
        let found = self.find(key).and_then(|name| self.linked(kind, name));
        *id = found.unwrap_or(*id);
        found.is_some()
    }

    /// A link without which its row makes no sense; false when it names nothing that is here.
    pub fn named(&mut self, key: &'static str, kind: Kind, id: &mut RowId) -> bool {
        let is_here = self.chosen(key, kind, id);
        if !is_here && self.here.get(key).is_some_and(|name| !name.is_null()) {
            self.note(key, NOWHERE);
        }
        is_here
    }

    /// A list of links, each once.
    pub fn links(&mut self, key: &'static str, kind: Kind, links: &mut Vec<RowId>) {
        if self.writes {
            self.out.key(key);
            self.out.open('[');
            for id in links {
                self.out.item();
                self.out.value(&Value::from(id.as_str()));
            }
            return self.out.close(']');
        }
        for (at, name) in self.items(key, MOST_LINKS).iter().enumerate() {
            match self.linked(kind, name) {
                Some(id) if !links.contains(&id) => links.push(id),
                Some(_) => {}
                None => self.note(&format!("{key}[{at}]"), NOWHERE),
            }
        }
    }

    /// Notes that a cell of the row being written holds no number.
    pub(super) fn note_not_finite(&mut self, name: &str) {
        let (list, at) = self.row;
        let row = list.strip_suffix('s').unwrap_or(list);
        self.not_finite = Some(format!("{name} of {row} {}", at + 1));
    }
}

/// What stands in for an id until it is read.
pub fn nobody() -> RowId {
    RowId::from_random(&[])
}
