//! From what was typed to what is computed with: units, shapes, limits.

use crate::document::records::mitigation::Mitigation;
use crate::document::records::values::cells::{Cell, MitigationCell, Worsening};
use crate::document::records::values::entry::{Column, Entry, Shape, Unit};
use crate::math::estimate::{Estimate, Frequency};
use crate::math::mitigation::{Change, Fix};
use crate::math::units::{self, Days, MINUTES_PER_DAY, Minutes, PerYear, Share, YearLength};

/// The longest duration accepted: nearly two thousand years.
const MOST_MINUTES: f64 = 1e9;
/// The largest increase in percent: a million times as often.
const MOST_INCREASE: f64 = 1e8;
/// The largest factor of a mitigation.
const MOST_TIMES: f64 = 1e6;
/// The longest time between failures accepted.
const MOST_DAYS: f64 = 1e9;
/// The shortest time between failures accepted: about a tenth of a second.
const LEAST_DAYS: f64 = 1e-6;
/// The narrowest low end above zero, so that no range is wider than its mean can be computed.
const LEAST_LOW: f64 = 1e-6;

/// Why an entry gives no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Not in the cell's grammar.
    NotUnderstood,
    /// Below zero.
    Negative,
    /// Zero where something above it is needed: an ETTF or a rate.
    Zero,
    /// Larger than the column takes.
    TooLarge,
    /// Above zero but too small to compute with.
    TooSmall,
    /// An impact above 100 %.
    Above100Percent,
    /// A unit this column does not have.
    WrongUnit,
    /// The low end is not below the high end.
    LowNotBelowHigh,
    /// A range from 0 where 0 has no meaning: an ETTF.
    RangeFromZero,
    /// A shape this column's ranges do not take.
    WrongShape,
}

/// Reads a duration (ETTD or ETTR); `None` when the cell is empty.
pub fn duration(entry: &Entry) -> Result<Option<Estimate<Minutes>>, Problem> {
    let scale = |unit: Option<Unit>| match unit {
        None | Some(Unit::Minute) => Ok(1.0),
        Some(Unit::Second) => Ok(1.0 / 60.0),
        Some(Unit::Hour) => Ok(60.0),
        Some(Unit::Day) => Ok(MINUTES_PER_DAY),
        Some(Unit::Week) => Ok(7.0 * MINUTES_PER_DAY),
        Some(_) => Err(Problem::WrongUnit),
    };
    match *entry {
        Entry::Empty => Ok(None),
        Entry::Unread { .. } => Err(Problem::NotUnderstood),
        Entry::Point { number, unit } => {
            let minutes = within(number * scale(unit)?, MOST_MINUTES)?;
            Ok(Some(Estimate::Point(Minutes::new(minutes))))
        }
        Entry::Range {
            low,
            high,
            unit,
            shape,
        } => {
            let scale = scale(unit)?;
            let (low, high) = ends(low * scale, high * scale, MOST_MINUTES)?;
            spread(low, high, shape).map(Some)
        }
    }
}

/// Reads an impact; a bare number is in percent. `None` when the cell is empty.
pub fn impact(entry: &Entry) -> Result<Option<Estimate<Share>>, Problem> {
    let check = |unit: Option<Unit>, percent: f64| match unit {
        None | Some(Unit::Percent) if percent > 100.0 => Err(Problem::Above100Percent),
        None | Some(Unit::Percent) => Ok(()),
        Some(_) => Err(Problem::WrongUnit),
    };
    match *entry {
        Entry::Empty => Ok(None),
        Entry::Unread { .. } => Err(Problem::NotUnderstood),
        Entry::Point { number, unit } => {
            check(unit, number)?;
            let percent = within(number, 100.0)?;
            Ok(Some(Estimate::Point(Share::new(percent / 100.0))))
        }
        Entry::Range {
            low,
            high,
            unit,
            shape,
        } => {
            check(unit, high)?;
            let (low, high) = ends(low, high, 100.0)?;
            match shape {
                Shape::Uniform => spread(low / 100.0, high / 100.0, shape).map(Some),
                // A lognormal share would reach above 100 %.
                Shape::Lognormal | Shape::Exponential => Err(Problem::WrongShape),
            }
        }
    }
}

/// Reads an ETTF or a rate; months and years are the engagement's. `None` when the cell is empty.
pub fn frequency(entry: &Entry, year: YearLength) -> Result<Option<Frequency>, Problem> {
    match *entry {
        Entry::Empty => Ok(None),
        Entry::Unread { .. } => Err(Problem::NotUnderstood),
        Entry::Point { number, unit } => {
            let scale = FrequencyScale::of(unit, year)?;
            let value = scale.check(number)?;
            Ok(Some(match scale {
                FrequencyScale::Days(_) => Frequency::Every(Estimate::Point(Days::new(value))),
                FrequencyScale::Rate(_) => Frequency::Rate(Estimate::Point(PerYear::new(value))),
            }))
        }
        Entry::Range {
            low,
            high,
            unit,
            shape,
        } => {
            if low == 0.0 {
                return Err(Problem::RangeFromZero);
            }
            if shape == Shape::Exponential {
                return Err(Problem::WrongShape);
            }
            let scale = FrequencyScale::of(unit, year)?;
            let (low, high) = (scale.check(low)?, scale.check(high)?);
            if low >= high {
                return Err(Problem::LowNotBelowHigh);
            }
            Ok(Some(match scale {
                FrequencyScale::Days(_) => Frequency::Every(spread(low, high, shape)?),
                FrequencyScale::Rate(_) => Frequency::Rate(spread(low, high, shape)?),
            }))
        }
    }
}

/// Reads a figure of a systemic risk: extra minutes (a range counts as its mean), or by how many
/// percent things fail more often. `None` when the cell is empty.
pub fn worsening(what: Worsening, entry: &Entry) -> Result<Option<f64>, Problem> {
    match (what, entry) {
        (Worsening::Ettd | Worsening::Ettr, entry) => {
            Ok(duration(entry)?.map(|minutes| minutes.mean().get()))
        }
        (Worsening::MoreOften, Entry::Empty) => Ok(None),
        (
            Worsening::MoreOften,
            &Entry::Point {
                number,
                unit: None | Some(Unit::Percent),
            },
        ) => within(number, MOST_INCREASE).map(Some),
        (Worsening::MoreOften, Entry::Point { .. }) => Err(Problem::WrongUnit),
        (Worsening::MoreOften, _) => Err(Problem::NotUnderstood),
    }
}

/// What a mitigation does to the estimates of its risks. An entry in the unit "x" is a factor; for
/// ETTF it makes the time between failures so many times as long.
///
/// # Errors
/// The first cell that cannot be read, and why.
pub fn fix(mitigation: &Mitigation, year: YearLength) -> Result<Fix, (Column, Problem)> {
    let at = |column| move |problem| (column, problem);
    let minutes = |column, entry| {
        let change = change(column, entry, &duration);
        change.map_err(at(column))
    };
    let impact_change = change(Column::Impact, &mitigation.impact, &impact);
    let every = |entry: &Entry| frequency(entry, year);
    let frequency_change = change(Column::Ettf, &mitigation.ettf, &every);
    Ok(Fix {
        ettd: minutes(Column::Ettd, &mitigation.ettd)?,
        ettr: minutes(Column::Ettr, &mitigation.ettr)?,
        impact: impact_change.map_err(at(Column::Impact))?,
        frequency: frequency_change.map_err(at(Column::Ettf))?,
    })
}

fn change<T>(
    column: Column,
    entry: &Entry,
    estimate: &dyn Fn(&Entry) -> Result<Option<T>, Problem>,
) -> Result<Option<Change<T>>, Problem> {
    match factor(column, entry) {
        Some(factor) => Ok(Some(Change::Times(factor?))),
        None => Ok(estimate(entry)?.map(Change::To)),
    }
}

/// The factor that an entry in the unit "x" means; `None` for an estimate.
fn factor(column: Column, entry: &Entry) -> Option<Result<f64, Problem>> {
    let Entry::Point {
        number,
        unit: Some(Unit::Times),
    } = *entry
    else {
        return None;
    };
    Some(within(number, MOST_TIMES).and_then(|number| match column {
        Column::Ettf if number == 0.0 => Err(Problem::Zero),
        Column::Ettf if number < 1.0 / MOST_TIMES => Err(Problem::TooSmall),
        Column::Ettf => Ok(1.0 / number),
        Column::Ettd | Column::Ettr | Column::Impact => Ok(number),
    }))
}

/// The effort of a mitigation in person-weeks of five days; a range counts as its mean. `None`
/// when the cell is empty.
pub fn effort(entry: &Entry) -> Result<Option<f64>, Problem> {
    let weeks = match entry {
        Entry::Point { unit, .. } | Entry::Range { unit, .. } => match unit {
            None | Some(Unit::Week) => 1.0,
            Some(Unit::Day) => 0.2,
            Some(_) => return Err(Problem::WrongUnit),
        },
        Entry::Empty | Entry::Unread { .. } => 1.0,
    };
    // The same shapes and checks as a duration has, whatever is counted.
    let mut bare = entry.clone();
    if let Entry::Point { unit, .. } | Entry::Range { unit, .. } = &mut bare {
        *unit = None;
    }
    match duration(&bare)?.map(|effort| effort.mean().get() * weeks) {
        Some(effort) if effort <= 0.0 => Err(Problem::Zero),
        effort => Ok(effort),
    }
}

/// The one check of a mitigation's cell, for the grammar and for documents from outside.
pub fn check_mitigation(cell: MitigationCell, entry: &Entry) -> Result<(), Problem> {
    match cell {
        MitigationCell::Effort => effort(entry).map(drop),
        MitigationCell::Change(column) => match factor(column, entry) {
            Some(factor) => factor.map(drop),
            None => check(column, entry),
        },
    }
}

/// The one check of a cell, for the grammar and for documents from outside.
pub fn check(column: Column, entry: &Entry) -> Result<(), Problem> {
    match column {
        Column::Ettd | Column::Ettr => duration(entry).map(drop),
        Column::Impact => impact(entry).map(drop),
        Column::Ettf => frequency(entry, YearLength::Days365).map(drop),
    }
}

/// How a typed frequency becomes days or a yearly rate.
#[derive(Clone, Copy)]
enum FrequencyScale {
    Days(f64),
    Rate(f64),
}

impl FrequencyScale {
    fn of(unit: Option<Unit>, year: YearLength) -> Result<Self, Problem> {
        let year = year.days().get();
        Ok(match unit {
            None | Some(Unit::Day) => Self::Days(1.0),
            Some(Unit::Hour) => Self::Days(1.0 / 24.0),
            Some(Unit::Week) => Self::Days(7.0),
            Some(Unit::Month) => Self::Days(year / 12.0),
            Some(Unit::Year) => Self::Days(year),
            Some(Unit::PerHour) => Self::Rate(year * 24.0),
            Some(Unit::PerDay) => Self::Rate(year),
            Some(Unit::PerWeek) => Self::Rate(year / 7.0),
            Some(Unit::PerMonth) => Self::Rate(12.0),
            Some(Unit::PerYear) => Self::Rate(1.0),
            Some(Unit::Second | Unit::Minute | Unit::Percent | Unit::Times) => {
                return Err(Problem::WrongUnit);
            }
        })
    }

    /// The scaled number, when the time between failures it means is within the limits.
    fn check(self, number: f64) -> Result<f64, Problem> {
        if number == 0.0 {
            return Err(Problem::Zero);
        }
        let (least, most) = match self {
            Self::Days(_) => (LEAST_DAYS, MOST_DAYS),
            // The same limits turned over, for the shorter of the two years.
            Self::Rate(_) => (365.0 / MOST_DAYS, 365.0 / LEAST_DAYS),
        };
        let (Self::Days(factor) | Self::Rate(factor)) = self;
        let value = within(number * factor, most)?;
        if value < least {
            return Err(Problem::TooSmall);
        }
        Ok(value)
    }
}

/// A number from 0 to `most`. Not-a-number and infinities fail here as well.
fn within(number: f64, most: f64) -> Result<f64, Problem> {
    if number.is_nan() {
        Err(Problem::NotUnderstood)
    } else if number < 0.0 {
        Err(Problem::Negative)
    } else if number > most {
        Err(Problem::TooLarge)
    } else {
        Ok(number)
    }
}

/// Both ends within 0 and `most`, in order.
fn ends(low: f64, high: f64, most: f64) -> Result<(f64, f64), Problem> {
    let (low, high) = (within(low, most)?, within(high, most)?);
    if low < high {
        Ok((low, high))
    } else {
        Err(Problem::LowNotBelowHigh)
    }
}

/// Low and high, already in order, with their shape.
fn spread<U: units::Unit>(low: f64, high: f64, shape: Shape) -> Result<Estimate<U>, Problem> {
    let (lowest, highest) = (U::new(low), U::new(high));
    match shape {
        Shape::Uniform => Ok(Estimate::Uniform {
            low: lowest,
            high: highest,
        }),
        Shape::Exponential if low == 0.0 => Ok(Estimate::Exponential { high: highest }),
        Shape::Exponential => Err(Problem::WrongShape),
        Shape::Lognormal if low == 0.0 => Err(Problem::RangeFromZero),
        Shape::Lognormal if low < LEAST_LOW => Err(Problem::TooSmall),
        Shape::Lognormal => Ok(Estimate::Lognormal {
            low: lowest,
            high: highest,
        }),
    }
}

/// Whether a cell takes an entry.
pub fn takes(cell: Cell, entry: &Entry) -> bool {
    match cell {
        _ if matches!(entry, Entry::Unread { .. }) => true,
        Cell::Estimate(column) => check(column, entry).is_ok(),
        Cell::Worsening(what) => worsening(what, entry).is_ok(),
        Cell::Mitigation(cell) => check_mitigation(cell, entry).is_ok(),
    }
}
