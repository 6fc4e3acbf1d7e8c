//! Two documents that grew from one, brought together field by field.
//!
//! Both are compared with the one they grew from, as JSON: what only one of them changed is taken from it, rows and
//! links are matched by what names them, and a row that one removed and the other changed stays.

pub mod choices;
mod difference;
mod order;
mod shape;
pub mod steps;
mod walk;

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::codec::json;
use crate::codec::merge::order::{Lists, order};
use crate::codec::merge::shape::{Part, Shape};
use crate::document::Engagement;

static NOTHING: Value = Value::Null;
static NO_SHAPE: Shape = Shape::new();

/// What parts the texts that name a row of two links.
const MARK: char = '\u{1f}';

/// What came of two documents.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// Everything of both.
    pub engagement: Engagement,
    /// What both have changed, each to something else: the later one stands.
    pub clashes: Vec<Clash>,
    /// The document with the other values of all clashes; `None` where there is none.
    pub other: Option<Box<Engagement>>,
}

impl Merged {
    /// What there is when only one has changed.
    pub fn only(engagement: Engagement) -> Self {
        Self {
            engagement,
            clashes: Vec::new(),
            other: None,
        }
    }

    /// The document and what clashed, with what clashed in the step before.
    pub fn after(mut self, mut first: Self) -> Self {
        first.clashes.append(&mut self.clashes);
        self.clashes = first.clashes;
        self.other = self.other.or(first.other);
        self
    }

    /// The document with the other values put in, where `now` is what became of the document since. `None` where
    /// there are none, or no place for them any more.
    pub fn with_others(&self, now: &Engagement) -> Option<Engagement> {
        let other = self.other.as_deref()?;
        merge(&self.engagement, now, other).map(|merged| merged.engagement)
    }
}

/// A field that both have changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Its key.
    pub field: String,
    /// What the row is called that it is in; empty outside of rows, and where nobody has named it.
    pub row: String,
    /// What the earlier document has there, as JSON.
    pub other: Value,
}

/// Brings `earlier` and `later` together, which both grew from `base`. `None` when that cannot be done without
/// leaving something out: more rows than a list holds, or a row in two lists.
pub fn merge(base: &Engagement, earlier: &Engagement, later: &Engagement) -> Option<Merged> {
    let files = [base, earlier, later].map(|one| json::to_value(one).ok());
    let [Some(base), Some(earlier), Some(later)] = files else {
        return None;
    };
    let shape = Shape::of::<Engagement>();
    // Where something new in one names what the other removed, nothing is removed.
    let tries = [
        Way::default(),
        Way {
            keeps_all: true,
            ..Way::default()
        },
    ];
    tries.into_iter().find_map(|way| {
        let merge = |way| Merger::new(way).file(&shape, &base, &earlier, &later);
        let (engagement, clashes) = merge(way)?;
        let other = match clashes.is_empty() {
            true => None,
            false => merge(Way {
                earlier_stands: true,
                ..way
            }),
        };
        Some(Merged {
            engagement,
            clashes,
            other: other.map(|(other, _)| Box::new(other)),
        })
    })
}

/// What `changed` has otherwise than `base`, in `now`, which grew from `base` as well: but for what `now` has otherwise
/// too, or has removed. `None` when something of it has no place there.
pub fn carry(base: &Engagement, changed: &Engagement, now: &Engagement) -> Option<Engagement> {
    let files = [base, now, changed].map(|one| json::to_value(one).ok());
    let [Some(base), Some(now), Some(changed)] = files else {
        return None;
    };
    let way = Way {
        earlier_stands: true,
        earlier_removes: true,
        ..Way::default()
    };
    let carried = Merger::new(way).file(&Shape::of::<Engagement>(), &base, &now, &changed);
    carried.map(|(engagement, _)| engagement)
}

/// How it is decided what cannot be had both ways.
#[derive(Clone, Copy, Default)]
struct Way {
    /// A row stays unless both removed it.
    keeps_all: bool,
    /// What both have changed is as in the earlier document.
    earlier_stands: bool,
    /// A row that the earlier document has removed stays removed.
    earlier_removes: bool,
}

struct Merger {
    way: Way,
    /// What the row is called that it is in.
    row: String,
    clashes: Vec<Clash>,
}

impl Merger {
    fn new(way: Way) -> Self {
        Self {
            way,
            row: String::new(),
            clashes: Vec::new(),
        }
    }

    /// The document of a merged file, with what clashed; `None` when reading it leaves something out.
    fn file(
        mut self,
        shape: &Shape,
        base: &Value,
        earlier: &Value,
        later: &Value,
    ) -> Option<(Engagement, Vec<Clash>)> {
        let mut file = later.clone();
        let all = [base, earlier, later].map(|file| file.get("engagement").unwrap_or(&NOTHING));
        let merged = self.object(shape, all);
        *file.get_mut("engagement")? = merged;
        let opened = json::open(file).ok()?;
        opened
            .notes
            .is_empty()
            .then_some((opened.engagement, self.clashes))
    }

    fn object(&mut self, shape: &Shape, all: [&Value; 3]) -> Value {
        let [_, earlier, later] = all.map(Value::as_object);
        let keys = |object: Option<&Map<String, Value>>| -> Vec<String> {
            object.into_iter().flat_map(Map::keys).cloned().collect()
        };
        let mut merged = Map::new();
        for key in keys(earlier).into_iter().chain(keys(later)) {
            if merged.contains_key(&key) {
                continue;
            }
            let value = self.value(
                &key,
                shape.part(&key),
                all.map(|one| one.get(&key).unwrap_or(&NOTHING)),
            );
            let is_in_both = [earlier, later]
                .iter()
                .all(|one| one.is_some_and(|one| one.contains_key(&key)));
            if is_in_both || !value.is_null() {
                merged.insert(key, value);
            }
        }
        Value::Object(merged)
    }

    fn value(&mut self, key: &str, part: Option<&Part>, all: [&Value; 3]) -> Value {
        let [base, earlier, later] = all;
        let holds_rows = matches!(part, Some(Part::Rows(..) | Part::Record(_)));
        if !(self.way.keeps_all && holds_rows) {
            if earlier == later || base == earlier {
                return later.clone();
            }
            if base == later {
                return earlier.clone();
            }
        }
        let merged = match part {
            Some(Part::Rows(named_by, shape)) => self.rows(named_by, shape, all),
            Some(Part::Record(shape)) => Some(self.object(shape, all)),
            Some(Part::Links) => links(all),
            Some(Part::Cell) => None,
            None => {
                let are_objects = earlier.is_object() && later.is_object();
                are_objects.then(|| self.object(&NO_SHAPE, all))
            }
        };
        merged.unwrap_or_else(|| self.choose(key, all))
    }

    /// One of two values of which both are new.
    fn choose(&mut self, key: &str, [base, earlier, later]: [&Value; 3]) -> Value {
        if earlier == later || base == earlier {
            return later.clone();
        }
        if base == later {
            return earlier.clone();
        }
        self.clashes.push(Clash {
            field: key.to_owned(),
            row: self.row.clone(),
            other: earlier.clone(),
        });
        match self.way.earlier_stands {
            true => earlier.clone(),
            false => later.clone(),
        }
    }

    /// A list of rows; `None` when they cannot be told apart.
    fn rows(&mut self, named_by: &[&str], shape: &Shape, all: [&Value; 3]) -> Option<Value> {
        let named = |list| rows_by_name(list, named_by);
        let [(bases, base), (earliers, earlier), (laters, later)] =
            [named(all[0])?, named(all[1])?, named(all[2])?];
        let stays = |name: &str| match (bases.get(name), earliers.get(name), laters.get(name)) {
            (None, ..) | (_, Some(_), Some(_)) => true,
            (Some(_), None, Some(_)) if self.way.earlier_removes => false,
            (Some(base), Some(one), None) | (Some(base), None, Some(one)) => {
                self.way.keeps_all || one != base
            }
            (Some(_), None, None) => false,
        };
        let names = order(
            &Lists {
                base: &base,
                earlier: &earlier,
                later: &later,
            },
            &stays,
        );
        let mut merged = Vec::with_capacity(names.len());
        for name in names {
            let base = bases.get(name).copied().unwrap_or(&NOTHING);
            merged.push(match (earliers.get(name), laters.get(name)) {
                (Some(earlier), Some(later)) => self.row(shape, [base, earlier, later]),
                (Some(only), None) | (None, Some(only)) => (*only).clone(),
                (None, None) => continue,
            });
        }
        Some(Value::Array(merged))
    }

    fn row(&mut self, shape: &Shape, all: [&Value; 3]) -> Value {
        let outside = self.row.clone();
        if outside.is_empty() {
            self.row = title(all[2]).to_owned();
        }
        let merged = self.object(shape, all);
        self.row = outside;
        merged
    }
}

/// What a row is called.
pub(crate) fn title(row: &Value) -> &str {
    let texts = [
        "name", "text", "question", "item", "request", "what", "percent", "who", "activity",
    ];
    let mut texts = texts.iter().filter_map(|key| row.get(key)?.as_str());
    texts.find(|text| !text.is_empty()).unwrap_or_default()
}

/// The rows of a list by their names, and the names in the order of the list. `None` when two have one name.
fn rows_by_name<'a>(
    list: &'a Value,
    named_by: &[&str],
) -> Option<(HashMap<String, &'a Value>, Vec<String>)> {
    let rows = list.as_array().map_or(&[][..], Vec::as_slice);
    if named_by.is_empty() && !rows.is_empty() {
        return None;
    }
    let name = |row: &Value| -> String {
        let parts = named_by
            .iter()
            .map(|key| row.get(key).and_then(Value::as_str).unwrap_or_default());
        parts.flat_map(|part| part.chars().chain([MARK])).collect()
    };
    let names: Vec<String> = rows.iter().map(name).collect();
    let by_name: HashMap<String, &Value> = names.iter().cloned().zip(rows).collect();
    (by_name.len() == names.len()).then_some((by_name, names))
}

/// A list of links: without what one of both took away, with what one of both added.
fn links(all: [&Value; 3]) -> Option<Value> {
    let [base, earlier, later] = all.map(|list| {
        let links = list.as_array().into_iter().flatten();
        let links = links.filter_map(Value::as_str).map(str::to_owned);
        links.collect::<Vec<String>>()
    });
    let stays = |link: &str| {
        let is_in = |list: &[String]| list.iter().any(|one| one == link);
        !is_in(&base) || (is_in(&earlier) && is_in(&later))
    };
    let merged = order(
        &Lists {
            base: &base,
            earlier: &earlier,
            later: &later,
        },
        &stays,
    );
    Some(merged.into_iter().map(Value::from).collect())
}
