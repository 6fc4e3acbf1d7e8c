//! What is promised of each journey, whether its risks allow it, and how it is watched.

mod alerts;
mod budget;
mod definition;
mod dependencies;
mod figures;
mod guide;
mod imports;
mod list;
mod one;
pub mod page;
mod papers;
mod record;
mod rules;
mod selectors;
mod target;
