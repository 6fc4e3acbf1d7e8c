//! How JSON is written: indented for files, on one line for storage. Character for character what
//! serde_json's serializer writes, which is tested, in a quarter of its code.

use serde_json::Value;

/// JSON being written.
#[derive(Default)]
pub struct Layout {
    text: String,
    indented: bool,
    depth: usize,
    /// Whether something stands before the next item of the innermost list or object.
    follows: bool,
}

impl Layout {
    /// An empty text, to be indented or on one line.
    pub fn new(indented: bool) -> Self {
        Self {
            indented,
            ..Self::default()
        }
    }

    /// Begins an object or a list.
    pub fn open(&mut self, mark: char) {
        self.text.push(mark);
        self.depth += 1;
        self.follows = false;
    }

    /// Ends it.
    pub fn close(&mut self, mark: char) {
        self.depth -= 1;
        if self.follows {
            self.line();
        }
        self.text.push(mark);
        self.follows = true;
    }

    /// Comes before each item of a list.
    pub fn item(&mut self) {
        if self.follows {
            self.text.push(',');
        }
        self.follows = true;
        self.line();
    }

    /// Comes before the value of each key of an object.
    pub fn key(&mut self, key: &str) {
        self.item();
        self.string(key);
        self.text.push_str(if self.indented { ": " } else { ":" });
    }

    /// Any value.
    pub fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.text.push_str("null"),
            Value::Bool(true) => self.text.push_str("true"),
            Value::Bool(false) => self.text.push_str("false"),
            Value::Number(number) => self.text.push_str(&number.to_string()),
            Value::String(text) => self.string(text),
            Value::Array(items) => {
                self.open('[');
                for item in items {
                    self.item();
                    self.value(item);
                }
                self.close(']');
            }
            Value::Object(object) => {
                self.open('{');
                for (key, value) in object {
                    self.put(key, value);
                }
                self.close('}');
            }
        }
    }

    /// A key with its value.
    pub fn put(&mut self, key: &str, value: &Value) {
        self.key(key);
        self.value(value);
    }

    /// What was written.
    pub fn into_text(self) -> String {
        self.text
    }

    fn string(&mut self, text: &str) {
        self.text.push('"');
        for character in text.chars() {
            let escaped = match character {
                '"' | '\\' => character,
                '\u{8}' => 'b',
                '\t' => 't',
                '\n' => 'n',
                '\u{c}' => 'f',
                '\r' => 'r',
                '\0'..' ' => {
                    let code = u32::from(character);
                    let digit = |four| char::from_digit(four, 16).unwrap_or_default();
                    self.text.push_str("\\u00");
                    self.text.push(digit(code >> 4));
                    self.text.push(digit(code & 15));
                    continue;
                }
                _ => {
                    self.text.push(character);
                    continue;
                }
            };
            self.text.push('\\');
            self.text.push(escaped);
        }
        self.text.push('"');
    }

    fn line(&mut self) {
        if self.indented {
            self.text.push('\n');
            for _ in 0..self.depth {
                self.text.push_str("  ");
            }
        }
    }
}

/// JSON on one line.
pub fn compact(value: &Value) -> String {
    let mut layout = Layout::new(false);
    layout.value(value);
    layout.into_text()
}
