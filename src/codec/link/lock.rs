//! The lock of a link, as bytes; the cryptography itself is the browser's.
//!
//! `2.` and then base64url of a header and a sealed text. The header names how the key is made of the passphrase
//! (1: PBKDF2 with HMAC-SHA-256, then AES-256-GCM; one byte), how often that is repeated (four bytes, the highest
//! first), the salt (16 bytes) and the nonce (12 bytes). It is sealed along as associated data, so a changed one
//! opens nothing. Sealed is the zlib stream of a link that is not locked.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::codec::link::share::{LOCKED_FORM, Unreadable, decoded, parted};

/// PBKDF2 with HMAC-SHA-256, then AES-256-GCM.
const PBKDF2_AES_GCM: u8 = 1;

/// How often the passphrase is hashed: what the OWASP Password Storage Cheat Sheet asks for with
/// PBKDF2-HMAC-SHA-256. A link that asks for less is refused.
pub const ITERATIONS: u32 = 600_000;

/// The most that a link may ask for: some seconds of work.
pub const MOST_ITERATIONS: u32 = 3_000_000;

/// The fewest characters of a passphrase; the OWASP Authentication Cheat Sheet asks for no fewer.
pub const FEWEST_CHARACTERS: usize = 8;

const HEADER: usize = 1 + 4 + 16 + 12;
/// AES-GCM's own check stands at the end of what it seals.
const CHECK: usize = 16;

/// How a link is locked: no secret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// How often the passphrase is hashed.
    pub iterations: u32,
    /// What makes the same passphrase another key in each link.
    pub salt: [u8; 16],
    /// The nonce; never the same twice under one key.
    pub nonce: [u8; 12],
}

impl Header {
    /// A new header of random bytes.
    pub fn new(salt: [u8; 16], nonce: [u8; 12]) -> Self {
        Self {
            iterations: ITERATIONS,
            salt,
            nonce,
        }
    }

    /// As it stands in the link.
    pub fn bytes(&self) -> Vec<u8> {
        let mut bytes = vec![PBKDF2_AES_GCM];
        bytes.extend(self.iterations.to_be_bytes());
        bytes.extend(self.salt);
        bytes.extend(self.nonce);
        bytes
    }

    fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let (kind, rest) = bytes.split_first().ok_or(Unreadable::Damaged)?;
        match *kind {
            PBKDF2_AES_GCM => {}
            0 => return Err(Unreadable::Damaged),
            _ => return Err(Unreadable::Newer),
        }
        let (iterations, rest) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
        let (salt, rest) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
        let (nonce, _) = rest.split_first_chunk().ok_or(Unreadable::Damaged)?;
        let iterations = u32::from_be_bytes(*iterations);
        if !(ITERATIONS..=MOST_ITERATIONS).contains(&iterations) {
            return Err(Unreadable::OddLock);
        }
        Ok(Self {
            iterations,
            salt: *salt,
            nonce: *nonce,
        })
    }
}

/// What a locked link holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Locked {
    /// How it is locked.
    pub header: Header,
    /// What is locked in it.
    pub sealed: Vec<u8>,
}

/// Whether a link's data says of itself that it is locked.
pub fn is_locked(data: &str) -> bool {
    data.split_once('.')
        .is_some_and(|(form, _)| form == LOCKED_FORM)
}

impl Locked {
    /// Reads the data of a locked link.
    ///
    /// # Errors
    /// Why no passphrase can open it.
    pub fn read(data: &str) -> Result<Self, Unreadable> {
        let (form, text) = parted(data)?;
        if form != LOCKED_FORM {
            return Err(Unreadable::Damaged);
        }
        let bytes = decoded(text)?;
        let (header, sealed) = bytes.split_at_checked(HEADER).ok_or(Unreadable::Damaged)?;
        let header = Header::read(header)?;
        if sealed.len() <= CHECK {
            return Err(Unreadable::Damaged);
        }
        let sealed = sealed.to_vec();
        Ok(Self { header, sealed })
    }

    /// The link's data.
    pub fn write(&self) -> String {
        let mut bytes = self.header.bytes();
        bytes.extend(&self.sealed);
        format!("{LOCKED_FORM}.{}", URL_SAFE_NO_PAD.encode(bytes))
    }
}

/// Why a passphrase locks nothing yet, or what to think of when choosing it.
///
/// # Errors
/// What is missing.
pub fn judged(passphrase: &str) -> Result<&'static str, &'static str> {
    match passphrase.trim().chars().count() {
        0 => Err("Type a passphrase, or have one suggested: until then there is no link."),
        length if length < FEWEST_CHARACTERS => Err(
            "At least 8 characters: a program tries all shorter ones. Until then there is no link.",
        ),
        length if length < 16 => Ok(
            "This short, it should be no word, name or date: programs try those first. Four or more words that do not belong together are safer.",
        ),
        _ => Ok("Long enough, unless it is a sentence that others know."),
    }
}

/// A passphrase of chance: 80 bits, in letters and digits that no two of look alike, four by four.
pub fn suggestion(random: [u8; 16]) -> String {
    const SIGNS: &[u8; 32] = b"abcdefghijkmnpqrstuvwxyz23456789";
    let mut text = String::new();
    for (at, byte) in random.iter().enumerate() {
        if at > 0 && at % 4 == 0 {
            text.push('-');
        }
        text.push(char::from(SIGNS[usize::from(byte % 32)]));
    }
    text
}

/// What a lock does, and what it does not.
pub const PROTECTS: &str = "Who has the link but not the passphrase sees that it is a Bad Minutes link and how long it is, nothing else. Send the passphrase another way than the link. Nobody can find out a forgotten one. The lock is no help against somebody who knows the passphrase, and a short one can be guessed by trying.";

/// What is said where the browser lends its cryptography to no page.
pub const NEEDS_HTTPS: &str = "Locks work only where the page comes over https: open it at an address that begins with https.";

/// What is said of a passphrase that opens nothing.
pub const NOT_OPENED: &str = "This passphrase does not open the link, or the link was changed on its way. Check capitals and spaces.";
