//! The workbook as a spreadsheet that computes: inputs as numbers, and formulas for everything that follows from them.
//!
//! Source of the format: ECMA-376, by `rust_xlsxwriter`. What a formula says is in `math`; a spreadsheet that computes
//! it anew comes to the page's figures.

mod about;
mod cells;
mod formulas;
mod mitigations;
mod objectives;
mod places;
mod readiness;
mod risks;
mod systemic;
mod targets;

use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

use crate::analysis::Analysis;
use crate::document::Engagement;

/// The file of an engagement with its figures as they stand; `today` goes into it as text.
///
/// # Errors
/// What the format cannot hold, in the library's words: a million rows.
pub fn write(
    engagement: &Engagement,
    analysis: &Analysis,
    today: &str,
) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_properties(&DocProperties::new().set_title(cells::fitting(&engagement.name)));
    workbook.push_worksheet(risks::sheet(engagement, analysis)?);
    workbook.push_worksheet(targets::sheet(engagement, analysis)?);
    workbook.push_worksheet(systemic::sheet(engagement, analysis, today)?);
    workbook.push_worksheet(mitigations::sheet(engagement, analysis, today)?);
    workbook.push_worksheet(objectives::sheet(engagement)?);
    workbook.push_worksheet(readiness::sheet(engagement, today)?);
    workbook.push_worksheet(about::sheet(engagement, analysis, today)?);
    for (name, cell) in targets::NAMES {
        workbook.define_name(name, &format!("={}!{cell}", targets::SHEET))?;
    }
    workbook.save_to_buffer()
}
