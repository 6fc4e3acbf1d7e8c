//! The dialog that makes a link which carries the engagement.

use leptos::prelude::*;

use crate::app::answer::copies::copy_saying;
use crate::app::browser::{files, page};
use crate::app::features::share::share_choices::{ChoiceFields, Choices, chosen_of};
use crate::app::features::share::share_link::{Made, followed};
use crate::app::features::share::share_lock::{LockChoice, LockFields};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Button, ButtonKind, Note, NoteKind, Toast, icons, use_toasts};
use crate::codec::json;
use crate::text::share::share_words::{link_length, only_here};

/// What goes along in any case.
const ALWAYS: &str =
    "Journeys, risks, systemic risks, mitigations and objectives always do; saved versions never.";

/// What stands in the dialog.
#[component]
pub fn ShareBody(choices: Choices, lock: LockChoice) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let made = followed(workbook, choices, lock);
    let here = only_here(&page::address_of(""));
    let here = here.map(|here| view! { <Note kind=NoteKind::Warn>{here}</Note> });
    let who = move || match lock.on.get() {
        false => view! { "Anyone with the link can read all of it." }.into_any(),
        true => view! {
            "Anyone with the link "
            <b>"and"</b>
            " the passphrase can read all of it."
        }
        .into_any(),
    };
    view! {
        <p class="muted">
            "The link carries the engagement itself; nothing is sent to a server. " {who}
        </p>
        <Link made />
        {here}
        <hr />
        <ChoiceFields choices note=ALWAYS />
        <hr />
        <LockFields lock />
    }
}

/// The link, how long it is, and its copy.
#[component]
fn Link(made: RwSignal<Made>) -> impl IntoView {
    let toasts = use_toasts();
    let says = move || {
        made.with(|made| match made {
            Made::Link(link) => link_length(link.len()),
            Made::Not(why) => why.clone(),
        })
    };
    let copy = move || {
        let text = made.with_untracked(|made| made.link().to_owned());
        let said = (
            "The link is on the clipboard.",
            "The browser did not allow copying: select the link and copy it.",
        );
        copy_saying(toasts, text, None, said);
    };
    view! {
        <div class="stack s">
            <textarea
                class="pre wrap-pre share-link"
                aria-label="Link"
                rows="4"
                readonly
                spellcheck="false"
                prop:value=move || made.with(|made| made.link().to_owned())
            ></textarea>
            <div class="row wrap">
                <Button
                    kind=ButtonKind::Primary
                    icon=icons::COPY
                    disabled=Signal::derive(move || made.with(|made| made.link().is_empty()))
                    on_press=copy
                >
                    "Copy link"
                </Button>
                <span class="quiet" role="status">
                    {says}
                </span>
            </div>
        </div>
    }
}

/// The other ways: cards, and the file.
#[component]
pub fn ShareFoot(
    choices: Choices,
    lock: LockChoice,
    /// Cards are wanted instead.
    #[prop(into)]
    on_embed: Callback<()>,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let toasts = use_toasts();
    let export = move || {
        let (parts, hidden) = (
            choices.parts.get_untracked(),
            choices.hidden.get_untracked(),
        );
        let document = workbook.document;
        let chosen = document.with_untracked(|document| chosen_of(document, parts, hidden));
        match json::write(&chosen) {
            Ok(text) => {
                let name = files::file_name(&chosen.name, "bad-minutes.json");
                workbook.try_browser(files::download(&name, "application/json", &text));
            }
            Err(wrong) => {
                toasts.show(Toast::failed(wrong.to_string()));
            }
        }
    };
    view! {
        <Button icon=icons::CODE on_press=move || on_embed.run(())>
            "Embed in a page"
        </Button>
        <Button icon=icons::FILE on_press=export>
            "Export JSON"
            {move || lock.on.get().then_some(", not locked")}
        </Button>
    }
}
