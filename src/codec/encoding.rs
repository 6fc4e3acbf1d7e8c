//! Which encoding a file's bytes are in. Decoding what is not UTF-8 is the browser's work.

/// How a file's bytes are to be read as text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16 with the lower byte first, as spreadsheets write "Unicode text".
    Utf16Low,
    /// UTF-16 with the higher byte first.
    Utf16High,
    /// What is none of them: the code page that spreadsheets in the west write.
    Windows1252,
}

impl Encoding {
    /// The encoding by its mark, or by what the bytes can be.
    pub fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0xff, 0xfe, ..] => Self::Utf16Low,
            [0xfe, 0xff, ..] => Self::Utf16High,
            _ if std::str::from_utf8(bytes).is_ok() => Self::Utf8,
            _ => Self::Windows1252,
        }
    }

    /// Its label, as the Encoding Standard has it.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Low => "utf-16le",
            Self::Utf16High => "utf-16be",
            Self::Windows1252 => "windows-1252",
        }
    }

    /// What the person is told, where the encoding is a guess.
    pub fn note(self, name: &str) -> Option<String> {
        (self == Self::Windows1252).then(|| {
            format!("{name} is not in UTF-8, so it was read as Windows-1252. Look at its accents and umlauts.")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Encoding) {
        assert_eq!(Encoding::of(bytes), expected);
        assert_eq!(
            Encoding::of(bytes).note("a.csv").is_some(),
            expected == Encoding::Windows1252
        );
    }

    #[test]
    fn bytes_say_their_encoding() {
        check(b"", Encoding::Utf8);
        check(b"Risk;ETTD", Encoding::Utf8);
        check("St\u{f6}rung".as_bytes(), Encoding::Utf8);
        check(b"\xef\xbb\xbfRisk", Encoding::Utf8);
        check(b"St\xf6rung am Ger\xe4t", Encoding::Windows1252);
        check(b"\xff\xfeR\0i\0s\0k\0", Encoding::Utf16Low);
        check(b"\xfe\xff\0R\0i\0s\0k", Encoding::Utf16High);
    }
}
