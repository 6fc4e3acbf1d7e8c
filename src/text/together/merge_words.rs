//! What is said when two tabs changed the same.

use serde::Deserialize;
use serde_json::Value;

use crate::codec::merge::Clash;
use crate::document::{Column, Entry};
use crate::grammar::cell;
use crate::text::words::key_in_words;

/// A longer text is not shown in a message.
const MOST_SHOWN: usize = 60;

/// What two tabs changed at the same time, and what became of it. Empty when there is nothing of the kind.
pub fn clashed(clashes: &[Clash]) -> String {
    match clashes {
        [] => String::new(),
        [only] => {
            let other = shown(only).map(|other| format!(": there it is {other}"));
            format!(
                "{} was changed in another tab as well{}. The later change stands.",
                place(only),
                other.unwrap_or_default()
            )
        }
        [first, others @ ..] => {
            let count = others.len();
            let fields = if count == 1 { "field" } else { "fields" };
            format!(
                "{} and {count} more {fields} were changed in another tab as well. The later changes stand.",
                place(first)
            )
        }
    }
}

/// The field, and the row that it is in.
fn place(clash: &Clash) -> String {
    let name = match column(clash) {
        Some(column) => column.name().to_owned(),
        None => key_in_words(&clash.field),
    };
    match clash.row.as_str() {
        "" => name,
        row => format!("{name} of {row}"),
    }
}

fn column(clash: &Clash) -> Option<Column> {
    Column::ALL
        .into_iter()
        .find(|column| column.key() == clash.field)
}

/// The other value, as it can be typed; `None` when it is long or no text or figure.
fn shown(clash: &Clash) -> Option<String> {
    let text = match (&clash.other, column(clash)) {
        (Value::String(text), _) if !text.is_empty() => format!("\u{201c}{text}\u{201d}"),
        (Value::String(_), _) => "empty".to_owned(),
        (other, Some(column)) => match Entry::deserialize(other).ok()? {
            Entry::Empty => "empty".to_owned(),
            entry => cell::show(column, &entry),
        },
        _ => return None,
    };
    (text.chars().count() <= MOST_SHOWN).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn clash(field: &str, row: &str, other: Value) -> Clash {
        Clash {
            field: field.to_owned(),
            row: row.to_owned(),
            other,
        }
    }

    #[test]
    fn a_field_is_named_with_its_row_and_the_other_value() {
        let check = |clashes: &[Clash], expected: &str| assert_eq!(clashed(clashes), expected);
        check(&[], "");
        let ettr = clash(
            "ettr",
            "minor defect",
            json!({"kind": "point", "number": 66.0}),
        );
        check(
            std::slice::from_ref(&ettr),
            "ETTR of minor defect was changed in another tab as well: there it is 66. The later change stands.",
        );
        let scope = clash("inScope", "", json!("Checkout"));
        check(
            std::slice::from_ref(&scope),
            "In scope was changed in another tab as well: there it is \u{201c}Checkout\u{201d}. The later change stands.",
        );
        check(
            &[clash("notes", "minor defect", json!("x".repeat(99)))],
            "Notes of minor defect was changed in another tab as well. The later change stands.",
        );
        check(
            &[ettr.clone(), scope.clone()],
            "ETTR of minor defect and 1 more field were changed in another tab as well. The later changes stand.",
        );
        check(
            &[ettr, scope, clash("name", "", json!(""))],
            "ETTR of minor defect and 2 more fields were changed in another tab as well. The later changes stand.",
        );
    }
}
