//! What is said of two states of an engagement as a whole: the headline, the figures, the odds, and all of it as Markdown.

use crate::analysis::TargetFigures;
use crate::analysis::comparison::{Comparison, Side, fewer};
use crate::grammar::number::plain;
use crate::math::Minutes;
use crate::report::comparison::change_words::{NOT_COUNTED, lists, minutes, turns};
use crate::report::format::markup::in_markdown;
use crate::text::figures::{figure, percent};
use crate::text::odds_words::probability;
use crate::text::report_words;
use crate::text::words::{Tone, estimate_line, left_out, verdict};

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
