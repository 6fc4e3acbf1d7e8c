//! The cards as a page will show them.

use gloo_timers::callback::Timeout;
use leptos::html;
use leptos::prelude::*;

use crate::app::browser::page;
use crate::app::features::share::embed_dialog_asked::Asked;
use crate::app::ui::{Choice, Note, Segments};
use crate::text::share::snippet::SANDBOX;

/// Choices may pause this long before the frame follows them.
const PAUSE_MS: u32 = 250;

/// Widths of frames in pages, in pixels.
const WIDTHS: [&str; 3] = ["320", "480", "640"];

/// The frame itself, in the same sandbox as in a page: it sees no storage, and changes nothing around it.
#[component]
pub fn Preview(asked: Asked) -> impl IntoView {
    let width = RwSignal::new(WIDTHS[0].to_owned());
    let frame: NodeRef<html::Iframe> = NodeRef::new();
    follow_address(asked, frame);
    let widths = WIDTHS.map(|one| Choice::new(one, one)).to_vec();
    let cut_off = is_cut_off().then(|| {
        view! {
            <Note>
                "The browser says that there is no network. The preview may stay empty then: as in a wiki, it comes from the host."
            </Note>
        }
    });
    view! {
        <section class="embed-preview" aria-labelledby="embed-preview">
            <div class="row between">
                <h3 id="embed-preview">"Preview"</h3>
                <Segments
                    label="Width of the frame"
                    small=true
                    choices=widths
                    value=width
                    on_choose=move |value| width.set(value)
                />
            </div>
            // Scrolled by keys where it is wider than the dialog.
            <div class="stage" tabindex="0" role="group" aria-label="Cards as they will look">
                <iframe
                    node_ref=frame
                    sandbox=SANDBOX
                    allow="clipboard-write"
                    referrerpolicy="no-referrer"
                    title=move || asked.full_title()
                    height=move || asked.height().to_string()
                    width=move || width.get()
                ></iframe>
            </div>
            {cut_off}
        </section>
    }
}

/// Whether the frame may find no host. The page around it may well be kept for such times; a sandboxed frame is not.
fn is_cut_off() -> bool {
    page::address_of("").starts_with("http") && !page::window().navigator().on_line()
}

fn follow_address(asked: Asked, frame: NodeRef<html::Iframe>) {
    let timer = StoredValue::new_local(None::<Timeout>);
    let address = Memo::new(move |_| asked.address().ok());
    Effect::new(move || {
        // While nothing is chosen, the last cards stay.
        let (Some(frame), Some(address)) = (frame.get(), address.get()) else {
            return;
        };
        if !frame.has_attribute("src") {
            frame.set_src(&address);
            return;
        }
        // Leads the frame on, without a step in the history of the page around it.
        let replace = move || {
            if let Some(window) = frame.content_window() {
                // Only an address that is none is refused.
                let _ = window.location().replace(&address);
            }
        };
        timer.set_value(Some(Timeout::new(PAUSE_MS, replace)));
    });
}
