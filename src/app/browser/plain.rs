//! What another page sent, as JSON: measured while it is read, so that nothing huge or endless is read to its end.

use js_sys::{Array, JsString, Object, Reflect};
use serde_json::{Map, Value};
use wasm_bindgen::{JsCast, JsValue};

use crate::codec::host_message::{MOST_BYTES, MOST_DEPTH, MOST_ITEMS, Wrong};

/// The largest number up to which a browser's whole numbers have no gaps.
const MOST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// Reads a value.
///
/// # Errors
/// It is larger or deeper than a message may be, or holds what JSON does not have.
pub fn plain(value: &JsValue) -> Result<Value, Wrong> {
    let mut left = MOST_BYTES;
    walk(value, &mut left, 0)
}

fn walk(value: &JsValue, left: &mut usize, depth: usize) -> Result<Value, Wrong> {
    if depth > MOST_DEPTH {
        return Err(Wrong::TooDeep);
    }
    spend(left, 1)?;
    if value.is_null() {
        return Ok(Value::Null);
    }
    if let Some(is_true) = value.as_bool() {
        return Ok(Value::from(is_true));
    }
    if let Some(number) = value.as_f64() {
        return whole_or_not(number);
    }
    if let Some(text) = value.dyn_ref::<JsString>() {
        return read_text(text, left);
    }
    // Lists in lists say little and take long.
    spend(left, 8)?;
    if let Some(list) = value.dyn_ref::<Array>() {
        return read_list(list, left, depth);
    }
    match is_plain(value) {
        true => read_object(value.unchecked_ref(), left, depth),
        false => Err(Wrong::NotJson),
    }
}

fn spend(left: &mut usize, bytes: usize) -> Result<(), Wrong> {
    *left = left.checked_sub(bytes).ok_or(Wrong::TooLarge)?;
    Ok(())
}

fn whole_or_not(number: f64) -> Result<Value, Wrong> {
    if !number.is_finite() {
        return Err(Wrong::NotJson);
    }
    // As JSON has them, where 1 and 1.0 are different texts.
    Ok(
        match number.trunc() == number && number.abs() < MOST_WHOLE {
            true => Value::from(number as i64),
            false => Value::from(number),
        },
    )
}

fn read_text(text: &JsString, left: &mut usize) -> Result<Value, Wrong> {
    // In UTF-16 units, of which none is less than a byte.
    spend(left, text.length() as usize)?;
    Ok(Value::from(String::from(text)))
}

fn read_list(list: &Array, left: &mut usize, depth: usize) -> Result<Value, Wrong> {
    // Before the first item is read: reading many takes long.
    if list.length() as usize > MOST_ITEMS {
        return Err(Wrong::TooLong);
    }
    let items = (0..list.length()).map(|at| walk(&list.get(at), left, depth + 1));
    items.collect::<Result<Vec<_>, _>>().map(Value::from)
}

fn read_object(object: &Object, left: &mut usize, depth: usize) -> Result<Value, Wrong> {
    let mut read = Map::new();
    for key in Object::keys(object).iter() {
        let value = Reflect::get(object, &key).map_err(|_| Wrong::NotJson)?;
        // JSON has no such value, and an object that has it is as one that lacks the key.
        if value.is_undefined() {
            continue;
        }
        let Value::String(key) = read_text(key.unchecked_ref(), left)? else {
            return Err(Wrong::NotJson);
        };
        read.insert(key, walk(&value, left, depth + 1)?);
    }
    Ok(Value::Object(read))
}

/// Whether it is an object and nothing more: no date, no map, no bytes.
fn is_plain(value: &JsValue) -> bool {
    value.is_object() && Object::get_prototype_of(value) == Object::get_prototype_of(&Object::new())
}
