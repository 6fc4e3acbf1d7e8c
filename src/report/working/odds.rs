//! How often a target holds: the budget, the model and what it assumes, method and error.

use super::formula::{Part, exact, formula, number};
use super::totals::{budget, days_of, long, scope, sum};
use super::{Known, Line, OwnOdds, Place, Section, Working};
use crate::analysis::report::KnownOdds;
use crate::analysis::{OddsTable, Wanted};
use crate::document::RowId;
use crate::document::names::row_name;
use crate::grammar::number::plain;
use crate::math::units::MINUTES_PER_DAY;
use crate::math::{Minutes, Percent, error_budget, ordered};
use crate::text::figures::{figure, percent};
use crate::text::odds_words::{
    CONDITION, doubt, error, lever, many, ninth, often, probability, stay_under, window,
    would_hold as held,
};

/// The most risks that are named.
const MOST: usize = 10;

/// P(target met) as an answer has it.
pub(super) fn kept(odds: &KnownOdds, wanted: Wanted, target: RowId) -> Option<f64> {
    let mut kept = odds.kept.iter();
    let found = kept.find(|(asked, of, _)| *asked == wanted && *of == target);
    found.map(|(_, _, kept)| *kept)
}

/// Model, assumption, method and error.
pub(super) fn method(known: &Known) -> Section {
    let line = |name: &str, text: String| Line {
        name: name.to_owned(),
        text,
        ..Line::default()
    };
    let mut lines = vec![
        line(
            "Model",
            "incidents of each risk come at random (Poisson); every one draws its own ETTD, ETTR and impact".to_owned(),
        ),
        line("Assumed", lower(CONDITION)),
        line(
            "Method",
            "the whole distribution of the sum is computed, nothing is sampled: the same table gives the same figure".to_owned(),
        ),
        line(
            "Guesses",
            format!("{}, nine times in ten", doubt(known.engagement.odds.doubt)),
        ),
    ];
    if known.engagement.odds.doubt == crate::document::Doubt::None {
        lines[3].text = "taken as given".to_owned();
    }
    if let Some(told) = &known.odds.told {
        lines.push(line("Error", error(told, known.odds.error)));
    }
    Section {
        title: "How it is computed".to_owned(),
        lines,
    }
}

fn lower(text: &str) -> String {
    let (first, rest) = text.split_at(1);
    format!("{}{}", first.to_lowercase(), rest.trim_end_matches('.'))
}

pub(super) fn chosen(known: &Known) -> Option<(RowId, Percent)> {
    let target = known.engagement.chosen()?;
    Some((target.id, known.analysis.chosen()?.percent))
}

pub(super) fn of_window(target: Percent, known: &Known) -> super::Formula {
    let engagement = known.engagement;
    let of = engagement.odds.window;
    let days = of.days(engagement.year.length());
    let minutes = error_budget(target, days);
    budget(target, days.get(), window(of), minutes, "min allowed")
}

/// The risks without which it would hold most often: the assumption that matters most.
fn without(known: &Known, target: Percent) -> Option<Section> {
    let own = known.own;
    if own.is_empty() {
        return None;
    }
    let order = ordered(own.len(), &|a, b| own[b].without.total_cmp(&own[a].without));
    let line = |place: usize| Line {
        name: row_name(own[place].risk, known.engagement),
        place: Some(Place::Risk(own[place].risk)),
        text: strikes(&own[place]),
        figure: probability(own[place].without),
    };
    Some(Section {
        title: format!(
            "What matters most: without this risk {} would hold in",
            percent(&target)
        ),
        lines: order.into_iter().take(MOST).map(line).collect(),
    })
}

/// How often a risk strikes, and what it costs then.
fn strikes(own: &OwnOdds) -> String {
    format!(
        "strikes at least once in {}, then costs {} bad minutes",
        probability(own.happens),
        figure(own.minutes)
    )
}

/// One risk's own odds.
pub(super) fn own(id: RowId, known: &Known) -> Option<Working> {
    let (chosen, target) = chosen(known)?;
    let own = known.own.iter().find(|own| own.risk == id)?;
    let window = known.engagement.odds.window;
    let formula = of_window(target, known);
    let holds = |name: &str, kept: f64| Line::new(name, "", probability(kept));
    let mut lines = vec![holds("Without it", own.without)];
    lines
        .extend(kept(known.odds, Wanted::AsIs(window), chosen).map(|kept| holds("As it is", kept)));
    Some(Working {
        title: format!(
            "{} would hold in {} of {} without it",
            percent(&target),
            probability(own.without),
            many(window)
        ),
        of: row_name(id, known.engagement),
        says: format!(
            "It {}. The odds are computed anew without it, against the {} allowed.",
            strikes(own),
            formula.result.text
        ),
        formula: Some(formula),
        sections: vec![
            Section {
                title: format!("{} holds in", percent(&target)),
                lines,
            },
            method(known),
        ],
        ..Working::default()
    })
}

fn holding(wanted: Wanted, of: String, known: &Known) -> Option<Working> {
    let (id, target) = chosen(known)?;
    let kept = probability(kept(known.odds, wanted, id)?);
    let many = many(known.engagement.odds.window);
    let formula = of_window(target, known);
    let says = format!(
        "{kept} is how likely the bad minutes of all counted risks together stay at {} or less.",
        formula.result.text
    );
    let as_is = matches!(wanted, Wanted::AsIs(_));
    let before = (!as_is).then(|| as_it_is(id, target, known)).flatten();
    let sections = [
        before,
        Some(method(known)),
        without(known, target).filter(|_| as_is),
    ];
    Some(Working {
        title: format!("{} holds in {kept} of {many}", percent(&target)),
        of,
        formula: Some(formula),
        says,
        sections: sections.into_iter().flatten().collect(),
        ..Working::default()
    })
}

/// How often a target holds without what is switched on.
fn as_it_is(id: RowId, target: Percent, known: &Known) -> Option<Section> {
    let wanted = Wanted::AsIs(known.engagement.odds.window);
    let kept = probability(kept(known.odds, wanted, id)?);
    Some(Section {
        title: format!("{} holds in", percent(&target)),
        lines: vec![Line::new("As it is", "", kept)],
    })
}

pub(super) fn holds(known: &Known) -> Option<Working> {
    let wanted = Wanted::AsIs(known.engagement.odds.window);
    holding(wanted, format!("{}, as it is", scope(known)), known)
}

pub(super) fn holds_mitigated(known: &Known) -> Option<Working> {
    known.analysis.mitigated?;
    let of = format!("{}, with the mitigations that are on", scope(known));
    holding(Wanted::Mitigated, of, known)
}

pub(super) fn would_hold(known: &Known) -> Option<Working> {
    let told = known.odds.told.as_ref()?;
    let engagement = known.engagement;
    let (settings, year) = (&engagement.odds, engagement.year.length());
    let shown = held(told, settings.window, year);
    let often = often(settings.confidence(), settings.window);
    let minutes = stay_under(told);
    let days = settings.window.days(year).get();
    let show = |value: f64| {
        let target = crate::text::odds_words::target_for(1.0 - value);
        target.map_or(String::new(), |target| format!("{target}%"))
    };
    let parts = |minutes: f64| {
        vec![
            exact("1", "all of the time"),
            Part::Sign("−"),
            number(minutes, format!("min that {often} stay under")),
            Part::Sign("/"),
            Part::Sign("("),
            days_of(days, window(settings.window)),
            Part::Sign("×"),
            exact(plain(MINUTES_PER_DAY), "minutes a day"),
            Part::Sign(")"),
        ]
    };
    let is_target = shown.ends_with('%');
    let formula = minutes
        .filter(|_| is_target)
        .map(|minutes| formula(parts(minutes), shown.clone(), "rounded down", &show));
    Some(Working {
        title: format!("{shown} would hold in {often}"),
        of: scope(known),
        formula,
        sections: vec![method(known)],
        ..Working::default()
    })
}

pub(super) fn nine_in_ten(known: &Known) -> Option<Working> {
    let told = known.odds.told.as_ref()?;
    let minutes = ninth(told)?;
    let many = many(known.engagement.odds.window);
    let parts = vec![
        number(minutes, "bad min"),
        Part::Sign("/"),
        exact("60", "minutes an hour"),
    ];
    let hours = figure(minutes / 60.0);
    let long = long(Minutes::new(minutes));
    Some(Working {
        title: format!(
            "9 {many} in 10 cost at most {} bad minutes",
            figure(minutes)
        ),
        of: scope(known),
        formula: Some(formula(parts, hours, "hours", &figure)),
        says: format!(
            "The amount that the distribution of the sum stays at or below with a chance of 90%.{long}"
        ),
        sections: vec![method(known)],
        ..Working::default()
    })
}

pub(super) fn levers(known: &Known) -> Option<Working> {
    let (id, target) = chosen(known)?;
    let of = known.engagement.odds.window;
    let line = |(one, total): &(Option<crate::analysis::Lever>, crate::math::Minutes)| {
        let wanted = one.map_or(Wanted::AsIs(of), Wanted::Lever);
        let kept = kept(known.odds, wanted, id)?;
        Some(Line {
            name: one.map_or("As it is", lever).to_owned(),
            text: format!("{} bad minutes a year", figure(total.get())),
            figure: probability(kept),
            ..Line::default()
        })
    };
    let table = OddsTable::of(known.engagement);
    let levers = table.totals();
    let totals = levers.iter().map(|(one, total)| {
        let costs = table.costs(*one);
        let rows = known
            .analysis
            .rows
            .iter()
            .filter(|row| row.figures().is_some());
        let terms = rows.zip(costs).map(|(row, cost)| (row.id, cost.get()));
        let sum = sum(
            terms.collect(),
            figure(total.get()),
            "bad min a year",
            known,
        );
        Line::worked_out(one.map_or("As it is", lever), &sum)
    });
    let totals = Section {
        title: "What the total becomes".to_owned(),
        lines: totals.collect(),
    };
    let lines: Vec<Line> = levers.iter().filter_map(line).collect();
    let formula = of_window(target, known);
    (lines.len() > 1).then(|| Working {
        title: format!("How often {} would hold", percent(&target)),
        of: scope(known),
        says: format!(
            "Each lever changes one figure of every risk, what systemic risks add included, and the odds are computed anew against the {} allowed.",
            formula.result.text
        ),
        formula: Some(formula),
        sections: vec![
            Section {
                title: "Under each lever".to_owned(),
                lines,
            },
            totals,
            method(known),
        ],
        ..Working::default()
    })
}

pub(super) fn drivers(known: &Known) -> Option<Working> {
    let (_, target) = chosen(known)?;
    let formula = of_window(target, known);
    let without = without(known, target)?;
    Some(Working {
        title: "Which risk hurts the odds most".to_owned(),
        of: scope(known),
        says: format!(
            "The odds are computed anew without each risk, against the {} allowed.",
            formula.result.text
        ),
        formula: Some(formula),
        sections: vec![without, method(known)],
        ..Working::default()
    })
}
