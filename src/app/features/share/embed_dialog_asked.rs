//! What is chosen in the dialog of cards, and what comes of it.

use leptos::prelude::*;

use crate::analysis::{Analysis, analyse};
use crate::app::browser::page;
use crate::app::features::share::share_choices::{Choices, chosen_of};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::codec::link::embed::{Card, EmbedAsk, Theme};
use crate::codec::link::share::pack;
use crate::document::Engagement;
use crate::report::format::markup;
use crate::text::share::snippet::{Kind, Place, element, frame, height_of, title_of};

/// The choices. Copies share them.
#[derive(Clone, Copy)]
pub struct Asked {
    /// Which cards, in the order of [`Card::ALL`].
    pub show: RwSignal<[bool; 6]>,
    /// Their colours.
    pub theme: RwSignal<Theme>,
    /// Whether figures may be changed in the frame.
    pub edit: RwSignal<bool>,
    /// The title as typed; empty for the one the engagement gives.
    pub title: RwSignal<String>,
    /// Where it goes.
    pub place: RwSignal<Place>,
    /// What goes along as chosen, made anew with each choice.
    packed: Memo<Packed>,
}

/// What goes along.
#[derive(PartialEq)]
struct Packed {
    engagement: Engagement,
    analysis: Analysis,
    data: Result<String, String>,
}

impl Packed {
    fn of(workbook: Workbook, choices: Choices) -> Self {
        let (parts, hidden) = (choices.parts.get(), choices.hidden.get());
        let engagement = workbook.with_document(|document| chosen_of(document, parts, hidden));
        let data = pack(&engagement, &page::today(), &engagement.author);
        Self {
            analysis: analyse(&engagement),
            data: data.map_err(|wrong| wrong.to_string()),
            engagement,
        }
    }
}

/// Writes the table of risks, with the day it is.
pub type Written = fn(&Engagement, &Analysis, &str) -> String;

impl Asked {
    /// The choices as the dialog opens: risks and budget.
    pub fn new(workbook: Workbook, choices: Choices) -> Self {
        Self {
            show: RwSignal::new(Card::ALL.map(|card| matches!(card, Card::Risks | Card::Budget))),
            theme: RwSignal::new(Theme::Auto),
            edit: RwSignal::new(false),
            title: RwSignal::new(String::new()),
            place: RwSignal::new(Place::default()),
            packed: Memo::new(move |_| Packed::of(workbook, choices)),
        }
    }

    /// The cards chosen.
    fn cards(self) -> Vec<Card> {
        let show = self.show.get();
        let cards = Card::ALL.into_iter().zip(show);
        cards.filter_map(|(card, on)| on.then_some(card)).collect()
    }

    /// What the frame is asked; `Err` says why there is none.
    fn ask(self) -> Result<EmbedAsk, String> {
        let show = self.cards();
        if show.is_empty() {
            return Err("Choose at least one card.".to_owned());
        }
        Ok(EmbedAsk {
            data: self.packed.with(|packed| packed.data.clone())?,
            show,
            theme: self.theme.get(),
            edit: self.edit.get(),
            host: None,
        })
    }

    /// The address of the cards; `Err` says why there is none.
    pub fn address(self) -> Result<String, String> {
        let ask = self.ask()?;
        Ok(page::address_of(&Route::Embed(ask.query()).to_string()))
    }

    /// The title the engagement gives.
    pub fn own_title(self) -> String {
        self.packed.with(|packed| title_of(&packed.engagement))
    }

    /// The frame's title.
    pub fn full_title(self) -> String {
        match self.title.get().trim() {
            "" => self.own_title(),
            typed => typed.to_owned(),
        }
    }

    /// About how high the frame is, in pixels.
    pub fn height(self) -> u32 {
        let cards = self.cards();
        self.packed
            .with(|packed| height_of(&cards, &packed.engagement))
    }

    /// The table of risks, as it goes along.
    pub fn table(self, write: Written) -> String {
        self.packed
            .with(|packed| write(&packed.engagement, &packed.analysis, &page::today()))
    }

    /// Reads what goes along.
    pub fn with_engagement<T>(self, read: impl FnOnce(&Engagement) -> T) -> T {
        self.packed.with(|packed| read(&packed.engagement))
    }

    /// What to paste; `Err` says why there is nothing.
    pub fn snippet(self) -> Result<String, String> {
        Ok(match self.place.get().kind() {
            Kind::Address => self.address()?,
            Kind::Frame => frame(&self.address()?, &self.full_title(), self.height()),
            Kind::Element => element(&page::address_of(""), &self.ask()?, &self.full_title()),
            Kind::Markdown => self.table(markup::markdown),
            Kind::MediaWiki => self.table(markup::mediawiki),
        })
    }
}
