//! The engagement: the document, its edits with their inverses, and the one analysis.

pub mod analysis;
pub mod basis;
pub mod common;
pub mod edit;
pub mod engagement;
pub mod entry;
pub mod finding;
pub mod history;
pub mod id;
pub mod journey;
pub mod links;
pub mod meter;
pub mod mitigation;
pub mod odds;
pub mod outlook;
pub mod plan;
pub mod reading;
pub mod sorting;
pub mod systemic;

pub use analysis::{Analysis, CellReading, Row, RowFigures, RowState, TargetFigures, analyse};
pub use basis::{Basis, BasisKind};
pub use edit::{Edit, NoSuchRow, RiskText};
pub use engagement::{Acceptance, Engagement, Risk, Target, Year};
pub use entry::{Column, Entry, Shape, Unit};
pub use finding::{Finding, Hint};
pub use history::{History, Visit};
pub use id::{EngagementId, RowId};
pub use journey::{Interaction, Journey, Reach, ReachCell, Reached};
pub use meter::{Meter, meter};
pub use mitigation::{Mitigation, MitigationCell};
pub use odds::{Doubt, Lever, OddsSettings, OddsTable, Told, Wanted, Window};
pub use outlook::SystemicFigures;
pub use plan::{AsMitigated, Choice, MitigationFigures, Plan, choices, plan};
pub use reading::Problem;
pub use sorting::{CompareNames, Sort, SortKey, arrange};
pub use systemic::{Scope, Systemic, Worsening};
