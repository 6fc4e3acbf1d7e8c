//! How JSON is laid out: indented for files, on one line for storage.

use std::io::{self, Write};

use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// Either layout, chosen at run time: as two types, each would bring its own copy of the writer.
pub struct Layout {
    pretty: Option<PrettyFormatter<'static>>,
}

impl Layout {
    /// Indented or on one line.
    pub fn new(pretty: bool) -> Self {
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
