//! How JSON is laid out: indented for files, on one line for storage.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::Serializer;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// Either layout, chosen at run time: as two types, each would bring its own copy of the writer.
struct Layout {
    pretty: Option<PrettyFormatter<'static>>,
}

impl Layout {
    fn new(pretty: bool) -> Self {
        let pretty = pretty.then(PrettyFormatter::new);
        Self { pretty }
    }
}

/// Hands each mark of punctuation to the chosen layout.
macro_rules! punctuation {
    ($($mark:ident($($first:ident)?))*) => {$(
        fn $mark<W: ?Sized + Write>(&mut self, out: &mut W $(, $first: bool)?) -> io::Result<()> {
            match &mut self.pretty {
                Some(pretty) => pretty.$mark(out $(, $first)?),
                None => CompactFormatter.$mark(out $(, $first)?),
            }
        }
    )*};
}

impl Formatter for Layout {
    punctuation! {
        begin_array()
        end_array()
        begin_array_value(first)
        end_array_value()
        begin_object()
        end_object()
        begin_object_key(first)
        begin_object_value()
        end_object_value()
    }
}

/// Any JSON on one line; `None` for what JSON cannot hold.
pub fn compact(value: &impl Serialize) -> Option<String> {
    written(value, false)
}

/// Any JSON in either layout; `None` for what JSON cannot hold.
pub fn written(value: &impl Serialize, pretty: bool) -> Option<String> {
    let mut bytes = Vec::new();
    let layout = Layout::new(pretty);
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, layout));
    written.ok()?;
    String::from_utf8(bytes).ok()
}
