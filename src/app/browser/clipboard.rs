//! The clipboard, and HTML tables on it.

use super::page::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardItem, DataTransfer, DomParser, Element, HtmlTableElement,
    HtmlTableRowElement, SupportedType,
};

use crate::codec::table::grid::{Grid, grid_of};
use crate::grammar::search::has;

/// Reads what was pasted or dropped as a grid: an HTML table when there is one, else the text.
pub fn grid_from(transfer: &DataTransfer) -> Option<Grid> {
    let html = transfer.get_data("text/html").unwrap_or_default();
    if let Some(grid) = html_grid(&html) {
        return Some(grid);
    }
    let text = transfer.get_data("text/plain").ok()?;
    (!text.trim().is_empty()).then(|| grid_of(&text))
}

/// The first table of an HTML text. The parser is the browser's inert one: it runs no
/// script and loads nothing.
fn html_grid(html: &str) -> Option<Grid> {
    if !has(html, "<t") && !has(html, "<T") {
        return None;
    }
    let parsed = DomParser::new()
        .ok()?
        .parse_from_string(html, SupportedType::TextHtml)
        .ok()?;
    let table = parsed.query_selector("table").ok()??;
    let rows = table.dyn_into::<HtmlTableElement>().ok()?.rows();
    let row = |at| rows.item(at)?.dyn_into::<HtmlTableRowElement>().ok();
    let grid = (0..rows.length()).filter_map(row).map(|row| {
        let cells = row.cells();
        let text = |cell: Element| cell.text_content().unwrap_or_default().trim().to_owned();
        (0..cells.length())
            .filter_map(|at| cells.item(at))
            .map(text)
            .collect()
    });
    Some(grid.collect())
}

/// Copies text, and the same as HTML where the receiver takes it.
pub async fn copy(text: String, html: Option<String>) -> Result<(), JsValue> {
    let clipboard = window().navigator().clipboard();
    // At an address that is not secure there is none.
    if clipboard.is_undefined() {
        return Err(JsValue::UNDEFINED);
    }
    let Some(html) = html else {
        return JsFuture::from(clipboard.write_text(&text)).await.map(drop);
    };
    let item = js_sys::Object::new();
    for (kind, content) in [("text/plain", text), ("text/html", html)] {
        let bag = BlobPropertyBag::new();
        bag.set_type(kind);
        let parts = js_sys::Array::of1(&content.into());
        let blob = Blob::new_with_str_sequence_and_options(&parts, &bag)?;
        js_sys::Reflect::set(&item, &kind.into(), &blob)?;
    }
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&item)?;
    JsFuture::from(clipboard.write(&js_sys::Array::of1(&item)))
        .await
        .map(drop)
}
