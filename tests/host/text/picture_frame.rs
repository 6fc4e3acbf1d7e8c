//! The frame around a picture that leaves the page.

use bad_minutes::drawing::picture_frame::Frame;
use bad_minutes::grammar::texts::in_a_picture;
use proptest::prelude::*;

fn texts(frame: &Frame) -> Vec<&str> {
    frame.lines.iter().map(|line| line.text.as_str()).collect()
}

#[test]
fn words_around_a_picture() {
    let frame = Frame::new(
        (720.0, 300.0),
        "Checkout",
        "How likely.",
        "Estimate, as of today",
    );
    assert_eq!(
        texts(&frame),
        ["Checkout", "How likely.", "Estimate, as of today"]
    );
    let title: Vec<bool> = frame.lines.iter().map(|line| line.title).collect();
    assert_eq!(title, [true, false, false]);
    let [title, shows, signed] = [0, 1, 2].map(|at| frame.lines[at].y);
    assert!(title < shows && shows < frame.top && frame.top + 300.0 < signed);
    assert!(signed < frame.height);
    assert_eq!(frame.width, 720.0 + 2.0 * Frame::LEFT);
}

#[test]
fn what_is_not_there_takes_no_room() {
    let frame = Frame::new((720.0, 300.0), "  ", "", "Estimate");
    assert_eq!(texts(&frame), ["Estimate"]);
    assert!(frame.top < 40.0);
}

#[test]
fn long_words_are_broken_and_much_too_long_ones_end() {
    let check = |title: &str, expected: &[&str]| {
        let frame = Frame::new((0.0, 0.0), title, "", "");
        assert_eq!(texts(&frame), expected);
    };
    check(
        "the quick brown fox jumps over the lazy dogs by the bank",
        &[
            "the quick brown fox jumps over the lazy",
            "dogs by the bank",
        ],
    );
    let (line, rest) = ("a".repeat(42), "a".repeat(8));
    check(&"a".repeat(50), &[&line, &rest]);
    let last = format!("{}…", "a".repeat(41));
    check(&"a".repeat(500), &[&line, &line, &line, &last]);
    check(&"漢".repeat(25), &[&"漢".repeat(21), &"漢".repeat(4)]);
    check("a\u{0}b\nc\u{a0}d", &["a b c d"]);
}

proptest! {
    #[test]
    fn all_stands_inside_and_below_what_is_before(title in any::<String>(), shows in ".{0,400}", signed in any::<String>(), width in 0.0..3000.0, height in 0.0..3000.0) {
        let frame = Frame::new((width, height), &title, &shows, &signed);
        let mut last = 0.0;
        for line in &frame.lines {
            prop_assert!(line.y > last && line.y < frame.height, "{:?}", frame);
            prop_assert_eq!(&in_a_picture(&line.text), &line.text);
            last = line.y;
        }
        prop_assert!(width <= frame.width && frame.top + height <= frame.height);
    }
}
