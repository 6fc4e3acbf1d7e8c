//! The link with all questions: the same for everybody.

use leptos::prelude::*;

use crate::app::answer::copies;
use crate::app::browser::page;
use crate::app::features::activities::silent::asked::Asked;
use crate::app::route::Route;
use crate::app::ui::{Button, Card, LinkButton, icons, use_toasts};
use crate::text::activities::activity_words::counted;

/// The card.
#[component]
pub fn Send() -> impl IntoView {
    let asked: Asked = expect_context();
    let link = Memo::new(move |_| {
        let query = asked.asking().map(|asking| asking.query());
        query.map_or(String::new(), |query| Route::Estimate(query).to_string())
    });
    let holds = move || {
        let questions = counted(asked.figures().len(), "question");
        format!(
            "One link with {questions}. What people type stays with them until they send it back."
        )
    };
    view! {
        <Card title="1 Send each person a link">
            <div class="stack m">
                <p class="quiet">{holds}</p>
                <label class="field">
                    <span>"Link for each person"</span>
                    <input
                        class="in"
                        type="text"
                        readonly
                        prop:value=move || page::address_of(&link.get())
                    />
                </label>
                <div class="row wrap">
                    <CopyLink link />
                    <LinkButton href=link icon=icons::PHONE>
                        "Try it"
                    </LinkButton>
                </div>
            </div>
        </Card>
    }
}

#[component]
fn CopyLink(link: Memo<String>) -> impl IntoView {
    let toasts = use_toasts();
    let copy = move || {
        let text = page::address_of(&link.get_untracked());
        copies::copy(toasts, text, None);
    };
    view! {
        <Button icon=icons::LINK on_press=copy>
            "Copy link"
        </Button>
    }
}
