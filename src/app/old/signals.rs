//! Values that views follow, over the reactive core of Leptos: its triggers and effects.

use std::cell::{Ref, RefCell};
use std::rc::Rc;

use reactive_graph::signal::ArcTrigger;
use reactive_graph::traits::{Notify, Track};

/// A value; what reads it runs again when it changes. Clones share it.
///
/// Leptos's own signals do the same behind locks, in a store of their own for each type of value:
/// code that a page with one thread downloads for nothing.
pub struct Signal<T>(Rc<Inner<T>>);

struct Inner<T> {
    value: RefCell<T>,
    changed: ArcTrigger,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> Signal<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        let value = RefCell::new(value);
        let changed = ArcTrigger::new();
        Self(Rc::new(Inner { value, changed }))
    }

    /// Reads the value; the view that does is drawn anew when it changes.
    pub fn with<R>(&self, read: impl FnOnce(&T) -> R) -> R {
        read(&self.borrow())
    }

    // Called from a hundred places, so not copied into each.
    #[inline(never)]
    fn borrow(&self) -> Ref<'_, T> {
        self.0.changed.track();
        self.0.value.borrow()
    }

    /// A copy of the value.
    pub fn get(&self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// Puts another value in its place.
    pub fn set(&self, value: T) {
        self.update(|held| *held = value);
    }

    /// Changes the value where it is.
    pub fn update<R>(&self, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.0.value.borrow_mut());
        self.0.changed.notify();
        result
    }
}
