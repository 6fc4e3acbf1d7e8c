//! What still needs somebody, page by page: the badges of the navigation.

use crate::analysis::analyse::Analysis;
use crate::document::records::engagement::Engagement;
use crate::document::records::readiness::ReadinessItem;
use crate::document::records::values::dates::has_passed;
use crate::math::Mark;

/// How much of a page waits for somebody.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attention {
    /// Things that wait.
    pub count: usize,
    /// One of them is broken or overdue.
    pub is_urgent: bool,
}

impl Attention {
    fn of<T>(all: impl Iterator<Item = T>, is_urgent: impl Fn(&T) -> bool) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            count: sum.count + 1,
            is_urgent: sum.is_urgent || is_urgent(&one),
        })
    }

    fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            is_urgent: self.is_urgent || other.is_urgent,
        }
    }
}

/// Sign-offs of the charter with a name but no date.
pub fn charter(engagement: &Engagement) -> Attention {
    let all = engagement.charter.sign_offs.iter();
    let open = all.filter(|one| !one.name.trim().is_empty() && one.date.trim().is_empty());
    Attention::of(open, |_| false)
}

/// Journeys without a request that says what they need.
pub fn journeys(engagement: &Engagement) -> Attention {
    let all = engagement.journeys.iter();
    let bare = all.filter(|one| {
        let mut requests = one.interactions.iter();
        requests.all(|request| request.request.trim().is_empty())
    });
    Attention::of(bare, |_| false)
}

/// Risks that are too big for the chosen target and not accepted, rows that cannot be read, and
/// acceptances due for review. Urgent are the last two.
pub fn risks(engagement: &Engagement, analysis: &Analysis, today: &str) -> Attention {
    let marks = analysis.chosen().map_or(&[][..], |chosen| &chosen.marks);
    let too_big = marks.iter().filter(|mark| **mark == Some(Mark::TooBig));
    let unread = Attention {
        count: analysis.left_out,
        is_urgent: analysis.left_out > 0,
    };
    let accepted = engagement.risks.iter().flat_map(|risk| &risk.accepted);
    let overdue = accepted.filter(|one| one.is_overdue(today));
    Attention::of(too_big, |_| false)
        .and(unread)
        .and(Attention::of(overdue, |_| true))
}

/// Journeys without an objective, and objectives due for review. Urgent are the latter.
pub fn objectives(engagement: &Engagement, today: &str) -> Attention {
    let all = &engagement.objectives;
    let without = engagement.journeys.iter().filter(|journey| {
        let mut own = all.iter();
        own.all(|one| one.journey != Some(journey.id))
    });
    let due = all.iter().filter(|one| has_passed(&one.review, today));
    Attention::of(without, |_| false).and(Attention::of(due, |_| true))
}

/// Items of the review that are answered partly or no. Urgent is one whose date has passed.
pub fn readiness(engagement: &Engagement, today: &str) -> Attention {
    let level = engagement.level();
    let all = engagement.readiness.items.iter();
    let open = all.filter(|item| !item.hidden && level.asks(item.level) && item.is_open());
    Attention::of(open, |item: &&ReadinessItem| item.is_overdue(today))
}

/// Actions that are not done. Urgent is one whose date has passed.
pub fn activities(engagement: &Engagement, today: &str) -> Attention {
    let open = engagement.activities.open_actions();
    Attention::of(open, |(_, action)| action.is_overdue(today))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::analyse;
    use crate::codec::json;
    use crate::document::{Entry, RowId};

    const WHOLE: &str = include_str!("../../../examples/complete-engagement.json");

    fn whole() -> Engagement {
        json::read(WHOLE).expect("the example").engagement
    }

    fn check(found: Attention, count: usize, is_urgent: bool) {
        assert_eq!(found, Attention { count, is_urgent });
    }

    #[test]
    fn nothing_waits_in_a_fresh_engagement() {
        let mut ids = 0..9_u8;
        let id = || RowId::from_random(&[ids.next().unwrap_or(9); 17]);
        let fresh = Engagement::new(whole().id, String::new(), id);
        let nothing = Attention::default();
        assert_eq!(charter(&fresh), nothing);
        assert_eq!(journeys(&fresh), nothing);
        assert_eq!(risks(&fresh, &analyse(&fresh), "2026-11-28"), nothing);
        assert_eq!(objectives(&fresh, "2026-11-28"), nothing);
        assert_eq!(readiness(&fresh, "2026-11-28"), nothing);
        assert_eq!(activities(&fresh, "2026-11-28"), nothing);
    }

    #[test]
    fn what_waits_is_counted() {
        let mut document = whole();
        check(charter(&document), 0, false);
        document.charter.sign_offs[0].date.clear();
        check(charter(&document), 1, false);

        check(journeys(&document), 0, false);
        document.journeys[0].interactions.clear();
        check(journeys(&document), 1, false);

        let objectives_of = |document: &Engagement| objectives(document, "2000-01-01").count;
        let before = objectives_of(&document);
        document.objectives.clear();
        assert_eq!(objectives_of(&document), document.journeys.len());
        assert!(before < document.journeys.len());
    }

    #[test]
    fn what_is_overdue_or_unread_is_urgent() {
        let mut document = whole();
        assert!(readiness(&document, "2099-01-01").is_urgent);
        assert!(activities(&document, "2099-01-01").is_urgent);
        let was = risks(&document, &analyse(&document), "2000-01-01");
        assert!(!was.is_urgent);
        document.risks[0].ettr = Entry::Unread {
            text: "abc".to_owned(),
        };
        let now = risks(&document, &analyse(&document), "2000-01-01");
        assert!(now.is_urgent);
    }
}
