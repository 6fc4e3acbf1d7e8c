//! What a choice of risks is called, and what it is made from.

use crate::analysis::Analysis;
use crate::document::names::{journey_name, row_name, systemic_name};
use crate::document::picks::{Pick, pickable};
use crate::document::{Engagement, Reached, RowId, Scope};
use crate::math::ordered;
use crate::text::figures::figure;

/// Things that can be ticked, of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct PickGroup {
    /// What they are.
    pub name: &'static str,
    /// Each with its name and what stands beside it.
    pub picks: Vec<(Pick, String, String)>,
    /// Whether they are what "all" means.
    pub in_all: bool,
}

/// What can be ticked: risks with most minutes first, journeys, and systemic risks where `with_fixes`.
pub fn groups(engagement: &Engagement, analysis: &Analysis, with_fixes: bool) -> Vec<PickGroup> {
    let mut groups = vec![PickGroup {
        name: "Risks",
        picks: risks(engagement, analysis),
        in_all: true,
    }];
    let journey = |id: RowId| {
        let reaches = |risk: &&crate::document::Risk| risk.reaches(id) != Reached::No;
        let count = engagement
            .risks
            .iter()
            .filter(|risk| !risk.is_blank())
            .filter(reaches)
            .count();
        (
            Pick::Journey(id),
            journey_name(id, engagement),
            of_risks(count),
        )
    };
    let journeys = engagement.journeys.iter().map(|one| journey(one.id));
    groups.push(PickGroup {
        name: "Every risk of a journey",
        picks: journeys.collect(),
        in_all: false,
    });
    let fix = |id: RowId| (Pick::Fix(id), systemic_name(id, engagement), String::new());
    let fixes = engagement.systemic.iter().filter(|_| with_fixes);
    groups.push(PickGroup {
        name: "Fixes a systemic risk",
        picks: fixes.map(|one| fix(one.id)).collect(),
        in_all: false,
    });
    groups.retain(|group| !group.picks.is_empty());
    groups
}

fn risks(engagement: &Engagement, analysis: &Analysis) -> Vec<(Pick, String, String)> {
    let ids = pickable(engagement);
    let minutes = |id: RowId| {
        let row = analysis.rows.iter().find(|row| row.id == id)?;
        row.figures().map(|figures| figures.bad_minutes.get())
    };
    let costs: Vec<Option<f64>> = ids.iter().map(|id| minutes(*id)).collect();
    let order = ordered(ids.len(), &|a, b| {
        let cost = |place: usize| costs[place].unwrap_or(-1.0);
        cost(b).total_cmp(&cost(a))
    });
    let pick = |place: usize| {
        let name = row_name(ids[place], engagement);
        let cost = costs[place].map_or(String::new(), figure);
        (Pick::Risk(ids[place]), name, cost)
    };
    order.into_iter().map(pick).collect()
}

fn of_risks(count: usize) -> String {
    match count {
        1 => "1 risk".to_owned(),
        count => format!("{count} risks"),
    }
}

/// What a chip says: "All risks", "3 risks", the name of the only one; with what is fixed.
pub fn chip(scope: &Scope, fixes: &[RowId], engagement: &Engagement) -> String {
    let mut parts = Vec::new();
    match scope.risks.as_slice() {
        _ if scope.all => parts.push("All risks".to_owned()),
        [] => {}
        [only] => parts.push(row_name(*only, engagement)),
        several => parts.push(of_risks(several.len())),
    }
    match scope.journeys.as_slice() {
        _ if scope.all => {}
        [] => {}
        [only] => parts.push(journey_name(*only, engagement)),
        several => parts.push(format!("{} journeys", several.len())),
    }
    match fixes {
        [] => {}
        [only] => parts.push(format!("fixes {}", systemic_name(*only, engagement))),
        several => parts.push(format!("fixes {}", several.len())),
    }
    match parts.is_empty() {
        true => "No risks".to_owned(),
        false => parts.join(", "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::document::{EngagementId, Risk, Systemic};

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    fn engagement() -> Engagement {
        let own = EngagementId::from_random(&[9; 16]);
        let mut engagement = Engagement::new(own, String::new(), || id(99));
        for (place, name) in [(1, "one"), (2, "two"), (3, "")] {
            let mut risk = Risk::blank(id(place));
            risk.name = name.to_owned();
            engagement.risks.push(risk);
        }
        let mut systemic = Systemic::blank(id(7));
        systemic.name = "No playbooks".to_owned();
        engagement.systemic.push(systemic);
        engagement
    }

    #[test]
    fn a_chip_names_the_only_one_and_counts_several() {
        let engagement = engagement();
        let check = |all, risks: &[u8], fixes: &[u8], expected: &str| {
            let ids = |places: &[u8]| places.iter().copied().map(id).collect::<Vec<_>>();
            let scope = Scope {
                all,
                risks: ids(risks),
                journeys: Vec::new(),
            };
            assert_eq!(chip(&scope, &ids(fixes), &engagement), expected);
        };
        check(true, &[], &[], "All risks");
        check(false, &[], &[], "No risks");
        check(false, &[1], &[], "one");
        check(false, &[1, 2], &[], "2 risks");
        check(true, &[], &[7], "All risks, fixes No playbooks");
        check(false, &[], &[7], "fixes No playbooks");
    }

    #[test]
    fn what_is_not_there_has_no_group() {
        let engagement = engagement();
        let names = |with_fixes| {
            let groups = groups(&engagement, &analyse(&engagement), with_fixes);
            groups
                .iter()
                .map(|one| (one.name, one.picks.len()))
                .collect::<Vec<_>>()
        };
        assert_eq!(names(false), [("Risks", 2)]);
        assert_eq!(names(true), [("Risks", 2), ("Fixes a systemic risk", 1)]);
    }
}
