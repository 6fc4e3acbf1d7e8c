//! The dialog that makes what somebody pastes into a page to have cards in it.

use leptos::prelude::*;

use crate::app::answer::copies::copy;
use crate::app::browser::page;
use crate::app::features::share::embed_dialog_asked::Asked;
use crate::app::features::share::embed_dialog_copies::Copies;
use crate::app::features::share::embed_dialog_preview::Preview;
use crate::app::features::share::share_choices::{ChoiceFields, Choices};
use crate::app::ui::{
    Button, ButtonKind, CheckField, Choice, Fold, SelectField, TextField, icons, use_toasts,
};
use crate::codec::link::embed::{Card, Theme};
use crate::text::share::snippet::{Kind, Place, unreachable};

/// What goes along in any case.
const ALWAYS: &str = "Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never. No card shows the others: they are for who opens the cards in full.";

/// What stands in the dialog.
#[component]
pub fn EmbedBody(choices: Choices) -> impl IntoView {
    let asked = Asked::new(expect_context(), choices);
    view! {
        <p class="muted">
            "Cards show figures in somebody else's page. Their address carries the engagement: nothing is sent to a server, and who sees the page can read all that goes along."
        </p>
        <div class="embed-columns">
            <div class="stack m">
                <Cards asked />
                <Snippet asked />
                <CheckField
                    label="Readers may try other figures; nothing of that is kept"
                    checked=asked.edit
                    on_change=move |on| asked.edit.set(on)
                />
                <Fold summary="What goes along, and the frame's title">
                    <div class="stack">
                        <ChoiceFields choices note=ALWAYS />
                        <TextField
                            label="Title of the frame, for screen readers"
                            value=asked.title
                            placeholder=asked.own_title()
                            on_input=move |text| asked.title.set(text)
                        />
                    </div>
                </Fold>
                <Copies asked />
            </div>
            <Preview asked />
        </div>
    }
}

/// Which cards, where, in which colours.
#[component]
fn Cards(asked: Asked) -> impl IntoView {
    let show = asked.show;
    let card = |(place, card): (usize, &Card)| {
        view! {
            <CheckField
                label=card.name()
                checked=Signal::derive(move || show.get()[place])
                on_change=move |on| show.update(|show| show[place] = on)
            />
        }
    };
    let themes = Theme::ALL.map(|theme| {
        let name = match theme {
            Theme::Auto => "as the reader's system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        };
        Choice::new(theme.slug(), name)
    });
    let choose_theme = move |slug: String| {
        let mut known = Theme::ALL.into_iter();
        let theme = known.find(|theme| theme.slug() == slug);
        asked.theme.set(theme.unwrap_or_default());
    };
    view! {
        <fieldset>
            <legend>"Cards"</legend>
            <div class="embed-cards">{Card::ALL.iter().enumerate().map(card).collect_view()}</div>
        </fieldset>
        <div class="share-parts">
            <Where asked />
            <SelectField
                label="Colours"
                choices=themes.to_vec()
                value=Signal::derive(move || asked.theme.get().slug().to_owned())
                on_choose=choose_theme
            />
        </div>
    }
}

#[component]
fn Where(asked: Asked) -> impl IntoView {
    // Beside a page that is one file there is no script for the element.
    let is_there = |(_, place): &(usize, &Place)| *place != &Place::Element || !page::is_one_file();
    let places = Place::ALL.iter().enumerate().filter(is_there);
    let places: Vec<Choice> = places
        .map(|(at, place)| Choice::new(at.to_string(), place.name()))
        .collect();
    let value = move || {
        let at = Place::ALL.iter().position(|one| *one == asked.place.get());
        at.unwrap_or_default().to_string()
    };
    let choose = move |at: String| {
        let chosen = at.parse().ok().and_then(|at: usize| Place::ALL.get(at));
        asked.place.set(chosen.copied().unwrap_or_default());
    };
    view! {
        <SelectField
            label="Where"
            choices=places
            value=Signal::derive(value)
            on_choose=choose
        />
    }
}

/// What to paste there.
#[component]
fn Snippet(asked: Asked) -> impl IntoView {
    let toasts = use_toasts();
    let problem = move || {
        let why = asked.snippet().err()?;
        Some(view! { <p class="msg bad" role="alert">{why}</p> })
    };
    let press = move || {
        if let Ok(text) = untrack(|| asked.snippet()) {
            copy(toasts, text, None);
        }
    };
    view! {
        <div class="stack s">
            <p>{move || asked.place.get().advice()}</p>
            <textarea
                class="pre wrap-pre share-link"
                aria-label="What to paste"
                rows="4"
                readonly
                spellcheck="false"
                prop:value=move || asked.snippet().unwrap_or_default()
            ></textarea>
            {problem}
            <p class="warn" role="status">
                {move || warnings(asked)}
            </p>
            <div>
                <Button kind=ButtonKind::Primary icon=icons::COPY on_press=press>
                    "Copy"
                </Button>
            </div>
        </div>
    }
}

/// What may keep the cards from being seen there.
fn warnings(asked: Asked) -> String {
    let place = asked.place.get();
    let Ok(address) = asked.address() else {
        return String::new();
    };
    if matches!(place.kind(), Kind::Markdown | Kind::MediaWiki) {
        return String::new();
    }
    let reach = unreachable(&address).map(str::to_owned);
    let both: Vec<String> = place.too_long(&address).into_iter().chain(reach).collect();
    both.join(" ")
}
