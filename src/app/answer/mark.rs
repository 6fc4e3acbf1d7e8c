//! The shapes of marks.

use crate::app::ui::RiskMark;
use crate::math;

/// The shape of a mark.
pub fn shape(mark: math::Mark) -> RiskMark {
    match mark {
        math::Mark::TooBig => RiskMark::TooBig,
        math::Mark::Caution => RiskMark::Caution,
        math::Mark::Accepted => RiskMark::Accepted,
        math::Mark::Small => RiskMark::Small,
    }
}
