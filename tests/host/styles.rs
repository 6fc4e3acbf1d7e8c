//! The style sheets: each class that they style is one that the program or its page names.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn files(folder: &str, kind: &str) -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let (mut folders, mut found) = (vec![root], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|one| one == kind) {
                found.push(path);
            }
        }
    }
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("a text")
}

fn is_of_name(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-' || letter == '_'
}

/// The classes in the selectors of a sheet, such as `btn` of `.btn:hover`.
fn classes(sheet: &str) -> BTreeSet<String> {
    let mut rules = String::new();
    for (at, part) in sheet.split("/*").enumerate() {
        rules += match at {
            0 => part,
            _ => part.split_once("*/").map_or("", |(_, rest)| rest),
        };
    }
    let mut found = BTreeSet::new();
    // What stands before a brace is a selector, behind the end of the rule or declaration before it.
    for before in rules.split('{') {
        let selector = before.rsplit(['}', ';']).next().unwrap_or_default();
        let mut parts = selector.split('.');
        parts.next();
        for part in parts {
            let name: String = part.chars().take_while(|one| is_of_name(*one)).collect();
            if name.starts_with(|one: char| one.is_ascii_alphabetic()) {
                found.insert(name);
            }
        }
    }
    found
}

/// All words of the texts in the code, and those that a number is put behind, such as `m` of `m{level}`.
fn words(code: &str) -> (BTreeSet<String>, BTreeSet<String>) {
    let (mut whole, mut begun) = (BTreeSet::new(), BTreeSet::new());
    let mut word = String::new();
    for letter in code.chars().chain(['\n']) {
        if is_of_name(letter) {
            word.push(letter);
            continue;
        }
        if letter == '{' {
            begun.insert(word.clone());
        }
        whole.insert(std::mem::take(&mut word));
    }
    (whole, begun)
}

/// Classes that are styled and named nowhere.
fn unused(sheets: &[String], code: &str) -> Vec<String> {
    let (whole, begun) = words(code);
    let is_named = |class: &String| {
        let stem = class.trim_end_matches(|one: char| one.is_ascii_digit());
        whole.contains(class) || (stem != class && begun.contains(stem))
    };
    let styled: BTreeSet<String> = sheets.iter().flat_map(|sheet| classes(sheet)).collect();
    styled.into_iter().filter(|one| !is_named(one)).collect()
}

/// What stands in quotes: a class is named there, or by `class:name`.
fn texts(code: &str) -> String {
    let code = code.replace(r#"\""#, "").replace("'\"'", "");
    let quoted = code.split('"').skip(1).step_by(2);
    let set = code.split("class:").skip(1);
    let set = set.map(|rest| rest.split(['=', ' ', '\n']).next().unwrap_or_default());
    quoted.chain(set).collect::<Vec<_>>().join("\n")
}

#[test]
fn each_class_that_is_styled_is_named() {
    let sheets: Vec<String> = files("style", "css")
        .iter()
        .map(|path| read(path))
        .collect();
    let mut code = String::new();
    for path in files("src", "rs") {
        code += &texts(&read(&path));
        code.push('\n');
    }
    for path in files("web", "js") {
        code += &read(&path);
    }
    code += &read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("index.html"));
    assert_eq!(unused(&sheets, &code), Vec::<String>::new());
}

#[test]
fn a_class_that_nobody_names_is_seen() {
    let check = |sheet: &str, code: &str, expected: &[&str]| {
        assert_eq!(unused(&[sheet.to_owned()], code), expected, "{sheet}");
    };
    check(".a .b-c:hover { top: 1.5px; }", "a b-c", &[]);
    check("/* .x { */ .a { top: 0; } .b { top: 0; }", "b", &["a"]);
    check("@media print { .a, :is(.b, c) { top: 0; } }", "a", &["b"]);
    check(".m1 { top: 0; } .n1 { top: 0; }", "m{level}", &["n1"]);
}
