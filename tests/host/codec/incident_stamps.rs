//! Moments in tables of incidents.

use bad_minutes::codec::table::incidents::stamps::{Apart, Stamp, Unclear, order_of};
use bad_minutes::document::records::values::dates::day_number;

/// Seconds from one moment to the other.
#[track_caller]
fn check(from: &str, to: &str, expected: Result<f64, Apart>) {
    let read = |text: &str| Stamp::read(text, None).expect(text);
    assert_eq!(read(to).seconds_since(&read(from)), expected);
}

#[track_caller]
fn check_date(text: &str, days_first: Option<bool>, expected: Result<&str, Unclear>) {
    let read = Stamp::read(text, days_first).map(|stamp| stamp.date);
    assert_eq!(read, expected.map(str::to_owned), "{text}");
}

#[test]
fn a_date_in_many_notations() {
    for text in [
        "2026-03-01",
        "2026-03-01 14:05",
        "2026-03-01T14:05:33.123Z",
        "2026-03-01T14:05:33+01:00",
        "2026/03/01 2:05 PM",
        "1 Mar 2026",
        "1. March 2026, 14:05",
        "01/Mar/26 2:05 PM",
        "01-Mar-2026",
        "Mar 1, 2026, 2:05:33\u{202f}PM",
        "Sun, 1 Mar 2026 14:05 GMT",
        "Sunday, March 1, 2026 at 2:05 PM",
        "1.3.2026 14:05",
        "2026-03-01 14:05 (UTC)",
        "1772373900",
        "1772373900123",
    ] {
        check_date(text, None, Ok("2026-03-01"));
    }
    check_date("3/1/2026", None, Err(Unclear::EitherWay));
    check_date("3/1/2026", Some(true), Ok("2026-01-03"));
    check_date("3/1/2026 14:05", Some(false), Ok("2026-03-01"));
    check_date("3/3/2026", None, Ok("2026-03-03"));
    check_date("13/1/2026", Some(false), Ok("2026-01-13"));
    for text in [
        "",
        "someday",
        "3.2.25",
        "03/02/25",
        "2026-02-30",
        "2026-3",
        "5",
        "60",
        "2026-03-01 25:00",
        "2026-03-01 5",
        "2026-03-01x",
        "14:05",
        "1/2/3/2026",
        "mars 1",
        "2026-03-01T14:05+99:00",
        "2026-03-01 14:05+01:4294967295",
    ] {
        check_date(text, None, Err(Unclear::NotADate));
    }
}

#[test]
fn the_time_between_two_moments() {
    check("2026-03-01 14:05", "2026-03-01 14:35", Ok(1800.0));
    check("2026-03-01 23:55", "2026-03-02 0:05", Ok(600.0));
    check("2026-03-01T14:05Z", "2026-03-01T16:05+01:00", Ok(3600.0));
    check("Mar 1, 2026 11:59 AM", "Mar 1, 2026 12:01 PM", Ok(120.0));
    check("Mar 1, 2026 12:01 AM", "Mar 1, 2026 1:01 AM", Ok(3600.0));
    check("1772373900", "1772373960123", Ok(60.0));
    check("2024-02-28 23:00", "2024-03-01 01:00", Ok(26.0 * 3600.0));
    check("2026-03-01", "2026-03-01 14:35", Err(Apart::DaysOnly));
    check("2026-03-01 14:05", "2026-03-01 14:35Z", Err(Apart::Zones));
    check("2026-03-01 14:05 EST", "2026-03-01 14:35 EST", Ok(1800.0));
    check(
        "2026-03-01 14:05 EST",
        "2026-03-01 14:35 EDT",
        Err(Apart::Zones),
    );
    check(
        "2026-03-01 14:05",
        "2026-03-01 14:04",
        Err(Apart::Backwards),
    );
}

/// The date on which a clock is read, and the seconds until then.
#[track_caller]
fn check_clock(from: &str, clock: &str, expected: Option<(&str, f64)>) {
    let from = Stamp::read(from, None).expect(from);
    let at = from.at_clock(clock);
    let read = at.map(|at| (at.date.clone(), at.seconds_since(&from).expect(clock)));
    assert_eq!(read, expected.map(|(date, after)| (date.to_owned(), after)));
}

#[test]
fn a_clock_alone_is_read_once_it_next_shows_that_time() {
    check_clock("2026-03-01 23:55", "23:58", Some(("2026-03-01", 180.0)));
    check_clock("2026-03-01 23:55", "0:05", Some(("2026-03-02", 600.0)));
    check_clock("2026-03-01 23:55", "soon", None);
    check_clock("2026-03-01 23:55", "", None);
    // In a zone of its own.
    check_clock(
        "2026-03-01 23:00+02:00",
        "21:30Z",
        Some(("2026-03-01", 1800.0)),
    );
    check_clock(
        "2026-03-01 23:30-05:00",
        "04:40Z",
        Some(("2026-03-02", 600.0)),
    );
    check_clock(
        "2026-03-02 01:00+05:00",
        "20:30Z",
        Some(("2026-03-01", 1800.0)),
    );
    check_clock(
        "2026-03-01 20:00Z",
        "01:30+05:00",
        Some(("2026-03-02", 1800.0)),
    );
    check_clock(
        "2026-03-02 01:00+14:00",
        "23:30-12:00",
        Some(("2026-02-28", 1800.0)),
    );
}

#[test]
fn an_order_shows_where_one_number_is_no_month() {
    assert_eq!(order_of("13/1/2026"), Some(true));
    assert_eq!(order_of("1/13/2026 14:05"), Some(false));
    assert_eq!(order_of("3/1/2026"), None);
    assert_eq!(order_of("3/3/2026"), None);
    assert_eq!(order_of("2026-03-01"), None);
}

#[test]
fn seconds_since_1970_are_a_date() {
    for day in (11_575..110_000_i64).step_by(13) {
        let stamp = Stamp::read(&(day * 86400 + 3600).to_string(), None).expect("a moment");
        assert_eq!(day_number(&stamp.date), Some(day));
    }
}
