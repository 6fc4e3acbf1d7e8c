//! Activities: the log and its actions, the agenda of a review, the register of runbooks.

use bad_minutes::analysis::analyse;
use bad_minutes::analysis::practice::agenda::agenda;
use bad_minutes::document::records::values::dates::day_number as day;
use bad_minutes::document::{
    Acceptance, Action, Activity, Answer, Charter, Column, Engagement, EngagementId, Incident,
    LogEntry, Objective, ReadinessItem, Risk, RowId, Snapshot,
};
use bad_minutes::grammar::cell;
use bad_minutes::report::agenda_words::{Place, Subject, markdown, notes, topics};
use bad_minutes::text::activities::activity_words::{
    addresses, charter_says, done, due, entry_day, entry_name, follows, open_sentence, register,
    register_sentence,
};
use proptest::prelude::*;

const TODAY: &str = "2026-11-24";

fn id(number: u8) -> RowId {
    RowId::from_random(&[number])
}

fn empty() -> Engagement {
    let mut next = 100;
    Engagement::new(EngagementId::from_random(&[1]), "Shop".into(), || {
        next += 1;
        id(next)
    })
}

fn risk(number: u8, name: &str, cells: [&str; 4]) -> Risk {
    let mut risk = Risk::blank(id(number));
    risk.name = name.to_owned();
    for (column, text) in Column::ALL.into_iter().zip(cells) {
        *risk.entry_mut(column) = cell::read(column, text);
    }
    risk
}

fn action(number: u8, what: &str, due: &str, done: bool) -> Action {
    Action {
        what: what.to_owned(),
        due: due.to_owned(),
        done,
        ..Action::blank(id(number))
    }
}

fn entry(number: u8, activity: Activity, date: &str, actions: Vec<Action>) -> LogEntry {
    LogEntry {
        activity,
        date: date.to_owned(),
        actions,
        ..LogEntry::blank(id(number))
    }
}

/// Two reviews and a drill with their actions.
fn logged() -> Engagement {
    let mut document = empty();
    document.activities.log = vec![
        entry(
            1,
            Activity::Review,
            "2026-11-10",
            vec![
                action(11, "rotate keys", "2026-11-20", false),
                action(12, "write runbook", "", false),
                action(13, "old and done", "2026-11-12", true),
            ],
        ),
        entry(
            2,
            Activity::Review,
            "2026-11-17",
            vec![
                action(21, "order disks", "2026-11-24", false),
                action(22, "mend the alert", "2026-11-18", true),
            ],
        ),
        entry(
            3,
            Activity::Wheel,
            "2026-11-19",
            vec![
                action(31, "train on call", "2026-12-24", false),
                action(32, "", "2026-01-01", false),
            ],
        ),
    ];
    document
}

#[test]
fn days_of_the_calendar() {
    let check = |date: &str, expected: Option<i64>| assert_eq!(day(date), expected, "{date}");
    check("1970-01-01", Some(0));
    check("1969-12-31", Some(-1));
    check("2000-02-29", Some(11_016));
    check("2026-11-24", Some(20_781));
    check("0000-01-01", Some(-719_528));
    check("2100-02-29", None);
    check("2026-02-29", None);
    check("2026-13-01", None);
    check("2026-00-10", None);
    check("2026-11-00", None);
    check("2026-11-31", None);
    check("2026-1-1", None);
    check("+026-01-01", None);
    check("2026-11-24-1", None);
    check("24.11.2026", None);
    check("soon", None);
    check("", None);
}

proptest! {
    #[test]
    fn no_text_is_a_day_by_accident(text in ".{0,12}") {
        if day(&text).is_some() {
            prop_assert_eq!(text.len(), 10);
        }
    }

    #[test]
    fn the_next_day_is_one_more(year in 1600..2400_i64, month in 1..13_i64, date in 1..28_i64) {
        let text = |date: i64| format!("{year:04}-{month:02}-{date:02}");
        prop_assert_eq!(day(&text(date)).map(|day| day + 1), day(&text(date + 1)));
    }

    #[test]
    fn any_text_may_be_typed(text in ".{0,40}") {
        let mut document = logged();
        document.activities.log[0].date = text.clone();
        document.activities.log[1].actions[0].due = text.clone();
        document.activities.log[1].actions[0].what = text.clone();
        document.evidence.incidents.push(Incident { date: text.clone(), ..Incident::blank(id(60)) });
        let topics = topics(&document, TODAY, None);
        prop_assert!(markdown(&document, &topics, TODAY).lines().filter(|line| line.starts_with("# ")).count() == 1);
        prop_assert!(addresses(&text).iter().all(|one| one.to_ascii_lowercase().starts_with("http")));
    }
}

#[test]
fn what_is_due() {
    let check = |due_on: &str, done: bool, expected: &str, overdue: bool| {
        let said = due(&action(1, "x", due_on, done), TODAY);
        assert_eq!(said, (expected.to_owned(), overdue), "{due_on}");
    };
    check("", false, "no date", false);
    check("2026-11-24", false, "due today", false);
    check("2026-11-25", false, "due tomorrow", false);
    check("2026-12-01", false, "due 2026-12-01", false);
    check(
        "2026-11-23",
        false,
        "due 2026-11-23, overdue by 1 day",
        true,
    );
    check(
        "2025-11-24",
        false,
        "due 2025-11-24, overdue by 365 days",
        true,
    );
    // A word is no date, and so is never overdue.
    let said = due(&action(1, "x", "1 May", false), TODAY);
    assert!(said.0.contains("\"1 May\", which is no date") && !said.1);
    assert!(!action(1, "x", "2020-01-01", true).is_overdue(TODAY));
}

#[test]
fn open_actions_come_due_first() {
    let document = logged();
    let order = |document: &Engagement, shown: &[(RowId, RowId)], held: bool| {
        document.activities.due_first(shown, held)
    };
    let all = [(1, 11), (2, 21), (3, 31), (1, 12)].map(|(a, b)| (id(a), id(b)));
    assert_eq!(order(&document, &[], false), all);
    // While somebody is in the list it keeps still, but for what is done or new.
    let mut moved = logged();
    moved.activities.log[0].actions[0].due = "2027-01-01".to_owned();
    moved.activities.log[1].actions[0].done = true;
    assert_eq!(order(&moved, &all[..3], true), [all[0], all[2], all[3]]);
    assert_eq!(order(&moved, &all, false), [all[2], all[0], all[3]]);
    let check = |document: &Engagement, expected: &str| {
        assert_eq!(open_sentence(document, TODAY), expected);
    };
    check(&document, "4 actions open, 1 overdue.");
    check(&empty(), "Nothing is open.");
    let mut one = logged();
    one.activities.log.remove(0);
    check(&one, "2 actions open, none overdue.");
}

#[test]
fn the_log_shows_the_newest_first_and_keeps_still_while_used() {
    let mut document = logged();
    let log = &mut document.activities.log;
    log.push(entry(4, Activity::Review, "2026-11-17", Vec::new()));
    log.push(entry(5, Activity::Review, "", Vec::new()));
    let order = |document: &Engagement, shown: &[u8], held: bool| {
        let shown: Vec<_> = shown.iter().map(|one| id(*one)).collect();
        let activities = &document.activities;
        activities.newest_first(Some(Activity::Review), &shown, held)
    };
    assert_eq!(order(&document, &[], false), [5, 4, 2, 1].map(id));
    document.activities.log[0].date = "2026-12-24".to_owned();
    let still = order(&document, &[4, 2, 1, 99], true);
    assert_eq!(still, [5, 4, 2, 1].map(id), "only what is new moves in");
    assert_eq!(order(&document, &[5, 4, 2, 1], false), [5, 1, 4, 2].map(id));
    let all = document.activities.newest_first(None, &[], false);
    assert_eq!(all.len(), document.activities.log.len());
}

#[test]
fn an_action_keeps_the_day_it_was_done() {
    let mut document = logged();
    let keys = document.activities.due_first(&[], false);
    for (key, day) in keys.iter().zip(["2026-11-20", "2026-11-22"]) {
        let entry = document.activities.entry_mut(key.0).expect("an entry");
        let mut actions = entry.actions.iter_mut();
        let action = actions.find(|one| one.id == key.1).expect("an action");
        action.tick(true, day);
        assert_eq!(action.done_on, day);
    }
    let done = document.activities.done_latest_first();
    assert_eq!(done[..2], [keys[1], keys[0]], "the latest first");
    let (_, without_a_day) = document.activities.action(done[2]).expect("an action");
    assert_eq!(without_a_day.done_on, "");
    let mut action = action(1, "x", "", false);
    action.tick(true, "2026-11-20");
    action.tick(false, "2026-11-21");
    assert_eq!(
        action,
        Action {
            what: "x".to_owned(),
            ..Action::blank(id(1))
        }
    );
}

#[test]
fn what_follows_from_an_entry() {
    let mut one = logged().activities.log.remove(0);
    assert_eq!(entry_name(&one), "Weekly production review, 2026-11-10");
    assert_eq!(entry_day(&one), "2026-11-10");
    assert_eq!(follows(&one), Some(("2 actions open".to_owned(), true)));
    one.actions.retain(|one| one.done);
    assert_eq!(follows(&one), Some(("done".to_owned(), false)));
    assert_eq!(done(&one.actions[0]), "done");
    one.actions[0].done_on = "2026-11-12".to_owned();
    assert_eq!(done(&one.actions[0]), "done 2026-11-12");
    let blank = LogEntry::blank(id(9));
    assert_eq!(follows(&blank), None);
    assert_eq!(entry_name(&blank), "Weekly production review, no date");
    assert_eq!(entry_day(&blank), "no date");
}

#[test]
fn the_agenda_looks_back_to_the_last_review() {
    let mut document = logged();
    let found = agenda(&document, TODAY);
    assert_eq!(found.last, Some("2026-11-17"));
    let due: Vec<_> = found.due.iter().map(|(_, one)| one.what.as_str()).collect();
    assert_eq!(due, ["rotate keys", "order disks"]);
    assert_eq!(found.undated, 1);
    let agreed: Vec<_> = found.agreed.iter().map(|one| one.what.as_str()).collect();
    assert_eq!(agreed, ["order disks", "mend the alert", "train on call"]);
    // What is written down on the day itself is this review.
    let log = &mut document.activities.log;
    log.push(entry(7, Activity::Review, TODAY, Vec::new()));
    assert_eq!(agenda(&document, TODAY).last, Some("2026-11-17"));
    document.activities.log.clear();
    assert_eq!(agenda(&document, TODAY).last, None);
    assert_eq!(agenda(&document, "no date").last, None);
}

#[test]
fn the_agenda_knows_what_to_look_at_again() {
    let mut document = empty();
    let target = document.chosen_target;
    let mut accepted = risk(40, "disk full", ["1", "2", "3%", "4"]);
    for (review, journey) in [("2026-11-23", None), ("2026-11-24", Some(id(70)))] {
        let mut one = Acceptance::new(target, journey);
        one.review = review.to_owned();
        accepted.accepted.push(one);
    }
    document.risks.push(accepted);
    let mut objective = Objective::blank(id(41));
    objective.review = "2026-01-01".to_owned();
    document.objectives.push(objective);
    for (number, answer, due, hidden) in [
        (51, None, "2026-11-01", false),
        (52, Some(Answer::Partly), "2026-11-02", false),
        (53, Some(Answer::Yes), "2026-11-01", false),
        (54, Some(Answer::NotApplicable), "2026-11-01", false),
        (55, None, "2026-11-01", true),
        (56, Some(Answer::No), TODAY, false),
        (57, Some(Answer::No), "", false),
    ] {
        document.readiness.items.push(ReadinessItem {
            answer,
            due: due.to_owned(),
            hidden,
            ..ReadinessItem::blank(id(number))
        });
    }
    for (number, drill) in [(61, false), (62, true), (63, false)] {
        let date = "2026-11-20".to_owned();
        let incidents = &mut document.evidence.incidents;
        incidents.push(Incident {
            drill,
            date,
            ..Incident::blank(id(number))
        });
    }
    let found = agenda(&document, TODAY);
    assert_eq!(found.acceptances.len(), 1);
    assert_eq!(found.objectives, [id(41)]);
    let items: Vec<_> = found.readiness.iter().map(|one| one.id).collect();
    // One that does not apply without a reason is as good as open.
    assert_eq!(items, [51, 52, 54].map(id));
    assert_eq!((found.incidents, found.drills), (2, 1));
    let topics = topics(&document, TODAY, None);
    let text = markdown(&document, &topics, TODAY);
    for part in [
        "Accepted: disk full at 99.9%, the whole service, to be looked at by 2026-11-23",
        "Objective: Whole service: availability, to be looked at by 2026-01-01",
        "2 incidents and 1 drill entered",
        "No target is said yet.",
    ] {
        assert!(text.contains(part), "{part} in {text}");
    }
    let place = |title: &str| {
        let found = topics.iter().find(|one| one.title.starts_with(title));
        found.map(|one| (one.place, one.empty))
    };
    assert_eq!(place("Readiness"), Some((Place::Readiness, false)));
    assert_eq!(place("Burning"), Some((Place::Objectives, true)));
}

#[test]
fn a_line_of_the_agenda_knows_what_it_is_about() {
    let mut document = empty();
    let soon = action(31, "soon", TODAY, false);
    document
        .activities
        .log
        .push(entry(30, Activity::Review, "2026-11-17", vec![soon]));
    for (number, ratio) in [(41, "99.95%"), (42, "")] {
        let mut objective = Objective::blank(id(number));
        objective.target = Some(document.chosen_target);
        objective.ratio = ratio.to_owned();
        document.objectives.push(objective);
    }
    let topics = topics(&document, TODAY, None);
    let subjects = |title: &str| {
        let topic = topics.iter().find(|one| one.title.starts_with(title));
        let lines = topic.map_or(&[][..], |topic| &topic.lines);
        lines.iter().map(|line| &line.subject).collect::<Vec<_>>()
    };
    assert_eq!(subjects("Actions"), [&Subject::Action((id(30), id(31)))]);
    let budgets = subjects("Error budgets");
    let shares = budgets.iter().map(|subject| match subject {
        Subject::Budget { spent, .. } => Some(spent.share_text.as_str()),
        _ => None,
    });
    assert_eq!(shares.collect::<Vec<_>>(), [Some("50.0%"), None]);
    assert_eq!(subjects("Acceptances"), [&Subject::Words]);
}

#[test]
fn the_agenda_holds_measurements_against_the_budgets() {
    let check = |ratio: &str, elapsed: &str, spent: &str, fast: Option<&str>| {
        let mut document = empty();
        let mut objective = Objective::blank(id(41));
        objective.target = Some(document.chosen_target);
        objective.ratio = ratio.to_owned();
        objective.elapsed = elapsed.to_owned();
        document.objectives.push(objective);
        let topics = topics(&document, TODAY, None);
        let lines = |title: &str| {
            let found = topics.iter().find(|one| one.title == title);
            found.map(|one| (one.empty, one.texts().join("\n")))
        };
        let (_, said) = lines("Error budgets").expect("always there");
        assert!(said.contains(spent), "{said}");
        let (calm, said) = lines("Burning faster than the budget lasts").expect("always there");
        assert_eq!(calm, fast.is_none(), "{said}");
        if let Some(fast) = fast {
            assert!(said.contains(fast), "{said}");
        }
    };
    check("", "", "nothing is measured yet", None);
    check("lots", "", "lots", None);
    check("99.95%", "", "50.0% of the budget of", None);
    check("99.9%", "", "100% of the budget of", None);
    // Twice as fast for a quarter of the window: half is spent, and the rest lasts another quarter.
    check(
        "99.8%",
        "7",
        "50.0% of the budget of",
        Some("burning at 2.00, what is left is gone in"),
    );
    check(
        "99%",
        "",
        "1\u{202f}000% of the budget of",
        Some("burning at 10.0, nothing is left"),
    );
}

#[test]
fn the_agenda_compares_with_the_saved_version() {
    let mut old = empty();
    old.risks = vec![
        risk(1, "stays", ["1", "2", "3%", "4"]),
        risk(2, "changes", ["1", "2", "3%", "4"]),
        risk(3, "goes", ["1", "2", "3%", "4"]),
    ];
    let mut now = old.clone();
    now.risks.remove(2);
    now.risks[1].ettr = cell::read(Column::Ettr, "5");
    now.risks[1].ettf = cell::read(Column::Ettf, "weekly");
    now.risks.push(risk(4, "comes", ["", "", "", ""]));
    now.risks.push(Risk::blank(id(5)));
    let mut snapshot = Snapshot::blank(id(90));
    snapshot.name = "Kick-off".to_owned();
    snapshot.taken = "2026-11-02".to_owned();
    let changes = |now: &Engagement| {
        let topics = topics(now, TODAY, Some((&snapshot, &old)));
        let found = topics.into_iter().find(|one| one.place == Place::Risks);
        found.expect("a version to compare with")
    };
    let topic = changes(&now);
    assert!(
        topic
            .title
            .ends_with("since 2026-11-02, version \"Kick-off\"")
    );
    let expected = [
        "changes: ETTR 2 → 5, ETTF 4 → 1w",
        "New: comes",
        "Retired: goes",
    ];
    assert_eq!(topic.texts(), expected);
    assert!(changes(&old).empty);
}

#[test]
fn what_is_typed_breaks_no_agenda() {
    let mut document = empty();
    let check = |document: &mut Engagement, what: &str, expected: &str| {
        let actions = vec![action(11, what, "2026-11-20", false)];
        document.activities.log = vec![entry(1, Activity::Team, TODAY, actions)];
        let topics = topics(document, TODAY, None);
        let text = markdown(document, &topics, TODAY);
        assert!(text.contains(expected), "{expected} in {text}");
    };
    check(&mut document, "a\n# b", "- a<br>\\# b: nobody's yet");
    check(&mut document, "1. first", "- 1\\. first: nobody's yet");
    check(&mut document, "- minus", "- \\- minus: nobody's yet");
    check(&mut document, "<b>", "- &lt;b&gt;: nobody's yet");
    check(&mut document, "30 disks", "- 30 disks: nobody's yet");
    let notes = notes(&topics(&document, TODAY, None));
    assert!(notes.starts_with("Actions overdue or due within a week:\n"));
    assert!(notes.ends_with("Anything else:\n"));
    assert!(
        !notes.contains("Readiness"),
        "what is empty needs no heading"
    );
}

#[test]
fn runbooks_by_bad_minutes() {
    let mut document = empty();
    let sentence = |document: &Engagement| register_sentence(document, &analyse(document));
    assert_eq!(sentence(&document), "No risk is in the table yet.");
    document.risks = vec![
        risk(1, "minor defect", ["60", "60", "2%", "21"]),
        risk(2, "nobody knows", ["", "", "", ""]),
        Risk::blank(id(3)),
        risk(4, "deployment downtime", ["0", "3", "100%", "7"]),
    ];
    let order = register(&document, &analyse(&document));
    assert_eq!(order, [4, 1, 2].map(id));
    assert_eq!(
        sentence(&document),
        "0 of 3 risks, 0% of the 198 bad minutes a year, have a runbook."
    );
    document.risks[3].runbook = "https://wiki/x".to_owned();
    assert_eq!(
        sentence(&document),
        "1 of 3 risks, 78.9% of the 198 bad minutes a year, has a runbook."
    );
    document.risks.remove(0);
    document.risks.remove(2);
    document.risks[0].runbook = " ".to_owned();
    assert_eq!(
        sentence(&document),
        "0 of 1 risk has a runbook; none has figures yet."
    );
}

#[test]
fn only_web_addresses_are_links() {
    let check = |text: &str, expected: &[&str]| assert_eq!(addresses(text), expected, "{text}");
    check(
        "https://wiki.example/run?x=1#y",
        &["https://wiki.example/run?x=1#y"],
    );
    check(
        "see (http://a/b), or HTTPS://c.",
        &["http://a/b", "HTTPS://c"],
    );
    check("javascript:alert(1)", &[]);
    check("javascript:https://x", &[]);
    check("data:text/html,x", &[]);
    check("ftp://x", &[]);
    check("https://", &[]);
    check("https:///x", &[]);
    check("http:x", &[]);
    check("wiki/page", &[]);
    check("ähttps://x", &[]);
    check("", &[]);
}

#[test]
fn what_the_charter_says_of_the_pager() {
    let charter = Charter {
        pager_now: "Platform".to_owned(),
        pager_at_close: " ".to_owned(),
        ..Charter::default()
    };
    let check = |activity: Activity, expected: &[&str]| {
        assert_eq!(charter_says(activity, &charter), expected);
    };
    check(
        Activity::Responsibility,
        &["Carries the pager now: Platform"],
    );
    check(Activity::Team, &[]);
}
