//! The charter: what the engagement is for, and who does what in it.

mod activities;
mod fields;
pub mod page;
mod paper;
mod print;
mod side;
mod sign_offs;
mod today;
