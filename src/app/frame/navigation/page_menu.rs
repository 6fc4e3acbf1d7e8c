//! The page menu of a phone, in place of the rail and the switcher.

use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::app::frame::navigation::badges::badge_of;
use crate::app::frame::navigation::rail::{BadgeMark, picture};
use crate::app::frame::navigation::switcher::OtherEngagements;
use crate::app::route::{Page, Route};
use crate::app::state::workbook::Workbook;
use crate::app::ui::{Icon, IconSize, Popover, Popup, icons};

/// The page that is shown, which opens the menu.
#[component]
pub fn PageMenu(
    /// The page that is shown.
    page: Memo<Page>,
) -> impl IntoView {
    let popup = Popup::new();
    view! {
        <button
            type="button"
            class="pages mobile"
            aria-haspopup="dialog"
            aria-expanded=move || popup.is_open().to_string()
            on:click=move |event: MouseEvent| popup.toggle(&event)
        >
            {move || view! { <Icon glyph=picture(page.get()) /> }}
            <span>{move || page.get().name()}</span>
            <Icon glyph=icons::DOWN size=IconSize::Small />
            <span class="vh">"all pages"</span>
        </button>
        <Popover popup label="Pages and engagements" class="switcher">
            <nav aria-label="All pages">
                {Page::ALL.map(|one| view! { <MenuLink one page popup /> })}
            </nav>
            <hr />
            <OtherEngagements popup />
        </Popover>
    }
}

#[component]
fn MenuLink(one: Page, page: Memo<Page>, popup: Popup) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let badge = badge_of(workbook, one);
    view! {
        <a
            class="it"
            href=Route::Workbook(workbook.open_id(), one).to_string()
            aria-current=move || (page.get() == one).then_some("page")
            on:click=move |_| popup.close()
        >
            <Icon glyph=picture(one) />
            {one.name()}
            <span class="k">
                {move || badge.get().map(|state| view! { <BadgeMark state /> })}
            </span>
        </a>
    }
}
