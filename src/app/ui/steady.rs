//! Values that many views read and few edits change.

use leptos::prelude::*;

/// What `compute` gives, for many readers. Whoever reads a memo is asked at each change below it whether to look again;
/// whoever reads this is told when it has another value, a moment after.
pub fn steady<T>(compute: impl Fn() -> T + 'static) -> ReadSignal<T>
where
    T: PartialEq + Send + Sync + 'static,
{
    let (value, set) = signal(untrack(&compute));
    Effect::new(move |_| {
        let now = compute();
        if value.with_untracked(|before| *before != now) {
            set.set(now);
        }
    });
    value
}
