//! Questions about odds and their answers as plain numbers: what passes between the page and the
//! program that computes the odds beside it.

use crate::math::odds::{OddsRisk, Question};
use crate::math::{
    Days, Estimate, Frequency, Minutes, PerYear, RiskEstimates, Share, Shift, YearLength,
};
use crate::model::odds::{Ask, Each, Told};

/// The largest count believed: what is longer is no message of ours.
const MOST: usize = 100_000;

/// An estimate: its shape, its ends and where it is held.
type Numbers = (f64, f64, f64, f64);

/// Writes numbers one after the other.
#[derive(Default)]
struct Writer(Vec<f64>);

impl Writer {
    fn list(&mut self, numbers: &[f64]) {
        self.0.push(numbers.len() as f64);
        self.0.extend_from_slice(numbers);
    }

    fn maybe(&mut self, number: Option<f64>) {
        // No number that may be missing is below 0, and equal questions are to be equal numbers.
        self.0.push(number.unwrap_or(-1.0));
    }

    /// Any estimate as its kind and three numbers.
    fn estimate(&mut self, kind: f64, (shape, low, high, most): Numbers) {
        self.0.extend([kind + shape, low, high, most]);
    }
}

/// Reads them again.
struct Reader<'a>(&'a [f64]);

impl Reader<'_> {
    fn number(&mut self) -> Option<f64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn count(&mut self) -> Option<usize> {
        let number = self.number()?;
        (number >= 0.0 && number <= MOST as f64).then_some(number as usize)
    }

    fn list(&mut self) -> Option<Vec<f64>> {
        let count = self.count()?;
        let (numbers, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(numbers.to_vec())
    }

    fn maybe(&mut self) -> Option<Option<f64>> {
        let number = self.number()?;
        Some((number >= 0.0).then_some(number))
    }
}

macro_rules! estimate {
    ($write:ident, $read:ident, $unit:ident) => {
        fn $write(estimate: Estimate<$unit>) -> Numbers {
            match estimate {
                Estimate::Point(value) => (0.0, value.get(), 0.0, 0.0),
                Estimate::Lognormal { low, high } => (1.0, low.get(), high.get(), 0.0),
                Estimate::Exponential { high } => (2.0, 0.0, high.get(), 0.0),
                Estimate::Uniform { low, high } => (3.0, low.get(), high.get(), 0.0),
                Estimate::Capped { low, high, most } => (4.0, low.get(), high.get(), most.get()),
            }
        }

        fn $read((shape, low, high, most): Numbers) -> Estimate<$unit> {
            let (low, high, most) = ($unit::new(low), $unit::new(high), $unit::new(most));
            match shape as u8 {
                0 => Estimate::Point(low),
                1 => Estimate::Lognormal { low, high },
                2 => Estimate::Exponential { high },
                3 => Estimate::Uniform { low, high },
                _ => Estimate::Capped { low, high, most },
            }
        }
    };
}

estimate!(of_minutes, minutes, Minutes);
estimate!(of_share, share, Share);
estimate!(of_days, days, Days);
estimate!(of_rate, rate, PerYear);

/// What tells a rate from a time between failures.
const RATE: f64 = 5.0;

/// A question as numbers; its own number comes back with the answer.
pub fn ask(number: u32, ask: &Ask) -> Vec<f64> {
    let mut to = Writer::default();
    let year = match ask.question.year {
        YearLength::Days365 => 0.0,
        YearLength::Days365_25 => 1.0,
    };
    to.0.extend([f64::from(number), ask.question.horizon.get(), year]);
    to.maybe(ask.question.doubt);
    to.0.push(ask.question.error);
    to.0.extend([ask.points as f64, ask.dots as f64]);
    to.0.push(f64::from(u8::from(ask.question.each)));
    let budgets = ask.question.budgets.iter();
    to.list(&budgets.map(|budget| budget.get()).collect::<Vec<_>>());
    to.list(&ask.question.quantiles);
    to.0.push(ask.risks.len() as f64);
    for one in &ask.risks {
        let estimates = &one.estimates;
        to.estimate(0.0, of_minutes(estimates.ettd));
        to.estimate(0.0, of_minutes(estimates.ettr));
        to.estimate(0.0, of_share(estimates.impact));
        match estimates.frequency {
            Frequency::Every(every) => to.estimate(0.0, of_days(every)),
            Frequency::Rate(each) => to.estimate(RATE, of_rate(each)),
        }
        let doubted = f64::from(u8::from(one.doubted));
        let Shift { ettd, ettr, rate } = one.shift;
        to.0.extend([ettd.get(), ettr.get(), rate, doubted]);
    }
    to.0
}

/// A question about no risks, as numbers: window, doubt and budgets.
pub fn frame(ask: &Ask) -> Vec<f64> {
    self::ask(
        0,
        &Ask {
            risks: Vec::new(),
            question: ask.question.clone(),
            ..*ask
        },
    )
}

/// A question from numbers, with its own number; `None` when they are none.
pub fn asked(numbers: &[f64]) -> Option<(u32, Ask)> {
    let mut from = Reader(numbers);
    let number = from.number()? as u32;
    let horizon = Days::new(from.number()?);
    let year = match from.number()? as u8 {
        0 => YearLength::Days365,
        _ => YearLength::Days365_25,
    };
    let doubt = from.maybe()?;
    let error = from.number()?;
    let (points, dots) = (from.count()?, from.count()?);
    let each = from.number()? == 1.0;
    let budgets = from.list()?.into_iter().map(Minutes::new).collect();
    let quantiles = from.list()?;
    let mut risks = Vec::new();
    for _ in 0..from.count()? {
        let mut estimate = || {
            let (shape, low) = (from.number()?, from.number()?);
            Some((shape, low, from.number()?, from.number()?))
        };
        let (ettd, ettr) = (minutes(estimate()?), minutes(estimate()?));
        let impact = share(estimate()?);
        let frequency = match estimate()? {
            (kind, low, high, most) if kind >= RATE => {
                Frequency::Rate(rate((kind - RATE, low, high, most)))
            }
            every => Frequency::Every(days(every)),
        };
        risks.push(OddsRisk {
            estimates: RiskEstimates {
                ettd,
                ettr,
                impact,
                frequency,
            },
            shift: Shift {
                ettd: Minutes::new(from.number()?),
                ettr: Minutes::new(from.number()?),
                rate: from.number()?,
            },
            doubted: from.number()? == 1.0,
        });
    }
    let ask = Ask {
        question: Question {
            horizon,
            year,
            doubt,
            budgets,
            quantiles,
            each,
            error,
        },
        points,
        dots,
        risks,
    };
    Some((number, ask))
}

/// An answer as numbers.
pub fn tell(number: u32, told: &Told) -> Vec<f64> {
    let mut to = Writer::default();
    to.0.extend([f64::from(number), f64::from(u8::from(told.exact))]);
    to.0.extend([told.error, told.beyond]);
    to.list(&told.kept);
    to.0.push(told.quantiles.len() as f64);
    for quantile in &told.quantiles {
        to.maybe(*quantile);
    }
    to.0.push(told.dots.len() as f64);
    for dot in &told.dots {
        to.maybe(*dot);
    }
    to.0.push(told.curve.len() as f64);
    for (x, above) in &told.curve {
        to.0.extend([*x, *above]);
    }
    to.0.push(told.each.len() as f64);
    for one in &told.each {
        to.0.extend([one.happens, one.minutes]);
        to.list(&one.without);
    }
    to.0
}

/// An answer from numbers, with the question's number; `None` when they are none.
pub fn told(numbers: &[f64]) -> Option<(u32, Told)> {
    let mut from = Reader(numbers);
    let number = from.number()? as u32;
    let mut told = Told {
        exact: from.number()? == 1.0,
        error: from.number()?,
        beyond: from.number()?,
        kept: from.list()?,
        ..Told::default()
    };
    for _ in 0..from.count()? {
        told.quantiles.push(from.maybe()?);
    }
    for _ in 0..from.count()? {
        told.dots.push(from.maybe()?);
    }
    for _ in 0..from.count()? {
        told.curve.push((from.number()?, from.number()?));
    }
    for _ in 0..from.count()? {
        told.each.push(Each {
            happens: from.number()?,
            minutes: from.number()?,
            without: from.list()?,
        });
    }
    Some((number, told))
}
