//! Locking with a passphrase, by the browser's own cryptography.

use js_sys::{Array, JsString, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use super::page::window;
use crate::codec::link::lock::{Header, Locked};

/// Whether the browser lends its cryptography: not to a page that came over plain http.
pub fn is_there() -> bool {
    subtle().is_ok()
}

fn subtle() -> Result<SubtleCrypto, JsValue> {
    let subtle = window().crypto()?.subtle();
    match subtle.is_object() {
        true => Ok(subtle),
        false => Err(JsValue::UNDEFINED),
    }
}

/// Bytes of chance, fit for keys.
pub fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], JsValue> {
    let mut bytes = [0; LENGTH];
    window()
        .crypto()?
        .get_random_values_with_u8_array(&mut bytes)?;
    Ok(bytes)
}

/// Locks bytes, each time with a new salt and nonce.
pub async fn lock(passphrase: &str, plain: &[u8]) -> Result<Locked, JsValue> {
    let header = Header::new(random()?, random()?);
    let key = key(passphrase, &header).await?;
    let plain = Uint8Array::from(plain);
    let sealing = subtle()?.encrypt_with_object_and_js_u8_array(&how(&header)?, &key, &plain)?;
    let sealed = bytes_of(sealing).await?;
    Ok(Locked { header, sealed })
}

/// What was locked; an error when the passphrase is another, or anything was changed.
pub async fn unlock(passphrase: &str, locked: &Locked) -> Result<Vec<u8>, JsValue> {
    let key = key(passphrase, &locked.header).await?;
    let sealed = Uint8Array::from(&locked.sealed[..]);
    let how = how(&locked.header)?;
    bytes_of(subtle()?.decrypt_with_object_and_js_u8_array(&how, &key, &sealed)?).await
}

async fn bytes_of(promise: Promise) -> Result<Vec<u8>, JsValue> {
    Ok(Uint8Array::new(&JsFuture::from(promise).await?).to_vec())
}

/// The key, which takes as long to make as the header asks for; the browser works beside the page.
async fn key(passphrase: &str, header: &Header) -> Result<CryptoKey, JsValue> {
    // One keyboard composes an accent, another does not; and copying takes a blank along.
    let typed = JsString::from(passphrase.trim()).normalize("NFC");
    let typed = Uint8Array::from(String::from(typed).as_bytes());
    let derive = Array::of1(&"deriveKey".into());
    let base = subtle()?.import_key_with_str("raw", &typed, "PBKDF2", false, &derive)?;
    let base: CryptoKey = JsFuture::from(base).await?.unchecked_into();
    let how = object([
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(&header.salt[..]).into()),
        ("iterations", header.iterations.into()),
    ])?;
    let kind = object([("name", "AES-GCM".into()), ("length", 256.into())])?;
    let uses = Array::of2(&"encrypt".into(), &"decrypt".into());
    let made = subtle()?.derive_key_with_object_and_object(&how, &base, &kind, false, &uses)?;
    Ok(JsFuture::from(made).await?.unchecked_into())
}

/// How it is sealed: the header goes into the check.
fn how(header: &Header) -> Result<Object, JsValue> {
    object([
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(&header.nonce[..]).into()),
        (
            "additionalData",
            Uint8Array::from(&header.bytes()[..]).into(),
        ),
    ])
}

fn object<const FIELDS: usize>(fields: [(&str, JsValue); FIELDS]) -> Result<Object, JsValue> {
    let object = Object::new();
    for (name, value) in fields {
        Reflect::set(&object, &name.into(), &value)?;
    }
    Ok(object)
}
