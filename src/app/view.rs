//! One type for each kind of dynamic piece of a view. The view macro makes code anew for every
//! closure type it meets; boxed, they share it, which halves the program.

use leptos::prelude::*;
use leptos::task::{spawn_local, tick};
use web_sys::{Event, MouseEvent};

/// A text or an attribute that follows the signals it reads.
pub fn text<T: Into<String>>(
    read: impl Fn() -> T + Send + 'static,
) -> Box<dyn FnMut() -> String + Send> {
    Box::new(move || read().into())
}

/// An attribute that is there or not.
pub fn maybe<T: Into<String>>(
    read: impl Fn() -> Option<T> + Send + 'static,
) -> Box<dyn FnMut() -> Option<String> + Send> {
    Box::new(move || read().map(Into::into))
}

/// A true or false attribute.
pub fn flag(read: impl Fn() -> bool + Send + 'static) -> Box<dyn FnMut() -> bool + Send> {
    Box::new(read)
}

/// A part of a page that is drawn anew when a signal it reads changes.
pub fn part<V: IntoView + 'static>(
    read: impl Fn() -> V + Send + 'static,
) -> Box<dyn FnMut() -> AnyView + Send> {
    Box::new(move || read().into_any())
}

/// What a press of a button does.
pub fn tap(act: impl FnMut(MouseEvent) + 'static) -> Box<dyn FnMut(MouseEvent)> {
    Box::new(act)
}

/// What a change of a field's value does.
pub fn typed(mut act: impl FnMut(String) + 'static) -> Box<dyn FnMut(Event)> {
    Box::new(move |event| act(event_target_value(&event)))
}

/// Runs `act` once what changed so far is drawn.
pub fn when_drawn(act: impl FnOnce() + 'static) {
    let act: Box<dyn FnOnce()> = Box::new(act);
    spawn_local(async move {
        tick().await;
        act();
    });
}
