//! The mitigations: what they change, what they take, what they save, and which are enough.

use leptos::prelude::{Get, With};

use crate::analysis::{Finding, MitigationFigures, Plan, Wanted, plan};
use crate::app::browser::page;
use crate::app::old::scope_choice::ScopeOf;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::{bare_tick, text_field, tick_of, tidied_field};
use crate::app::old::view::{El, el, follow, when_drawn};
use crate::app::state::odds::{OddsState, Search};
use crate::app::state::workbook::Workbook;
use crate::document::names::{mitigation_name, systemic_name};
use crate::document::{Column, Edit, Mitigation, MitigationCell, RowId, reading};
use crate::grammar::measures;
use crate::text::odds_words::{often, probability};
use crate::text::plans;
use crate::text::words;

/// The section with its table.
pub fn mitigations_section(workbook: Workbook, odds: OddsState) -> El {
    let any = move || workbook.with_document(|document| !document.mitigations.is_empty());
    el("section.fold.mitigations")
        .child(el("h2").text("Mitigations"))
        .child(el("p.note").text("What could be done, and what it would take. A change is a new estimate (5 to 10) or a factor (x0.5, half, -50%); for ETTF write x2 for half as often. What is switched on is shown beside the figures as they are."))
        .rows(
            move || if any() { vec![()] } else { Vec::new() },
            move |()| mitigations_table(workbook, odds),
        )
        .part(move || findings(workbook))
        .child(
            el("p.actions").child(
                el("button.line")
                    .attr("id", "add-mitigation")
                    .text("Add mitigation")
                    .tap(move || add(workbook)),
            ),
        )
        .rows(
            move || if any() { vec![()] } else { Vec::new() },
            move |()| el("div").child(least_effort(workbook)).child(least_effort_for_odds(workbook, odds)),
        )
}

fn findings(workbook: Workbook) -> Vec<El> {
    workbook.with_figures(|document, analysis| {
        let unread = |finding: &&Finding| matches!(finding, Finding::MitigationUnread { .. });
        let findings = analysis.findings.iter().filter(unread);
        findings
            .map(|finding| el("p.problem").text(&words::finding(finding, document)))
            .collect()
    })
}

fn add(workbook: Workbook) {
    let row = Mitigation::blank(page::new_id());
    let name = format!("#mitigation-{}", row.id);
    let mut all = workbook.with_document(|document| document.mitigations.clone());
    all.push(row);
    workbook.edit(Edit::SetMitigations(all));
    when_drawn(move || page::focus(&name));
}

/// Which mitigations are enough, when somebody asks: a search is no work for every key press.
fn least_effort(workbook: Workbook) -> El {
    let found = Signal::new(None::<(String, Option<Plan>)>);
    let (asked, said, offered) = (found.clone(), found.clone(), found.clone());
    // Whatever changes, the answer may be another.
    follow(move || {
        workbook.with_document(|_| ());
        found.set(None);
    });
    let target = move || workbook.with_analysis(|analysis| analysis.chosen().cloned());
    let ask = move || {
        if let Some(standing) = target() {
            let answer = workbook.with_document(|document| {
                let plan = plan(document, standing.rank.budget);
                (
                    plans::answer(plan.as_ref(), standing.percent, document),
                    plan,
                )
            });
            asked.set(Some(answer));
        }
    };
    let name = move || match target() {
        Some(standing) => format!("Least effort for {}%", standing.percent),
        None => "Least effort".to_owned(),
    };
    let button = el("button")
        .text_of(name)
        .flag_of("disabled", move || target().is_none())
        .tap(ask);
    let text = move || said.with(|found| found.as_ref().map_or(String::new(), |one| one.0.clone()));
    let switch = move || {
        let plan = offered.with(|found| found.as_ref()?.1.clone());
        plan.filter(|plan| !plan.chosen.is_empty()).map(|plan| {
            el("button.line")
                .text("Switch these on")
                .tap(move || switch_on(workbook, &plan.chosen))
        })
    };
    el("p.actions")
        .child(button)
        .child(el("span").attr("role", "status").text_of(text))
        .maybe(switch)
}

/// Which mitigations keep the target as often as wanted, when somebody asks.
fn least_effort_for_odds(workbook: Workbook, odds: OddsState) -> El {
    follow(move || {
        workbook.with_document(|_| ());
        odds.forget_search();
    });
    let name = move || {
        workbook.with_document(|document| {
            let target = document.chosen().map_or("", |target| &target.percent);
            let often = often(document.odds.confidence(), document.odds.window);
            format!("Least effort for {target}% in {often}")
        })
    };
    let said = move || match odds.search.get() {
        Search::Not | Search::Trying(..) => String::new(),
        Search::Nothing => {
            "No choice of these mitigations is enough. Only those with an effort are tried."
                .to_owned()
        }
        Search::Found(choice, kept, exact) => {
            workbook.with_document(|document| plans::odds_answer(&choice, kept, exact, document))
        }
    };
    let switch = move || match odds.search.get() {
        Search::Found(choice, ..) if !choice.chosen.is_empty() => Some(
            el("button.line")
                .text("Switch these on")
                .tap(move || switch_on(workbook, &choice.chosen)),
        ),
        _ => None,
    };
    // Not a status: nobody wants to hear each number.
    let progress = move || match odds.search.get() {
        Search::Trying(at, of) => format!("Tried {at} of {of} choices…"),
        _ => String::new(),
    };
    let unread = move || workbook.with_analysis(|analysis| analysis.chosen().is_none());
    let button = el("button")
        .text_of(name)
        .flag_of("disabled", unread)
        .tap(move || odds.seek(workbook));
    el("p.actions")
        .child(button)
        .child(el("span").text_of(progress))
        .child(el("span").attr("role", "status").text_of(said))
        .maybe(switch)
}

fn switch_on(workbook: Workbook, chosen: &[RowId]) {
    let mut all = workbook.with_document(|document| document.mitigations.clone());
    for one in &mut all {
        one.on = chosen.contains(&one.id) || one.is_given();
    }
    workbook.edit(Edit::SetMitigations(all));
}

fn mitigations_table(workbook: Workbook, odds: OddsState) -> El {
    let title = |text: &str, unit: &str| {
        let title = el("th").attr("scope", "col").text(text);
        if unit.is_empty() {
            title
        } else {
            title.class("number").child(el("small").text(unit))
        }
    };
    let changes = Column::ALL.map(|column| title(column.name(), "becomes"));
    let titles = el("tr")
        .child(title("Mitigation", ""))
        .child(title("Changes", ""))
        .children(changes.into())
        .child(title("Effort", "person-weeks"))
        .child(title("Saves", "minutes a year"))
        .child(title("On", ""))
        .child(el("td"));
    let rows = move || {
        workbook.with_document(|document| document.mitigations.iter().map(|one| one.id).collect())
    };
    el("table.sheet")
        .label("Mitigations")
        .child(el("thead").child(titles))
        .rows(rows, move |id| mitigation_row(workbook, odds, *id))
}

fn mitigation_row(workbook: Workbook, odds: OddsState, id: RowId) -> El {
    let called = move || workbook.with_document(|document| mitigation_name(id, document));
    let scope = scope_of(workbook, id);
    let name = text_field(
        workbook,
        move || with(workbook, id, |one| one.name.clone()).unwrap_or_default(),
        move |text| change(workbook, id, |one| one.name = text),
    )
    .attr("id", &format!("mitigation-{id}"))
    .attr("placeholder", "What could be done")
    .named("Mitigation", called);
    let reaches = scope
        .choice()
        .label_of(move || format!("Risks changed by {}", called()));
    let mut line = el("tr")
        .child(el("td.name").child(name))
        .child(el("td").attr("data-label", "Changes").child(reaches));
    for cell in MitigationCell::ALL {
        let label = el("td.number").attr("data-label", cell.name());
        line = line.child(label.child(cell_field(workbook, id, cell)));
    }
    let figures = move || {
        workbook.with_analysis(|analysis| {
            let mut mitigations = analysis.mitigations.iter();
            mitigations.find(|one| one.id == id).copied()
        })
    };
    let saved =
        move || figures().map_or(String::new(), |one: MitigationFigures| plans::saved(&one));
    let worth = move || {
        let worth = figures().and_then(|one| plans::worth(&one));
        let lines = worth.iter().flatten();
        lines.map(|line| el("small.echo").text(line)).collect()
    };
    let saves = el("td.result")
        .attr("data-label", "Saves")
        .child(
            el("output")
                .label_of(move || format!("Saved a year by {}", called()))
                .text_of(saved),
        )
        .part(worth)
        .maybe(move || odds_of(workbook, odds, id));
    let on = bare_tick(
        move || with(workbook, id, |one| one.on).unwrap_or(false),
        move |on| workbook.edit(change(workbook, id, |one| one.on = on)),
    )
    .label_of(move || format!("{} is switched on", called()));
    let remove = move || {
        let mut all = workbook.with_document(|document| document.mitigations.clone());
        all.retain(|one| one.id != id);
        workbook.edit(Edit::SetMitigations(all));
        page::focus("#add-mitigation");
    };
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", called()))
        .tap(remove);
    let line = line
        .child(saves)
        .child(el("td").attr("data-label", "On").child(on))
        .child(el("td.verbs").child(remove));
    let chosen = move || {
        if scope.is_chosen() {
            vec![()]
        } else {
            Vec::new()
        }
    };
    let fixes = move || {
        workbook.with_document(|document| document.systemic.iter().map(|one| one.id).collect())
    };
    let ticks = el("td")
        .attr("colspan", "10")
        .rows(chosen, move |()| scope.ticks())
        .child(el("div.ticks").rows(fixes, move |systemic| fix_tick(workbook, id, *systemic)));
    el("tbody").child(line).child(el("tr.scope").child(ticks))
}

/// The chosen target's odds without the mitigation and with it.
fn odds_of(workbook: Workbook, odds: OddsState, id: RowId) -> Option<El> {
    let (target, window) = workbook.with_document(|document| {
        let target = document.chosen().cloned();
        (target, document.odds.window)
    });
    let target = target?;
    let on = with(workbook, id, |one| one.on)?;
    let (now, switched) = odds.answers.with(|answers| {
        let any = answers.kept(Wanted::Mitigated, target.id);
        let now = any.or(answers.kept(Wanted::AsIs(window), target.id));
        Some((now?, answers.kept(Wanted::Mitigation(id), target.id)?))
    })?;
    let (before, after) = if on { (switched, now) } else { (now, switched) };
    let text = format!(
        "{}%: {} → {}",
        target.percent,
        probability(before),
        probability(after)
    );
    Some(el("small.echo").text(&text))
}

fn fix_tick(workbook: Workbook, id: RowId, systemic: RowId) -> El {
    let name = move || {
        let name = workbook.with_document(|document| systemic_name(systemic, document));
        format!("fixes {name}")
    };
    let holds = move || with(workbook, id, |one| one.fixes.contains(&systemic)).unwrap_or(false);
    tick_of(name, holds, move |on| {
        workbook.edit(change(workbook, id, |one| {
            one.fixes.retain(|known| *known != systemic);
            if on {
                one.fixes.push(systemic);
            }
        }));
    })
}

fn cell_field(workbook: Workbook, id: RowId, cell: MitigationCell) -> El {
    let shown = move || {
        let shown = with(workbook, id, |one| measures::show(cell, one.entry(cell)));
        shown.unwrap_or_default()
    };
    let write = move |text: String| {
        let entry = measures::read(cell, &text);
        change(workbook, id, |one| *one.entry_mut(cell) = entry)
    };
    tidied_field(workbook, shown, write)
        .label_of(move || {
            let called = workbook.with_document(|document| mitigation_name(id, document));
            format!("{} of {called}", cell.name())
        })
        .aria_of("aria-invalid", move || {
            let check =
                |one: &Mitigation| reading::check_mitigation(cell, one.entry(cell)).is_err();
            with(workbook, id, check).unwrap_or(false)
        })
}

fn scope_of(workbook: Workbook, id: RowId) -> ScopeOf {
    ScopeOf {
        workbook,
        id,
        read: |document, id| {
            let mut mitigations = document.mitigations.iter();
            mitigations.find(|one| one.id == id).map(|one| &one.scope)
        },
        write: |document, id, scope| {
            let mut all = document.mitigations.clone();
            for one in all.iter_mut().filter(|one| one.id == id) {
                one.scope = scope.clone();
            }
            Edit::SetMitigations(all)
        },
    }
}

fn with<T>(workbook: Workbook, id: RowId, read: impl FnOnce(&Mitigation) -> T) -> Option<T> {
    workbook.with_document(|document| {
        let mut mitigations = document.mitigations.iter();
        mitigations.find(|one| one.id == id).map(read)
    })
}

/// The edit that changes one mitigation.
fn change(workbook: Workbook, id: RowId, with: impl FnOnce(&mut Mitigation)) -> Edit {
    let mut all = workbook.with_document(|document| document.mitigations.clone());
    if let Some(one) = all.iter_mut().find(|one| one.id == id) {
        with(one);
    }
    Edit::SetMitigations(all)
}
