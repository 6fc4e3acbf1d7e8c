//! What the library holds.

use leptos::prelude::*;

use crate::app::browser::page as window;
use crate::app::state::workbook::Workbook;
use crate::app::ui::Popup;
use crate::document::EngagementId;
use crate::store::{self, Listed, Listing, StorageError};

/// What the shelf holds, and what is done with it.
#[derive(Clone, Copy)]
pub struct Shelf {
    /// What is stored, or why it cannot be read.
    pub listing: RwSignal<Result<Listing, StorageError>>,
    /// What is searched for among the names.
    pub search: RwSignal<String>,
    /// The engagement whose name is being typed.
    pub renaming: RwSignal<Option<EngagementId>>,
    /// The engagement whose menu is open.
    pub in_hand: RwSignal<Option<Listed>>,
    /// That menu.
    pub menu: Popup,
}

impl Shelf {
    /// The shelf of this browser.
    pub fn new(workbook: Workbook) -> Self {
        let listing = RwSignal::new(Ok(Listing::default()));
        Effect::new(move || {
            workbook.shelf_changed.track();
            listing.set(workbook.with_storage(|storage| store::list(storage, &window::now())));
        });
        Self {
            listing,
            search: RwSignal::new(String::new()),
            renaming: RwSignal::new(None),
            in_hand: RwSignal::new(None),
            menu: Popup::new(),
        }
    }

    /// The engagements whose name holds what is searched for. While a name is typed they stay as they
    /// are, whatever another tab stores: a card made anew would take the field away.
    pub fn found(self) -> Memo<Vec<Listed>> {
        Memo::new(move |before: Option<&Vec<Listed>>| {
            if let (Some(before), Some(_)) = (before, self.renaming.get()) {
                return before.clone();
            }
            let wanted = window::lower_case(self.search.get().trim());
            let mut all = self.listing.with(|listing| match listing {
                Ok(listing) => listing.engagements.clone(),
                Err(_) => Vec::new(),
            });
            all.retain(|one| window::lower_case(&one.name).contains(&wanted));
            all
        })
    }

    /// Whether nothing is stored.
    pub fn is_empty(self) -> bool {
        self.listing.with(|listing| match listing {
            Ok(listing) => listing.engagements.is_empty(),
            Err(_) => false,
        })
    }
}
