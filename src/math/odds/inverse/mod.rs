//! From the transform back to odds, with an upper bound of what is off.

pub(crate) mod apart;
pub(crate) mod bound;
pub(crate) mod drivers;
pub(crate) mod inversion;
pub(crate) mod quantile;
pub(crate) mod series;
pub(crate) mod solved;
pub(crate) mod tail;
