//! The parts of the document around its figures, as [`crate::codec::json::document`] describes the others: charter,
//! readiness review, activities, evidence and saved versions.

use crate::codec::json::document::{MOST_LINKS, MOST_RISKS};
use crate::codec::json::pass::Pass;
use crate::codec::json::pass_entry::Cell;
use crate::codec::json::pass_ids::{Kind, nobody};
use crate::document::{
    Action, Activities, Activity, Answer, Area, Arrow, Charter, Column, Engagement, Entry,
    Evidence, Idea, Incident, Level, LogEntry, Node, Planned, Readiness, ReadinessItem, Round,
    Said, SignOff, Snapshot, Status, Taken,
};

/// The most signatures, people in a round, and items of other short lists.
const MOST_PEOPLE: usize = 200;
/// The most saved versions one document holds.
pub(crate) const MOST_SNAPSHOTS: usize = 100;

/// All parts around the figures.
pub fn practice(pass: &mut Pass, part: &mut Engagement) {
    pass.object("charter", &mut |pass| charter(pass, &mut part.charter));
    pass.object("readiness", &mut |pass| {
        readiness(pass, &mut part.readiness);
    });
    pass.object("activities", &mut |pass| {
        activities(pass, &mut part.activities);
    });
    pass.object("evidence", &mut |pass| evidence(pass, &mut part.evidence));
    let snapshots = &mut part.snapshots;
    pass.rows(
        "snapshots",
        MOST_SNAPSHOTS,
        snapshots,
        Snapshot::blank,
        snapshot,
    );
}

fn charter(pass: &mut Pass, part: &mut Charter) {
    pass.choice("status", &Status::ALL, Status::name, &mut part.status);
    pass.text("client", &mut part.client);
    pass.text("service", &mut part.service);
    pass.text("sponsor", &mut part.sponsor);
    pass.text("team", &mut part.team);
    pass.text("start", &mut part.start);
    pass.text("end", &mut part.end);
    pass.text("purpose", &mut part.purpose);
    pass.text("whyConsulting", &mut part.why_consulting);
    pass.text("inScope", &mut part.in_scope);
    pass.text("outOfScope", &mut part.out_of_scope);
    pass.text("pagerNow", &mut part.pager_now);
    pass.text("pagerAtClose", &mut part.pager_at_close);
    pass.text("pagerCondition", &mut part.pager_condition);
    pass.text("standard", &mut part.standard);
    planned(pass, part);
    pass.text("otherActivities", &mut part.other_activities);
    pass.text("waysOfWorking", &mut part.ways_of_working);
    pass.text("exitCriteria", &mut part.exit_criteria);
    pass.text("worthOfAMinute", &mut part.worth_of_a_minute);
    sign_offs(pass, &mut part.sign_offs);
}

fn planned(pass: &mut Pass, part: &mut Charter) {
    let count = part.activities.len();
    pass.list("activities", MOST_PEOPLE, count, &mut |pass, at| {
        let blank = Planned {
            activity: Activity::Review,
            who: String::new(),
        };
        let written = part.activities.get(at).filter(|_| !pass.reads());
        let mut one = written.cloned().unwrap_or(blank);
        let mut activity = Some(one.activity).filter(|_| !pass.reads());
        pass.optional_choice("activity", &Activity::ALL, Activity::name, &mut activity);
        pass.text("who", &mut one.who);
        if pass.reads()
            && let Some(activity) = activity
        {
            part.plan(activity, Some(one.who));
        }
    });
}

fn sign_offs(pass: &mut Pass, rows: &mut Vec<SignOff>) {
    pass.rows(
        "signOffs",
        MOST_PEOPLE,
        rows,
        SignOff::blank,
        |pass, row| {
            pass.id(Kind::SignOff, &mut row.id);
            pass.text("name", &mut row.name);
            pass.text("role", &mut row.role);
            pass.text("date", &mut row.date);
        },
    );
}

fn readiness(pass: &mut Pass, part: &mut Readiness) {
    pass.optional_choice("level", &Level::ALL, Level::name, &mut part.level);
    pass.text("levelReason", &mut part.level_reason);
    let items = &mut part.items;
    pass.rows("items", MOST_LINKS, items, ReadinessItem::blank, item);
    sign_offs(pass, &mut part.sign_offs);
}

fn item(pass: &mut Pass, row: &mut ReadinessItem) {
    pass.id(Kind::Item, &mut row.id);
    pass.text("item", &mut row.item);
    pass.choice("area", &Area::ALL, Area::name, &mut row.area);
    pass.choice("level", &Level::ALL, Level::name, &mut row.level);
    pass.text("question", &mut row.question);
    pass.optional_choice("answer", &Answer::ALL, Answer::name, &mut row.answer);
    pass.text("reason", &mut row.reason);
    pass.text("evidence", &mut row.evidence);
    pass.text("owner", &mut row.owner);
    pass.text("due", &mut row.due);
    pass.links("risks", Kind::Risk, &mut row.risks);
    pass.links("systemic", Kind::Systemic, &mut row.systemic);
    pass.flag("hidden", &mut row.hidden);
}

fn activities(pass: &mut Pass, part: &mut Activities) {
    pass.rows("log", MOST_RISKS, &mut part.log, LogEntry::blank, log_entry);
    pass.rows("ideas", MOST_RISKS, &mut part.ideas, Idea::blank, idea);
    rounds(pass, part);
    pass.rows("nodes", MOST_RISKS, &mut part.nodes, Node::blank, node);
    arrows(pass, part);
}

fn log_entry(pass: &mut Pass, row: &mut LogEntry) {
    pass.id(Kind::LogEntry, &mut row.id);
    pass.choice(
        "activity",
        &Activity::ALL,
        Activity::name,
        &mut row.activity,
    );
    pass.text("date", &mut row.date);
    pass.text("people", &mut row.people);
    pass.text("notes", &mut row.notes);
    let actions = &mut row.actions;
    pass.rows(
        "actions",
        MOST_PEOPLE,
        actions,
        Action::blank,
        |pass, row| {
            pass.id(Kind::Action, &mut row.id);
            pass.text("what", &mut row.what);
            pass.text("owner", &mut row.owner);
            pass.text("due", &mut row.due);
            pass.flag("done", &mut row.done);
        },
    );
}

fn idea(pass: &mut Pass, row: &mut Idea) {
    pass.id(Kind::Idea, &mut row.id);
    pass.text("text", &mut row.text);
    pass.link("risk", Kind::Risk, &mut row.risk);
}

fn rounds(pass: &mut Pass, part: &mut Activities) {
    let count = part.rounds.len();
    pass.list("rounds", MOST_RISKS, count, &mut |pass, at| {
        if pass.reads() {
            let mut read = Round::blank(nobody(), nobody(), Column::Ettr);
            if round(pass, &mut read) {
                part.rounds.push(read);
            }
        } else if let Some(written) = part.rounds.get_mut(at) {
            round(pass, written);
        }
    });
}

/// Whether the risk is here.
fn round(pass: &mut Pass, row: &mut Round) -> bool {
    pass.id(Kind::Round, &mut row.id);
    let is_here = pass.named("risk", Kind::Risk, &mut row.risk);
    pass.choice("column", &Column::ALL, Column::key, &mut row.column);
    let count = row.said.len();
    pass.list("said", MOST_PEOPLE, count, &mut |pass, at| {
        let blank = Said {
            who: String::new(),
            estimate: String::new(),
        };
        let written = row.said.get(at).filter(|_| !pass.reads());
        let mut one = written.cloned().unwrap_or(blank);
        pass.text("who", &mut one.who);
        pass.text("estimate", &mut one.estimate);
        if pass.reads() {
            row.said.push(one);
        }
    });
    pass.text("agreed", &mut row.agreed);
    pass.text("dissent", &mut row.dissent);
    pass.text("date", &mut row.date);
    is_here
}

fn node(pass: &mut Pass, row: &mut Node) {
    pass.id(Kind::Node, &mut row.id);
    pass.text("text", &mut row.text);
}

fn arrows(pass: &mut Pass, part: &mut Activities) {
    let ends = [
        Kind::Systemic,
        Kind::Risk,
        Kind::Journey,
        Kind::Objective,
        Kind::Node,
    ];
    let count = part.arrows.len();
    pass.list("arrows", MOST_LINKS, count, &mut |pass, at| {
        let nowhere = Arrow {
            from: nobody(),
            to: nobody(),
        };
        let written = part.arrows.get(at).filter(|_| !pass.reads());
        let mut one = written.copied().unwrap_or(nowhere);
        let is_from = pass.named_among("from", &ends, &mut one.from);
        let is_to = pass.named_among("to", &ends, &mut one.to);
        if pass.reads() && is_from && is_to && !part.arrows.contains(&one) {
            part.arrows.push(one);
        }
    });
}

fn evidence(pass: &mut Pass, part: &mut Evidence) {
    pass.text("from", &mut part.from);
    pass.text("to", &mut part.to);
    let rows = &mut part.incidents;
    pass.rows("incidents", MOST_RISKS, rows, Incident::blank, incident);
    let count = part.taken.len();
    pass.list("taken", MOST_LINKS, count, &mut |pass, at| {
        let nothing = Taken {
            risk: nobody(),
            column: Column::Ettr,
            before: Entry::Empty,
            after: Entry::Empty,
        };
        let written = part.taken.get(at).filter(|_| !pass.reads());
        let mut one = written.cloned().unwrap_or(nothing);
        if taken(pass, &mut one) && pass.reads() {
            part.take(one);
        }
    });
}

/// Whether the risk is here.
fn taken(pass: &mut Pass, row: &mut Taken) -> bool {
    let is_here = pass.named("risk", Kind::Risk, &mut row.risk);
    pass.choice("column", &Column::ALL, Column::key, &mut row.column);
    let cell = Cell::Estimate(row.column);
    pass.entry("before", cell, &mut row.before);
    pass.entry("after", cell, &mut row.after);
    is_here
}

fn incident(pass: &mut Pass, row: &mut Incident) {
    pass.id(Kind::Incident, &mut row.id);
    pass.link("risk", Kind::Risk, &mut row.risk);
    pass.text("name", &mut row.name);
    pass.flag("drill", &mut row.drill);
    pass.text("date", &mut row.date);
    pass.entry("detect", Cell::Estimate(Column::Ettd), &mut row.detect);
    pass.entry("resolve", Cell::Estimate(Column::Ettr), &mut row.resolve);
    pass.entry("share", Cell::Estimate(Column::Impact), &mut row.share);
    pass.text("notes", &mut row.notes);
}

fn snapshot(pass: &mut Pass, row: &mut Snapshot) {
    pass.id(Kind::Snapshot, &mut row.id);
    pass.text("name", &mut row.name);
    pass.text("taken", &mut row.taken);
    pass.long_text("file", &mut row.file);
}
