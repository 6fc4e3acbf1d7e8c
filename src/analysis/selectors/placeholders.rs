//! Words that stand in a selector for what the document cannot know.

/// Stands for the job of a scrape configuration, which the document does not know.
pub const JOB: &str = "JOB";
/// Stands for the time that a good answer takes at most.
pub const SECONDS: &str = "SECONDS";
/// Stands for the counter of all events, where no usual name is known.
pub const EVENTS: &str = "ALL_EVENTS_TOTAL";
/// Stands for the counter of the good ones among them.
pub const GOOD_EVENTS: &str = "GOOD_EVENTS_TOTAL";
/// All of them.
pub(crate) const PLACEHOLDERS: [&str; 4] = [JOB, SECONDS, EVENTS, GOOD_EVENTS];
