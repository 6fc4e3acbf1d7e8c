//! What is said about a table of incidents that is being pasted.

use crate::codec::table::incidents::look::{Basis, UnitBy};
use crate::codec::table::incidents::titles::{IncidentField, unit_name};

/// What the guess rests on that a column holds this.
pub fn rests_on(field: Option<IncidentField>, basis: Basis) -> String {
    match basis {
        Basis::Said => "you said so".to_owned(),
        Basis::Title(None) => match field {
            Some(field) if field.is_duration() => "its header; in minutes".to_owned(),
            _ => "its header".to_owned(),
        },
        Basis::Title(Some(unit)) => format!("its header; in {}", unit_name(unit)),
        Basis::Place => "its place in the table".to_owned(),
        Basis::Risks(named, rows) => format!("name of a risk in {named} of {rows} rows"),
        Basis::NoUnit(unit, why) => {
            let why = match why {
                UnitBy::Said => ", as you say",
                UnitBy::Name => ", by a name such as time_to_resolve",
                UnitBy::Size => ", being large",
                UnitBy::Habit => "",
            };
            format!("no unit in the header; taken as {}{why}", unit_name(unit))
        }
        Basis::FromTheAlert => "from the start on, so ETTD is taken away".to_owned(),
        Basis::NoFigures => "its header, but it holds no figures".to_owned(),
        Basis::None => "not a known header".to_owned(),
    }
}

/// What stands above the rows that would be added.
pub fn understood(incidents: usize) -> String {
    match incidents {
        0 => "No incident was found in this. A table has a row for each, with its date, minutes to detect, minutes to resolve, share of users and risk.".to_owned(),
        1 => "1 incident, understood as".to_owned(),
        more => format!("{more} incidents, understood as"),
    }
}

/// What stands below them: how many are not shown, and which are none of the risks.
pub fn below(hidden: usize, unlisted: &[String]) -> String {
    let mut text = match hidden {
        0 => String::new(),
        more => format!("and {more} more. "),
    };
    text += &match unlisted {
        [] => String::new(),
        [one] if one.is_empty() => "One names no risk.".to_owned(),
        [one] => format!("One, \u{201c}{one}\u{201d}, is none of the risks listed."),
        several => format!("{} are none of the risks listed.", several.len()),
    };
    text
}

/// What the button that adds them says.
pub fn add(incidents: usize) -> String {
    match incidents {
        0 => "Add incidents".to_owned(),
        1 => "Add 1 incident".to_owned(),
        more => format!("Add {more} incidents"),
    }
}

/// The columns that are left out, folded away.
pub fn left_out(columns: usize) -> String {
    match columns {
        1 => "1 column is left out".to_owned(),
        more => format!("{more} columns are left out"),
    }
}

/// What is asked of a date that has two readings.
pub fn comes_first(date: &str) -> String {
    format!("In {date}, first comes")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Unit;

    #[test]
    fn a_guess_says_what_it_rests_on() {
        let ettd = Some(IncidentField::Ettd);
        let check = |basis, expected: &str| assert_eq!(rests_on(ettd, basis), expected);
        check(Basis::Title(None), "its header; in minutes");
        check(Basis::Title(Some(Unit::Hour)), "its header; in hours");
        let no_unit = |unit, why| Basis::NoUnit(unit, why);
        check(
            no_unit(Unit::Minute, UnitBy::Habit),
            "no unit in the header; taken as minutes",
        );
        check(
            no_unit(Unit::Second, UnitBy::Size),
            "no unit in the header; taken as seconds, being large",
        );
        check(
            no_unit(Unit::Second, UnitBy::Said),
            "no unit in the header; taken as seconds, as you say",
        );
        check(Basis::Risks(7, 8), "name of a risk in 7 of 8 rows");
        assert_eq!(rests_on(None, Basis::None), "not a known header");
    }

    #[test]
    fn what_stands_below_a_preview() {
        let names = |count: usize| vec!["DNS".to_owned(); count];
        assert_eq!(below(0, &[]), "");
        assert_eq!(
            below(4, &names(1)),
            "and 4 more. One, \u{201c}DNS\u{201d}, is none of the risks listed."
        );
        assert_eq!(below(0, &names(2)), "2 are none of the risks listed.");
    }
}
