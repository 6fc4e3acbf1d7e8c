//! Engagements to look at and to start from. They come when they are asked for: a page that nobody
//! opens an example on need not download them.

use crate::app::browser::{files, page};
use crate::app::state::workbook::Workbook;
use crate::codec::json;

/// Title and address of each example, the files of examples/.
pub const EXAMPLES: [(&str, &str); 3] = [
    (
        "Leaf & Kettle: a complete engagement, every page filled",
        "examples/complete-engagement.json",
    ),
    (
        "Online shop: the two risks of the source table",
        "examples/source-practice.json",
    ),
    (
        "Online shop: a catalogue of eight risks",
        "examples/eight-row-catalogue.json",
    ),
];

/// Opens an example as an engagement of its own.
pub async fn open(workbook: Workbook, address: &str) {
    let Some(text) = files::load(address).await else {
        return workbook.fail("The example could not be loaded. Is there a network?");
    };
    match json::read(&text) {
        Ok(opened) => {
            let mut engagement = opened.engagement;
            engagement.id = page::new_id();
            workbook.take_over(engagement);
        }
        Err(refusal) => workbook.fail(refusal.to_string()),
    }
}
