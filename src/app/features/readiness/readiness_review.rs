//! What the parts of the Readiness page share: the open review, and which of its items are shown.

use crate::app::browser::page;
use crate::app::old::signals::Signal;
use crate::app::old::view::when_drawn;
use crate::app::state::workbook::Workbook;
use crate::codec::checklist::joined::{Line, Show, Which, change, line, lines, lines_in};
use crate::document::{Area, Edit, Engagement, ReadinessItem};

/// The review on the page. Copies of it share what is shown.
#[derive(Clone)]
pub struct Review {
    /// The open engagement.
    pub workbook: Workbook,
    /// Which items are shown.
    pub show: Signal<Show>,
    /// Whether items of a stricter level are shown.
    pub above: Signal<bool>,
    /// Whether hidden items are shown.
    pub hidden: Signal<bool>,
    /// The areas that are folded open.
    pub open: Signal<Vec<Area>>,
    /// Items changed since the filter was chosen: an answer does not take its item away under the hand.
    kept: Signal<Vec<Which>>,
}

impl Review {
    /// All items, with the first area open.
    pub fn new(workbook: Workbook) -> Self {
        Self {
            workbook,
            show: Signal::new(Show::All),
            above: Signal::new(false),
            hidden: Signal::new(false),
            open: Signal::new(vec![Area::Architecture]),
            kept: Signal::new(Vec::new()),
        }
    }

    /// Reads an item, while it is there.
    pub fn read<T>(&self, which: Which, read: impl FnOnce(&Line, &Engagement) -> T) -> Option<T> {
        self.workbook.with_document(|document| {
            let line = line(&document.readiness, which)?;
            Some(read(&line, document))
        })
    }

    /// Reads what was said about an item, when something was.
    pub fn said<T>(
        &self,
        which: Which,
        read: impl FnOnce(&ReadinessItem, &Engagement) -> T,
    ) -> Option<T> {
        self.read(which, |line, document| {
            line.said.map(|said| read(said, document))
        })
        .flatten()
    }

    /// What is asked by an item, for labels.
    pub fn name(&self, which: Which) -> String {
        let name = self.read(which, |line, _| line.question().to_owned());
        name.unwrap_or_default()
    }

    /// The edit that says something about an item.
    pub fn write(&self, which: Which, with: impl FnOnce(&mut ReadinessItem)) -> Edit {
        if !self.kept.with(|kept| kept.contains(&which)) {
            self.kept.update(|kept| kept.push(which));
        }
        let changed = self
            .workbook
            .with_document(|document| change(&document.readiness, which, page::new_id(), with));
        Edit::SetReadiness(changed)
    }

    /// Chooses which items are shown, and opens the areas that have some.
    pub fn choose(&self, show: Show) {
        self.kept.set(Vec::new());
        self.show.set(show);
        if show != Show::All {
            self.open.set(Area::ALL.into());
        }
    }

    /// The items shown in an area, or in all.
    pub fn shown(&self, area: Option<Area>) -> Vec<Which> {
        let (show, above, hidden) = (self.show.get(), self.above.get(), self.hidden.get());
        let today = page::today();
        self.workbook.with_document(|document| {
            let level = document.level();
            let mut shown = Vec::new();
            for line in lines_in(&document.readiness, area) {
                let is_kept = || self.kept.with(|kept| kept.contains(&line.which));
                // The team's own item stays while somebody chooses its level.
                let stays = || matches!(line.which, Which::Own(_)) && is_kept();
                let is_asked =
                    (above || level.asks(line.level()) || stays()) && (hidden || !line.is_hidden());
                if is_asked && (show.holds(&line, &today) || is_kept()) {
                    shown.push(line.which);
                }
            }
            shown
        })
    }

    /// How many items a filter holds that the review asks.
    pub fn count(&self, show: Show) -> usize {
        let today = page::today();
        self.workbook.with_document(|document| {
            let level = document.level();
            let lines = lines(&document.readiness);
            let asked = lines.iter().filter(|line| line.is_asked(level));
            asked.filter(|line| show.holds(line, &today)).count()
        })
    }

    /// Unfolds the area of an item.
    pub fn unfold(&self, which: Which) {
        if let Some(area) = self.read(which, |line, _| line.area())
            && !self.open.with(|open| open.contains(&area))
        {
            self.open.update(|open| open.push(area));
        }
    }

    /// Goes to the answers of the next item shown, or of the one before; says whether there is one.
    pub fn go_on(&self, from: Which, back: bool) -> bool {
        let shown = self.shown(None);
        let Some(at) = shown.iter().position(|one| *one == from) else {
            return false;
        };
        let next = if back {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        let next = next.and_then(|next| shown.get(next)).copied();
        if let Some(next) = next {
            self.unfold(next);
            when_drawn(move || focus_answers(next));
        }
        next.is_some()
    }
}

/// Puts the focus on an item's answers, on the chosen one where there is one.
pub fn focus_answers(which: Which) {
    let answers = format!("#answers-{}", mark(which));
    page::focus(&format!("{answers} input"));
    page::focus(&format!("{answers} input:checked"));
}

/// Names an item in the page's ids.
pub fn mark(which: Which) -> String {
    match which {
        Which::BuiltIn(at) => format!("built-in-{at}"),
        Which::Own(id) => id.to_string(),
    }
}
