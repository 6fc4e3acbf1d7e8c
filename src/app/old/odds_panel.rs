//! The odds in a sentence, and what they assume, for the cards and the old answer.

use leptos::prelude::With;

use crate::analysis::{Told, Wanted};
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el};
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::{Doubt, Edit, OddsSettings, Window};
use crate::text::odds_words as words;

/// The chosen target's odds in a sentence; nothing while they are not known.
pub fn headline(workbook: Workbook, odds: OddsState) -> String {
    let told = |wanted, before: &str| {
        let target = workbook.with_document(|document| document.chosen().cloned())?;
        let window = workbook.with_document(|document| document.odds.window);
        let kept = odds
            .answers
            .with(|answers| answers.kept(wanted, target.id))?;
        Some(format!(
            "{before}{}.",
            words::holds(&target.percent, kept, window)
        ))
    };
    let window = workbook.with_document(|document| document.odds.window);
    if workbook.with_analysis(|analysis| analysis.counted == 0) {
        return String::new();
    }
    let as_is = told(Wanted::AsIs(window), "If these are all that happens, ");
    let mitigated = told(Wanted::Mitigated, " With what is switched on: ");
    as_is.unwrap_or_default() + &mitigated.unwrap_or_default()
}

/// What is read off the answer for the chosen window.
fn chosen(workbook: Workbook, odds: OddsState, read: impl Fn(&Told) -> String) -> String {
    let window = workbook.with_document(|document| document.odds.window);
    odds.answers.with(|answers| {
        answers
            .told(Wanted::AsIs(window))
            .map_or(String::new(), read)
    })
}

/// What the odds of the chosen target and window are, in words.
pub(crate) fn sentences(workbook: Workbook, odds: OddsState) -> String {
    if odds.answers.with(|answers| answers.failed) {
        return words::FAILED.to_owned();
    }
    let (settings, year) =
        workbook.with_document(|document| (document.odds.clone(), document.year.length()));
    let read = |told: &Told| {
        let costs = words::nine_in_ten(told, settings.window);
        let costs = costs.map_or(String::new(), |costs| format!(" {costs}"));
        let promise = words::promise(told, settings.confidence(), settings.window, year);
        format!("{costs} {promise}")
    };
    headline(workbook, odds) + &chosen(workbook, odds, read)
}

/// The window, the confidence of a promise, and how far off guesses could be.
pub(crate) fn choices(workbook: Workbook) -> El {
    let settings = move || workbook.with_document(|document| document.odds.clone());
    let set = move |change: &dyn Fn(&mut OddsSettings)| {
        let mut settings = settings();
        change(&mut settings);
        workbook.edit(Edit::SetOdds(settings));
    };
    let option = |value: &str, name: &str| (value.to_owned(), name.to_owned());
    let windows = move || {
        Window::ALL
            .map(|one| option(one.name(), words::window(one)))
            .into()
    };
    let window = choice(
        windows,
        move || settings().window.name().to_owned(),
        move |value| {
            if let Some(window) = Window::ALL.into_iter().find(|one| one.name() == value) {
                set(&|settings| settings.window = window);
            }
        },
    );
    let confidences = move || {
        let mut all = vec!["80", "90", "95", "99"];
        let own = settings().confidence;
        if !all.contains(&own.as_str()) {
            all.push(&own);
        }
        all.into_iter()
            .map(|one| option(one, &format!("{one}%")))
            .collect()
    };
    let confidence = choice(
        confidences,
        move || settings().confidence,
        move |value| set(&|settings| settings.confidence.clone_from(&value)),
    );
    let doubts = move || {
        Doubt::ALL
            .map(|one| option(one.name(), words::doubt(one)))
            .into()
    };
    let doubt = choice(
        doubts,
        move || settings().doubt.name().to_owned(),
        move |value| {
            if let Some(doubt) = Doubt::ALL.into_iter().find(|one| one.name() == value) {
                set(&|settings| settings.doubt = doubt);
            }
        },
    );
    el("p.choices")
        .child(el("label.choose").text("Window ").child(window))
        .child(el("label.choose").text("Promise for ").child(confidence))
        .child(el("label.choose").text("Guesses are ").child(doubt))
}
