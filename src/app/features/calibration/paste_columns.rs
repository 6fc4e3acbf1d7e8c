//! What each column of a table of incidents is, and what the table does not say by itself, for a person to say.

use leptos::prelude::*;

use crate::app::answer::table_questions::{AllUsers, ColumnRow, ColumnRows, Columns, Marks};
use crate::app::features::calibration::pasted::Pasted;
use crate::app::ui::{Choice, Fold, Segments};
use crate::codec::table::incidents::look::{Basis, Said};
use crate::codec::table::incidents::titles::{IncidentField, unit_name};
use crate::document::Unit;
use crate::text::activities::incident_words::{comes_first, left_out, rests_on};

/// More columns than this are not asked about.
const MOST_COLUMNS: usize = 60;
/// The units that times may be in.
const UNITS: [Unit; 3] = [Unit::Second, Unit::Minute, Unit::Hour];

/// The columns and the questions.
#[component]
pub fn Questions() -> impl IntoView {
    let pasted: Pasted = expect_context();
    let unsure = Memo::new(move |_| pasted.read.with(|read| read.unsure.clone()));
    let counts = Memo::new(move |_| pasted.read.with(|read| read.counts_users));
    let say = move |change: &dyn Fn(&mut Said)| pasted.said.update(|said| change(said));
    view! {
        <TakenFor />
        <TimeUnit />
        <DayOrder />
        <Marks unsure on_say=move |commas| say(&|said| said.commas = Some(commas)) />
        <Show when=move || counts.get()>
            <AllUsers
                users=Signal::derive(move || pasted.said.with(|said| said.users))
                on_say=move |users| say(&|said| said.users = users)
            />
        </Show>
    }
}

/// A row for each column that is read, then the others, folded away. They stay while the table is read anew, and so
/// does the focus.
#[component]
fn TakenFor() -> impl IntoView {
    let pasted: Pasted = expect_context();
    // What was guessed decides where a column stands, so that none moves under the hand.
    let titles = Memo::new(move |before: Option<&Vec<(usize, String, bool)>>| {
        let found: Vec<(usize, String, bool)> = pasted.read.with(|read| {
            let columns = read.columns.iter().zip(&read.titles).enumerate();
            let column =
                columns.map(|(at, ((field, _), title))| (at, title.clone(), field.is_some()));
            column.take(MOST_COLUMNS).collect()
        });
        let same = |before: &&Vec<(usize, String, bool)>| {
            before.len() == found.len() && before.iter().zip(&found).all(|(a, b)| a.1 == b.1)
        };
        let said = pasted.said.with(|said| !said.columns.is_empty());
        before
            .filter(same)
            .filter(|_| said)
            .cloned()
            .unwrap_or(found)
    });
    let those = move |read: bool| {
        let all = titles.get().into_iter();
        all.filter(|one| one.2 == read)
            .map(|(at, title, _)| (at, title))
            .collect::<Vec<_>>()
    };
    let others = Memo::new(move |_| those(false));
    let rows = move |read: bool| {
        view! {
            <ColumnRows label=if read { "Columns" } else { "Other columns" }>
                <For each=move || those(read) key=|one| one.clone() let((at, title))>
                    <Column at title />
                </For>
            </ColumnRows>
        }
    };
    view! {
        <Show when=move || !titles.with(Vec::is_empty)>
            <Columns>
                {rows(true)}
                <Show when=move || !others.with(Vec::is_empty)>
                    <Fold summary=Signal::derive(move || left_out(others.with(Vec::len)))>
                        {rows(false)}
                    </Fold>
                </Show>
            </Columns>
        </Show>
    }
}

#[component]
fn Column(at: usize, title: String) -> impl IntoView {
    let pasted: Pasted = expect_context();
    let column = move || {
        let found = pasted.read.with(|read| read.columns.get(at).copied());
        found.unwrap_or((None, Basis::None))
    };
    let choose = move |name: String| {
        pasted.said.update(|said| {
            said.columns.push((at, IncidentField::named(&name)));
        });
    };
    let why = move || {
        let (field, basis) = column();
        rests_on(field, basis)
    };
    view! {
        <ColumnRow
            at
            title
            names=IncidentField::CHOICES.map(|(_, name)| name).to_vec()
            is=Signal::derive(move || column().0.map_or("", IncidentField::name))
            why=Signal::derive(why)
            on_choose=choose
        />
    }
}

/// The unit of times whose titles have none.
#[component]
fn TimeUnit() -> impl IntoView {
    let pasted: Pasted = expect_context();
    let unit = Memo::new(move |_| pasted.read.with(|read| read.unit));
    let choices = || UNITS.map(|unit| Choice::new(unit_name(unit), unit_name(unit)));
    let choose = move |value: String| {
        let unit = UNITS.into_iter().find(|unit| unit_name(*unit) == value);
        pasted.said.update(|said| said.unit = unit);
    };
    let chosen = move || unit.get().map_or("", unit_name).to_owned();
    view! {
        <Show when=move || unit.get().is_some()>
            <div class="row">
                <span class="muted">"Times are in"</span>
                <Segments
                    label="Times are in"
                    choices=choices().to_vec()
                    value=Signal::derive(chosen)
                    on_choose=choose
                    small=true
                />
            </div>
        </Show>
    }
}

/// Which number of a date is the day.
#[component]
fn DayOrder() -> impl IntoView {
    let pasted: Pasted = expect_context();
    let date = Memo::new(move |_| pasted.read.with(|read| read.either_way.clone()));
    let asks = Memo::new(move |_| date.with(Option::is_some));
    let question = move || comes_first(&date.get().unwrap_or_default());
    let choices = [("day", "the day"), ("month", "the month")];
    let choices = choices.map(|(value, name)| Choice::new(value, name));
    let choose = move |value: String| {
        pasted
            .said
            .update(|said| said.days_first = Some(value == "day"));
    };
    let chosen = move || {
        let first = pasted.said.with(|said| said.days_first);
        first
            .map_or("", |days_first| if days_first { "day" } else { "month" })
            .to_owned()
    };
    view! {
        <Show when=move || asks.get()>
            <div class="row">
                <span class="muted">{question}</span>
                <Segments
                    label=Signal::derive(question)
                    choices=choices.to_vec()
                    value=Signal::derive(chosen)
                    on_choose=choose
                    small=true
                />
            </div>
        </Show>
    }
}
