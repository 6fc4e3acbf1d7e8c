//! Links that carry an engagement, and addresses that carry a question.

pub mod adopt;
pub mod calculator;
pub mod embed;
pub mod lock;
pub mod share;
pub(crate) mod small;
