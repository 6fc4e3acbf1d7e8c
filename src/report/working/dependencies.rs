//! What the dependencies of an objective leave of it.

use super::formula::{Part, exact, formula};
use super::{Known, Line, Section, Working};
use crate::analysis::objective::figures;
use crate::document::RowId;
use crate::grammar::chain::{availability_text, read};
use crate::grammar::number::plain;
use crate::math::slo::{Chain, extra_nine};
use crate::text::figures::figure;
use crate::text::objectives::objective_words::title;

/// All are needed: the product. Any will do: 1 less the product of what is missing.
fn parts(chain: &Chain, out: &mut Vec<Part>) {
    match chain {
        Chain::One(share) => out.push(exact(
            format!("{}%", plain((share * 1e12).round() / 1e10)),
            "",
        )),
        Chain::Series(all) => {
            for (at, one) in all.iter().enumerate() {
                if at > 0 {
                    out.push(Part::Sign("×"));
                }
                parts(one, out);
            }
        }
        Chain::Parallel(all) => {
            out.extend([Part::Sign("("), exact("1", "")]);
            for (at, one) in all.iter().enumerate() {
                out.push(Part::Sign(if at == 0 { "−" } else { "×" }));
                out.extend([Part::Sign("("), exact("1", ""), Part::Sign("−")]);
                parts(one, out);
                out.push(Part::Sign(")"));
            }
            out.push(Part::Sign(")"));
        }
    }
}

pub(super) fn ceiling(id: RowId, known: &Known) -> Option<Working> {
    let objective = known.engagement.objective(id)?;
    let found = figures(known.engagement, objective);
    let missing = (*found.ceiling.as_ref().ok()?)?;
    let chain = read(&objective.depends).ok()?;
    let mut pieces = Vec::new();
    parts(&chain, &mut pieces);
    let shown = availability_text(missing);
    let show = |there: f64| availability_text((1.0 - there).max(0.0));
    let product = formula(pieces, shown.clone(), "of the time", &show);
    let mut lines = Vec::new();
    if let Ok(target) = &found.target {
        let budget = target.left_to_fail().get();
        let left = 1.0 - missing / budget;
        let pieces = vec![
            exact("100%", "the budget"),
            Part::Sign("−"),
            Part::Share(missing, "missing".into(), None),
            Part::Sign("/"),
            exact(
                format!("{}%", plain(target.complement_of(100.0))),
                format!("not {target}%"),
            ),
        ];
        let in_percent = |left: f64| format!("{}%", figure(left * 100.0));
        if left > 1e-9 {
            let formula = formula(pieces, in_percent(left), "left", &in_percent);
            lines.push(Line::worked_out("Left of the budget", &formula));
        }
        lines.extend(extra_nine(*target).map(|nine| {
            let text = "a tenth of what the target leaves to fail, so that ten of them take no more than its budget";
            Line::new("One nine more", text, format!("{nine}%"))
        }));
    }
    Some(Working {
        title: format!("{shown} of the time"),
        of: title(objective, known.engagement),
        formula: Some(product),
        says: "What is needed multiplies; where any will do, what is missing multiplies. As if they failed independently of each other.".to_owned(),
        sections: vec![Section {
            title: "Against the target".to_owned(),
            lines,
        }],
        ..Working::default()
    })
}
