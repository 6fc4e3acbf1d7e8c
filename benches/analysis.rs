//! How long one edit of a large table takes without a browser: the analysis and a save.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use bad_minutes::analysis::analyse;
    use bad_minutes::codec::json;
    use bad_minutes::document::{
        Acceptance, Column, Engagement, Entry, Mitigation, MitigationCell, Risk, RowId, Shape,
        Systemic, Unit,
    };
    use divan::Bencher;
    use divan::counter::ItemsCount;

    /// A table of points and ranges, a third of it accepted for one target.
    fn table(risks: usize) -> Engagement {
        let id = |seed: usize| bad_minutes::document::RowId::from_random(&seed.to_be_bytes()[3..]);
        let mut seed = 1 << 20;
        let mut engagement = Engagement::new(
            bad_minutes::document::EngagementId::from_random(&[7; 17]),
            "Bench".to_owned(),
            || {
                seed += 1;
                id(seed)
            },
        );
        let range = |low, high, shape| Entry::Range {
            low,
            high,
            unit: None,
            shape,
        };
        for at in 0..risks {
            let mut risk = Risk::blank(id(at + 1));
            risk.name = format!("risk {}", at + 1);
            risk.ettd = range(5.0, 60.0 + at as f64, Shape::Lognormal);
            risk.ettr = Entry::number(30.0);
            risk.impact = Entry::percent(50.0);
            risk.ettf = Entry::number(90.0 + at as f64);
            if at % 3 == 0 {
                risk.accept(Acceptance::new(engagement.chosen_target, None));
            }
            engagement.risks.push(risk);
        }
        engagement
    }

    #[divan::bench(args = [50, 500])]
    fn analyse_all(bencher: Bencher, risks: usize) {
        let engagement = table(risks);
        bencher
            .counter(ItemsCount::new(risks))
            .bench_local(|| analyse(divan::black_box(&engagement)));
    }

    /// With thirty systemic risks over all rows, and what fixing each of them saves.
    #[divan::bench(args = [50, 500])]
    fn analyse_systemic(bencher: Bencher, risks: usize) {
        let mut engagement = table(risks);
        for at in 0..30_u8 {
            let mut row = Systemic::blank(RowId::from_random(&[at, 1, 2, 3, 4]));
            row.ettd = Entry::number(f64::from(at));
            row.more_often = Entry::number(5.0);
            row.included = at % 2 == 0;
            engagement.systemic.push(row);
        }
        bencher
            .counter(ItemsCount::new(risks))
            .bench_local(|| analyse(divan::black_box(&engagement)));
    }

    /// With thirty systemic risks and twenty mitigations over all rows, half of them switched on.
    #[divan::bench(args = [50, 500])]
    fn analyse_mitigated(bencher: Bencher, risks: usize) {
        let mut engagement = table(risks);
        for at in 0..30_u8 {
            let mut row = Systemic::blank(RowId::from_random(&[at, 1, 2, 3, 4]));
            row.ettd = Entry::number(f64::from(at));
            row.included = at % 2 == 0;
            engagement.systemic.push(row);
        }
        for at in 0..20_u8 {
            let mut row = Mitigation::blank(RowId::from_random(&[at, 2, 2, 3, 4]));
            row.scope.all = true;
            row.on = at % 2 == 0;
            row.effort = Entry::number(2.0);
            let column = Column::ALL[usize::from(at % 4)];
            *row.entry_mut(MitigationCell::Change(column)) = Entry::Point {
                number: 0.9,
                unit: Some(Unit::Times),
            };
            engagement.mitigations.push(row);
        }
        bencher
            .counter(ItemsCount::new(risks))
            .bench_local(|| analyse(divan::black_box(&engagement)));
    }

    #[divan::bench(args = [50, 500])]
    fn write_json(bencher: Bencher, risks: usize) {
        let engagement = table(risks);
        bencher
            .counter(ItemsCount::new(risks))
            .bench_local(|| json::write(divan::black_box(&engagement)));
    }

    #[divan::bench(args = [50, 500])]
    fn read_json(bencher: Bencher, risks: usize) {
        let text = json::write(&table(risks)).unwrap_or_default();
        bencher
            .counter(ItemsCount::new(risks))
            .bench_local(|| json::read(divan::black_box(&text)));
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
