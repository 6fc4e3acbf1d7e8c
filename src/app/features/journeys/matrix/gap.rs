//! Stands for what is not drawn since it cannot be seen.

use leptos::prelude::*;

/// Stands for columns that are not drawn.
#[component]
pub fn Skipped(count: Signal<usize>) -> impl IntoView {
    let count = Memo::new(move |_| count.get());
    move || {
        let count = count.get();
        (count > 0).then(|| view! { <td class="gap" colspan=count aria-hidden="true"></td> })
    }
}

/// Stands for rows that are not drawn.
#[component]
pub fn Gap(height: Signal<f64>) -> impl IntoView {
    let height = Memo::new(move |_| height.get());
    move || {
        let height = height.get();
        (height > 0.0).then(|| {
            view! {
                <tr class="gap" aria-hidden="true">
                    <td style:height=format!("{height}px")></td>
                </tr>
            }
        })
    }
}
