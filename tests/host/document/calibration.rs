//! Estimates beside what happened: exact intervals, and what is proposed.

use bad_minutes::analysis::practice::calibration::{Watched, calibrate};
use bad_minutes::codec::table::incidents::out;
use bad_minutes::codec::table::incidents::read::read_incidents;
use bad_minutes::document::records::values::dates::{day_number, days_watched};
use bad_minutes::document::{
    Column, Engagement, EngagementId, Entry, Incident, Risk, RowId, Taken, Unit,
};
use bad_minutes::math::Days;
use bad_minutes::math::calibration::{
    at_most, blended_ettf, blended_mean, median_interval, poisson_interval,
};
use bad_minutes::text::activities::calibration_words::{about_risk, overall};
use proptest::prelude::*;

fn close(found: f64, expected: f64) {
    assert!(
        (found - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        "{found} {expected}"
    );
}

#[test]
fn poisson_intervals_match_closed_forms() {
    // None at all: e to the minus high is 5 %.
    let (low, high) = poisson_interval(0);
    close(low, 0.0);
    close(high, 20f64.ln());
    // One: 1 - e to the minus low is 5 %.
    close(poisson_interval(1).0, -(0.95f64.ln()));
    // Half the quantiles of chi-square with 2 n and 2 n + 2 degrees of freedom, as tables have them.
    for (count, low, high) in [
        (1, 0.051_293_294, 4.743_864_518),
        (2, 0.355_361_510, 6.295_793_622),
        (5, 1.970_149_568, 10.513_034_909),
        (10, 5.425_405_697, 16.962_219_235),
        (100, 84.139_277_222, 118.079_272_782),
    ] {
        let found = poisson_interval(count);
        assert!((found.0 - low).abs() < 1e-6, "{count}: {found:?}");
        assert!((found.1 - high).abs() < 1e-6, "{count}: {found:?}");
    }
}

#[test]
fn medians_have_exact_intervals() {
    let check = |values: &[f64], expected: Option<(f64, f64, f64, f64)>| {
        let found = median_interval(values);
        let found = found.map(|one| (one.median, one.low, one.high, one.coverage));
        assert_eq!(found, expected, "{values:?}");
    };
    check(&[], None);
    // One observation is no interval.
    check(&[7.0], Some((7.0, 7.0, 7.0, 0.0)));
    check(&[1.0, 2.0], Some((1.5, 1.0, 2.0, 0.5)));
    // 1 - 2 / 2^n.
    check(&[1.0, 2.0, 4.0], Some((2.0, 1.0, 4.0, 0.75)));
    check(&[1.0, 2.0, 4.0, 8.0, 9.0], Some((4.0, 1.0, 9.0, 0.9375)));
    // Of eight the second and seventh: 1 - 2 (1 + 8) / 256.
    let eight = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0];
    let found = median_interval(&eight).expect("some");
    assert_eq!((found.low, found.high), (2.0, 7.0));
    close(found.coverage, 1.0 - 18.0 / 256.0);
}

#[test]
fn estimate_and_evidence_together() {
    // Once in 4 years and once in 1 are twice in 5.
    let found = blended_ettf(Days::new(4.0 * 365.0), 1, Days::new(365.0));
    assert_eq!(found.get(), 2.5 * 365.0);
    // Nothing seen makes it rarer.
    assert_eq!(
        blended_ettf(Days::new(100.0), 0, Days::new(50.0)).get(),
        150.0
    );
    assert_eq!(blended_mean(60.0, &[20.0, 10.0]), 30.0);
}

#[test]
fn days_between_dates() {
    assert_eq!(day_number("1970-01-01"), Some(0));
    assert_eq!(day_number("2026-11-24"), Some(20_781));
    assert_eq!(day_number("2024-02-29"), Some(19_782));
    for wrong in [
        "",
        "2026-02-29",
        "2026-13-01",
        "26-01-01",
        "2026-1-1",
        "2026-01-01-01",
        "soon",
    ] {
        assert_eq!(day_number(wrong), None, "{wrong}");
    }
    assert_eq!(days_watched("2025-01-01", "2025-12-31"), Some(365.0));
    assert_eq!(days_watched("2025-01-02", "2025-01-01"), None);
}

/// One risk: once in 4 years, 10 to 60 minutes to detect, 60 to resolve, everybody.
fn service() -> Engagement {
    let mut count = 0;
    let mut id = || {
        count += 1;
        RowId::from_random(&[count])
    };
    let mut service = Engagement::new(EngagementId::from_random(&[]), String::new(), &mut id);
    let mut risk = Risk::blank(id());
    risk.name = "Bad release".to_owned();
    risk.ettd = bad_minutes::grammar::cell::read(Column::Ettd, "10 to 60");
    risk.ettr = Entry::number(60.0);
    risk.impact = Entry::percent(100.0);
    risk.ettf = Entry::Point {
        number: 4.0,
        unit: Some(Unit::Year),
    };
    service.risks.push(risk);
    service.evidence.from = "2025-01-01".to_owned();
    service.evidence.to = "2025-12-31".to_owned();
    let incident = |id, risk, date: &str, drill, minutes| {
        let mut one = Incident::blank(id);
        (one.risk, one.drill, one.date) = (risk, drill, date.to_owned());
        (one.detect, one.resolve) = (Entry::number(20.0), Entry::number(minutes));
        one.share = Entry::percent(50.0);
        one
    };
    let own = Some(service.risks[0].id);
    service.evidence.incidents = vec![
        incident(id(), own, "2025-03-01", false, 40.0),
        incident(id(), own, "2025-06-01", true, 30.0),
        incident(id(), own, "2023-06-01", false, 80.0),
        incident(id(), None, "2025-12-31", false, 100.0),
    ];
    service
}

#[test]
fn incidents_beside_the_estimate() {
    let service = service();
    let found = calibrate(&service);
    assert_eq!(found.watched, Watched::For(Days::new(365.0)));
    let [risk] = &found.risks[..] else {
        panic!("{:?}", found.risks);
    };
    // The drill tells nothing of how often, and 2023 was not watched.
    let happened = risk.happened.expect("a time watched");
    assert_eq!((happened.incidents, happened.minutes), (1, 30.0));
    close(risk.expected.expect("counted"), 0.25);
    close(risk.rate.expect("a time watched").0, poisson_interval(1).0);
    assert_eq!(risk.drills, 1);
    assert_eq!(risk.observed[1].values, [30.0, 40.0, 80.0]);
    assert_eq!(risk.observed[0].within, Some(3));
    let ettf = Some(Entry::number(913.0));
    assert_eq!(risk.proposed[3], ettf, "twice in 5 years, to three digits");
    assert_eq!(risk.proposed[1], Some(Entry::number(52.5)));
    assert_eq!(
        (found.unlisted.incidents, found.unlisted.minutes),
        (1, 60.0)
    );
    assert_eq!(found.happened.incidents, 2);
}

#[test]
fn what_should_have_happened_and_did_not_is_evidence() {
    let mut service = service();
    for (number, days) in [(100, 30.0), (101, 200.0)] {
        let mut risk = service.risks[0].clone();
        risk.id = RowId::from_random(&[number]);
        risk.ettf = Entry::number(days);
        service.risks.push(risk);
    }
    let found = calibrate(&service);
    // Twelve were expected of the one; two of the other may well not have come.
    let [_, missed] = &found.risks[..] else {
        panic!("{:?}", found.risks);
    };
    assert_eq!(missed.risk, service.risks[1].id);
    assert_eq!(
        about_risk(missed),
        [
            "Did not happen in the time watched; the estimate expects 12.2. You can be 9 in 10 sure of 0 to 3.00 a year; the estimate's 12.2 is above: it happens less often than estimated."
        ]
    );
    assert_eq!(missed.proposed[3], Some(Entry::number(395.0)));
    assert_eq!(missed.proposed[..3], [None, None, None]);
    // Where nothing is recorded, nobody has said that nothing happened.
    service.evidence.incidents.retain(|one| one.drill);
    assert_eq!(calibrate(&service).risks.len(), 1);
}

#[test]
fn evidence_taken_over_is_not_counted_again() {
    let mut service = service();
    let proposal = |service: &Engagement| calibrate(service).risks[0].proposed[3].clone();
    let after = proposal(&service).expect("a proposal");
    let (risk, column) = (service.risks[0].id, Column::Ettf);
    let before = service.risks[0].ettf.clone();
    service.evidence.take(Taken {
        risk,
        column,
        before,
        after: after.clone(),
    });
    service.risks[0].ettf = after.clone();
    assert_eq!(
        proposal(&service),
        Some(after.clone()),
        "nothing more to take over"
    );
    // A new estimate begins anew.
    service.risks[0].ettf = Entry::number(100.0);
    assert_eq!(proposal(&service), Some(Entry::number(233.0)));
}

#[test]
fn incidents_without_figures_cost_nothing_known() {
    let mut service = service();
    for one in &mut service.evidence.incidents {
        one.share = Entry::Empty;
    }
    let found = calibrate(&service);
    assert_eq!(
        overall(&found),
        [
            "In the 365 days watched 2 incidents happened; what they cost is not known; the risks expect 22.1. 2 of them lack a figure: their minutes are not known.",
            "One of them is none of the risks listed: what else is missing?",
        ]
    );
    assert_eq!(
        about_risk(&found.risks[0])[1],
        "What that cost is not known. One of them lacks a figure: its minutes are not known."
    );
    service.risks.clear();
    assert_eq!(calibrate(&service).expected, None);
}

#[test]
fn without_a_time_watched_only_durations_are_compared() {
    let mut service = service();
    service.evidence.from.clear();
    service.evidence.to.clear();
    let found = calibrate(&service);
    assert_eq!(found.watched, Watched::Unsaid);
    assert_eq!(
        (found.risks[0].happened, found.risks[0].proposed[3].clone()),
        (None, None)
    );
    assert!(found.risks[0].observed[1].median.is_some());
    service.evidence.to = "2020-01-01".to_owned();
    assert_eq!(calibrate(&service).watched, Watched::Wrong);
}

#[test]
fn calibration_leaves_the_analysis_alone() {
    let mut service = service();
    let before = bad_minutes::analysis::analyse(&service);
    service.evidence.incidents.clear();
    assert_eq!(bad_minutes::analysis::analyse(&service), before);
}

#[test]
fn words() {
    let service = service();
    let found = calibrate(&service);
    assert_eq!(
        about_risk(&found.risks[0]),
        [
            "Happened once in the time watched; the estimate expects 0.25. You can be 9 in 10 sure of 0.05 to 4.74 a year; the estimate's 0.25 is among them.",
            "Cost 30.0 bad minutes; the estimate expects 22.1.",
            "ETTD: 3 observed, median 20.0 minutes. 3 of 3 lie within the estimate's range, which is meant for nine in ten.",
            "ETTR: 3 observed, median 40.0 minutes, between 30.0 and 80.0 (75% sure).",
            "Impact: 3 observed, median 50.0%.",
            "One of them was a drill: it tells how long people take, not how often it happens.",
        ]
    );
    assert_eq!(
        overall(&found),
        [
            "In the 365 days watched 2 incidents cost 90.0 bad minutes; the risks expect 22.1.",
            "One of them, of 60.0 bad minutes, is none of the risks listed: what else is missing?",
        ]
    );
}

/// Pastes one table of incidents; gives the minutes to detect, to resolve, and the bad minutes of each.
#[track_caller]
fn check_pasted(text: &str, expected: &[(&str, f64)]) {
    let found = read_incidents(text, &service(), || RowId::from_random(&[9]));
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    let incidents = found.incidents.iter();
    let found: Vec<_> = incidents
        .map(|one| (one.date.as_str(), one.bad_minutes().expect("three figures")))
        .collect();
    assert_eq!(found.len(), expected.len(), "{found:?}");
    for (found, expected) in found.iter().zip(expected) {
        assert_eq!(found.0, expected.0);
        close(found.1, expected.1);
    }
}

#[test]
fn titles_of_incidents_say_their_units() {
    let half_an_hour = [("2026-03-01", 270.0)];
    for unit in ["hrs", "h", "hr", "hours", "hour"] {
        let head = format!("Date,Time to detect ({unit}),Time to resolve ({unit}),Impact,Risk\n");
        check_pasted(
            &(head + "2026-03-01,0.5,4,100%,minor defect\n"),
            &half_an_hour,
        );
    }
    for unit in ["s", "sec", "secs", "seconds"] {
        let head = format!("Date,Time to detect [{unit}],Time to resolve [{unit}],Impact\n");
        check_pasted(&(head + "2026-03-01,1800,14400,100%\n"), &half_an_hour);
    }
    check_pasted(
        "date,ttd_secs,ttr_secs,impact\n2026-03-01,1800,14400,100%\n",
        &half_an_hour,
    );
    check_pasted(
        "Time to detect (days),Time to resolve (days),Date,Impact,Risk\n0.01,0.5,2026-03-01,100%,minor defect\n",
        &[("2026-03-01", 734.4)],
    );
    check_pasted(
        "MTTD (min, last 90 days)\tMTTR (min, last 90 days)\tImpact\tDay\n5\t60\t100%\t2026-03-01\n",
        &[("2026-03-01", 65.0)],
    );
}

#[test]
fn titles_of_incidents_are_whole_words() {
    check_pasted(
        "Updated,Date,Time to detect,Time to resolve,Impact,Risk\n2026-04-09,2026-03-01,5,60,100%,minor defect\n",
        &[("2026-03-01", 65.0)],
    );
    check_pasted(
        "Started at,Time to detect,Time to resolve,Impact\n2026-03-01T14:05,5,60,100%\n",
        &[("2026-03-01", 65.0)],
    );
}

#[test]
fn a_share_of_users_is_one() {
    check_pasted(
        "Date,Minutes to detect,Minutes to resolve,Share of users,Risk\n\
         2026-03-01,5,60,0.5,minor defect\n2026-03-02,5,60,1,minor defect\n",
        &[("2026-03-01", 32.5), ("2026-03-02", 65.0)],
    );
    check_pasted(
        "Date,Minutes to detect,Minutes to resolve,Share of users (%)\n2026-03-01,5,60,50\n",
        &[("2026-03-01", 32.5)],
    );
}

#[test]
fn what_is_left_of_a_paste_keeps_its_lines() {
    let head = "Date\tMinutes to detect\tMinutes to resolve\tShare\tRisk\tDrill\tWhat happened\n";
    let row = |date: &str| {
        format!(
            "{head}{date}\t5\t60\t100%\tminor defect\t\t\"first line\n2026-03-09, second line\"\n"
        )
    };
    let service = service();
    let read = |text: &str| read_incidents(text, &service, || RowId::from_random(&[9]));
    let found = read(&row("3/1/2026"));
    assert_eq!(found.left, row("3/1/2026"));
    let found = read(&found.left.replace("3/1/2026", "2026-03-01"));
    let [one] = &found.incidents[..] else {
        panic!("{:?}", found.problems)
    };
    assert_eq!(one.name, "first line\n2026-03-09, second line");
}

#[test]
fn pasted_incidents() {
    let service = service();
    let mut count = 100;
    let mut read = |text: &str| {
        read_incidents(text, &service, || {
            count += 1;
            RowId::from_random(&[count])
        })
    };
    let found = read(
        "date,minutes to detect,minutes to resolve,share of users,risk\n2025-02-03,12,45,100%,bad RELEASE\n2025-02-04 14:03,5,1h 30m,2%,\"Cable, cut\"\n",
    );
    assert!(found.problems.is_empty(), "{:?}", found.problems);
    assert!(found.left.is_empty());
    let [first, second] = &found.incidents[..] else {
        panic!("{:?}", found.incidents);
    };
    assert_eq!(first.risk, Some(service.risks[0].id));
    assert_eq!((second.risk, second.name.as_str()), (None, "Cable, cut"));
    assert_eq!(second.date, "2025-02-04");
    close(second.bad_minutes().expect("three figures"), 1.9);

    // Without a header, by place; what is damaged is named, and stays.
    let found = read(
        "2025-02-03\t12\t45\t100\tBad release\n3.2.25\t12\t45\t100\tBad release\n2025-02-05\tsoon\t45\t100\tBad release\n",
    );
    assert_eq!(found.incidents.len(), 1);
    assert_eq!(found.problems.len(), 2);
    assert_eq!(
        found.problems[0],
        "Row 2: \"3.2.25\" is no date such as 2026-03-01."
    );
    assert!(
        found.problems[1].starts_with("Row 3: ETTD \"soon\""),
        "{}",
        found.problems[1]
    );
    assert_eq!(
        found.left,
        "3.2.25\t12\t45\t100\tBad release\n2025-02-05\tsoon\t45\t100\tBad release\n"
    );
    assert_eq!(read("").incidents.len(), 0);

    // What is left keeps its header, whose order and units hold for the second try too.
    let found = read(
        "\n\nDay,Hours to resolve,Minutes to detect,What happened,Risk\nsoon,2,5,rollback failed,bad release\n",
    );
    assert_eq!(found.problems.len(), 1);
    assert!(
        found.left.starts_with("Day\tHours to resolve\t"),
        "{}",
        found.left
    );
    let found = read(&found.left.replace("soon", "2025-03-04"));
    let [one] = &found.incidents[..] else {
        panic!("{found:?}");
    };
    assert_eq!(one.figure(Column::Ettr), Ok(Some(120.0)));
    assert_eq!(one.figure(Column::Ettd), Ok(Some(5.0)));
    assert_eq!(
        (one.risk, one.name.as_str()),
        (Some(service.risks[0].id), "rollback failed")
    );
}

#[test]
fn incidents_go_out_as_they_come_in() {
    let service = service();
    let text = out::write(&service);
    let mut count = 0;
    let back = read_incidents(&text, &service, || {
        count += 1;
        RowId::from_random(&[count])
    });
    assert!(back.problems.is_empty(), "{:?}", back.problems);
    let plain = |all: &[Incident]| -> Vec<_> {
        let one = |one: &Incident| {
            (
                one.date.clone(),
                one.detect.clone(),
                one.share.clone(),
                one.risk,
                one.drill,
            )
        };
        all.iter().map(one).collect()
    };
    assert_eq!(plain(&back.incidents), plain(&service.evidence.incidents));
}

proptest! {
    #[test]
    fn intervals_hold_their_count(count in 0..2000_u32) {
        let (low, high) = poisson_interval(count);
        prop_assert!(low <= f64::from(count) && f64::from(count) <= high);
        prop_assert!((at_most(count, high) - 0.05).abs() < 1e-6);
        if count > 0 {
            prop_assert!((at_most(count - 1, low) - 0.95).abs() < 1e-6);
        }
    }

    #[test]
    fn median_intervals_hold_the_median(mut values in prop::collection::vec(0.0..1e6f64, 1..200)) {
        values.sort_by(f64::total_cmp);
        let found = median_interval(&values).expect("some");
        prop_assert!(found.low <= found.median && found.median <= found.high);
        prop_assert!((0.0..=1.0).contains(&found.coverage));
        if values.len() >= 5 {
            prop_assert!(found.coverage >= 0.9);
        }
    }

    #[test]
    fn any_paste_is_read(text in any::<String>()) {
        let service = service();
        let found = read_incidents(&text, &service, || RowId::from_random(&[9]));
        prop_assert_eq!(found.left.is_empty(), found.problems.is_empty());
    }
}
