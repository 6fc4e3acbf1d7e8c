//! Small parts of pages that stand alone.

use crate::app::old::view::{El, el};

/// A link with its text.
pub fn link(address: &str, text: &str) -> El {
    el("a").attr("href", address).text(text)
}

/// The program's name, leading home.
pub fn brand() -> El {
    let name = link("#/library", "Bad")
        .child(el("i").text("·"))
        .text("Minutes");
    el("p.brand").child(name)
}
