//! One item of the readiness review: what is asked, its answer, and what else is said, folded away.

use web_sys::KeyboardEvent;

use crate::analysis::practice::readiness_rows::set_fixed;
use crate::app::browser::page;
use crate::app::features::readiness::readiness_details::details;
use crate::app::features::readiness::readiness_review::{Review, focus_answers, mark};
use crate::app::old::signals::Signal;
use crate::app::old::view::{El, el, set_attribute, when_drawn};
use crate::codec::checklist::joined::Which;
use crate::document::names::systemic_name;
use crate::document::{Answer, RowId};
use crate::text::readiness_words as words;

/// An item.
pub fn item(review: &Review, which: Which) -> El {
    let mark = mark(which);
    let (named, levelled, hidden) = (review.clone(), review.clone(), review.clone());
    let question = el("p.question")
        .attr("id", &format!("question-{mark}"))
        .text_of(move || named.name(which));
    let level = move || {
        let level = levelled.read(which, |line, _| line.level().name());
        level.unwrap_or_default().to_owned()
    };
    let level = el("span.level").attr("title", "Level").text_of(level);
    let hidden = move || {
        let is_hidden = hidden.read(which, |line, _| line.is_hidden());
        is_hidden
            .unwrap_or(false)
            .then(|| ask_again(&hidden, which))
    };
    let fold = fold(review, which);
    el("div.asked")
        .child(
            el("div.ask")
                .child(level)
                .maybe(hidden)
                .child(question)
                .child(answers(review, which, &fold)),
        )
        .part(problem(review, which))
        .part(offers(review, which))
        .child(fold)
}

/// Takes a hidden item back into the review.
fn ask_again(review: &Review, which: Which) -> El {
    let back = review.clone();
    el("button.line")
        .text("Hidden: ask again")
        .label(&format!("Ask again: {}", review.name(which)))
        .tap(move || {
            back.workbook
                .edit(back.write(which, |one| one.hidden = false));
            // The button goes with what it took back.
            when_drawn(move || focus_answers(which));
        })
}

/// The four answers as a group of radio buttons. A letter answers, Enter goes on.
fn answers(review: &Review, which: Which, fold: &El) -> El {
    let mark = mark(which);
    let group = el("div.answers")
        .attr("id", &format!("answers-{mark}"))
        .attr("role", "radiogroup")
        .attr("aria-labelledby", &format!("question-{mark}"));
    for answer in Answer::ALL {
        let (shown, chosen, fold) = (review.clone(), review.clone(), fold.clone());
        let input = el("input")
            .attr("type", "radio")
            .attr("name", &format!("answer-{mark}"))
            .attr("id", &id_of(which, answer))
            .checked_of(move || shown.said(which, |said, _| said.answer).flatten() == Some(answer))
            .on_checked(move |_| say(&chosen, which, Some(answer), &fold));
        let label = el("label").attr("data-answer", answer.name()).child(input);
        group.append(&label.text(words::answer(answer)));
    }
    let (review, fold) = (review.clone(), fold.clone());
    group.on_key(move |event| key(&review, which, &fold, &event))
}

fn id_of(which: Which, answer: Answer) -> String {
    let answer = match answer {
        Answer::NotApplicable => "na",
        other => other.name(),
    };
    format!("answer-{}-{answer}", mark(which))
}

fn key(review: &Review, which: Which, fold: &El, event: &KeyboardEvent) {
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let answer = match event.key().as_str() {
        "y" | "Y" => Some(Answer::Yes),
        "p" | "P" => Some(Answer::Partly),
        "n" | "N" => Some(Answer::No),
        "a" | "A" => Some(Answer::NotApplicable),
        "Delete" | "Backspace" => None,
        "Enter" => {
            event.prevent_default();
            review.go_on(which, event.shift_key());
            return;
        }
        _ => return,
    };
    event.prevent_default();
    say(review, which, answer, fold);
    if let Some(answer) = answer {
        page::focus(&format!("#{}", id_of(which, answer)));
    }
}

/// Answers an item. What asks for more than an answer unfolds the place to say it.
fn say(review: &Review, which: Which, answer: Option<Answer>, fold: &El) {
    let edit = review.write(which, |one| one.answer = answer);
    review.workbook.edit(edit);
    if !matches!(answer, None | Some(Answer::Yes)) {
        set_attribute(fold.element(), "open", Some(""));
    }
}

/// All else that is said about an item: one line of it while it is folded. It is drawn only when
/// somebody looks.
fn fold(review: &Review, which: Which) -> El {
    let is_new = which_is_new(review, which);
    let open = Signal::new(is_new);
    let fold = el("details.about");
    if is_new {
        set_attribute(fold.element(), "open", Some(""));
    }
    let (seen, toggled) = (fold.element().clone(), open.clone());
    let (told, drawn) = (review.clone(), review.clone());
    let line = move || {
        let told = told.said(which, |said, document| {
            words::about(said, document, &page::today())
        });
        told.filter(|told| !told.is_empty())
    };
    let is_said = {
        let line = line.clone();
        move || line().is_some().to_string()
    };
    fold.attr_of("data-said", is_said)
        .on("toggle", move |_| toggled.set(seen.has_attribute("open")))
        .child(
            el("summary")
                .text_of(move || line().unwrap_or_else(|| "Why, evidence, owner, date".to_owned())),
        )
        .rows(
            move || match open.get() {
                true => vec![()],
                false => Vec::new(),
            },
            move |()| el("div").children(details(&drawn, which)),
        )
}

/// Whether it is one of the team's own that nobody has put into words yet.
fn which_is_new(review: &Review, which: Which) -> bool {
    let is_new = review.said(which, |said, _| {
        said.item.is_empty() && said.question.is_empty()
    });
    is_new.unwrap_or(false)
}

fn problem(review: &Review, which: Which) -> impl Fn() -> Vec<El> + 'static {
    let review = review.clone();
    move || {
        let problem = review.said(which, |said, _| words::answer_problem(said));
        let problem = problem.flatten().into_iter();
        problem.map(|text| el("p.problem").text(text)).collect()
    }
}

/// What an answer says against what the table of systemic risks says: one press changes that table.
fn offers(review: &Review, which: Which) -> impl Fn() -> Vec<El> + 'static {
    let review = review.clone();
    move || {
        let against = review.said(which, |said, document| said.against(document));
        let (fixed, ids) = against.flatten().unwrap_or_default();
        let offer = |id| offer(&review, which, id, fixed);
        ids.into_iter().map(offer).collect()
    }
}

fn offer(review: &Review, which: Which, id: RowId, fixed: bool) -> El {
    let workbook = review.workbook;
    let name = workbook.with_document(|document| systemic_name(id, document));
    let (verb, stands) = match fixed {
        true => ("Switch to fixed", "still counts as present"),
        false => ("Switch to present", "counts as fixed"),
    };
    let switch = el("button.line")
        .text(verb)
        .label(&format!("{verb}: {name}"))
        .tap(move || {
            workbook.edit(workbook.with_document(|document| set_fixed(document, id, fixed)));
            // The button goes with what it offered.
            when_drawn(move || focus_answers(which));
        });
    el("p.actions.offer")
        .child(el("span").text(&format!("\u{201c}{name}\u{201d} {stands}.")))
        .child(switch)
}
