//! Identities: random, made at the app's edge, never reused.

use std::fmt;
use std::str::FromStr;

/// RFC 4648 base32 in lower case: no digit looks like a letter.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// Fixed-length base32 text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Id<const LENGTH: usize>([u8; LENGTH]);

/// A row's identity within its engagement: 40 random bits.
pub type RowId = Id<8>;

/// An engagement's identity: 128 random bits (and two zero bits) in 26 characters.
pub type EngagementId = Id<26>;

/// A text that is not an id of the wanted length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnId;

impl<const LENGTH: usize> Id<LENGTH> {
    /// Spells the first `5 * LENGTH` bits of `random`; bits it lacks are zero.
    pub fn from_random(random: &[u8]) -> Self {
        let bit = |at: usize| {
            let byte = random.get(at / 8).copied().unwrap_or(0);
            usize::from(byte >> (7 - at % 8) & 1)
        };
        Self(std::array::from_fn(|place| {
            let five = (0..5).fold(0, |value, offset| value << 1 | bit(place * 5 + offset));
            ALPHABET[five]
        }))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        // The alphabet is ASCII, so the fallback is never taken.
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl<const LENGTH: usize> fmt::Display for Id<LENGTH> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl<const LENGTH: usize> FromStr for Id<LENGTH> {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let bytes: [u8; LENGTH] = text.as_bytes().try_into().map_err(|_| NotAnId)?;
        if bytes.iter().all(|byte| ALPHABET.contains(byte)) {
            Ok(Self(bytes))
        } else {
            Err(NotAnId)
        }
    }
}

impl<const LENGTH: usize> Default for Id<LENGTH> {
    /// What stands in for an id until there is one.
    fn default() -> Self {
        Self::from_random(&[])
    }
}

impl<'de, const LENGTH: usize> serde::Deserialize<'de> for Id<LENGTH> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(Spelled)
    }
}

/// Reads an id from its text.
struct Spelled<const LENGTH: usize>;

impl<const LENGTH: usize> serde::de::Visitor<'_> for Spelled<LENGTH> {
    type Value = Id<LENGTH>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{LENGTH} characters a-z and 2-7")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Id<LENGTH>, E> {
        text.parse().map_err(|NotAnId| E::custom("not an id"))
    }
}

impl<const LENGTH: usize> serde::Serialize for Id<LENGTH> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl<const LENGTH: usize> schemars::JsonSchema for Id<LENGTH> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        format!("Id{LENGTH}").into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "pattern": format!("^[a-z2-7]{{{LENGTH}}}$") })
    }
}
