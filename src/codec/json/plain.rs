//! What serde's derives read: a deserializer that takes any JSON. Whatever the file lacks, or has of another type,
//! is as the record that nobody has filled yet has it, and is noted with its place.
//!
//! Ids, links, cells and lists it leaves as they are there: [`crate::codec::json::reader`] reads them, since they
//! depend on the rest of the document.

use std::iter;

use serde::de::value::{SeqDeserializer, StrDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, IntoDeserializer, MapAccess, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error as Failed, Value};

use crate::codec::json::log::Log;
use crate::codec::json::repair::unknown_keys;
use crate::document::RowId;
use crate::document::records::snapshot::LONG_TEXT;

/// What is said of a value where an object should be.
pub const NO_OBJECT: &str = "expected an object; left out.";

static NOTHING: Value = Value::Null;
static TRUE: Value = Value::Bool(true);

/// One value of the file, beside the one that stands in for it.
pub struct Plain<'r, 'a, 'de> {
    pub log: &'r mut Log,
    /// `None` when the file does not have it.
    pub file: Option<&'a Value>,
    pub unfilled: &'de Value,
}

impl Plain<'_, '_, '_> {
    /// Says what is used instead of what the file has.
    fn note(&mut self, expected: &str) {
        let used = match self.unfilled {
            Value::String(text) if text.is_empty() => "left empty".to_owned(),
            Value::String(text) => format!("{text} is used"),
            Value::Null => "left out".to_owned(),
            other => format!("{other} is used"),
        };
        self.log.note(&format!("expected {expected}; {used}."));
    }
}

impl<'de> Deserializer<'de> for Plain<'_, '_, 'de> {
    type Error = Failed;

    fn deserialize_bool<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        match self.file {
            Some(Value::Bool(flag)) => return visitor.visit_bool(*flag),
            Some(_) => self.note("true or false"),
            None => {}
        }
        self.unfilled.deserialize_bool(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        match self.file.map(Value::as_u64) {
            Some(Some(number)) => return visitor.visit_u64(number),
            Some(None) => self.note("a whole number"),
            None => {}
        }
        self.unfilled.deserialize_u64(visitor)
    }

    fn deserialize_f64<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        match self.file.map(Value::as_f64) {
            Some(Some(number)) => return visitor.visit_f64(number),
            Some(None) => self.note("a number"),
            None => {}
        }
        self.unfilled.deserialize_f64(visitor)
    }

    fn deserialize_string<V: Visitor<'de>>(mut self, visitor: V) -> Result<V::Value, Failed> {
        match self.file {
            Some(Value::String(text)) => return visitor.visit_string(self.log.short(text)),
            Some(_) => self.note("a text"),
            None => {}
        }
        self.unfilled.deserialize_string(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        mut self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Failed> {
        match self.file {
            Some(Value::String(text)) if name == LONG_TEXT => {
                let text: StrDeserializer<Failed> = text.as_str().into_deserializer();
                return visitor.visit_newtype_struct(text);
            }
            Some(_) if name == LONG_TEXT => {
                self.note("a text");
                self.file = None;
            }
            _ => {}
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        mut self,
        _: &'static str,
        words: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        let known = |word: &&str| words.contains(word);
        let mut word = self.file.and_then(Value::as_str).filter(known);
        if word.is_none() && self.file.is_some() {
            self.note(&format!("one of {}", words.join(", ")));
        }
        word = word.or_else(|| self.unfilled.as_str());
        // Where nothing stands in, the reader leaves out the choice, or the record that says nothing without it.
        let word = word.ok_or_else(|| Failed::custom("none of the choices"))?;
        let word: StrDeserializer<Failed> = word.into_deserializer();
        visitor.visit_enum(word)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        let file = self.file.filter(|file| !file.is_null());
        match (file, self.unfilled) {
            (None, Value::Null) => visitor.visit_none(),
            _ if self.log.is_left_out() => visitor.visit_none(),
            (None, unfilled) => visitor.visit_some(Plain {
                log: self.log,
                file: None,
                unfilled,
            }),
            (Some(_), _) => {
                let log = self.log;
                let inner = Plain {
                    log: &mut *log,
                    file,
                    unfilled: &NOTHING,
                };
                let read = visitor.visit_some(inner);
                if read.is_err() {
                    log.leave_out();
                }
                read
            }
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        fields: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Failed> {
        if let Some(file) = self.file {
            if !file.is_object() {
                self.log.note(NO_OBJECT);
            } else if let Some(others) = unknown_keys(file, fields) {
                self.log.note(&others);
            }
        }
        visitor.visit_map(Fields {
            left: fields.iter(),
            key: "",
            fields,
            of: self,
        })
    }

    /// An id or a link.
    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.log.expect_named(self.file);
        match self.unfilled {
            Value::String(id) => visitor.visit_str(id),
            _ => visitor.visit_str(RowId::default().as_str()),
        }
    }

    /// A cell.
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.log.expect_named(self.file);
        self.unfilled.deserialize_any(visitor)
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        self.log.expect_named(self.file);
        visitor.visit_seq(SeqDeserializer::new(iter::empty::<()>()))
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Failed> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u32 f32 char bytes byte_buf unit unit_struct tuple tuple_struct map identifier
    }
}

/// The fields of a struct, in its order.
struct Fields<'r, 'a, 'de> {
    of: Plain<'r, 'a, 'de>,
    left: std::slice::Iter<'static, &'static str>,
    fields: &'static [&'static str],
    key: &'static str,
}

impl<'de> MapAccess<'de> for Fields<'_, '_, 'de> {
    type Error = Failed;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Failed> {
        let Some(key) = self.left.next() else {
            return Ok(None);
        };
        self.key = key;
        let key: StrDeserializer<Failed> = key.into_deserializer();
        seed.deserialize(key).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, Failed> {
        let key = self.key;
        let file = self.of.file.and_then(|file| file.get(key));
        let mut unfilled = self.of.unfilled.get(key).unwrap_or(&NOTHING);
        // Who writes a scope and not whether it is all of them means all, in a mitigation too.
        if key == "all" && self.of.file.is_some() {
            unfilled = &TRUE;
        }
        let log = &mut *self.of.log;
        let outside = log.place.enter(self.fields, key);
        let read = seed.deserialize(Plain {
            log: &mut *log,
            file,
            unfilled,
        });
        log.place.leave(outside);
        read
    }
}
