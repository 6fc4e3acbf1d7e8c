//! The causal map: a picture of what leads to what, with own nodes and arrows.

use crate::analysis::practice::causal::{Kind, Map, causal_map as map_of};
use crate::app::browser::{files, page};
use crate::app::features::activities::causal::causal_own::{own_arrows, own_nodes};
use crate::app::features::share::signed_picture::signed_picture;
use crate::app::old::export_menu::copy_out;
use crate::app::old::signals::Signal;
use crate::app::old::view::drawing::{ACCENT, OTHER, words};
use crate::app::old::view::field::tick;
use crate::app::old::view::sideways::sideways;
use crate::app::old::view::{El, el, follow_value, set_attribute, svg};
use crate::app::state::workbook::Workbook;
use crate::drawing::causal_svg::{Arrow, Node, Picture, picture};
use crate::drawing::chart::place;
use crate::text::activities::causal_words::{arrows, describe, left_out, mermaid};

/// The section.
pub fn causal_map(workbook: Workbook) -> El {
    let all = Signal::new(false);
    let (ticked, ticks, says) = (all.clone(), all.clone(), all.clone());
    let drawing = svg("svg.causal")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("role", "img");
    follow_picture(workbook, all.clone(), &drawing);
    let saved = drawing.clone();
    let size_of = all.clone();
    let save = move || {
        let name = workbook.with_document(|document| document.name.clone());
        let name = files::file_name(&name, "causal-map.svg");
        let (shows, picture) = map_and_picture(workbook, size_of.get());
        let size = (picture.width, picture.height);
        let text = signed_picture(workbook, &saved, size, &shows).text;
        workbook.try_browser(files::download(&name, "image/svg+xml", &text));
    };
    let mermaid_of = all.clone();
    let copy = move || {
        let all = mermaid_of.get();
        let text = workbook.with_figures(|document, analysis| {
            mermaid(&map_of(document, analysis, all), document, &page::today())
        });
        copy_out(workbook, text, None);
    };
    let left = move || {
        let all = says.get();
        let text = workbook
            .with_figures(|document, analysis| left_out(&map_of(document, analysis, all), all));
        text.unwrap_or_default()
    };
    el("section.fold.map")
        .child(el("h2").text("Causal map"))
        .child(el("p.note").text("From systemic risks over risks to journeys and objectives, drawn from the tables. Add what no table holds: why people act as they do, what makes what worse. Dashed arrows are your own."))
        .child(sideways(|| "Causal map".to_owned(), drawing))
        .child(el("p.note").text_of(left))
        .child(
            el("p.actions")
                .child(tick(
                    "All risks",
                    move || ticked.get(),
                    move |on| ticks.set(on),
                ))
                .child(el("button").text("Download SVG").tap(save))
                .child(el("button").text("Copy Mermaid").tap(copy)),
        )
        .child(arrow_list(workbook, all))
        .child(own_nodes(workbook))
        .child(own_arrows(workbook))
}

fn follow_picture(workbook: Workbook, all: Signal<bool>, drawing: &El) {
    let shown = drawing.clone();
    let read = move || map_and_picture(workbook, all.get());
    follow_value(read, move |(text, picture): &(String, Picture)| {
        let (width, height) = (place(picture.width), place(picture.height));
        for (name, value) in [
            ("width", &width),
            ("height", &height),
            ("viewBox", &format!("0 0 {width} {height}")),
            (
                "aria-label",
                &format!("{text} The list below has each arrow."),
            ),
        ] {
            set_attribute(shown.element(), name, Some(value));
        }
        let mut parts: Vec<El> = picture.arrows.iter().map(arrow).collect();
        parts.extend(picture.nodes.iter().map(node));
        shown.fill(parts);
    });
}

/// What the map shows in words, and the map.
fn map_and_picture(workbook: Workbook, all: bool) -> (String, Picture) {
    workbook.with_figures(|document, analysis| {
        let map = map_of(document, analysis, all);
        (describe(&map), picture(&map, document, analysis))
    })
}

fn arrow(arrow: &Arrow) -> El {
    let colour = if arrow.own { OTHER } else { "#8a8a8a" };
    let line = svg("path.line")
        .attr("d", &arrow.path)
        .attr("fill", "none")
        .attr("stroke", colour)
        .attr("stroke-width", "1.5");
    let line = match arrow.own {
        true => line.attr("stroke-dasharray", "5 4"),
        false => line,
    };
    let tip = svg("path.tip").attr("d", &arrow.tip).attr("fill", colour);
    let class = if arrow.own { "g.own" } else { "g.link" };
    svg(class).child(line).child(tip)
}

fn node(node: &Node) -> El {
    let (class, colour) = match node.kind {
        Kind::Systemic => ("rect.systemic", "#b3261e"),
        Kind::Risk => ("rect.risk", "#855400"),
        Kind::Journey => ("rect.journey", ACCENT),
        Kind::Objective => ("rect.objective", "#3c5fb0"),
        Kind::Own => ("rect.own", OTHER),
        Kind::EveryRisk | Kind::EveryJourney | Kind::Service => ("rect.every", "#8a8a8a"),
    };
    let round = match node.kind {
        Kind::EveryRisk | Kind::EveryJourney | Kind::Service => node.height / 2.0,
        _ => 6.0,
    };
    let frame = svg(class)
        .attr("x", &place(node.x))
        .attr("y", &place(node.y))
        .attr("width", &place(node.width))
        .attr("height", &place(node.height))
        .attr("rx", &place(round))
        .attr("fill", "#ffffff")
        .attr("stroke", colour)
        .attr("stroke-width", "1.5");
    let frame = match node.kind {
        Kind::Own => frame.attr("stroke-dasharray", "5 4"),
        _ => frame,
    };
    let mut drawn = svg("g").child(svg("title").text(&node.title)).child(frame);
    let mut y = node.y + 20.0;
    let mut x = (node.x + 10.0, "start");
    if node.head.is_empty() {
        x = (node.x + node.width / 2.0, "middle");
    } else {
        y = node.y + 15.0;
        drawn = drawn.child(words("head", (x.0, y), x.1, &node.head).attr("font-size", "10.5"));
        y += 16.0;
    }
    for line in &node.lines {
        drawn = drawn.child(words("name", (x.0, y), x.1, line).attr("fill", "#1d1c1a"));
        y += 15.0;
    }
    drawn
}

/// The same as a list, for who cannot see the picture; made only while it is open.
fn arrow_list(workbook: Workbook, all: Signal<bool>) -> El {
    let open = Signal::new(false);
    let toggled = open.clone();
    let fold = el("details");
    let seen = fold.element().clone();
    let rows = move || {
        let (open, all) = (open.get(), all.get());
        let list = |map: &Map| workbook.with_document(|document| arrows(map, document));
        let pairs = match open {
            true => {
                list(&workbook.with_figures(|document, analysis| map_of(document, analysis, all)))
            }
            false => Vec::new(),
        };
        let row = |(from, to): &(String, String)| {
            el("tr")
                .child(el("td").text(from))
                .child(el("td").text(&format!("→ {to}")))
        };
        pairs.iter().map(row).collect()
    };
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let head = el("tr").child(title("Cause")).child(title("Effect"));
    let table = el("table.figures.arrows")
        .label("Arrows of the causal map")
        .child(el("thead").child(head))
        .child(el("tbody").part(rows));
    fold.on("toggle", move |_| toggled.set(seen.has_attribute("open")))
        .child(el("summary").text("The arrows as a list"))
        .child(table)
}
