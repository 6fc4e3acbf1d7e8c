//! The causal map as an SVG file: looks stand in attributes, since a saved picture has no style sheet.

use std::fmt::Write;

use super::causal_svg::{Arrow, Node, Picture};
use crate::analysis::practice::causal::Kind;
use crate::drawing::odds::chart::place;
use crate::drawing::odds::odds_svg::{SvgFile, framed, words};

const OWN: &str = "#4156b8";
const LINK: &str = "#8a8a8a";

/// The map in its frame: `title` and what it `shows` above, `signed` below.
pub fn causal_file(picture: &Picture, title: &str, shows: &str, signed: &str) -> SvgFile {
    framed(
        (picture.width, picture.height),
        title,
        shows,
        signed,
        |text| {
            for one in &picture.arrows {
                arrow(text, one);
            }
            for one in &picture.nodes {
                node(text, one);
            }
        },
    )
}

fn arrow(text: &mut String, arrow: &Arrow) {
    let (colour, dashes) = match arrow.own {
        true => (OWN, r#" stroke-dasharray="5 4""#),
        false => (LINK, ""),
    };
    // Writing to a string never fails.
    let _ = write!(
        text,
        r#"<path d="{}" fill="none" stroke="{colour}" stroke-width="1.5"{dashes}/><path d="{}" fill="{colour}"/>"#,
        arrow.path, arrow.tip
    );
}

fn node(text: &mut String, node: &Node) {
    let colour = match node.kind {
        Kind::Systemic => "#9a6200",
        Kind::Risk => "#0a7a76",
        Kind::Journey => "#3c5fb0",
        Kind::Objective => "#2b7a3d",
        Kind::Own => OWN,
        Kind::EveryRisk | Kind::EveryJourney | Kind::Service => LINK,
    };
    let dashes = match node.kind {
        Kind::Own => r#" stroke-dasharray="5 4""#,
        _ => "",
    };
    let [x, y, width, height] = [node.x, node.y, node.width, node.height].map(place);
    let _ = write!(
        text,
        r##"<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="6" fill="#ffffff" stroke="{colour}" stroke-width="1.5"{dashes}/>"##
    );
    for (place, anchor, line, is_head) in node.words() {
        let looks = match is_head {
            true => r##"font-size="10.5" fill="#555555""##,
            false => r##"font-size="12" fill="#1d1c1a""##,
        };
        words(text, place, anchor, looks, line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_has_boxes_and_arrows() {
        let picture = Picture {
            width: 100.0,
            height: 60.0,
            arrows: vec![Arrow {
                path: "M0 0".to_owned(),
                tip: "M1 1".to_owned(),
                own: true,
            }],
            nodes: vec![Node {
                x: 1.0,
                y: 2.0,
                width: 90.0,
                height: 40.0,
                kind: Kind::Risk,
                head: "12 a year".to_owned(),
                lines: vec!["a < b".to_owned()],
                title: "risk: a < b".to_owned(),
            }],
        };
        let file = causal_file(&picture, "Shop", "What causes what.", "Estimate");
        for part in [
            "Shop",
            "What causes what.",
            "Estimate",
            "a &lt; b",
            "12 a year",
            "stroke-dasharray",
        ] {
            assert!(file.text.contains(part), "{part}: {}", file.text);
        }
    }
}
