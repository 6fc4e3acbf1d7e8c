//! Random and damaged inputs: whatever comes, reading it ends, panics never, and reads nothing that it does not show.

use bad_minutes::analysis::analyse;
use bad_minutes::codec::encoding::Encoding;
use bad_minutes::codec::table::grid::{grid_of, grid_of_file};
use bad_minutes::codec::table::incidents::look::Said;
use bad_minutes::codec::table::incidents::read::read_as;
use bad_minutes::codec::table::incidents::stamps::Stamp;
use bad_minutes::codec::table::journeys::read_journeys;
use bad_minutes::codec::table::paste::read_risks;
use bad_minutes::document::{Column, Engagement, EngagementId, Entry, RowId, reading};
use bad_minutes::grammar::cell;

/// Inputs of each kind.
const INPUTS: u64 = 10_000;

/// Numbers that look random and are the same in each run (Marsaglia's xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (most as u64).max(1)).expect("below most")
    }
}

/// Pieces that notations, titles and figures are made of.
const PIECES: [&str; 48] = [
    "|",
    "||",
    "{|",
    "|}",
    "|-",
    "!",
    "|===",
    "+---+",
    "---",
    ",",
    ";",
    "\t",
    "\n",
    "\r\n",
    "\"",
    "'",
    "\\",
    ">",
    "sep=;",
    "Risk",
    "ETTD",
    "ETTR",
    "Impact",
    "ETTF",
    "Date",
    "Started",
    "Resolved",
    "Total",
    "Users affected",
    "(min)",
    "per month",
    "5",
    "60",
    "20%",
    "90",
    "1,5",
    "1.440",
    "1:30",
    "PT1H",
    "2026-03-01",
    "3/1/2026",
    "<10",
    "~",
    "\u{feff}",
    "\u{200b}",
    "=1+1",
    "\u{1f4a5}",
    "\0",
];

/// A text out of pieces, or a table with some of it damaged.
fn text(random: &mut Random, tables: &[String]) -> String {
    if random.below(3) == 0 {
        let pieces = (0..random.below(60)).map(|_| PIECES[random.below(PIECES.len())]);
        return pieces.collect::<Vec<_>>().concat();
    }
    let mut text: Vec<char> = tables[random.below(tables.len())].chars().collect();
    for _ in 0..=random.below(8) {
        let at = random.below(text.len() + 1);
        let piece = PIECES[random.below(PIECES.len())].chars();
        match random.below(5) {
            0 => drop(text.splice(at..at, piece)),
            1 if at < text.len() => drop(text.remove(at)),
            2 => text.truncate(at.max(1)),
            3 if at < text.len() => text[at] = piece.last().unwrap_or(' '),
            _ => {
                let end = (at + random.below(40)).min(text.len());
                let copy: Vec<char> = text[at..end].to_vec();
                drop(text.splice(at..at, copy));
            }
        }
    }
    text.into_iter().collect()
}

fn tables() -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Case {
        text: String,
    }
    let all = [
        include_str!("../../data/tables.json"),
        include_str!("../../data/incidents.json"),
    ];
    let all = all.map(|text| serde_json::from_str::<Vec<Case>>(text).expect("cases"));
    all.into_iter().flatten().map(|case| case.text).collect()
}

fn blank() -> Engagement {
    let id = EngagementId::from_random(&[]);
    Engagement::new(id, String::new(), || RowId::from_random(&[]))
}

fn for_each(kind: u64, mut check: impl FnMut(&str)) {
    let tables = tables();
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ kind);
    for _ in 0..INPUTS {
        check(&text(&mut random, &tables));
    }
}

/// A figure within its limits, or none.
fn is_sound(entry: &Entry) -> bool {
    match entry {
        Entry::Point { number, .. } => number.is_finite() && *number >= 0.0,
        Entry::Range { low, high, .. } => low.is_finite() && high.is_finite() && low < high,
        Entry::Empty | Entry::Unread { .. } => true,
    }
}

#[test]
fn damaged_tables_of_risks() {
    for_each(1, |text| {
        let mut engagement = blank();
        engagement.risks = read_risks(&grid_of(text), || RowId::from_random(&[])).risks;
        for risk in &engagement.risks {
            for column in Column::ALL {
                let entry = risk.entry(column);
                assert!(is_sound(entry), "{text:?}: {entry:?}");
                // What a cell shows is what it counts as.
                let shown = cell::read(column, &cell::show(column, entry));
                let counts = |entry: &Entry| match column {
                    Column::Impact => reading::impact(entry).map(|it| it.map(|it| it.mean().get())),
                    Column::Ettf => Ok(None),
                    _ => reading::duration(entry).map(|it| it.map(|it| it.mean().get())),
                };
                assert_eq!(counts(&shown), counts(entry), "{text:?}: {entry:?}");
            }
        }
        let total = analyse(&engagement).total.get();
        assert!(total.is_finite() && total >= 0.0, "{text:?}: {total}");
    });
}

#[test]
fn damaged_files() {
    for_each(2, |text| {
        let _ = grid_of_file(text);
        let mut bytes = text.as_bytes().to_vec();
        bytes.rotate_left(text.len() / 3);
        let _ = Encoding::of(&bytes);
    });
}

#[test]
fn damaged_tables_of_incidents() {
    let service = blank();
    for_each(3, |text| {
        let read = read_as(&grid_of(text), &Said::default(), &service, || {
            RowId::from_random(&[])
        });
        assert_eq!(read.left.is_empty(), read.problems.is_empty(), "{text:?}");
        for one in &read.incidents {
            assert!(Stamp::read(&one.date, None).is_ok(), "{text:?}");
            let minutes = one.bad_minutes().unwrap_or(0.0);
            assert!(minutes.is_finite() && minutes >= 0.0, "{text:?}: {minutes}");
        }
    });
}

#[test]
fn damaged_tables_of_journeys() {
    for_each(4, |text| {
        let _ = read_journeys(&grid_of(text), || RowId::from_random(&[]));
    });
}

#[test]
fn damaged_cells() {
    for_each(5, |text| {
        for part in text.split(['\n', '\t', ',']) {
            for column in Column::ALL {
                let entry = cell::read(column, part);
                assert!(is_sound(&entry), "{part:?}");
                assert!(
                    matches!(entry, Entry::Unread { .. }) || reading::check(column, &entry).is_ok()
                );
            }
            let _ = Stamp::read(part, Some(true));
        }
    });
}

/// A long text of one sign or word is read as well, and said in a few lines.
#[test]
fn much_of_one_thing() {
    for piece in PIECES {
        let text = piece.repeat(200_000 / piece.len());
        let grid = grid_of(&text);
        let read = read_risks(&grid, || RowId::from_random(&[]));
        assert!(read.notes.len() < 40, "{piece:?}: {}", read.notes.len());
        let read = read_as(
            &grid,
            &Said::default(),
            &blank(),
            || RowId::from_random(&[]),
        );
        assert!(read.notes.len() < 40, "{piece:?}");
    }
}
