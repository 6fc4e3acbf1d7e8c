//! The estimate of the ETTR as a band, with incidents as dots and drills as rings.

use leptos::prelude::*;

use crate::app::features::activities::hub::tool_card::address;
use crate::app::route::ActivitiesView;
use crate::app::state::workbook::Workbook;
use crate::app::ui::{RangeBar, RangeMark};
use crate::document::RowId;
use crate::drawing::activities::evidence_band::{Band, Point, Tag, evidence_of};
use crate::drawing::odds::chart::place;
use crate::text::risks::observed::observed;

/// The band with what it says.
#[component]
pub fn Evidence(
    /// Whose estimate.
    id: RowId,
) -> impl IntoView {
    let workbook: Workbook = expect_context();
    let band = Memo::new(move |_| workbook.with_document(|one| evidence_of(id, one)));
    let says = move || workbook.with_document(|document| observed(id, document));
    let calibration = move || address(workbook, ActivitiesView::Calibration);
    view! {
        <div class="evidence">
            {move || band.get().and_then(drawn)}
            <p class="quiet">
                {says}
                {move || says().map(|_| ". ")}
                "The estimate stays as it is: change it in "
                <a href=calibration>"Calibration"</a>
                ", where a drill counts for the time it took and not for how often."
            </p>
        </div>
    }
}

/// Drawn while there is an estimate to stand beside.
fn drawn(band: Band) -> Option<impl IntoView> {
    let estimate = band.band?;
    let mark = |point: &Point| match point.drill {
        true => RangeMark::Drill(point.at),
        false => RangeMark::Happened(point.at),
    };
    let marks: Vec<RangeMark> = band.points.iter().map(mark).collect();
    let tag = |tag: Tag| {
        let left = format!("{}%", place(tag.at * 100.0));
        view! {
            <span class:evidence-tag=tag.evidence style:left=left>
                {tag.text}
            </span>
        }
    };
    Some(view! {
        <h3>"ETTR: estimate and evidence, min"</h3>
        <RangeBar
            label=band.says.clone()
            band=estimate
            mean=band.mean
            marks=marks
        />
        <span class="tags" aria-hidden="true">
            {band.tags.into_iter().map(tag).collect_view()}
        </span>
    })
}
