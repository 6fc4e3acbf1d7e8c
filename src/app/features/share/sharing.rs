//! The two ways to give an engagement away: a link, or cards in a page.

use leptos::prelude::*;

use crate::app::features::share::embed_dialog::EmbedBody;
use crate::app::features::share::share_choices::Choices;
use crate::app::features::share::share_dialog::{ShareBody, ShareFoot};
use crate::app::features::share::share_lock::LockChoice;
use crate::app::ui::{Dialog, DialogSize};
use crate::codec::link::share::Parts;

/// The dialog of the link, and in its place the one of cards once that is asked for.
#[component]
pub fn Sharing(
    /// The dialog of the link is open.
    open: RwSignal<bool>,
) -> impl IntoView {
    let embeds = RwSignal::new(false);
    // Who hid the words in one means the other as well.
    let hidden = RwSignal::new(false);
    let choices = Choices::new(Parts::ALL, hidden);
    let lock = LockChoice::new();
    Effect::new(move || {
        // Each time begins anew.
        if open.get() {
            hidden.set(false);
            choices.parts.set(Parts::ALL);
            lock.on.set(false);
            lock.passphrase.set(String::new());
        }
    });
    let embed = move || {
        open.set(false);
        // Once the first one is gone: messages are shown in the dialog that was opened last.
        request_animation_frame(move || request_animation_frame(move || embeds.set(true)));
    };
    view! {
        <Dialog
            open
            title="Share a link"
            foot=move || view! { <ShareFoot choices lock on_embed=embed /> }
        >
            <ShareBody choices lock />
        </Dialog>
        <Dialog open=embeds title="Embed in a page" size=DialogSize::Wide>
            <EmbedBody choices=Choices::new(Parts::NONE, hidden) />
        </Dialog>
    }
}
