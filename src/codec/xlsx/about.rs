//! The sheet that says what the others are.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::Sheet;
use crate::analysis::{Analysis, RowState};
use crate::document::Engagement;

pub(super) fn sheet(
    engagement: &Engagement,
    analysis: &Analysis,
    today: &str,
) -> Result<Worksheet, XlsxError> {
    let mut sheet = Sheet::new("About", 0, &[(engagement.name.clone(), 100)])?;
    let mut lines = vec![format!("As of {today}, written by Bad Minutes.")];
    lines.push(match engagement.scoped() {
        None => "The figures are those of the whole service.".to_owned(),
        Some(journey) => format!("The figures are those of one journey: {}", journey.name),
    });
    for line in [
        "ETTD is the expected time to detect, ETTR the expected time to resolve, ETTF the expected time between failures. \
         A bad minute is a minute in which every user is failed, or the equivalent spread over fewer users.",
        "Change a number on a sheet and everything that follows from it is computed anew. Type \"yes\" where a risk is \
         accepted for a target, and \"yes\" or \"no\" where a systemic risk is fixed, or in the estimates already.",
        "A range counts as its mean, a formula over its two ends in the last columns: of times the mean of a lognormal \
         with these as its 5th and 95th percentiles, from 0 that of an exponential, of flat ranges and of impacts the middle. \
         A number typed over it stands.",
        "What systemic risks add to a row, and multiply its incidents by, follows from their sheet. Minutes that are taken \
         away from a range take the part of its mean that they reach.",
        "A figure with a date in its title is a number as the workbook had it that day: what fixing a systemic risk or \
         making a mitigation saves does not follow when others change.",
        "Odds, journeys, the charter and activities are not in this file. The JSON file has everything.",
    ] {
        lines.push(line.to_owned());
    }
    let left_out = analysis.left_out;
    if left_out > 0 {
        lines.push(format!(
            "{left_out} of the risks have a cell that cannot be read, and are not counted."
        ));
    }
    let elsewhere = analysis
        .rows
        .iter()
        .filter(|row| row.state == RowState::Elsewhere);
    let elsewhere = elsewhere.count();
    if elsewhere > 0 {
        lines.push(format!(
            "{elsewhere} of the risks do not reach the journey, and are not in the file."
        ));
    }
    let unread = analysis
        .targets
        .iter()
        .filter(|target| target.figures.is_err());
    let unread = unread.count();
    if unread > 0 {
        lines.push(format!(
            "{unread} of the targets cannot be read, and are not in the file."
        ));
    }
    for (row, line) in (1..).zip(lines) {
        sheet.text(row, 0, &line)?;
    }
    Ok(sheet.done())
}
