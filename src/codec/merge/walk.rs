//! Goes through two copies of one engagement and takes of each what is chosen.

use std::collections::HashMap;

use serde_json::{Map, Value};

use crate::codec::merge::difference::{Difference, Side, What};
use crate::codec::merge::order::led_by;
use crate::codec::merge::shape::{Part, Shape};
use crate::codec::merge::{NO_SHAPE, NOTHING, rows_by_name, title};
use crate::document::Engagement;

/// A value in the version from which both came, where that is known, here and there.
#[derive(Clone, Copy)]
pub(super) struct Three<'a> {
    pub(super) base: Option<&'a Value>,
    pub(super) here: &'a Value,
    pub(super) there: &'a Value,
}

impl<'a> Three<'a> {
    fn map(self, part: impl Fn(&'a Value) -> &'a Value) -> Self {
        Self {
            base: self.base.map(&part),
            here: part(self.here),
            there: part(self.there),
        }
    }
}

/// Goes through both copies in one order, whatever is chosen, so that a choice is known by its place.
pub(super) struct Walk<'a> {
    choices: &'a [Side],
    newer: Option<Side>,
    names: &'a HashMap<String, String>,
    /// What lies around the value: the part, the row, and so on.
    path: Vec<String>,
    /// The id of the outermost row, and its place on the path.
    row: Option<(String, usize)>,
    /// Everything that differs, so far.
    pub(super) found: Vec<Difference>,
}

impl<'a> Walk<'a> {
    /// Takes of each difference the side that is chosen; what has no choice begins by who is `newer`. `names` are what
    /// rows are called, by their ids.
    pub(super) fn new(
        choices: &'a [Side],
        newer: Option<Side>,
        names: &'a HashMap<String, String>,
    ) -> Self {
        Self {
            choices,
            newer,
            names,
            path: Vec::new(),
            row: None,
            found: Vec::new(),
        }
    }

    /// The engagement of two files.
    pub(super) fn document(&mut self, all: Three<'_>) -> Value {
        let shape = Shape::of::<Engagement>();
        self.object(&shape, all.map(|file| &file["engagement"]))
    }

    fn object(&mut self, shape: &Shape, all: Three<'_>) -> Value {
        let keys = |object: &Value| -> Vec<String> {
            let fields = object.as_object().into_iter();
            fields.flat_map(Map::keys).cloned().collect()
        };
        let mut chosen = Map::new();
        for key in keys(all.here).into_iter().chain(keys(all.there)) {
            if !chosen.contains_key(&key) {
                let value = self.value(&key, shape.part(&key), all.map(|one| &one[&*key]));
                chosen.insert(key, value);
            }
        }
        Value::Object(chosen)
    }

    fn value(&mut self, key: &str, part: Option<&Part>, all: Three<'_>) -> Value {
        if all.here == all.there {
            return all.here.clone();
        }
        self.path.push(key.to_owned());
        let walked = match part {
            Some(Part::Rows(named_by, shape)) => self.rows(named_by, shape, all),
            Some(Part::Record(shape)) => Some(self.object(shape, all)),
            Some(Part::Links) => Some(self.links(all)),
            Some(Part::Cell) => None,
            None => {
                let are_objects = all.here.is_object() && all.there.is_object();
                are_objects.then(|| self.object(&NO_SHAPE, all))
            }
        };
        let value = walked.unwrap_or_else(|| match self.choose(What::Field, all) {
            Side::Here => all.here.clone(),
            Side::There => all.there.clone(),
        });
        self.path.pop();
        value
    }

    /// Notes a difference, and gives the side that is chosen.
    fn choose(&mut self, what: What, all: Three<'_>) -> Side {
        let Three { base, here, there } = all;
        let by_both = base.map(|base| base != here && base != there);
        let newer = match base {
            Some(base) if base == here => Some(Side::There),
            Some(base) if base == there => Some(Side::Here),
            _ => self.newer,
        };
        let may_be_lost = matches!(what, What::Row | What::Link) && by_both != Some(false);
        // Where nothing is known of before, what somebody has filled in is not left out unasked either.
        let is_filled = [here, there].map(|value| !is_blank(value));
        let start = match (may_be_lost || base.is_none(), is_filled) {
            (true, [false, true]) => Side::There,
            (true, [true, false]) => Side::Here,
            _ => newer.unwrap_or(Side::Here),
        };
        let choice = self.choices.get(self.found.len());
        let part = self.path.first().cloned().unwrap_or_default();
        let (id, row, behind) = match &self.row {
            Some((id, at)) => (id.clone(), self.path[*at].clone(), at + 1),
            None => (String::new(), String::new(), 1),
        };
        let mut within = self.path.get(behind..).unwrap_or_default().to_vec();
        let field = match what {
            What::Row => String::new(),
            _ => within.pop().unwrap_or_else(|| part.clone()),
        };
        self.found.push(Difference {
            part,
            id,
            row,
            within,
            field,
            what,
            here: here.clone(),
            there: there.clone(),
            newer,
            by_both,
            start,
        });
        choice.copied().unwrap_or(start)
    }

    /// A list of rows; `None` when they cannot be told apart.
    fn rows(&mut self, named_by: &[&str], shape: &Shape, all: Three<'_>) -> Option<Value> {
        let (heres, here) = rows_by_name(all.here, named_by)?;
        let (theres, there) = rows_by_name(all.there, named_by)?;
        let base = all.base.map(|base| rows_by_name(base, named_by));
        let base = match base {
            None => None,
            Some(known) => Some(known?),
        };
        let in_base = |name: &str| {
            let (rows, _) = base.as_ref()?;
            Some(rows.get(name).copied().unwrap_or(&NOTHING))
        };
        // Of the rows that both have, the order.
        let is_common = |name: &&String| heres.contains_key(*name) && theres.contains_key(*name);
        let common =
            |names: &[String]| -> Value { names.iter().filter(is_common).cloned().collect() };
        let before = base.as_ref().map(|(_, names)| common(names));
        let (order_here, order_there) = (common(&here), common(&there));
        let lead = match order_here == order_there {
            true => Side::Here,
            false => self.choose(
                What::Order,
                Three {
                    base: before.as_ref(),
                    here: &order_here,
                    there: &order_there,
                },
            ),
        };
        let mut chosen: HashMap<&str, Value> = HashMap::new();
        for name in here.iter().chain(&there) {
            if chosen.contains_key(name.as_str()) {
                continue;
            }
            let [own, other] = [&heres, &theres].map(|rows| rows.get(name).copied());
            let row = Three {
                base: in_base(name),
                here: own.unwrap_or(&NOTHING),
                there: other.unwrap_or(&NOTHING),
            };
            chosen.insert(name, self.row(named_by, shape, row));
        }
        let stays = |name: &str| chosen.get(name).is_some_and(|row| !row.is_null());
        let lead = match lead {
            Side::Here => &here,
            Side::There => &there,
        };
        let first = lead.iter().filter(is_common).map(String::as_str);
        let names = led_by(first, [&here, &there], &stays);
        Some(
            names
                .iter()
                .filter_map(|name| chosen.get(name).cloned())
                .collect(),
        )
    }

    fn row(&mut self, named_by: &[&str], shape: &Shape, row: Three<'_>) -> Value {
        if row.here == row.there {
            return row.here.clone();
        }
        let either = if row.here.is_null() {
            row.there
        } else {
            row.here
        };
        let is_outermost = self.row.is_none();
        if is_outermost {
            self.row = Some((key_of(either, named_by), self.path.len()));
        }
        self.path.push(self.called(either, named_by));
        let value = if row.here.is_null() || row.there.is_null() {
            match self.choose(What::Row, row) {
                Side::Here => row.here.clone(),
                Side::There => row.there.clone(),
            }
        } else {
            self.object(shape, row)
        };
        self.path.pop();
        if is_outermost {
            self.row = None;
        }
        value
    }

    /// What a row is called: by its own words, or by those of what it is for.
    fn called(&self, row: &Value, named_by: &[&str]) -> String {
        let own = title(row);
        if !own.is_empty() {
            return own.to_owned();
        }
        let known = |key: &&str| {
            let text = row[*key].as_str()?;
            let name = self.names.get(text).map(String::as_str);
            name.or((*key != "id").then_some(text))
        };
        named_by
            .iter()
            .filter_map(known)
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// A list of links: each that only one copy has is a difference of its own.
    fn links(&mut self, all: Three<'_>) -> Value {
        let list = |value: &Value| -> Vec<String> {
            let links = value.as_array().into_iter().flatten();
            links.filter_map(Value::as_str).map(str::to_owned).collect()
        };
        let (here, there) = (list(all.here), list(all.there));
        let base = all.base.map(list);
        let one = |list: &[String], link: &String| match list.contains(link) {
            true => Value::from(link.as_str()),
            false => Value::Null,
        };
        let common = |links: &[String], others: &[String]| -> Value {
            links
                .iter()
                .filter(|link| others.contains(link))
                .cloned()
                .collect()
        };
        let (order_here, order_there) = (common(&here, &there), common(&there, &here));
        let lead = match order_here == order_there {
            true => Side::Here,
            false => self.choose(
                What::Order,
                Three {
                    base: None,
                    here: &order_here,
                    there: &order_there,
                },
            ),
        };
        let mut left_out: Vec<&str> = Vec::new();
        for link in here.iter().chain(&there) {
            if here.contains(link) && there.contains(link) {
                continue;
            }
            let before = base.as_ref().map(|base| one(base, link));
            let (own, other) = (one(&here, link), one(&there, link));
            let three = Three {
                base: before.as_ref(),
                here: &own,
                there: &other,
            };
            let has = match self.choose(What::Link, three) {
                Side::Here => own,
                Side::There => other,
            };
            if has.is_null() {
                left_out.push(link);
            }
        }
        let (lead, others) = match lead {
            Side::Here => (&here, &there),
            Side::There => (&there, &here),
        };
        let first = lead.iter().filter(|link| others.contains(link));
        let stays = |link: &str| !left_out.contains(&link);
        let links = led_by(first.map(String::as_str), [&here, &there], &stays);
        links.into_iter().map(Value::from).collect()
    }
}

/// Whether nothing stands there.
fn is_blank(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.is_empty(),
        Value::Array(rows) => rows.is_empty(),
        Value::Object(fields) => fields.get("kind").and_then(Value::as_str) == Some("empty"),
        Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The texts by which a row is known.
fn key_of(row: &Value, named_by: &[&str]) -> String {
    let texts = named_by.iter().filter_map(|key| row[*key].as_str());
    texts.collect::<Vec<_>>().join(" ")
}
