//! Each layer knows only those before it, and only the app knows the browser.

use std::fs;
use std::path::Path;

const LAYERS: [&str; 4] = ["math", "document", "store", "app"];
const BROWSER: [&str; 5] = [
    "reactive_graph",
    "web_sys",
    "wasm_bindgen",
    "gloo_storage",
    "js_sys",
];

/// What a file of a layer uses that it must not.
fn violations(layer: &str, source: &str) -> Vec<String> {
    let place = LAYERS.iter().position(|known| *known == layer);
    let Some(place) = place else {
        return Vec::new();
    };
    let code: Vec<_> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect();
    let code = code.join("\n");
    let words: Vec<_> = code
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .collect();
    let squeezed: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    let mut found = Vec::new();
    for later in &LAYERS[place + 1..] {
        let path = format!("crate::{later}");
        let grouped = squeezed.split("crate::{").skip(1).any(|group| {
            let group = group.split(';').next().unwrap_or("");
            group
                .split([',', '{', '}'])
                .any(|part| part.split("::").next() == Some(later))
        });
        if squeezed.contains(&path) || grouped {
            found.push(path);
        }
    }
    if layer != "app" {
        let browser = BROWSER.iter().filter(|name| words.contains(name));
        found.extend(browser.map(|name| (*name).to_owned()));
    }
    found
}

fn check(folder: &Path, layer: &str, files: &mut usize) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            check(&path, layer, files);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            let source = fs::read_to_string(&path).expect("a source file");
            let found = violations(layer, &source);
            assert!(found.is_empty(), "{} uses {found:?}", path.display());
            *files += 1;
        }
    }
}

#[test]
fn no_layer_uses_a_later_one() {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = 0;
    for layer in LAYERS {
        check(&sources.join(layer), layer, &mut files);
    }
    assert!(files > 15);
}

#[test]
fn a_violation_is_caught() {
    assert_eq!(
        violations("math", "use crate::document::Risk;"),
        ["crate::document"]
    );
    assert_eq!(
        violations(
            "document",
            "use crate::{\n  math::Mark,\n  store::keys,\n};"
        ),
        ["crate::store"]
    );
    assert_eq!(
        violations("document", "fn f() { crate::store::keep() }"),
        ["crate::store"]
    );
    assert_eq!(violations("store", "use web_sys::Window;"), ["web_sys"]);
    assert!(violations("app", "use web_sys::*; use crate::math::Mark;").is_empty());
    assert!(violations("document", "// crate::app\nuse crate::math::Mark;").is_empty());
}
