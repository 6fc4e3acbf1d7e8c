//! What each page of an engagement is for, and what comes after it: read while a page is empty.

use crate::analysis::practice::steps::Step;

/// What a step is for, in a sentence.
pub const fn about(step: Step) -> &'static str {
    match step {
        Step::Charter => "What the engagement is for, and who decides.",
        Step::Journeys => "What users come for, the most critical first.",
        Step::Risks => {
            "What fails users, how long, how many, how often. One row gives a first total."
        }
        Step::Objectives => "What you promise for each journey.",
        Step::Readiness => "What the service should have before people rely on it.",
    }
}

/// What the charter is for.
pub const CHARTER: &str = "Agree on what the engagement is for, who decides, and when it is done, before you measure anything. One sentence is enough to begin.";

/// What mitigations are for.
pub const MITIGATIONS: &str = "A mitigation changes estimates: switch it on and see what it buys back. It needs a risk that it changes.";

/// What the odds are for.
pub const ODDS: &str = "The total is an average; the odds say how often a target holds. They need one risk with its four estimates.";

/// What activities are for.
pub const ACTIVITIES: &str = "Drills, silent estimates and reviews make estimates better than one person's guess. Choose the ones you will do.";

/// What the report is for.
pub const REPORT: &str = "The report is what a sponsor reads. It fills itself from the other pages; one risk gives it a first answer.";
