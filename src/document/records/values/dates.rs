//! Days between dates.

/// The days from 1970-01-01 to an ISO date; `None` for what is no date of the calendar.
///
/// Counts from March, so that a leap day ends a year. Source: E. G. Richards, "Mapping Time", 1998.
pub fn day_number(iso: &str) -> Option<i64> {
    let mut parts = iso.split('-');
    let mut digits = |length: usize| {
        let part = parts.next()?;
        let is_number = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| part.parse::<i64>().ok()).flatten()
    };
    let (year, month, day) = (digits(4)?, digits(2)?, digits(2)?);
    if parts.next().is_some() {
        return None;
    }
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let length = match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    if day < 1 || day > length {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let month = (month + 9) % 12;
    let every = |years: i64| year.div_euclid(years);
    let of_years = 365 * year + every(4) - every(100) + every(400);
    Some(of_years + (153 * month + 2) / 5 + day - 1 - 719_468)
}

/// The days from one date to another, both counted; `None` when they are no dates or the wrong way
/// round.
pub fn days_watched(from: &str, to: &str) -> Option<f64> {
    let days = day_number(to)? - day_number(from)? + 1;
    (days > 0).then_some(days as f64)
}

/// Whether a text is an ISO date that the calendar has.
pub fn is_date(text: &str) -> bool {
    day_number(text).is_some()
}

/// Whether a day has passed; `today` is an ISO date. What is no date never has.
pub fn has_passed(day: &str, today: &str) -> bool {
    day_number(day.trim()).is_some_and(|day| Some(day) < day_number(today))
}
