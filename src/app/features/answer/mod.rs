//! The feature Answer: what the figures of every page are for.

pub mod choices;
