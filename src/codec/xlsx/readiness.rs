//! The sheet of the readiness review: its items with their answers, and what these come to.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::cells::{Sheet, Shown, at, down};
use crate::codec::checklist::joined::{lines, tally};
use crate::document::names::{row_name, systemic_name};
use crate::document::{Answer, Engagement, ReadinessItem};

const TITLES: u32 = 8;
const FIRST: u32 = TITLES + 1;

const AREA: usize = 0;
const QUESTION: usize = 1;
const LEVEL: usize = 2;
const ASKED: usize = 3;
const ANSWER: usize = 4;
const REASON: usize = 5;

const COLUMNS: [(&str, u16); 10] = [
    ("Area", 30),
    ("Question", 60),
    ("Level", 8),
    ("Asked", 8),
    ("Answer", 10),
    ("Reason", 36),
    ("Evidence", 36),
    ("Owner", 16),
    ("Due", 12),
    ("Lowers", 42),
];

pub(super) fn sheet(engagement: &Engagement, today: &str) -> Result<Worksheet, XlsxError> {
    let columns = COLUMNS.map(|(title, width)| (title.to_owned(), width));
    let mut sheet = Sheet::new("Readiness", TITLES, &columns)?;
    sheet.freeze(FIRST, 2)?;
    let mut items = lines(&engagement.readiness);
    items.retain(|item| !item.is_hidden());
    let level = engagement.level();
    sheet.title(0, AREA, "Level of the review")?;
    sheet.text(0, QUESTION, level.name())?;

    let mut next = FIRST;
    for item in &items {
        let line = next;
        next += 1;
        sheet.text(line, AREA, item.area().title())?;
        sheet.text(line, QUESTION, item.question())?;
        sheet.text(line, LEVEL, item.level().name())?;
        // A stricter review asks what the others ask, too; levels are letters, the strictest first.
        let formula = format!("=IF($B$1<={},\"yes\",\"no\")", at(line, LEVEL));
        let asked = if item.is_asked(level) { "yes" } else { "no" };
        sheet.word(line, ASKED, &formula, asked)?;
        if let Some(said) = item.said {
            let answer = said.answer.map_or("", Answer::name);
            let about = about(engagement, said);
            let texts = [answer, &said.reason, &said.evidence, &said.owner, &said.due];
            for (column, text) in (ANSWER..).zip(texts.into_iter().chain([about.as_str()])) {
                sheet.text(line, column, text)?;
            }
        }
    }

    let last = next.saturating_sub(1).max(FIRST);
    let [asked, answers, reasons] = [ASKED, ANSWER, REASON].map(|column| down(column, FIRST, last));
    let tally = tally(engagement, None, today);
    let is = |answer: Answer| format!("({answers}=\"{}\")", answer.name());
    let standing = format!("(LEN(TRIM({reasons}))>0)");
    let not_applicable = format!("{}*{standing}", is(Answer::NotApplicable));
    let given = [Answer::Yes, Answer::Partly, Answer::No].map(is).join("+");
    for (line, (title, condition, now)) in (1..).zip([
        ("Asked", "1".to_owned(), tally.asked),
        (
            "Answered",
            format!("({given}+{not_applicable})"),
            tally.answered,
        ),
        ("Yes", is(Answer::Yes), tally.yes),
        ("Partly", is(Answer::Partly), tally.partly),
        ("No", is(Answer::No), tally.no()),
        (
            "Does not apply, with a reason",
            not_applicable.clone(),
            tally.not_applicable,
        ),
    ]) {
        sheet.title(line, AREA, title)?;
        let formula = format!("=SUMPRODUCT(({asked}=\"yes\")*{condition})");
        sheet.formula(line, QUESTION, &formula, Some(now as f64), Shown::Number)?;
    }
    Ok(sheet.done())
}

/// The risks and systemic risks that a yes lowers.
fn about(engagement: &Engagement, said: &ReadinessItem) -> String {
    let risks = said.risks.iter().map(|id| row_name(*id, engagement));
    let systemic = said
        .systemic
        .iter()
        .map(|id| systemic_name(*id, engagement));
    systemic.chain(risks).collect::<Vec<_>>().join("; ")
}
