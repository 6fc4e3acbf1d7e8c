//! The odds: how many bad minutes a horizon brings, as a whole distribution.
//!
//! Each risk's incidents come as a Poisson process whose rate may be unknown, and each costs
//! (ETTD + ETTR) * impact, drawn afresh. The sum over all risks is a sum of independent mixed compound
//! Poisson variables. Its transform is known exactly and is inverted at each amount that is asked: nothing is
//! drawn at random, and the same table always has the same odds. docs/odds.md derives it.
//!
//! - What a risk is made of: `duration`, `spread`, `severity`, `rate`, `doubt`, put together in `risk`.
//! - Certain costs are counted on a common step (`counting`, `points`, `pile`).
//! - The transforms of the others are tabulated on a line (`lognormal`, `chebyshev`, `factor`, `piece`, `table`) and
//!   evaluated at its frequencies (`evaluate`).
//! - They are inverted (`inversion`, `series`, `kink`, `solved`, `drivers`, `leave_out`), with an upper bound of the error (`bound`).
//! - The work is done in slices and remembered by risk (`work`, `cache`), and read (`answer`).

mod answer;
mod bound;
mod cache;
mod chebyshev;
mod complex;
mod counting;
mod doubt;
mod drivers;
mod duration;
mod evaluate;
mod factor;
mod inversion;
mod kink;
mod leave_out;
mod lognormal;
mod piece;
mod pile;
mod points;
mod rate;
mod risk;
mod series;
mod severity;
mod solved;
mod spread;
mod table;
mod work;

pub use answer::Odds;
pub use cache::Cache;
pub use drivers::Without;
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
