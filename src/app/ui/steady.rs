//! Values that many views read and few edits change.

use leptos::prelude::*;

/// What `compute` gives, for many readers. Whoever reads a memo is asked at each change below it whether to look again;
/// whoever reads this is told when it has another value, a moment after.
pub fn steady<T>(compute: impl Fn() -> T + Send + Sync + 'static) -> ReadSignal<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let now = Memo::new(move |_| compute());
    let (value, set) = signal(now.get_untracked());
    Effect::new(move |_| {
        now.with(|now| {
            if value.with_untracked(|before| before != now) {
                set.set(now.clone());
            }
        });
    });
    value
}
