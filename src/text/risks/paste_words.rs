//! What is said about a table that is being pasted.

use crate::codec::table::paste::Field;
use crate::text::figures::figure;

/// What the guess rests on that a column holds this.
pub fn rests_on(title: &str, field: Option<Field>, said: bool) -> &'static str {
    let title = title.trim();
    match (field, title) {
        _ if said => "you said so",
        (Some(field), title) if title.eq_ignore_ascii_case(field.name()) => "same name",
        (Some(_), "") => "its place in the table",
        (Some(_), _) => "its header",
        (None, "") => "no header",
        (None, _) => "not a known header",
    }
}

/// What is asked of a figure whose comma or point may be either mark.
pub fn mark_is(figure: &str) -> String {
    let mark = if figure.contains(',') {
        "comma"
    } else {
        "point"
    };
    format!("The {mark} in {figure}")
}

/// What the mark of a figure is when commas part thousands, and when they are decimal marks.
pub fn mark_names(is_comma: bool) -> [&'static str; 2] {
    match is_comma {
        true => ["parts thousands", "is a decimal mark"],
        false => ["is a decimal mark", "parts thousands"],
    }
}

/// How many rows were found.
pub fn found(rows: usize, systemic: usize) -> String {
    match (rows, systemic) {
        (0, 0) => "No risks were found in this. A table has a row for each risk, and columns for its name, ETTD, ETTR, impact and ETTF. Nothing was changed.".to_owned(),
        (0, _) => "No risks, but:".to_owned(),
        (1, _) => "1 row, understood as:".to_owned(),
        (rows, _) => format!("{rows} rows, understood as:"),
    }
}

/// Rows that land and are not shown, with their bad minutes a year; `None` when all are shown.
pub fn hidden(rows: usize, minutes: f64) -> Option<String> {
    (rows > 0).then(|| match minutes > 0.0 {
        true => format!(
            "and {rows} more, of {} bad minutes a year.",
            figure(minutes)
        ),
        false => format!("and {rows} more."),
    })
}

/// Cells that keep their text; `None` when all can be read.
pub fn unread(cells: usize) -> Option<String> {
    (cells > 0).then(|| {
        format!(
            "Cells that cannot be read: {cells}. They keep their text, and their rows are left out until you fix them."
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_guess_says_what_it_rests_on() {
        let check = |title: &str, field: Option<Field>, said: bool, text: &str| {
            assert_eq!(rests_on(title, field, said), text);
        };
        check("ettd", Some(Field::Ettd), false, "same name");
        check("Time to detect", Some(Field::Ettd), false, "its header");
        check("", Some(Field::Ettd), false, "its place in the table");
        check("Cities", None, false, "not a known header");
        check("Cities", Some(Field::Name), true, "you said so");
    }
}
