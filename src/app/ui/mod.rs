//! The parts that pages are made of. They know nothing of the document: texts, values and
//! callbacks come in, events go out.
//!
//! Texts and values are `Signal`s with `#[prop(into)]`, so that a literal, a signal, a memo or a
//! closure fits. `attr:`, `class:` and `on:` on a component reach its outermost element. Looks are
//! in `style/ui/`, geometry is in `crate::drawing`.
//!
//! Mounted once, in the frame: [`provide_toasts`], [`Toasts`], [`Tips`]. Whatever has `data-tip`
//! (and `data-keys`) has a tooltip.
//!
//! Classes that pages use themselves: `row` (with `wrap between end base top0`), `stack` (`s m l`),
//! `cols2`, `cols3`, `grow`, `cut`, `nowrap`, `num`, `mono`, `vh` (only read out), `quiet`, `muted`,
//! `bad`, `good`, `warn`, `fix`, `no-print`; `hide-m` goes at 900 px, `hide-s` at 700 px, `mobile` is
//! there below 700 px only. In a table `hov` and `on` for rows, `calc` for computed cells among typed
//! ones, and in a deck `data-l`, `full`, `half`, `sw`.

mod badge;
mod button;
mod charts;
mod dialogs;
mod dom;
mod fields;
mod icon;
pub mod icons;
mod later;
mod layout;
mod long;
mod note;
mod steady;
mod table;
mod tabs;
mod toast;

pub use badge::{Avatar, Badge, Change, Chip, ChipButton, Delta, Level, Mark, RiskMark, Tone};
pub use button::{Button, ButtonGroup, ButtonKind, IconButton, LinkButton};
pub use charts::bars::{
    Bar, BarTone, Lever, MiniMeter, RangeBar, RangeMark, ShareBar, ShareMeter, ShareTone,
};
pub use charts::chart::{
    BudgetLine, Chart, ChartText, Drawing, Legend, LegendMark, TextAnchor, TextTone, XAxis, YGrid,
};
pub use charts::figures::{Dots, DotsData, Figure, Meter, MeterData, Readout, Stat, Stats};
pub use charts::plots::{
    BeforeAfter, Curve, CurveTone, HeatCell, Lollipop, LollipopData, Lollipops, heat,
};
pub use dialogs::dialog::{Dialog, DialogSize};
pub use dialogs::light::LightDialog;
pub use dialogs::popup::{Menu, MenuItem, Popover, Popup};
pub use dialogs::tip::{Term, Tips};
pub use dom::{keeps_text, leaves, on_resize};
pub use fields::choice::{CheckField, OptionCard, Segments, Switch};
pub use fields::field::{Choice, Ed, Message, SelectField, TextArea, TextField, TextKind};
pub use fields::picker::{Chosen, Picker, PickerGroup, PickerOption};
pub use icon::{Icon, IconSize, Logo};
pub(crate) use later::lazy_part;
pub use later::{Later, LaterDialog, NOT_LOADED, NotLoaded, ready};
pub use layout::{Card, Crumbs, Guide, Inspector, PageHead, Split, TopBar};
pub use long::{LongRows, RoomForRows};
pub use note::{EmptyState, Fold, Note, NoteKind, Pending, Spinner};
pub use steady::steady;
pub use table::{Ask, CellInput, CellState, HeadCell, Sorted, Table};
pub use tabs::{PillTab, PillTabs, Tab, TabPanel, Tabs};
pub use toast::{Toast, Toaster, Toasts, provide_toasts, use_toasts};
