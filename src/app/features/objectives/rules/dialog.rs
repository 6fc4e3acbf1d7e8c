//! The dialog: which tool, which objectives, what the file says, and what it cannot.

use leptos::prelude::*;

use super::seen::SeenRisks;
use crate::app::answer::copies;
use crate::app::browser::{files, page};
use crate::app::features::objectives::record::Objectives;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{
    Button, ButtonKind, CheckField, Choice, Dialog, DialogSize, Note, NoteKind, SelectField, icons,
    use_toasts,
};
use crate::document::RowId;
use crate::report::rules::{Format, Watch, machine_name, watch};
use crate::text::objectives::objective_words::title;
use crate::text::objectives::selector_words::placeholders;
use crate::text::words::estimate_line;

/// What is chosen in it.
#[derive(Clone, Copy)]
struct Chosen {
    workbook: Workbook,
    format: RwSignal<Format>,
    left_out: RwSignal<Vec<RowId>>,
    watch: Memo<Watch>,
    text: Memo<String>,
}

impl Chosen {
    fn new(workbook: Workbook) -> Self {
        let format = RwSignal::new(Format::ALL[0]);
        let left_out = RwSignal::new(Vec::<RowId>::new());
        let chosen = move |_: Option<&Watch>| {
            left_out.with(|out| {
                workbook.with_document(|document| watch(document, |id| !out.contains(&id)))
            })
        };
        // What is written of them is compared, and not they.
        let watch = Memo::new_with_compare(chosen, |_, _| true);
        let text = Memo::new(move |_| {
            let (head, service) = head_and_service(workbook);
            watch.with(|shown| format.get().write(&shown.watched, &service, &head))
        });
        Self {
            workbook,
            format,
            left_out,
            watch,
            text,
        }
    }

    fn file_name(self, ending: &str) -> String {
        self.workbook
            .document
            .with_untracked(|document| files::file_name(&document.name, ending))
    }
}

/// What stands on top of each file, and the service's machine name.
fn head_and_service(workbook: Workbook) -> (Vec<String>, String) {
    workbook.with_document(|document| {
        let line = estimate_line(&page::today(), &document.author);
        let head = vec![format!("{}. {line}", document.name)];
        (head, machine_name(&document.name, "service"))
    })
}

/// The dialog.
#[component]
pub fn RulesDialog(open: RwSignal<bool>) -> impl IntoView {
    let Objectives { workbook, .. } = expect_context();
    view! {
        <Show when=move || open.get()>
            <Opened open chosen=Chosen::new(workbook) />
        </Show>
    }
}

#[component]
fn Opened(open: RwSignal<bool>, chosen: Chosen) -> impl IntoView {
    let watched = move || {
        let ids = |shown: &Watch| shown.watched.iter().map(|one| one.id).collect::<Vec<_>>();
        chosen.watch.with(ids)
    };
    // A tool that alerts by rules of its own sees other risks.
    let keeps_alerts = Memo::new(move |_| {
        let format = chosen.format.get();
        chosen
            .watch
            .with(|shown| format.keeps_alerts(&shown.watched))
    });
    let title = move || format!("Export alerts as {}", chosen.format.get().name());
    view! {
        <Dialog
            open
            title=Signal::derive(title)
            size=DialogSize::Medium
            foot=move || view! { <Foot chosen /> }
        >
            <div class="stack m rules">
                <FormatChoice chosen />
                <ObjectiveChoice chosen />
                <Placeholders chosen />
                <pre
                    class="rules-text"
                    tabindex="0"
                    role="group"
                    aria-label=move || chosen.format.get().name()
                >
                    {move || chosen.text.get()}
                </pre>
                <Holds chosen />
                <Show when=move || keeps_alerts.get()>
                    <SeenRisks watched=Signal::derive(watched) />
                </Show>
                <Next chosen />
            </div>
        </Dialog>
    }
}

#[component]
fn FormatChoice(chosen: Chosen) -> impl IntoView {
    let choices = Format::ALL.map(|one| Choice::new(one.code(), one.name()));
    let choose = move |value: String| {
        if let Some(one) = Format::ALL.into_iter().find(|one| one.code() == value) {
            chosen.format.set(one);
        }
    };
    view! {
        <SelectField
            label="Format"
            choices=choices.to_vec()
            value=Signal::derive(move || chosen.format.get().code().to_owned())
            on_choose=choose
        />
    }
}

/// The objectives, each with what is missing of it.
#[component]
fn ObjectiveChoice(chosen: Chosen) -> impl IntoView {
    let Chosen {
        workbook,
        left_out,
        watch,
        ..
    } = chosen;
    let ids = move || {
        workbook.with_document(|document| {
            let ids = document.objectives.iter().map(|one| one.id);
            ids.collect::<Vec<_>>()
        })
    };
    let row = move |id: RowId| {
        let name = move || {
            workbook.with_document(|document| {
                let found = document.objective(id);
                found.map_or(String::new(), |one| title(one, document))
            })
        };
        let change = move |on: bool| {
            left_out.update(|out| {
                out.retain(|one| *one != id);
                if !on {
                    out.push(id);
                }
            });
        };
        view! {
            <CheckField
                label=Signal::derive(name)
                checked=Signal::derive(move || left_out.with(|out| !out.contains(&id)))
                on_change=change
            />
        }
    };
    let wrong = move || {
        watch.with(|shown| {
            let left = shown.left.iter();
            left.map(|one| {
                let text = format!("{} is not in the file: {}", one.title, one.why);
                view! { <Note kind=NoteKind::Warn>{text}</Note> }
            })
            .collect_view()
        })
    };
    view! {
        <div class="row wrap" role="group" aria-label="Objectives to export">
            <For each=ids key=|id| *id children=row />
        </div>
        {wrong}
    }
}

#[component]
fn Placeholders(chosen: Chosen) -> impl IntoView {
    let said = move || {
        chosen.watch.with(|shown| {
            let mut said = Vec::new();
            for one in &shown.watched {
                for text in placeholders(&one.selectors) {
                    if !said.contains(&text) {
                        said.push(text);
                    }
                }
            }
            said
        })
    };
    move || {
        let said = said();
        (!said.is_empty()).then(|| {
            let text = format!(
                "{} Type your own selectors in the objective's definition and they come along.",
                said.join(" ")
            );
            view! { <Note kind=NoteKind::Warn>{text}</Note> }
        })
    }
}

#[component]
fn Holds(chosen: Chosen) -> impl IntoView {
    let cannot = move || {
        let list = chosen
            .watch
            .with(|shown| chosen.format.get().cannot_hold(shown));
        list.into_iter()
            .map(|one| view! { <li>{one}</li> })
            .collect_view()
    };
    let holds = move || {
        let format = chosen.format.get();
        chosen.watch.with(|shown| format.holds(&shown.watched))
    };
    view! {
        <div class="cols2">
            <div>
                <h3>"In the file"</h3>
                <p class="quiet">{holds}</p>
            </div>
            <div>
                <h3>"What this format cannot hold"</h3>
                <ul class="lost">{cannot}</ul>
            </div>
        </div>
    }
}

#[component]
fn Next(chosen: Chosen) -> impl IntoView {
    let steps = move || {
        let format = chosen.format.get();
        let steps = chosen.watch.with(|shown| format.next(&shown.watched));
        steps.map(|step| view! { <li>{step}</li> }).collect_view()
    };
    view! {
        <div>
            <h3>"What to do next"</h3>
            <ol class="next-steps">{steps}</ol>
        </div>
    }
}

#[component]
fn Foot(chosen: Chosen) -> impl IntoView {
    let workbook = chosen.workbook;
    let toasts = use_toasts();
    let is_empty = Signal::derive(move || {
        let format = chosen.format.get();
        chosen.watch.with(|shown| format.is_empty(&shown.watched))
    });
    let offer = move |name: &str, text: &str| {
        workbook.try_browser(files::download(name, "application/yaml", text));
    };
    let download = move || {
        let name = chosen.file_name(chosen.format.get_untracked().ending());
        offer(&name, &chosen.text.get_untracked());
    };
    let beside = move || {
        let format = chosen.format.get();
        let first = chosen.file_name(format.ending());
        let (head, service) = head_and_service(workbook);
        let files = chosen
            .watch
            .with(|shown| format.beside(&shown.watched, &service, &first, &head));
        files
            .into_iter()
            .map(|file| {
                let name = chosen.file_name(&file.ending);
                view! {
                    <Button
                        icon=icons::EXPORT
                        attr:disabled=move || is_empty.get()
                        on_press=move || offer(&name, &file.text)
                    >
                        {format!("Download {}", file.name)}
                    </Button>
                }
            })
            .collect_view()
    };
    let copy = move || {
        let text = chosen.text.get_untracked();
        copies::copy(toasts, text, None);
    };
    view! {
        {beside}
        <span class="grow"></span>
        <Button icon=icons::COPY attr:disabled=move || is_empty.get() on_press=copy>
            "Copy"
        </Button>
        <Button
            kind=ButtonKind::Primary
            icon=icons::EXPORT
            attr:disabled=move || is_empty.get()
            on_press=download
        >
            "Download"
        </Button>
    }
}
