//! The odds: how many bad minutes a horizon brings, as a whole distribution.
//!
//! Each risk's incidents come as a Poisson process whose rate may be unknown, and each costs
//! (ETTD + ETTR) * impact, drawn afresh. The sum over all risks is a sum of independent mixed compound
//! Poisson variables. Its transform is known exactly and is inverted at each amount that is asked: nothing is
//! drawn at random, and the same table always has the same odds. docs/odds.md derives it.
//!
//! - `numeric`: complex numbers, Chebyshev's nodes, the lognormal's transform.
//! - `model`: what a risk is made of (durations, spreads, rates, doubt, corners), put together in `risk`.
//! - `counted`: certain costs on a common step.
//! - `transform`: the transforms of the others, tabulated on a line and evaluated at its frequencies.
//! - `inverse`: the inversion with an upper bound of its error, and the odds without each risk.
//! - The work is done in slices and remembered by risk (`question`, `work`, `cache`, `leave_out`), and read (`answer`).

mod answer;
mod cache;
mod counted;
mod frequent;
mod inverse;
mod leave_out;
mod lines;
mod model;
mod numeric;
mod question;
mod reach;
mod sizing;
mod transform;
mod work;

pub use answer::Odds;
pub use cache::Cache;
pub use inverse::drivers::Without;
pub use inverse::quantile::Looks;
pub use model::risk::OddsRisk;
pub use question::Question;
pub use work::{RiskOdds, Work};

/// The odds of a table, all at once.
pub fn odds(question: &Question, risks: &[OddsRisk], cache: &mut Cache) -> Odds {
    let mut work = Work::new(question, risks, cache);
    loop {
        if let Some(odds) = work.step(cache) {
            return odds;
        }
    }
}
