//! What each column of a pasted table is, for a person to correct.

use std::cell::RefCell;

use crate::app::old::grid::RiskGrid;
use crate::app::old::view::{El, el, set_value};
use crate::codec::table::paste::{Field, Reading};

/// More columns than this no table of risks has.
const MOST_COLUMNS: usize = 40;

/// A choice for each column. They stay while the table is read anew, and so does the focus.
pub struct ColumnChoices {
    /// Where they stand.
    pub place: El,
    selects: RefCell<Vec<El>>,
    titles: RefCell<Vec<String>>,
}

impl ColumnChoices {
    /// None yet.
    pub fn new() -> Self {
        Self {
            place: el("div"),
            selects: RefCell::default(),
            titles: RefCell::default(),
        }
    }

    /// Shows none.
    pub fn clear(&self) {
        self.place.fill(Vec::new());
        self.titles.take();
    }

    /// Shows what the columns were taken for.
    pub fn show(&self, grid: RiskGrid, reading: &Reading) {
        if *self.titles.borrow() != reading.titles {
            self.titles.replace(reading.titles.clone());
            self.draw(grid);
        }
        for (select, field) in self.selects.borrow().iter().zip(&reading.columns) {
            set_value(select.element(), field.map_or("", Field::name));
        }
    }

    fn draw(&self, grid: RiskGrid) {
        let mut fields = el("div.fields");
        let mut selects = Vec::new();
        for (at, title) in self.titles.borrow().iter().enumerate().take(MOST_COLUMNS) {
            let name = match title.as_str() {
                "" => (at + 1).to_string(),
                title => title.to_owned(),
            };
            let choose = move |value: String| {
                grid.paste.update(|pasted| {
                    if let Some(pasted) = pasted {
                        pasted.chosen.push((at, Field::named(&value)));
                    }
                });
            };
            let mut select = el("select")
                .label(&format!("Column {name} is"))
                .on_change(choose);
            for choice in [("", "left out")]
                .into_iter()
                .chain(Field::CHOICES.map(|(_, name)| (name, name)))
            {
                select = select.child(el("option").attr("value", choice.0).text(choice.1));
            }
            fields = fields.child(el("label").text(&name).child(select.clone()));
            selects.push(select);
        }
        let legend = el("legend").text("What each column is");
        self.place
            .fill(vec![el("fieldset").child(legend).child(fields)]);
        self.selects.replace(selects);
    }
}
