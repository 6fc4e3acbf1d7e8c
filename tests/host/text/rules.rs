//! The files of other tools, checked by the tools themselves where they are there.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use bad_minutes::codec::json;
use bad_minutes::document::{Engagement, Objective, RowId, Sli, Span, Target};
use bad_minutes::report::rules::{Watched, prometheus, promtool, watch};

/// Promtool, by its variable or on the path; `None` says on the way that it is not there. Printed past what
/// catches the output of tests, so that it is seen.
fn promtool_here() -> Option<PathBuf> {
    let named = std::env::var_os("PROMTOOL").map(PathBuf::from);
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let mut paths = std::env::split_paths(&paths).map(|folder| folder.join("promtool"));
    let found = named.or_else(|| paths.find(|path| path.is_file()));
    if found.is_none() {
        let told = b"promtool is not here, so that it did not check the rules: Debian has it in its package prometheus.\n";
        std::io::stderr().write_all(told).expect("written");
    }
    found
}

/// A folder of the test's own.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).expect("a folder");
    folder
}

/// Fails with what promtool says.
fn run(promtool: &Path, folder: &Path, args: &[&str]) {
    let done = Command::new(promtool)
        .args(args)
        .current_dir(folder)
        .output()
        .expect("promtool runs");
    let said = [done.stdout, done.stderr].concat();
    assert!(
        done.status.success(),
        "{folder:?} {args:?}\n{}",
        String::from_utf8_lossy(&said)
    );
}

/// Checks rules and runs their tests: so many of pages, so many of tickets.
fn check(promtool: &Path, name: &str, watched: &[Watched], tests: [usize; 2]) {
    let folder = folder(name);
    let rules = prometheus(watched, &["An engagement".to_owned()]);
    fs::write(folder.join("rules.yml"), rules).expect("written");
    run(promtool, &folder, &["check", "rules", "rules.yml"]);
    for (pages, count) in [true, false].into_iter().zip(tests) {
        let asked = self::promtool(watched, "rules.yml", pages);
        assert_eq!(asked.matches("- name:").count(), count, "{asked}");
        let file = format!("pages-{pages}.yml");
        fs::write(folder.join(&file), asked).expect("written");
        run(promtool, &folder, &["test", "rules", &file]);
    }
}

fn id(place: u8) -> RowId {
    RowId::from_random(&[place; 5])
}

fn example() -> Engagement {
    let text = include_str!("../../../examples/complete-engagement.json");
    json::read(text).expect("opens").engagement
}

/// An objective of the example's checkout with this target.
fn objective(shop: &mut Engagement, percent: &str, window: Span, kind: Sli) {
    let journey = shop.journeys[0].id;
    let target = Target {
        id: id(77),
        percent: percent.to_owned(),
    };
    shop.targets.push(target);
    let mut objective = Objective::blank(id(78));
    objective.journey = Some(journey);
    objective.target = Some(id(77));
    objective.window = window;
    objective.kind = kind;
    shop.objectives = vec![objective];
}

#[test]
fn promtool_takes_the_example() {
    let Some(promtool) = promtool_here() else {
        return;
    };
    let found = watch(&example(), |_| true);
    assert_eq!((found.watched.len(), found.left.len()), (2, 0));
    check(&promtool, "example", &found.watched, [8, 8]);
}

/// Rules of this window for lax and strict targets: a total outage and one of 10% fire when the page says.
fn fire_when_the_page_says(window: Span) {
    let Some(promtool) = promtool_here() else {
        return;
    };
    for percent in ["90", "99.9", "99.999"] {
        for kind in [Sli::Availability, Sli::Latency] {
            let mut shop = example();
            objective(&mut shop, percent, window, kind);
            let found = watch(&shop, |_| true);
            let name = format!("{}-{percent}-{}", window.name(), kind.name());
            check(&promtool, &name, &found.watched, [4, 4]);
        }
    }
}

#[test]
fn rules_of_28_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days28);
}

#[test]
fn rules_of_30_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days30);
}

#[test]
fn rules_of_7_days_fire_when_the_page_says() {
    fire_when_the_page_says(Span::Days7);
}

#[test]
fn any_name_comes_out_valid() {
    let Some(promtool) = promtool_here() else {
        return;
    };
    let mut shop = example();
    shop.journeys[0].name =
        "Say \"pay\" 'now'\r\n- {{ .Labels.x }} {{ $y }} 🫖 دفع: #1 \\ \u{7f}\u{85}\u{2028}\u{feff} & *a !b %c @d `e`".to_owned();
    shop.risks[0].name = "{{ 🫖 \" }} \n: x".to_owned();
    shop.risks[0].runbook = "https://wiki/\"{{x}}\n🫖".to_owned();
    let found = watch(&shop, |_| true);
    assert_eq!(found.watched.len(), 2);
    check(&promtool, "names", &found.watched, [8, 8]);
}
