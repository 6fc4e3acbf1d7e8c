//! What is said about an item besides its answer: proof, owner, date, rows, and the item's own words.

use crate::app::browser::page;
use crate::app::features::readiness::readiness_review::{Review, focus_answers, mark};
use crate::app::features::readiness::readiness_rows::rows_of;
use crate::app::old::view::field::{choice, text_area, text_field};
use crate::app::old::view::{El, el, when_drawn};
use crate::codec::checklist::joined::{Which, web_address};
use crate::document::{Area, Edit, Level, ReadinessItem};
use crate::text::readiness_words as words;

/// What stands in an unfolded item.
pub fn details(review: &Review, which: Which) -> Vec<El> {
    let mut parts = Vec::new();
    let asked = review.read(which, |line, _| line.asked).flatten();
    if let Some(asked) = asked {
        let why = format!("{} {}", asked.why, words::works_on(asked.column));
        parts.push(el("p.note").text(&why));
        let convinces = format!("What convinces: {}", asked.convinces);
        parts.push(el("p.note").text(&convinces));
    }
    if let Which::Own(_) = which {
        parts.push(own(review, which));
    }
    parts.push(fields(review, which));
    parts.push(rows_of(review, which));
    if asked.is_some() {
        parts.push(own_words(review, which));
    }
    parts.push(verbs(review, which));
    parts
}

/// A field for one of an item's texts, named after what is asked.
pub fn field(
    review: &Review,
    which: Which,
    name: impl Fn(&Review) -> String + 'static,
    pick: fn(&mut ReadinessItem) -> &mut String,
) -> El {
    let (read, write, named) = (review.clone(), review.clone(), review.clone());
    let shown = move || {
        let text = read.said(which, |said, _| std::mem::take(pick(&mut said.clone())));
        text.unwrap_or_default()
    };
    let input = text_field(review.workbook, shown, move |text| {
        write.write(which, |one| *pick(one) = text)
    });
    input.label_of(move || format!("{} of {}", name(&named), named.name(which)))
}

fn fields(review: &Review, which: Which) -> El {
    let label = |text: &str, field: El| el("label").text(text).child(field);
    let plain =
        |name: &'static str, pick| field(review, which, move |_: &Review| name.to_owned(), pick);
    let reason = move |review: &Review| {
        let answer = review.said(which, |said, _| said.answer).flatten();
        words::reason_label(answer).to_owned()
    };
    let evidence =
        plain("Evidence", |one| &mut one.evidence).attr("placeholder", "https:// or words");
    let (linked, labelled) = (review.clone(), review.clone());
    let link = move || {
        let address = linked.said(which, |said, _| {
            web_address(&said.evidence).map(str::to_owned)
        });
        let link = el("a")
            .attr("href", &address.flatten()?)
            .attr("target", "_blank")
            .attr("rel", "noopener noreferrer")
            .text("Open the evidence");
        Some(link)
    };
    let due = plain("Due", |one| &mut one.due).attr("type", "date");
    el("div.fields")
        .child(
            el("label.wide")
                .text_of(move || reason(&labelled))
                .child(field(review, which, reason, |one| &mut one.reason)),
        )
        .child(label("Evidence", evidence).class("wide"))
        .maybe(link)
        .child(label("Owner", plain("Owner", |one| &mut one.owner)))
        .child(label("Due", due))
}

/// The words of a built-in item, to be put differently.
fn own_words(review: &Review, which: Which) -> El {
    el("details")
        .child(el("summary").text("Put the question differently"))
        .child(question(review, which))
}

fn question(review: &Review, which: Which) -> El {
    let (read, write, named) = (review.clone(), review.clone(), review.clone());
    let shown = move || {
        let text = read.read(which, |line, _| line.typed_question().to_owned());
        text.unwrap_or_default()
    };
    let area = text_area(review.workbook, "2", shown, move |text| {
        let as_built = write.read(which, |line, _| {
            line.asked.is_some_and(|asked| asked.question == text)
        });
        let own = if as_built == Some(true) {
            String::new()
        } else {
            text
        };
        write.write(which, |one| one.question = own)
    });
    let area = area
        .attr("id", &format!("words-{}", mark(which)))
        .named("Question", move || named.name(which));
    el("label.wide")
        .text("Question, put so that yes is good")
        .child(area)
}

/// Words, area and level of one of the team's own items.
fn own(review: &Review, which: Which) -> El {
    let (read, write) = (review.clone(), review.clone());
    let areas = || {
        let option = |area: Area| (area.name().to_owned(), area.title().to_owned());
        Area::ALL.map(option).into()
    };
    let area = move || {
        let area = read.read(which, |line, _| line.area().name().to_owned());
        area.unwrap_or_default()
    };
    let area = choice(areas, area, move |value| {
        if let Some(area) = Area::ALL.into_iter().find(|one| one.name() == value) {
            let edit = write.write(which, |one| one.area = area);
            write.workbook.edit(edit);
            write.unfold(which);
            // It stands elsewhere now, folded.
            when_drawn(move || focus_answers(which));
        }
    });
    let (read, write) = (review.clone(), review.clone());
    let levels = || {
        let option = |level: Level| (level.name().to_owned(), words::level(level).to_owned());
        Level::ALL.map(option).into()
    };
    let level = move || {
        let level = read.read(which, |line, _| line.level().name().to_owned());
        level.unwrap_or_default()
    };
    let level = choice(levels, level, move |value| {
        if let Some(level) = Level::ALL.into_iter().find(|one| one.name() == value) {
            let edit = write.write(which, |one| one.level = level);
            write.workbook.edit(edit);
        }
    });
    el("div.fields")
        .child(question(review, which).class("wide"))
        .child(el("label").text("Area").child(area))
        .child(el("label").text("Asked from level").child(level))
}

fn verbs(review: &Review, which: Which) -> El {
    let (told, hide, named) = (review.clone(), review.clone(), review.clone());
    let hide = el("button")
        .text("Hide")
        .label_of(move || format!("Hide: {}", named.name(which)))
        .flag_of("hidden", move || {
            let is_hidden = told.read(which, |line, _| line.is_hidden());
            is_hidden.unwrap_or(false)
        })
        .tap(move || {
            // The item may go now: the focus goes on before it does.
            if !hide.go_on(which, false) {
                hide.go_on(which, true);
            }
            hide.workbook
                .edit(hide.write(which, |one| one.hidden = true));
        });
    let verbs = el("p.actions").child(hide);
    let Which::Own(id) = which else {
        return verbs;
    };
    let (remove, named) = (review.clone(), review.clone());
    let remove = el("button")
        .text("Delete")
        .label_of(move || format!("Delete: {}", named.name(which)))
        .tap(move || {
            let area = remove.read(which, |line, _| line.area().name());
            let readiness = remove.workbook.with_document(|document| {
                let mut readiness = document.readiness.clone();
                readiness.items.retain(|one| one.id != id);
                readiness
            });
            remove.workbook.edit(Edit::SetReadiness(readiness));
            let place = format!("#add-{}", area.unwrap_or_default());
            when_drawn(move || page::focus(&place));
        });
    verbs.child(remove)
}
