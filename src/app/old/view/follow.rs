//! Following signals: an effect for each piece of the page that changes.

use std::cell::RefCell;

use any_spawner::Executor;
use reactive_graph::effect::RenderEffect;
use wasm_bindgen_futures::spawn_local;

use crate::app::old::view::call::{Call, Read, reader};

/// The effects of a part of the page; they end when this goes.
pub type Effects = Vec<RenderEffect<()>>;

thread_local! {
    /// The effects of the part that is being drawn.
    static DRAWING: RefCell<Effects> = const { RefCell::new(Vec::new()) };
}

/// Draws a part of the page, and gives the effects that follow signals in it.
pub fn collect<T>(draw: impl FnOnce() -> T) -> (T, Effects) {
    let outer = DRAWING.take();
    let drawn = draw();
    (drawn, DRAWING.replace(outer))
}

/// Runs `act` now, and again when a signal it read has changed, as long as the part of the page
/// that is being drawn stands.
pub fn follow(act: impl Fn() + 'static) {
    follow_boxed(reader(act));
}

fn follow_boxed(act: Read<()>) {
    let effect = RenderEffect::new(move |_: Option<()>| act.call(()));
    DRAWING.with_borrow_mut(|effects| effects.push(effect));
}

/// Shows what `read` gives, each time it is another value.
pub fn follow_value<T: PartialEq + 'static>(
    read: impl Fn() -> T + 'static,
    show: impl Fn(&T) + 'static,
) {
    show_changes(reader(read), Box::new(show));
}

/// One copy for each type of value, not for each use.
fn show_changes<T: PartialEq + 'static>(read: Read<T>, show: Box<dyn for<'a> Call<&'a T, ()>>) {
    let shown = RefCell::new(None);
    follow(move || {
        let value = Some(read.call(()));
        if *shown.borrow() != value {
            if let Some(value) = &value {
                show.call(value);
            }
            shown.replace(value);
        }
    });
}

/// Runs `act` once what changed so far is drawn.
pub fn when_drawn(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    spawn_local(async move {
        Executor::tick().await;
        act();
    });
}
