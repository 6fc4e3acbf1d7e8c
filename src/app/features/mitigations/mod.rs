//! The mitigations: what could be done, and what it saves.

mod buys;
mod cheapest;
mod least_odds;
pub mod page;
mod row;
mod row_odds;
mod row_scope;
mod rows;
mod stands;
mod table;
