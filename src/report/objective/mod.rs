//! The documents of an objective: specification, SLO document, error budget policy.

pub mod papers;
pub mod plain;
pub(crate) mod policy;
pub(crate) mod promise;
pub(crate) mod specification;
