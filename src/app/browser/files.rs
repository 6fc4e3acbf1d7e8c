//! Files in and out, without a server.

use super::page::{document, window};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, File, FileList, HtmlAnchorElement,
    HtmlCanvasElement, HtmlImageElement, Response, TextDecoder, Url,
};

use crate::codec::encoding::Encoding;
use crate::codec::json::MOST_BYTES;

/// A file's name and text.
pub struct Opened {
    /// Its name.
    pub name: String,
    /// Its text; `Err` says why it was not read.
    pub text: Result<String, String>,
    /// What was guessed in reading it.
    pub note: Option<String>,
}

/// The first file of a list.
pub fn first(files: Option<FileList>) -> Option<File> {
    files?.get(0)
}

/// All files of a list.
pub fn all(files: Option<FileList>) -> Vec<File> {
    let list = files.into_iter();
    list.flat_map(|list| (0..list.length()).filter_map(move |at| list.get(at)))
        .collect()
}

/// Reads a file, unless it is larger than anything this program writes.
pub async fn read(file: File) -> Opened {
    let name = file.name();
    if file.size() > MOST_BYTES as f64 {
        let size = (file.size() / 1e6).ceil() as u64;
        let most = MOST_BYTES / 1_000_000;
        let text = Err(format!(
            "It is {size} MB; an engagement or a table is at most {most} MB. Nothing was changed."
        ));
        let note = None;
        return Opened { name, text, note };
    }
    let (text, note) = match decoded(&file).await {
        Ok((text, encoding)) => (Ok(text), encoding.note(&name)),
        Err(_) => {
            let why = "The browser could not read it. Nothing was changed.";
            (Err(why.to_owned()), None)
        }
    };
    Opened { name, text, note }
}

async fn decoded(file: &File) -> Result<(String, Encoding), JsValue> {
    let buffer = JsFuture::from(file.array_buffer()).await?;
    let bytes = js_sys::Uint8Array::new(&buffer).to_vec();
    let encoding = Encoding::of(&bytes);
    let decoder = TextDecoder::new_with_label(encoding.label())?;
    let text = decoder.decode_with_u8_array(&bytes)?;
    Ok((text, encoding))
}

/// Loads a text from our own origin; `None` when it cannot be had.
pub async fn load(address: &str) -> Option<String> {
    let response = JsFuture::from(window().fetch_with_str(address))
        .await
        .ok()?;
    let response: Response = response.dyn_into().ok()?;
    let text = response.ok().then(|| response.text().ok())??;
    JsFuture::from(text).await.ok()?.as_string()
}

/// Offers text as a download.
pub fn download(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    offer(name, &blob_of(kind, text)?)
}

/// Offers bytes as a download.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes));
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &bag)?;
    offer(name, &blob)
}

fn blob_of(kind: &str, text: &str) -> Result<Blob, JsValue> {
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    Blob::new_with_str_sequence_and_options(&parts, &bag)
}

/// Offers a drawing as a PNG of twice its size, on white.
pub async fn download_png(name: String, drawing: String, size: (f64, f64)) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(&blob_of("image/svg+xml", &drawing)?)?;
    let image: HtmlImageElement = document().create_element("img")?.dyn_into()?;
    image.set_src(&url);
    let decoded = JsFuture::from(image.decode()).await;
    Url::revoke_object_url(&url)?;
    decoded?;
    let canvas: HtmlCanvasElement = document().create_element("canvas")?.dyn_into()?;
    let (width, height) = (2.0 * size.0, 2.0 * size.1);
    canvas.set_width(width as u32);
    canvas.set_height(height as u32);
    let context = canvas.get_context("2d")?.ok_or(JsValue::NULL)?;
    let context: CanvasRenderingContext2d = context.dyn_into()?;
    context.set_fill_style_str("white");
    context.fill_rect(0.0, 0.0, width, height);
    context.draw_image_with_html_image_element_and_dw_and_dh(&image, 0.0, 0.0, width, height)?;
    let offered = Closure::once_into_js(move |blob: Option<Blob>| {
        // Nobody is there to tell: the press is long over.
        let _ = blob.map(|blob| offer(&name, &blob));
    });
    canvas.to_blob(offered.unchecked_ref())
}

fn offer(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let url = Url::create_object_url_with_blob(blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.dyn_into()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url)
}

/// A file name made of the engagement's name.
pub fn file_name(name: &str, ending: &str) -> String {
    let kept: String = name
        .chars()
        .map(|letter| {
            if letter.is_ascii_alphanumeric() || (!letter.is_ascii() && !letter.is_whitespace()) {
                letter
            } else {
                '-'
            }
        })
        .collect();
    let parts: Vec<&str> = kept.split('-').filter(|part| !part.is_empty()).collect();
    let base = parts.join("-").to_ascii_lowercase();
    let base = if base.is_empty() { "engagement" } else { &base };
    format!("{base}.{ending}")
}
