//! What a risk is made of: its incidents, what they cost, and what of that is certain.

pub(crate) mod doubt;
pub(crate) mod duration;
pub(crate) mod factor;
pub(crate) mod flat_impact;
pub(crate) mod kink;
pub(crate) mod nodes;
pub(crate) mod on_axis;
pub(crate) mod pile;
pub(crate) mod rate;
pub(crate) mod risk;
pub(crate) mod severity;
pub(crate) mod spread;
