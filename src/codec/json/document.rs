//! What the document consists of, said once: each function names the parts of one struct in the
//! order of the file, and a [`Pass`] reads or writes them.
//!
//! A new field is one line here, where it stands in the file, once the model's struct and its
//! `blank` have it: `pass.text("owner", &mut risk.owner);`. What the file lacks stays as `blank`
//! left it. A link names a record read before it. A struct that links can name is a
//! `Kind`, a cell with rules of its own a `Cell`. `UPDATE_SCHEMA=1 cargo test --test schema`
//! publishes it; `tests/json.rs` holds the order of the keys against the model's.

use crate::codec::json::pass::Pass;
use crate::codec::json::pass_entry::Cell;
use crate::codec::json::pass_ids::{Kind, nobody};
use crate::codec::json::practice::practice;
use crate::codec::json::{FORMAT, Stamp, VERSION};
use crate::document::{
    Acceptance, Alert, Basis, BasisKind, Column, Counted, Engagement, Entry, Interaction, Journey,
    Mitigation, MitigationCell, Objective, Reach, ReachCell, Risk, Scope, Sli, Span, Systemic,
    Target, Worsening, Year,
};
use crate::document::{Doubt, OddsSettings, Window};

/// The most risks one document holds.
pub const MOST_RISKS: usize = 5_000;
/// The most characters of one text.
pub const MOST_CHARACTERS: usize = 20_000;
/// The most links in one list.
pub const MOST_LINKS: usize = 5_000;
/// The most targets one document holds.
const MOST_TARGETS: usize = 100;
/// The most journeys, and interactions of one journey, that one document holds.
const MOST_JOURNEYS: usize = 200;
/// The most systemic risks one document holds.
pub const MOST_SYSTEMIC: usize = 200;
/// The most acceptances of one risk, and mitigations, that one document holds.
const MOST_PLANS: usize = 5_000;

/// The most objectives, and alerts of one, that one document holds.
const MOST_OBJECTIVES: usize = 500;

/// The file; with a stamp when it is a stored record.
pub fn file(pass: &mut Pass, stamp: Option<&mut Stamp>, part: &mut Engagement) {
    pass.text("format", &mut FORMAT.to_owned());
    pass.whole("version", &mut { VERSION });
    if let Some(stamp) = stamp {
        pass.whole("revision", &mut stamp.revision);
        pass.text("writer", &mut stamp.writer);
        pass.text("after", &mut stamp.after);
        pass.text("saved", &mut stamp.saved);
    }
    pass.object("engagement", &mut |pass| engagement(pass, part));
}

fn engagement(pass: &mut Pass, part: &mut Engagement) {
    pass.own_id(&mut part.id);
    pass.text("name", &mut part.name);
    pass.text("author", &mut part.author);
    year(pass, &mut part.year);
    pass.text("tooBigPercent", &mut part.too_big_percent);
    targets(pass, part);
    pass.rows(
        "journeys",
        MOST_JOURNEYS,
        &mut part.journeys,
        Journey::blank,
        journey,
    );
    pass.link("scope", Kind::Journey, &mut part.scope);
    pass.rows("risks", MOST_RISKS, &mut part.risks, Risk::blank, risk);
    pass.rows(
        "systemic",
        MOST_SYSTEMIC,
        &mut part.systemic,
        Systemic::blank,
        systemic,
    );
    pass.rows(
        "mitigations",
        MOST_PLANS,
        &mut part.mitigations,
        Mitigation::blank,
        mitigation,
    );
    pass.rows(
        "objectives",
        MOST_OBJECTIVES,
        &mut part.objectives,
        Objective::blank,
        objective,
    );
    pass.object("odds", &mut |pass| odds(pass, &mut part.odds));
    practice(pass, part);
}

fn odds(pass: &mut Pass, odds: &mut OddsSettings) {
    let name = odds.window.name();
    let mut take = |word: &str| {
        let found = Window::ALL.into_iter().find(|one| one.name() == word);
        odds.window = found.unwrap_or_default();
        found.is_some()
    };
    let expected = "expected year, quarter, 30d or 28d; year is used.";
    pass.word("window", Some(name), &mut take, expected);
    pass.text("confidence", &mut odds.confidence);
    let name = odds.doubt.name();
    let mut take = |word: &str| {
        let found = Doubt::ALL.into_iter().find(|one| one.name() == word);
        odds.doubt = found.unwrap_or_default();
        found.is_some()
    };
    let expected = "expected none, two or three; none is used.";
    pass.word("doubt", Some(name), &mut take, expected);
}

fn year(pass: &mut Pass, year: &mut Year) {
    let name = year.name();
    let mut take = |word: &str| {
        let found = Year::ALL.into_iter().find(|year| year.name() == word);
        *year = found.unwrap_or_default();
        found.is_some()
    };
    let expected = "expected \"365\" or \"365.25\"; 365 is used.";
    pass.word("year", Some(name), &mut take, expected);
}

/// The targets and the chosen one. A document has some.
fn targets(pass: &mut Pass, part: &mut Engagement) {
    let blank = |id| Target {
        id,
        percent: String::new(),
    };
    pass.rows("targets", MOST_TARGETS, &mut part.targets, blank, target);
    if pass.chosen("chosenTarget", Kind::Target, &mut part.chosen_target) {
        return;
    }
    if let Some(first) = part.targets.first() {
        part.chosen_target = first.id;
        pass.note(
            "chosenTarget",
            "names none of the targets; the first is used.",
        );
    } else {
        pass.note("targets", "there are none; the usual four are used.");
        let usual = Engagement::new(part.id, String::new(), || pass.unused_id());
        (part.targets, part.chosen_target) = (usual.targets, usual.chosen_target);
    }
}

fn target(pass: &mut Pass, target: &mut Target) {
    pass.id(Kind::Target, &mut target.id);
    pass.text("percent", &mut target.percent);
}

fn journey(pass: &mut Pass, journey: &mut Journey) {
    pass.id(Kind::Journey, &mut journey.id);
    pass.text("name", &mut journey.name);
    pass.link("target", Kind::Target, &mut journey.target);
    let interactions = &mut journey.interactions;
    pass.rows(
        "interactions",
        MOST_JOURNEYS,
        interactions,
        Interaction::blank,
        interaction,
    );
}

fn interaction(pass: &mut Pass, interaction: &mut Interaction) {
    pass.id(Kind::Interaction, &mut interaction.id);
    pass.text("request", &mut interaction.request);
    pass.text("validEvent", &mut interaction.valid_event);
    pass.entry(
        "impact",
        Cell::Estimate(Column::Impact),
        &mut interaction.impact,
    );
}

fn risk(pass: &mut Pass, risk: &mut Risk) {
    pass.id(Kind::Risk, &mut risk.id);
    pass.text("name", &mut risk.name);
    pass.entry("ettd", Cell::Estimate(Column::Ettd), &mut risk.ettd);
    pass.entry("ettr", Cell::Estimate(Column::Ettr), &mut risk.ettr);
    pass.entry("impact", Cell::Estimate(Column::Impact), &mut risk.impact);
    pass.entry("ettf", Cell::Estimate(Column::Ettf), &mut risk.ettf);
    pass.text("owner", &mut risk.owner);
    pass.text("notes", &mut risk.notes);
    pass.text("runbook", &mut risk.runbook);
    pass.object("basis", &mut |pass| basis(pass, &mut risk.basis));
    pass.object("reach", &mut |pass| reach(pass, &mut risk.reach));
    pass.links("interactions", Kind::Interaction, &mut risk.interactions);
    accepted(pass, risk);
}

fn basis(pass: &mut Pass, basis: &mut Basis) {
    let name = basis.kind.map(BasisKind::name);
    let mut take = |word: &str| {
        basis.kind = BasisKind::named(word);
        basis.kind.is_some()
    };
    let expected = "expected guess, incidents, drill or vendor; left out.";
    pass.word("kind", name, &mut take, expected);
    pass.text("who", &mut basis.who);
    pass.text("when", &mut basis.when);
}

fn reach(pass: &mut Pass, reach: &mut Reach) {
    pass.flag("all", &mut reach.all);
    let count = reach.journeys.len();
    pass.list("journeys", MOST_JOURNEYS, count, &mut |pass, at| {
        if pass.reads() {
            let (journey, impact) = (nobody(), Entry::Empty);
            let mut cell = ReachCell { journey, impact };
            if reach_cell(pass, &mut cell) {
                reach.set(cell.journey, Some(cell.impact));
            }
        } else if let Some(cell) = reach.journeys.get_mut(at) {
            reach_cell(pass, cell);
        }
    });
}

/// Whether the journey is here.
fn reach_cell(pass: &mut Pass, cell: &mut ReachCell) -> bool {
    let is_here = pass.named("journey", Kind::Journey, &mut cell.journey);
    pass.entry("impact", Cell::Estimate(Column::Impact), &mut cell.impact);
    is_here
}

fn accepted(pass: &mut Pass, risk: &mut Risk) {
    let count = risk.accepted.len();
    pass.list("accepted", MOST_PLANS, count, &mut |pass, at| {
        if pass.reads() {
            let mut read = Acceptance::new(nobody(), None);
            if !acceptance(pass, &mut read) {
                pass.note("", "not for a target and journey that are here; left out.");
            } else if risk.is_accepted_for(read.target, read.journey) {
                pass.note("", "a second time; left out.");
            } else {
                risk.accept(read);
            }
        } else if let Some(written) = risk.accepted.get_mut(at) {
            acceptance(pass, written);
        }
    });
}

/// Whether all is here that it is for: one for a lost journey is not one for the whole service.
fn acceptance(pass: &mut Pass, acceptance: &mut Acceptance) -> bool {
    let target_is_here = pass.named("target", Kind::Target, &mut acceptance.target);
    let journey_is_here = pass.link("journey", Kind::Journey, &mut acceptance.journey);
    pass.text("who", &mut acceptance.who);
    pass.text("why", &mut acceptance.why);
    pass.text("review", &mut acceptance.review);
    target_is_here && journey_is_here
}

fn systemic(pass: &mut Pass, row: &mut Systemic) {
    pass.id(Kind::Systemic, &mut row.id);
    pass.text("name", &mut row.name);
    pass.entry("ettd", Cell::Worsening(Worsening::Ettd), &mut row.ettd);
    pass.entry("ettr", Cell::Worsening(Worsening::Ettr), &mut row.ettr);
    pass.entry(
        "moreOften",
        Cell::Worsening(Worsening::MoreOften),
        &mut row.more_often,
    );
    pass.flag("included", &mut row.included);
    pass.flag("fixed", &mut row.fixed);
    pass.object("scope", &mut |pass| scope(pass, &mut row.scope));
}

fn scope(pass: &mut Pass, scope: &mut Scope) {
    if pass.reads() {
        // Who writes a scope and not whether it is all of them means all, in a mitigation too.
        scope.all = true;
    }
    pass.flag("all", &mut scope.all);
    pass.links("risks", Kind::Risk, &mut scope.risks);
    pass.links("journeys", Kind::Journey, &mut scope.journeys);
}

fn mitigation(pass: &mut Pass, row: &mut Mitigation) {
    let change = |column| Cell::Mitigation(MitigationCell::Change(column));
    pass.id(Kind::Mitigation, &mut row.id);
    pass.text("name", &mut row.name);
    pass.entry(
        "effort",
        Cell::Mitigation(MitigationCell::Effort),
        &mut row.effort,
    );
    pass.flag("on", &mut row.on);
    pass.object("scope", &mut |pass| scope(pass, &mut row.scope));
    pass.entry("ettd", change(Column::Ettd), &mut row.ettd);
    pass.entry("ettr", change(Column::Ettr), &mut row.ettr);
    pass.entry("impact", change(Column::Impact), &mut row.impact);
    pass.entry("ettf", change(Column::Ettf), &mut row.ettf);
    pass.links("fixes", Kind::Systemic, &mut row.fixes);
}

fn objective(pass: &mut Pass, row: &mut Objective) {
    pass.id(Kind::Objective, &mut row.id);
    pass.link("journey", Kind::Journey, &mut row.journey);
    let name = row.kind.name();
    let mut take = |word: &str| {
        let found = Sli::ALL.into_iter().find(|one| one.name() == word);
        row.kind = found.unwrap_or_default();
        found.is_some()
    };
    let expected = "expected an SLI such as availability or latency; availability is used.";
    pass.word("kind", Some(name), &mut take, expected);
    pass.text("specification", &mut row.specification);
    pass.text("measuredAt", &mut row.measured_at);
    pass.link("target", Kind::Target, &mut row.target);
    let name = row.window.name();
    let mut take = |word: &str| {
        let found = Span::ALL.into_iter().find(|one| one.name() == word);
        row.window = found.unwrap_or_default();
        found.is_some()
    };
    let expected = "expected 28d, 30d, 7d, 90d, month or quarter; 28d is used.";
    pass.word("window", Some(name), &mut take, expected);
    pass.text("rationale", &mut row.rationale);
    pass.text("owner", &mut row.owner);
    pass.text("agreed", &mut row.agreed);
    pass.text("review", &mut row.review);
    pass.text("traffic", &mut row.traffic);
    pass.text("ratio", &mut row.ratio);
    pass.text("elapsed", &mut row.elapsed);
    counts(pass, row);
    alerts(pass, row);
    pass.text("toHuman", &mut row.to_human);
    pass.text("depends", &mut row.depends);
    pass.text("document", &mut row.document);
    pass.text("policy", &mut row.policy);
}

fn counts(pass: &mut Pass, row: &mut Objective) {
    let count = row.counts.len();
    pass.list("counts", MOST_JOURNEYS, count, &mut |pass, at| {
        if pass.reads() {
            let (interaction, answers) = (nobody(), String::new());
            let mut read = Counted {
                interaction,
                answers,
            };
            if counted(pass, &mut read) {
                row.set_answers(read.interaction, read.answers);
            }
        } else if let Some(written) = row.counts.get_mut(at) {
            counted(pass, written);
        }
    });
}

/// Whether the interaction is here.
fn counted(pass: &mut Pass, part: &mut Counted) -> bool {
    let is_here = pass.named("interaction", Kind::Interaction, &mut part.interaction);
    pass.text("answers", &mut part.answers);
    is_here
}

fn alerts(pass: &mut Pass, row: &mut Objective) {
    let count = row.alerts.len();
    pass.list("alerts", MOST_OBJECTIVES, count, &mut |pass, at| {
        if pass.reads() {
            let mut read = Alert::default();
            alert(pass, &mut read);
            row.alerts.push(read);
        } else if let Some(written) = row.alerts.get_mut(at) {
            alert(pass, written);
        }
    });
}

fn alert(pass: &mut Pass, part: &mut Alert) {
    pass.text("burn", &mut part.burn);
    pass.text("long", &mut part.long);
    pass.text("short", &mut part.short);
    pass.flag("pages", &mut part.pages);
}
