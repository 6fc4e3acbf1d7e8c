//! What passes between the page and the worker that computes odds, and what answers there.

pub mod answering;
pub mod message;
