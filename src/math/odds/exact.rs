//! Amounts on a common step: every total sits on a multiple of it, and is counted there.

/// The finest step: costs are decimal to so many places.
const MOST_DECIMALS: u32 = 6;
/// The most multiples that are counted, and how many of all costs together.
pub(super) const MOST_POINTS: usize = 1 << 16;
pub(super) const MOST_TOGETHER: usize = 1 << 22;

/// A step that all costs are whole multiples of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Step {
    /// The step is `units` / `per_minute` minutes, so that a multiple of it has one rounding.
    units: u64,
    per_minute: u64,
}

impl Step {
    /// The largest common step of costs in minutes, taken in decimal: 3 and (60 + 60) * 0.02 have
    /// 0.6. `None` when there are none or one has more than six decimals.
    pub(super) fn of(costs: &[f64]) -> Option<Self> {
        let mut per_minute = 1_u64;
        for _ in 0..=MOST_DECIMALS {
            let mut units = 0;
            let mut all = true;
            for cost in costs {
                let scaled = cost * per_minute as f64;
                let whole = scaled.round();
                // A cost has been rounded three times on its way here.
                if (scaled - whole).abs() > 1e-14 * scaled.max(1.0) || whole > 9e15 {
                    all = false;
                    break;
                }
                units = common(units, whole as u64);
            }
            if all {
                return (units > 0).then_some(Self { units, per_minute });
            }
            per_minute *= 10;
        }
        None
    }

    /// A multiple of the step in minutes.
    pub(super) fn minutes(self, multiple: usize) -> f64 {
        multiple as f64 * self.units as f64 / self.per_minute as f64
    }

    /// How many whole steps an amount holds; (1 - 0.9995) * 525600 holds the 438 of 262.8.
    pub(super) fn multiples(self, amount: f64) -> usize {
        let steps = amount * self.per_minute as f64 / self.units as f64;
        (steps * (1.0 + 1e-12) + 1e-9).max(0.0) as usize
    }
}

/// Euclid's greatest common divisor.
fn common(mut one: u64, mut other: u64) -> u64 {
    while other > 0 {
        (one, other) = (other, one % other);
    }
    one
}

/// What can pile up on one spot of one risk.
pub(super) enum Pile {
    /// Poisson incidents with this rate.
    Poisson(f64),
    /// P(n incidents).
    Counts(Vec<f64>),
}

/// P(total = k steps) for k below `points`, times `weight`: each risk brings incidents of a fixed
/// number of steps. No subtraction occurs, so each is true to rounding.
///
/// Source: H. H. Panjer, Recursive evaluation of a family of compound distributions, ASTIN Bulletin
/// 12 (1981), for the Poisson ones together; the others are convolved.
pub(super) fn totals(piles: &[(usize, Pile)], weight: f64, points: usize) -> Vec<f64> {
    let mut known: Vec<(usize, f64)> = Vec::new();
    let mut all = 0.0;
    for (steps, pile) in piles {
        if let Pile::Poisson(rate) = pile {
            all += rate;
            match known.iter().position(|one| one.0 == *steps) {
                Some(place) => known[place].1 += rate * *steps as f64,
                None => known.push((*steps, rate * *steps as f64)),
            }
        }
    }
    let mut masses = recursion(&known, all, points);
    for (steps, pile) in piles {
        if let Pile::Counts(counts) = pile {
            let mut next = vec![0.0; points];
            for (n, share) in counts.iter().enumerate() {
                if n * steps >= points {
                    break;
                }
                for (to, mass) in next[n * steps..].iter_mut().zip(&masses) {
                    *to += share * mass;
                }
            }
            masses = next;
        }
    }
    for mass in &mut masses {
        *mass *= weight;
    }
    masses
}

/// Panjer's recursion for Poisson sums: k p[k] = sum of rate * steps * p[k - steps]. It starts at 1
/// instead of exp(-rate), which may be too small for a number, and is scaled as it grows.
fn recursion(known: &[(usize, f64)], rate: f64, points: usize) -> Vec<f64> {
    const HUGE: f64 = 1e250;
    let mut masses = vec![0.0; points];
    masses[0] = 1.0;
    let mut log = -rate;
    for k in 1..points {
        let mut sum = 0.0;
        for (steps, weight) in known {
            if *steps <= k {
                sum += weight * masses[k - steps];
            }
        }
        masses[k] = sum / k as f64;
        if masses[k] > HUGE {
            for mass in &mut masses[..=k] {
                *mass /= HUGE;
            }
            log += HUGE.ln();
        }
    }
    // Two factors, since one alone may be too small.
    let factor = (log / 2.0).exp();
    for mass in &mut masses {
        *mass = *mass * factor * factor;
    }
    masses
}
