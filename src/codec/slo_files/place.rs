//! A value with the way to it, for messages: "Line 12, spec.objectives[0].target".

use super::yaml::{Node, Value};

/// Characters of a value that a message shows.
const SHOWN: usize = 60;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Place<'a> {
    node: &'a Node,
    path: String,
}

impl<'a> Place<'a> {
    /// A whole document.
    pub fn of(node: &'a Node) -> Self {
        let path = String::new();
        Self { node, path }
    }

    /// What stands under one of these keys; `None` where nothing does.
    pub fn any(&self, keys: &[&str]) -> Option<Self> {
        let Value::Map(rows) = &self.node.value else {
            return None;
        };
        let has = |(key, node): &&(String, Node)| {
            keys.contains(&key.as_str()) && node.value != Value::Nothing
        };
        let (key, node) = rows.iter().find(has)?;
        let dot = if self.path.is_empty() { "" } else { "." };
        let path = format!("{}{dot}{key}", self.path);
        Some(Self { node, path })
    }

    /// What stands under a key.
    pub fn get(&self, key: &str) -> Option<Self> {
        self.any(&[key])
    }

    /// What stands under keys within keys.
    pub fn deep(&self, keys: &[&str]) -> Option<Self> {
        keys.iter()
            .try_fold(self.clone(), |found, key| found.get(key))
    }

    /// The values of a list; one that stands alone is a list of itself.
    pub fn list(&self) -> Vec<Self> {
        match &self.node.value {
            Value::Nothing => Vec::new(),
            Value::List(list) => {
                let all = list.iter().enumerate();
                let all = all.map(|(at, node)| Self {
                    node,
                    path: format!("{}[{at}]", self.path),
                });
                all.collect()
            }
            _ => vec![self.clone()],
        }
    }

    /// The text of what is neither a list nor a map.
    pub fn text(&self) -> Option<&'a str> {
        match &self.node.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text under one of these keys, without blanks around it; empty where there is none.
    pub fn text_of(&self, keys: &[&str]) -> String {
        let found = self.any(keys);
        let text = found.as_ref().and_then(Self::text);
        text.unwrap_or_default().trim().to_owned()
    }

    /// The names of the rows under a key, and their texts.
    pub fn pairs(&self, key: &str) -> Vec<(&'a str, &'a str)> {
        let rows = match self.get(key).map(|found| &found.node.value) {
            Some(Value::Map(rows)) => rows.as_slice(),
            _ => &[],
        };
        let text = |node: &'a Node| match &node.value {
            Value::Text(text) => text.as_str(),
            _ => "",
        };
        rows.iter()
            .map(|(key, node)| (key.as_str(), text(node)))
            .collect()
    }

    /// The keys that are none of these.
    pub fn others(&self, known: &[&str]) -> Vec<&'a str> {
        let rows = match &self.node.value {
            Value::Map(rows) => rows.as_slice(),
            _ => &[],
        };
        let names = rows.iter().map(|(key, _)| key.as_str());
        names.filter(|key| !known.contains(key)).collect()
    }

    /// That something else was expected here.
    pub fn expected(&self, what: &str) -> String {
        let is = match &self.node.value {
            Value::Nothing => "nothing".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a group of names".to_owned(),
            Value::Text(text) => format!("\"{}\"", short(text)),
        };
        format!("{}: expected {what}, and there is {is}.", self.says())
    }

    /// That a key is missing here.
    pub fn misses(&self, key: &str, what: &str) -> String {
        format!("{}: expected {key}, {what}.", self.says())
    }

    fn says(&self) -> String {
        let line = self.node.line;
        match self.path.is_empty() {
            true => format!("Line {line}"),
            false => format!("Line {line}, {}", self.path),
        }
    }
}

/// The first characters of a text, in one line.
pub(super) fn short(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    let line = words.join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}
