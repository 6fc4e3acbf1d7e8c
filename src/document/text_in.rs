//! One text of a record, to be read and to be changed: what a field of a page shows.

/// Where a record of type `T` keeps a text; [`text_in!`] makes one from the name of its field.
pub struct TextIn<T> {
    read: fn(&T) -> &String,
    change: fn(&mut T) -> &mut String,
}

impl<T> Clone for TextIn<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for TextIn<T> {}

impl<T> TextIn<T> {
    /// Of a field that both functions give.
    pub const fn new(read: fn(&T) -> &String, change: fn(&mut T) -> &mut String) -> Self {
        Self { read, change }
    }

    /// The text that a record has.
    pub fn of(self, record: &T) -> &str {
        (self.read)(record)
    }

    /// Gives a record another text.
    pub fn set(self, record: &mut T, text: String) {
        *(self.change)(record) = text;
    }
}

/// The text in the field of this name: `text_in!(owner)`.
macro_rules! text_in {
    ($field:ident) => {
        $crate::document::TextIn::new(|one| &one.$field, |one| &mut one.$field)
    };
}

pub(crate) use text_in;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_read_where_it_was_set() {
        let (mut pair, first) = (
            (String::new(), "other".to_owned()),
            TextIn::new(|one: &(String, String)| &one.0, |one| &mut one.0),
        );
        first.set(&mut pair, "own".to_owned());
        assert_eq!((first.of(&pair), pair.1.as_str()), ("own", "other"));
    }
}
