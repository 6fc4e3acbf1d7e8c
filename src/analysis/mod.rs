//! From the document to figures and findings: pure, total, without text.

pub mod alerting;
pub mod analyse;
pub mod cells;
pub mod comparison;
pub mod filter;
pub mod journeys;
pub mod meter;
pub mod objective;
pub mod odds;
pub mod outlook;
pub mod plan;
pub mod practice;
pub mod report;
pub mod selectors;
pub mod sorting;
pub mod working;

pub use analyse::{Analysis, TargetFigures, analyse, costs, marked_from};
pub use cells::finding::{Finding, Hint};
pub use cells::row::{CellReading, Row, RowFigures, RowState};
pub use filter::Filter;
pub use journeys::{JourneyCost, JourneyMatrix, ReachCost, journey_matrix};
pub use meter::{Meter, meter};
pub use odds::{Lever, OddsTable, Told, Wanted, above, dots, objective_asks, shown_points};
pub use outlook::SystemicFigures;
pub use plan::{
    AsMitigated, Choice, MitigationFigures, Plan, Step, choices, is_quick, plan, steps,
    switched_step,
};
pub use practice::readiness_rows::Linked;
pub use practice::verdict::{Tally, Verdict};
pub use sorting::{CompareNames, Sort, SortKey, arrange, gather, reorder};
