//! What the screen says about two states of an engagement.

use crate::analysis::TargetFigures;
use crate::analysis::comparison::{ChangedRisk, Comparison, Move, Side, Turn, fewer};
use crate::document::names::{mitigation_name, row_name, systemic_name};
use crate::document::{Column, RowId};
use crate::grammar::cell;
use crate::grammar::number::plain;
use crate::math::Minutes;
use crate::report::format::markup::in_markdown;
use crate::text::figures::{figure, percent};
use crate::text::odds_words::probability;
use crate::text::report_words;
use crate::text::words::{Tone, estimate_line, left_out, verdict};

/// What stands where nothing is counted.
pub const NOT_COUNTED: &str = "not counted";

/// A row of the table of figures: what it is, before, after, and what changed.
pub type Line = [String; 4];

/// How many bad minutes were bought, in a sentence. The names are those of the two states.
pub fn headline(comparison: &Comparison, before: &str, after: &str) -> String {
    let nothing =
        |name: &str| format!("No row is counted in \"{name}\": there is nothing to compare with.");
    let (Some(was), Some(is)) = (comparison.before.total(), comparison.after.total()) else {
        return nothing(match comparison.before.total() {
            None => before,
            Some(_) => after,
        });
    };
    let (was, is) = (figure(was.get()), figure(is.get()));
    match comparison.bought() {
        Some(bought) if bought > 0.0 => format!(
            "{} bad minutes a year bought: {was} before, {is} after.",
            figure(bought)
        ),
        Some(bought) if bought < 0.0 => format!(
            "{} bad minutes a year more than before: {was} before, {is} after.",
            figure(-bought)
        ),
        _ => format!("As many bad minutes a year as before: {is}."),
    }
}

/// The headline on the page: "166 fewer bad minutes a year".
pub fn gain(comparison: &Comparison) -> Option<String> {
    let (was, is) = (comparison.before.total()?, comparison.after.total()?);
    Some(match report_words::since(was.get(), is.get()) {
        Some((said, _)) => format!("{said} bad minutes a year"),
        None => "As many bad minutes a year as before".to_owned(),
    })
}

/// How both stand against their targets: "591 over, now 425 over"; the second with what its colour says.
pub fn gaps(comparison: &Comparison) -> Option<(String, (String, Tone))> {
    let gap = |side: &Side| {
        let budget = side.analysis.chosen()?.rank.budget;
        Some(verdict(budget.get(), side.total()?.get()))
    };
    let (was, is) = (gap(&comparison.before)?, gap(&comparison.after)?);
    Some((format!("{}, now ", was.0), is))
}

/// What moved the total, as the chart shows it: what it is, and by how much: "+13.1".
pub fn moved(comparison: &Comparison, one: &Move) -> (String, String) {
    let name = match one.risk {
        None => "the others together".to_owned(),
        Some(id) if comparison.retired.contains(&id) => {
            format!("{}, retired", risk_name(id, &comparison.before))
        }
        Some(id) if comparison.added.contains(&id) => {
            format!("{}, added", risk_name(id, &comparison.after))
        }
        Some(id) => risk_name(id, &comparison.after),
    };
    (name, signed(one.by))
}

/// A change of minutes with its sign.
pub fn signed(by: f64) -> String {
    match by < 0.0 {
        true => format!("\u{2212}{}", figure(-by)),
        false => format!("+{}", figure(by)),
    }
}

/// The chart of what moved the total, in words.
pub fn fall_described(
    comparison: &Comparison,
    moves: &[Move],
    before: &str,
    after: &str,
) -> String {
    let total = |side: &Side| minutes(side.total());
    let (was, is) = (total(&comparison.before), total(&comparison.after));
    let mut text = format!("From {was} in {before} to {is} in {after}.");
    for one in moves {
        let (name, by) = moved(comparison, one);
        text += &format!(" {name}: {by}.");
    }
    if comparison.is_switched_on(true) {
        let then = minutes(comparison.after.mitigated());
        text += &format!(" With the mitigations that are on: {then}.");
    }
    text
}

/// One thing that is different.
#[derive(Clone, Debug, PartialEq)]
pub struct Different {
    /// What happened to it: "retired".
    pub kind: &'static str,
    /// Whether less fails now because of it, or more; `None` where neither is said.
    pub good: Option<bool>,
    /// Its name.
    pub name: String,
    /// What about it.
    pub said: String,
    /// Its figure.
    pub figure: String,
}

/// All that is different, one line each.
pub fn differences(comparison: &Comparison) -> Vec<Different> {
    let (before, after) = (&comparison.before, &comparison.after);
    let cost = |side: &Side, id| minutes(side.minutes(id));
    let mut all = Vec::new();
    for id in &comparison.retired {
        all.push(Different {
            kind: "retired",
            good: Some(true),
            name: risk_name(*id, before),
            said: String::new(),
            figure: format!("{} a year less", cost(before, *id)),
        });
    }
    for id in &comparison.added {
        all.push(Different {
            kind: "added",
            good: None,
            name: risk_name(*id, after),
            said: String::new(),
            figure: format!("{} a year", cost(after, *id)),
        });
    }
    for one in &comparison.changed {
        all.push(Different {
            kind: "changed",
            good: None,
            name: risk_name(one.id, after),
            said: changes(one, comparison),
            figure: match costs_same(one.id, comparison) {
                true => cost(after, one.id),
                false => format!("{} \u{2192} {}", cost(before, one.id), cost(after, one.id)),
            },
        });
    }
    let names = (&before.engagement, &after.engagement);
    for (id, turn) in &comparison.mitigations {
        let name = first_of(mitigation_name(*id, names.1), mitigation_name(*id, names.0));
        all.push(turn_of(*turn, name, "mitigation"));
    }
    for (id, turn) in &comparison.systemic {
        let name = first_of(systemic_name(*id, names.1), systemic_name(*id, names.0));
        all.push(turn_of(*turn, name, "systemic risk"));
    }
    all
}

fn turn_of(turn: Turn, name: String, what: &str) -> Different {
    Different {
        kind: turned(turn),
        good: match turn {
            Turn::SwitchedOn | Turn::Fixed => Some(true),
            Turn::SwitchedOff | Turn::Reopened | Turn::Added => Some(false),
            Turn::Removed => None,
        },
        name,
        said: what.to_owned(),
        figure: String::new(),
    }
}

/// What the totals leave out; `name` is that of the state.
pub fn leaves_out(side: &Side, name: &str) -> Option<String> {
    left_out(&side.analysis).map(|text| format!("In \"{name}\": {text}"))
}

/// The figures of both, one row each.
pub fn figures(comparison: &Comparison) -> Vec<Line> {
    let (before, after) = (&comparison.before, &comparison.after);
    let mut lines = vec![in_minutes(
        "Bad minutes a year",
        before.total(),
        after.total(),
    )];
    if comparison.any_switched_on() {
        lines.push(in_minutes(
            "With the mitigations switched on",
            before.mitigated(),
            after.mitigated(),
        ));
    }
    let counted = |side: &Side| side.analysis.counted.to_string();
    lines.push([
        "Risks counted".to_owned(),
        counted(before),
        counted(after),
        String::new(),
    ]);
    lines.push([
        "Target and its budget".to_owned(),
        standing(before),
        standing(after),
        String::new(),
    ]);
    lines
}

fn in_minutes(name: &str, before: Option<Minutes>, after: Option<Minutes>) -> Line {
    let change = fewer(before, after).map_or(String::new(), |fewer| match fewer {
        0.0 => "the same".to_owned(),
        fewer if fewer > 0.0 => format!("{} fewer", figure(fewer)),
        more => format!("{} more", figure(-more)),
    });
    [name.to_owned(), minutes(before), minutes(after), change]
}

/// Minutes, or that nothing is counted.
pub fn minutes(minutes: Option<Minutes>) -> String {
    minutes.map_or(NOT_COUNTED.to_owned(), |one| figure(one.get()))
}

/// How a state stands against the target of its headline: "99.9%: 328 left".
fn standing(side: &Side) -> String {
    let Some(standing) = side.analysis.chosen() else {
        let typed = side.engagement.chosen().map_or("", |one| &one.percent);
        return format!("\"{typed}\" cannot be read");
    };
    let target = percent(&standing.percent);
    match side.total() {
        Some(total) => {
            let (text, _) = verdict(standing.rank.budget.get(), total.get());
            format!("{target}: {text}")
        }
        None => format!("{target}: {NOT_COUNTED}"),
    }
}

/// The targets whose odds are compared, as typed, in the order of the answers.
pub fn targets(comparison: &Comparison) -> Vec<String> {
    let readable = |one: &&TargetFigures| one.figures.is_ok();
    let targets = comparison.after.analysis.targets.iter().filter(readable);
    targets
        .filter_map(|one| comparison.after.engagement.target(one.id))
        .map(|target| target.percent.trim_end_matches('%').to_owned())
        .collect()
}

/// How the odds of a target moved; `None` where they are not known (yet).
pub fn odds_line(target: &str, mitigated: bool, before: Option<f64>, after: Option<f64>) -> Line {
    let name = match mitigated {
        true => format!("{target}% holds, with the mitigations switched on"),
        false => format!("{target}% holds"),
    };
    let shown = |odds: Option<f64>| odds.map_or("–".to_owned(), probability);
    let moved = match before
        .zip(after)
        .map(|(before, after)| points_of(before, after))
    {
        Some(points) => match points {
            0.0 => "hardly moved".to_owned(),
            up if up > 0.0 => format!("{} points more often", plain(up)),
            down => format!("{} points less often", plain(-down)),
        },
        None => String::new(),
    };
    [name, shown(before), shown(after), moved]
}

fn points_of(before: f64, after: f64) -> f64 {
    ((after - before) * 1000.0).round() / 10.0
}

/// By how many points the odds of a target moved: "+10.9".
pub fn points(before: Option<f64>, after: Option<f64>) -> String {
    let Some((before, after)) = before.zip(after) else {
        return String::new();
    };
    match points_of(before, after) {
        0.0 => "0".to_owned(),
        up if up > 0.0 => format!("+{}", plain(up)),
        down => format!("\u{2212}{}", plain(-down)),
    }
}

/// How the odds of the headline's target moved: "99.9% holds in 28% of quarters, up from 17%".
pub fn odds_title(percent: &str, before: f64, after: f64, comparison: &Comparison) -> String {
    let window = comparison.after.engagement.odds.window;
    let said = report_words::holds_since(&format!("{percent}%"), before, after, window);
    said.trim_end_matches('.').to_owned()
}

/// A risk's name, where it still or already stands.
pub fn risk_name(id: RowId, side: &Side) -> String {
    row_name(id, &side.engagement)
}

/// A retired or new risk with its cost.
pub fn risk_line(id: RowId, side: &Side) -> String {
    let name = risk_name(id, side);
    match side.minutes(id) {
        Some(cost) => format!("{name}: {} bad minutes a year", figure(cost.get())),
        None => format!("{name}: {NOT_COUNTED}"),
    }
}

/// What became of a risk: "ETTD from 60 to 5".
pub fn changes(one: &ChangedRisk, comparison: &Comparison) -> String {
    let (before, after) = (&comparison.before, &comparison.after);
    let mut said = Vec::new();
    if one.renamed {
        said.push(format!("was called \"{}\"", risk_name(one.id, before)));
    }
    for column in &one.columns {
        let shown = |side: &Side| {
            let risk = side.engagement.risk(one.id);
            let text = risk.map_or(String::new(), |risk| {
                cell::show(*column, risk.entry(*column))
            });
            match text.is_empty() {
                true => "empty".to_owned(),
                false => with_unit(*column, text),
            }
        };
        said.push(format!(
            "{} from {} to {}",
            column.name(),
            shown(before),
            shown(after)
        ));
    }
    if let Some(accepted) = one.accepted {
        let target = after.engagement.chosen().map_or("", |one| &one.percent);
        let target = target.trim_end_matches('%');
        said.push(match accepted {
            true => format!("accepted at {target}%"),
            false => format!("no longer accepted at {target}%"),
        });
    }
    if one.columns.is_empty() && !costs_same(one.id, comparison) {
        said.push("the same estimates; something around them is different".to_owned());
    }
    said.join("; ")
}

/// Whether a risk costs what it did, or was counted in neither.
fn costs_same(id: RowId, comparison: &Comparison) -> bool {
    let (before, after) = (comparison.before.minutes(id), comparison.after.minutes(id));
    before.is_some() == after.is_some() && fewer(before, after).unwrap_or(0.0) == 0.0
}

/// A bare number with the unit that the column's head says.
fn with_unit(column: Column, text: String) -> String {
    let bare = text.bytes().all(|one| one.is_ascii_digit() || one == b'.');
    match (bare, column) {
        (false, _) | (true, Column::Impact) => text,
        (true, Column::Ettf) => format!("{text} days"),
        (true, _) => format!("{text} min"),
    }
}

/// What became of mitigations and systemic risks, each in a line.
pub fn turns(comparison: &Comparison) -> Vec<String> {
    let (before, after) = (&comparison.before.engagement, &comparison.after.engagement);
    let mut lines = Vec::new();
    for (id, turn) in &comparison.mitigations {
        let name = first_of(mitigation_name(*id, after), mitigation_name(*id, before));
        lines.push(format!("Mitigation {}: {name}", turned(*turn)));
    }
    for (id, turn) in &comparison.systemic {
        let name = first_of(systemic_name(*id, after), systemic_name(*id, before));
        lines.push(format!("Systemic risk {}: {name}", turned(*turn)));
    }
    lines
}

fn first_of(after: String, before: String) -> String {
    match after.is_empty() {
        true => before,
        false => after,
    }
}

fn turned(turn: Turn) -> &'static str {
    match turn {
        Turn::SwitchedOn => "switched on",
        Turn::SwitchedOff => "switched off",
        Turn::Fixed => "fixed",
        Turn::Reopened => "no longer fixed",
        Turn::Added => "added",
        Turn::Removed => "removed",
    }
}

/// The comparison as Markdown, between two named states; `odds` are its lines about odds. `today` is set as
/// given.
pub fn markdown(
    comparison: &Comparison,
    (before, after): (&str, &str),
    odds: &[Line],
    today: &str,
) -> String {
    let name = in_markdown(&comparison.after.engagement.name);
    let (was, is) = (in_markdown(before), in_markdown(after));
    let mut text = format!("# What changed: {name}\n\n");
    text += &format!("{}\n\n", in_markdown(&headline(comparison, before, after)));
    text += &format!("| | {was} | {is} | Change |\n| --- | ---: | ---: | --- |\n");
    for line in figures(comparison).iter().chain(odds) {
        let cells: Vec<String> = line.iter().map(|cell| in_markdown(cell)).collect();
        text += &format!("| {} |\n", cells.join(" | "));
    }
    for (side, name) in [(&comparison.before, before), (&comparison.after, after)] {
        if let Some(left_out) = leaves_out(side, name) {
            text += &format!("\n{}\n", in_markdown(&left_out));
        }
    }
    for (title, lines) in lists(comparison) {
        text += &format!("\n## {title}\n\n");
        for line in lines {
            text += &format!("- Risk {}\n", in_markdown(&line));
        }
    }
    let turns = turns(comparison);
    if !turns.is_empty() {
        text += "\n## Mitigations and systemic risks\n\n";
        for line in turns {
            text += &format!("- {}\n", in_markdown(&line));
        }
    }
    let line = estimate_line(today, &comparison.after.engagement.author);
    text + &format!("\n{}\n", in_markdown(&line))
}

/// The risks that went, came or changed, each kind under its title; nothing of a kind that is not there.
pub fn lists(comparison: &Comparison) -> Vec<(&'static str, Vec<String>)> {
    let lines = |ids: &[RowId], side| ids.iter().map(|id| risk_line(*id, side)).collect();
    let changed = |one: &ChangedRisk| {
        let name = risk_name(one.id, &comparison.after);
        let said = changes(one, comparison);
        let (before, after) = (
            comparison.before.minutes(one.id),
            comparison.after.minutes(one.id),
        );
        match costs_same(one.id, comparison) {
            true => format!("{name}: {said}"),
            false => format!(
                "{name}: {said}; bad minutes a year from {} to {}",
                minutes(before),
                minutes(after)
            ),
        }
    };
    let mut lists = vec![
        (
            "Risks retired",
            lines(&comparison.retired, &comparison.before),
        ),
        ("Risks added", lines(&comparison.added, &comparison.after)),
        (
            "Risks changed",
            comparison.changed.iter().map(changed).collect(),
        ),
    ];
    lists.retain(|(_, lines): &(&str, Vec<String>)| !lines.is_empty());
    lists
}
