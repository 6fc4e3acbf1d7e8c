//! Where things stand on the sheet of risks, for the formulas of others too.

use crate::analysis::{Analysis, Row, RowState};
use crate::document::{Engagement, Risk};

/// What the sheet is called.
pub(super) const SHEET: &str = "Risks";
/// The first row of risks, from 0.
pub(super) const FIRST: u32 = 1;

/// The column of bad minutes a year.
pub(super) const BAD_MINUTES: usize = 6;
const FIRST_TARGET: usize = 8;

/// The column in which a risk is accepted for a target, by the target's place among those that can be read.
pub(super) const fn accepted(target: usize) -> usize {
    FIRST_TARGET + 3 * target
}

/// The rows that are written: those that the figures are of, without those nobody has typed in.
pub(super) fn rows<'a>(
    engagement: &'a Engagement,
    analysis: &'a Analysis,
) -> impl Iterator<Item = (usize, &'a Risk, &'a Row)> {
    let all = engagement.risks.iter().zip(&analysis.rows).enumerate();
    let all = all.map(|(place, (risk, row))| (place, risk, row));
    all.filter(|(_, risk, row)| !risk.is_blank() && row.state != RowState::Elsewhere)
}

/// The last row of risks; the first where there is none.
pub(super) fn last(engagement: &Engagement, analysis: &Analysis) -> u32 {
    let count = rows(engagement, analysis).count();
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    FIRST + count.saturating_sub(1)
}
