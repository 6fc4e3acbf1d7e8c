//! What differs, each with its choice.

use leptos::prelude::*;

use super::held::Held;
use crate::app::ui::{Badge, Button, Choice, OptionCard, Segments};
use crate::codec::merge::choices::{Copies, Difference, Side};
use crate::text::library_words::more_cards;
use crate::text::together::together_values::values;
use crate::text::together::together_words as words;

/// How many differences are drawn at first, and with each asking for more.
const ROWS: usize = 100;

/// The list, and the choice for all of it.
#[component]
pub fn Rows(held: Held) -> impl IntoView {
    let order = held
        .copies
        .with_value(|both| words::in_order(&both.differences));
    let count = order.len();
    let most = RwSignal::new(ROWS);
    // Each with the one above it.
    let above = [None].into_iter().chain(order.iter().copied().map(Some));
    let places: Vec<(Option<usize>, usize)> = above.zip(order.iter().copied()).collect();
    let drawn = move || places.iter().copied().take(most.get()).collect::<Vec<_>>();
    let hidden = move || count.saturating_sub(most.get());
    view! {
        <section class="card flush together" aria-label="What differs">
            <Head held />
            <For each=drawn key=|(_, at)| *at let:place>
                <Row held above=place.0 at=place.1 />
            </For>
            <Show when=move || hidden() != 0>
                <p class="pad">
                    <Button on_press=move || most.update(|most| *most += ROWS)>
                        {move || more_cards(hidden(), ROWS)}
                    </Button>
                </p>
            </Show>
        </section>
    }
}

/// The choice for all, over the names of both sides.
#[component]
fn Head(held: Held) -> impl IntoView {
    let count = held.copies.with_value(|both| both.differences.len());
    let value = move || {
        held.choices.with(|choices| {
            let is_all = |side| choices.iter().all(|one| *one == side);
            match () {
                () if *choices == held.start() => "start",
                () if is_all(Side::Here) => "here",
                () if is_all(Side::There) => "there",
                () => "",
            }
        })
    };
    let choose = move |value: String| {
        held.choices.set(match value.as_str() {
            "here" => vec![Side::Here; count],
            "there" => vec![Side::There; count],
            _ => held.start(),
        });
    };
    let is_newer = |both: &Copies| both.differences.iter().any(|one| one.newer.is_some());
    let first = match held.copies.with_value(is_newer) {
        true => "The newer of each",
        false => "As suggested",
    };
    let choices = vec![
        Choice::new("start", first),
        Choice::new("here", "All from here"),
        Choice::new("there", "All from there"),
    ];
    let (file, author) = held
        .came
        .with_value(|came| (came.file.clone(), came.engagement.author.clone()));
    view! {
        <div class="together-head">
            <span class="inline">
                "Take "
                <Segments
                    label="Take"
                    choices
                    small=true
                    value=Signal::derive(move || value().to_owned())
                    on_choose=choose
                />
            </span>
            <div class="together-sides">
                <span>
                    <b>"Here"</b>
                    <span class="quiet">"this browser"</span>
                </span>
                <span>
                    <b>"There"</b>
                    <span class="quiet cut">{words::there(&file, &author)}</span>
                </span>
            </div>
        </div>
    }
}

#[component]
fn Row(held: Held, above: Option<usize>, at: usize) -> impl IntoView {
    let found = held.copies.with_value(|both| {
        let one = both.differences.get(at)?;
        let before = above.and_then(|at| both.differences.get(at));
        let heading = words::heading(&one.part);
        let is_first = before.is_none_or(|before| words::heading(&before.part) != heading);
        let field = words::field(both, one);
        let texts = values(both, one);
        Some((one.clone(), is_first.then_some(heading), field, texts))
    });
    let (one, heading, field, [here, there]) = found?;
    let name = words::name(&one);
    let label = format!("{name}, {field}");
    Some(view! {
        {heading.map(|heading| view! { <h2 class="together-part">{heading}</h2> })}
        <div class="together-row" role="radiogroup" aria-label=label>
            <div class="together-what">
                <bdi class="cut">{name}</bdi>
                <span class="quiet">{field}</span>
            </div>
            <div class="together-sides">
                <Offer held at one=one.clone() side=Side::Here text=here />
                <Offer held at one side=Side::There text=there />
            </div>
        </div>
    })
}

/// What one copy has.
#[component]
fn Offer(held: Held, at: usize, one: Difference, side: Side, text: String) -> impl IntoView {
    let chosen = move || held.choices.with(|choices| choices.get(at) == Some(&side));
    let place = match side {
        Side::Here => "here: ",
        Side::There => "there: ",
    };
    let is_newer = one.newer == Some(side);
    view! {
        <OptionCard
            group=format!("together-{at}")
            chosen=Signal::derive(chosen)
            on_choose=move || held.choose(at, side)
        >
            <span class="grow">
                <span class="vh">{place}</span>
                <bdi>{text}</bdi>
            </span>
            {is_newer.then(|| view! { <Badge>"newer"</Badge> })}
        </OptionCard>
    }
}
