//! What somebody pastes into a page to have cards in it, and what each place needs.

use crate::codec::link::embed::{Card, EmbedAsk};
use crate::document::Engagement;
use crate::text::figures::grouped;
use crate::text::share::share_words::{PRACTICAL_CHARACTERS, Reach};

/// What a frame with cards may do: run its program, open links in tabs, and offer files. It has no origin
/// of its own (no `allow-same-origin`), so it sees no storage and nothing of the page around it.
pub const SANDBOX: &str =
    "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// What kind of text a place takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The address of the cards.
    Address,
    /// An HTML frame.
    Frame,
    /// An HTML element that makes its own frame, and the script for it.
    Element,
    /// A Markdown table.
    Markdown,
    /// A wiki's table.
    MediaWiki,
}

/// Where cards are put.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Atlassian's own servers.
    #[default]
    ConfluenceCloud,
    /// A Confluence that somebody runs.
    ConfluenceDataCenter,
    /// A wiki like Wikipedia.
    MediaWiki,
    /// Notion.
    Notion,
    /// What GitHub and GitLab show of Markdown.
    Markdown,
    /// A page in HTML.
    Html,
    /// The same with a script.
    Element,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::ConfluenceCloud,
        Self::ConfluenceDataCenter,
        Self::MediaWiki,
        Self::Notion,
        Self::Markdown,
        Self::Html,
        Self::Element,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConfluenceCloud => "Confluence Cloud",
            Self::ConfluenceDataCenter => "Confluence Data Center",
            Self::MediaWiki => "MediaWiki",
            Self::Notion => "Notion",
            Self::Markdown => "Markdown: GitHub, GitLab",
            Self::Html => "Web page, GitHub Pages: a frame",
            Self::Element => "Web page: an element with a script",
        }
    }

    /// What kind of text it takes.
    pub const fn kind(self) -> Kind {
        match self {
            Self::ConfluenceCloud | Self::Notion => Kind::Address,
            Self::ConfluenceDataCenter | Self::Html => Kind::Frame,
            Self::Element => Kind::Element,
            Self::Markdown => Kind::Markdown,
            Self::MediaWiki => Kind::MediaWiki,
        }
    }

    /// What to do there.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::ConfluenceCloud => {
                "In the editor type /iframe, choose the iframe macro and paste this address as its URL. An administrator may first have to allow the address. Where there is no such macro, paste the rich HTML table below."
            }
            Self::ConfluenceDataCenter => {
                "Paste this into an HTML macro. The macro is there only if an administrator has turned it on, since it lets editors run scripts in the wiki. Where it is not, paste the rich HTML table below."
            }
            Self::MediaWiki => {
                "MediaWiki shows no frames unless an administrator has added an extension for them, so this is a table. Paste it where you edit the source. It stays as it is when the figures change."
            }
            Self::Notion => {
                "Type /embed and paste this address: Notion takes an address, not HTML. Drag the edges of the block to make it larger."
            }
            Self::Markdown => {
                "GitHub and GitLab take frames and scripts out of README files, issues and wikis, so this is a table. It stays as it is when the figures change. GitHub Pages lets HTML through: choose the web page there."
            }
            Self::Html => {
                "Paste this where the cards should stand. The height is an estimate: change the number if it does not fit. A page with a content policy has to allow this server under frame-src; Safari leaves a frame like this empty, where the element with a script works, on a page of another server."
            }
            Self::Element => {
                "Paste this where the cards should stand; the script is needed once in a page. The frame becomes as high as what is in it. A page with a content policy has to allow this server under script-src and frame-src."
            }
        }
    }

    /// From how many characters on an address may not arrive whole there.
    const fn longest(self) -> usize {
        match self.kind() {
            // What Notion's interface for programs takes of any address.
            Kind::Address if matches!(self, Self::Notion) => 2_000,
            _ => PRACTICAL_CHARACTERS,
        }
    }

    /// What to say about an address that may be too long for this place; nothing where none is written.
    pub fn too_long(self, address: &str) -> Option<String> {
        let carries = !matches!(self.kind(), Kind::Markdown | Kind::MediaWiki);
        (carries && address.len() > self.longest()).then(|| {
            format!(
                "The address has {} characters, and from {} on it may be cut off or refused here. Take parts out, or paste a table.",
                grouped(address.len() as u64),
                grouped(self.longest() as u64)
            )
        })
    }
}

/// What keeps others from seeing the cards at an address; nothing when they can.
pub fn unreachable(address: &str) -> Option<&'static str> {
    match Reach::of(address) {
        Reach::Secure => None,
        Reach::Own => Some(
            "This address leads to the computer it is opened on, so nobody else can reach it. Put Bad Minutes on a server first, or paste a table.",
        ),
        Reach::Plain => Some(
            "This address begins with http, and a page that begins with https shows no frame from one.",
        ),
        Reach::File => Some(
            "This page is a file on this computer, so nobody else can reach its address. Put Bad Minutes on a server first, or paste a table.",
        ),
    }
}

/// A frame with its cards, in HTML.
///
/// `frameborder` is old, and yet every browser reads it: a style attribute would be dropped by many wikis
/// and by pages with a policy for styles.
pub fn frame(address: &str, title: &str, height: u32) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" sandbox=\"{SANDBOX}\" allow=\"clipboard-write\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>\n",
        attribute(address),
        attribute(title)
    )
}

/// An element that `embed.js` beside the page at `page` makes a frame of. What stands in it is seen where the
/// script does not run: a link to all of it.
pub fn element(page: &str, ask: &EmbedAsk, title: &str) -> String {
    let slugs: Vec<&str> = ask.show.iter().map(|card| card.slug()).collect();
    let edit = if ask.edit { " edit" } else { "" };
    format!(
        "<bad-minutes data=\"{data}\" show=\"{}\" theme=\"{}\"{edit} label=\"{title}\"><a href=\"{page}#/view?d={data}\">{title}</a></bad-minutes>\n<script src=\"{}\" async></script>\n",
        slugs.join(","),
        ask.theme.slug(),
        attribute(&beside(page, "embed.js")),
        data = attribute(&ask.data),
        page = attribute(page),
        title = attribute(title),
    )
}

/// The address of a file that stands beside a page.
pub fn beside(page: &str, file: &str) -> String {
    let page = page.split(['?', '#']).next().unwrap_or(page);
    let folder = page.rfind('/').and_then(|at| page.get(..=at));
    format!("{}{file}", folder.unwrap_or_default())
}

/// A text as the value of an attribute in HTML, in one line.
fn attribute(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The title of a frame that nobody gave one.
pub fn title_of(engagement: &Engagement) -> String {
    match engagement.name.trim() {
        "" => "Bad minutes".to_owned(),
        name => format!("Bad minutes: {name}"),
    }
}

/// About how many pixels cards are high where there is room beside them: measured at 900 pixels, and in between
/// by the number of rows.
pub fn height_of(show: &[Card], engagement: &Engagement) -> u32 {
    const AROUND: usize = 66;
    let risks = engagement.risks.len();
    let one = |card: &Card| match card {
        Card::Risks => 100 + 59 * risks,
        Card::Budget => 240,
        Card::Rank => 240 + 42 * risks,
        Card::Odds => 600,
        Card::Slo => 76 + 88 * engagement.objectives.len(),
        Card::Journeys => {
            let journeys = engagement.journeys.iter();
            let rows: usize = journeys.map(|one| one.interactions.len().max(1)).sum();
            76 + 78 * rows
        }
    };
    let all = AROUND + show.iter().map(one).sum::<usize>();
    // Higher than a window or two, a frame had better scroll.
    u32::try_from(all.min(1_600)).unwrap_or(1_600)
}
