//! The Wheel of Misfortune: a draw among the team's own risks.

use crate::analysis::practice::wheel::{Sector, Weighting, place_on, sectors, spin};
use crate::app::browser::page;
use crate::app::features::activities::wheel::drill::drill;
use crate::app::features::activities::wheel::wheel_state::{Draw, Wheel};
use crate::app::old::view::drawing::words as lettering;
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el, follow_value, set_attribute, set_style, svg};
use crate::app::state::workbook::Workbook;
use crate::document::RowId;
use crate::document::names::row_name;
use crate::drawing::chart::place;
use crate::drawing::wheel_words as words;
use crate::drawing::wheel_words::Slice;
use crate::text::figures::figure;

/// Seeds made here are short enough to be read out.
const SEEDS: f64 = 1_000_000.0;
/// Whole turns before the wheel stops.
const TURNS: f64 = 3.0;

/// The draw, and the drill of what was drawn.
pub fn wheel(workbook: Workbook) -> El {
    let wheel = Wheel::of(workbook.with_document(|document| document.id));
    let (asked, told, said, scene) = (wheel.clone(), wheel.clone(), wheel.clone(), wheel.clone());
    let excluded = move || {
        let sectors = on_wheel(workbook, asked.by.get());
        let text = workbook.with_document(|document| words::cannot(&sectors, document));
        text.map(|text| el("p.note").text(&text))
    };
    let problem = move || {
        let text = told.problem.get()?;
        Some(el("p.problem").attr("role", "alert").text(&text))
    };
    let result = move || {
        let text = said.drawn.get().and_then(|draw| {
            workbook.with_whole_service(|document, analysis| {
                document.risk(draw.risk)?;
                let sectors = sectors(document, analysis, draw.by);
                let now = draw_from(&sectors, draw.seed);
                Some(words::drawn_now(
                    draw.risk, draw.seed, draw.by, now, document,
                ))
            })
        });
        text.unwrap_or_default()
    };
    let drawn = move || {
        let draw = scene.drawn.get();
        let draw = draw
            .filter(|draw| workbook.with_document(|document| document.risk(draw.risk).is_some()));
        draw.into_iter().collect()
    };
    let state = wheel.clone();
    el("div.wheel")
        .child(controls(workbook, &wheel))
        .maybe(problem)
        .child(
            el("p.says")
                .attr("role", "status")
                .label("Drawn")
                .text_of(result),
        )
        .maybe(excluded)
        .child(
            el("div.beside-wheel")
                .child(picture(workbook, &wheel))
                .child(weights(workbook, &wheel)),
        )
        .child(el("div").rows(drawn, move |draw: &Draw| drill(workbook, &state, *draw)))
}

fn on_wheel(workbook: Workbook, by: Weighting) -> Vec<Sector> {
    workbook.with_whole_service(|document, analysis| sectors(document, analysis, by))
}

fn controls(workbook: Workbook, wheel: &Wheel) -> El {
    let options = || {
        let option = |by: Weighting| (by.name().to_owned(), words::weighting(by).to_owned());
        Weighting::ALL.map(option).into()
    };
    let (by, chosen, shown, typed) = (wheel.clone(), wheel.clone(), wheel.clone(), wheel.clone());
    let (entered, used, spun) = (wheel.clone(), wheel.clone(), wheel.clone());
    let explained = wheel.clone();
    let weighed = choice(
        options,
        move || by.by.get().name().to_owned(),
        move |name| {
            if let Some(by) = Weighting::ALL.into_iter().find(|one| one.name() == name) {
                chosen.by.set(by);
            }
        },
    );
    let seed = el("input")
        .attr("type", "text")
        .attr("inputmode", "numeric")
        .attr("autocomplete", "off")
        .value_of(move || shown.seed.get())
        .on_input(move |text| typed.seed.set(text))
        .on_key(move |event| {
            if event.key() == "Enter" {
                draw(workbook, &entered);
            }
        });
    let spin = el("button.main").text("Spin").tap(move || {
        let seed = (page::chance() * SEEDS) as u64;
        spun.seed.set(seed.to_string());
        draw(workbook, &spun);
    });
    let use_seed = el("button.line")
        .text("Draw with this seed")
        .tap(move || draw(workbook, &used));
    let note = move || {
        let how = words::explained(explained.by.get());
        format!(
            "{how} The same table and seed always draw the same risk, so that anybody can check it."
        )
    };
    el("div")
        .child(
            el("div.fields")
                .child(el("label").text("Weighed by").child(weighed))
                .child(el("label").text("Seed").child(seed))
                .child(spin)
                .child(use_seed),
        )
        .child(el("p.note").text_of(note))
}

/// Draws with the seed that stands in the field.
fn draw(workbook: Workbook, wheel: &Wheel) {
    let by = wheel.by.get();
    let seed = match words::seed(&wheel.seed.get()) {
        Ok(seed) => seed,
        Err(text) => return wheel.problem.set(Some(text)),
    };
    // What cannot be drawn is said under the field already.
    wheel.problem.set(None);
    let risk = draw_from(&on_wheel(workbook, by), seed);
    wheel.show(risk.map(|risk| Draw { risk, seed, by }));
}

fn draw_from(sectors: &[Sector], seed: u64) -> Option<RowId> {
    let mut weights = Vec::with_capacity(sectors.len());
    for sector in sectors {
        weights.push(sector.weight);
    }
    spin(&weights, seed).map(|at| sectors[at].risk)
}

fn picture(workbook: Workbook, wheel: &Wheel) -> El {
    let (wheel, all) = (wheel.clone(), wheel.clone());
    let slices = move || {
        let slices = words::slices(&on_wheel(workbook, all.by.get()));
        if slices.is_empty() {
            Vec::new()
        } else {
            vec![slices]
        }
    };
    el("div").rows(slices, move |slices: &Vec<Slice>| {
        let disc = svg("g.disc");
        let mut outlines = Vec::with_capacity(slices.len());
        for slice in slices {
            let outline = svg("path.slice").attr("d", &slice.path);
            disc.append(&outline);
            outlines.push((slice.at, outline));
            if slice.roomy {
                let number = (slice.at + 1).to_string();
                let (x, y) = slice.middle;
                disc.append(&lettering("number", (x, y + 4.0), "middle", &number));
            }
        }
        let marked = wheel.clone();
        follow_value(
            move || place_of(workbook, &marked),
            move |drawn: &Option<usize>| {
                for (at, outline) in &outlines {
                    let class = match *drawn == Some(*at) {
                        true => "slice drawn",
                        false => "slice",
                    };
                    set_attribute(outline.element(), "class", Some(class));
                }
            },
        );
        let (turned, turns) = (disc.clone(), slices.clone());
        let turning = wheel.clone();
        let turn = move || {
            let at = place_of(workbook, &turning);
            let slice = turns.iter().find(|slice| Some(slice.at) == at);
            let whole = f64::from(turning.turns.get()) * TURNS * 360.0;
            slice.map_or(String::new(), |slice| {
                format!("rotate({}deg)", place(whole + slice.turn))
            })
        };
        follow_value(turn, move |turn: &String| {
            set_style(turned.element(), "transform", turn);
        });
        svg("svg.disc-box")
            .attr("viewBox", "-104 -112 208 216")
            .attr("role", "img")
            .label("A wheel with a slice for each risk, as large as its chance; the table of weights says the same in figures.")
            .child(disc)
            .child(svg("path.pointer").attr("d", "M-8 -112H8L0 -92Z"))
    })
}

/// The place on the wheel of what was drawn.
fn place_of(workbook: Workbook, wheel: &Wheel) -> Option<usize> {
    let draw = wheel.drawn.get()?;
    workbook.with_document(|document| place_on(document, draw.risk))
}

/// One risk of the table: its number, name, practice, weight, chance, and whether it was drawn.
type Weight = [String; 6];

fn weights(workbook: Workbook, wheel: &Wheel) -> El {
    let wheel = wheel.clone();
    let rows = move || {
        let drawn = place_of(workbook, &wheel);
        let sectors = on_wheel(workbook, wheel.by.get());
        let mut rows: Vec<Weight> = Vec::with_capacity(sectors.len());
        for (at, one) in sectors.iter().enumerate() {
            let name = workbook.with_document(|document| row_name(one.risk, document));
            rows.push([
                (at + 1).to_string(),
                name,
                words::practised(one),
                figure(one.weight),
                format!("{}%", figure(words::chance(one, &sectors))),
                match drawn == Some(at) {
                    true => "drawn".to_owned(),
                    false => String::new(),
                },
            ]);
        }
        rows
    };
    let title = |text: &str| el("th").attr("scope", "col").text(text);
    let titles = ["", "Risk", "Rehearsed", "Weight", "Chance", ""];
    let mut head = el("tr");
    for text in titles {
        head = head.child(match text {
            "" => el("td"),
            text => title(text),
        });
    }
    el("table.figures.cards")
        .label("Weights")
        .child(el("thead").child(head))
        .child(el("tbody").rows(rows, |row: &Weight| {
            let [number, name, practised, weight, chance, drawn] = row;
            let cell = |label: &str, text: &str| el("td").attr("data-label", label).text(text);
            let mut line = el("tr");
            if !drawn.is_empty() {
                line = line.class("drawn");
            }
            line.child(cell("Number", number))
                .child(el("th").attr("scope", "row").text(name))
                .child(cell("Rehearsed", practised))
                .child(cell("Weight", weight))
                .child(cell("Chance", chance))
                .child(el("td").text(drawn))
        }))
}
