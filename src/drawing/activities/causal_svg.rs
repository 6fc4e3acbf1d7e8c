//! The picture of a causal map: boxes and arrows with their places, from the layout in columns.

use crate::analysis::Analysis;
use crate::analysis::practice::causal::{Kind, Map};
use crate::document::Engagement;
use crate::drawing::activities::causal_layout::{Layers, Slot, layers};
use crate::drawing::odds::chart::place;
use crate::grammar::texts::one_line;
use crate::text::activities::causal_words::{head, kind_word, place_name};

/// The size of a box, in the drawing's own units: pixels.
pub const WIDTH: f64 = 180.0;
/// As [`WIDTH`].
pub const HEIGHT: f64 = 58.0;
/// The width of a column without boxes of records.
const NARROW: f64 = 96.0;
/// The height of a box that stands for several records.
const LOW: f64 = 30.0;
/// Room for an arrow that passes through a column.
const BEND: f64 = 8.0;
/// Between boxes of a column.
const GAP: f64 = 14.0;
/// Between columns.
const BETWEEN: f64 = 40.0;
/// Around everything.
const MARGIN: f64 = 8.0;
/// How many lines of a name a box holds, and how wide they are, in widths of an `n`.
const LINES: usize = 2;
/// As [`LINES`].
const LINE_WIDTH: f64 = 20.0;

/// A box.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Its left edge.
    pub x: f64,
    /// Its upper edge.
    pub y: f64,
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// What it stands for.
    pub kind: Kind,
    /// What stands small above the name; empty where the name says it.
    pub head: String,
    /// The name in lines that fit; cut with an ellipsis.
    pub lines: Vec<String>,
    /// All of it.
    pub title: String,
}

impl Node {
    /// Its lines: where each stands, its anchor, its text, and whether it is the small one above the name.
    pub fn words(&self) -> Vec<((f64, f64), &'static str, &str, bool)> {
        let mut words = Vec::with_capacity(self.lines.len() + 1);
        let mut y = self.y + 20.0;
        let mut x = (self.x + 10.0, "start");
        if self.head.is_empty() {
            x = (self.x + self.width / 2.0, "middle");
        } else {
            y = self.y + 15.0;
            words.push(((x.0, y), x.1, self.head.as_str(), true));
            y += 16.0;
        }
        for line in &self.lines {
            words.push(((x.0, y), x.1, line.as_str(), false));
            y += 15.0;
        }
        words
    }
}

/// An arrow.
#[derive(Clone, Debug, PartialEq)]
pub struct Arrow {
    /// Its line.
    pub path: String,
    /// Its tip.
    pub tip: String,
    /// Whether somebody drew it.
    pub own: bool,
}

/// The picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its width.
    pub width: f64,
    /// Its height.
    pub height: f64,
    /// The arrows, behind the boxes.
    pub arrows: Vec<Arrow>,
    /// The boxes.
    pub nodes: Vec<Node>,
}

/// Draws a map; the same for the same engagement.
pub fn picture(map: &Map, engagement: &Engagement, analysis: &Analysis) -> Picture {
    let layers = layers(map);
    let height = |slot: Slot| match slot {
        Slot::Bend => BEND,
        Slot::Place(at) => match map.places[at].kind {
            Kind::EveryRisk | Kind::EveryJourney | Kind::Service => LOW,
            _ => HEIGHT,
        },
    };
    let middles = layers.middles(&height, GAP);
    let top = (layers.slots.iter().zip(&middles))
        .map(|(slot, middle)| middle - height(*slot) / 2.0)
        .fold(f64::MAX, f64::min);
    let middles: Vec<f64> = middles.iter().map(|at| at - top + MARGIN).collect();
    let spans = spans(map, &layers);
    let mut picture = Picture::default();
    for (at, one) in map.places.iter().enumerate() {
        let (left, width) = spans[layers.column_of[at]];
        let own_width = if one.id.is_some() { WIDTH } else { NARROW };
        let height = height(Slot::Place(at));
        let name = place_name(one, engagement);
        let head = head(one, engagement, analysis);
        picture.nodes.push(Node {
            x: left + (width - own_width) / 2.0,
            y: middles[at] - height / 2.0,
            width: own_width,
            height,
            kind: one.kind,
            lines: wrapped(&name, if one.id.is_some() { LINES } else { 1 }),
            title: one_line(&format!("{}: {name}", kind_word(one.kind))),
            head,
        });
    }
    let right = spans.last().map_or(0.0, |(left, width)| left + width);
    picture.width = right + MARGIN;
    picture.height = (picture.nodes.iter())
        .map(|node| node.y + node.height)
        .fold(0.0, f64::max);
    for (link, way) in map.links.iter().zip(&layers.ways) {
        let (path, tip) = match layers.column_of[link.from] < layers.column_of[link.to] {
            true => onward(way, &layers, &middles, &spans, &picture.nodes),
            false => back(
                &picture.nodes[link.from],
                &picture.nodes[link.to],
                &mut picture.height,
            ),
        };
        let own = link.own;
        picture.arrows.push(Arrow { path, tip, own });
    }
    for (slot, middle) in layers.slots.iter().zip(&middles) {
        picture.height = picture.height.max(middle + height(*slot) / 2.0);
    }
    picture.height += MARGIN;
    picture
}

/// The left edge and width of each column.
fn spans(map: &Map, layers: &Layers) -> Vec<(f64, f64)> {
    let mut left = MARGIN;
    let mut spans = Vec::with_capacity(layers.columns.len());
    for column in &layers.columns {
        let is_record = |slot: &usize| match layers.slots[*slot] {
            Slot::Place(at) => map.places[at].id.is_some(),
            Slot::Bend => false,
        };
        let width = if column.iter().any(is_record) {
            WIDTH
        } else {
            NARROW
        };
        spans.push((left, width));
        left += width + BETWEEN;
    }
    spans
}

/// From the right edge of the cause through its bends to the left edge of the effect.
fn onward(
    way: &[usize],
    layers: &Layers,
    middles: &[f64],
    spans: &[(f64, f64)],
    nodes: &[Node],
) -> (String, String) {
    let mut path = String::new();
    let mut from = (0.0, 0.0);
    for (at, slot) in way.iter().enumerate() {
        let y = middles[*slot];
        let (left, right) = match layers.slots[*slot] {
            Slot::Place(node) => (nodes[node].x, nodes[node].x + nodes[node].width),
            Slot::Bend => {
                let (left, width) = spans[layers.column_of[*slot]];
                (left, left + width)
            }
        };
        if at == 0 {
            path += &format!("M{} {}", place(right), place(y));
        } else {
            let is_last = at + 1 == way.len();
            let to = if is_last { left - 7.0 } else { left };
            let half = (from.0 + to) / 2.0;
            path += &format!(
                "C{0} {1} {0} {2} {3} {2}",
                place(half),
                place(from.1),
                place(y),
                place(to)
            );
            if is_last {
                return (path, tip(left, y, false));
            }
            path += &format!("H{}", place(right));
        }
        from = (right, y);
    }
    (path, String::new())
}

/// From the lower edge of the cause around to that of the effect, below both.
fn back(from: &Node, to: &Node, height: &mut f64) -> (String, String) {
    let apart = if from.x == to.x && from.y == to.y {
        24.0
    } else {
        0.0
    };
    let (start, end) = (
        from.x + from.width / 2.0 - apart,
        to.x + to.width / 2.0 + apart,
    );
    let (below_from, below_to) = (from.y + from.height, to.y + to.height);
    let low = below_from.max(below_to) + 34.0;
    // The curve stays above its handles.
    *height = height.max(low);
    let path = format!(
        "M{} {}C{0} {4} {2} {4} {2} {3}",
        place(start),
        place(below_from),
        place(end),
        place(below_to + 7.0),
        place(low)
    );
    (path, tip(end, below_to, true))
}

/// A triangle whose point is at a place; it comes from the left, or from below.
fn tip(x: f64, y: f64, upward: bool) -> String {
    let (one, other) = match upward {
        true => ((x - 4.0, y + 8.0), (x + 4.0, y + 8.0)),
        false => ((x - 8.0, y - 4.0), (x - 8.0, y + 4.0)),
    };
    format!(
        "M{} {}L{} {}L{} {}Z",
        place(x),
        place(y),
        place(one.0),
        place(one.1),
        place(other.0),
        place(other.1)
    )
}

/// A name in so many lines; what does not fit ends in an ellipsis.
pub fn wrapped(name: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    let mut used = 0.0;
    for word in name.split_whitespace() {
        let width = word.chars().map(width_of).sum::<f64>();
        if used > 0.0 && used + 0.5 + width > LINE_WIDTH {
            lines.push(String::new());
            used = 0.0;
        }
        if let Some(line) = lines.last_mut().filter(|_| used > 0.0) {
            line.push(' ');
            used += 0.5;
        }
        for letter in word.chars() {
            let width = width_of(letter);
            if used + width > LINE_WIDTH {
                lines.push(String::new());
                used = 0.0;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
            used += width;
        }
    }
    if lines.len() > most {
        lines.truncate(most);
        if let Some(last) = lines.last_mut() {
            while last.chars().map(width_of).sum::<f64>() > LINE_WIDTH - 1.5 {
                last.pop();
            }
            last.push('…');
        }
    }
    lines
}

/// The width of a letter in widths of an `n`, rather too much than too little.
fn width_of(letter: char) -> f64 {
    match letter {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.6,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 1.6,
        'A'..='Z' => 1.25,
        letter if letter.is_ascii() => 1.0,
        // Latin, Greek and Cyrillic letters; beyond are scripts and signs as wide as they are high.
        letter if letter < '\u{1100}' => 1.3,
        _ => 2.0,
    }
}

/// A name on half a line.
pub fn shortened(name: &str) -> String {
    let mut short = String::new();
    let mut used = 0.0;
    for letter in name.chars() {
        used += width_of(letter);
        if used > LINE_WIDTH / 2.0 {
            short.push('…');
            break;
        }
        short.push(letter);
    }
    short
}
