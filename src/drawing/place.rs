//! Where a popover stands beside what opened it.

/// A box in the viewport.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Anchor {
    /// Left edge.
    pub left: f64,
    /// Top edge.
    pub top: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// An extent.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Size {
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

/// Which edges are in line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// Left edges.
    #[default]
    Start,
    /// Middles.
    Middle,
    /// Right edges.
    End,
}

const GAP: f64 = 4.0;
const EDGE: f64 = 8.0;

/// Left and top of a box of `size`: under the anchor, above it where there is more room, and
/// never over the edges of the `viewport` unless it is larger than it.
pub fn place(anchor: Anchor, size: Size, viewport: Size, align: Align) -> (f64, f64) {
    let left = match align {
        Align::Start => anchor.left,
        Align::Middle => anchor.left + (anchor.width - size.width) / 2.0,
        Align::End => anchor.left + anchor.width - size.width,
    };
    let left = left.min(viewport.width - EDGE - size.width).max(EDGE);
    let below = anchor.top + anchor.height + GAP;
    let above = anchor.top - GAP - size.height;
    let room_below = viewport.height - EDGE - below;
    let room_above = anchor.top - GAP - EDGE;
    let top = match size.height <= room_below || room_below >= room_above {
        true => below.min(viewport.height - EDGE - size.height).max(EDGE),
        false => above.max(EDGE),
    };
    (left, top)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Size = Size {
        width: 1280.0,
        height: 800.0,
    };

    fn anchor(left: f64, top: f64) -> Anchor {
        Anchor {
            left,
            top,
            width: 80.0,
            height: 24.0,
        }
    }

    #[test]
    fn it_stands_below_and_turns_up_where_there_is_no_room() {
        let size = Size {
            width: 390.0,
            height: 400.0,
        };
        assert_eq!(
            place(anchor(100.0, 100.0), size, SCREEN, Align::Start),
            (100.0, 128.0)
        );
        assert_eq!(
            place(anchor(100.0, 700.0), size, SCREEN, Align::Start),
            (100.0, 296.0)
        );
    }

    #[test]
    fn it_stays_in_the_viewport() {
        let size = Size {
            width: 390.0,
            height: 100.0,
        };
        let (left, _) = place(anchor(1200.0, 100.0), size, SCREEN, Align::Start);
        assert_eq!(left, 882.0);
        let (left, _) = place(anchor(0.0, 100.0), size, SCREEN, Align::End);
        assert_eq!(left, 8.0);
        let tall = Size {
            width: 390.0,
            height: 900.0,
        };
        let (_, top) = place(anchor(0.0, 400.0), tall, SCREEN, Align::Middle);
        assert_eq!(top, 8.0);
    }
}
