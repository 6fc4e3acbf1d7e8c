//! What is said under the table about a row: one message, whatever is wrong with it.

use crate::analysis::{Analysis, Finding};
use crate::document::names::row_name;
use crate::document::{Column, Engagement, RowId};
use crate::grammar::cell::{problem_of, show};
use crate::grammar::problem::problem;
use crate::text::activities::activity_words::counted;
use crate::text::findings::{before_three_digits, counts_point, finding};

/// A message about a row.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RowMessage {
    /// The row.
    pub risk: RowId,
    /// It is left out because of this; else it may be a slip.
    pub is_error: bool,
    /// Which cells, what is wrong with each, what is expected, and what follows.
    pub text: String,
}

/// What is said when a risk is deleted, with what named it: "Deleted minor defect, which 4 incidents named."
pub fn deleted(id: RowId, engagement: &Engagement) -> String {
    let incidents = engagement.evidence.incidents.iter();
    let incidents = incidents.filter(|one| one.risk == Some(id)).count();
    let mitigations = engagement.mitigations.iter();
    let mitigations = mitigations.filter(|one| one.scope.risks.contains(&id));
    let named_by = [(incidents, "incident"), (mitigations.count(), "mitigation")];
    let named_by = named_by.into_iter().filter(|(count, _)| *count > 0);
    let named_by: Vec<String> = named_by.map(|(count, one)| counted(count, one)).collect();
    let name = row_name(id, engagement);
    match named_by.is_empty() {
        true => format!("Deleted {name}."),
        false => format!("Deleted {name}, which {} named.", named_by.join(" and ")),
    }
}

/// The messages about rows, in the order of the rows; those of rows that are left out first.
pub fn row_messages(engagement: &Engagement, analysis: &Analysis) -> Vec<RowMessage> {
    if analysis.findings.is_empty() {
        return Vec::new();
    }
    let mut messages = Vec::new();
    for row in analysis.rows.iter().filter(|row| row.is_noticed) {
        let findings = analysis.findings.iter();
        let own: Vec<&Finding> = findings.filter(|one| one.risk() == Some(row.id)).collect();
        if !own.is_empty() {
            messages.push(message(row.id, &own, engagement));
        }
    }
    let (mut first, others): (Vec<_>, Vec<_>) = messages.into_iter().partition(|one| one.is_error);
    first.extend(others);
    first
}

fn message(risk: RowId, findings: &[&Finding], engagement: &Engagement) -> RowMessage {
    let unread: Vec<String> = findings
        .iter()
        .filter_map(|finding| match finding {
            Finding::Unread {
                column,
                problem: reason,
                ..
            } => {
                let entry = engagement.risk(risk).map(|risk| risk.entry(*column));
                let text = entry.map(|entry| show(*column, entry)).unwrap_or_default();
                // The document keeps only the text; why it cannot be read is found anew.
                let reason = problem_of(*column, &text).unwrap_or(*reason);
                Some(format!(
                    "\"{}\" as {} of {} {}",
                    text.trim(),
                    column.name(),
                    row_name(risk, engagement),
                    problem(*column, reason)
                ))
            }
            _ => None,
        })
        .collect();
    let mut texts = Vec::new();
    if !unread.is_empty() {
        texts.push(format!(
            "{}. This row is left out of the total.",
            unread.join(". ")
        ));
    }
    let others = findings
        .iter()
        .filter(|one| !matches!(one, Finding::Unread { .. }));
    texts.extend(others.map(|one| finding(one, engagement)));
    let is_error = findings.iter().any(|one| !matches!(one, Finding::Hint(_)));
    RowMessage {
        risk,
        is_error,
        text: texts.join(" "),
    }
}

/// What is said of a text that is tidied once its cell is left, where a figure such as 1.000 becomes another one.
pub fn tidied_point(column: Column, row: &str, typed: &str, shown: &str) -> Option<String> {
    let figure = before_three_digits(typed)?;
    let is_one = !figure.starts_with('0') && figure.len() <= "999.000".len();
    (is_one && !shown.contains(figure)).then(|| counts_point(column, row, figure))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::document::{EngagementId, Incident, Mitigation, Risk};
    use crate::grammar::cell;

    #[test]
    fn a_point_before_noughts_is_told_when_it_goes() {
        let check = |typed: &str, shown: &str, write: Option<&str>| {
            let expected = write.map(|write| {
                format!("ETTR of x counts {write} with a decimal point: write {} if a thousand is meant.", write.replace('.', ""))
            });
            let told = tidied_point(Column::Ettr, "x", typed, shown);
            assert_eq!(told, expected, "{typed}");
        };
        check("1.000", "1", Some("1.000"));
        check("2.500m", "2.5m", Some("2.500"));
        check("1.000 to 2.000", "1 to 2", Some("2.000"));
        // What stays as it was typed has a hint under its row.
        check("1.095", "1.095", None);
        check("0.500", "0.5", None);
        check("1.00", "1", None);
        check("1.000.000", "1.000.000", None);
    }

    #[test]
    fn a_deletion_says_what_named_the_risk() {
        let id = |number: u8| RowId::from_random(&[number; 17]);
        let owner = EngagementId::from_random(&[9; 17]);
        let mut engagement = Engagement::new(owner, String::new(), || id(200));
        let mut risk = Risk::blank(id(1));
        risk.name = "minor defect".to_owned();
        engagement.risks = vec![risk];
        let check = |engagement: &Engagement, expected: &str| {
            assert_eq!(deleted(id(1), engagement), expected);
        };
        check(&engagement, "Deleted minor defect.");
        for number in 2..4 {
            let mut incident = Incident::blank(id(number));
            incident.risk = Some(id(1));
            engagement.evidence.incidents.push(incident);
        }
        check(
            &engagement,
            "Deleted minor defect, which 2 incidents named.",
        );
        let mut mitigation = Mitigation::blank(id(5));
        mitigation.scope.risks = vec![id(1)];
        engagement.mitigations.push(mitigation);
        check(
            &engagement,
            "Deleted minor defect, which 2 incidents and 1 mitigation named.",
        );
    }

    #[test]
    fn a_row_has_one_message() {
        let check = |cells: [&str; 4], expected: &[(bool, &str)]| {
            let mut next = 0;
            let mut engagement =
                Engagement::new(EngagementId::from_random(&[9; 17]), String::new(), || {
                    next += 1;
                    RowId::from_random(&[next; 17])
                });
            let mut risk = Risk::blank(RowId::from_random(&[100; 17]));
            risk.name = "x".to_owned();
            for (column, text) in Column::ALL.into_iter().zip(cells) {
                *risk.entry_mut(column) = cell::read(column, text);
            }
            engagement.risks.push(risk);
            let messages = row_messages(&engagement, &analyse(&engagement));
            let found: Vec<(bool, &str)> = messages
                .iter()
                .map(|one| (one.is_error, one.text.as_str()))
                .collect();
            assert_eq!(found, expected);
        };
        check(["5", "5", "5", "5"], &[]);
        check(["5", "1.5", "5", "5"], &[]);
        check(
            ["5", "1.095", "5", "5"],
            &[(
                false,
                "ETTR of x counts 1.095 with a decimal point: write 1095 if a thousand is meant.",
            )],
        );
        check(
            ["1.440 to 2.125h", "5", "5", "5"],
            &[(
                false,
                "ETTD of x counts 2.125 with a decimal point: write 2125 if a thousand is meant.",
            )],
        );
        check(
            ["abc", "20", "101%", "365"],
            &[(
                true,
                "\"abc\" as ETTD of x is not a duration: write minutes (5), 90s, 1h 30m, 2d, or a range such as 5 to 60. \"101%\" as Impact of x is more than all users: write percent (50), 0.5%, or a range such as 1 to 100. This row is left out of the total.",
            )],
        );
        check(
            ["5", "5", "0.5", "50"],
            &[(
                false,
                "Impact of x counts as 0.5%: write 0.5% if that is meant, or the percent of all users.",
            )],
        );
    }
}
