//! How long it takes to read what comes from outside: a megabyte of each kind of table, a file with more risks than
//! one takes.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use bad_minutes::codec::json;
    use bad_minutes::codec::table::grid::grid_of;
    use bad_minutes::codec::table::incidents::look::Said;
    use bad_minutes::codec::table::incidents::read::read_as;
    use bad_minutes::codec::table::journeys::read_journeys;
    use bad_minutes::codec::table::paste::read_risks;
    use bad_minutes::document::{Engagement, EngagementId, RowId};
    use divan::Bencher;
    use divan::counter::BytesCount;

    const MEGABYTE: usize = 1_000_000;

    /// How a row of cells is written, and what stands under the titles and around the table.
    struct Notation {
        start: &'static str,
        between: &'static str,
        end: &'static str,
        rule: &'static str,
        above: &'static str,
    }

    const NOTATIONS: [(&str, Notation); 6] = [
        ("csv", by("", ",", "", "")),
        ("semicolons", by("", ";", "", "")),
        ("tabs", by("", "\t", "", "")),
        ("markdown", by("| ", " | ", " |", "|---|---|---|---|---|\n")),
        ("psql", by(" ", " | ", "", "---+---+---+---+---\n")),
        (
            "wiki",
            Notation {
                above: "{|\n",
                ..by("|-\n| ", " || ", "", "")
            },
        ),
    ];

    const fn by(
        start: &'static str,
        between: &'static str,
        end: &'static str,
        rule: &'static str,
    ) -> Notation {
        let above = "";
        Notation {
            start,
            between,
            end,
            rule,
            above,
        }
    }

    /// A megabyte of rows.
    fn table(name: &str, titles: [&str; 5], row: impl Fn(usize) -> [String; 5]) -> String {
        let found = NOTATIONS.iter().find(|(known, _)| *known == name);
        let Some((_, notation)) = found else {
            return String::new();
        };
        let line = |cells: &[String]| {
            let cells = cells.join(notation.between);
            format!("{}{cells}{}\n", notation.start, notation.end)
        };
        let mut text = notation.above.to_owned();
        text += &line(&titles.map(str::to_owned));
        text += notation.rule;
        for at in 0.. {
            if text.len() >= MEGABYTE {
                break;
            }
            text += &line(&row(at));
        }
        text
    }

    fn ids() -> impl FnMut() -> RowId {
        let mut next = 0_u64;
        move || {
            next += 1;
            RowId::from_random(&next.to_be_bytes())
        }
    }

    #[divan::bench(args = ["csv", "semicolons", "tabs", "markdown", "psql", "wiki"])]
    fn risks(bencher: Bencher, notation: &str) {
        let titles = ["Risk", "ETTD", "ETTR", "Impact", "ETTF"];
        let text = table(notation, titles, |at| {
            let name = format!("risk {at}");
            let [one, other] = [at % 60, at % 700].map(|number| (number + 1).to_string());
            [name, one, "1h 30m".to_owned(), "2.5%".to_owned(), other]
        });
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| read_risks(&grid_of(divan::black_box(&text)), ids()));
    }

    #[divan::bench(args = ["csv", "semicolons", "tabs", "markdown", "psql", "wiki"])]
    fn incidents(bencher: Bencher, notation: &str) {
        let titles = ["Started", "Detected", "Resolved", "Users affected", "Title"];
        let text = table(notation, titles, |at| {
            let time = |hour: usize| format!("2026-03-{:02} {hour:02}:05", 1 + at % 28);
            let title = format!("outage {at}");
            [time(9), time(10), time(12), "20%".to_owned(), title]
        });
        let mut new_id = ids();
        let document = Engagement::new(EngagementId::from_random(&[7]), String::new(), &mut new_id);
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| {
                let grid = grid_of(divan::black_box(&text));
                read_as(&grid, &Said::default(), &document, ids())
            });
    }

    #[divan::bench]
    fn journeys(bencher: Bencher) {
        let mut text = "Journey\tInteraction\n".to_owned();
        for at in 0.. {
            if text.len() >= MEGABYTE {
                break;
            }
            text += &format!("journey {at}\tGET /{at}\n");
        }
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| read_journeys(&grid_of(divan::black_box(&text)), ids()));
    }

    /// Signs that notations are made of, which may be of any or of none.
    #[divan::bench(args = ["|", "\"", "=  ", "a,\"", "{|\n", "1,5\n", "1;5\n", "1\t5\n", "1,", "1;", "1\t", "1 | ", "> ", "&amp;|", "\\|"])]
    fn one_sign_for_a_megabyte(bencher: Bencher, sign: &str) {
        let text = sign.repeat(MEGABYTE / sign.len());
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| read_risks(&grid_of(divan::black_box(&text)), ids()));
    }

    /// Twenty times as many risks as are read.
    #[divan::bench]
    fn a_file_of_100_000_risks(bencher: Bencher) {
        let risks = vec![r#"{"name":"x"}"#; 100_000].join(",");
        let text = format!(
            r#"{{"format":"bad-minutes","version":1,"engagement":{{"name":"x","risks":[{risks}]}}}}"#
        );
        bencher
            .counter(BytesCount::new(text.len()))
            .bench_local(|| json::read(divan::black_box(&text)));
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
