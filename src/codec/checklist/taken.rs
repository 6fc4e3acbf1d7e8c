//! Taking a checklist from outside into the review: answers go to the items they name, items nobody
//! knows are added, and what cannot be read leaves things as they were.

use crate::codec::checklist::asked::built_in;
use crate::codec::checklist::joined::{own_key, said_of};
use crate::codec::json::repair::cut;
use crate::document::records::record::{MOST_CHARACTERS, Record};
use crate::document::records::values::dates::is_date;
use crate::document::{Answer, Area, Level, Readiness, ReadinessItem, RowId};

/// The most items that a review holds.
const MOST_ITEMS: usize = ReadinessItem::MOST;

/// What a file says of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Names it.
    Key,
    /// What it is about.
    Area,
    /// From which level on it is asked.
    Level,
    /// What is asked.
    Question,
    /// What was answered.
    Answer,
    /// Why it does not apply, or what is missing.
    Reason,
    /// Where the proof is.
    Evidence,
    /// Who sees to it.
    Owner,
    /// By when.
    Due,
    /// Whether it is not asked here.
    Hidden,
}

/// How many fields there are.
const COUNT: usize = 10;

/// All fields with their keys in JSON and their titles in tables.
pub const FIELDS: [(Field, &str, &str); COUNT] = [
    (Field::Key, "key", "Key"),
    (Field::Area, "area", "Area"),
    (Field::Level, "level", "Level"),
    (Field::Question, "question", "Question"),
    (Field::Answer, "answer", "Answer"),
    (Field::Reason, "reason", "Reason"),
    (Field::Evidence, "evidence", "Evidence"),
    (Field::Owner, "owner", "Owner"),
    (Field::Due, "due", "Due"),
    (Field::Hidden, "hidden", "Hidden"),
];

/// What a file gives of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// Where it stands in the file.
    pub place: String,
    fields: [String; COUNT],
    /// What could not be read of it already.
    pub notes: Vec<String>,
}

impl Given {
    /// Nothing, so far.
    pub fn new(place: String) -> Self {
        Self {
            place,
            fields: Default::default(),
            notes: Vec::new(),
        }
    }

    /// Says what a field holds.
    pub fn set(&mut self, field: Field, text: String) {
        self.fields[field as usize] = text;
    }

    fn get(&self, field: Field) -> &str {
        &self.fields[field as usize]
    }

    fn is_empty(&self) -> bool {
        self.fields.iter().all(|text| text.trim().is_empty())
    }

    fn note(&mut self, field: Field, expected: &str) {
        let (name, text) = (FIELDS[field as usize].2, self.get(field));
        let shown = cut(text, 60);
        let note = format!(
            "{}, {name}: \u{201c}{shown}\u{201d} is not {expected}; left as it was.",
            self.place
        );
        self.notes.push(note);
    }
}

/// The review with what a file gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// From now on.
    pub readiness: Readiness,
    /// How many items changed.
    pub changed: usize,
    /// How many were added.
    pub added: usize,
    /// What could not be read, by its place in the file.
    pub notes: Vec<String>,
}

/// Takes what a file gives. A field that is empty there stays as it is here: nothing is ever lost.
/// `ids` makes the ids of new records.
pub fn take(given: Vec<Given>, readiness: &Readiness, mut ids: impl FnMut() -> RowId) -> Taken {
    take_each(given, readiness, &mut ids)
}

fn take_each(given: Vec<Given>, before: &Readiness, ids: &mut dyn FnMut() -> RowId) -> Taken {
    let mut taken = Taken {
        readiness: before.clone(),
        changed: 0,
        added: 0,
        notes: Vec::new(),
    };
    let mut seen: Vec<String> = Vec::new();
    if let Some(beyond) = given.get(MOST_ITEMS) {
        let place = &beyond.place;
        let note = format!("{place} and what follows: only {MOST_ITEMS} items are read; left out.");
        taken.notes.push(note);
    }
    for mut one in given.into_iter().take(MOST_ITEMS) {
        if !one.is_empty() {
            let key = one.get(Field::Key).trim().to_owned();
            if !key.is_empty() && seen.contains(&key) {
                let note = format!(
                    "{}, Key: \u{201c}{key}\u{201d} is there twice; the later one counts.",
                    one.place
                );
                one.notes.push(note);
            }
            seen.push(key);
            take_one(&mut one, &mut taken, ids);
        }
        taken.notes.append(&mut one.notes);
    }
    taken
}

fn take_one(given: &mut Given, taken: &mut Taken, ids: &mut dyn FnMut() -> RowId) {
    let items = &mut taken.readiness.items;
    let key = given.get(Field::Key).trim().to_owned();
    let asked = built_in().iter().find(|asked| asked.key == key);
    let question = given.get(Field::Question).to_owned();
    let is_it = |one: &ReadinessItem| match key.is_empty() {
        // Somebody's own list without keys: the words say which item it is.
        true => !question.trim().is_empty() && one.question.trim() == question.trim(),
        false => one.item == key || (one.item.trim().is_empty() && own_key(one.id) == key),
    };
    let known = items.iter().position(is_it);
    let before = known.and_then(|at| items.get(at)).cloned();
    let id = before.as_ref().map_or_else(&mut *ids, |one| one.id);
    let blank = match asked {
        Some(asked) => said_of(asked, id),
        None => ReadinessItem {
            item: key,
            ..ReadinessItem::blank(id)
        },
    };
    let mut now = before.clone().unwrap_or_else(|| blank.clone());
    fill(&mut now, given, asked.is_none());
    if asked.is_some_and(|asked| asked.question == now.question) {
        now.question.clear();
    }
    match known {
        Some(at) => {
            if before.as_ref() != Some(&now) {
                taken.changed += 1;
                items[at] = now;
            }
        }
        None if asked.is_some() && now == blank => {}
        None if asked.is_none() && now.question.trim().is_empty() => {
            let place = &given.place;
            let note = format!(
                "{place}, Question: expected what is asked, since the built-in checklist has no such key; left out."
            );
            given.notes.push(note);
        }
        None if items.len() >= MOST_ITEMS => {
            let place = &given.place;
            let note = format!("{place}: a review has at most {MOST_ITEMS} items; left out.");
            given.notes.push(note);
        }
        None => {
            match asked {
                Some(_) => taken.changed += 1,
                None => taken.added += 1,
            }
            items.push(now);
        }
    }
}

/// Puts what is given into an item; the built-in items keep their area and level.
fn fill(now: &mut ReadinessItem, given: &mut Given, is_own: bool) {
    if is_own {
        let area = |area: &Area| [area.name(), area.title()];
        let areas = Area::ALL.map(|one| (one, area(&one)));
        choose(given, Field::Area, &areas, &mut now.area);
        let levels = Level::ALL.map(|one| (one, [one.name(), one.name()]));
        choose(given, Field::Level, &levels, &mut now.level);
    }
    for (field, place) in [
        (Field::Question, &mut now.question),
        (Field::Reason, &mut now.reason),
        (Field::Evidence, &mut now.evidence),
        (Field::Owner, &mut now.owner),
    ] {
        let text = given.get(field);
        if !text.is_empty() {
            let short = cut(text, MOST_CHARACTERS).to_owned();
            if short.len() < text.len() {
                let name = FIELDS[field as usize].2;
                let note = format!(
                    "{}, {name}: cut at {MOST_CHARACTERS} characters.",
                    given.place
                );
                given.notes.push(note);
            }
            *place = short;
        }
    }
    let mut answer = now.answer.unwrap_or(Answer::Yes);
    let [yes, partly, no, not] = Answer::ALL;
    let answers = [
        (yes, ["yes", "y"]),
        (partly, ["partly", "partially"]),
        (no, ["no", "n"]),
        (not, ["n/a", "not applicable"]),
    ];
    if choose(given, Field::Answer, &answers, &mut answer) {
        now.answer = Some(answer);
    }
    let flags = [(true, ["yes", "true"]), (false, ["no", "false"])];
    choose(given, Field::Hidden, &flags, &mut now.hidden);
    let due = given.get(Field::Due).trim().to_owned();
    if is_date(&due) {
        now.due = due;
    } else if !due.is_empty() && due != now.due.trim() {
        given.note(Field::Due, "a day such as 2026-12-01");
    }
}

/// Takes one of a few words, in capitals or not; says whether there was one.
fn choose<T: Copy>(
    given: &mut Given,
    field: Field,
    all: &[(T, [&str; 2])],
    chosen: &mut T,
) -> bool {
    let text = given.get(field).trim();
    if text.is_empty() {
        return false;
    }
    let is_it = |names: &[&str; 2]| names.iter().any(|name| name.eq_ignore_ascii_case(text));
    if let Some((found, _)) = all.iter().find(|(_, names)| is_it(names)) {
        *chosen = *found;
        return true;
    }
    let names: Vec<&str> = all.iter().map(|(_, names)| names[0]).collect();
    let expected = format!("one of {}", names.join(", "));
    given.note(field, &expected);
    false
}
