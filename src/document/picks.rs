//! A choice of risks as a set of ticks, and back.

use crate::document::{Engagement, RowId, Scope};

/// One thing that can be ticked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A risk.
    Risk(RowId),
    /// Every risk that reaches a journey.
    Journey(RowId),
    /// A systemic risk that is fixed.
    Fix(RowId),
}

impl Pick {
    /// Its text, unique among all that can be ticked.
    pub fn code(self) -> String {
        match self {
            Self::Risk(id) => format!("r{id}"),
            Self::Journey(id) => format!("j{id}"),
            Self::Fix(id) => format!("f{id}"),
        }
    }

    /// What a text stands for.
    pub fn of(code: &str) -> Option<Self> {
        let make = match code.get(..1)? {
            "r" => Self::Risk,
            "j" => Self::Journey,
            "f" => Self::Fix,
            _ => return None,
        };
        code[1..].parse().ok().map(make)
    }
}

/// The risks that can be ticked one by one.
pub fn pickable(engagement: &Engagement) -> Vec<RowId> {
    let risks = engagement.risks.iter().filter(|risk| !risk.is_blank());
    risks.map(|risk| risk.id).collect()
}

/// What is ticked; `None` for all risks and nothing else.
pub fn picks(scope: &Scope, fixes: &[RowId], engagement: &Engagement) -> Option<Vec<Pick>> {
    if scope.all && fixes.is_empty() {
        return None;
    }
    let risks = match scope.all {
        true => pickable(engagement),
        false => scope.risks.clone(),
    };
    let journeys = scope.journeys.iter().copied().map(Pick::Journey);
    let fixes = fixes.iter().copied().map(Pick::Fix);
    let risks = risks.into_iter().map(Pick::Risk);
    Some(risks.chain(journeys).chain(fixes).collect())
}

/// The choice and the fixes that ticks stand for; `None` are all risks, which change no fix. All risks stay all,
/// also those that are added later, until one of them is unticked.
pub fn unpick(
    picks: Option<&[Pick]>,
    scope: &Scope,
    fixes: &[RowId],
    engagement: &Engagement,
) -> (Scope, Vec<RowId>) {
    let Some(picks) = picks else {
        return (Scope::default(), fixes.to_vec());
    };
    let has = |pick: Pick| picks.contains(&pick);
    let all = scope.all
        && !picks.is_empty()
        && pickable(engagement)
            .into_iter()
            .all(|id| has(Pick::Risk(id)));
    let mut chosen = Scope {
        all,
        risks: Vec::new(),
        journeys: Vec::new(),
    };
    let mut fixed = Vec::new();
    for pick in picks {
        match *pick {
            Pick::Risk(id) if !all => chosen.risks.push(id),
            Pick::Risk(_) => {}
            Pick::Journey(id) => chosen.journeys.push(id),
            Pick::Fix(id) => fixed.push(id),
        }
    }
    (chosen, fixed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Risk;

    fn id(place: u8) -> RowId {
        RowId::from_random(&[place; 5])
    }

    fn engagement() -> Engagement {
        let mut engagement = Engagement::new(
            crate::document::EngagementId::from_random(&[9; 16]),
            String::new(),
            || id(99),
        );
        for place in 1..=2 {
            let mut risk = Risk::blank(id(place));
            risk.name = "a".to_owned();
            engagement.risks.push(risk);
        }
        engagement
    }

    #[test]
    fn ticks_have_texts() {
        for pick in [Pick::Risk(id(1)), Pick::Journey(id(2)), Pick::Fix(id(3))] {
            assert_eq!(Pick::of(&pick.code()), Some(pick));
        }
        assert_eq!(Pick::of("x"), None);
        assert_eq!(Pick::of(""), None);
    }

    #[test]
    fn all_risks_stay_all_until_one_is_unticked() {
        let engagement = engagement();
        let all = Scope::default();
        assert_eq!(picks(&all, &[], &engagement), None);
        let both = [Pick::Risk(id(1)), Pick::Risk(id(2))];
        let with_fix = [both[0], both[1], Pick::Fix(id(7))];
        let check =
            |ticks: Option<&[Pick]>, scope: &Scope, is_all: bool, risks: usize, fixes: usize| {
                let (found, fixed) = unpick(ticks, scope, &[id(7)], &engagement);
                assert_eq!(
                    (found.all, found.risks.len(), fixed.len()),
                    (is_all, risks, fixes)
                );
            };
        check(None, &all, true, 0, 1);
        check(Some(&with_fix), &all, true, 0, 1);
        check(Some(&both), &all, true, 0, 0);
        check(Some(&both[..1]), &all, false, 1, 0);
        check(Some(&[]), &all, false, 0, 0);
        let some = Scope {
            all: false,
            ..Scope::default()
        };
        check(Some(&both), &some, false, 2, 0);
        let (scope, fixes) = unpick(Some(&with_fix), &all, &[], &engagement);
        assert_eq!(picks(&scope, &fixes, &engagement), Some(with_fix.to_vec()));
    }
}
