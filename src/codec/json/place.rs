//! Where in a file something stands: as a person finds it, and in the order of the file.

use std::fmt::Write;

/// A place in a file, such as `engagement.risks[2].name`.
#[derive(Default)]
pub struct Place {
    /// As it is shown.
    pub text: String,
    /// The position of each key among its struct's fields, from 1, and of each item in its list.
    pub order: Vec<usize>,
}

/// A place to go back to.
pub struct Outside {
    text: usize,
    order: usize,
}

impl Place {
    /// Goes to a key of the object that is here.
    pub fn enter(&mut self, fields: &[&str], key: &str) -> Outside {
        let outside = self.here();
        if !self.text.is_empty() {
            self.text.push('.');
        }
        self.text.push_str(key);
        let known = fields.iter().position(|field| *field == key);
        self.order.push(known.map_or(fields.len(), |at| at) + 1);
        outside
    }

    /// Goes to an item of the list that is here.
    pub fn enter_item(&mut self, at: usize) -> Outside {
        let outside = self.here();
        // Writing to a text does not fail.
        let _ = write!(self.text, "[{at}]");
        self.order.push(at);
        outside
    }

    /// Goes back.
    pub fn leave(&mut self, outside: Outside) {
        self.text.truncate(outside.text);
        self.order.truncate(outside.order);
    }

    fn here(&self) -> Outside {
        Outside {
            text: self.text.len(),
            order: self.order.len(),
        }
    }
}
