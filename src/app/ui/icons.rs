//! The pictures that an [`super::Icon`] can show, on a 24 grid. Lucide's, and our own where it has
//! none that says the same.

use icondata_lu as lucide;

/// Static markup of one picture: strokes without colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Glyph(pub(super) &'static str);

macro_rules! glyphs {
    ($($(#[$doc:meta])* $name:ident = $data:expr;)*) => {
        $($(#[$doc])* pub const $name: Glyph = Glyph($data);)*
        /// All of them with their names, for a gallery.
        pub const ALL: &[(&str, Glyph)] = &[$((stringify!($name), $name)),*];
    };
}

glyphs! {
    /// Add.
    PLUS = lucide::LuPlus.data;
    /// Take one away.
    MINUS = lucide::LuMinus.data;
    /// Done, within.
    CHECK = lucide::LuCheck.data;
    /// Close, remove.
    CLOSE = lucide::LuX.data;
    /// Undo the last edit.
    UNDO = lucide::LuUndo2.data;
    /// Redo.
    REDO = lucide::LuRedo2.data;
    /// Share a link.
    SHARE = lucide::LuShare2.data;
    /// Write a file.
    EXPORT = lucide::LuDownload.data;
    /// Read a file.
    OPEN = lucide::LuUpload.data;
    /// More actions.
    MORE = lucide::LuEllipsis.data;
    /// Search.
    SEARCH = lucide::LuSearch.data;
    /// Opens below; sorted downwards.
    DOWN = lucide::LuChevronDown.data;
    /// To a later place.
    ARROW_DOWN = lucide::LuArrowDown.data;
    /// To an earlier place.
    ARROW_UP = lucide::LuArrowUp.data;
    /// Sorted upwards.
    UP = lucide::LuChevronUp.data;
    /// Opens in place, or leads on.
    RIGHT = lucide::LuChevronRight.data;
    /// Switches, or moves up and down.
    UP_DOWN = lucide::LuChevronsUpDown.data;
    /// Leads to.
    ARROW = lucide::LuArrowRight.data;
    /// A warning.
    WARNING = lucide::LuTriangleAlert.data;
    /// A remark.
    INFO = lucide::LuInfo.data;
    /// An error.
    ERROR = lucide::LuCircleAlert.data;
    /// Delete.
    TRASH = lucide::LuTrash2.data;
    /// Duplicate, copy.
    COPY = lucide::LuCopy.data;
    /// Paste.
    PASTE = lucide::LuClipboardList.data;
    /// Drags.
    GRIP = lucide::LuGripVertical.data;
    /// An address.
    LINK = lucide::LuLink.data;
    /// Leads out of the app.
    EXTERNAL = lucide::LuExternalLink.data;
    /// Edit.
    PENCIL = lucide::LuPencil.data;
    /// Print.
    PRINT = lucide::LuPrinter.data;
    /// A time.
    CLOCK = lucide::LuClock.data;
    /// Put back, start again.
    RESET = lucide::LuRotateCcw.data;
    /// Charter.
    CHARTER = lucide::LuFileText.data;
    /// Journeys.
    JOURNEYS = lucide::LuRoute.data;
    /// Risks.
    RISKS = lucide::LuGauge.data;
    /// Objectives.
    TARGET = lucide::LuTarget.data;
    /// Readiness.
    READINESS = lucide::LuClipboardCheck.data;
    /// Activities, a date.
    CALENDAR = lucide::LuCalendarDays.data;
    /// Report.
    REPORT = lucide::LuChartColumn.data;
    /// Library.
    LIBRARY = lucide::LuLayoutGrid.data;
    /// The quick table.
    QUICK = lucide::LuZap.data;
    /// The calculator.
    CALCULATOR = lucide::LuCalculator.data;
    /// Light and dark.
    THEME = lucide::LuContrast.data;
    /// Wheel of misfortune.
    WHEEL = r#"<circle cx="12" cy="12" r="9"/><path d="M12 3v18M3 12h18M5.6 5.6l12.8 12.8M18.4 5.6L5.6 18.4"/>"#;
    /// Runbooks, documents.
    BOOK = lucide::LuBookOpen.data;
    /// An idea.
    IDEA = lucide::LuLightbulb.data;
    /// The causal map.
    MAP = r#"<circle cx="5.5" cy="6" r="2.3"/><circle cx="5.5" cy="18" r="2.3"/><circle cx="18.5" cy="12" r="2.3"/><path d="M7.8 7l8.4 4M7.8 17l8.4-4"/>"#;
    /// People.
    PEOPLE = lucide::LuUsers.data;
    /// One person.
    PERSON = lucide::LuUser.data;
    /// Alerts.
    BELL = lucide::LuBell.data;
    /// A ticket.
    TICKET = lucide::LuTicket.data;
    /// A risk's protection.
    SHIELD = lucide::LuShield.data;
    /// Accept a risk.
    ACCEPT = lucide::LuShieldCheck.data;
    /// Weigh.
    SCALE = lucide::LuScale.data;
    /// Measure, calibrate.
    RULER = lucide::LuRuler.data;
    /// Start.
    PLAY = r#"<path d="M7 4.5l12 7.5-12 7.5z"/>"#;
    /// Halt.
    PAUSE = lucide::LuPause.data;
    /// A timer.
    STOPWATCH = lucide::LuTimer.data;
    /// Locked.
    LOCK = r#"<path d="M5.5 11h13v9.5h-13zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2.5"/>"#;
    /// Look at, read only.
    EYE = r#"<path d="M2.5 12C5 7.5 8.3 5.5 12 5.5s7 2 9.5 6.5c-2.5 4.5-5.8 6.5-9.5 6.5S5 16.5 2.5 12z"/><circle cx="12" cy="12" r="2.8"/>"#;
    /// A passphrase.
    KEY = r#"<circle cx="8" cy="14.5" r="4"/><path d="M11 11.8L19.5 4M16 7.2l2.5 2.5"/>"#;
    /// Nearer.
    ZOOM_IN = r#"<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5M11 8.5v5M8.5 11h5"/>"#;
    /// Farther.
    ZOOM_OUT = r#"<circle cx="11" cy="11" r="6.5"/><path d="M16 16l4.5 4.5M8.5 11h5"/>"#;
    /// All of it in view.
    FIT = r#"<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>"#;
    /// Merge two files.
    MERGE = r#"<path d="M6 4v5c0 4 6 4 6 8v3M18 4v5c0 4-6 4-6 8M9 17.5l3 3 3-3"/>"#;
    /// Code, markup.
    CODE = r#"<path d="M8.5 7.5L4 12l4.5 4.5M15.5 7.5L20 12l-4.5 4.5"/>"#;
    /// A file.
    FILE = r#"<path d="M6 3h8.5L19 7.5V21H6zM14.5 3v4.5H19"/>"#;
    /// A table.
    TABLE = r#"<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9"/>"#;
    /// A telephone.
    PHONE = r#"<path d="M7.5 3h9v18h-9zM11 18h2"/>"#;
    /// Choices.
    SLIDERS = r#"<path d="M4 7h9M17 7h3M4 12h3M11 12h9M4 17h11M19 17h1"/><circle cx="15" cy="7" r="2"/><circle cx="9" cy="12" r="2"/><circle cx="17" cy="17" r="2"/>"#;
    /// A milestone.
    FLAG = lucide::LuFlag.data;
    /// Dark.
    MOON = lucide::LuMoon.data;
    /// Light.
    SUN = lucide::LuSun.data;
    /// Settings.
    GEAR = lucide::LuSettings.data;
    /// Keys.
    KEYBOARD = lucide::LuKeyboard.data;
    /// Equals.
    EQUALS = lucide::LuEqual.data;
}
