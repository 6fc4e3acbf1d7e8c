//! One pass over a document, reading it from JSON or writing it: the same calls, in the same
//! order, do both. `document.rs` says what a document consists of.
//!
//! Reading takes any JSON, repairs what it can and says what it repaired. A field that is not
//! there stays as it was; `&mut` while writing is only for the sake of reading.

use std::mem;
use std::sync::Arc;

use serde_json::Value;

use crate::codec::json::document::MOST_CHARACTERS;
use crate::codec::json::layout::Layout;
use crate::codec::json::pass_ids::{KINDS, nobody};
use crate::codec::json::repair::{Ids, Notes, Object, cut, join};
use crate::document::RowId;

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
    pub(crate) out: Layout,
    /// The list and the place in it of the row being written, for [`Pass::not_finite`].
    row: (&'static str, usize),
    /// A number that JSON has no way to write.
    pub(crate) not_finite: Option<String>,
    /// The part being read.
    pub(crate) here: &'a Value,
    /// Where that part stands.
    pub(crate) place: String,
    /// The keys that the parts around here were asked for: all other keys are unknown.
    asked: Vec<&'static str>,
    /// By kind: the rows read so far, by what the file calls them.
    pub(crate) known: [Object; KINDS],
    pub(crate) ids: Ids,
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

    /// Writes what a field holds, or finds what the file has for it.
    pub(crate) fn field(&mut self, key: &'static str, holds: Value) -> Option<&'a Value> {
        if self.writes {
            self.out.put(key, &holds);
            return None;
        }
        self.find(key)
    }

    /// The value of a key, which is a known key from now on.
    pub(crate) fn find(&mut self, key: &'static str) -> Option<&'a Value> {
        self.asked.push(key);
        self.here.get(key)
    }

    /// Notes the keys of an object, standing under `key`, that are none of the known ones.
    pub(crate) fn note_others(&mut self, key: &str, object: &Value, known: &[&str]) {
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
    pub(crate) fn items(&mut self, key: &'static str, most: usize) -> &'a [Value] {
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
        match self.field(key, Value::from(text.as_str())) {
            None => {}
            Some(Value::String(found)) => *text = self.short(key, found),
            Some(_) if text.is_empty() => self.note(key, "expected a text; left empty."),
            Some(_) => self.note(key, &format!("expected a text; {text} is used.")),
        }
    }

    /// One of the words that an enum's values are called by.
    pub fn choice<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[T],
        name: fn(T) -> &'static str,
        chosen: &mut T,
    ) {
        let mut some = Some(*chosen);
        self.optional_choice(key, all, name, &mut some);
        *chosen = some.unwrap_or(*chosen);
    }

    /// As [`Pass::choice`], where there may be none, which is `null`.
    pub fn optional_choice<T: Copy>(
        &mut self,
        key: &'static str,
        all: &[T],
        name: fn(T) -> &'static str,
        chosen: &mut Option<T>,
    ) {
        let names: Vec<&str> = all.iter().map(|one| name(*one)).collect();
        let now = chosen.map(name);
        let mut found = None;
        let mut take = |word: &str| {
            found = names.iter().position(|name| *name == word);
            found.is_some()
        };
        let used = now.unwrap_or("nothing");
        let expected = format!("expected one of {}; {used} is used.", names.join(", "));
        self.word(key, now, &mut take, &expected);
        *chosen = found.map(|at| all[at]).or(*chosen);
    }

    /// A text that may be as long as a document.
    pub fn long_text(&mut self, key: &'static str, text: &mut Arc<str>) {
        match self.field(key, Value::from(&**text)) {
            None => {}
            Some(Value::String(found)) => *text = found.as_str().into(),
            Some(_) => self.note(key, "expected a text; left empty."),
        }
    }

    /// A text from the file, cut where it is too long.
    pub(crate) fn short(&mut self, key: &str, found: &str) -> String {
        let short = cut(found, MOST_CHARACTERS);
        if short.len() < found.len() {
            self.note(key, &format!("cut at {MOST_CHARACTERS} characters."));
        }
        short.to_owned()
    }

    /// True or false.
    pub fn flag(&mut self, key: &'static str, flag: &mut bool) {
        match self.field(key, Value::from(*flag)) {
            None => {}
            Some(Value::Bool(found)) => *flag = *found,
            Some(_) => self.note(key, &format!("expected true or false; {flag} is used.")),
        }
    }

    /// A whole number.
    pub fn whole(&mut self, key: &'static str, number: &mut u64) {
        let found = self.field(key, Value::from(*number));
        if let Some(found) = found.and_then(Value::as_u64) {
            *number = found;
        } else if self.reads() {
            self.note(key, &format!("expected a whole number; {number} is used."));
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
        match self.field(key, Value::from(word)) {
            None => {}
            Some(Value::Null) if word.is_none() => {}
            Some(found) if found.as_str().is_some_and(take) => {}
            Some(_) => self.note(key, expected),
        }
    }

    /// Notes that a cell of the row being written holds no number.
    pub(crate) fn note_not_finite(&mut self, name: &str) {
        let (list, at) = self.row;
        let row = list.strip_suffix('s').unwrap_or(list);
        self.not_finite = Some(format!("{name} of {row} {}", at + 1));
    }
}
