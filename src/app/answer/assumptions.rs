//! What the odds assume: how sure one wants to be, how far off guesses could be.

use leptos::prelude::*;

use crate::app::state::workbook::Workbook;
use crate::app::ui::{Choice, SelectField};
use crate::document::{Doubt, Edit, OddsSettings};
use crate::text::odds_words as words;

/// Confidences that are offered, in percent.
const CONFIDENCES: [&str; 4] = ["80", "90", "95", "99"];

/// The selects and the condition.
#[component]
pub fn Assumptions() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let settings = Memo::new(move |_| workbook.with_document(|document| document.odds.clone()));
    let set = move |change: &dyn Fn(&mut OddsSettings)| {
        let mut settings = settings.get_untracked();
        change(&mut settings);
        workbook.edit(Edit::SetOdds(settings));
    };
    let doubts = Doubt::ALL
        .map(|one| Choice::new(one.name(), words::guesses(one)))
        .to_vec();
    let confidences = move || {
        let own = settings.with(|settings| settings.confidence.clone());
        let other = (!CONFIDENCES.contains(&own.as_str())).then_some(own);
        let all = CONFIDENCES.into_iter().map(str::to_owned).chain(other);
        all.map(|one| Choice::new(one.clone(), format!("{one}%")))
            .collect::<Vec<_>>()
    };
    let set_doubt = move |value: String| {
        if let Some(doubt) = Doubt::ALL.into_iter().find(|one| one.name() == value) {
            set(&|settings| settings.doubt = doubt);
        }
    };
    view! {
        <div class="assume">
            <SelectField
                label="Wanted in"
                inline=true
                choices=Signal::derive(confidences)
                value=Signal::derive(move || settings.with(|one| one.confidence.clone()))
                on_choose=move |value: String| set(&|settings| settings.confidence.clone_from(&value))
            />
            <SelectField
                label="Guesses are good to"
                inline=true
                choices=doubts
                value=Signal::derive(move || settings.with(|one| one.doubt.name().to_owned()))
                on_choose=set_doubt
            />
            <p class="quiet">{words::CONDITION}</p>
        </div>
    }
}
