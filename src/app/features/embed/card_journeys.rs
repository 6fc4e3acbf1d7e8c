//! The card of journeys: the most critical first, with what each loses.

use crate::app::features::embed::card::{name, sentence, title};
use crate::app::old::view::{El, el, follow_value};
use crate::app::state::workbook::Workbook;
use crate::report::card_words::{JourneyLine, journey_lines};

/// The journeys.
pub(crate) fn journeys(workbook: Workbook) -> Vec<El> {
    let card = el("div.lines");
    let shown = card.clone();
    let read = move || workbook.with_document(journey_lines);
    follow_value(read, move |lines: &Vec<JourneyLine>| {
        shown.fill(vec![drawn(lines)]);
    });
    vec![card]
}

fn drawn(lines: &[JourneyLine]) -> El {
    if lines.is_empty() {
        return el("p.note").text("No journey is listed yet.");
    }
    let head = el("tr")
        .child(title("Interaction", ""))
        .child(title("Valid event", ""))
        .child(title("Impact", "of users"));
    el("table.journeys")
        .label("Journeys")
        .child(el("thead").child(head))
        .children(lines.iter().map(body).collect())
}

/// A journey with its interactions under it.
fn body(line: &JourneyLine) -> El {
    let journey = el("th")
        .attr("scope", "rowgroup")
        .attr("colspan", "3")
        .child(name(&line.name))
        .child(sentence(&line.says));
    let interaction = |[request, event, impact]: &[String; 3]| {
        el("tr")
            .child(el("th").attr("scope", "row").text(request))
            .child(el("td").text(event))
            .child(el("td").text(impact))
    };
    el("tbody")
        .child(el("tr.journey").child(journey))
        .children(line.interactions.iter().map(interaction).collect())
}
