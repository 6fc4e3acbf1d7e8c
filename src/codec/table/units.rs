//! The units that titles name, and rates.

use crate::codec::table::field::{Field, Rate, Scale};
use crate::codec::table::words::{bracketed, is_all, main_part, mentions, words};
use crate::document::{Column, Unit};

/// What is counted where a title says how many in a time.
pub(super) const COUNTED: &str = "incident incidents failure failures outage outages occurrence occurrences event events times rate probability likelihood chance";

/// What figures are that are never above 1. A likelihood may be how often.
const CHANCES: &str = "probability chance";

pub(super) fn is_unit_word(word: &str) -> bool {
    unit_of(word).is_some()
        || is_all(
            word,
            "% of users per percent share fraction in a bad incidents year quarter qtr",
        )
}

/// The unit a header names, when it is not the column's own.
pub(super) fn unit(field: Field, header: &str) -> Option<Scale> {
    let column = field.column()?;
    let header = header.split('=').next().unwrap_or("");
    let title = words(header);
    let own = match column {
        Column::Ettd | Column::Ettr => Unit::Minute,
        Column::Impact if mentions(&title, "% percent") => return None,
        Column::Impact if mentions(&title, "share fraction") || is_zero_to_one(header) => {
            return Some(Scale::Share);
        }
        Column::Impact => {
            const USERS: &str = "users customers people affected";
            let aside = words(&bracketed(header));
            let counts = mentions(&title, USERS) && !mentions(&title, "impact");
            return (counts || mentions(&aside, USERS)).then_some(Scale::Users);
        }
        Column::Ettf => match rate(header) {
            Some(rate) => return Some(Scale::Rate(rate)),
            None => Unit::Day,
        },
    };
    let main = words_of_unit(&main_part(header));
    let Some(unit) = words_of_unit(&bracketed(header)).or(main) else {
        let unsaid = column == Column::Ettf && mentions(&title, "frequency often frequent");
        return unsaid.then_some(Scale::Unsaid);
    };
    (unit != own).then_some(Scale::Unit(unit))
}

/// Whether a title ends as "Impact (0-1)" and "Impact [0..1]" do.
fn is_zero_to_one(title: &str) -> bool {
    let range = bracketed(title);
    let numbers = range.split(|c: char| !c.is_ascii_digit());
    numbers.filter(|number| !number.is_empty()).eq(["0", "1"])
}

/// The first unit of a text that is not the length of a period, as in "last 90 days".
fn words_of_unit(text: &str) -> Option<Unit> {
    let words = words(text);
    let is_period = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        before.is_some_and(|word| {
            word.starts_with(|c: char| c.is_ascii_digit()) || is_all(word, "last past previous")
        })
    };
    let units = words.iter().enumerate();
    let mut units = units.filter(|(at, _)| !is_period(*at));
    units.find_map(|(_, word)| unit_of(word))
}

/// How often something happens, by a title such as "Frequency (per month)", "Incidents/yr" or "Annual probability, %".
pub(super) fn rate(title: &str) -> Option<Rate> {
    let words = words(&title.replace('/', " per "));
    let mut pairs = words.iter().zip(words.iter().skip(1));
    let period = pairs.find_map(|(per, period)| {
        let follows = is_all(per, "per a an each every");
        match period.as_str() {
            "hour" | "hr" | "h" if follows => Some(Rate::per(Unit::PerHour)),
            "day" | "d" if follows => Some(Rate::per(Unit::PerDay)),
            "week" | "wk" | "w" if follows => Some(Rate::per(Unit::PerWeek)),
            "month" | "mo" if follows => Some(Rate::per(Unit::PerMonth)),
            "quarter" | "qtr" | "q" if follows => Some(QUARTERLY),
            "year" | "yr" | "y" | "annum" if follows => Some(Rate::per(Unit::PerYear)),
            _ => None,
        }
    });
    let adverb = || {
        words.iter().find_map(|word| match word.as_str() {
            "annual" | "annually" | "yearly" => Some(Rate::per(Unit::PerYear)),
            "quarterly" => Some(QUARTERLY),
            "monthly" => Some(Rate::per(Unit::PerMonth)),
            "weekly" => Some(Rate::per(Unit::PerWeek)),
            "daily" => Some(Rate::per(Unit::PerDay)),
            _ => None,
        })
    };
    let rate = period.or_else(adverb)?;
    let is_chance = mentions(&words, CHANCES);
    Some(match mentions(&words, "% percent pct") {
        true => rate.of_percent(),
        false => Rate { is_chance, ..rate },
    })
}

/// A year has four quarters.
const QUARTERLY: Rate = Rate {
    times: 4,
    ..Rate::per(Unit::PerYear)
};

fn unit_of(word: &str) -> Option<Unit> {
    Some(match word {
        "s" | "sec" | "secs" | "second" | "seconds" => Unit::Second,
        "m" | "min" | "mins" | "minute" | "minutes" => Unit::Minute,
        "h" | "hr" | "hrs" | "hour" | "hours" => Unit::Hour,
        "d" | "day" | "days" => Unit::Day,
        "w" | "wk" | "wks" | "week" | "weeks" => Unit::Week,
        "mo" | "month" | "months" => Unit::Month,
        "y" | "yr" | "yrs" | "years" => Unit::Year,
        _ => return None,
    })
}
