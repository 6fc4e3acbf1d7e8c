//! How an objective is watched: its burn-rate alerts, and what paging would do for the risks.

use crate::analysis::alerting::{PagedAfter, Paging, paging, propose};
use crate::analysis::objective::figures;
use crate::app::browser::page;
use crate::app::features::objectives::objective::{called, change, field, read, with_figures};
use crate::app::features::objectives::objective_chart::alert_chart;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::bare_tick;
use crate::app::old::view::field::text_field;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el};
use crate::app::state::workbook::Workbook;
use crate::document::names::row_name;
use crate::document::records::objective::usual_alerts;
use crate::document::{Alert, RowId};
use crate::grammar::number::plain;
use crate::math::{Percent, Rule};
use crate::text::figures::figure;
use crate::text::slo_words as words;
use crate::text::slo_words::RATIOS;

/// The section.
pub fn alerts(workbook: Workbook, id: RowId) -> El {
    let own = move || read(workbook, id, |_, one| !one.alerts.is_empty()).unwrap_or(false);
    let change_rules = move || {
        let usual = read(workbook, id, |_, one| {
            usual_alerts(one.window.days(), short)
        });
        workbook.edit(change(workbook, id, |one| {
            one.alerts = usual.unwrap_or_default()
        }));
    };
    let actions = move || match own() {
        false => vec![el("button").text("Change the rules").tap(change_rules)],
        true => vec![
            el("button").text("Add a rule").tap(move || {
                workbook.edit(change(workbook, id, |one| {
                    one.alerts.push(Alert::default())
                }));
            }),
            el("button").text("The usual rules").tap(move || {
                workbook.edit(change(workbook, id, |one| one.alerts.clear()));
            }),
        ],
    };
    let low = move || {
        with_figures(workbook, id, |figures| {
            words::low_traffic(&figures.low_traffic()?, &figures.readable())
        })
        .flatten()
        .map(|text| el("p.problem").text(&text))
    };
    el("div")
        .child(el("h3").text("Alerts"))
        .child(el("p.note").text("Each fires while the budget burns faster than its rate over both windows. Detection is from the first failure, when from then on so many of all fail."))
        .child(table(workbook, id))
        .child(el("p.actions").part(actions))
        .child(alert_chart(workbook, id))
        .child(chosen_ratio(workbook, id))
        .child(el("div").maybe(low))
        .child(proposal(workbook, id))
}

/// A number as it is typed.
fn short(number: f64) -> String {
    plain((number * 100.0).round() / 100.0)
}

/// Detection for an error ratio of one's own choosing; a question, so it is kept nowhere.
fn chosen_ratio(workbook: Workbook, id: RowId) -> El {
    let asked = Signal::new(String::new());
    let (typed, marked) = (asked.clone(), asked.clone());
    let answer = move |asked: &Signal<String>| {
        let text = asked.get();
        with_figures(workbook, id, |figures| {
            let target = figures.target.as_ref().ok()?;
            Some(words::detection_at(&text, &figures.rules, *target))
        })
        .flatten()
        .unwrap_or(Ok(None))
    };
    let input = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("placeholder", "such as 5")
        .aria_of("aria-invalid", move || answer(&marked).is_err())
        .on_input(move |text| typed.set(text));
    let says = move || match answer(&asked) {
        Ok(None) => Vec::new(),
        Ok(Some(text)) => vec![el("p.says").text(&text)],
        Err(text) => vec![el("p.problem").text(&text)],
    };
    let name = move || format!("Detection of {}", called(workbook, id));
    el("div")
        .child(
            el("div.fields").child(
                el("label")
                    .text("Detection when so many fail, in percent")
                    .child(input),
            ),
        )
        .child(el("div").attr("role", "status").label_of(name).part(says))
}

fn table(workbook: Workbook, id: RowId) -> El {
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let mut titles: Vec<El> = [
        "Burn rate",
        "Long window",
        "Short window",
        "Pages",
        "Budget spent",
        "Fires from",
    ]
    .map(title)
    .into();
    titles.extend(RATIOS.map(|(_, name)| title(&format!("At {name}"))));
    titles.extend([title("Quiet after"), el("td")]);
    let count = move || {
        let count = with_figures(workbook, id, |figures| figures.rules.len()).unwrap_or(0);
        let own = read(workbook, id, |_, one| !one.alerts.is_empty()).unwrap_or(false);
        (0..count).map(|place| (place, own)).collect()
    };
    let table = el("table.sheet")
        .label_of(move || format!("Alerts of {}", called(workbook, id)))
        .child(el("thead").child(el("tr").children(titles)))
        .child(
            el("tbody").rows(count, move |(place, own): &(usize, bool)| {
                rule_row(workbook, id, *place, *own)
            }),
        );
    sideways(move || format!("Alerts of {}", called(workbook, id)), table)
}

fn rule_row(workbook: Workbook, id: RowId, place: usize, own: bool) -> El {
    let name = move |what: &str| {
        format!(
            "{what} of rule {} of {}",
            plain(place as f64 + 1.0),
            called(workbook, id)
        )
    };
    let typed = move || {
        let usual = |window| usual_alerts(window, short);
        read(workbook, id, |_, one| match one.alerts.is_empty() {
            true => usual(one.window.days()).into_iter().nth(place),
            false => one.alerts.get(place).cloned(),
        })
        .flatten()
        .unwrap_or_default()
    };
    let set = move |with: &dyn Fn(&mut Alert)| {
        change(workbook, id, |one| {
            if let Some(alert) = one.alerts.get_mut(place) {
                with(alert);
            }
        })
    };
    let cell = |label: &'static str, pick: fn(&mut Alert) -> &mut String| {
        let shown = move || std::mem::take(pick(&mut typed()));
        let cell = el("td.number").attr("data-label", label);
        if own {
            let field = text_field(workbook, shown, move |text| {
                set(&|alert| pick(alert).clone_from(&text))
            });
            cell.child(field.label_of(move || name(label)))
        } else {
            cell.text_of(shown)
        }
    };
    let pages = match own {
        true => bare_tick(
            move || typed().pages,
            move |pages| workbook.edit(set(&|alert| alert.pages = pages)),
        )
        .label_of(move || name("Pages")),
        false => el("span").text_of(move || match typed().pages {
            true => "page".to_owned(),
            false => "ticket".to_owned(),
        }),
    };
    let cells = move || {
        let found = with_figures(workbook, id, |figures| {
            let rule = figures.rules.get(place)?;
            Some(match (rule, &figures.target) {
                (Err(text), _) => wide(text),
                (Ok(rule), Ok(target)) => judged(rule, *target, figures.window),
                (Ok(_), Err(_)) => wide("No target to hold it against."),
            })
        });
        found.flatten().unwrap_or_default()
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", name("Rule")))
        .tap(move || {
            workbook.edit(change(workbook, id, |one| {
                if place < one.alerts.len() {
                    one.alerts.remove(place);
                }
            }));
        });
    // Without any of its own the usual ones would come back: the last is changed, not taken out.
    let only = move || read(workbook, id, |_, one| one.alerts.len() == 1).unwrap_or(false);
    let remove = remove.flag_of("disabled", only);
    let verbs = el("td.verbs");
    el("tr")
        .child(cell("Burn rate", |alert| &mut alert.burn))
        .child(cell("Long window", |alert| &mut alert.long))
        .child(cell("Short window", |alert| &mut alert.short))
        .child(el("td").attr("data-label", "Pages").child(pages))
        .part(cells)
        .child(if own { verbs.child(remove) } else { verbs })
}

fn wide(text: &str) -> Vec<El> {
    vec![el("td.problem").attr("colspan", "6").text(text)]
}

fn judged(rule: &Rule, target: Percent, window: crate::math::Days) -> Vec<El> {
    let fault = rule.fault(target).map(words::fault);
    let cells = words::rule_cells(rule, target, window);
    let all: Vec<El> = cells
        .iter()
        .map(|(label, text)| el("td.result").attr("data-label", label).text(text))
        .collect();
    if let (Some(fault), Some(last)) = (fault, all.last()) {
        last.append(&el("small.echo.bad").text(&fault));
    }
    all
}

/// What paging would do for each risk that reaches the journey.
fn found(workbook: Workbook, id: RowId) -> Vec<Paging> {
    read(workbook, id, |document, one| {
        let figures = figures(document, one);
        let (target, to_human) = (
            figures.target.as_ref().ok()?,
            figures.to_human.as_ref().ok()?,
        );
        Some(paging(
            document,
            one.journey,
            &figures.readable(),
            *target,
            *to_human,
        ))
    })
    .flatten()
    .unwrap_or_default()
}

fn proposal(workbook: Workbook, id: RowId) -> El {
    let left_out = Signal::new(Vec::<RowId>::new());
    let (shown, asked) = (left_out.clone(), left_out);
    let rows = move || found(workbook, id).iter().map(|one| one.risk).collect();
    let (minutes, input) = field(
        workbook,
        id,
        "Minutes from a page to somebody at work",
        |one| &mut one.to_human,
    );
    input.attr("placeholder", "5");
    let broken = move || {
        let text = with_figures(workbook, id, |figures| {
            figures.to_human.as_ref().err().cloned()
        });
        text.flatten().map(|text| el("p.problem").text(&text))
    };
    let act = move || {
        let objective = called(workbook, id);
        let name = |after| format!("Page on {objective}: noticed in {}", words::minutes(after));
        let mut found = found(workbook, id);
        found.retain(|one| !asked.with(|out| out.contains(&one.risk)));
        let edit =
            workbook.with_document(|document| propose(document, &found, &name, page::new_id));
        match edit {
            Some(edit) => {
                workbook.edit(edit);
                workbook.notify(
                    "Added to the mitigations on Risks, switched off: estimates stay as they are.",
                    None,
                );
            }
            None => workbook.notify(
                "Nothing more to propose: paging notices none of the chosen risks sooner than today, or the mitigations are there already.",
                None,
            ),
        }
    };
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = [
        "Risk",
        "Users failed",
        "Noticed now after",
        "With the page",
        "Take it",
    ]
    .map(title);
    let table = el("table.figures.cards")
        .label_of(move || format!("What paging does for the risks of {}", called(workbook, id)))
        .child(el("thead").child(el("tr").children(titles.into())))
        .child(el("tbody").rows(rows, move |risk| {
            paging_row(workbook, id, *risk, shown.clone())
        }));
    el("details")
        .child(el("summary").child(el("h3").text("From alert to mitigation")))
        .child(el("p.note").text("How soon the quickest paging rule notices each risk, plus the time to somebody at work. Tickets do not count; an ETTD is never made longer, and never overwritten: what comes out is a mitigation."))
        .child(el("div.fields").child(minutes))
        .child(el("div").maybe(broken))
        .child(sideways(move || format!("Paging for {}", called(workbook, id)), table))
        .child(el("p.actions").child(el("button.line").text("Propose mitigation").tap(act)))
}

fn paging_row(workbook: Workbook, id: RowId, risk: RowId, left_out: Signal<Vec<RowId>>) -> El {
    let (is_out, set_out) = (left_out.clone(), left_out);
    let name = move || workbook.with_document(|document| row_name(risk, document));
    let cells = move || {
        let Some(one) = found(workbook, id).into_iter().find(|one| one.risk == risk) else {
            return Vec::new();
        };
        let then = match one.then {
            PagedAfter::Sooner(after) => words::minutes(after),
            PagedAfter::NotSooner(after) => {
                format!("{}, not sooner: stays as it is", words::minutes(after))
            }
            PagedAfter::Never => "too small for a rule that pages to fire".to_owned(),
        };
        let cell = |label: &str, text: &str| el("td").attr("data-label", label).text(text);
        vec![
            cell(
                "Users failed",
                &format!("{}%", figure(one.error_ratio.get() * 100.0)),
            ),
            cell("Noticed now after", &words::minutes(one.now)),
            cell("With the page", &then),
        ]
    };
    let take = bare_tick(
        move || !is_out.with(|out| out.contains(&risk)),
        move |take| {
            set_out.update(|out| {
                out.retain(|one| *one != risk);
                if !take {
                    out.push(risk);
                }
            });
        },
    )
    .label_of(move || format!("Take {}", name()));
    el("tr")
        .child(el("th").attr("scope", "row").text_of(name))
        .part(cells)
        .child(el("td").attr("data-label", "Take it").child(take))
}
