//! Icons and the logo.

use leptos::prelude::*;

use super::icons::Glyph;

/// How large an icon is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum IconSize {
    /// 14 px, in small buttons and chips.
    Small,
    /// 16 px.
    #[default]
    Normal,
    /// 20 px.
    Large,
}

/// A picture in the colour of the text beside it. It is decoration: what it means is said by the
/// text or by the name of the button it stands in.
#[component]
pub fn Icon(
    /// Which picture, from [`super::icons`].
    glyph: Glyph,
    /// How large it is.
    #[prop(optional)]
    size: IconSize,
    /// One more class, such as `chev`.
    #[prop(optional)]
    class: &'static str,
) -> impl IntoView {
    let size = match size {
        IconSize::Small => "s",
        IconSize::Normal => "",
        IconSize::Large => "l",
    };
    let class = ["i", size, class].join(" ");
    // Markup of our own, known when the program is built.
    view! {
        <svg class=class viewBox="0 0 24 24" aria-hidden="true" focusable="false" inner_html=glyph.0></svg>
    }
}

/// The logo: a clock with the quarter that is lost.
#[component]
pub fn Logo() -> impl IntoView {
    view! {
        <svg viewBox="0 0 28 28" aria-hidden="true" focusable="false">
            <circle cx="14" cy="14" r="12" fill="none" stroke="currentColor" stroke-width="2" />
            <path class="lost-quarter" d="M14 14V4.5A9.5 9.5 0 0 1 22.8 17.6z" />
            <path
                d="M14 7v7l5 3"
                fill="none"
                stroke="currentColor"
                stroke-width="2"
                stroke-linecap="round"
                stroke-linejoin="round"
            />
        </svg>
    }
}
