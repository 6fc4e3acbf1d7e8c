//! What the screen says about systemic risks.

use crate::analysis::SystemicFigures;
use crate::document::{Engagement, Risk, Systemic, Worsening, reading};
use crate::grammar::worsening;
use crate::text::figures::figure;

/// What a systemic risk is.
pub const ABOUT: &str = "A systemic risk is a cause behind several risks: it makes each incident longer, or incidents more frequent. Fix one and every risk it affects gets better. Savings overlap and do not add up.";

/// That nobody has changed the figures that the list starts with.
pub const AS_STARTED: &str = "These figures are the ones the list starts with. Put in your own.";

/// What it means that the estimates include one.
pub const INCLUDED: &str = "\"Included\" means that the estimates already contain the effect, so the total does not count it twice. Fixing takes it out.";

/// What fixing one saves, or why it saves nothing.
pub fn saves(figures: Option<&SystemicFigures>, fixed: bool) -> String {
    match figures.and_then(|one| one.saved) {
        Some(saved) => figure(saved.get()),
        None if fixed => "saved".to_owned(),
        None => String::new(),
    }
}

/// What one costs that comes on top of the estimates.
pub fn alone(figures: Option<&SystemicFigures>) -> Option<String> {
    let alone = figures?.alone?;
    Some(format!("Alone it costs {} a year.", figure(alone.get())))
}

/// What one does to incidents, in short: "ETTR", "more often".
pub fn kinds(one: &Systemic) -> String {
    let kind = |what: &Worsening| {
        let known = matches!(reading::worsening(*what, one.entry(*what)), Ok(Some(_)));
        known.then_some(match what {
            Worsening::Ettd => "ETTD",
            Worsening::Ettr => "ETTR",
            Worsening::MoreOften => "more often",
        })
    };
    let kinds: Vec<_> = Worsening::ALL.iter().filter_map(kind).collect();
    kinds.join(", ")
}

/// What one does to a risk: "+15 min", "10% more", "fixed"; `None` when it does not affect it.
pub fn effect(one: &Systemic, risk: &Risk) -> Option<String> {
    if !one.scope.holds(risk) {
        return None;
    }
    if one.fixed {
        return Some("fixed".to_owned());
    }
    let part = |what: &Worsening| {
        reading::worsening(*what, one.entry(*what)).ok()??;
        let shown = worsening::show(*what, one.entry(*what));
        let bare = shown.parse::<f64>().is_ok();
        Some(match what {
            Worsening::MoreOften => format!("{shown} more"),
            _ if bare => format!("+{shown} min"),
            _ => format!("+{shown}"),
        })
    };
    let parts: Vec<_> = Worsening::ALL.iter().filter_map(part).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

/// A risk with what each systemic risk does to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Affected {
    /// The risk.
    pub name: String,
    /// One for each systemic risk; `None` when it does not affect it.
    pub effects: Vec<Option<String>>,
}

/// Who affects what, in the order of the document.
pub fn matrix(engagement: &Engagement) -> Vec<Affected> {
    let risks = engagement.risks.iter().filter(|risk| !risk.is_blank());
    let row = |risk: &Risk| Affected {
        name: crate::document::names::row_name(risk.id, engagement),
        effects: engagement
            .systemic
            .iter()
            .map(|one| effect(one, risk))
            .collect(),
    };
    risks.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Entry, RowId};

    #[test]
    fn an_effect_is_said_in_short() {
        let risk = Risk::blank(RowId::from_random(&[1; 5]));
        let check = |ettr: &str,
                     more: &str,
                     change: fn(&mut Systemic),
                     expected: Option<&str>,
                     kinds_expected: &str| {
            let mut one = Systemic::blank(RowId::from_random(&[2; 5]));
            one.ettr = worsening::read(Worsening::Ettr, ettr);
            one.more_often = worsening::read(Worsening::MoreOften, more);
            change(&mut one);
            assert_eq!(effect(&one, &risk).as_deref(), expected);
            assert_eq!(kinds(&one), kinds_expected);
        };
        check("15", "", |_| (), Some("+15 min"), "ETTR");
        check("2h", "", |_| (), Some("+2h"), "ETTR");
        check("", "10", |_| (), Some("10% more"), "more often");
        check(
            "15",
            "10",
            |_| (),
            Some("+15 min, 10% more"),
            "ETTR, more often",
        );
        check("15", "", |one| one.fixed = true, Some("fixed"), "ETTR");
        check("15", "", |one| one.scope.all = false, None, "ETTR");
        check("", "", |one| one.ettd = Entry::Empty, None, "");
    }
}
