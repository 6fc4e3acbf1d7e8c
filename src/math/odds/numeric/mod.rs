//! Numbers that know nothing of risks.

pub(crate) mod chebyshev;
pub(crate) mod complex;
pub(crate) mod lognormal;
