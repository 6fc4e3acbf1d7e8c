//! Rows that settle: where an edit or a sort gives them another order, each glides to its place from where it stood, if
//! movement is welcome.

use std::collections::HashMap;

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::app::browser::page;
use crate::document::RowId;

/// A row that comes from farther away comes from this many pixels.
const FARTHEST: i64 = 200;
/// The class of rows that glide, and how far from their place they begin.
const SETTLES: &str = "settles";
const FROM: &str = "--from";

/// Lets the rows in a table's body settle whenever their order changes.
pub fn settle(body: NodeRef<html::Tbody>, order: Memo<Vec<RowId>>) {
    Effect::new(move |before: Option<Vec<RowId>>| {
        let now = order.get();
        let Some(before) = before.filter(|before| *before != now) else {
            return now;
        };
        // Rows that come or go are not a new order.
        if before.len() == now.len() && page::welcomes_motion() {
            let after = now.clone();
            request_animation_frame(move || {
                let drawn = body.try_get_untracked().flatten();
                if let Some(body) = drawn {
                    glide(&body, &before, &after);
                }
            });
        }
        now
    });
}

fn glide(body: &HtmlElement, before: &[RowId], after: &[RowId]) {
    let drawn = rows(body);
    let mut places: HashMap<RowId, (Option<usize>, Option<usize>)> =
        drawn.iter().map(|(id, _)| (*id, (None, None))).collect();
    for (place, id) in before.iter().enumerate() {
        if let Some(found) = places.get_mut(id) {
            found.0 = Some(place);
        }
    }
    for (place, id) in after.iter().enumerate() {
        if let Some(found) = places.get_mut(id) {
            found.1 = Some(place);
        }
    }
    // What still glides begins anew. Only names that are none are refused.
    for (_, row) in &drawn {
        let _ = row.class_list().remove_1(SETTLES);
    }
    // Measuring makes that so.
    let height = drawn.first().map_or(0, |(_, row)| row.offset_height());
    for (id, row) in &drawn {
        let Some((Some(was), Some(is))) = places.get(id) else {
            continue;
        };
        if was == is {
            continue;
        }
        let from = (*was as i64 - *is as i64) * i64::from(height);
        let from = from.clamp(-FARTHEST, FARTHEST);
        let _ = row.style().set_property(FROM, &format!("{from}px"));
        let _ = row.class_list().add_1(SETTLES);
    }
}

/// The rows that are drawn.
fn rows(body: &HtmlElement) -> Vec<(RowId, HtmlElement)> {
    let mut rows = Vec::new();
    let Ok(names) = body.query_selector_all("input.name") else {
        return rows;
    };
    for place in 0..names.length() {
        let name: Option<HtmlElement> = names.get(place).and_then(|name| name.dyn_into().ok());
        let id = name
            .as_ref()
            .and_then(|name| name.get_attribute("data-row"));
        let row = name.and_then(|name| name.closest("tr").ok()?);
        let row = row.and_then(|row| row.dyn_into().ok());
        if let (Some(Ok(id)), Some(row)) = (id.map(|id| id.parse()), row) {
            rows.push((id, row));
        }
    }
    rows
}

/// A row has arrived.
pub fn settled(event: &web_sys::AnimationEvent) {
    let row: Option<HtmlElement> = event.target().and_then(|target| target.dyn_into().ok());
    if let Some(row) = row.filter(|_| event.animation_name() == "settle") {
        let _ = row.class_list().remove_1(SETTLES);
        let _ = row.style().remove_property(FROM);
    }
}
