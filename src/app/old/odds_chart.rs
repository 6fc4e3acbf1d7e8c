//! The chart of how likely a year, or another window, costs more than so many bad minutes.

use leptos::prelude::With;

use wasm_bindgen_futures::spawn_local;

use crate::analysis::Wanted;
use crate::app::browser::files;
use crate::app::features::share::signed_picture::{SignedPicture, signed_for};
use crate::app::old::view::drawing::{ACCENT, OTHER, curve, line, words};
use crate::app::old::view::{El, set_attribute, svg};
use crate::app::state::answers::Answers;
use crate::app::state::odds::OddsState;
use crate::app::state::workbook::Workbook;
use crate::document::Engagement;
use crate::document::Window;
use crate::drawing::chart::{HEIGHT, Scale, WIDTH, place};
use crate::math::{Percent, error_budget};
use crate::report::card_words::for_journey;
use crate::text::figures::figure;
use crate::text::odds_words::{probability, window};

/// What the chart is drawn from.
#[derive(Clone, PartialEq)]
pub(crate) struct Drawn {
    pub(crate) window: Window,
    log: bool,
    /// Width and height of the drawing, in its own units.
    size: (f64, f64),
    as_is: Curve,
    mitigated: Curve,
    pub(crate) budgets: Vec<Budget>,
}

/// (minutes, P(total > minutes)), and whether it falls at certain totals alone.
#[derive(Clone, Default, PartialEq)]
struct Curve {
    points: Vec<(f64, f64)>,
    stairs: bool,
}

impl Curve {
    fn end(&self) -> f64 {
        self.points.last().map_or(0.0, |(minutes, _)| *minutes)
    }
}

/// A target's budget.
#[derive(Clone, PartialEq)]
pub(crate) struct Budget {
    pub(crate) percent: String,
    pub(crate) minutes: f64,
    /// P(total <= budget), when it is known.
    pub(crate) kept: Option<f64>,
    /// The same with what is switched on.
    pub(crate) then: Option<f64>,
    /// Whether it is the headline's.
    pub(crate) chosen: bool,
}

/// The picture alone, of the answers that are known now, with what it shows; `None` while there are none.
pub fn odds_picture(workbook: Workbook, odds: OddsState) -> Option<(El, String)> {
    let drawn = drawn(workbook, odds, false, (WIDTH, HEIGHT))?;
    let picture = canvas();
    show(&picture, Some(&drawn));
    Some((picture, describe(&drawn)))
}

/// The picture as it leaves the page, with the journey it is for.
pub fn signed_odds(engagement: &Engagement, picture: &El, shows: &str) -> SignedPicture {
    let shows = match for_journey(engagement) {
        Some(journey) => format!("{journey} {shows}"),
        None => shows.to_owned(),
    };
    signed_for(engagement, picture, (WIDTH, HEIGHT), &shows)
}

fn canvas() -> El {
    svg("svg.exceedance")
        .attr("xmlns", "http://www.w3.org/2000/svg")
        .attr("role", "img")
}

fn show(picture: &El, drawn: Option<&Drawn>) {
    let label = drawn.map_or(String::new(), describe);
    set_attribute(picture.element(), "aria-label", Some(&label));
    let (width, height) = drawn.map_or((WIDTH, HEIGHT), |drawn| drawn.size);
    let size = format!("0 0 {} {}", place(width), place(height));
    set_attribute(picture.element(), "viewBox", Some(&size));
    picture.fill(drawn.map_or(Vec::new(), draw));
}

/// Offers the picture of an engagement called `name` as SVG.
pub fn save_svg(workbook: Workbook, name: &str, picture: &SignedPicture) {
    let name = files::file_name(name, "odds.svg");
    workbook.try_browser(files::download(&name, "image/svg+xml", &picture.text));
}

/// The same as PNG.
pub fn save_png(workbook: Workbook, name: &str, picture: SignedPicture) {
    let name = files::file_name(name, "odds.png");
    spawn_local(async move {
        workbook.try_browser(files::download_png(name, picture.text, picture.size).await);
    });
}

/// What there is to draw, once it is answered, in a drawing of a size.
pub(crate) fn drawn(
    workbook: Workbook,
    odds: OddsState,
    log: bool,
    size: (f64, f64),
) -> Option<Drawn> {
    let (window, year, targets, chosen) = workbook.with_document(|document| {
        let chosen = document.chosen().map(|target| target.id);
        let (window, year) = (document.odds.window, document.year.length());
        (window, year, document.targets.clone(), chosen)
    });
    let curve = |wanted| {
        odds.answers.with(|answers| {
            let told = answers.told(wanted);
            told.map_or(Curve::default(), |told| Curve {
                points: told.curve.clone(),
                stairs: told.exact,
            })
        })
    };
    let as_is = curve(Wanted::AsIs(window));
    if as_is.points.is_empty() {
        return None;
    }
    let mut budgets = Vec::new();
    for target in targets {
        if let Ok(percent) = target.percent.parse::<Percent>()
            && !percent.is_extreme()
        {
            let kept = |wanted| {
                odds.answers
                    .with(|answers: &Answers| answers.kept(wanted, target.id))
            };
            budgets.push(Budget {
                minutes: error_budget(percent, window.days(year)).get(),
                kept: kept(Wanted::AsIs(window)),
                then: kept(Wanted::Mitigated),
                chosen: chosen == Some(target.id),
                percent: target.percent,
            });
        }
    }
    Some(Drawn {
        window,
        log,
        size,
        as_is,
        mitigated: curve(Wanted::Mitigated),
        budgets,
    })
}

impl Drawn {
    fn scale(&self) -> Scale {
        let most = self.as_is.end().max(self.mitigated.end());
        Scale::sized(most, self.log, self.size)
    }
}

fn describe(drawn: &Drawn) -> String {
    let mut text = format!(
        "How likely {} costs more than so many bad minutes.",
        window(drawn.window)
    );
    for budget in &drawn.budgets {
        if let Some(kept) = budget.kept {
            let (minutes, beyond) = (figure(budget.minutes), probability(1.0 - kept));
            text += &format!(" Beyond the {minutes} of {}%: {beyond}.", budget.percent);
        }
    }
    text
}

/// How far apart the names of budgets are at least.
const LABEL: f64 = 50.0;

fn draw(drawn: &Drawn) -> Vec<El> {
    let scale = drawn.scale();
    let (bottom, top) = (scale.y(0.0), scale.y(1.0));
    let mut all = Vec::new();
    for tick in scale.probability_ticks() {
        all.push(
            line("grid", (scale.x(0.0), tick.at), (scale.end(), tick.at))
                .attr("stroke-opacity", "0.25"),
        );
        all.push(words("tick", (40.0, tick.at + 4.0), "end", &tick.label));
    }
    for tick in scale.ticks() {
        all.push(line("axis", (tick.at, bottom), (tick.at, bottom + 4.0)));
        all.push(words(
            "tick",
            (tick.at, bottom + 18.0),
            "middle",
            &tick.label,
        ));
    }
    // The headline's budget is named first; another whose name would lie over one stays without.
    let mut named: Vec<f64> = Vec::new();
    let shown = |chosen: bool| {
        let budgets = drawn.budgets.iter();
        budgets.filter(move |one| one.chosen == chosen && scale.holds(one.minutes))
    };
    for budget in shown(true).chain(shown(false)) {
        let at = scale.x(budget.minutes);
        let class = if budget.chosen {
            "budget chosen"
        } else {
            "budget"
        };
        all.push(line(class, (at, top), (at, bottom)).attr("stroke-dasharray", "3 3"));
        if named.iter().all(|other| (other - at).abs() > LABEL) {
            let name = format!("{}%", budget.percent);
            all.push(words("budget", (at, top - 6.0), "middle", &name));
            named.push(at);
        }
    }
    let path = |curve: &Curve| scale.path(&curve.points, curve.stairs);
    all.push(curve("as-is", &path(&drawn.as_is), ACCENT));
    if !drawn.mitigated.points.is_empty() {
        let mitigated = curve("mitigated", &path(&drawn.mitigated), OTHER);
        all.push(mitigated.attr("stroke-dasharray", "7 4"));
    }
    all
}
