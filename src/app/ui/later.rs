//! Pages in parts of the program that are downloaded when somebody first goes to one.
//!
//! A part is a function marked by [`lazy_part`]; [`Later`] loads it, shows it, and offers another try:
//!
//! ```ignore
//! lazy_part! {
//!     /// Draws the page of journeys.
//!     fn journeys_part(workbook: Workbook) -> AnyView, loaded by load_journeys {
//!         view! { <JourneysPage workbook /> }.into_any()
//!     }
//! }
//! view! { <Later load=load_journeys draw=move || ready(journeys_part(workbook)) /> }
//! ```

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
pub use wasm_split_helpers::SplitLoaderError as NotLoaded;

use crate::app::ui::{Button, Note, NoteKind, Spinner};

/// A function in a part of the program of its own, which `$load` downloads. A debug build is one piece.
macro_rules! lazy_part {
    (
        $(#[$doc:meta])*
        fn $name:ident($($arg:ident: $type:ty),*) -> $drawn:ty, loaded by $load:ident
        $body:block
    ) => {
        $(#[$doc])*
        #[cfg(not(debug_assertions))]
        #[wasm_split_helpers::wasm_split($name, fallible, preload(#[doc = "Downloads the part."] $load))]
        pub fn $name($($arg: $type),*) -> Result<$drawn, $crate::app::frame::lazy::NotLoaded> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(debug_assertions)]
        pub async fn $name($($arg: $type),*) -> Result<$drawn, $crate::app::frame::lazy::NotLoaded> {
            Ok($body)
        }

        /// Downloads the part.
        #[cfg(debug_assertions)]
        pub async fn $load() -> Result<(), $crate::app::frame::lazy::NotLoaded> {
            Ok(())
        }
    };
}
pub(crate) use lazy_part;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Loaded,
    Failed,
}

/// Shows what a part draws once it is loaded; says so while it is not, and offers another try when it
/// could not be.
#[component]
pub fn Later<L, F, D, V>(
    /// Downloads the part.
    load: L,
    /// Draws it; the part is loaded.
    draw: D,
) -> impl IntoView
where
    L: Fn() -> F + Copy + Send + Sync + 'static,
    F: Future<Output = Result<(), NotLoaded>> + 'static,
    D: Fn() -> V + Send + Sync + 'static,
    V: IntoView + 'static,
{
    let state = RwSignal::new(State::Loading);
    let fetch = move || {
        state.set(State::Loading);
        spawn_local(async move {
            let loaded = load().await;
            // Somebody may have gone to another page meanwhile.
            state.try_set(match loaded {
                Ok(()) => State::Loaded,
                Err(_) => State::Failed,
            });
        });
    };
    fetch();
    let shown = Memo::new(move |_| state.get());
    move || match shown.get() {
        State::Loading => view! { <Loading /> }.into_any(),
        State::Loaded => untrack(&draw).into_any(),
        State::Failed => view! { <Failed on_retry=fetch /> }.into_any(),
    }
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <p class="row quiet">
            <Spinner label="Loading" />
            "Loading…"
        </p>
    }
}

#[component]
fn Failed(#[prop(into)] on_retry: Callback<()>) -> impl IntoView {
    let again = move || view! { <Button small=true on_press=on_retry>"Try again"</Button> };
    view! {
        <Note kind=NoteKind::Error action=again>
            "This part of the page could not be loaded. There is no network, or a newer version took its place: then reload the page."
        </Note>
    }
}

/// What a part gives that is loaded, so that there is nothing to wait for.
pub fn ready<T>(part: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    match pin!(part).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => given.ok(),
        Poll::Pending => None,
    }
}
