//! What the parts of the page share: the open review, and which of its items are shown.

use leptos::prelude::*;

use crate::analysis::{Tally, Verdict};
use crate::app::browser::page;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Popup, Tone};
use crate::codec::checklist::asked::Asked;
use crate::codec::checklist::joined::{
    Line, Show, Which, change as changed, line, lines_in, tally,
};
use crate::document::{Answer, Area, Edit, Engagement, Level, Readiness, ReadinessItem};

/// What is said about a file and what of it was not read, or why none of it was.
pub type Outcome = Result<(String, Vec<String>), String>;

/// The review on the page.
#[derive(Clone, Copy)]
pub struct Review {
    /// The open engagement.
    pub workbook: Workbook,
    /// The area that is shown; `None` for all.
    pub area: RwSignal<Option<Area>>,
    /// Which items are shown.
    pub show: RwSignal<Show>,
    /// Whether items of a stricter level are shown.
    pub above: RwSignal<bool>,
    /// Whether hidden items are shown.
    pub hidden: RwSignal<bool>,
    /// The items whose details are open.
    pub opened: RwSignal<Vec<Which>>,
    /// The menu of the checklist as a file.
    pub menu: Popup,
    /// The field that chooses a file.
    pub chooser: NodeRef<leptos::html::Input>,
    /// What came of the file that was read.
    pub came: RwSignal<Option<Outcome>>,
    readiness: Memo<Readiness>,
    begun: RwSignal<bool>,
    /// Items changed since the filter was chosen: an answer does not take its item away under the hand.
    kept: RwSignal<Vec<Which>>,
}

/// An item as it is now.
#[derive(Clone, PartialEq)]
pub struct Item {
    /// The built-in item, where it is one.
    pub asked: Option<&'static Asked>,
    /// What is asked.
    pub question: String,
    /// The same as it can be typed.
    pub typed: String,
    /// Its area.
    pub area: Area,
    /// From which level on it is asked.
    pub level: Level,
    /// What was said about it; all empty where nothing was.
    pub said: ReadinessItem,
}

impl Review {
    /// All items of the first area.
    pub fn new(workbook: Workbook) -> Self {
        Self {
            workbook,
            area: RwSignal::new(Some(Area::Architecture)),
            show: RwSignal::new(Show::All),
            above: RwSignal::new(false),
            hidden: RwSignal::new(false),
            opened: RwSignal::new(Vec::new()),
            menu: Popup::new(),
            chooser: NodeRef::new(),
            came: RwSignal::new(None),
            readiness: Memo::new(move |_| {
                workbook.with_document(|document| document.readiness.clone())
            }),
            begun: RwSignal::new(false),
            kept: RwSignal::new(Vec::new()),
        }
    }

    /// Whether somebody has begun it: an empty one shows what it is.
    pub fn has_begun(self) -> bool {
        let any = |one: &Readiness| !one.items.is_empty() || !one.sign_offs.is_empty();
        self.begun.get() || self.readiness.with(any)
    }

    /// Begins with an area.
    pub fn begin(self, area: Area) {
        self.area.set(Some(area));
        self.begun.set(true);
        later(move || page::focus(&format!("#area-{} input", area.name())));
    }

    /// An item, while it is there.
    pub fn item(self, which: Which) -> Memo<Option<Item>> {
        Memo::new(move |_| {
            self.readiness.with(|readiness| {
                let line = line(readiness, which)?;
                Some(Item {
                    asked: line.asked,
                    question: line.question().to_owned(),
                    typed: line.typed_question().to_owned(),
                    area: line.area(),
                    level: line.level(),
                    said: line.said.cloned().unwrap_or_default(),
                })
            })
        })
    }

    /// Reads an item with the whole document, while it is there.
    pub fn read<T>(self, which: Which, read: impl FnOnce(&Line, &Engagement) -> T) -> Option<T> {
        self.workbook.with_document(|document| {
            let line = line(&document.readiness, which)?;
            Some(read(&line, document))
        })
    }

    /// What the answers of an area come to, or those of all.
    pub fn tally(self, area: Option<Area>) -> Memo<Tally> {
        let workbook = self.workbook;
        Memo::new(move |_| workbook.with_document(|document| tally(document, area, &page::today())))
    }

    /// The edit that says something about an item.
    pub fn write(self, which: Which, with: impl FnOnce(&mut ReadinessItem)) -> Edit {
        self.keep(which);
        self.workbook.document.with_untracked(|document| {
            let changed = changed(&document.readiness, which, page::new_id(), with);
            Edit::SetReadiness(changed)
        })
    }

    /// Answers an item. What asks for more than an answer opens the place to say it.
    pub fn say(self, which: Which, answer: Option<Answer>) {
        self.workbook
            .edit(self.write(which, |one| one.answer = answer));
        if !matches!(answer, None | Some(Answer::Yes)) {
            self.open(which);
        }
    }

    /// Has an item stay until a filter is chosen.
    pub fn keep(self, which: Which) {
        if !self.kept.with_untracked(|kept| kept.contains(&which)) {
            self.kept.update(|kept| kept.push(which));
        }
    }

    /// Opens the browser's dialog for a checklist file.
    pub fn choose_file(self) {
        if let Some(input) = self.chooser.get_untracked() {
            input.click();
        }
    }

    /// Opens the details of an item.
    pub fn open(self, which: Which) {
        if !self.opened.with_untracked(|open| open.contains(&which)) {
            self.opened.update(|open| open.push(which));
        }
    }

    /// Shows an area, or all.
    pub fn choose_area(self, area: Option<Area>) {
        self.choose(self.show.get_untracked());
        self.area.set(area);
        later(|| page::reveal("#items"));
    }

    /// Chooses which items are shown. What was answered meanwhile goes.
    pub fn choose(self, show: Show) {
        self.let_go();
        self.show.set(show);
    }

    /// Has what was answered meanwhile go.
    pub fn let_go(self) {
        self.kept.set(Vec::new());
    }

    /// Shows the items of a reason, wherever they are.
    pub fn choose_reason(self, show: Show) {
        self.choose(show);
        self.choose_area(None);
    }

    /// The items shown in an area.
    pub fn shown(self, area: Area) -> Vec<Which> {
        let (show, above, hidden) = (self.show.get(), self.above.get(), self.hidden.get());
        let today = page::today();
        let kept = self.kept.get();
        let level = self.workbook.with_document(Engagement::level);
        self.readiness.with(|readiness| {
            let is_shown = |line: &Line| {
                let is_kept = kept.contains(&line.which);
                // The team's own item stays while somebody chooses its level.
                let stays = matches!(line.which, Which::Own(_)) && is_kept;
                let is_asked =
                    (above || level.asks(line.level()) || stays) && (hidden || !line.is_hidden());
                is_asked && (show.holds(line, &today) || is_kept)
            };
            let lines = lines_in(readiness, Some(area)).into_iter();
            let shown = lines.filter(is_shown);
            shown.map(|line| line.which).collect()
        })
    }

    /// How many items of what is shown a filter holds that the review asks.
    pub fn count(self, show: Show) -> usize {
        let (area, today) = (self.area.get(), page::today());
        self.workbook.with_document(|document| {
            let level = document.level();
            let lines = lines_in(&document.readiness, area);
            let asked = lines.iter().filter(|line| line.is_asked(level));
            asked.filter(|line| show.holds(line, &today)).count()
        })
    }

    /// Goes to the answers of the next item shown, or of the one before; says whether there is one.
    pub fn go_on(self, from: Which, back: bool) -> bool {
        let places = untrack(|| {
            let places = Area::ALL.into_iter();
            let all = places.flat_map(|area| {
                let shown = self.shown(area).into_iter();
                shown.map(move |which| (area, which))
            });
            all.collect::<Vec<_>>()
        });
        let Some(at) = places.iter().position(|(_, one)| *one == from) else {
            return false;
        };
        let next = if back {
            at.checked_sub(1)
        } else {
            Some(at + 1)
        };
        let Some((area, next)) = next.and_then(|next| places.get(next)).copied() else {
            return false;
        };
        self.unfold(area);
        focus_answers(next);
        true
    }

    /// Shows the area as well, where another one is shown.
    pub fn unfold(self, area: Area) {
        let now = self.area.get_untracked();
        if now.is_some_and(|now| now != area) {
            self.area.set(Some(area));
        }
    }
}

/// The edit that changes the review.
pub fn change(workbook: Workbook, with: impl FnOnce(&mut Readiness)) -> Edit {
    let mut readiness = workbook
        .document
        .with_untracked(|document| document.readiness.clone());
    with(&mut readiness);
    Edit::SetReadiness(readiness)
}

/// The colour of a verdict, which its words say too.
pub fn tone(tally: &Tally) -> Tone {
    match tally.verdict() {
        Verdict::Ready => Tone::Good,
        Verdict::NotReady => Tone::Bad,
        Verdict::OnCondition => Tone::Warn,
        Verdict::NothingAsked | Verdict::Unfinished => Tone::Plain,
    }
}

/// Puts the focus on an item's answers, on the chosen one where there is one: now, if the item is shown, or
/// once it is.
pub fn focus_answers(which: Which) {
    let focus = move || {
        let answers = format!("#answers-{}", mark(which));
        page::focus(&format!("{answers} input"));
        page::focus(&format!("{answers} input:checked"));
    };
    focus();
    if !page::has(&format!("#answers-{}:focus-within", mark(which))) {
        later(focus);
    }
}

/// What finds the field for an item's reason, while its details are open.
pub fn reason_of(which: Which) -> String {
    format!("#item-{} .ready-fields input", mark(which))
}

/// Does something once what changed is shown.
pub fn later(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// Names an item in the page's ids.
pub fn mark(which: Which) -> String {
    match which {
        Which::BuiltIn(at) => format!("built-in-{at}"),
        Which::Own(id) => id.to_string(),
    }
}
