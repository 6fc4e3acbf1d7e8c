//! Where the app hooks into the page.
use leptos::prelude::*;

/// Mounts the app on the page's body.
pub fn mount() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main><h1>"Bad Minutes"</h1></main> });
}
