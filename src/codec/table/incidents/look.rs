//! What a table of incidents as a whole says of its columns: units, order of dates, decimal marks.

use std::collections::BTreeMap;

use crate::codec::table::csv::{Grid, MOST_COLUMNS};
use crate::codec::table::field::{Field, Scale};
use crate::codec::table::header::MOST_TITLES;
use crate::codec::table::incidents::stamps::{Stamp, Unclear, order_of};
use crate::codec::table::incidents::titles::{self, Columns, IncidentField, Measure};
use crate::codec::table::marks::{bare_number, decimal_commas};
use crate::codec::table::notes::{above_note, wide_note};
use crate::codec::table::paste::says_total;
use crate::codec::table::units::is_unit_word;
use crate::codec::table::words::words;
use crate::document::{Engagement, RowId, Unit};

/// The columns of a table without a header, from the left.
const PLACES: [IncidentField; 7] = [
    IncidentField::Date,
    IncidentField::Ettd,
    IncidentField::Ettr,
    IncidentField::Share,
    IncidentField::Risk,
    IncidentField::Drill,
    IncidentField::What,
];

/// What a person said about a table of incidents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Said {
    /// Columns, each with what it holds.
    pub columns: Vec<(usize, Option<IncidentField>)>,
    /// The unit of times where no title has one.
    pub unit: Option<Unit>,
    /// Whether 3/1 is in January.
    pub days_first: Option<bool>,
    /// Whether commas are decimal marks.
    pub commas: Option<bool>,
    /// How many users there are, where the table counts those that were failed.
    pub users: Option<f64>,
}

/// What the guess rests on that a column holds something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Basis {
    /// The person said so.
    Said,
    /// Its title, and the unit in it.
    Title(Option<Unit>),
    /// Its place in a table without titles.
    Place,
    /// So many of its cells are names of risks.
    Risks(usize, usize),
    /// Its title has no unit, which is taken for this reason.
    NoUnit(Unit, UnitBy),
    /// It starts with the alert, as the time to acknowledge does.
    FromTheAlert,
    /// Its title is one of figures, but there are none in it.
    NoFigures,
    /// Nothing that we know.
    None,
}

/// Why times without a unit are in this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnitBy {
    /// The person said so.
    Said,
    /// A title is a name in a program, which counts seconds.
    Name,
    /// All figures are so large that they are seconds.
    Size,
    /// Nothing speaks against minutes.
    Habit,
}

/// The risks by their names.
#[derive(Default)]
pub(super) struct Names(BTreeMap<String, RowId>);

impl Names {
    fn of(engagement: &Engagement) -> Self {
        let mut names = BTreeMap::new();
        for (at, risk) in engagement.risks.iter().enumerate() {
            let name = match risk.name.trim() {
                "" => format!("row {}", at + 1),
                name => name.to_ascii_lowercase(),
            };
            names.entry(name).or_insert(risk.id);
        }
        Self(names)
    }

    /// The risk of this name, in capitals or not.
    pub(super) fn called(&self, name: &str) -> Option<RowId> {
        self.0.get(&name.trim().to_ascii_lowercase()).copied()
    }
}

/// What is known of a table before its rows are read.
pub(super) struct Table {
    pub(super) columns: Columns,
    /// The risks by their names.
    pub(super) names: Names,
    /// The row of titles; as `first` where there is none.
    pub(super) header: usize,
    /// The first row of incidents.
    pub(super) first: usize,
    /// The unit of each column's bare numbers.
    pub(super) measures: Vec<Option<Measure>>,
    /// The unit of times where no title has one, and why.
    pub(super) unit: Option<(Unit, UnitBy)>,
    /// The cells that have the name of a risk, of how many.
    pub(super) risks: (usize, usize),
    pub(super) days_first: Option<bool>,
    pub(super) either_way: Option<String>,
    pub(super) commas: bool,
    /// The table itself shows what its commas are.
    pub(super) shows_marks: bool,
    pub(super) counts_users: bool,
    pub(super) notes: Vec<String>,
}

impl Table {
    pub(super) fn of(grid: &Grid, said: &Said, engagement: &Engagement) -> Self {
        let filled = |row: &Vec<String>| row.iter().any(|cell| !cell.trim().is_empty());
        let rows = grid.iter().enumerate().filter(|(_, row)| filled(row));
        let found = rows.take(MOST_TITLES).find_map(|(at, row)| {
            Some((
                at,
                titles::read(row, grid.get(at + 1..).unwrap_or_default())?,
            ))
        });
        let wide = grid.iter().map(Vec::len).max().unwrap_or(0);
        let width = wide.min(MOST_COLUMNS);
        let (header, columns) = found.unwrap_or_else(|| (0, Columns::by_place(width)));
        let is_headed = columns.titles.iter().any(|title| !title.is_empty());
        let mut table = Self {
            columns,
            names: Names::of(engagement),
            header,
            first: if is_headed { header + 1 } else { 0 },
            measures: Vec::new(),
            unit: None,
            risks: (0, 0),
            days_first: said.days_first,
            either_way: None,
            commas: false,
            shows_marks: false,
            counts_users: false,
            notes: Vec::new(),
        };
        table.columns.widen(width);
        table.name_risks(grid);
        for &(at, field) in &said.columns {
            table.columns.choose(at, field);
        }
        table.measures = table.columns.measures();
        table.take_units(grid);
        if is_headed {
            table.notes.extend(above_note(header));
        }
        table.notes.extend(wide_note(wide));
        table.look(&grid[table.first.min(grid.len())..], said);
        table
    }

    /// A column of words is that of the risks when most of its cells are names of risks.
    fn name_risks(&mut self, grid: &Grid) {
        let texts = self.columns.fields.iter().enumerate();
        let texts = texts.filter(|(_, field)| {
            matches!(
                field,
                None | Some(IncidentField::Risk | IncidentField::What)
            )
        });
        let below = grid.get(self.first..).unwrap_or_default();
        let count = |at: usize| {
            let cells = below.iter().filter_map(|row| row.get(at));
            let cells = cells.filter(|cell| !cell.trim().is_empty());
            let (mut named, mut all) = (0, 0);
            for cell in cells.take(1000) {
                all += 1;
                named += usize::from(self.names.called(cell).is_some());
            }
            (named, all)
        };
        let counted = texts.map(|(at, field)| (count(at), *field, at));
        let best = counted.max_by_key(|((named, _), field, at)| {
            (*named, *field == Some(IncidentField::Risk), usize::MAX - at)
        });
        let Some((risks, field, at)) = best.filter(|((named, _), ..)| *named > 0) else {
            return;
        };
        let before = self.columns.at(IncidentField::Risk);
        if field != Some(IncidentField::Risk) {
            self.columns.choose(at, Some(IncidentField::Risk));
            // What it held may hold what happened, where nothing else does.
            if let Some(before) = before
                && self.columns.at(IncidentField::What).is_none()
            {
                self.columns.fields[before] = Some(IncidentField::What);
            }
        }
        self.risks = risks;
    }

    /// Takes a second row of titles that holds nothing but units.
    fn take_units(&mut self, grid: &Grid) {
        let Some(row) = grid.get(self.first).filter(|_| self.first > 0) else {
            return;
        };
        let mut filled = row.iter().filter(|cell| !cell.trim().is_empty()).peekable();
        let all = |cell: &String| words(cell).iter().all(|word| is_unit_word(word));
        if filled.peek().is_none() || !filled.all(all) {
            return;
        }
        for (at, cell) in row.iter().enumerate() {
            if let Some(Some(field)) = self.columns.fields.get(at) {
                let unit = format!("{} ({cell})", self.columns.title(at));
                self.measures[at] = titles::measure(*field, &unit);
                self.columns.titles[at] = unit.trim().to_owned();
            }
        }
        self.first += 1;
    }

    /// Looks through all rows for what one of them alone does not say.
    fn look(&mut self, rows: &[Vec<String>], said: &Said) {
        let column = |field: IncidentField| {
            let at = self.columns.at(field);
            rows.iter()
                .filter_map(move |row| Some(row.get(at?)?.trim()))
        };
        let moments = [
            IncidentField::Date,
            IncidentField::Started,
            IncidentField::Detected,
            IncidentField::Resolved,
        ];
        if self.days_first.is_none() {
            let shown = || moments.into_iter().flat_map(column).filter_map(order_of);
            // Where rows contradict each other, somebody has to say it.
            self.days_first = shown()
                .next()
                .filter(|first| shown().all(|one| one == *first));
        }
        if self.days_first.is_none() || said.days_first.is_some() {
            let unclear = |cell: &&str| Stamp::read(cell, None) == Err(Unclear::EitherWay);
            let mut unclear = moments.into_iter().flat_map(column).filter(unclear);
            self.either_way = unclear.next().map(str::to_owned);
        }
        let figures = rows.iter().flat_map(|row| {
            let fields = row.iter().zip(&self.columns.fields);
            fields.filter(|(_, field)| field.is_some_and(|field| field.column().is_some()))
        });
        let ettr = Some(Field::Ettr);
        let cells: Vec<_> = figures.map(|(cell, _)| cell).collect();
        let shown = decimal_commas(cells.into_iter().map(|cell| (cell, &ettr)));
        self.shows_marks = shown.is_some();
        self.commas = said.commas.or(shown).unwrap_or(false);
        let counts = self
            .columns
            .at(IncidentField::Share)
            .is_some_and(|at| self.measures[at] == Some(Measure::Scale(Scale::Users)));
        let above = |cell: &str| bare_number(cell, self.commas) > Some(100.0);
        self.counts_users = counts && column(IncidentField::Share).any(above);
        let without = |field: &IncidentField| {
            let at = self.columns.at(*field);
            at.is_some_and(|at| !titles::says_unit(*field, self.columns.title(at)))
        };
        let times = [
            IncidentField::Ettd,
            IncidentField::Ettr,
            IncidentField::Whole,
        ];
        let times: Vec<_> = times.into_iter().filter(without).collect();
        let bare: Vec<f64> = times
            .iter()
            .flat_map(|field| column(*field))
            .filter_map(|cell| bare_number(cell, self.commas))
            .collect();
        let headed = self.first > 0;
        let by_name = times.iter().any(|field| {
            let at = self.columns.at(*field);
            at.is_some_and(|at| titles::is_seconds_by_name(self.columns.title(at)))
        });
        let large = headed && bare.len() >= 3 && bare.iter().all(|one| *one > 100.0);
        let unit = match said.unit {
            Some(unit) => (unit, UnitBy::Said),
            None if by_name => (Unit::Second, UnitBy::Name),
            None if large => (Unit::Second, UnitBy::Size),
            None => (Unit::Minute, UnitBy::Habit),
        };
        self.unit = (!bare.is_empty()).then_some(unit);
        for field in times {
            if let (Some(at), Some((unit, _))) = (self.columns.at(field), self.unit) {
                self.measures[at] =
                    (unit != Unit::Minute).then_some(Measure::Scale(Scale::Unit(unit)));
            }
        }
    }

    /// What each column was taken for, and why.
    pub(super) fn bases(&self, said: &Said) -> Vec<(Option<IncidentField>, Basis)> {
        let basis = |at: usize, field: Option<IncidentField>| {
            let title = self.columns.title(at);
            if said.columns.iter().any(|(place, _)| *place == at) {
                return Basis::Said;
            }
            let is_time =
                |field: IncidentField| field.is_duration() && !titles::says_unit(field, title);
            if let (Some((unit, why)), true) = (self.unit, field.is_some_and(is_time)) {
                return Basis::NoUnit(unit, why);
            }
            match (field, self.measures.get(at).copied().flatten()) {
                (None, _) if self.columns.wordy.contains(&at) => Basis::NoFigures,
                (None, _) => Basis::None,
                (Some(IncidentField::Risk), _) if self.risks.0 > 0 => {
                    Basis::Risks(self.risks.0, self.risks.1)
                }
                _ if self.first == 0 => Basis::Place,
                (Some(IncidentField::Whole), _) if title.contains("resolve") => Basis::FromTheAlert,
                (_, Some(Measure::Scale(Scale::Unit(unit)))) => Basis::Title(Some(unit)),
                _ => Basis::Title(None),
            }
        };
        let fields = self.columns.fields.iter().enumerate();
        fields
            .map(|(at, field)| (*field, basis(at, *field)))
            .collect()
    }

    /// A row of sums has no moment, and says what it is.
    pub(super) fn is_total(&self, row: &[String]) -> bool {
        let cells = row.iter().zip(&self.columns.fields);
        let mut moments = cells.filter(|(_, field)| field.is_some_and(IncidentField::is_moment));
        moments.all(|(cell, _)| cell.trim().is_empty() || says_total(cell))
            && row.iter().any(|cell| says_total(cell))
    }
}

impl Columns {
    /// A table without titles.
    fn by_place(width: usize) -> Self {
        let mut columns = Self::default();
        columns.fields = PLACES.iter().take(width).copied().map(Some).collect();
        columns.titles = vec![String::new(); columns.fields.len()];
        columns
    }

    fn widen(&mut self, width: usize) {
        self.fields.resize(width.max(self.fields.len()), None);
        self.titles.resize(self.fields.len(), String::new());
    }

    fn measures(&self) -> Vec<Option<Measure>> {
        let fields = self.fields.iter().zip(&self.titles);
        let measure =
            |(field, title): (&Option<IncidentField>, &String)| titles::measure((*field)?, title);
        fields.map(measure).collect()
    }
}
