//! The engagement as plain structs: records, ids, links, edits with their inverses, history.

mod apply;
pub mod common;
pub mod edit;
pub mod history;
pub mod ideas;
pub mod limits;
pub mod links;
pub mod names;
pub mod picks;
pub mod records;
pub mod redaction;
pub mod rounds;

pub use edit::{Edit, NoSuchRow, RiskText};
pub use history::{History, Refused, Visit};
pub use records::activities::{Action, Activities, Arrow, Idea, LogEntry, Node, Round, Said};
pub use records::charter::{Activity, Charter, Planned, SignOff, Status};
pub use records::engagement::{Engagement, Target, Year};
pub use records::evidence::{Evidence, Incident, Taken};
pub use records::journey::{Interaction, Journey, Reach, ReachCell, Reached};
pub use records::mitigation::Mitigation;
pub use records::objective::{Alert, Counted, Objective, Part, Sli, Span};
pub use records::odds::{Doubt, OddsSettings, Window};
pub use records::readiness::{Answer, Area, Level, Readiness, ReadinessItem};
pub use records::reading;
pub use records::reading::Problem;
pub use records::risk::{Acceptance, Risk};
pub use records::snapshot::Snapshot;
pub use records::systemic::{Scope, Systemic};
pub use records::text_in::TextIn;
pub(crate) use records::text_in::text_in;
pub use records::values::basis::{Basis, BasisKind};
pub use records::values::cells::MitigationCell;
pub use records::values::cells::Worsening;
pub use records::values::dates;
pub use records::values::entry::{Column, Entry, Shape, Unit};
pub use records::values::id::{EngagementId, RowId};
