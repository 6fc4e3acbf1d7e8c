//! Following signals: an effect for each piece of the page that changes.

use std::any::Any;
use std::cell::RefCell;

use any_spawner::Executor;
use reactive_graph::effect::RenderEffect;
use wasm_bindgen_futures::spawn_local;

use crate::app::old::view::call::{Call, Read, reader};

/// What a part of the page holds: effects and listeners. They end when this goes.
pub type Effects = Vec<Box<dyn Any>>;

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
    keep(RenderEffect::new(move |_: Option<()>| act.call(())));
}

/// Keeps something for as long as the part of the page that is being drawn stands.
pub fn keep(thing: impl Any) {
    DRAWING.with_borrow_mut(|kept| kept.push(Box::new(thing)));
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
    // What `show` draws goes when it shows the next value.
    let drawn = RefCell::new(Effects::new());
    follow(move || {
        let value = Some(read.call(()));
        if *shown.borrow() != value {
            if let Some(value) = &value {
                let ((), effects) = collect(|| show.call(value));
                drawn.replace(effects);
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
