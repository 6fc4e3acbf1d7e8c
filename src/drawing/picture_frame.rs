//! What stands around a picture that leaves the page: what it is of, what it shows, and of when and whom.

use crate::grammar::texts::in_a_picture;

/// The least width, so that the words have room beside a small picture.
const LEAST: f64 = 420.0;
const MARGIN: f64 = 16.0;
/// Widths of a letter, rather too much than too little: the font is whatever the reader has.
const TITLE_LETTER: f64 = 10.0;
const LETTER: f64 = 7.0;
/// What is longer ends in an ellipsis.
const MOST_LINES: usize = 4;

/// A line of words in the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its base line, from the top.
    pub y: f64,
    /// Whether it is of the title.
    pub title: bool,
    /// The words.
    pub text: String,
}

/// The frame; all words begin at [`Frame::LEFT`].
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// Width of the whole.
    pub width: f64,
    /// Height of the whole.
    pub height: f64,
    /// Where the picture begins, from the top; from the left it begins at [`Frame::LEFT`].
    pub top: f64,
    /// The words, from top to bottom.
    pub lines: Vec<Line>,
}

impl Frame {
    /// Where words and picture begin.
    pub const LEFT: f64 = MARGIN;

    /// A frame around a picture of some size: a title and what it shows above, `signed` below.
    pub fn new(size: (f64, f64), title: &str, shows: &str, signed: &str) -> Self {
        let width = size.0.max(LEAST);
        let mut lines = Vec::new();
        let mut y = MARGIN;
        for text in broken(title, width / TITLE_LETTER) {
            y += 20.0;
            let title = true;
            lines.push(Line { y, title, text });
        }
        let mut add = |text: &str, y: &mut f64| {
            for text in broken(text, width / LETTER) {
                *y += 17.0;
                let title = false;
                lines.push(Line { y: *y, title, text });
            }
        };
        add(shows, &mut y);
        let top = y + MARGIN;
        y = top + size.1;
        add(signed, &mut y);
        Self {
            width: width + 2.0 * MARGIN,
            height: y + MARGIN,
            top,
            lines,
        }
    }
}

/// A text in lines of no more than so many letters; scripts as wide as they are high count twice.
fn broken(text: &str, letters: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut left = 0.0;
    for word in in_a_picture(text)
        .split(' ')
        .filter(|word| !word.is_empty())
    {
        let width: f64 = word.chars().map(width_of).sum();
        if width + 1.0 <= left {
            if let Some(line) = lines.last_mut() {
                line.push(' ');
                line.push_str(word);
            }
            left -= width + 1.0;
            continue;
        }
        lines.push(String::new());
        left = letters;
        for letter in word.chars() {
            if width_of(letter) > left {
                lines.push(String::new());
                left = letters;
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
            left -= width_of(letter);
        }
    }
    if lines.len() > MOST_LINES {
        lines.truncate(MOST_LINES);
        if let Some(last) = lines.last_mut() {
            last.pop();
            last.push('…');
        }
    }
    lines
}

fn width_of(letter: char) -> f64 {
    if letter < '\u{1100}' { 1.0 } else { 2.0 }
}
