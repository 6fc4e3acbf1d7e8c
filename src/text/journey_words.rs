//! What is said of journeys, and of what each risk does to them.

use crate::analysis::{JourneyCost, ReachCost};
use crate::document::names::journey_name;
use crate::document::{Column, Engagement, Entry, Journey, Reached, Risk, RowId};
use crate::grammar::cell;
use crate::text::figures::figure;
use crate::text::words::{Tone, verdict};

/// What the page is about.
pub const ABOUT: &str =
    "What users come for, most critical first, and the requests each journey needs.";

/// What an impact of 0 says.
pub const ZERO_IMPACT: &str = "A failing request whose impact is 0% does not fail the journey.";

/// What the matrix shows, and what a press does.
pub const MATRIX: &str = "bad minutes a year; stronger colour costs more. Click a cell to give the risk another impact there, or 0.";

/// What can be typed in a cell of the matrix.
pub const CELLS: &str = "Type a share of users, a range, or 0 where the journey goes on. \"own\" is the risk's own impact; an empty cell follows Reaches. Linking a request proposes its impact where that is smaller; nothing is multiplied.";

/// What is typed for the risk's own impact.
pub const OWN: &str = "own";

/// How many risks reach a journey.
pub fn reached_by(count: usize) -> String {
    match count {
        0 => "no risk reaches it".to_owned(),
        1 => "1 risk reaches it".to_owned(),
        count => format!("{count} risks reach it"),
    }
}

/// How a journey stands: what its target allows, and the gap with its tone.
pub fn stands(cost: &JourneyCost) -> Option<(String, String, Tone)> {
    let budget = cost.budget?.get();
    let (gap, tone) = verdict(budget, cost.total.get());
    Some((format!("{} allowed", figure(budget)), gap, tone))
}

/// What an interaction is called; one without a request after its journey.
pub fn request_name(request: &str, journey: &str) -> String {
    match request.trim() {
        "" => format!("an interaction of {journey}"),
        request => request.to_owned(),
    }
}

/// What an interaction is called where its journey stands beside it.
pub fn request(document: &Engagement, id: RowId) -> String {
    let mut all = document.journeys.iter().flat_map(|one| &one.interactions);
    let found = all.find(|one| one.id == id);
    match found.map_or("", |one| one.request.trim()) {
        "" => "(no request)".to_owned(),
        request => request.to_owned(),
    }
}

/// What a field of the matrix shows: "own" for the risk's own impact, nothing where it follows the tick.
pub fn typed_impact(impact: Option<&Entry>) -> String {
    match impact {
        Some(Entry::Empty) => OWN.to_owned(),
        Some(impact) => cell::show(Column::Impact, impact),
        None => String::new(),
    }
}

/// What a text in a field of the matrix means.
pub fn read_impact(text: &str) -> Option<Entry> {
    match text.trim() {
        "" => None,
        own if own.eq_ignore_ascii_case(OWN) => Some(Entry::Empty),
        text => Some(cell::read(Column::Impact, text)),
    }
}

/// What an empty cell of the matrix means: the risk's own impact, or that it does not reach the journey.
pub fn when_empty(risk: &Risk) -> String {
    match (risk.reach.all, cell::show(Column::Impact, &risk.impact)) {
        (false, _) => "–".to_owned(),
        (true, own) if own.is_empty() => OWN.to_owned(),
        (true, own) => own,
    }
}

/// The impact that a risk has on a journey, whether its own or the journey's.
fn impact_on(risk: &Risk, journey: RowId) -> Option<String> {
    match risk.reaches(journey) {
        Reached::No => None,
        Reached::AsOwn => Some(cell::show(Column::Impact, &risk.impact)),
        Reached::With(impact) => Some(cell::show(Column::Impact, impact)),
    }
}

/// What a cell of the matrix shows.
pub fn cell_figure(cost: ReachCost, risk: &Risk, journey: RowId) -> String {
    let impact = || {
        let impact = impact_on(risk, journey).unwrap_or_default();
        if impact.is_empty() {
            OWN.to_owned()
        } else {
            impact
        }
    };
    match cost {
        ReachCost::NotReached => "–".to_owned(),
        ReachCost::NotCounted | ReachCost::Unread(_) => impact(),
        ReachCost::Costs(minutes) => figure(minutes.get()),
    }
}

/// What a cell of the matrix says in full.
pub fn cell_means(cost: ReachCost, risk: &Risk, journey: RowId) -> String {
    let of_users = || {
        let impact = impact_on(risk, journey).unwrap_or_default();
        let own = if risk.reaches(journey) == Reached::AsOwn {
            ", the risk's own impact"
        } else {
            ""
        };
        format!("{impact} of users{own}")
    };
    match cost {
        ReachCost::NotReached => "This risk does not reach the journey".to_owned(),
        ReachCost::NotCounted => "This risk is not counted yet".to_owned(),
        ReachCost::Unread(_) => "This impact cannot be read".to_owned(),
        ReachCost::Costs(_) => of_users(),
    }
}

/// Whom a risk reaches, in short: "all journeys, own impact", "40% of View Product only".
pub fn reaches(risk: &Risk, document: &Engagement) -> String {
    let name = |journey: &Journey| journey_name(journey.id, document);
    let all = &document.journeys;
    let on = |reached: Reached<'_>| !matches!(reached, Reached::No);
    let reached: Vec<&Journey> = all.iter().filter(|one| on(risk.reaches(one.id))).collect();
    let others = reached
        .iter()
        .filter(|one| matches!(risk.reaches(one.id), Reached::With(_)))
        .count();
    let impact = match others {
        0 => ", own impact".to_owned(),
        others => format!(", {others} with another impact"),
    };
    let missing: Vec<&Journey> = all.iter().filter(|one| !on(risk.reaches(one.id))).collect();
    match (reached.as_slice(), missing.as_slice()) {
        ([], _) => "no journey".to_owned(),
        ([one], [_, ..]) => {
            let impact = impact_on(risk, one.id).filter(|impact| !impact.is_empty());
            let of = impact.map_or(String::new(), |impact| format!("{impact} of "));
            format!("{of}{} only", name(one))
        }
        (_, []) => format!("all journeys{impact}"),
        (_, [one]) => format!("all but {}{impact}", name(one)),
        (reached, _) => format!("{} of {} journeys{impact}", reached.len(), all.len()),
    }
}

/// The journeys that a risk reaches, by name: "Checkout, Search".
pub fn reached(risk: &Risk, document: &Engagement) -> String {
    let all = document.journeys.iter();
    let reached = all.filter(|one| !matches!(risk.reaches(one.id), Reached::No));
    let names: Vec<String> = reached.map(|one| journey_name(one.id, document)).collect();
    match names.len() {
        0 => "no journey".to_owned(),
        all if all == document.journeys.len() => "all journeys".to_owned(),
        _ => names.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::EngagementId;

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    #[test]
    fn whom_a_risk_reaches_is_said_in_short() {
        let own = EngagementId::from_random(&[9; 16]);
        let mut document = Engagement::new(own, String::new(), || id(99));
        for (place, name) in [(1, "Checkout"), (2, "Search"), (3, "Login")] {
            let mut journey = Journey::blank(id(place));
            journey.name = name.to_owned();
            document.journeys.push(journey);
        }
        let check = |all: bool, cells: &[(u8, &str)], expected: &str| {
            let mut risk = Risk::blank(id(10));
            risk.impact = cell::read(Column::Impact, "60%");
            risk.reach.all = all;
            for (journey, text) in cells {
                risk.reach.set(id(*journey), read_impact(text));
            }
            assert_eq!(reaches(&risk, &document), expected);
        };
        check(true, &[], "all journeys, own impact");
        check(true, &[(1, "own")], "all journeys, own impact");
        check(true, &[(1, "20%")], "all journeys, 1 with another impact");
        check(true, &[(2, "0")], "all but Search, own impact");
        check(true, &[(1, "0"), (2, "0")], "60% of Login only");
        check(false, &[], "no journey");
        check(false, &[(2, "40%")], "40% of Search only");
        check(
            false,
            &[(2, "40%"), (3, "own")],
            "all but Checkout, 1 with another impact",
        );
    }

    #[test]
    fn a_cell_takes_an_impact_or_the_word_for_the_own_one() {
        let check = |text: &str, shown: &str| {
            assert_eq!(typed_impact(read_impact(text).as_ref()), shown);
        };
        check("", "");
        check("Own", "own");
        check("40", "40%");
        check("1-100%", "1 to 100%");
        check("most", "most");
    }

    #[test]
    fn risks_that_reach_a_journey_are_counted() {
        let check = |count: usize, expected: &str| assert_eq!(reached_by(count), expected);
        check(0, "no risk reaches it");
        check(1, "1 risk reaches it");
        check(9, "9 risks reach it");
    }
}
