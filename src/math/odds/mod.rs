//! The odds: how many bad minutes a horizon brings, as a whole distribution.
//!
//! Each risk's incidents come as a Poisson process whose rate may be unknown, and each costs
//! (ETTD + ETTR) * impact, drawn afresh. The sum over all risks is a sum of independent mixed compound
//! Poisson variables. It is computed, not sampled: the same table always has the same odds.
//!
//! - Points on a common step are counted on that step (`exact`).
//! - Everything else goes on a lattice (`lattice`, `severity`, `spread`), through the generating function of
//!   the number of incidents (`frequency`) and one inverse transform (`transform`, `curve`).
//! - What guesses may be wrong by multiplies a risk's rate and its size once per horizon (`doubt`).
//! - The work is done in slices and remembered by risk (`work`, `cache`).
//!
//! Sources: S. A. Klugman, H. H. Panjer and G. E. Willmot, Loss Models (chapters 6 to 9); P. E. Heckman and G. G.
//! Meyers, The calculation of aggregate loss distributions from claim severity and claim count
//! distributions, PCAS 70 (1983); and those named where they are used.

mod answer;
mod cache;
mod curve;
mod doubt;
mod exact;
mod frequency;
mod lattice;
mod normal;
mod part;
mod product;
mod risk;
mod severity;
mod spread;
mod transform;
mod work;

pub use answer::{Odds, OddsError};
pub use cache::Cache;
pub use risk::OddsRisk;
pub use work::{Question, RiskOdds, Work};

/// The odds of a table, all at once.
pub fn odds(question: &Question, risks: &[OddsRisk], cache: &mut Cache) -> Odds {
    let mut work = Work::new(question, risks, cache);
    loop {
        if let Some(odds) = work.step(cache) {
            return odds;
        }
    }
}
