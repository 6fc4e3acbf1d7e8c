//! The error-budget policy of an objective, as Markdown.

use crate::analysis::{RowFigures, analyse};
use crate::document::names::row_name;
use crate::document::{Engagement, Objective, RowId, Span};
use crate::math::{Minutes, error_budget, ordered};
use crate::report::format::markup::in_markdown;
use crate::report::objective::promise::{
    Promise, journey_of, last_line, minutes, review, said, title, window,
};
use crate::text::figures::figure;

/// The share of a window's budget above which one incident is named.
const WORTH_NAMING: f64 = 0.2;

/// The most incidents named one by one.
const MOST_NAMED: usize = 20;

/// The error-budget policy, composed: what happens as the budget is spent, who decides, and which
/// single incidents spend much of it. `today` is set as given.
pub fn policy(objective: &Objective, engagement: &Engagement, today: &str) -> String {
    let promise = Promise::of(objective, engagement);
    let budget = match &promise {
        Promise::Budget(target) => Some(error_budget(*target, objective.window.days())),
        _ => None,
    };
    let owner = said(&objective.owner);
    let mut text = format!(
        "# Error-budget policy: {}\n\n",
        title(objective, engagement)
    );
    text += &format!("- Target: {}\n", promise.target());
    text += &format!("- Window: {}\n", window(objective.window));
    text += &match budget {
        Some(budget) => format!("- Error budget: {} a window\n", minutes(budget)),
        None => format!(
            "- Error budget: {}\n",
            promise.no_budget().unwrap_or_default()
        ),
    };
    text += &format!("- Owner, who decides: {owner}\n");
    text += "\n## As the budget is spent\n\n";
    for (percent, share, what) in [
        (
            "25%",
            0.25,
            "the team says at its next meeting what spent it. Releases go on as they are.",
        ),
        (
            "50%",
            0.5,
            "the repair that would have saved most goes before new features, and a release that cannot be taken back within minutes waits. The owner is told.",
        ),
        (
            "100%",
            1.0,
            "releases stop, and the team works on what spent the budget until they start again.",
        ),
    ] {
        let spent = budget.map_or(String::new(), |budget| {
            format!(" ({})", minutes(Minutes::new(budget.get() * share)))
        });
        text += &format!("- From {percent} spent{spent}: {what}\n");
    }
    text += "\n## When releases stop and start again\n\n";
    text += "- They stop as soon as the window's budget is spent, whatever spent it.\n";
    text += match objective.window {
        Span::Month | Span::Quarter => {
            "- They start again when the next window begins, provided that the repairs the owner asked for are in place.\n"
        }
        _ => {
            "- They start again when enough of the bad time has left the window for some budget to be free, provided that the repairs the owner asked for are in place.\n"
        }
    };
    text += "- Starting again earlier is the owner's decision, written down with its reason.\n";
    text += "\n## What is exempt\n\n";
    text += "- Taking a release back, and repairs of what spends the budget.\n";
    text += "- Repairs of security holes, and what law or contract asks for by a date.\n";
    text += "- Anything else the owner allows in writing, one release at a time.\n";
    text += "\n## Who decides\n\n";
    text += &format!("Owner: {owner}\n\n");
    text += "The owner says whether the budget is spent, which repairs releases wait for, and what is exempt. Who disagrees asks the person whom both report to; until that one answers, the owner's word holds.\n";
    text += "\n## Single incidents that spend much of it\n\n";
    text += &incidents(objective, engagement, budget);
    text += "\n## Agreed\n\n";
    text += &format!("- Agreed: {}\n", said(&objective.agreed));
    text += &format!("- To be looked at again: {}\n", review(objective, today));
    text + &last_line(engagement, today)
}

/// The incidents of single risks held against the window's budget.
fn incidents(objective: &Objective, engagement: &Engagement, budget: Option<Minutes>) -> String {
    let Some(budget) = budget.map(Minutes::get).filter(|budget| *budget > 0.0) else {
        return "Without a budget, no incident can be held against it.\n".to_owned();
    };
    let name = journey_of(objective, engagement);
    let scoped = engagement.scoped_to(objective.journey);
    let analysis = analyse(&scoped);
    let mut text = String::new();
    let name = in_markdown(&name);
    if analysis.counted == 0 {
        text += &format!("No risk is counted for {name} yet.\n");
    } else {
        let rows = analysis.rows.iter();
        let large: Vec<(RowId, &RowFigures, f64)> = rows
            .filter_map(|row| {
                let figures = row.figures()?;
                Some((row.id, figures, figures.incident.get() / budget))
            })
            // Exactly a fifth is no more than a fifth, whatever dividing makes of it.
            .filter(|(_, _, share)| *share > WORTH_NAMING * (1.0 + 1e-12))
            .collect();
        text += &named(&large, &scoped, &name);
    }
    if analysis.left_out > 0 {
        let left_out = analysis.left_out;
        text +=
            &format!("\nRisks left out, because a cell of theirs cannot be read: {left_out}.\n");
    }
    text
}

fn named(large: &[(RowId, &RowFigures, f64)], engagement: &Engagement, journey: &str) -> String {
    if large.is_empty() {
        return format!(
            "None of the risks counted for {journey} spends more than 20% of the window's budget with one average incident.\n"
        );
    }
    let without = match engagement.mitigations.is_empty() {
        true => "",
        false => ", without the mitigations",
    };
    let mut text = format!(
        "An average incident of each of these risks, as counted for {journey}{without}, spends more than 20% of the window's budget by itself. Minutes are those of a full outage: ten for half of the users count as five.\n\n"
    );
    let order = ordered(large.len(), &|a, b| large[b].2.total_cmp(&large[a].2));
    for (id, figures, share) in order.iter().take(MOST_NAMED).map(|place| large[*place]) {
        text += &format!(
            "- Risk: {}: {}, {}% of the budget; expected {} a year.{}\n",
            in_markdown(&row_name(id, engagement)),
            minutes(figures.incident),
            figure(share * 100.0),
            figure(figures.incidents.get()),
            if ends(share) {
                " One such incident ends the window's budget."
            } else {
                ""
            }
        );
    }
    if large.len() > MOST_NAMED {
        text += &format!(
            "- Smaller ones not named here: {}\n",
            large.len() - MOST_NAMED
        );
    }
    let expected = |wanted: &dyn Fn(f64) -> bool| {
        let wanted = large.iter().filter(|(_, _, share)| wanted(*share));
        wanted
            .map(|(_, figures, _)| figures.incidents.get())
            .sum::<f64>()
    };
    let all = figure(expected(&|_| true));
    text += &format!("\nExpected together: {all} such incidents a year");
    text += &match large.iter().any(|(_, _, share)| ends(*share)) {
        true => {
            let ending = figure(expected(&ends));
            format!(", of which {ending} end a window's budget by themselves.\n")
        }
        false => ", none of which ends a window's budget by itself.\n".to_owned(),
    };
    text
}

/// Whether an incident that spends this share leaves nothing.
fn ends(share: f64) -> bool {
    share >= 1.0 - 1e-12
}
