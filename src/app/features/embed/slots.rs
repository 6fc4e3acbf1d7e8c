//! What a frame shows of other features.

use leptos::prelude::*;

/// What a frame shows that other features draw, with the frame's own workbook as its context.
#[derive(Clone)]
pub struct Slots {
    /// The table of risks to type in.
    pub table: ViewFn,
    /// The curve of the odds, folded.
    pub curve: ViewFn,
    /// What shows the messages of the workbook.
    pub messages: ViewFn,
}
