//! What the cells read, and that they show what they read.

mod laws;

use bad_minutes::document::{Column, Entry, Problem, Shape, Unit, reading};
use bad_minutes::grammar::cell::{problem_of, read, show};
use bad_minutes::math::YearLength;

const ETTD: Column = Column::Ettd;
const IMPACT: Column = Column::Impact;
const ETTF: Column = Column::Ettf;

fn point(number: f64, unit: impl Into<Option<Unit>>) -> Entry {
    let unit = unit.into();
    Entry::Point { number, unit }
}

fn range(low: f64, high: f64, unit: impl Into<Option<Unit>>, shape: Shape) -> Entry {
    let unit = unit.into();
    Entry::Range {
        low,
        high,
        unit,
        shape,
    }
}

#[track_caller]
fn check(column: Column, text: &str, expected: Entry) {
    assert_eq!(read(column, text), expected, "{text}");
    let shown = show(column, &expected);
    assert_eq!(read(column, &shown), expected, "{text} shown as {shown}");
}

#[track_caller]
fn check_unread(column: Column, text: &str, expected: Problem) {
    let kept = text.to_owned();
    check(column, text, Entry::Unread { text: kept });
    assert_eq!(problem_of(column, text), Some(expected), "{text}");
}

#[track_caller]
fn check_days(text: &str, expected: f64) {
    let entry = read(ETTF, text);
    let frequency = reading::frequency(&entry, YearLength::Days365);
    let days = frequency.ok().flatten().map(|frequency| {
        let days = frequency.counts_as(YearLength::Days365);
        days.get()
    });
    assert!(
        days.is_some_and(|days| (days - expected).abs() < 1e-9 * expected),
        "{text}: {entry:?} is {days:?} days"
    );
}

#[track_caller]
fn check_shown(column: Column, text: &str, expected: &str) {
    assert_eq!(show(column, &read(column, text)), expected, "{text}");
}

#[test]
fn reads_forms_from_elsewhere() {
    for (text, number, unit) in [
        ("1:30", 1.5, Unit::Hour),
        ("0:45", 45.0, Unit::Minute),
        ("12:00", 12.0, Unit::Hour),
        ("1:30:00", 1.5, Unit::Hour),
        ("0:01:30", 1.5, Unit::Minute),
        ("PT1H30M", 1.5, Unit::Hour),
        ("PT45M", 45.0, Unit::Minute),
        ("P1DT12H", 1.5, Unit::Day),
        ("half an hour", 0.5, Unit::Hour),
        ("Half a day", 0.5, Unit::Day),
        ("an hour", 1.0, Unit::Hour),
        ("~5 min", 5.0, Unit::Minute),
        ("about an hour", 1.0, Unit::Hour),
    ] {
        check(ETTD, text, point(number, unit));
    }
    check(
        ETTD,
        "1:30 to 2:30",
        range(1.5, 2.5, Unit::Hour, Shape::Lognormal),
    );
    for text in [
        "<10",
        "< 10",
        "\u{2264}10",
        "up to 10",
        "less than 10",
        "<= 10",
    ] {
        let Entry::Range {
            low, high, unit, ..
        } = read(ETTD, text)
        else {
            panic!("{text}");
        };
        assert_eq!((low, high, unit), (0.0, 10.0, None), "{text}");
    }
    check_unread(ETTF, "<10", Problem::NotUnderstood);
    for (text, number) in [
        ("~5", 5.0),
        ("1'440", 1440.0),
        ("1\u{2019}440", 1440.0),
        ("\u{ff11}\u{ff15}", 15.0),
        ("\u{661}\u{665}", 15.0),
    ] {
        check(ETTD, text, point(number, None));
    }
    for (text, percent) in [
        ("half", 50.0),
        ("half of users", 50.0),
        ("Half the users", 50.0),
        ("a quarter of our customers", 25.0),
        ("all", 100.0),
        ("all users", 100.0),
        ("everyone", 100.0),
        ("\u{ff15}\u{ff10}\u{ff05}", 50.0),
    ] {
        check(IMPACT, text, point(percent, Unit::Percent));
    }
    check_days("P30D", 30.0);
    check_days("half a year", 182.5);
    check_days("every half year", 182.5);
}

#[test]
fn is_not_carried_away_by_forms() {
    for text in ["~", "ca.", "about", "<"] {
        check_unread(IMPACT, text, Problem::NotUnderstood);
    }
    for text in [
        "1:3",
        "1:60",
        "1:30:5",
        "1:30:00:00",
        ":30",
        "half",
        "p",
        "pt",
        "pm",
        "half of it",
        "a",
        "1h:30",
    ] {
        check_unread(ETTD, text, Problem::NotUnderstood);
    }
    check_unread(ETTD, "P1M", Problem::WrongUnit);
    check_unread(IMPACT, "half of a hat", Problem::NotUnderstood);
    check_unread(IMPACT, "1:30", Problem::NotUnderstood);
    check_unread(ETTF, "1:30", Problem::NotUnderstood);
}

#[test]
fn reads_numbers() {
    for (text, number) in [
        ("1,440", 1440.0),
        ("1,5", 1.5),
        ("0,125", 0.125),
        ("1,440.5", 1440.5),
        ("1,234,567", 1_234_567.0),
        ("1 440", 1440.0),
        ("1\u{a0}440", 1440.0),
        ("1\u{2009}440", 1440.0),
        ("1\u{202f}440\u{202f}000", 1_440_000.0),
        ("1 440,5", 1440.5),
        ("1.440", 1.44),
        ("1e3", 1000.0),
        ("2.5E-1", 0.25),
        (".5", 0.5),
        ("5.", 5.0),
        ("5,", 5.0),
        ("007", 7.0),
        ("12,34", 12.34),
        ("0", 0.0),
        ("five", 5.0),
        ("  5  ", 5.0),
    ] {
        check(ETTD, text, point(number, None));
    }
    for text in [
        "1,5,5", "1440,125", "1.440,5", "1.2.3", "5 5", "1 44", ".", ",", "e3", "0x5",
    ] {
        check_unread(ETTD, text, Problem::NotUnderstood);
    }
}

#[test]
fn reads_durations() {
    use Unit::{Day, Hour, Minute, Second, Week};
    for (text, number, unit) in [
        ("90s", 90.0, Second),
        ("90 SEC", 90.0, Second),
        ("5m", 5.0, Minute),
        ("5 min", 5.0, Minute),
        ("5 minutes", 5.0, Minute),
        ("1 hour", 1.0, Hour),
        ("3 hrs", 3.0, Hour),
        ("1h 30m", 1.5, Hour),
        ("1h30m", 1.5, Hour),
        ("1h30", 1.5, Hour),
        ("1 hour 20 minutes", 80.0 / 60.0, Hour),
        ("1d 2h 30m", 1590.0 / 1440.0, Day),
        ("2d", 2.0, Day),
        ("1 week", 1.0, Week),
    ] {
        check(ETTD, text, point(number, unit));
    }
    check(ETTD, "", Entry::Empty);
    check(ETTD, " \u{a0}\t", Entry::Empty);
}

#[test]
fn reads_ranges() {
    let lognormal = Shape::Lognormal;
    for text in [
        "5 to 60", "5..60", "5-60", "5 – 60", "5 ... 60", "5to60", "5—60",
    ] {
        check(ETTD, text, range(5.0, 60.0, None, lognormal));
    }
    for text in ["5-60 min", "5m..60m", "5m - 60", "5 to 60 minutes"] {
        check(ETTD, text, range(5.0, 60.0, Unit::Minute, lognormal));
    }
    check(
        ETTD,
        "30s to 5m",
        range(30.0, 300.0, Unit::Second, lognormal),
    );
    check(
        ETTD,
        "5m to 1h 30m",
        range(5.0, 90.0, Unit::Minute, lognormal),
    );
    check(ETTD, "0 to 60", range(0.0, 60.0, None, Shape::Exponential));
    check(ETTD, "5 to 60 flat", range(5.0, 60.0, None, Shape::Uniform));
    check(
        ETTD,
        "0 to 1h FLAT",
        range(0.0, 1.0, Unit::Hour, Shape::Uniform),
    );
    check(ETTD, "5 to 5", point(5.0, None));
    check(ETTD, "60s to 1m flat", point(60.0, Unit::Second));
    check(ETTF, "30-90", range(30.0, 90.0, None, lognormal));
    let days = range(14.0, 91.25, Unit::Day, lognormal);
    check(ETTF, "2w to 3 months", days);
    let hours = range(6.0, 730.0, Unit::Hour, lognormal);
    check(ETTF, "6h to 1 month", hours);
    check(ETTF, "6mo to 2y", range(6.0, 24.0, Unit::Month, lognormal));
    check(
        ETTF,
        "2-4/month",
        range(2.0, 4.0, Unit::PerMonth, lognormal),
    );
    check(
        ETTF,
        "2 to 4 times a month",
        range(2.0, 4.0, Unit::PerMonth, lognormal),
    );
    check(
        ETTF,
        "every 2-4 weeks",
        range(2.0, 4.0, Unit::Week, lognormal),
    );
    check(
        ETTF,
        "1 in 2-4 years",
        range(2.0, 4.0, Unit::Year, lognormal),
    );
    check(
        ETTF,
        "daily to weekly",
        range(1.0, 7.0, Unit::Day, lognormal),
    );
}

#[test]
fn reads_impacts() {
    for text in ["100", "100%", "100 %", "100 percent"] {
        check(IMPACT, text, Entry::percent(100.0));
    }
    check(IMPACT, "0", Entry::percent(0.0));
    check(IMPACT, "1", Entry::percent(1.0));
    check(IMPACT, "0.5%", Entry::percent(0.5));
    check(IMPACT, "0.5", point(0.5, None));
    for text in [
        "1-100%",
        "1% to 100%",
        "1% to 100",
        "1 to 100",
        "1 to 100% flat",
    ] {
        check(
            IMPACT,
            text,
            range(1.0, 100.0, Unit::Percent, Shape::Uniform),
        );
    }
    check(IMPACT, "0.2 to 1", range(0.2, 1.0, None, Shape::Uniform));
    check(
        IMPACT,
        "0.2 to 1%",
        range(0.2, 1.0, Unit::Percent, Shape::Uniform),
    );
}

#[test]
fn reads_times_between_failures() {
    use Unit::{Day, Hour, Month, PerDay, PerMonth, PerWeek, PerYear, Week, Year};
    for (text, number, unit) in [
        ("30d", 30.0, Day),
        ("6h", 6.0, Hour),
        ("2w", 2.0, Week),
        ("6m", 6.0, Month),
        ("6mo", 6.0, Month),
        ("6 months", 6.0, Month),
        ("1y", 1.0, Year),
        ("1y 6mo", 1.5, Year),
        ("every 3 years", 3.0, Year),
        ("every year", 1.0, Year),
        ("every two years", 2.0, Year),
        ("every other week", 2.0, Week),
        ("every day", 1.0, Day),
        ("1 in 4y", 4.0, Year),
        ("1 in 4 years", 4.0, Year),
        ("once in 4 years", 4.0, Year),
        ("once every 4 years", 4.0, Year),
        ("3 in 10 years", 10.0 / 3.0, Year),
        ("once a year", 1.0, PerYear),
        ("twice a week", 2.0, PerWeek),
        ("hourly", 1.0, Hour),
        ("daily", 1.0, Day),
        ("weekly", 1.0, Week),
        ("monthly", 1.0, Month),
        ("Quarterly", 3.0, Month),
        ("yearly", 1.0, Year),
        ("annually", 1.0, Year),
        ("2/month", 2.0, PerMonth),
        ("2 / mo", 2.0, PerMonth),
        ("52/yr", 52.0, PerYear),
        ("2 per month", 2.0, PerMonth),
        ("3 times a year", 3.0, PerYear),
        ("3x per day", 3.0, PerDay),
        ("once a quarter", 4.0, PerYear),
    ] {
        check(ETTF, text, point(number, unit));
    }
    check(ETTF, "182.5", point(182.5, None));
    check(ETTF, "every 30", point(30.0, None));
    check_days("6m", 182.5);
    check_days("weekly", 7.0);
    check_days("2/month", 365.0 / 24.0);
    check_days("1 in 4y", 1460.0);
    check_days("every 3 years", 1095.0);
}

#[test]
fn keeps_what_it_cannot_read() {
    use Problem::{
        Above100Percent, LowNotBelowHigh, Negative, NotUnderstood, RangeFromZero, TooLarge,
        TooSmall, WrongUnit, Zero,
    };
    for (text, problem) in [
        ("abc", NotUnderstood),
        (" abc ", NotUnderstood),
        ("-5", Negative),
        ("\u{2212}5", Negative),
        ("5 to -3", Negative),
        ("1e999", TooLarge),
        ("1e10", TooLarge),
        ("60 to 5", LowNotBelowHigh),
        ("5 to", NotUnderstood),
        ("5 to 6 to 7", NotUnderstood),
        ("5 flat", NotUnderstood),
        ("30s to 5", NotUnderstood),
        ("5 parsecs", NotUnderstood),
        ("30m 1h", NotUnderstood),
        ("5%", WrongUnit),
        ("6mo", WrongUnit),
        ("2/month", NotUnderstood),
        ("∞", NotUnderstood),
        ("NaN", NotUnderstood),
        ("inf", NotUnderstood),
    ] {
        check_unread(ETTD, text, problem);
    }
    for (text, problem) in [
        ("0", Zero),
        ("0/month", Zero),
        ("0 to 5", RangeFromZero),
        ("5 min", WrongUnit),
        ("90s", WrongUnit),
        ("2 per minute", WrongUnit),
        ("1 in 4", NotUnderstood),
        ("3 times", NotUnderstood),
        ("once", NotUnderstood),
        ("0 in 4 years", Zero),
        ("1/week to 1/month", NotUnderstood),
        ("2 in 3 years to 4 years", NotUnderstood),
        ("every 2 to 4 times a year", NotUnderstood),
        ("1e-9", TooSmall),
    ] {
        check_unread(ETTF, text, problem);
    }
    check_unread(IMPACT, "101", Above100Percent);
    check_unread(IMPACT, "1 to 200%", Above100Percent);
    check_unread(IMPACT, "5 min", WrongUnit);
}

#[test]
fn shows_the_canonical_text() {
    for (text, shown) in [
        ("5", "5"),
        ("5 min", "5m"),
        ("1,440", "1440"),
        ("1.5h", "1h 30m"),
        ("0.5h", "0.5h"),
        ("1.5 weeks", "1w 3d 12h"),
        ("1h 20m", "1h 20m"),
        ("1.2345678h", "1.2345678h"),
        ("90 seconds", "90s"),
        ("5-60 min", "5 to 60m"),
        ("5..60 flat", "5 to 60 flat"),
        ("0.00000001", "1e-8"),
        (" what? ", " what? "),
    ] {
        check_shown(ETTD, text, shown);
    }
    for (text, shown) in [
        ("6m", "6mo"),
        ("1.5 years", "1y 6mo"),
        ("2.5 months", "2.5mo"),
        ("weekly", "1w"),
        ("twice a month", "2/month"),
        ("2-4 per year", "2 to 4/year"),
        ("52/yr", "52/year"),
    ] {
        check_shown(ETTF, text, shown);
    }
    check_shown(IMPACT, "50", "50%");
    check_shown(IMPACT, "1-100", "1 to 100%");
}
