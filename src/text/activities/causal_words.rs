//! A causal map in words: names, the list of its arrows, Mermaid.

use std::borrow::Cow;

use crate::analysis::Analysis;
use crate::analysis::practice::causal::{Kind, Link, MOST_ALL, Map, Place};
use crate::document::names::{journey_name, row_name, systemic_name};
use crate::document::{Engagement, RowId};
use crate::grammar::texts::in_a_picture;
use crate::text::figures::figure;
use crate::text::words::estimate_line;

/// What a place is, in a word.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Systemic => "systemic risk",
        Kind::EveryRisk | Kind::EveryJourney | Kind::Service => "all of them",
        Kind::Risk => "risk",
        Kind::Journey => "journey",
        Kind::Objective => "objective",
        Kind::Own => "own node",
    }
}

/// What a place is called.
pub fn place_name(place: &Place, engagement: &Engagement) -> String {
    let name = match (place.kind, place.id) {
        (Kind::EveryRisk, _) => "every risk".to_owned(),
        (Kind::EveryJourney, _) => "every journey".to_owned(),
        (Kind::Service, _) => "the service".to_owned(),
        (Kind::Systemic, Some(id)) => systemic_name(id, engagement),
        (Kind::Risk, Some(id)) => row_name(id, engagement),
        (Kind::Journey, Some(id)) => journey_name(id, engagement),
        (Kind::Objective, Some(id)) => objective_name(id, engagement),
        (Kind::Own, Some(id)) => node_name(id, engagement),
        (_, None) => String::new(),
    };
    in_a_picture(&name)
}

fn objective_name(id: RowId, engagement: &Engagement) -> String {
    let Some(objective) = engagement.objective(id) else {
        return String::new();
    };
    let target = match engagement.promised(objective) {
        Some(target) => format!(", {target}%"),
        None => String::new(),
    };
    let journey = objective.journey.map(|id| journey_name(id, engagement));
    let of = journey.unwrap_or_else(|| "the service".to_owned());
    format!("{} of {of}{target}", objective.kind.name())
}

/// An own node's text, or its place when it has none.
pub fn node_name(id: RowId, engagement: &Engagement) -> String {
    let nodes = &engagement.activities.nodes;
    let place = nodes.iter().position(|node| node.id == id);
    match place {
        Some(place) => match nodes[place].text.trim() {
            "" => format!("node {}", place + 1),
            text => text.to_owned(),
        },
        None => String::new(),
    }
}

/// What stands small above a name.
pub fn head(place: &Place, engagement: &Engagement, analysis: &Analysis) -> String {
    let risks = &engagement.risks;
    match (place.kind, place.id) {
        (_, None) => String::new(),
        (Kind::Risk, Some(id)) => {
            let row = risks.iter().position(|risk| risk.id == id);
            let figures = row.and_then(|at| analysis.rows.get(at)?.figures());
            match figures {
                Some(figures) => format!("risk, {} a year", figure(figures.bad_minutes.get())),
                None => "risk, not counted".to_owned(),
            }
        }
        (kind, _) => kind_word(kind).to_owned(),
    }
}

/// What the map holds, in a sentence; also the text in place of the picture.
pub fn describe(map: &Map) -> String {
    let one_or_more = |count: usize, one: &str| match count {
        1 => format!("1 {one}"),
        count => format!("{count} {one}s"),
    };
    format!(
        "Causal map from left to right: {}, {}.",
        one_or_more(map.places.len(), "place"),
        one_or_more(map.links.len(), "arrow")
    )
}

/// Which risks are not shown, or that there is nothing to show; `None` when all are.
pub fn left_out(map: &Map, all: bool) -> Option<String> {
    let which = if all {
        format!("the {MOST_ALL} that cost most")
    } else {
        "those that cost most".to_owned()
    };
    match map.left_out {
        0 if map.places.is_empty() => {
            Some("Nothing to draw yet: fill the table of risks, or add a node.".to_owned())
        }
        0 => None,
        1 => Some(format!("Shown are {which}; 1 risk is left out.")),
        count => Some(format!("Shown are {which}; {count} risks are left out.")),
    }
}

/// Each arrow as cause and effect.
pub fn arrows(map: &Map, engagement: &Engagement) -> Vec<(String, String)> {
    let name = |at: usize| {
        let place = &map.places[at];
        place_name(place, engagement)
    };
    map.links
        .iter()
        .map(|link| (name(link.from), name(link.to)))
        .collect()
}

/// What an own arrow may join: each record with what it is and its name.
pub fn ends(engagement: &Engagement) -> Vec<(RowId, String)> {
    let mut ends = Vec::new();
    let mut add = |kind: Kind, id: RowId| {
        let place = Place { kind, id: Some(id) };
        let name = place_name(&place, engagement);
        ends.push((id, format!("{}: {name}", kind_word(kind))));
    };
    for one in &engagement.systemic {
        add(Kind::Systemic, one.id);
    }
    for risk in engagement.risks.iter().filter(|risk| !risk.is_blank()) {
        add(Kind::Risk, risk.id);
    }
    for one in &engagement.journeys {
        add(Kind::Journey, one.id);
    }
    for one in &engagement.objectives {
        add(Kind::Objective, one.id);
    }
    for one in &engagement.activities.nodes {
        add(Kind::Own, one.id);
    }
    ends
}

/// The name of what an own arrow joins.
pub fn end_name(id: RowId, engagement: &Engagement) -> String {
    let mut ends = ends(engagement).into_iter();
    let found = ends.find(|(known, _)| *known == id);
    found.map_or(String::new(), |(_, name)| name)
}

/// Why an arrow cannot be added; `None` when it can.
pub fn why_not(from: Option<RowId>, to: Option<RowId>, engagement: &Engagement) -> Option<String> {
    let (Some(from), Some(to)) = (from, to) else {
        return Some("Choose a cause and an effect.".to_owned());
    };
    if from == to {
        return Some("Nothing is its own cause: choose two.".to_owned());
    }
    let mut drawn = engagement.activities.arrows.iter();
    let is_drawn = drawn.any(|one| (one.from, one.to) == (from, to));
    is_drawn.then(|| "That arrow is there already.".to_owned())
}

/// The most arrows that Mermaid draws (its `maxEdges`).
const MOST_ARROWS: usize = 500;
/// The most characters of places; with the arrows less than the 50 000 that Mermaid reads (its `maxTextSize`).
const MOST_OF_PLACES: usize = 30_000;
/// The most characters of one label, before signs become entities.
const MOST_OF_LABEL: usize = 200;

/// The map as a Mermaid flowchart, with a node of its own for when and by whom, and what of it Mermaid would not
/// draw. `today` is set as given.
pub fn mermaid(map: &Map, engagement: &Engagement, today: &str) -> (String, Option<String>) {
    let mut text = "flowchart LR\n".to_owned();
    let mut shown = 0;
    for (at, place) in map.places.iter().enumerate() {
        let (open, close) = match place.kind {
            Kind::Systemic => ("{{", "}}"),
            Kind::Risk => ("[", "]"),
            Kind::Journey => ("([", "])"),
            Kind::Objective => ("[[", "]]"),
            Kind::Own => ("(", ")"),
            Kind::EveryRisk | Kind::EveryJourney | Kind::Service => ("((", "))"),
        };
        let label = label(&place_name(place, engagement));
        let line = format!("  n{at}{open}\"{label}\"{close}\n");
        if text.len() + line.len() > MOST_OF_PLACES {
            break;
        }
        text += &line;
        shown += 1;
    }
    let links = map.links.iter();
    let mut drawn: Vec<&Link> = links
        .filter(|link| link.from.max(link.to) < shown)
        .collect();
    if drawn.len() > MOST_ARROWS {
        // What somebody drew is in no table.
        drawn.sort_by_key(|link| !link.own);
        drawn.truncate(MOST_ARROWS);
    }
    for link in &drawn {
        let arrow = if link.own { "-.->" } else { "-->" };
        text += &format!("  n{} {arrow} n{}\n", link.from, link.to);
    }
    let line = in_a_picture(&estimate_line(today, &engagement.author));
    text += &format!(
        "  classDef plain fill:none,stroke:none\n  asOf[\"{}\"]:::plain\n",
        label(&line)
    );
    let (places, arrows) = (map.places.len(), map.links.len());
    let cut = (shown < places || drawn.len() < arrows).then(|| {
        format!(
            "Mermaid draws no more than {MOST_ARROWS} arrows and some 200 places: {shown} of {places} places and {} of {arrows} arrows were copied.",
            drawn.len()
        )
    });
    (text, cut)
}

/// A text as a Mermaid label. Signs become entities, so that none ends the label, begins a comment, a
/// directive, Markdown or HTML, or is taken for a style; "1. DNS" and "- DNS" would be lists.
fn label(text: &str) -> String {
    let mut label = String::with_capacity(text.len());
    let text = cut(text);
    let behind_number = text.find(|c: char| !c.is_ascii_digit());
    for (at, letter) in text.char_indices() {
        let begins_list = match letter {
            '-' => at == 0,
            '.' | ')' => at > 0 && behind_number == Some(at),
            _ => false,
        };
        match letter {
            ' ' | '.' | ',' | '-' | '(' | ')' if !begins_list => label.push(letter),
            letter if letter.is_ascii_punctuation() => {
                label += &format!("#{};", u32::from(letter));
            }
            letter => label.push(letter),
        }
    }
    label
}

/// As much of a text as a label takes.
fn cut(text: &str) -> Cow<'_, str> {
    match text.char_indices().nth(MOST_OF_LABEL) {
        Some((end, _)) => Cow::Owned(format!("{}\u{2026}", text[..end].trim_end())),
        None => Cow::Borrowed(text),
    }
}
