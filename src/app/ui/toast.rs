//! Short messages at the foot of the page.

use std::sync::Arc;
use std::time::Duration;

use leptos::html;
use leptos::prelude::*;

use super::button::{Button, IconButton};
use super::icon::Icon;
use super::icons::{self, Glyph};

const WITHOUT_ACTION: Duration = Duration::from_secs(5);
const WITH_ACTION: Duration = Duration::from_secs(10);

/// A message.
#[derive(Clone)]
pub struct Toast {
    text: String,
    icon: Glyph,
    bad: bool,
    // Not a `Callback`: that would go with the menu or row from which the message was made.
    action: Option<(String, Arc<dyn Fn() + Send + Sync>)>,
    stays: bool,
}

impl Toast {
    /// Says that something is done; leaves after five seconds.
    pub fn done(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            icon: icons::CHECK,
            bad: false,
            action: None,
            stays: false,
        }
    }

    /// Says that something failed; stays until it is closed.
    pub fn failed(text: impl Into<String>) -> Self {
        let icon = icons::ERROR;
        Self {
            icon,
            bad: true,
            stays: true,
            ..Self::done(text)
        }
    }

    /// With another picture.
    pub fn icon(self, icon: Glyph) -> Self {
        Self { icon, ..self }
    }

    /// With a button such as "Undo"; leaves after ten seconds.
    pub fn action(self, name: impl Into<String>, act: impl Fn() + Send + Sync + 'static) -> Self {
        let action = Some((name.into(), Arc::new(act) as _));
        Self { action, ..self }
    }

    /// Stays until it is answered or closed.
    pub fn stays(self) -> Self {
        Self {
            stays: true,
            ..self
        }
    }
}

/// The messages that are shown. A `Copy` handle, from [`use_toasts`].
#[derive(Clone, Copy)]
pub struct Toaster {
    toasts: RwSignal<Vec<(u32, Toast)>>,
    next: StoredValue<u32>,
    dialogs: RwSignal<u32>,
    latest: RwSignal<Option<(u32, String)>>,
    held: RwSignal<bool>,
}

/// Makes the messages known to all components below. Called once, in the frame.
pub fn provide_toasts() -> Toaster {
    let toaster = Toaster {
        toasts: RwSignal::new(Vec::new()),
        next: StoredValue::new(0),
        dialogs: RwSignal::new(0),
        latest: RwSignal::new(None),
        held: RwSignal::new(false),
    };
    provide_context(toaster);
    toaster
}

/// The messages, wherever [`provide_toasts`] was called above.
pub fn use_toasts() -> Toaster {
    expect_context()
}

impl Toaster {
    /// Shows a message; gives its number, for [`Toaster::dismiss`].
    pub fn show(self, toast: Toast) -> u32 {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        let time = match toast.action {
            Some(_) => WITH_ACTION,
            None => WITHOUT_ACTION,
        };
        let leaves = !toast.stays;
        self.latest.set(Some((number, toast.text.clone())));
        self.toasts.update(|all| all.push((number, toast)));
        if leaves {
            self.leave_after(number, time);
        }
        number
    }

    /// Takes a message away.
    pub fn dismiss(self, number: u32) {
        self.toasts
            .try_update(|all| all.retain(|(one, _)| *one != number));
        self.latest.try_maybe_update(|latest| match latest {
            Some((last, _)) if *last == number => {
                *latest = None;
                (true, ())
            }
            _ => (false, ()),
        });
    }

    /// Not while somebody points at it or is in it.
    fn leave_after(self, number: u32, time: Duration) {
        let leave = move || match self.held.try_get_untracked() {
            Some(true) => self.leave_after(number, Duration::from_secs(2)),
            Some(false) => self.dismiss(number),
            None => {}
        };
        set_timeout(leave, time);
    }

    /// What is outside a modal dialog cannot be reached, so each dialog shows the messages itself.
    pub(super) fn dialog_opened(self) -> u32 {
        self.dialogs.update(|count| *count += 1);
        on_cleanup(move || {
            self.dialogs
                .try_update(|count| *count = count.saturating_sub(1));
        });
        self.dialogs.get_untracked()
    }
}

/// Where the messages stand. Mounted once, in the frame; dialogs bring their own.
#[component]
pub fn Toasts(
    /// How many dialogs it stands in.
    #[prop(optional)]
    level: u32,
) -> impl IntoView {
    let toaster = use_toasts();
    let node: NodeRef<html::Div> = NodeRef::new();
    let shown = Memo::new(move |_| toaster.dialogs.get() == level);
    let each = move || match shown.get() {
        true => toaster.toasts.get(),
        false => Vec::new(),
    };
    Effect::new(move || {
        let (Some(node), count) = (node.get(), each().len()) else {
            return;
        };
        // Hidden and shown again it lies over what was opened meanwhile. Refused when it is so
        // already.
        let _ = node.hide_popover();
        if count > 0 {
            let _ = node.show_popover();
        }
    });
    view! {
        <div
            class="toasts"
            popover="manual"
            role="region"
            aria-label="Messages"
            node_ref=node
            on:pointerenter=move |_| toaster.held.set(true)
            on:pointerleave=move |_| toaster.held.set(false)
            on:focusin=move |_| toaster.held.set(true)
            on:focusout=move |_| toaster.held.set(false)
        >
            <For each key=|(number, _)| *number let((number, toast))>
                <ToastView number toast />
            </For>
        </div>
        <ReadOut shown=shown />
    }
}

/// What is read out: a live region that was there before its text.
#[component]
fn ReadOut(shown: Memo<bool>) -> impl IntoView {
    let toaster = use_toasts();
    let last = move || toaster.latest.get().filter(|_| shown.get());
    view! {
        <div class="vh" role="status" aria-live="polite">
            // The same words again are another message.
            <For each=last key=|(number, _)| *number let((_, text))>
                <span>{text}</span>
            </For>
        </div>
    }
}

#[component]
fn ToastView(number: u32, toast: Toast) -> impl IntoView {
    let toaster = use_toasts();
    let close = toast.stays || toast.action.is_some();
    let action = toast.action.map(|(name, act)| {
        let press = move || {
            toaster.held.set(false);
            toaster.dismiss(number);
            act();
        };
        view! { <Button small=true on_press=press>{name}</Button> }
    });
    let dismiss = move || {
        toaster.held.set(false);
        toaster.dismiss(number);
    };
    view! {
        <div class="toast" class:bad=toast.bad>
            <Icon glyph=toast.icon />
            <span>{toast.text}</span>
            {action}
            {close.then(|| view! {
                <IconButton icon=icons::CLOSE name="Dismiss" small=true on_press=dismiss />
            })}
        </div>
    }
}
