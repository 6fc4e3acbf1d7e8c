//! Certain costs without a common step: all totals of some of them, and all of the others, so that what they come to
//! together is looked up in one pass along both. Nothing is rounded.

use super::super::model::kink::Kink;
use super::super::model::pile::Pile;
use crate::math::order::ordered;

/// The most totals of either half, and before those that are the same are one.
const MOST_TOTALS: usize = 1 << 21;
const MOST_SUMS: usize = 1 << 23;
/// Totals are the same when they differ by roundings.
const SAME: f64 = 1e-14;
/// The most incidents of one kind.
const MOST_COUNTED: usize = 1 << 16;
/// A total less probable than this is left out, and what may be left out in all.
const UNLIKELY: f64 = 1e-17;
const MOST_LEFT_OUT: f64 = 1e-9;

/// Sums in one slice, about.
const SLICE: usize = 1 << 15;
/// What the roundings of a sum of all of them add up to.
const ROUNDING: f64 = 1e-15;

/// Totals of certain costs as sums of one of each half.
#[derive(Debug)]
pub(crate) struct Pairs {
    /// Each total with its probability, from the smallest on.
    ones: Vec<(f64, f64)>,
    others: Vec<(f64, f64)>,
    /// Of the others before each: their probability, and that times the total.
    before: Vec<(f64, f64)>,
    /// How probable all is that was left out.
    pub(crate) left_out: f64,
}

/// Whether an amount holds a total, in spite of the roundings on their way here.
fn room(x: f64) -> f64 {
    x + 1e-12 * x.abs() + 1e-13
}

/// Both halves in the making, some sums a slice.
pub(crate) struct Pairing {
    reach: f64,
    /// Totals of each kind that is in neither half yet, those with most of them last.
    kinds: Vec<Vec<(f64, f64)>>,
    halves: [Vec<(f64, f64)>; 2],
    sums: Option<Sums>,
    left_out: f64,
}

impl Pairing {
    /// Of piles up to an amount.
    pub(crate) fn of(piles: &[&Pile], reach: f64) -> Option<Self> {
        let mut left_out = 0.0;
        let mut kinds: Vec<Vec<(f64, f64)>> = Vec::new();
        for pile in piles {
            let most = (reach / pile.cost).min(MOST_COUNTED as f64) as usize;
            let mut share = 1.0;
            let mut totals = Vec::new();
            let counts = pile.rate.counts(most + 1);
            // More incidents than are counted may still cost less.
            if counts.len() > MOST_COUNTED {
                return None;
            }
            for (n, count) in counts.into_iter().enumerate() {
                if count * share >= UNLIKELY {
                    totals.push((n as f64 * pile.cost, count * share));
                } else {
                    left_out += count * share;
                }
                share *= pile.share;
            }
            kinds.push(totals);
        }
        let fewest = ordered(kinds.len(), &|a, b| kinds[a].len().cmp(&kinds[b].len()));
        let kinds = fewest
            .into_iter()
            .map(|place| std::mem::take(&mut kinds[place]));
        let kinds = kinds.collect();
        Some(Self {
            reach,
            kinds,
            halves: [vec![(0.0, 1.0)], vec![(0.0, 1.0)]],
            sums: None,
            left_out,
        })
    }

    /// Does a slice; once it is done the totals, unless there are too many.
    pub(crate) fn step(&mut self) -> Option<Option<Pairs>> {
        let smaller = usize::from(self.halves[1].len() < self.halves[0].len());
        if let Some(sums) = &mut self.sums {
            let is_done = sums.step(&self.halves[smaller], self.reach, &mut self.left_out);
            if sums.all.len() > MOST_TOTALS || sums.made > MOST_SUMS {
                return Some(None);
            }
            if is_done && let Some(sums) = self.sums.take() {
                self.halves[smaller] = sums.all;
            }
            return None;
        }
        if let Some(kind) = self.kinds.pop() {
            self.sums = Some(Sums::new(&self.halves[smaller], kind));
            return None;
        }
        let [ones, others] = std::mem::take(&mut self.halves);
        let is_enough = self.left_out <= MOST_LEFT_OUT;
        Some(is_enough.then(|| Pairs::new(ones, others, self.left_out)))
    }
}

impl Pairs {
    fn new(ones: Vec<(f64, f64)>, others: Vec<(f64, f64)>, left_out: f64) -> Self {
        let (mut sum, mut times) = (0.0, 0.0);
        let mut before = vec![(0.0, 0.0)];
        for (total, probability) in &others {
            sum += probability;
            times += probability * total;
            before.push((sum, times));
        }
        Self {
            ones,
            others,
            before,
            left_out,
        }
    }

    /// For each of the ones from the largest on how many of the others an amount has room for beside it.
    fn beside(&self, x: f64) -> impl Iterator<Item = (f64, f64, usize)> {
        let (room, mut count) = (room(x), 0);
        self.ones.iter().rev().map(move |(total, probability)| {
            while count < self.others.len() && total + self.others[count].0 <= room {
                count += 1;
            }
            (*total, *probability, count)
        })
    }

    /// P(total <= x).
    pub(crate) fn at(&self, x: f64) -> f64 {
        let mut sum = 0.0;
        for (_, probability, count) in self.beside(x) {
            sum += probability * self.before[count].0;
        }
        sum.min(1.0)
    }

    /// P(total + a kink's amount <= x).
    pub(crate) fn with(&self, kink: &Kink, x: f64) -> f64 {
        match *kink {
            Kink::Flat { from, to } => {
                (self.integral(x - from) - self.integral(x - to)) / (to - from)
            }
            Kink::Fall { at, mean } => self.fallen(x - at, mean),
        }
    }

    /// How far off that may be: by what was left out, and by roundings over a short width.
    pub(crate) fn error_with(&self, kink: &Kink, x: f64) -> f64 {
        let width = match *kink {
            Kink::Flat { from, to } => to - from,
            Kink::Fall { mean, .. } => mean,
        };
        self.left_out + ROUNDING * (1.0 + x / width)
    }

    /// The least total with at least this probability up to it.
    pub(crate) fn reaching(&self, p: f64) -> Option<f64> {
        let last = |totals: &[(f64, f64)]| totals.last().map_or(0.0, |last| last.0);
        let (mut low, mut high) = (0.0, last(&self.ones) + last(&self.others));
        if self.at(high) < p {
            return None;
        }
        while high - low > 1e-12 * high {
            let middle = f64::midpoint(low, high);
            if self.at(middle) >= p {
                high = middle
            } else {
                low = middle
            }
        }
        Some(high)
    }

    /// The integral of P(total <= y) over y from 0 to x.
    fn integral(&self, x: f64) -> f64 {
        let mut sum = 0.0;
        for (total, probability, count) in self.beside(x) {
            let (before, times) = self.before[count];
            sum += probability * ((x - total) * before - times);
        }
        sum
    }

    /// P(total + an exponential of this mean <= x).
    fn fallen(&self, x: f64, mean: f64) -> f64 {
        // The sum over the others of P e^((other - room) / mean), for the room beside each of the ones.
        let (mut sum, mut falling, mut next, mut last) = (0.0, 0.0, 0, 0.0);
        for (total, probability, count) in self.beside(x) {
            let room = x - total;
            if falling > 0.0 {
                falling *= ((last - room) / mean).exp();
            }
            for (other, probability) in &self.others[next..count] {
                falling += probability * ((other - room) / mean).min(0.0).exp();
            }
            (next, last) = (count, room);
            sum += probability * (self.before[count].0 - falling);
        }
        sum
    }
}

/// All sums of one of each up to an amount, from the smallest on.
struct Sums {
    others: Vec<(f64, f64)>,
    /// The next of the ones beside each of the others.
    next: Vec<usize>,
    all: Vec<(f64, f64)>,
    /// Sums so far, those that are the same one by one.
    made: usize,
    /// How far a slice goes, and where the last one went.
    width: f64,
    to: f64,
}

impl Sums {
    fn new(ones: &[(f64, f64)], others: Vec<(f64, f64)>) -> Self {
        let last = |totals: &[(f64, f64)]| totals.last().map_or(0.0, |last| last.0);
        let slices = (ones.len() * others.len()).div_ceil(SLICE);
        Self {
            next: vec![0; others.len()],
            all: Vec::new(),
            made: 0,
            width: (last(ones) + last(&others)) / slices.max(1) as f64,
            to: 0.0,
            others,
        }
    }

    /// Does a slice; whether it is done.
    fn step(&mut self, ones: &[(f64, f64)], reach: f64, left_out: &mut f64) -> bool {
        self.to += self.width;
        let (to, from) = (self.to.min(reach), self.all.len().saturating_sub(1));
        let mut is_done = self.to >= reach;
        let mut left = 0;
        for ((other, times), next) in self.others.iter().zip(&mut self.next) {
            while let Some((one, probability)) = ones.get(*next) {
                let (total, probability) = (one + other, probability * times);
                if total > to {
                    left += 1;
                    break;
                }
                *next += 1;
                if probability < UNLIKELY {
                    *left_out += probability;
                } else {
                    self.all.push((total, probability));
                }
            }
        }
        is_done |= left == 0;
        // They come in sorted runs, which a stable sort only merges.
        let mut more = self.all.split_off(from);
        self.made += more.len();
        more.sort_by(|one, other| one.0.total_cmp(&other.0));
        more.dedup_by(|next, kept| {
            let is_same = next.0 - kept.0 <= SAME * kept.0;
            if is_same {
                kept.1 += next.1;
            }
            is_same
        });
        self.all.append(&mut more);
        is_done
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::rate::Rate;
    use super::*;

    #[test]
    fn totals_of_both_halves_are_those_on_a_common_step() {
        let pile = |cost: f64, rate: f64| Pile {
            cost,
            rate: Rate::Known(rate),
            share: 1.0,
        };
        let piles = [pile(3.0, 0.7), pile(5.0, 1.1), pile(0.5, 9.0)];
        let piles: Vec<&Pile> = piles.iter().collect();
        let mut pairing = Pairing::of(&piles, 60.0).expect("few incidents");
        let pairs = loop {
            if let Some(pairs) = pairing.step() {
                break pairs.expect("few totals");
            }
        };
        let mut counting = super::super::counting::Counting::new(&piles, 60.0).expect("a step");
        let mut points = loop {
            if let Some(points) = counting.step() {
                break points;
            }
        };
        points.sum_up();
        let flat = Kink::Flat { from: 1.0, to: 4.0 };
        let fall = Kink::Fall { at: 0.7, mean: 2.0 };
        for x in [0.0, 0.5, 2.9, 3.0, 7.77, 21.5, 40.0] {
            assert!((pairs.at(x) - points.at(x)).abs() < 1e-13, "{x}");
            for kink in [&flat, &fall] {
                let off = pairs.with(kink, x) - points.with(kink, x);
                assert!(off.abs() < 1e-12, "{x} {kink:?}: {off:e}");
            }
        }
    }
}
