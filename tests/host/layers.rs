//! The layers of `src`, its folders and files, and the crates of the browser: who may know whom. Reads the
//! code's `use` trees and paths, so it sees what the compiler sees.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{ItemUse, UseTree, Visibility};

/// From the lowest to the highest; each knows only those before it.
const LAYERS: [&str; 11] = [
    "math",
    "document",
    "grammar",
    "analysis",
    "codec",
    "text",
    "report",
    "drawing",
    "store",
    "odds_worker",
    "app",
];

/// A file of `src` and what it names, as paths below the crate, such as `["document", "RowId"]`.
struct Source {
    /// Its module, such as `["document", "edit"]`.
    module: Vec<String>,
    /// Whether it stands for its folder.
    is_folder: bool,
    /// Paths into the crate.
    inner: BTreeSet<Vec<String>>,
    /// Names from elsewhere: crates it uses.
    outer: BTreeSet<String>,
    /// What it exports under a name of its own.
    exported: BTreeMap<String, Vec<String>>,
}

impl Source {
    fn parse(module: &[&str], is_folder: bool, code: &str) -> Self {
        let module: Vec<String> = module.iter().map(|&part| part.to_owned()).collect();
        let mut source = Self {
            module,
            is_folder,
            inner: BTreeSet::new(),
            outer: BTreeSet::new(),
            exported: BTreeMap::new(),
        };
        let file = syn::parse_file(code).expect("a source file that compiles");
        source.visit_file(&file);
        source
    }

    /// The folder it stands in, such as `document/records`.
    fn folder(&self) -> String {
        let depth = self.module.len() - usize::from(!self.is_folder);
        self.module[..depth].join("/")
    }

    /// Its own name, such as `document/edit`; a folder's own file has the folder's.
    fn file(&self) -> String {
        self.module.join("/")
    }

    /// Takes note of a path, from wherever in the file.
    fn name(&mut self, path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?.as_str();
        let absolute = match first {
            "crate" => path[1..].to_vec(),
            "super" | "self" => {
                let ups = path.iter().filter(|part| *part == "super").count();
                let rest = path
                    .iter()
                    .skip_while(|part| *part == "super" || *part == "self");
                let kept = self.module.len().checked_sub(ups)?;
                self.module[..kept].iter().chain(rest).cloned().collect()
            }
            _ => {
                self.outer.insert(first.to_owned());
                return None;
            }
        };
        self.inner.insert(absolute.clone());
        Some(absolute)
    }

    fn walk(&mut self, before: &mut Vec<String>, tree: &UseTree, exports: bool) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.walk(before, &path.tree, exports);
                before.pop();
            }
            UseTree::Name(name) => self.leaf(before, &name.ident, &name.ident, exports),
            UseTree::Rename(name) => self.leaf(before, &name.ident, &name.rename, exports),
            UseTree::Glob(_) => {
                self.name(before);
            }
            UseTree::Group(group) => {
                for tree in &group.items {
                    self.walk(before, tree, exports);
                }
            }
        }
    }

    fn leaf(&mut self, before: &[String], ident: &syn::Ident, shown: &syn::Ident, exports: bool) {
        let mut path = before.to_vec();
        if ident != "self" {
            path.push(ident.to_string());
        }
        if let (Some(path), true) = (self.name(&path), exports) {
            self.exported.insert(shown.to_string(), path);
        } else if exports {
            // `pub use records::RowId` in a folder's own file.
            let path = [&self.module[..], &path[..]].concat();
            self.exported.insert(shown.to_string(), path.clone());
        }
    }
}

impl Visit<'_> for Source {
    fn visit_item_use(&mut self, item: &ItemUse) {
        let exports = !matches!(item.vis, Visibility::Inherited);
        self.walk(&mut Vec::new(), &item.tree, exports);
    }

    fn visit_item_mod(&mut self, item: &syn::ItemMod) {
        // Tests beside the code may know what they like.
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }

    /// Who may see an item is no use of the folder that may.
    fn visit_visibility(&mut self, _: &Visibility) {}

    fn visit_path(&mut self, path: &syn::Path) {
        let parts = path.segments.iter().map(|part| part.ident.to_string());
        let parts: Vec<String> = parts.collect();
        if parts.len() > 1 {
            self.name(&parts);
        }
        visit::visit_path(self, path);
    }
}

/// What a file of a layer names that it must not.
fn violations(source: &Source, browser: &BTreeSet<String>) -> Vec<String> {
    let Some(layer) = source.module.first() else {
        return Vec::new();
    };
    let place = |name: &String| LAYERS.iter().position(|known| known == name);
    let Some(own) = place(layer) else {
        return vec![format!("{layer} is no layer")];
    };
    let later = source
        .inner
        .iter()
        .filter(|path| path.first().and_then(place).is_some_and(|at| at > own))
        .map(|path| format!("crate::{}", path.join("::")));
    let foreign = source.outer.iter().filter(|_| layer != "app");
    later
        .chain(foreign.filter(|name| browser.contains(*name)).cloned())
        .collect()
}

/// The crates of the browser: what Cargo.toml lists for wasm32 alone.
fn browser_crates() -> BTreeSet<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("Cargo.toml");
    let manifest: toml::Table = manifest.parse().expect("a manifest");
    let target = &manifest["target"]["cfg(target_arch = \"wasm32\")"]["dependencies"];
    let names = target.as_table().expect("a table").keys();
    // One that every target has is listed there for a feature, and is no browser's.
    let everywhere = manifest["dependencies"].as_table().expect("a table");
    let names = names.filter(|name| !everywhere.contains_key(*name));
    names.map(|name| name.replace('-', "_")).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|ext| ext == "rs") {
            found.push(path);
        }
    }
}

/// All files of the layers.
fn sources() -> Vec<Source> {
    let src = root().join("src");
    let mut paths = Vec::new();
    for layer in LAYERS {
        rust_files(&src.join(layer), &mut paths);
    }
    let mut found = Vec::new();
    for path in paths {
        let code = fs::read_to_string(&path).expect("a source file");
        let below = path
            .strip_prefix(&src)
            .expect("below src")
            .with_extension("");
        let mut module: Vec<&str> = below.iter().filter_map(|part| part.to_str()).collect();
        let is_folder = module.last() == Some(&"mod");
        if is_folder {
            module.pop();
        }
        found.push(Source::parse(&module, is_folder, &code));
    }
    found
}

/// Which folders each folder knows.
fn folders(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    known(sources, Source::folder)
}

/// Which files each file knows. A folder's own file and those below it are one family: it hands on what they
/// make, and they may use what it holds.
fn files(sources: &[Source]) -> BTreeMap<String, BTreeSet<String>> {
    let mut known = known(sources, Source::file);
    let is_below = |file: &str, folder: &str| {
        let rest = file.strip_prefix(folder);
        rest.is_some_and(|rest| rest.starts_with('/'))
    };
    for (file, others) in &mut known {
        others.retain(|other| !is_below(file, other) && !is_below(other, file));
    }
    known
}

/// What each place of the sources knows, a place being what `place` says of a file.
fn known(sources: &[Source], place: fn(&Source) -> String) -> BTreeMap<String, BTreeSet<String>> {
    let homes: BTreeMap<&[String], String> = sources
        .iter()
        .map(|source| (&source.module[..], place(source)))
        .collect();
    let exported: BTreeMap<Vec<String>, &Vec<String>> = sources
        .iter()
        .flat_map(|source| {
            let names = source.exported.iter();
            names.map(|(name, path)| {
                (
                    [&source.module[..], std::slice::from_ref(name)].concat(),
                    path,
                )
            })
        })
        .collect();
    let home = |path: &[String]| {
        let mut path = path.to_vec();
        // A name that another file hands on: at most a few hands.
        for _ in 0..8 {
            let handed =
                (1..=path.len()).find_map(|end| exported.get(&path[..end]).map(|to| (end, to)));
            match handed {
                Some((end, to)) if to[..] != path[..end] => path = [&to[..], &path[end..]].concat(),
                _ => break,
            }
        }
        (1..=path.len())
            .rev()
            .find_map(|end| homes.get(&path[..end]).cloned())
    };
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for source in sources {
        let own = place(source);
        let others = source.inner.iter().filter_map(|path| home(path));
        let others: Vec<String> = others.filter(|other| *other != own).collect();
        known.entry(own).or_default().extend(others);
    }
    known
}

/// A way from a folder back to itself, if there is one.
fn circle(known: &BTreeMap<String, BTreeSet<String>>) -> Option<Vec<String>> {
    fn from(
        at: &str,
        known: &BTreeMap<String, BTreeSet<String>>,
        way: &mut Vec<String>,
        done: &mut BTreeSet<String>,
    ) -> bool {
        if let Some(start) = way.iter().position(|passed| passed == at) {
            way.drain(..start);
            return true;
        }
        if !done.insert(at.to_owned()) {
            return false;
        }
        way.push(at.to_owned());
        let next = known.get(at).into_iter().flatten();
        for other in next {
            if from(other, known, way, done) {
                return true;
            }
        }
        way.pop();
        false
    }
    let mut done = BTreeSet::new();
    known.keys().find_map(|start| {
        let mut way = Vec::new();
        from(start, known, &mut way, &mut done).then_some(way)
    })
}

#[test]
fn no_layer_knows_a_later_one_or_the_browser() {
    let browser = browser_crates();
    assert!(browser.contains("web_sys") && browser.contains("leptos"));
    let sources = sources();
    assert!(sources.len() > 200);
    let mut found = Vec::new();
    for source in &sources {
        let names = violations(source, &browser);
        found.extend(
            names
                .iter()
                .map(|name| format!("{} uses {name}", source.module.join("::"))),
        );
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn folders_know_each_other_in_one_direction() {
    let found = circle(&folders(&sources()));
    assert!(found.is_none(), "a circle of folders: {found:?}");
}

#[test]
fn files_know_each_other_in_one_direction() {
    let found = circle(&files(&sources()));
    assert!(found.is_none(), "a circle of files: {found:?}");
}

#[test]
fn a_violation_is_seen_however_it_is_written() {
    let browser = BTreeSet::from(["web_sys".to_owned()]);
    let check = |module: &[&str], code: &str, expected: &[&str]| {
        let found = violations(&Source::parse(module, false, code), &browser);
        assert_eq!(found, expected, "{code}");
    };
    check(
        &["math", "rank"],
        "use crate::document::Risk;",
        &["crate::document::Risk"],
    );
    check(
        &["document", "edit"],
        "use crate::{math::Mark, store::{self, keys as k}};",
        &["crate::store", "crate::store::keys"],
    );
    check(
        &["document", "edit"],
        "fn f() { crate::store::keep() }",
        &["crate::store::keep"],
    );
    check(
        &["document", "edit"],
        "use super::super::store::Session;",
        &["crate::store::Session"],
    );
    check(&["store", "keys"], "use web_sys::Window;", &["web_sys"]);
    check(
        &["store", "keys"],
        "fn f(w: &web_sys::Window) {}",
        &["web_sys"],
    );
    check(
        &["app", "root"],
        "use web_sys::*; use crate::math::Mark;",
        &[],
    );
    check(
        &["store", "keys"],
        "// crate::app\nuse crate::math::Mark;",
        &[],
    );
    check(&["odd", "file"], "", &["odd is no layer"]);
}

#[test]
fn a_circle_of_files_is_seen() {
    let circle_of = |files_of: &[(&[&str], bool, &str)]| {
        let parse = |(module, is_folder, code): &(&[&str], bool, &str)| {
            Source::parse(module, *is_folder, code)
        };
        circle(&files(&files_of.iter().map(parse).collect::<Vec<_>>()))
    };
    let way = circle_of(&[
        (&["a", "x"], false, "use super::y::Y;"),
        (&["a", "y"], false, "fn f() { crate::a::x::g() }"),
    ]);
    assert_eq!(way.expect("a circle").len(), 2);
    // A folder's own file hands on what its files make, and they use what it holds.
    let way = circle_of(&[
        (&["a"], true, "pub use x::X; pub struct Held;"),
        (&["a", "x"], false, "use super::Held;"),
        (&["a", "y"], false, "use super::X;"),
    ]);
    assert_eq!(way, None);
}

#[test]
fn a_circle_of_folders_is_seen() {
    let circle_of = |files: &[(&[&str], bool, &str)]| {
        let parse = |(module, is_folder, code): &(&[&str], bool, &str)| {
            Source::parse(module, *is_folder, code)
        };
        circle(&folders(&files.iter().map(parse).collect::<Vec<_>>()))
    };
    let way = circle_of(&[
        (&["a", "x"], false, "use crate::b::y::Y;"),
        (&["b", "y"], false, "use crate::c::z::Z;"),
        (&["c", "z"], false, "use crate::a::x::X;"),
    ]);
    assert_eq!(way.expect("a circle").len(), 3);
    // A name handed on by a folder's own file belongs to where it is made.
    let way = circle_of(&[
        (&["a"], true, "pub use inner::x::X; pub use y::Y;"),
        (&["a", "y"], false, "use crate::a::inner::x::X;"),
        (&["a", "inner", "x"], false, "use crate::a::X;"),
    ]);
    assert_eq!(way, None);
}
