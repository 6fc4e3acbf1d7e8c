//! What the SLO calculator is asked, as typed, and as it stands in an address.

use crate::grammar::number::{plain, read_number};

/// The fields of the calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// The target in percent.
    Target,
    /// The window in days.
    Window,
    /// How long it may be down.
    Down,
    /// The share of requests that fail, in percent.
    Errors,
    /// What it depends on.
    Depends,
}

impl Field {
    /// All of them, in the order of an address.
    pub const ALL: [Self; 5] = [
        Self::Target,
        Self::Window,
        Self::Down,
        Self::Errors,
        Self::Depends,
    ];

    /// Its name in an address.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::Window => "window",
            Self::Down => "down",
            Self::Errors => "errors",
            Self::Depends => "depends",
        }
    }

    /// What stands in it before anybody types.
    const fn first(self) -> &'static str {
        match self {
            Self::Target => "99.9",
            Self::Window => "30",
            Self::Down => "43.2 min",
            Self::Errors => "0.2",
            Self::Depends => "login 99.99 & pay 99.95 & (cdn-a 99 | cdn-b 99)",
        }
    }
}

/// The windows to choose from: the name in an address, the length in days, and the name in words.
pub const WINDOWS: [(&str, f64, &str); 6] = [
    ("365", 365.0, "a year (365 days)"),
    ("90", 90.0, "a quarter (90 days)"),
    ("30", 30.0, "30 days"),
    ("28", 28.0, "28 days"),
    ("7", 7.0, "7 days"),
    ("1", 1.0, "a day"),
];

/// The longest window in days: ten years.
const MOST_DAYS: f64 = 3660.0;

/// The texts of all fields.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    texts: [String; 5],
    /// The window that an address asks for and that is none.
    no_window: Option<String>,
}

impl Default for Ask {
    fn default() -> Self {
        Self {
            texts: Field::ALL.map(|field| field.first().to_owned()),
            no_window: None,
        }
    }
}

impl Ask {
    /// What stands in a field.
    pub fn get(&self, field: Field) -> &str {
        let [target, window, down, errors, depends] = &self.texts;
        match field {
            Field::Target => target,
            Field::Window => window,
            Field::Down => down,
            Field::Errors => errors,
            Field::Depends => depends,
        }
    }

    /// Puts a text into a field. What is no window leaves the one there was, and is told by
    /// [`Ask::no_window`].
    pub fn set(&mut self, field: Field, text: String) {
        let [target, window, down, errors, depends] = &mut self.texts;
        let held = match field {
            Field::Window if text.trim().is_empty() => return,
            Field::Window => {
                let days = days_of(&text);
                self.no_window = days.is_none().then_some(text);
                *window = days.map_or_else(|| std::mem::take(window), plain);
                return;
            }
            Field::Target => target,
            Field::Down => down,
            Field::Errors => errors,
            Field::Depends => depends,
        };
        *held = text;
    }

    /// What an address gave for a window and is none.
    pub fn no_window(&self) -> Option<&str> {
        self.no_window.as_deref()
    }

    /// Reads what follows the `?` of an address. What is not there is as before anybody types; what cannot
    /// be read stands in its field as it came.
    pub fn read(query: &str) -> Self {
        let mut ask = Self::default();
        for pair in query.split('&') {
            let Some((name, value)) = pair.split_once('=') else {
                continue;
            };
            let field = Field::ALL.into_iter().find(|field| field.name() == name);
            if let Some(field) = field {
                // Somebody typed "99.9%" into the address.
                ask.set(field, decoded(value).unwrap_or_else(|| value.to_owned()));
            }
        }
        ask
    }

    /// What follows the `?` of an address; all fields, so that the link stays what it is.
    pub fn query(&self) -> String {
        let pair = |field: Field| format!("{}={}", field.name(), encoded(self.get(field)));
        Field::ALL.map(pair).join("&")
    }

    /// The window in days and in words.
    pub fn window(&self) -> (f64, String) {
        let name = self.get(Field::Window);
        let known = WINDOWS.iter().find(|(known, ..)| *known == name);
        match known {
            Some(&(_, days, words)) => (days, words.to_owned()),
            None => (days_of(name).unwrap_or(30.0), format!("{name} days")),
        }
    }
}

/// The days of "7", "31d" or "4 weeks", where they are above 0 and at most ten years.
fn days_of(text: &str) -> Option<f64> {
    let (number, unit) = read_number(text.trim()).ok()?;
    let days = match unit.trim() {
        "" | "d" | "day" | "days" => number,
        "w" | "week" | "weeks" => 7.0 * number,
        "h" | "hour" | "hours" => number / 24.0,
        _ => return None,
    };
    (days > 0.0 && days <= MOST_DAYS).then_some(days)
}

/// A text with all but letters, digits and `-_.~` as `%` and two digits to a byte: a parenthesis at the end
/// of a link is lost in many a chat.
pub fn encoded(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}

/// The text that was encoded; `None` when it is none. A `+` is a space, as in forms.
pub fn decoded(value: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(value.len());
    let mut rest = value.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                let (high, low) = (digit()?, digit()?);
                (high * 16 + low) as u8
            }
            b'+' => b' ',
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}
