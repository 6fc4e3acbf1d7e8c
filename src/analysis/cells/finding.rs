//! What the analysis noticed: data, not words.

use crate::document::records::reading::Problem;
use crate::document::records::values::cells::MitigationCell;
use crate::document::records::values::cells::Worsening;
use crate::document::records::values::entry::Column;
use crate::document::records::values::id::RowId;
use crate::math::{Minutes, PercentError};

/// Something a person should see beside the figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Finding {
    /// A cell that gives no figure; its row is left out of the total.
    Unread {
        /// The row.
        risk: RowId,
        /// The column.
        column: Column,
        /// Why.
        problem: Problem,
    },
    /// A cell of the matrix that gives no figure; its row is left out while that journey is read.
    ReachUnread {
        /// The row.
        risk: RowId,
        /// The journey.
        journey: RowId,
        /// Why.
        problem: Problem,
    },
    /// A figure of a systemic risk that cannot be read; the systemic risk is not counted.
    SystemicUnread {
        /// Which systemic risk.
        systemic: RowId,
        /// Which of its figures.
        what: Worsening,
        /// Why.
        problem: Problem,
    },
    /// A cell of a mitigation that cannot be read; with a change that cannot, it changes nothing.
    MitigationUnread {
        /// Which mitigation.
        mitigation: RowId,
        /// Which of its cells.
        cell: MitigationCell,
        /// Why.
        problem: Problem,
    },
    /// A target without a budget.
    TargetUnread {
        /// The target.
        target: RowId,
        /// Why.
        problem: TargetProblem,
    },
    /// The "too big" share is no percentage above 0; 25 is used.
    TooBigUnread,
    /// Possibly a slip; the figures stand.
    Hint(Hint),
}

/// Why a target gives no budget.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetProblem {
    /// Not a decimal percentage.
    Percent(PercentError),
    /// 0 % or 100 %: everything or nothing may fail.
    Extreme,
}

/// A figure that reads well but may be a slip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Hint {
    /// An impact below 1 % typed without a percent sign: was a share meant?
    ImpactBelowOnePercent {
        /// The row.
        risk: RowId,
    },
    /// It takes longer to notice than until it fails again.
    DetectionLongerThanFailure {
        /// The row.
        risk: RowId,
    },
    /// One incident costs more than the chosen target's year.
    OneIncidentOverBudget {
        /// The row.
        risk: RowId,
        /// What one incident costs.
        incident: Minutes,
        /// The chosen target's yearly budget.
        budget: Minutes,
    },
    /// A range so wide that its mean lies outside it.
    RangeTooWide {
        /// The row.
        risk: RowId,
        /// The column.
        column: Column,
    },
    /// A figure with a point before exactly three digits, as thousands have it elsewhere.
    PointBeforeThreeDigits {
        /// The row.
        risk: RowId,
        /// The column.
        column: Column,
    },
    /// Every row has the same number in this column.
    SameNumber {
        /// The column.
        column: Column,
    },
}

impl Finding {
    /// The row it is about, if it is about one.
    pub fn risk(&self) -> Option<RowId> {
        match *self {
            Self::Unread { risk, .. } | Self::ReachUnread { risk, .. } => Some(risk),
            Self::TargetUnread { .. }
            | Self::TooBigUnread
            | Self::SystemicUnread { .. }
            | Self::MitigationUnread { .. } => None,
            Self::Hint(
                Hint::ImpactBelowOnePercent { risk }
                | Hint::DetectionLongerThanFailure { risk }
                | Hint::OneIncidentOverBudget { risk, .. }
                | Hint::RangeTooWide { risk, .. }
                | Hint::PointBeforeThreeDigits { risk, .. },
            ) => Some(risk),
            Self::Hint(Hint::SameNumber { .. }) => None,
        }
    }

    /// The cell of the row that may hold a slip, if it is a hint about one.
    pub fn hinted(&self) -> Option<Column> {
        let Self::Hint(hint) = self else { return None };
        match *hint {
            Hint::ImpactBelowOnePercent { .. } => Some(Column::Impact),
            Hint::DetectionLongerThanFailure { .. } => Some(Column::Ettd),
            Hint::RangeTooWide { column, .. } | Hint::PointBeforeThreeDigits { column, .. } => {
                Some(column)
            }
            Hint::OneIncidentOverBudget { .. } | Hint::SameNumber { .. } => None,
        }
    }
}
