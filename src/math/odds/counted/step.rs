//! The common step of certain costs.

/// The finest step: costs are decimal to so many places.
const MOST_DECIMALS: u32 = 9;
/// The multiples that are counted where costs have to be rounded.
const ROUNDED_STEPS: f64 = 1_048_576.0;

/// A step that all costs are whole multiples of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Step {
    /// The step is `units` / `per_minute` minutes, so that a multiple of it has one rounding.
    units: u64,
    per_minute: u64,
}

impl Step {
    /// The largest common step of costs in minutes, taken in decimal: 3 and (60 + 60) * 0.02 have
    /// 0.6. `None` when there are none or one has more decimals than that.
    pub(crate) fn of(costs: &[f64]) -> Option<Self> {
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

    /// A step that is fine enough to round costs to.
    pub(crate) fn rounded(reach: f64) -> Self {
        const NANO: f64 = 1e9;
        Self {
            units: ((reach / ROUNDED_STEPS * NANO).ceil() as u64).max(1),
            per_minute: NANO as u64,
        }
    }

    /// A multiple of the step in minutes.
    pub(crate) fn minutes(self, multiple: usize) -> f64 {
        multiple as f64 * self.units as f64 / self.per_minute as f64
    }

    /// How many whole steps an amount holds; (1 - 0.9995) * 525600 holds the 438 of 262.8.
    pub(crate) fn multiples(self, amount: f64) -> usize {
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
