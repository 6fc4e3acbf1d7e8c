//! How JSON is laid out, chosen while the program runs: one copy of every record's writer serves both layouts.

use std::io;

use serde::Serialize;
use serde_json::Value;
use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter, Serializer};

/// On one line, or indented by two spaces.
pub enum Layout {
    /// On one line.
    Line(CompactFormatter),
    /// Indented.
    Indented(PrettyFormatter<'static>),
}

impl Layout {
    /// The layout for a link or the storage.
    pub fn line() -> Self {
        Self::Line(CompactFormatter)
    }

    /// The layout for a file that people read.
    pub fn indented() -> Self {
        Self::Indented(PrettyFormatter::new())
    }
}

/// Writes `value` in a layout.
///
/// # Errors
/// What the value's own writer refuses.
pub fn text_of<T: Serialize>(value: &T, layout: Layout) -> serde_json::Result<String> {
    let mut bytes = Bytes(Vec::new());
    value.serialize(&mut Serializer::with_formatter(&mut bytes, layout))?;
    // serde_json writes UTF-8 alone.
    Ok(String::from_utf8(bytes.0).unwrap_or_default())
}

/// Bytes that are written one or a few at a time: most of JSON is quotes, colons and commas, for each of which a copy of a
/// slice takes longer than the byte.
struct Bytes(Vec<u8>);

impl io::Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        match bytes {
            [byte] => self.0.push(*byte),
            bytes => self.0.extend_from_slice(bytes),
        }
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The JSON of `value`, to be looked at or changed further.
///
/// # Errors
/// What the value's own writer refuses.
pub fn value_of<T: Serialize>(value: &T) -> serde_json::Result<Value> {
    serde_json::from_str(&text_of(value, Layout::line())?)
}

/// Hands each place between the values to the layout chosen.
macro_rules! by_layout {
    ($($place:ident($($first:ident)?)),* $(,)?) => {
        $(fn $place<W: ?Sized + io::Write>(&mut self, writer: &mut W $(, $first: bool)?) -> io::Result<()> {
            match self {
                Self::Line(line) => line.$place(writer $(, $first)?),
                Self::Indented(indented) => indented.$place(writer $(, $first)?),
            }
        })*
    };
}

impl Formatter for Layout {
    by_layout!(
        begin_array(),
        end_array(),
        begin_array_value(first),
        end_array_value(),
        begin_object(),
        end_object(),
        begin_object_key(first),
        begin_object_value(),
        end_object_value(),
    );
}
