//! How long the odds of a table take without a browser: from nothing, and after one edited risk.

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use bad_minutes::math::odds::{Cache, odds};
    use bad_minutes::math::{
        Days, Estimate, Frequency, Minutes, OddsRisk, Question, RiskEstimates, Share, Shift,
        YearLength,
    };
    use divan::Bencher;

    /// Risks whose durations are ranges, or all of whose figures are.
    fn table(risks: usize, all: bool) -> Vec<OddsRisk> {
        let range = |low: f64, times: f64| Estimate::Lognormal {
            low: Minutes::new(low),
            high: Minutes::new(low * times),
        };
        let risk = |at: usize| {
            let at = at as f64;
            let days = Days::new(40.0 + 9.0 * at);
            let impact = if all {
                Estimate::Uniform {
                    low: Share::new(0.02 + 0.003 * (at % 30.0)),
                    high: Share::new(0.2 + 0.02 * (at % 40.0)),
                }
            } else {
                Estimate::Point(Share::new(0.1 + 0.04 * (at % 20.0)))
            };
            let ettf = if all {
                Estimate::Lognormal {
                    low: days,
                    high: Days::new(days.get() * (3.0 + at % 5.0)),
                }
            } else {
                Estimate::Point(days)
            };
            OddsRisk {
                estimates: RiskEstimates {
                    ettd: range(1.0 + at % 7.0, 4.0 + at % 9.0),
                    ettr: range(5.0 + at % 11.0, 3.0 + at % 13.0),
                    impact,
                    frequency: Frequency::Every(ettf),
                },
                shift: Shift::default(),
                doubted: false,
            }
        };
        (0..risks).map(risk).collect()
    }

    fn question(days: f64) -> Question {
        let budget = |share: f64| Minutes::new(share * days * 1440.0);
        Question {
            horizon: Days::new(days),
            year: YearLength::Days365,
            doubt: None,
            budgets: [0.01, 0.005, 0.001, 0.0005].map(budget).to_vec(),
            quantiles: Vec::new(),
            each: false,
            error: Question::ERROR,
        }
    }

    const WINDOWS: [f64; 2] = [365.0, 28.0];

    #[divan::bench(args = WINDOWS)]
    fn twenty_duration_ranges(bencher: Bencher, days: f64) {
        let (question, risks) = (question(days), table(20, false));
        bencher.bench_local(|| odds(&question, divan::black_box(&risks), &mut Cache::new()));
    }

    #[divan::bench(args = WINDOWS)]
    fn hundred_of_ranges(bencher: Bencher, days: f64) {
        let (question, risks) = (question(days), table(100, true));
        bencher.bench_local(|| odds(&question, divan::black_box(&risks), &mut Cache::new()));
    }

    #[divan::bench(args = WINDOWS)]
    fn hundred_after_an_edit(bencher: Bencher, days: f64) {
        let (question, mut risks) = (question(days), table(100, true));
        let mut cache = Cache::new();
        bencher.bench_local(|| {
            risks[50].shift.rate += 1e-6;
            odds(&question, divan::black_box(&risks), &mut cache)
        });
    }

    #[divan::bench(args = WINDOWS)]
    fn hundred_doubted(bencher: Bencher, days: f64) {
        let (mut question, mut risks) = (question(days), table(100, true));
        question.doubt = Some(2.0);
        for risk in &mut risks {
            risk.doubted = true;
        }
        bencher.bench_local(|| odds(&question, divan::black_box(&risks), &mut Cache::new()));
    }
}

fn main() {
    #[cfg(not(target_arch = "wasm32"))]
    divan::main();
}
