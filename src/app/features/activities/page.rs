//! The Activities page: what is done together.

use crate::app::features::activities::activity_choice::{activity_choice, charter_edit};
use crate::app::features::activities::causal::causal_map::causal_map;
use crate::app::features::activities::log::activity_log::activity_log;
use crate::app::features::activities::log::open_actions::open_actions;
use crate::app::features::activities::premortem::round::premortem;
use crate::app::features::activities::review::agenda::review;
use crate::app::features::activities::runbooks::list::runbooks;
use crate::app::features::activities::silent::silent_estimates::silent_estimates;
use crate::app::features::activities::wheel::draw::wheel;
use crate::app::old::view::field::text_field;
use crate::app::old::view::{El, el};
use crate::app::route::{ActivitiesView, Page, Route};
use crate::app::state::workbook::Workbook;
use crate::document::Activity;
use crate::text::activities::activity_words::{charter_says, purpose, questions};

/// What stands under the page's title.
pub fn activities(workbook: Workbook) -> Vec<El> {
    let planned = move || {
        workbook.with_document(|document| {
            let planned = document.charter.activities.iter();
            planned.map(|one| one.activity).collect()
        })
    };
    let other = move || {
        let other =
            workbook.with_document(|document| document.charter.other_activities.trim().to_owned());
        let text = format!("Also agreed in the charter: {other}");
        (!other.is_empty()).then(|| el("p").text(&text))
    };
    vec![
        el("p.lede").text("What is done together, what was said, and what follows from it."),
        activity_choice(workbook),
        open_actions(workbook),
        el("div")
            .rows(planned, move |activity| part(workbook, *activity))
            .maybe(other),
        what_happened(workbook),
    ]
}

/// One activity: who does what, its tool, and its log.
fn part(workbook: Workbook, activity: Activity) -> El {
    let says = move || {
        let lines = workbook.with_document(|document| charter_says(activity, &document.charter));
        let line = |line: &String| el("p").text(line);
        lines.iter().map(line).collect()
    };
    let section = el("section.fold.activity")
        .label(activity.title())
        .child(el("h2").text(activity.title()))
        .child(el("p.note").text(purpose(activity)))
        .child(who(workbook, activity))
        .child(el("div").part(says))
        .children(talk(activity));
    let log = || activity_log(workbook, activity);
    match activity {
        Activity::Readiness => section.child(readiness(workbook)),
        Activity::Review => section.child(review(workbook)).child(log()),
        Activity::Runbooks => section.child(runbooks(workbook)).child(log()),
        Activity::Wheel => section.child(wheel(workbook)).child(log()),
        Activity::Responsibility | Activity::Human | Activity::Team => section.child(log()),
        // These tools are sections of their own.
        Activity::Premortem => el("div")
            .child(section.child(log()))
            .child(premortem(workbook))
            .child(silent_estimates(workbook)),
        Activity::Map => el("div")
            .child(section.child(log()))
            .child(causal_map(workbook)),
    }
}

fn who(workbook: Workbook, activity: Activity) -> El {
    let read = move || {
        workbook.with_document(|document| {
            let who = document.charter.planned(activity);
            who.unwrap_or_default().to_owned()
        })
    };
    let write = move |text| charter_edit(workbook, |charter| charter.plan(activity, Some(text)));
    let field =
        text_field(workbook, read, write).label(&format!("Who does what: {}", activity.title()));
    let label = el("label.wide").text("Who does what");
    el("div.fields").child(label.child(field))
}

/// Questions to start a talk from.
fn talk(activity: Activity) -> Vec<El> {
    let questions = questions(activity);
    if questions.is_empty() {
        return Vec::new();
    }
    let mut list = el("ul");
    for question in questions {
        list = list.child(el("li").text(question));
    }
    let fold = el("details").child(el("summary").text("Questions to start from"));
    vec![fold.child(list)]
}

/// Where what happened is held against the estimates.
fn what_happened(workbook: Workbook) -> El {
    let address = move || {
        let page = Page::Activities(ActivitiesView::Calibration);
        workbook.with_document(|document| Route::Workbook(document.id, page).to_string())
    };
    let link = el("a").attr_of("href", address).text("Go to Calibration");
    el("section.fold")
        .child(el("h2").text("Calibration"))
        .child(el("p.note").text("Past incidents and drills, held against the estimates."))
        .child(el("p").child(link))
}

fn readiness(workbook: Workbook) -> El {
    let address = move || {
        workbook.with_document(|document| Route::Workbook(document.id, Page::Readiness).to_string())
    };
    let link = el("a").attr_of("href", address).text("Go to Readiness");
    el("p").child(link)
}
