//! A window onto a large drawing: it moves and zooms, and never loses the drawing.

use crate::drawing::odds::chart::place;

/// No nearer, and no farther, than so.
const ZOOMS: (f64, f64) = (0.5, 8.0);

/// The window.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pan {
    /// Width and height of the drawing.
    size: (f64, f64),
    /// The middle of what is shown.
    middle: (f64, f64),
    /// How many times as large as where all of it fits.
    zoom: f64,
}

impl Pan {
    /// Shows all of a drawing.
    pub fn fit(size: (f64, f64)) -> Self {
        Self {
            size,
            middle: (size.0 / 2.0, size.1 / 2.0),
            zoom: 1.0,
        }
    }

    /// The same window onto a drawing of another size.
    pub fn onto(self, size: (f64, f64)) -> Self {
        Self { size, ..self }.kept()
    }

    /// Nearer by a factor above 1, farther by one below.
    pub fn zoomed(self, factor: f64) -> Self {
        Self {
            zoom: (self.zoom * factor).clamp(ZOOMS.0, ZOOMS.1),
            ..self
        }
        .kept()
    }

    /// Moves by shares of what is shown.
    pub fn moved(self, right: f64, down: f64) -> Self {
        let (width, height) = self.shown();
        Self {
            middle: (self.middle.0 + right * width, self.middle.1 + down * height),
            ..self
        }
        .kept()
    }

    /// How near it is, in percent.
    pub fn percent(self) -> String {
        format!("{}%", (self.zoom * 100.0).round())
    }

    /// As the `viewBox` of an SVG.
    pub fn view_box(self) -> String {
        let (width, height) = self.shown();
        let (left, top) = (self.middle.0 - width / 2.0, self.middle.1 - height / 2.0);
        format!(
            "{} {} {} {}",
            place(left),
            place(top),
            place(width),
            place(height)
        )
    }

    fn shown(self) -> (f64, f64) {
        (self.size.0 / self.zoom, self.size.1 / self.zoom)
    }

    /// The middle stays on the drawing.
    fn kept(self) -> Self {
        let middle = (
            self.middle.0.clamp(0.0, self.size.0),
            self.middle.1.clamp(0.0, self.size.1),
        );
        Self { middle, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pan: Pan, view_box: &str, percent: &str) {
        assert_eq!(
            (pan.view_box().as_str(), pan.percent().as_str()),
            (view_box, percent)
        );
    }

    #[test]
    fn a_window_keeps_to_its_drawing() {
        let whole = Pan::fit((400.0, 200.0));
        check(whole, "0 0 400 200", "100%");
        let near = whole.zoomed(2.0);
        check(near, "100 50 200 100", "200%");
        check(near.moved(0.5, 0.0), "200 50 200 100", "200%");
        check(near.moved(99.0, -99.0), "300 -50 200 100", "200%");
        check(whole.zoomed(1000.0), "175 87.5 50 25", "800%");
        check(whole.zoomed(0.0), "-200 -100 800 400", "50%");
        check(near.onto((100.0, 100.0)), "75 75 50 50", "200%");
    }
}
