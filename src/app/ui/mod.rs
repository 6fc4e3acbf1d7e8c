//! The parts that pages are made of. They know nothing of the document: texts, values and
//! callbacks come in, events go out.
//!
//! Texts and values are `Signal`s with `#[prop(into)]`, so that a literal, a signal, a memo or a
//! closure fits. `attr:`, `class:` and `on:` on a component reach its outermost element. Looks are
//! in `style/ui/`, geometry is in `crate::drawing`.
//!
//! Mounted once, in the frame: [`provide_toasts`], [`Toasts`], [`Tips`].

mod badge;
mod bars;
mod button;
mod chart;
mod choice;
mod dialog;
mod dom;
mod field;
mod figures;
mod icon;
pub mod icons;
mod layout;
mod note;
mod picker;
mod plots;
mod popup;
mod table;
mod tabs;
mod tip;
mod toast;

pub use badge::{Avatar, Badge, Change, Chip, ChipButton, Delta, Level, Mark, RiskMark, Tone};
pub use bars::{
    Bar, BarTone, Lever, MiniMeter, RangeBar, RangeMark, ShareBar, ShareMeter, ShareTone,
};
pub use button::{Button, ButtonGroup, ButtonKind, IconButton, LinkButton};
pub use chart::{
    BudgetLine, Chart, ChartText, Drawing, Legend, LegendMark, TextAnchor, TextTone, XAxis, YGrid,
};
pub use choice::{CheckField, OptionCard, Segments, Switch};
pub use dialog::{Dialog, DialogSize};
pub use field::{Choice, Ed, Message, SelectField, TextArea, TextField, TextKind};
pub use figures::{Dots, DotsData, Figure, Meter, MeterData, Readout, Stat, Stats};
pub use icon::{Icon, IconSize, Logo};
pub use layout::{Card, Crumbs, Guide, Inspector, PageHead, Split};
pub use note::{EmptyState, Fold, Note, NoteKind, Pending, Spinner};
pub use picker::{Chosen, Picker, PickerGroup, PickerOption};
pub use plots::{BeforeAfter, Curve, CurveTone, HeatCell, Lollipop, LollipopData, Lollipops};
pub use popup::{Menu, MenuItem, Popover, Popup};
pub use table::{Ask, CellInput, CellState, HeadCell, Sorted, Table};
pub use tabs::{PillTab, PillTabs, Tab, TabPanel, Tabs};
pub use tip::{Term, Tips};
pub use toast::{Toast, Toaster, Toasts, provide_toasts, use_toasts};
