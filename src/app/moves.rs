//! Where a key leads in the risk table.

/// The places of a row: the name, four estimates and the row's menu.
pub const COLUMNS: usize = 6;
/// The last place that is typed in.
pub const LAST_INPUT: usize = 4;

/// A cell by its place on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// Row, from 0.
    pub row: usize,
    /// Column, from 0: name, ETTD, ETTR, Impact, ETTF, menu.
    pub column: usize,
}

/// A key that may move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// To the next input.
    Tab,
    /// To the input before.
    BackTab,
    /// Down, to where the run of Tabs began.
    Enter,
    /// Up.
    BackEnter,
    /// Arrow keys, when not editing.
    Left,
    /// Arrow keys, when not editing.
    Right,
    /// Arrow keys, when not editing.
    Up,
    /// Arrow keys, when not editing.
    Down,
}

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Goes to a cell.
    To(Place),
    /// Adds a row below and goes to its cell in this column.
    AddRow(usize),
    /// Nothing: the browser does what it does.
    Native,
}

/// Where `key` leads from `at` in a table of `rows` rows. `run` is the column in which the
/// current run of Tabs began; `last_is_blank` keeps Tab from adding rows without end.
pub fn step(at: Place, key: Key, rows: usize, run: usize, last_is_blank: bool) -> Move {
    let Place { row, column } = at;
    let to = |row, column| Move::To(Place { row, column });
    let last = row + 1 >= rows;
    match key {
        Key::Tab if column < LAST_INPUT => to(row, column + 1),
        Key::Tab if !last => to(row + 1, 0),
        Key::Tab if last_is_blank => Move::Native,
        Key::Tab => Move::AddRow(0),
        Key::BackTab if column > 0 => to(row, column - 1),
        Key::BackTab if row > 0 => to(row - 1, LAST_INPUT),
        Key::BackTab => Move::Native,
        Key::Enter if last => Move::AddRow(run),
        Key::Enter => to(row + 1, run),
        Key::BackEnter | Key::Up => to(row.saturating_sub(1), column),
        Key::Down if last => Move::Native,
        Key::Down => to(row + 1, column),
        Key::Left if column > 0 => to(row, column - 1),
        Key::Right if column + 1 < COLUMNS => to(row, column + 1),
        Key::Left | Key::Right => Move::Native,
    }
}
