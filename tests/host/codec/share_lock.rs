//! The bytes of a locked link; the lock itself is tested in the browser.

use bad_minutes::codec::link::lock::{
    Header, ITERATIONS, Locked, MOST_ITERATIONS, is_locked, judged, suggestion,
};
use bad_minutes::codec::link::share::{MOST_CHARACTERS, Unreadable};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use proptest::prelude::*;

fn locked(iterations: u32) -> Locked {
    let mut header = Header::new([7; 16], [9; 12]);
    header.iterations = iterations;
    let sealed = vec![1; 40];
    Locked { header, sealed }
}

/// The bytes of a link that is in order.
fn bytes() -> Vec<u8> {
    let link = locked(ITERATIONS).write();
    URL_SAFE_NO_PAD.decode(&link[2..]).expect("base64url")
}

fn link_of(bytes: &[u8]) -> String {
    format!("2.{}", URL_SAFE_NO_PAD.encode(bytes))
}

#[test]
fn the_form() {
    let bytes = bytes();
    assert_eq!(bytes.len(), 33 + 40);
    // Which kind, 600 000, the salt and the nonce.
    assert_eq!(bytes[..5], [1, 0, 9, 0x27, 0xc0]);
    assert_eq!(bytes[5..21], [7; 16]);
    assert_eq!(bytes[21..33], [9; 12]);
    assert!(is_locked(&locked(ITERATIONS).write()));
    for other in ["", "2", "1.AAAA", "22.AAAA", ".2."] {
        assert!(!is_locked(other), "{other}");
    }
}

/// Refused for this reason.
fn check_refused(link: &str, expected: Unreadable) {
    assert_eq!(Locked::read(link), Err(expected), "{:.60}", link);
}

#[test]
fn what_no_passphrase_opens_is_refused() {
    check_refused("", Unreadable::Empty);
    for damaged in ["2.", "2.!", "2.AAAA", "2.x.y", "1.AAAA", "x"] {
        check_refused(damaged, Unreadable::Damaged);
    }
    let whole = bytes();
    for length in 0..=33 + 16 {
        check_refused(&link_of(&whole[..length]), Unreadable::Damaged);
    }
    let kind = |kind: u8| {
        let mut bytes = bytes();
        bytes[0] = kind;
        link_of(&bytes)
    };
    check_refused(&kind(0), Unreadable::Damaged);
    check_refused(&kind(2), Unreadable::Newer);
    check_refused(&kind(255), Unreadable::Newer);
    check_refused(
        &format!("2.{}", "A".repeat(MOST_CHARACTERS)),
        Unreadable::TooLarge,
    );
}

#[test]
fn a_link_neither_weakens_the_lock_nor_asks_for_minutes_of_work() {
    for odd in [0, 1, ITERATIONS - 1, MOST_ITERATIONS + 1, u32::MAX] {
        check_refused(&locked(odd).write(), Unreadable::OddLock);
    }
    for fine in [ITERATIONS, MOST_ITERATIONS] {
        assert_eq!(Locked::read(&locked(fine).write()), Ok(locked(fine)));
    }
}

#[test]
fn what_is_said_of_a_passphrase() {
    let check = |text: &str, expected: Result<&str, &str>| {
        let said = judged(text);
        assert_eq!(said.is_ok(), expected.is_ok(), "{text}");
        let (Ok(said) | Err(said), Ok(part) | Err(part)) = (said, expected);
        assert!(said.contains(part), "{text}: {said}");
    };
    check("", Err("Type a passphrase"));
    check("   ", Err("Type a passphrase"));
    check("1234567", Err("At least 8"));
    check("  1234567  ", Err("At least 8"));
    check("ÄÖÜäöü", Err("At least 8"));
    check("12345678", Ok("no word, name or date"));
    check("correct horse battery staple", Ok("Long enough"));
    check(&suggestion([0; 16]), Ok("Long enough"));
}

#[test]
fn suggestions() {
    assert_eq!(suggestion([0; 16]), "aaaa-aaaa-aaaa-aaaa");
    let counted = std::array::from_fn(|at| at as u8 * 2 + 1);
    assert_eq!(suggestion(counted), "bdfh-jmpr-tvxz-3579");
    // Each sign stands for as many bytes as any other.
    let mut seen = [0; 128];
    for byte in 0..=u8::MAX {
        seen[usize::from(suggestion([byte; 16]).as_bytes()[0])] += 1;
    }
    assert_eq!(seen.iter().filter(|count| **count == 8).count(), 32);
}

proptest! {
    #[test]
    fn what_is_written_is_read(salt: [u8; 16], nonce: [u8; 12], sealed in prop::collection::vec(any::<u8>(), 17..200)) {
        let link = Locked { header: Header::new(salt, nonce), sealed };
        prop_assert_eq!(Locked::read(&link.write()), Ok(link));
    }

    #[test]
    fn any_text_is_read_or_refused(text in any::<String>(), bytes in prop::collection::vec(any::<u8>(), 0..80)) {
        for link in [text.clone(), format!("2.{text}"), link_of(&bytes)] {
            if let Err(why) = Locked::read(&link) {
                prop_assert!(!why.words().is_empty());
            }
        }
    }
}
