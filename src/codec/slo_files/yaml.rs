//! YAML of other tools as a tree that knows its lines: bounded, without anchors, aliases and tags, and never
//! deeper than a file of objectives is.

use std::borrow::Cow;
use std::collections::BTreeSet;

use granit_parser::{ErrorKind, Event, Parser, ScalarStyle, ScanError, Tag, options};

/// The largest text that is read, in bytes.
pub const MOST_BYTES: usize = 1_000_000;
/// Deeper nesting is refused.
const MOST_DEPTH: usize = 40;
/// More values than these are refused.
const MOST_NODES: usize = 100_000;
/// Characters of a key that a message shows.
const KEY_SHOWN: usize = 40;

/// A value and the line it begins in, from 1.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub line: usize,
    pub value: Value,
}

/// What a value is.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// Nothing, or `null`.
    Nothing,
    /// A text, a number or a yes or no, as written.
    Text(String),
    List(Vec<Node>),
    Map(Vec<(String, Node)>),
}

/// A list or a map whose end has not come yet.
struct Open {
    line: usize,
    value: Partly,
}

enum Partly {
    List(Vec<Node>),
    Map {
        rows: Vec<(String, Node)>,
        keys: BTreeSet<String>,
        key: Option<String>,
    },
}

/// The documents in a text.
///
/// # Errors
/// Why it is refused, with the line.
pub(super) fn read(text: &str) -> Result<Vec<Node>, String> {
    if text.len() > MOST_BYTES {
        return Err(too_large(text.len() as f64));
    }
    let options = options! {
        emit_comments: false,
        flow_nesting_limit: MOST_DEPTH,
        block_nesting_limit: MOST_DEPTH,
    };
    let mut documents = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    let mut count = 0;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|wrong| no_yaml(&wrong))?;
        let line = span.start.line();
        refuse(&event, line)?;
        count += usize::from(event.is_node());
        if count > MOST_NODES {
            return Err(format!(
                "Line {line}: there are more than {MOST_NODES} values before it. Export fewer objectives at a time."
            ));
        }
        let done = match event {
            Event::Scalar(text, style, ..) => Some(Node {
                line,
                value: scalar(text, style),
            }),
            Event::SequenceStart(..) => {
                open.push(Open {
                    line,
                    value: Partly::List(Vec::new()),
                });
                None
            }
            Event::MappingStart(..) => {
                open.push(Open {
                    line,
                    value: Partly::Map {
                        rows: Vec::new(),
                        keys: BTreeSet::new(),
                        key: None,
                    },
                });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => open.pop().map(|one| Node {
                line: one.line,
                value: match one.value {
                    Partly::List(list) => Value::List(list),
                    Partly::Map { rows, .. } => Value::Map(rows),
                },
            }),
            _ => None,
        };
        if open.len() > MOST_DEPTH {
            return Err(too_deep(line));
        }
        if let Some(done) = done {
            match open.last_mut() {
                Some(parent) => put(parent, done)?,
                None => documents.push(done),
            }
        }
    }
    Ok(documents)
}

fn no_yaml(wrong: &ScanError) -> String {
    let (line, column) = (wrong.marker().line(), wrong.marker().col() + 1);
    match wrong.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(line),
        _ => format!(
            "Line {line}, column {column}: this is no YAML: {}.",
            wrong.info()
        ),
    }
}

fn too_deep(line: usize) -> String {
    format!(
        "Line {line}: it is nested deeper than {MOST_DEPTH} levels, and no file of objectives is."
    )
}

/// Why a text or a file of so many bytes is not read.
pub fn too_large(bytes: f64) -> String {
    format!(
        "It has {} MB; a file of objectives has at most {} MB. Nothing was read.",
        (bytes / 1e5).ceil() / 10.0,
        MOST_BYTES / 1_000_000
    )
}

/// What no file of objectives needs, and what a short text can grow without end by.
fn refuse(event: &Event, line: usize) -> Result<(), String> {
    let is_shared = event.anchor_id().is_some() || event.is_alias();
    if is_shared {
        return Err(format!(
            "Line {line}: an anchor (&) or an alias (*). They are not read, since a few lines of them can stand for millions: write the values out."
        ));
    }
    let own = event.tag().filter(|tag| !is_plain(tag));
    own.map_or(Ok(()), |tag| {
        Err(format!(
            "Line {line}: the tag {}. Files with tags are not read: leave it out.",
            tag.original().chars().take(KEY_SHOWN).collect::<String>()
        ))
    })
}

/// Whether a tag says of a text only that it is one.
fn is_plain(tag: &Tag) -> bool {
    tag.is_yaml_core_schema()
}

fn scalar(text: Cow<'_, str>, style: ScalarStyle) -> Value {
    let is_nothing = matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL");
    match style == ScalarStyle::Plain && is_nothing {
        true => Value::Nothing,
        false => Value::Text(text.into_owned()),
    }
}

/// Puts a value into what it stands in.
fn put(parent: &mut Open, done: Node) -> Result<(), String> {
    match &mut parent.value {
        Partly::List(list) => list.push(done),
        Partly::Map { rows, keys, key } => match key.take() {
            Some(key) => rows.push((key, done)),
            None => {
                let line = done.line;
                let Value::Text(name) = done.value else {
                    return Err(format!(
                        "Line {line}: expected a word before the colon, such as name."
                    ));
                };
                if !keys.insert(name.clone()) {
                    let name: String = name.chars().take(KEY_SHOWN).collect();
                    return Err(format!(
                        "Line {line}: {name} stands twice. Leave one of them out, so that it is clear which one counts."
                    ));
                }
                *key = Some(name);
            }
        },
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Value {
        Value::Text(value.to_owned())
    }

    #[test]
    fn a_tree_knows_its_lines() {
        let found = read("# head\na: 1\nb:\n  - x\n  - 'null'\n  - {c: ~, d: \"\"}\n---\n[2]\n");
        let at = |line, value| Node { line, value };
        let row = |key: &str, node| (key.to_owned(), node);
        let inner = vec![row("c", at(6, Value::Nothing)), row("d", at(6, text("")))];
        let list = vec![
            at(4, text("x")),
            at(5, text("null")),
            at(6, Value::Map(inner)),
        ];
        let first = vec![
            row("a", at(2, text("1"))),
            row("b", at(4, Value::List(list))),
        ];
        let expected = vec![
            at(2, Value::Map(first)),
            at(8, Value::List(vec![at(8, text("2"))])),
        ];
        assert_eq!(found, Ok(expected));
    }

    #[test]
    fn what_can_grow_is_refused_where_it_stands() {
        let check = |input: &str, expected: &str| {
            let wrong = read(input).expect_err(&input.chars().take(80).collect::<String>());
            assert!(wrong.starts_with(expected), "{wrong}");
        };
        check("a: &x 1\n", "Line 1: an anchor");
        check("a: 1\nb: *x\n", "Line 2, column 4: this is no YAML");
        check(
            "a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
            "Line 1: an anchor",
        );
        check("a: 1\nb: !!python/object:os.system x\n", "Line 2: the tag");
        check("a: !own x\n", "Line 1: the tag !own");
        check("a: !!binary aGk=\n", "Line 1: the tag");
        check("a: 1\na: 2\n", "Line 2: a stands twice");
        check("? [a]\n: 1\n", "Line 1: expected a word");
        check("a: [1\n", "Line 1, column 4: this is no YAML");
        check("a: b: c\n", "Line 1, column 5: this is no YAML");
        check("a: \"x\n", "Line 1, column ");
        check(&"[".repeat(100_000), "Line 1: it is nested deeper");
        check(&"- ".repeat(100_000), "Line 1: it is nested deeper");
        check(&"- \n".repeat(100_001), "Line 100000: there are more than");
        check(&"x".repeat(10_000_000), "It has 10 MB; a file");
        check(&"x".repeat(MOST_BYTES + 1), "It has 1.1 MB; a file");
    }

    #[test]
    fn tags_that_say_nothing_new_are_read() {
        assert_eq!(read("!!str a").map(|all| all.len()), Ok(1));
        assert_eq!(read(""), Ok(Vec::new()));
        assert_eq!(read("# nothing\n"), Ok(Vec::new()));
    }
}
