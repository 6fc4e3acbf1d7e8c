//! Engagements to look at and to start from.

/// Name and text of each example, the files of examples/.
pub const EXAMPLES: [(&str, &str); 2] = [
    (
        "Online shop: the two risks of the source table",
        include_str!("../../examples/source-practice.json"),
    ),
    (
        "Online shop: a catalogue of eight risks",
        include_str!("../../examples/eight-row-catalogue.json"),
    ),
];
