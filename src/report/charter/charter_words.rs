//! The charter in words: how far it is, who signed, and the whole of it as a paper.
//!
//! A text somebody typed always follows words of ours on its line, so that in Markdown it can begin no
//! heading, list or table.

use crate::document::records::values::dates::{day_number, is_date};
use crate::document::{Charter, Engagement, SignOff, Status};
use crate::report::charter::form::SECTIONS;
use crate::report::format::markup::in_markdown;
use crate::text::words::estimate_line;

/// A section as it stands on paper: what was said, each with its name, as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its heading.
    pub title: &'static str,
    /// Name and text; the text of an activity may be empty.
    pub said: Vec<(&'static str, String)>,
}

/// The sections in which something was said, without what was left empty.
pub fn parts(charter: &Charter) -> Vec<Part> {
    let mut parts = Vec::new();
    for section in &SECTIONS {
        let mut said = Vec::new();
        if section.activities {
            for one in &charter.activities {
                said.push((one.activity.title(), one.who.trim().to_owned()));
            }
        }
        for field in section.fields {
            let text = field.text.of(charter).trim().to_owned();
            if !text.is_empty() {
                said.push((field.label, text));
            }
        }
        if !said.is_empty() {
            parts.push(Part {
                title: section.title,
                said,
            });
        }
    }
    parts
}

/// How far the engagement is, for people.
pub fn status(status: Status) -> &'static str {
    match status {
        Status::Draft => "Draft, being agreed",
        Status::Active => "Active, under way",
        Status::Closed => "Closed, done",
    }
}

/// What is wrong with the dates of a charter, each in a sentence.
pub fn date_problems(charter: &Charter) -> Vec<String> {
    let (start, end) = (charter.start.trim(), charter.end.trim());
    let mut problems = Vec::new();
    for (name, text) in [("first", start), ("last", end)] {
        let said = no_day(text).map(|why| format!("The {name} day is {why}"));
        problems.extend(said);
    }
    if problems.is_empty() && !start.is_empty() && !end.is_empty() && end < start {
        problems.push(format!(
            "The last day, {end}, is before the first, {start}."
        ));
    }
    problems
}

/// What to say of a text where a day should be, which a calendar's field cannot show.
pub fn no_day(text: &str) -> Option<String> {
    let text = text.trim();
    let wrong = !text.is_empty() && !is_date(text);
    wrong.then(|| format!("kept as \"{text}\": write a date such as 2026-11-24 instead."))
}

/// How far an engagement is.
#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// "Day 83 of 103".
    pub title: String,
    /// "20 days left".
    pub left: String,
    /// As a share, from 0 to 1.
    pub share: f64,
}

/// How far the engagement is; `None` while its days are not both said, or in the wrong order.
pub fn progress(charter: &Charter, today: &str) -> Option<Progress> {
    let [start, end, today] = [charter.start.trim(), charter.end.trim(), today].map(day_number);
    let (start, end, today) = (start?, end?, today?);
    let days = |count: i64| match count {
        1 => "1 day".to_owned(),
        count => format!("{count} days"),
    };
    let all = end - start + 1;
    if all < 1 {
        return None;
    }
    let day = (today - start + 1).clamp(0, all);
    let (title, left) = if today < start {
        (format!("Begins in {}", days(start - today)), days(all))
    } else if today > end {
        (format!("Over for {}", days(today - end)), String::new())
    } else {
        let left = format!("{} left", days(end - today));
        (format!("Day {day} of {all}"), left)
    };
    let share = day as f64 / all as f64;
    Some(Progress { title, left, share })
}

/// Who agreed: how many of how many, whether all did, and a sentence.
pub fn agreed(charter: &Charter) -> (Option<String>, bool, String) {
    let all = &charter.sign_offs;
    if all.is_empty() {
        let none = "Nobody is named yet who has to agree.".to_owned();
        return (None, false, none);
    }
    let named = all.iter().enumerate();
    let named = named.map(|(at, one)| (sign_off_name(one, at + 1), one.date.trim()));
    let (signed, open): (Vec<_>, Vec<_>) = named.partition(|(_, date)| !date.is_empty());
    let count = format!("{} of {} signed", signed.len(), all.len());
    let sentence = match open.as_slice() {
        [] => {
            let last = signed.iter().map(|(_, date)| *date).max();
            format!("Signed by all, last on {}.", last.unwrap_or_default())
        }
        [(name, _)] => format!("{name} has not signed yet."),
        many => {
            let names: Vec<&str> = many.iter().map(|(name, _)| name.as_str()).collect();
            format!("{} have not signed yet.", names.join(", "))
        }
    };
    (Some(count), open.is_empty(), sentence)
}

/// A signature's name for labels: who signs, as what, or its place, from 1.
pub fn sign_off_name(one: &SignOff, place: usize) -> String {
    match (one.name.trim(), one.role.trim()) {
        ("", "") => format!("sign-off {place}"),
        ("", role) => role.to_owned(),
        (name, _) => name.to_owned(),
    }
}

/// The charter as Markdown, without what was left empty. `today` is set as given.
pub fn markdown(engagement: &Engagement, today: &str) -> String {
    let charter = &engagement.charter;
    let mut text = format!(
        "# Engagement charter: {}\n\n- Status: {}\n",
        match engagement.name.trim() {
            "" => "no name yet".to_owned(),
            name => in_markdown(name),
        },
        status(charter.status)
    );
    for part in parts(charter) {
        text += &format!("\n## {}\n\n", part.title);
        for (name, said) in part.said {
            text += &match said.as_str() {
                "" => format!("- {name}\n"),
                said => format!("- {name}: {}\n", in_markdown(said)),
            };
        }
    }
    let mut signed = String::new();
    for one in &charter.sign_offs {
        signed += &sign_off_line(one);
    }
    if !signed.is_empty() {
        text += "\n## Sign-offs\n\n";
        text += &signed;
    }
    let line = estimate_line(today, &engagement.author);
    text + &format!("\n{}\n", in_markdown(&line))
}

/// A signature as a line of a list; nothing for a row in which nothing stands.
fn sign_off_line(one: &SignOff) -> String {
    let [name, role, date] = [&one.name, &one.role, &one.date].map(|text| in_markdown(text.trim()));
    if name.is_empty() && role.is_empty() && date.is_empty() {
        return String::new();
    }
    let who = match (name.as_str(), role.as_str()) {
        ("", "") => "nobody named".to_owned(),
        ("", who) | (who, "") => who.to_owned(),
        (name, role) => format!("{name}, {role}"),
    };
    match date.as_str() {
        "" => format!("- Not signed yet: {who}\n"),
        date => format!("- Signed on {date}: {who}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::RowId;

    #[test]
    fn the_days_are_counted_from_the_first_to_the_last() {
        let check = |start: &str, end: &str, expected: Option<(&str, &str)>| {
            let charter = Charter {
                start: start.to_owned(),
                end: end.to_owned(),
                ..Charter::default()
            };
            let found = progress(&charter, "2026-11-28");
            let found = found.map(|one| (one.title, one.left));
            let expected = expected.map(|(title, left)| (title.to_owned(), left.to_owned()));
            assert_eq!(found, expected);
        };
        check(
            "2026-09-07",
            "2026-12-18",
            Some(("Day 83 of 103", "20 days left")),
        );
        check(
            "2026-11-28",
            "2026-11-29",
            Some(("Day 1 of 2", "1 day left")),
        );
        check(
            "2026-11-29",
            "2026-11-29",
            Some(("Begins in 1 day", "1 day")),
        );
        check("2026-11-01", "2026-11-20", Some(("Over for 8 days", "")));
        check("2026-11-20", "2026-11-01", None);
        check("", "2026-11-01", None);
        check("soon", "2026-11-01", None);
    }

    #[test]
    fn who_has_not_signed_is_named() {
        let check = |all: &[(&str, &str)], expected: (Option<&str>, bool, &str)| {
            let mut charter = Charter::default();
            for (name, date) in all {
                let mut one = SignOff::blank(RowId::from_random(&[1; 5]));
                one.name = (*name).to_owned();
                one.date = (*date).to_owned();
                charter.sign_offs.push(one);
            }
            let (count, is_all, sentence) = agreed(&charter);
            assert_eq!((count.as_deref(), is_all, sentence.as_str()), expected);
        };
        check(&[], (None, false, "Nobody is named yet who has to agree."));
        check(
            &[("Ada", "2026-09-10"), ("", "")],
            (
                Some("1 of 2 signed"),
                false,
                "sign-off 2 has not signed yet.",
            ),
        );
        check(
            &[("Ada", "2026-09-10"), ("Ben", "2026-09-12")],
            (
                Some("2 of 2 signed"),
                true,
                "Signed by all, last on 2026-09-12.",
            ),
        );
        check(
            &[("Ada", ""), ("Ben", "")],
            (
                Some("0 of 2 signed"),
                false,
                "Ada, Ben have not signed yet.",
            ),
        );
    }
}
