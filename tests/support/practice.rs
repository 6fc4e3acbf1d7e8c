//! Generated parts around an engagement's figures: charter, review, activities, evidence, versions.

use bad_minutes::document::{
    Action, Activity, Answer, Area, Arrow, Column, Engagement, Entry, Idea, Incident, Level,
    LogEntry, Node, ReadinessItem, Round, RowId, Said, SignOff, Snapshot, Status, Taken,
};
use proptest::collection::vec;
use proptest::prelude::*;

use super::text;

/// What was said about one thing after the other, and how often each part turns up.
pub struct Sayings {
    texts: Vec<String>,
    number: usize,
    ids: Vec<[u8; 5]>,
}

impl std::fmt::Debug for Sayings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} parts of {:?}", self.number, self.texts)
    }
}

/// Any texts, for up to two of each part.
pub fn said() -> impl Strategy<Value = Sayings> {
    let ids = vec(any::<[u8; 5]>(), 40).no_shrink();
    (vec(text(), 5), 0..3_usize, ids).prop_map(|(texts, number, ids)| Sayings {
        texts,
        number,
        ids,
    })
}

/// The engagement with those parts, linked to what it has.
pub fn with(mut engagement: Engagement, said: &Sayings) -> Engagement {
    let mut texts = said.texts.iter().cycle().cloned();
    let mut say = || texts.next().unwrap_or_default();
    // Distinct whatever was drawn: the last byte counts.
    let mut ids = said.ids.iter().enumerate().map(|(at, random)| {
        let mut random = *random;
        random[4] = at as u8;
        RowId::from_random(&random)
    });
    let mut id = || ids.next().expect("forty ids are enough");
    let risks: Vec<RowId> = engagement.risks.iter().map(|risk| risk.id).collect();
    let systemic: Vec<RowId> = engagement.systemic.iter().map(|one| one.id).collect();
    let journeys: Vec<RowId> = engagement.journeys.iter().map(|one| one.id).collect();
    let number = said.number;
    let charter = &mut engagement.charter;
    charter.status = Status::ALL[number];
    charter.client = say();
    charter.why_consulting = say();
    charter.pager_condition = say();
    charter.worth_of_a_minute = say();
    for activity in Activity::ALL.into_iter().take(number * 3) {
        charter.plan(activity, Some(say()));
    }
    for _ in 0..number {
        let mut one = SignOff::blank(id());
        (one.name, one.role, one.date) = (say(), say(), "2026-11-24".to_owned());
        charter.sign_offs.push(one);
    }
    let readiness = &mut engagement.readiness;
    readiness.level = Level::ALL.get(number + 1).copied();
    readiness.level_reason = say();
    for at in 0..number {
        let mut one = ReadinessItem::blank(id());
        (one.item, one.question, one.reason, one.evidence) = (say(), say(), say(), say());
        (one.area, one.level) = (Area::ALL[at * 4], Level::ALL[at]);
        one.answer = Answer::ALL.get(at * 3).copied();
        one.risks = risks.iter().take(number).copied().collect();
        one.systemic = systemic.iter().take(number).copied().collect();
        one.hidden = at == 1;
        readiness.items.push(one);
    }
    let activities = &mut engagement.activities;
    for at in 0..number {
        let mut entry = LogEntry::blank(id());
        (entry.activity, entry.people, entry.notes) = (Activity::ALL[at], say(), say());
        let mut action = Action::blank(id());
        (action.what, action.owner, action.done) = (say(), say(), at == 1);
        entry.actions.push(action);
        activities.log.push(entry);
        let mut idea = Idea::blank(id());
        (idea.text, idea.risk) = (say(), risks.get(at).copied());
        activities.ideas.push(idea);
        if let Some(risk) = risks.get(at) {
            let mut round = Round::blank(id(), *risk, Column::ALL[at]);
            let estimate = "60".to_owned();
            round.said.push(Said {
                who: say(),
                estimate,
            });
            (round.agreed, round.dissent) = (say(), say());
            activities.rounds.push(round);
        }
        let mut node = Node::blank(id());
        node.text = say();
        let ends = [risks.get(at), systemic.first(), journeys.first()];
        for from in ends.into_iter().flatten() {
            let (from, to) = (*from, node.id);
            activities.arrows.push(Arrow { from, to });
        }
        activities.nodes.push(node);
        let mut incident = Incident::blank(id());
        (incident.name, incident.notes) = (say(), say());
        (incident.risk, incident.drill) = (risks.get(at).copied(), at == 1);
        (incident.date, incident.resolve) = ("2026-10-05".to_owned(), Entry::number(42.0));
        incident.detect = Entry::Unread {
            text: "soon".to_owned(),
        };
        engagement.evidence.incidents.push(incident);
        if let Some(risk) = risks.get(at) {
            engagement.evidence.take(Taken {
                risk: *risk,
                column: Column::ALL[at * 3],
                before: Entry::Empty,
                after: Entry::number(365.0),
            });
        }
        let mut snapshot = Snapshot::blank(id());
        (snapshot.name, snapshot.file) =
            (say(), format!("{{\"{}\": 1}}", "x".repeat(30_000)).into());
        engagement.snapshots.push(snapshot);
    }
    engagement.evidence.from = say();
    engagement
}
