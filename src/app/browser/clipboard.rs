//! The clipboard, and HTML tables on it.

use super::page::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, ClipboardItem, DataTransfer, DomParser, HtmlTableCellElement,
    HtmlTableElement, HtmlTableRowElement, Node, SupportedType,
};

use crate::codec::table::grid::{Grid, grid_of, visible};
use crate::codec::table::spans::{PageCell, meant, spread};
use crate::grammar::texts::one_line;

/// What was pasted or dropped. The browser gives it out only while it says so.
pub struct Transferred {
    html: String,
    /// As plain text.
    pub text: String,
}

impl Transferred {
    /// What a paste or a drop carries.
    pub fn of(transfer: &DataTransfer) -> Self {
        let data = |kind| transfer.get_data(kind).unwrap_or_default();
        Self {
            html: data("text/html"),
            text: data("text/plain"),
        }
    }

    /// Whether there are signs that part cells. Without any it is a single value.
    pub fn may_have_cells(&self) -> bool {
        const SIGNS: [char; 9] = ['\n', '\r', '\t', ',', ';', '|', '│', '║', '┃'];
        has_tables(&self.html) || self.text.contains(SIGNS) || self.text.contains("  ")
    }
}

/// Reads what was pasted or dropped as a grid.
pub fn grid_from(transfer: &DataTransfer) -> Option<Grid> {
    grid_of_transferred(&Transferred::of(transfer))
}

/// What was pasted or dropped as a grid: an HTML table when there is one, else the text.
pub fn grid_of_transferred(Transferred { html, text }: &Transferred) -> Option<Grid> {
    let lines = || (!text.trim().is_empty()).then(|| grid_of(text));
    html_grid(html).or_else(lines)
}

fn has_tables(html: &str) -> bool {
    html.contains("<t") || html.contains("<T")
}

/// The table of an HTML text, or of several the one that is meant. The parser is the browser's inert
/// one: it runs no script, loads nothing and applies no style.
fn html_grid(html: &str) -> Option<Grid> {
    if !has_tables(html) {
        return None;
    }
    let parsed = DomParser::new()
        .ok()?
        .parse_from_string(&without_styles(html), SupportedType::TextHtml)
        .ok()?;
    let found = parsed.query_selector_all("table").ok()?;
    let table = |at| found.item(at)?.dyn_into::<HtmlTableElement>().ok();
    let tables = (0..found.length()).filter_map(table);
    meant(tables.map(|table| spread(cells_of(&table))).collect())
}

/// An HTML text whose styles say nothing: the page's policy forbids them, and the browser would report each.
fn without_styles(html: &str) -> String {
    const STYLES: [(&str, &str); 5] = [
        (" style=", " data-style="),
        ("\nstyle=", "\ndata-style="),
        (" STYLE=", " data-style="),
        ("<style", "<x-style"),
        ("</style", "</x-style"),
    ];
    let replace = |html: String, (style, plain): (&str, &str)| html.replace(style, plain);
    STYLES.into_iter().fold(html.to_owned(), replace)
}

fn cells_of(table: &HtmlTableElement) -> Vec<Vec<PageCell>> {
    let rows = table.rows();
    let row = |at| rows.item(at)?.dyn_into::<HtmlTableRowElement>().ok();
    let cells = |row: HtmlTableRowElement| {
        let cells = row.cells();
        let cell = |at| cells.item(at)?.dyn_into::<HtmlTableCellElement>().ok();
        (0..cells.length())
            .filter_map(cell)
            .map(page_cell)
            .collect()
    };
    (0..rows.length()).filter_map(row).map(cells).collect()
}

fn page_cell(cell: HtmlTableCellElement) -> PageCell {
    let mut text = String::new();
    add_text(&cell, &mut text);
    let lines = text.lines().map(one_line).filter(|line| !line.is_empty());
    PageCell {
        text: visible(&lines.collect::<Vec<_>>().join("\n")),
        columns: cell.col_span() as usize,
        rows: cell.row_span() as usize,
    }
}

/// Elements that begin on a line of their own, or whose text is no part of the words around it.
const APART: [&str; 22] = [
    "ADDRESS",
    "ARTICLE",
    "BLOCKQUOTE",
    "BR",
    "DD",
    "DEL",
    "DIV",
    "DL",
    "DT",
    "H1",
    "H2",
    "H3",
    "H4",
    "HR",
    "INS",
    "LI",
    "OL",
    "P",
    "PRE",
    "TABLE",
    "TR",
    "UL",
];

/// Adds the text of an element, with a line for each part that stands apart.
fn add_text(node: &Node, text: &mut String) {
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        let name = child.node_name();
        match name.as_str() {
            // In a page the end of a line is a space.
            "#text" => text.push_str(
                &child
                    .text_content()
                    .unwrap_or_default()
                    .replace(['\n', '\r'], " "),
            ),
            "SCRIPT" | "STYLE" | "TEMPLATE" | "#comment" => {}
            name if APART.contains(&name) => {
                text.push('\n');
                add_text(&child, text);
                text.push('\n');
            }
            _ => add_text(&child, text),
        }
    }
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
