//! Pages and dialogs in parts of the program that are downloaded when somebody first asks for one.
//!
//! What stands in a part is a function made by [`lazy_part`]; [`Later`] loads it, shows it, and offers
//! another try. [`LaterDialog`] does so for what opens by itself:
//!
//! ```ignore
//! lazy_part! {
//!     /// Draws the page of journeys.
//!     fn journeys_page(workbook: Workbook) -> AnyView, in pages, loaded by load_journeys {
//!         view! { <JourneysPage workbook /> }.into_any()
//!     }
//! }
//! view! { <Later load=load_journeys draw=move || ready(journeys_page(workbook)) /> }
//! ```

use std::future::Future;
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;
pub use wasm_split_helpers::SplitLoaderError as NotLoaded;

use super::button::Button;
use super::note::{Note, NoteKind, Spinner};
use super::toast::{Toast, use_toasts};

/// A function in the part of the program named `$part`, which calling it downloads, or `$load` before that. A debug
/// build is one piece.
macro_rules! lazy_part {
    (
        $(#[$doc:meta])*
        fn $name:ident($($arg:ident: $type:ty),*) -> $drawn:ty, in $part:ident $(, loaded by $load:ident)?
        $body:block
    ) => {
        $(#[$doc])*
        #[cfg(not(debug_assertions))]
        #[wasm_split_helpers::wasm_split($part, fallible $(, preload(#[doc = "Downloads the part."] $load))?)]
        pub fn $name($($arg: $type),*) -> Result<$drawn, $crate::app::ui::NotLoaded> {
            Ok($body)
        }

        $(#[$doc])*
        #[cfg(debug_assertions)]
        pub async fn $name($($arg: $type),*) -> Result<$drawn, $crate::app::ui::NotLoaded> {
            Ok($body)
        }

        $(
            /// Downloads the part.
            #[cfg(debug_assertions)]
            pub async fn $load() -> Result<(), $crate::app::ui::NotLoaded> {
                Ok(())
            }
        )?
    };
}
pub(crate) use lazy_part;

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Loading,
    Loaded,
    Failed,
}

impl State {
    fn after(loaded: Result<(), NotLoaded>) -> Self {
        match loaded {
            Ok(()) => Self::Loaded,
            Err(_) => Self::Failed,
        }
    }
}

/// What downloads a part.
type Load = Arc<dyn Fn() -> Pin<Box<dyn Future<Output = Result<(), NotLoaded>>>> + Send + Sync>;

fn boxed<F>(load: impl Fn() -> F + Send + Sync + 'static) -> Load
where
    F: Future<Output = Result<(), NotLoaded>> + 'static,
{
    Arc::new(move || Box::pin(load()))
}

/// Shows what a part draws once it is loaded; says so while it is not, and offers another try when it
/// could not be.
#[component]
pub fn Later<L, F>(
    /// Downloads the part.
    load: L,
    /// Draws it; the part is loaded.
    #[prop(into)]
    draw: ViewFn,
) -> impl IntoView
where
    L: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), NotLoaded>> + 'static,
{
    later(boxed(load), draw)
}

// Apart from `Later`, so that the program holds it once and not for every part.
fn later(load: Load, draw: ViewFn) -> impl IntoView {
    let state = RwSignal::new(State::Loading);
    let fetch = move || {
        let mut loading = load();
        // What is there already is shown at once.
        if let Some(loaded) = poll_once(loading.as_mut()) {
            return state.set(State::after(loaded));
        }
        state.set(State::Loading);
        spawn_local(async move {
            // Somebody may have gone to another page meanwhile.
            state.try_set(State::after(loading.await));
        });
    };
    fetch();
    let shown = Memo::new(move |_| state.get());
    move || match shown.get() {
        State::Loading => view! { <Loading /> }.into_any(),
        State::Loaded => untrack(|| draw.run()),
        State::Failed => view! { <Failed on_retry=fetch.clone() /> }.into_any(),
    }
}

/// Shows a dialog once it is first asked for, and keeps it; says in a message where it could not be loaded.
#[component]
pub fn LaterDialog<L, F>(
    /// Somebody asks for it.
    #[prop(into)]
    asked: Signal<bool>,
    /// Downloads its part.
    load: L,
    /// Draws it; the part is loaded.
    #[prop(into)]
    draw: ViewFn,
    /// Takes the question back, where it could not be loaded.
    #[prop(into)]
    on_failed: Callback<()>,
) -> impl IntoView
where
    L: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<(), NotLoaded>> + 'static,
{
    later_dialog(asked, boxed(load), draw, on_failed)
}

fn later_dialog(
    asked: Signal<bool>,
    load: Load,
    draw: ViewFn,
    on_failed: Callback<()>,
) -> impl IntoView {
    let toaster = use_toasts();
    let loaded = RwSignal::new(false);
    Effect::new(move || {
        if !asked.get() || loaded.get_untracked() {
            return;
        }
        let loading = load();
        spawn_local(async move {
            match loading.await {
                Ok(()) => {
                    loaded.try_set(true);
                }
                Err(_) => {
                    on_failed.try_run(());
                    toaster.show(Toast::failed(NOT_LOADED));
                }
            }
        });
    });
    // Asked for again while it is loaded, it is loaded twice, and drawn once.
    let is_loaded = Memo::new(move |_| loaded.get());
    move || is_loaded.get().then(|| untrack(|| draw.run()))
}

/// What is said of a part that could not be loaded.
pub const NOT_LOADED: &str = "This part of the page could not be loaded. There is no network, or a newer version took its place: then reload the page.";

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
            {NOT_LOADED}
        </Note>
    }
}

/// What a part gives that is loaded, so that there is nothing to wait for.
pub fn ready<T>(part: impl Future<Output = Result<T, NotLoaded>>) -> Option<T> {
    poll_once(pin!(part)).and_then(Result::ok)
}

fn poll_once<T>(future: Pin<&mut (impl Future<Output = T> + ?Sized)>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(given) => Some(given),
        Poll::Pending => None,
    }
}
