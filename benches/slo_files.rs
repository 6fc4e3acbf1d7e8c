//! How long it takes to refuse a file of objectives that is made to take long, and to read as much of an honest one.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use bad_minutes::codec::slo_files::{MOST_BYTES, read};
    use divan::Bencher;
    use divan::counter::BytesCount;

    /// As much of a sign as is read at all.
    fn full_of(sign: &str) -> String {
        sign.repeat(MOST_BYTES / sign.len())
    }

    /// Lists of lists, each ten of the one before: a billion values in a hundred bytes each.
    fn bomb() -> String {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for at in 1..10 {
            let last = vec![format!("*a{}", at - 1); 10].join(", ");
            text += &format!("a{at}: &a{at} [{last}]\n");
        }
        text
    }

    fn file(kind: &str) -> String {
        match kind {
            "10 MB" => "a: b\n".repeat(2_000_000),
            "a bomb of anchors" => bomb(),
            "1 MB, then an anchor" => full_of("# calm\n").split_off(20) + "a: &a 1\n",
            "anchors" => full_of("- &a 1\n"),
            "aliases" => full_of("- *a\n"),
            "tags" => full_of("- !!python/object/apply:os.system [x]\n"),
            "merge keys" => full_of("<<: {a: 1}\n"),
            "deep flow" => full_of("["),
            "deep maps" => full_of("{a: "),
            "deep blocks" => full_of("- "),
            "question marks" => full_of("? "),
            "colons" => full_of(":\n"),
            "documents" => full_of("---\n"),
            "an open quote" => format!("a: \"{}", full_of("x\n").split_off(20)),
            "an open block" => format!("a: |\n{}", full_of(" x\n").split_off(20)),
            "a long key" => format!("{}: 1", full_of("k").split_off(20)),
            "many values" => full_of("- 1\n"),
            "many keys" => {
                let keys = (0..90_000).map(|at| format!("k{at}: 1\n"));
                keys.collect::<String>()
            }
            "the same key" => full_of("a: 1\n"),
            "escapes" => format!("a: \"{}\"", full_of("\\u0041").split_off(40)),
            "directives" => full_of("%TAG ! x\n"),
            "tabs" => full_of("\t"),
            _ => {
                let slo = "version: prometheus/v1\nservice: shop\nslos:\n";
                let one = |at: usize| {
                    format!(
                        "  - name: slo-{at}\n    objective: 99.9\n    sli:\n      events:\n        error_query: sum(rate(e{{a=\"{at}\"}}[{{{{.window}}}}]))\n        total_query: sum(rate(t[{{{{.window}}}}]))\n"
                    )
                };
                let all: String = (0..).map(one).take(4_000).collect();
                slo.to_owned() + &all
            }
        }
    }

    #[divan::bench(args = [
        "10 MB", "a bomb of anchors", "1 MB, then an anchor", "anchors", "aliases", "tags", "merge keys", "deep flow",
        "deep maps", "deep blocks", "question marks", "colons", "documents", "an open quote", "an open block",
        "a long key", "many values", "many keys", "the same key", "escapes", "directives", "tabs", "an honest file",
    ])]
    fn files(bencher: Bencher, kind: &str) {
        let text = file(kind);
        let files = [(String::new(), text)];
        bencher
            .counter(BytesCount::new(files[0].1.len()))
            .bench_local(|| read(divan::black_box(&files)));
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
