//! The tools and talks that are planned, as cards.

use leptos::prelude::*;

use crate::analysis::practice::causal::{Kind, causal_map};
use crate::analysis::practice::wheel::{Weighting, sectors};
use crate::app::features::activities::hub::talk_card::TalkCard;
use crate::app::features::activities::hub::tool_card::{ToolCard, who};
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{ShareBar, ShareTone, icons};
use crate::document::Activity;
use crate::drawing::activities::causal_svg::{Node, Picture, picture};
use crate::drawing::activities::wheel_words::{Slice, slices};
use crate::text::activities::activity_words::counted;
use crate::text::activities::hub_words::{self, CardSays};

/// One card of the overview.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Card {
    Tool(ActivitiesView),
    Talk(Activity),
}

/// The cards of what is planned, the tools first; what happened is held against the estimates in any case.
fn planned(workbook: Workbook) -> Vec<Card> {
    let is = |activity| workbook.with_document(|one| one.charter.planned(activity).is_some());
    let tools = [
        (ActivitiesView::Runbooks, is(Activity::Runbooks)),
        (ActivitiesView::Wheel, is(Activity::Wheel)),
        (ActivitiesView::Premortem, is(Activity::Premortem)),
        (ActivitiesView::Silent, is(Activity::Premortem)),
        (ActivitiesView::Calibration, true),
        (ActivitiesView::Map, is(Activity::Map)),
    ];
    let talks = [
        Activity::Readiness,
        Activity::Responsibility,
        Activity::Human,
        Activity::Team,
    ];
    let tools = tools.into_iter().filter(|(_, planned)| *planned);
    let talks = talks.into_iter().filter(|activity| is(*activity));
    tools
        .map(|(view, _)| Card::Tool(view))
        .chain(talks.map(Card::Talk))
        .collect()
}

/// All cards.
#[component]
pub fn Cards() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let cards = Memo::new(move |_| planned(workbook));
    let card = |card: Card| match card {
        Card::Tool(view) => tool(view),
        Card::Talk(activity) => view! { <TalkCard activity /> }.into_any(),
    };
    view! { <div class="cols3">{move || cards.get().into_iter().map(card).collect_view()}</div> }
}

fn tool(view: ActivitiesView) -> AnyView {
    match view {
        ActivitiesView::Runbooks => view! { <Runbooks /> }.into_any(),
        ActivitiesView::Wheel => view! { <Wheel /> }.into_any(),
        ActivitiesView::Premortem => view! { <Premortem /> }.into_any(),
        ActivitiesView::Silent => view! { <Silent /> }.into_any(),
        ActivitiesView::Calibration => view! { <Calibration /> }.into_any(),
        _ => view! { <CausalMap /> }.into_any(),
    }
}

#[component]
fn Runbooks() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let says = move || workbook.with_whole_service(hub_words::runbooks);
    let parts = move || {
        let shares = workbook.with_whole_service(hub_words::runbook_shares);
        let part = |(with, share)| match with {
            true => (ShareTone::Yes, share),
            false => (ShareTone::Rest, share),
        };
        shares.into_iter().map(part).collect::<Vec<_>>()
    };
    let bar = move || {
        let label = move || {
            let CardSays { figure, about } = says();
            format!("{figure} {about}")
        };
        view! { <ShareBar label=Signal::derive(label) parts=Signal::derive(parts) /> }
    };
    view! {
        <ToolCard
            view=ActivitiesView::Runbooks
            glyph=icons::BOOK
            says=Signal::derive(says)
            picture=bar
            purpose="What to do when a risk strikes, written down before it does. Start with those that cost most."
            verb="Open the list"
            who=Signal::derive(who(workbook, Activity::Runbooks))
        />
    }
}

#[component]
fn Wheel() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let says = move || workbook.with_whole_service(hub_words::wheel);
    let slices = Memo::new(move |_| {
        workbook.with_whole_service(|document, analysis| {
            slices(&sectors(document, analysis, Weighting::BadMinutes))
        })
    });
    let disc = move || {
        let slice = |slice: &Slice| {
            view! { <path class=format!("slice s{}", slice.at % 4) d=slice.path.clone()></path> }
        };
        let any = move || slices.with(|slices| !slices.is_empty());
        view! {
            <Show when=any>
                <svg class="mini-wheel" viewBox="-104 -112 208 216" aria-hidden="true">
                    {move || slices.with(|slices| slices.iter().map(slice).collect_view())}
                    <path class="pointer" d="M-10 -112H10L0 -88Z"></path>
                </svg>
            </Show>
        }
    };
    view! {
        <ToolCard
            view=ActivitiesView::Wheel
            glyph=icons::WHEEL
            says=Signal::derive(says)
            picture=disc
            purpose="Draw one of your own risks, play the incident, keep the time as evidence."
            verb="Open the wheel"
            who=Signal::derive(who(workbook, Activity::Wheel))
        />
    }
}

#[component]
fn Premortem() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <ToolCard
            view=ActivitiesView::Premortem
            glyph=icons::CLOCK
            says=Signal::derive(move || workbook.with_document(hub_words::premortem))
            purpose="It is a year from now and it failed: why?"
            verb="Start a round"
            who=Signal::derive(who(workbook, Activity::Premortem))
        />
    }
}

#[component]
fn Silent() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <ToolCard
            view=ActivitiesView::Silent
            glyph=icons::PEOPLE
            says=Signal::derive(move || workbook.with_document(hub_words::silent))
            purpose="Everyone estimates alone; the spread starts the talk."
            verb="Get a link"
        />
    }
}

#[component]
fn Calibration() -> impl IntoView {
    let workbook: Workbook = expect_context();
    view! {
        <ToolCard
            view=ActivitiesView::Calibration
            glyph=icons::RULER
            says=Signal::derive(move || workbook.with_document(hub_words::calibration))
            purpose="What happened, held against the estimates. Nothing changes an estimate until you say so."
            verb="Compare"
        />
    }
}

#[component]
fn CausalMap() -> impl IntoView {
    let workbook: Workbook = expect_context();
    let drawn = Memo::new(move |_| {
        workbook.with_figures(|document, analysis| {
            let map = causal_map(document, analysis, false);
            let own = map.places.iter().filter(|one| one.kind == Kind::Own);
            let says = CardSays {
                figure: counted(map.links.len(), "arrow"),
                about: match own.count() {
                    0 => "drawn from the tables".to_owned(),
                    own => format!("with {} of your own", counted(own, "node")),
                },
            };
            (says, picture(&map, document, analysis))
        })
    });
    let small = move || {
        view! { {move || drawn.with(|(_, picture)| small_map(picture))} }
    };
    view! {
        <ToolCard
            view=ActivitiesView::Map
            glyph=icons::MAP
            says=Signal::derive(move || drawn.with(|(says, _)| says.clone()))
            picture=small
            purpose="What causes what, drawn from the tables, with what the room adds."
            verb="Open the map"
            who=Signal::derive(who(workbook, Activity::Map))
        />
    }
}

/// The map without its words.
fn small_map(picture: &Picture) -> impl IntoView + use<> {
    let arrow = |path: &str| view! { <path d=path.to_owned()></path> };
    let arrows = picture.arrows.iter().map(|one| arrow(&one.path));
    let node = |one: &Node| {
        let class = match one.kind {
            Kind::Systemic | Kind::Own => "cause",
            Kind::Risk => "risk",
            _ => "effect",
        };
        view! {
            <rect class=class x=one.x y=one.y width=one.width height=one.height rx="8"></rect>
        }
    };
    let box_of = format!("0 0 {} {}", picture.width, picture.height);
    view! {
        <svg class="mini-map" viewBox=box_of aria-hidden="true">
            {arrows.collect_view()}
            {picture.nodes.iter().map(node).collect_view()}
        </svg>
    }
}
