//! How far an engagement is: which of its pages have been begun.

use crate::document::Engagement;

/// A page of an engagement, in the order in which one leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// What the engagement is for is said.
    Charter,
    /// A journey is named.
    Journeys,
    /// A risk is counted.
    Risks,
    /// Something is promised.
    Objectives,
    /// A readiness item is answered.
    Readiness,
}

impl Step {
    /// In their order.
    pub const ALL: [Self; 5] = [
        Self::Charter,
        Self::Journeys,
        Self::Risks,
        Self::Objectives,
        Self::Readiness,
    ];

    /// Whether it is begun, where `counted` risks have figures.
    pub fn is_begun(self, document: &Engagement, counted: usize) -> bool {
        match self {
            Self::Charter => {
                let charter = &document.charter;
                let said = [
                    &charter.client,
                    &charter.service,
                    &charter.sponsor,
                    &charter.purpose,
                    &charter.in_scope,
                    &charter.exit_criteria,
                ];
                said.iter().any(|text| !text.trim().is_empty())
            }
            Self::Journeys => !document.journeys.is_empty(),
            Self::Risks => counted > 0,
            Self::Objectives => !document.objectives.is_empty(),
            Self::Readiness => document.readiness.answered() > 0,
        }
    }
}

/// The step to go to from where somebody is: the first after it that is not begun, else the first before it.
pub fn next(document: &Engagement, counted: usize, here: Option<Step>) -> Option<Step> {
    let place = Step::ALL.into_iter().position(|step| Some(step) == here);
    let mut steps = Step::ALL;
    steps.rotate_left(place.map_or(0, |place| place + 1));
    let open = |step: &Step| Some(*step) != here && !step.is_begun(document, counted);
    steps.into_iter().find(open)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Journey, RowId};

    #[test]
    fn what_is_begun_is_not_next() {
        let mut document = Engagement::default();
        let check = |document: &Engagement, counted, here, expected| {
            assert_eq!(next(document, counted, here), expected);
        };
        check(&document, 0, None, Some(Step::Charter));
        check(&document, 0, Some(Step::Charter), Some(Step::Journeys));
        document.charter.purpose = "  ".to_owned();
        check(&document, 0, None, Some(Step::Charter));
        document.charter.purpose = "Checkout keeps its promise".to_owned();
        check(&document, 0, None, Some(Step::Journeys));
        document
            .journeys
            .push(Journey::blank(RowId::from_random(&[1])));
        check(&document, 0, None, Some(Step::Risks));
        check(&document, 1, None, Some(Step::Objectives));
        check(&document, 1, Some(Step::Objectives), Some(Step::Readiness));
        check(&document, 0, Some(Step::Readiness), Some(Step::Risks));
    }
}
