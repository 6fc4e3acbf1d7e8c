//! What depends on what: availability in series and in parallel, nested.

use super::super::budget::Percent;

/// Dependencies, as shares of the time that each is there; independent of each other.
#[derive(Clone, Debug, PartialEq)]
pub enum Chain {
    /// One of them.
    One(f64),
    /// All are needed: the product.
    Series(Vec<Chain>),
    /// Any will do: 1 - the product of what is missing.
    Parallel(Vec<Chain>),
}

impl Chain {
    /// The share of the time that the whole is there, which nothing that needs it exceeds.
    ///
    /// Source: probabilities of independent events.
    pub fn availability(&self) -> f64 {
        1.0 - self.missing()
    }

    /// The share of the time that it is not, computed apart so that many nines keep their figures.
    pub fn missing(&self) -> f64 {
        match self {
            Self::One(share) => 1.0 - share,
            Self::Series(parts) => {
                let mut missing = 0.0;
                for part in parts {
                    let one = part.missing();
                    missing = missing + one - missing * one;
                }
                missing
            }
            Self::Parallel(parts) => parts.iter().map(Self::missing).product(),
        }
    }

    /// The single dependencies in it.
    pub fn singles(&self) -> Vec<f64> {
        match self {
            Self::One(share) => vec![*share],
            Self::Series(parts) | Self::Parallel(parts) => {
                parts.iter().flat_map(Self::singles).collect()
            }
        }
    }
}

/// What a dependency should hold so that ten of them take no more than the whole budget: one nine more.
///
/// Source: the rule of the extra nine (The Calculus of Service Availability, ACM Queue 15, 2017).
pub fn extra_nine(target: Percent) -> Option<Percent> {
    target.with_a_tenth_left()
}
