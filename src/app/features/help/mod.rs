//! What can be asked from anywhere: the keys, where something is, where a figure comes from.

pub mod asked;
mod destinations;
mod keys;
mod palette;
mod working;
