//! What the Activities page says of actions, runbooks and what to talk about.

use crate::analysis::Analysis;
use crate::document::{Action, Activity, Charter, Engagement, LogEntry, RowId};
use crate::grammar::texts::after;
use crate::math::ordered;
use crate::text::figures::figure;
use crate::text::words;

/// A number of things: "1 action", "2 actions".
pub fn counted(number: usize, one: &str) -> String {
    match number {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    }
}

/// When an action is due, in words; `today` is an ISO date. The second is whether its day has passed.
pub fn due(action: &Action, today: &str) -> (String, bool) {
    let day = &action.due;
    let text = match action.days_left(today) {
        None if day.trim().is_empty() => "no date".to_owned(),
        None => format!("due \"{day}\", which is no date such as 2026-11-24"),
        Some(0) => "due today".to_owned(),
        Some(1) => "due tomorrow".to_owned(),
        Some(left) if left > 0 => format!("due {day}"),
        Some(left) => {
            let days = counted(left.unsigned_abs() as usize, "day");
            format!("due {day}, overdue by {days}")
        }
    };
    (text, action.is_overdue(today))
}

/// What is open, and how much of it is overdue.
pub fn open_sentence(engagement: &Engagement, today: &str) -> String {
    let open = engagement.activities.open_actions();
    let (mut all, mut overdue) = (0, 0);
    for (_, action) in open {
        all += 1;
        overdue += usize::from(action.is_overdue(today));
    }
    match (all, overdue) {
        (0, _) => "Nothing is open.".to_owned(),
        (all, 0) => format!("{} open, none overdue.", counted(all, "action")),
        (all, overdue) => format!("{} open, {overdue} overdue.", counted(all, "action")),
    }
}

/// What an entry of the log is called: "Runbooks, 2026-11-24".
pub fn entry_name(entry: &LogEntry) -> String {
    let title = entry.activity.title();
    match entry.date.trim() {
        "" => format!("{title}, no date"),
        date => format!("{title}, {date}"),
    }
}

/// The day of an entry.
pub fn entry_day(entry: &LogEntry) -> String {
    match entry.date.trim() {
        "" => "no date".to_owned(),
        date => date.to_owned(),
    }
}

/// What is left to do of an entry, and whether anything is; `None` where nothing follows from it.
pub fn follows(entry: &LogEntry) -> Option<(String, bool)> {
    let said = entry.actions.iter().filter(|one| !one.what.is_empty());
    let (open, all) = (said.clone().filter(|one| !one.done).count(), said.count());
    match (open, all) {
        (_, 0) => None,
        (0, _) => Some(("done".to_owned(), false)),
        (open, _) => Some((format!("{} open", counted(open, "action")), true)),
    }
}

/// What is said of an action that is done: "done 2026-11-24".
pub fn done(action: &Action) -> String {
    match action.done_on.trim() {
        "" => "done".to_owned(),
        day => format!("done {day}"),
    }
}

/// The risks of the register of runbooks, those that cost most first; rows nobody has typed in are left out.
pub fn register(engagement: &Engagement, analysis: &Analysis) -> Vec<RowId> {
    let minutes = |at: usize| {
        let row = analysis.rows.get(at).and_then(|row| row.figures());
        row.map_or(-1.0, |row| row.bad_minutes.get())
    };
    let risks = &engagement.risks;
    let order = ordered(risks.len(), &|a, b| minutes(b).total_cmp(&minutes(a)));
    let named = order.into_iter().filter(|at| !risks[*at].is_blank());
    named.map(|at| risks[at].id).collect()
}

/// How many risks have a runbook, and which part of the bad minutes that is.
pub fn register_sentence(engagement: &Engagement, analysis: &Analysis) -> String {
    let (mut all, mut with, mut minutes) = (0_usize, 0_usize, 0.0);
    for (risk, row) in engagement.risks.iter().zip(&analysis.rows) {
        if risk.is_blank() {
            continue;
        }
        all += 1;
        if !risk.runbook.trim().is_empty() {
            with += 1;
            minutes += row.figures().map_or(0.0, |row| row.bad_minutes.get());
        }
    }
    let have = if with == 1 || all == 1 { "has" } else { "have" };
    let total = analysis.total.get();
    match all {
        0 => "No risk is in the table yet.".to_owned(),
        all if total > 0.0 => format!(
            "{with} of {}, {}% of the {} {}, {have} a runbook.",
            counted(all, "risk"),
            figure(minutes / total * 100.0),
            figure(total),
            words::answer_unit(engagement)
        ),
        all => format!(
            "{with} of {} {have} a runbook; none has figures yet.",
            counted(all, "risk")
        ),
    }
}

/// The web addresses in a text, each as a link may lead there: http and https, nothing else.
pub fn addresses(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for word in text.split_whitespace() {
        let word = word.trim_start_matches(['(', '<', '[', '"', '\'']);
        let word = word.trim_end_matches(['.', ',', ';', ':', ')', '>', ']', '"', '\'']);
        let is = |scheme: &str| {
            let start = word.get(..scheme.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
                && after(word, scheme.len()).starts_with(|c: char| c.is_alphanumeric() || c == '[')
        };
        if is("https://") || is("http://") {
            found.push(word);
        }
    }
    found
}

/// What to talk about, for those activities that are a talk.
pub const fn questions(activity: Activity) -> &'static [&'static str] {
    match activity {
        Activity::Responsibility => &[
            "Who is woken first, who second, and what may they change without asking?",
            "Which alerts of the last month needed nobody, and who takes them out?",
            "What must be true on the day the pager changes hands, and who checks it?",
            "What will the people who carry it next have seen done once, and done once themselves?",
        ],
        Activity::Human => &[
            "When did somebody last know better and say nothing, and what would have made it easy to speak?",
            "Which step asks a tired person to get something right that a machine could check?",
            "Who is the only one who can do a thing, and when were they last away for two weeks?",
            "Where do people have to choose between being fast and being careful, and who tells them which?",
            "How many nights were broken this month, and whose?",
        ],
        Activity::Team => &[
            "What does each of us want to be asked about, and what rather not?",
            "What did somebody here do lately that made another's week easier?",
            "How do we want to disagree, and how do we settle it?",
            "What would we keep if everything else about our work changed?",
        ],
        _ => &[],
    }
}

/// In a line, what an activity is for.
pub const fn purpose(activity: Activity) -> &'static str {
    match activity {
        Activity::Readiness => "The review has a page of its own.",
        Activity::Responsibility => {
            "Who answers for running the service, and how that changes hands."
        }
        Activity::Review => {
            "A look at what happened and what is due. The agenda is filled from this engagement."
        }
        Activity::Runbooks => {
            "What to do when a risk strikes, written down before it does. Begin where most bad minutes are."
        }
        Activity::Wheel => {
            "A risk is drawn, somebody plays the incident, the others run it. The time it takes is kept as evidence beside the estimate and never changes it."
        }
        Activity::Premortem => "It is a year from now and it failed: why?",
        Activity::Map => "What causes what, from the tables, with what the room adds.",
        Activity::Human => {
            "What makes people err, tire or hold back, and what would help. Notes stay in this browser unless somebody exports them."
        }
        Activity::Team => "Getting to know each other, so that asking for help at night is easy.",
    }
}

/// What the charter says beyond who does what.
pub fn charter_says(activity: Activity, charter: &Charter) -> Vec<String> {
    let mut lines = Vec::new();
    if activity == Activity::Responsibility {
        for (what, text) in [
            ("Carries the pager now", &charter.pager_now),
            ("At close", &charter.pager_at_close),
            ("On the condition", &charter.pager_condition),
        ] {
            if !text.trim().is_empty() {
                lines.push(format!("{what}: {}", text.trim()));
            }
        }
    }
    lines
}
