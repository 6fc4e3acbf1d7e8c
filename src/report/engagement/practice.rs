//! What a report says of the work itself: charter, readiness review, estimates, incidents, actions.

use crate::analysis::practice::calibration::calibrate;
use crate::codec::checklist::joined::{lines, question_of, tally};
use crate::document::names::row_name;
use crate::document::records::values::dates::has_passed;
use crate::document::{Answer, Engagement, ReadinessItem, SignOff};
use crate::report::engagement::sources::Sources;
use crate::report::format::blocks::{Block, Table, add_table};
use crate::text::activities::calibration_words::overall;
use crate::text::figures::figure;
use crate::text::readiness::verdict_words::verdict_sentence;

/// What the charter says, as far as it says anything.
pub(crate) fn charter(engagement: &Engagement) -> Vec<Block> {
    let charter = &engagement.charter;
    let mut facts = Vec::new();
    let mut fact = |name: &str, text: &str| {
        if !text.trim().is_empty() {
            facts.push((name.to_owned(), text.trim().to_owned()));
        }
    };
    fact("From", &charter.start);
    fact("Until", &charter.end);
    fact("Purpose", &charter.purpose);
    fact("Why a consultation", &charter.why_consulting);
    fact("Team", &charter.team);
    fact("In scope", &charter.in_scope);
    fact("Out of scope", &charter.out_of_scope);
    fact("The pager today", &charter.pager_now);
    fact("The pager at the close", &charter.pager_at_close);
    fact("On the condition that", &charter.pager_condition);
    fact("Standard of the review", &charter.standard);
    fact("Ways of working", &charter.ways_of_working);
    fact("Done when", &charter.exit_criteria);
    for one in &charter.activities {
        let who = match one.who.trim() {
            "" => "planned",
            who => who,
        };
        fact(one.activity.title(), who);
    }
    fact("Other activities", &charter.other_activities);
    if facts.is_empty() {
        return Vec::new();
    }
    let state = charter.status.name().to_owned();
    facts.insert(0, ("State".to_owned(), state));
    vec![Block::Facts(facts)]
}

/// Who agreed to the charter, and who has not yet.
pub(crate) fn signed(engagement: &Engagement) -> Vec<Block> {
    signatures("Agreed by", &engagement.charter.sign_offs)
}

/// Who signed as a table, and who is named and has not: a name without a date is no agreement.
fn signatures(name: &str, all: &[SignOff]) -> Vec<Block> {
    let mut table = Table::new(name, &["Name", "Role", "Date"]);
    let mut open = Vec::new();
    for one in all {
        let cells = [&one.name, &one.role, &one.date].map(|text| text.trim().to_owned());
        match &cells {
            [who, role, _] if who.is_empty() && role.is_empty() => {}
            [who, role, date] if date.is_empty() => {
                let said = [who, role].map(String::as_str);
                let said: Vec<&str> = said.into_iter().filter(|one| !one.is_empty()).collect();
                open.push(said.join(", "));
            }
            _ => table.rows.push(cells.into()),
        }
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    if !open.is_empty() {
        blocks.push(Block::text(&format!(
            "Not signed yet: {}.",
            open.join("; ")
        )));
    }
    blocks
}

/// What the review found, and what is open.
pub(crate) fn readiness(sources: &Sources) -> Vec<Block> {
    let engagement = sources.engagement;
    let review = &engagement.readiness;
    let level = engagement.level();
    let asked = asked(engagement);
    let answered = asked.iter().filter(|item| item.is_answered());
    let all = answered.clone().count();
    let signed = signatures("Review signed by", &review.sign_offs);
    if all == 0 && signed.is_empty() {
        return Vec::new();
    }
    let mut counts = Vec::new();
    for answer in Answer::ALL {
        let same = |item: &&&ReadinessItem| item.answer == Some(answer);
        let count = answered.clone().filter(same).count();
        if count > 0 {
            counts.push(format!("{count} {}", answer.name()));
        }
    }
    let mut text = match (review.level, review.level_reason.trim()) {
        (None, _) => format!(
            "Level {}, as the objectives and targets suggest.",
            level.name()
        ),
        (Some(_), "") => format!("Level {}.", level.name()),
        (Some(_), reason) => format!("Level {}: {reason}.", level.name()),
    };
    if all > 0 {
        let tally = tally(engagement, None, sources.today);
        let verdict = verdict_sentence(&tally);
        text += &format!(" {verdict} Answered so far: {all} ({}).", counts.join(", "));
    }
    let mut blocks = vec![Block::text(&text)];
    if let Some(Block::Table(table)) = signed.first() {
        blocks.push(Block::Heading(table.name.clone()));
    }
    blocks.extend(signed);
    blocks
}

/// What the level asks and somebody said something of: what it does not ask is in no verdict, and so in no count.
fn asked(engagement: &Engagement) -> Vec<&ReadinessItem> {
    let level = engagement.level();
    let lines = lines(&engagement.readiness);
    let asked = lines.iter().filter(|line| line.is_asked(level));
    asked.filter_map(|line| line.said).collect()
}

/// The items of the review that are answered with no or partly.
pub(crate) fn open_items(sources: &Sources) -> Vec<Block> {
    let asked = asked(sources.engagement);
    let head = ["Open", "Answer", "What is missing", "Owner", "Due"];
    let mut table = Table::new("Open items of the review", &head);
    for answer in [Answer::No, Answer::Partly] {
        let open = asked.iter().filter(|item| item.answer == Some(answer));
        for item in open {
            table.rows.push(vec![
                question_of(item),
                answer.name().to_owned(),
                item.reason.trim().to_owned(),
                item.owner.trim().to_owned(),
                due(&item.due, sources.today),
            ]);
        }
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// A day by which something is to be done, and whether it has passed.
fn due(day: &str, today: &str) -> String {
    let day = day.trim();
    match has_passed(day, today) {
        true => format!("{day}, overdue"),
        false => day.to_owned(),
    }
}

/// What was agreed on after silent estimates, and what somebody still sees differently.
pub(crate) fn estimates(engagement: &Engagement) -> Vec<Block> {
    let head = ["Risk", "Figure", "#Estimates", "Agreed", "Seen differently"];
    let mut table = Table::new("Silent estimates", &head);
    for round in &engagement.activities.rounds {
        let said = [&round.agreed, &round.dissent].map(|text| text.trim().to_owned());
        if said.iter().all(String::is_empty) {
            continue;
        }
        let [agreed, dissent] = said;
        table.rows.push(vec![
            row_name(round.risk, engagement),
            round.column.name().to_owned(),
            round.said.len().to_string(),
            agreed,
            dissent,
        ]);
    }
    let mut blocks = Vec::new();
    add_table(&mut blocks, table);
    blocks
}

/// How often each risk struck in the time watched, beside what the estimates expect.
pub(crate) fn observed(sources: &Sources) -> Vec<Block> {
    let engagement = sources.engagement;
    if engagement.evidence.incidents.is_empty() {
        return Vec::new();
    }
    let found = calibrate(engagement);
    let head = ["Risk", "#Happened", "#Expected", "#Rehearsed"];
    let mut table = Table::new("Incidents by risk", &head);
    let number = |count: u32| match count {
        0 => String::new(),
        count => count.to_string(),
    };
    for one in &found.risks {
        table.rows.push(vec![
            row_name(one.risk, engagement),
            one.happened.map_or("not known".to_owned(), |happened| {
                happened.incidents.to_string()
            }),
            one.expected.map_or(String::new(), figure),
            number(one.drills),
        ]);
    }
    if found.unlisted.incidents > 0 {
        table.rows.push(vec![
            "none of the list".to_owned(),
            number(found.unlisted.incidents),
            String::new(),
            String::new(),
        ]);
    }
    let mut blocks: Vec<Block> = overall(&found)
        .iter()
        .map(|text| Block::text(text))
        .collect();
    add_table(&mut blocks, table);
    blocks
}

/// What is still to be done: who, what, until when.
pub(crate) fn actions(sources: &Sources) -> Vec<Block> {
    let mut list = Vec::new();
    for (_, action) in sources.engagement.activities.open_actions() {
        let mut said = match action.owner.trim() {
            "" => action.what.trim().to_owned(),
            owner => format!("{owner}: {}", action.what.trim()),
        };
        let due = due(&action.due, sources.today);
        if !due.is_empty() {
            said += &format!(", {due}");
        }
        list.push(said);
    }
    match list.is_empty() {
        true => Vec::new(),
        false => vec![Block::List(list)],
    }
}
