//! Which place of a map stands where: columns from left to right, few crossings, nothing over anything.
//!
//! The steps of Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
//! structures" (1981): arrows that close a circle are set aside, longest paths give the columns, arrows over
//! several columns bend in each, barycentres order a column, and places move towards their neighbours.
//! Crossings are counted as Barth, Mutzel and Jünger (2004) do; the moves are least squares under the
//! order, by pooling adjacent violators. Nothing is random.

use crate::analysis::practice::causal::{Kind, Map};
use crate::math::order::ordered;

/// The most columns; what would stand beyond stands in the last one.
const MOST_COLUMNS: usize = 40;
/// An arrow over more columns than that runs straight.
const MOST_BENDS: usize = 12;
/// How often the columns are ordered from left to right and back.
const SWEEPS: usize = 8;

/// Something that takes room in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The place of this number.
    Place(usize),
    /// Where an arrow passes through.
    Bend,
}

/// The columns, and the way of each arrow.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// What takes room.
    pub slots: Vec<Slot>,
    /// The columns from left to right, each from top to bottom: numbers of slots.
    pub columns: Vec<Vec<usize>>,
    /// One for each arrow, in their order: the slots it passes, from its cause to its effect. An arrow whose
    /// effect does not stand to the right of its cause has those two alone.
    pub ways: Vec<Vec<usize>>,
    /// The column of each slot.
    pub column_of: Vec<usize>,
    before: Vec<Vec<usize>>,
    after: Vec<Vec<usize>>,
}

/// Lays out a map.
pub fn layers(map: &Map) -> Layers {
    let column_of = columns(map);
    let mut layers = Layers {
        slots: (0..map.places.len()).map(Slot::Place).collect(),
        ways: Vec::with_capacity(map.links.len()),
        column_of,
        ..Layers::default()
    };
    for link in &map.links {
        layers.lead(link.from, link.to);
    }
    layers.fill();
    layers.order();
    layers
}

/// The least column of a place.
fn least(kind: Kind) -> usize {
    match kind {
        Kind::Systemic | Kind::Own => 0,
        Kind::EveryRisk => 1,
        Kind::Risk => 2,
        Kind::EveryJourney => 3,
        Kind::Journey | Kind::Service => 4,
        Kind::Objective => 5,
    }
}

/// The column of each place: right of all its causes, but for arrows that close a circle.
fn columns(map: &Map) -> Vec<usize> {
    let count = map.places.len();
    let mut effects = vec![Vec::new(); count];
    for link in &map.links {
        effects[link.from].push(link.to);
    }
    let (order, closing) = visit(&effects);
    let mut column: Vec<usize> = map.places.iter().map(|place| least(place.kind)).collect();
    let mut has_cause = vec![false; count];
    for from in order {
        for (at, to) in effects[from].iter().enumerate() {
            if !closing.contains(&(from, at)) {
                column[*to] = column[*to].max(column[from] + 1).min(MOST_COLUMNS);
                has_cause[*to] = true;
            }
        }
    }
    // A cause of its own stands near what it leads to, in a column that others need as well.
    let is_free = |at: usize| map.places[at].kind == Kind::Own && !has_cause[at];
    let others: Vec<usize> = (0..count)
        .filter(|at| !is_free(*at))
        .map(|at| column[at])
        .collect();
    for at in (0..count).filter(|at| is_free(*at)) {
        let first = effects[at].iter().map(|to| column[*to]).min();
        let left = others.iter().filter(|one| Some(**one) < first);
        column[at] = left.max().copied().unwrap_or(0);
    }
    let mut used: Vec<usize> = column.clone();
    used.sort_unstable();
    used.dedup();
    let place = |one: &usize| used.iter().position(|known| known == one);
    column.iter().filter_map(place).collect()
}

/// The places such that each comes before its effects, and the arrows (cause, number) that close a circle.
/// Without recursion: a chain may be as long as the document.
fn visit(effects: &[Vec<usize>]) -> (Vec<usize>, Vec<(usize, usize)>) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        New,
        Open,
        Done,
    }
    let mut state = vec![State::New; effects.len()];
    let (mut done, mut closing) = (Vec::new(), Vec::new());
    for start in 0..effects.len() {
        if state[start] != State::New {
            continue;
        }
        state[start] = State::Open;
        let mut path = vec![(start, 0)];
        while let Some((from, next)) = path.pop() {
            let Some(to) = effects[from].get(next) else {
                state[from] = State::Done;
                done.push(from);
                continue;
            };
            path.push((from, next + 1));
            match state[*to] {
                State::New => {
                    state[*to] = State::Open;
                    path.push((*to, 0));
                }
                State::Open => closing.push((from, next)),
                State::Done => {}
            }
        }
    }
    done.reverse();
    (done, closing)
}

impl Layers {
    /// Leads an arrow from slot to slot.
    fn lead(&mut self, from: usize, to: usize) {
        let (first, last) = (self.column_of[from], self.column_of[to]);
        let mut way = vec![from];
        if first < last && last - first <= MOST_BENDS {
            for column in first + 1..last {
                way.push(self.slots.len());
                self.slots.push(Slot::Bend);
                self.column_of.push(column);
            }
        }
        way.push(to);
        self.ways.push(way);
    }

    /// Fills the columns in the order in which slots were made, and notes who is next to whom.
    fn fill(&mut self) {
        let width = self.column_of.iter().max().map_or(0, |last| last + 1);
        self.columns = vec![Vec::new(); width];
        for (slot, column) in self.column_of.iter().enumerate() {
            self.columns[*column].push(slot);
        }
        self.before = vec![Vec::new(); self.slots.len()];
        self.after = vec![Vec::new(); self.slots.len()];
        for way in &self.ways {
            for pair in way.windows(2) {
                if let [from, to] = *pair
                    && self.column_of[from] + 1 == self.column_of[to]
                {
                    self.after[from].push(to);
                    self.before[to].push(from);
                }
            }
        }
    }

    fn order(&mut self) {
        let mut best = (self.crossings(), self.columns.clone());
        for sweep in 0..SWEEPS {
            let count = self.columns.len();
            for step in 1..count {
                match sweep % 2 {
                    0 => self.order_column(step, true),
                    _ => self.order_column(count - 1 - step, false),
                }
            }
            let crossings = self.crossings();
            if crossings < best.0 {
                best = (crossings, self.columns.clone());
            }
        }
        self.columns = best.1;
    }

    /// Orders a column by the means of where its neighbours on one side stand.
    fn order_column(&mut self, column: usize, by_causes: bool) {
        let place = self.places();
        let slots = &self.columns[column];
        let neighbours = if by_causes { &self.before } else { &self.after };
        let mean = |at: usize| {
            let slot = slots[at];
            let all = &neighbours[slot];
            match all.is_empty() {
                true => place[slot] as f64,
                false => all.iter().map(|one| place[*one] as f64).sum::<f64>() / all.len() as f64,
            }
        };
        let order = ordered(slots.len(), &|a, b| mean(a).total_cmp(&mean(b)));
        self.columns[column] = order.into_iter().map(|at| slots[at]).collect();
    }

    /// Where each slot stands in its column.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.slots.len()];
        for column in &self.columns {
            for (at, slot) in column.iter().enumerate() {
                places[*slot] = at;
            }
        }
        places
    }

    /// How many pairs of arrows cross between neighbouring columns.
    pub fn crossings(&self) -> usize {
        let places = self.places();
        let mut crossings = 0;
        for (at, column) in self.columns.iter().enumerate() {
            let width = self.columns.get(at + 1).map_or(0, Vec::len);
            // How many arrows end at each place or above it: a Fenwick tree.
            let mut ended = vec![0_usize; width + 1];
            let mut all = 0;
            for slot in column {
                let mut ends: Vec<usize> = self.after[*slot].iter().map(|to| places[*to]).collect();
                ends.sort_unstable();
                for end in &ends {
                    let (mut node, mut above) = (end + 1, 0);
                    while node > 0 {
                        above += ended[node];
                        node &= node - 1;
                    }
                    crossings += all - above;
                }
                for end in ends {
                    let mut node = end + 1;
                    while node <= width {
                        ended[node] += 1;
                        node += node & node.wrapping_neg();
                    }
                    all += 1;
                }
            }
        }
        crossings
    }

    /// Where the middle of each slot stands, from the top: never nearer to the next than both heights allow.
    pub fn middles(&self, height: &dyn Fn(Slot) -> f64, gap: f64) -> Vec<f64> {
        let mut middle = vec![0.0; self.slots.len()];
        for column in &self.columns {
            let mut top = 0.0;
            for slot in column {
                let own = height(self.slots[*slot]);
                middle[*slot] = top + own / 2.0;
                top += own + gap;
            }
        }
        for pass in 0..SWEEPS {
            for step in 0..self.columns.len() {
                let (column, neighbours) = match pass % 2 {
                    0 => (step, &self.before),
                    _ => (self.columns.len() - 1 - step, &self.after),
                };
                let slots = &self.columns[column];
                let mut wanted = Vec::with_capacity(slots.len());
                for slot in slots {
                    let all = &neighbours[*slot];
                    wanted.push(match all.is_empty() {
                        true => middle[*slot],
                        false => all.iter().map(|one| middle[*one]).sum::<f64>() / all.len() as f64,
                    });
                }
                let heights: Vec<f64> = slots.iter().map(|one| height(self.slots[*one])).collect();
                let placed = apart(&wanted, &heights, gap);
                for (slot, at) in slots.iter().zip(placed) {
                    middle[*slot] = at;
                }
            }
        }
        middle
    }
}

/// The places nearest to the wanted ones, in least squares, that keep the order and their distance.
fn apart(wanted: &[f64], heights: &[f64], gap: f64) -> Vec<f64> {
    let mut offsets = Vec::with_capacity(wanted.len());
    let mut offset = 0.0;
    for (at, height) in heights.iter().enumerate() {
        offset += match at {
            0 => 0.0,
            at => (heights[at - 1] + height) / 2.0 + gap,
        };
        offsets.push(offset);
    }
    // Blocks that stand as near as they may: the sum of what they want, and how many they are.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (want, offset) in wanted.iter().zip(&offsets) {
        let mut block = (want - offset, 1);
        while let Some(last) = blocks.last()
            && last.0 / last.1 as f64 > block.0 / block.1 as f64
        {
            block = (block.0 + last.0, block.1 + last.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let mut placed = Vec::with_capacity(wanted.len());
    for (sum, count) in blocks {
        for _ in 0..count {
            placed.push(sum / count as f64 + offsets[placed.len()]);
        }
    }
    placed
}
