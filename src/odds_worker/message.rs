//! What the page and the program that computes odds say to each other: JSON with a version, a question and its
//! answer under one number. Both are built together, so another version is refused, not migrated.

use serde::{Deserialize, Deserializer, Serialize};

use crate::analysis::odds::{Ask, Each, Told};
use crate::math::odds::OddsRisk;
use crate::math::units::Unit;
use crate::math::{self, Days, Minutes, RiskEstimates, Shift, YearLength};

/// The version of the messages.
const VERSION: u32 = 2;

/// The most points of a curve, and the most dots: who asks for more is not our page.
const MOST_POINTS: usize = 100_000;

/// A message with its number.
#[derive(Deserialize, Serialize)]
struct Numbered<T> {
    version: u32,
    number: u32,
    message: T,
}

/// A question: an [`Ask`]. Times are in minutes, the horizon and times to failure in days.
#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Question {
    horizon: f64,
    year: Year,
    doubt: Option<f64>,
    error: f64,
    budgets: Vec<f64>,
    quantiles: Vec<f64>,
    points: usize,
    dots: usize,
    each: bool,
    risks: Vec<Risk>,
}

#[derive(Deserialize, Serialize)]
enum Year {
    #[serde(rename = "365")]
    Days365,
    #[serde(rename = "365.25")]
    Days365_25,
}

#[derive(Deserialize, Serialize)]
struct Risk {
    ettd: Estimate,
    ettr: Estimate,
    impact: Estimate,
    frequency: Frequency,
    shift: Shifted,
    doubted: bool,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Estimate {
    Point(f64),
    Lognormal { low: f64, high: f64 },
    Exponential { high: f64 },
    Uniform { low: f64, high: f64 },
    Capped { low: f64, high: f64, most: f64 },
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "lowercase")]
enum Frequency {
    /// Days between failures.
    Every(Estimate),
    /// Failures a year.
    Rate(Estimate),
}

#[derive(Deserialize, Serialize)]
struct Shifted {
    ettd: f64,
    ettr: f64,
    rate: f64,
}

/// An answer: a [`Told`].
#[derive(Deserialize, Serialize)]
struct Answer {
    kept: Vec<f64>,
    quantiles: Vec<Option<f64>>,
    curve: Vec<(f64, f64)>,
    dots: Vec<Option<f64>>,
    exact: bool,
    #[serde(deserialize_with = "or_endless")]
    error: f64,
    #[serde(deserialize_with = "or_endless")]
    beyond: f64,
    each: Vec<OfOne>,
}

#[derive(Deserialize, Serialize)]
struct OfOne {
    happens: f64,
    minutes: f64,
    without: Vec<f64>,
}

/// JSON has no infinity: serde_json writes it as null.
fn or_endless<'de, D: Deserializer<'de>>(deserializer: D) -> Result<f64, D::Error> {
    let number: Option<f64> = Option::deserialize(deserializer)?;
    Ok(number.unwrap_or(f64::INFINITY))
}

/// A question as text; its number comes back with the answer.
pub fn ask(number: u32, ask: &Ask) -> String {
    written(number, Question::from(ask))
}

/// A question from text, with its number; `None` when it is none.
pub fn asked(text: &str) -> Option<(u32, Ask)> {
    let (number, question) = read::<Question>(text)?;
    let most = question.points.max(question.dots);
    (most <= MOST_POINTS).then(|| (number, question.into()))
}

/// An answer as text, under the question's number.
pub fn tell(number: u32, told: &Told) -> String {
    written(number, Answer::from(told))
}

/// An answer from text, with the question's number; `None` when it is none.
pub fn told(text: &str) -> Option<(u32, Told)> {
    let (number, answer) = read::<Answer>(text)?;
    Some((number, answer.into()))
}

fn written<T: Serialize>(number: u32, message: T) -> String {
    let numbered = Numbered {
        version: VERSION,
        number,
        message,
    };
    // Numbers, texts and lists, which always have a notation.
    serde_json::to_string(&numbered).unwrap_or_default()
}

fn read<'a, T: Deserialize<'a>>(text: &'a str) -> Option<(u32, T)> {
    let numbered: Numbered<T> = serde_json::from_str(text).ok()?;
    (numbered.version == VERSION).then_some((numbered.number, numbered.message))
}

impl From<&Ask> for Question {
    fn from(ask: &Ask) -> Self {
        let budgets = ask.question.budgets.iter();
        Self {
            horizon: ask.question.horizon.get(),
            year: match ask.question.year {
                YearLength::Days365 => Year::Days365,
                YearLength::Days365_25 => Year::Days365_25,
            },
            doubt: ask.question.doubt,
            error: ask.question.error,
            budgets: budgets.map(|budget| budget.get()).collect(),
            quantiles: ask.question.quantiles.clone(),
            points: ask.points,
            dots: ask.dots,
            each: ask.question.each,
            risks: ask.risks.iter().map(Risk::from).collect(),
        }
    }
}

impl From<Question> for Ask {
    fn from(question: Question) -> Self {
        let budgets = question.budgets.into_iter();
        Self {
            question: math::odds::Question {
                horizon: Days::new(question.horizon),
                year: match question.year {
                    Year::Days365 => YearLength::Days365,
                    Year::Days365_25 => YearLength::Days365_25,
                },
                doubt: question.doubt,
                budgets: budgets.map(Minutes::new).collect(),
                quantiles: question.quantiles,
                each: question.each,
                error: question.error,
            },
            points: question.points,
            dots: question.dots,
            risks: question.risks.into_iter().map(OddsRisk::from).collect(),
        }
    }
}

impl From<&OddsRisk> for Risk {
    fn from(risk: &OddsRisk) -> Self {
        let RiskEstimates {
            ettd,
            ettr,
            impact,
            frequency,
        } = &risk.estimates;
        Self {
            ettd: Estimate::of(*ettd),
            ettr: Estimate::of(*ettr),
            impact: Estimate::of(*impact),
            frequency: match frequency {
                math::Frequency::Every(every) => Frequency::Every(Estimate::of(*every)),
                math::Frequency::Rate(rate) => Frequency::Rate(Estimate::of(*rate)),
            },
            shift: Shifted {
                ettd: risk.shift.ettd.get(),
                ettr: risk.shift.ettr.get(),
                rate: risk.shift.rate,
            },
            doubted: risk.doubted,
        }
    }
}

impl From<Risk> for OddsRisk {
    fn from(risk: Risk) -> Self {
        Self {
            estimates: RiskEstimates {
                ettd: risk.ettd.in_unit(),
                ettr: risk.ettr.in_unit(),
                impact: risk.impact.in_unit(),
                frequency: match risk.frequency {
                    Frequency::Every(every) => math::Frequency::Every(every.in_unit()),
                    Frequency::Rate(rate) => math::Frequency::Rate(rate.in_unit()),
                },
            },
            shift: Shift {
                ettd: Minutes::new(risk.shift.ettd),
                ettr: Minutes::new(risk.shift.ettr),
                rate: risk.shift.rate,
            },
            doubted: risk.doubted,
        }
    }
}

impl Estimate {
    fn of<U: Unit>(estimate: math::Estimate<U>) -> Self {
        match estimate {
            math::Estimate::Point(value) => Self::Point(value.get()),
            math::Estimate::Lognormal { low, high } => Self::Lognormal {
                low: low.get(),
                high: high.get(),
            },
            math::Estimate::Exponential { high } => Self::Exponential { high: high.get() },
            math::Estimate::Uniform { low, high } => Self::Uniform {
                low: low.get(),
                high: high.get(),
            },
            math::Estimate::Capped { low, high, most } => Self::Capped {
                low: low.get(),
                high: high.get(),
                most: most.get(),
            },
        }
    }

    fn in_unit<U: Unit>(self) -> math::Estimate<U> {
        match self {
            Self::Point(value) => math::Estimate::Point(U::new(value)),
            Self::Lognormal { low, high } => math::Estimate::Lognormal {
                low: U::new(low),
                high: U::new(high),
            },
            Self::Exponential { high } => math::Estimate::Exponential { high: U::new(high) },
            Self::Uniform { low, high } => math::Estimate::Uniform {
                low: U::new(low),
                high: U::new(high),
            },
            Self::Capped { low, high, most } => math::Estimate::Capped {
                low: U::new(low),
                high: U::new(high),
                most: U::new(most),
            },
        }
    }
}

impl From<&Told> for Answer {
    fn from(told: &Told) -> Self {
        let each = told.each.iter().map(|one| OfOne {
            happens: one.happens,
            minutes: one.minutes,
            without: one.without.clone(),
        });
        Self {
            kept: told.kept.clone(),
            quantiles: told.quantiles.clone(),
            curve: told.curve.clone(),
            dots: told.dots.clone(),
            exact: told.exact,
            error: told.error,
            beyond: told.beyond,
            each: each.collect(),
        }
    }
}

impl From<Answer> for Told {
    fn from(answer: Answer) -> Self {
        let each = answer.each.into_iter().map(|one| Each {
            happens: one.happens,
            minutes: one.minutes,
            without: one.without,
        });
        Self {
            kept: answer.kept,
            quantiles: answer.quantiles,
            curve: answer.curve,
            dots: answer.dots,
            exact: answer.exact,
            error: answer.error,
            beyond: answer.beyond,
            each: each.collect(),
        }
    }
}
