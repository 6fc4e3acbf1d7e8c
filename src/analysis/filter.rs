//! Which rows of a long table are shown.

use crate::document::records::journey::Reached;
use crate::document::records::risk::Risk;
use crate::document::records::values::basis::BasisKind;
use crate::document::records::values::id::RowId;
use crate::math::Mark;

/// What the rows that are shown have in common; nothing asked shows all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Words in the name, the owner or the notes, in lower case.
    pub text: String,
    /// How they stand against the chosen target.
    pub mark: Option<Mark>,
    /// What they rest on; a row of which nobody has said is a guess.
    pub basis: Option<BasisKind>,
    /// Who follows them up.
    pub owner: Option<String>,
    /// A journey they reach.
    pub journey: Option<RowId>,
}

impl Filter {
    /// Whether anything is asked.
    pub fn is_on(&self) -> bool {
        *self != Self::default()
    }

    /// Whether a row is shown. A row that nobody has filled always is. `lower` gives a text in lower
    /// case, in whatever alphabet.
    pub fn shows(&self, risk: &Risk, mark: Option<Mark>, lower: fn(&str) -> String) -> bool {
        if risk.is_blank() {
            return true;
        }
        let wanted = self.text.trim();
        let texts = [&risk.name, &risk.owner, &risk.notes];
        let found = wanted.is_empty() || texts.into_iter().any(|text| lower(text).contains(wanted));
        let kind = risk.basis.kind.unwrap_or(BasisKind::Guess);
        let reached = |journey| risk.reaches(journey) != Reached::No;
        found
            && self.mark.is_none_or(|wanted| mark == Some(wanted))
            && self.basis.is_none_or(|wanted| kind == wanted)
            && self
                .owner
                .as_ref()
                .is_none_or(|owner| risk.owner.trim() == owner)
            && self.journey.is_none_or(reached)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn risk() -> Risk {
        let mut risk = Risk::blank(RowId::from_random(&[1; 17]));
        risk.name = "Payment provider is down".to_owned();
        risk.owner = "Checkout ".to_owned();
        risk.basis.kind = Some(BasisKind::Vendor);
        risk.reach.all = false;
        risk
    }

    #[test]
    fn a_row_is_shown_when_it_has_all_that_is_asked() {
        let check = |filter: Filter, shown: bool| {
            let lower = |text: &str| text.to_lowercase();
            assert_eq!(
                filter.shows(&risk(), Some(Mark::Small), lower),
                shown,
                "{filter:?}"
            );
        };
        let no = Filter::default;
        check(no(), true);
        let text = |text: &str| Filter {
            text: text.to_owned(),
            ..no()
        };
        check(text("provider"), true);
        check(text("checkout"), true);
        check(text("deploy"), false);
        let mark = |mark| Filter {
            mark: Some(mark),
            ..no()
        };
        check(mark(Mark::Small), true);
        check(mark(Mark::TooBig), false);
        let basis = |kind| Filter {
            basis: Some(kind),
            ..no()
        };
        check(basis(BasisKind::Vendor), true);
        check(basis(BasisKind::Guess), false);
        let owner = |owner: &str| Filter {
            owner: Some(owner.to_owned()),
            ..no()
        };
        check(owner("Checkout"), true);
        check(owner("Platform"), false);
        let journey = Some(RowId::from_random(&[2; 17]));
        check(Filter { journey, ..no() }, false);
    }

    #[test]
    fn a_row_nobody_has_filled_is_always_shown() {
        let filter = Filter {
            text: "x".to_owned(),
            ..Filter::default()
        };
        let blank = Risk::blank(RowId::from_random(&[3; 17]));
        assert!(filter.shows(&blank, None, str::to_owned));
    }
}
