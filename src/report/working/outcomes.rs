//! The distribution of a window's bad minutes: equally likely outcomes, and how often it costs more.

use super::formula::{Part, exact, formula};
use super::odds::{chosen, kept, method, of_window};
use super::totals::scope;
use super::{Formula, Known, Line, Section, Working};
use crate::analysis::{Told, Wanted, above, dots, shown_points};
use crate::math::error_budget;
use crate::text::figures::{figure, percent};
use crate::text::odds_words::{
    dots_within, many, often, probability, stay_under, window, with_mitigations,
};

/// Two figures of which the second is known where mitigations are on.
fn both(now: String, then: Option<String>) -> String {
    then.map_or(now.clone(), |then| format!("{now} → {then}"))
}

/// The answer with what is switched on; none while nothing is.
fn mitigated<'a>(known: &'a Known) -> Option<&'a Told> {
    known.analysis.mitigated?;
    known.told(Wanted::Mitigated)
}

pub(super) fn outcomes(known: &Known) -> Option<Working> {
    let (id, target) = chosen(known)?;
    let of = known.engagement.odds.window;
    let told = known.told(Wanted::AsIs(of))?;
    let (now, then) = (dots(told), mitigated(known).map(dots));
    if now.is_empty() {
        return None;
    }
    let budget = of_window(target, known);
    let allowed = error_budget(target, of.days(known.engagement.year.length())).get();
    let often = |wanted| kept(known.odds, wanted, id).map_or(String::new(), probability);
    let mut within = vec![Line::new(
        "As it is",
        dots_within(&now, allowed),
        often(Wanted::AsIs(of)),
    )];
    if let Some((on, then)) = known.analysis.mitigated.zip(then.as_ref()) {
        let name = with_mitigations(on.on);
        within.push(Line::new(
            name,
            dots_within(then, allowed),
            often(Wanted::Mitigated),
        ));
    }
    let line = |(place, minutes): (usize, &f64)| {
        let then = then.as_ref().and_then(|then| then.get(place));
        let figure = both(figure(*minutes), then.map(|then| figure(*then)));
        Line::new(format!("{} of {}", place + 1, now.len()), "", figure)
    };
    Some(Working {
        title: format!("Twenty {} that are equally likely", many(of)),
        of: scope(known),
        formula: Some(budget),
        says: "The distribution in twenty parts of the same chance: each dot is the middle of one, rising. They show about how often the target holds; the percentage is computed.".to_owned(),
        sections: vec![
            Section {
                title: format!("How many stay within the budget of {}", percent(&target)),
                lines: within,
            },
            Section {
                title: format!("Bad minutes in {}", window(of)),
                lines: now.iter().enumerate().map(line).collect(),
            },
            method(known),
        ],
        ..Working::default()
    })
}

/// 100% − how often it stays within = how often it goes over.
fn over(kept: f64) -> Formula {
    let parts = vec![
        exact("100%", "all of them"),
        Part::Sign("−"),
        Part::Share(kept, "stay within it".into(), None),
    ];
    formula(parts, probability(1.0 - kept), "go over", &probability)
}

pub(super) fn curve(known: &Known) -> Option<Working> {
    let (id, target) = chosen(known)?;
    let engagement = known.engagement;
    let of = engagement.odds.window;
    let told = known.told(Wanted::AsIs(of))?;
    let chosen = over(kept(known.odds, Wanted::AsIs(of), id)?);
    let readable = |one: &crate::analysis::TargetFigures| {
        let percent = one.figures.as_ref().ok()?.percent;
        Some((one.id, percent))
    };
    let mut lines = Vec::new();
    for (id, target) in known.analysis.targets.iter().filter_map(readable) {
        let minutes = error_budget(target, of.days(engagement.year.length())).get();
        let name = format!("{}, {} allowed", percent(&target), figure(minutes));
        let mut add = |name, kept| {
            // A chance that is all but none has no digits to work out.
            let formula = over(kept);
            lines.push(match formula.result.text.starts_with(['<', '>']) {
                true => Line::new(name, "", formula.result.text),
                false => Line::worked_out(name, &formula),
            });
        };
        if let Some(kept) = kept(known.odds, Wanted::AsIs(of), id) {
            add(name.clone(), kept);
        }
        let on = known.analysis.mitigated.map(|one| one.on);
        if let Some((on, kept)) = on.zip(kept(known.odds, Wanted::Mitigated, id)) {
            let with = with_mitigations(on).replacen('W', "w", 1);
            add(format!("{name}, {with}"), kept);
        }
    }
    if let Some(minutes) = stay_under(told) {
        let confidence = often(engagement.odds.confidence(), of);
        lines.push(Line::new(
            format!("{confidence} stay under"),
            "",
            figure(minutes),
        ));
    }
    let then = mitigated(known);
    let point = |(minutes, beyond): (f64, f64)| {
        let then = then.map(|then| probability(above(&then.curve, then.exact, minutes)));
        Line::new(
            format!("More than {}", figure(minutes)),
            "",
            both(probability(beyond), then),
        )
    };
    Some(Working {
        title: format!(
            "{} of {} go over {}",
            chosen.result.text,
            many(of),
            percent(&target)
        ),
        of: scope(known),
        formula: Some(chosen),
        says: "Each point of the curve is how likely a window costs more than so many bad minutes."
            .to_owned(),
        sections: vec![
            Section {
                title: "Over each budget".to_owned(),
                lines,
            },
            Section {
                title: format!("Points of the curve, in {}", window(of)),
                lines: shown_points(told).map(point).collect(),
            },
            method(known),
        ],
        ..Working::default()
    })
}
