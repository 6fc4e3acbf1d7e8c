//! What is pasted into pages, and what is said about the places.

use bad_minutes::app::route::Route;
use bad_minutes::codec::link::embed::{Card, EmbedAsk, Theme};
use bad_minutes::document::{Engagement, EngagementId, Risk, RowId};
use bad_minutes::text::share::snippet::{
    Kind, Place, SANDBOX, beside, element, frame, height_of, title_of, unreachable,
};
use proptest::prelude::*;

const PAGE: &str = "https://minutes.example/app/";

fn ask() -> EmbedAsk {
    EmbedAsk {
        data: "1.abc-_".to_owned(),
        show: vec![Card::Risks, Card::Budget],
        theme: Theme::Dark,
        edit: true,
        host: None,
    }
}

/// The tags of a text with their attributes, read as a browser does.
fn tags(html: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut found = Vec::new();
    for part in html.split('<').skip(1) {
        let inside = part.split('>').next().unwrap_or("");
        let (name, mut rest) = inside.split_once(' ').unwrap_or((inside, ""));
        let mut attributes = Vec::new();
        while let Some((name, after)) = rest.split_once("=\"") {
            let (value, after) = after.split_once('"').expect("a closed value");
            let words: Vec<&str> = name.split_whitespace().collect();
            let (last, alone) = words.split_last().expect("a name");
            attributes.extend(alone.iter().map(|one| ((*one).to_owned(), String::new())));
            attributes.push(((*last).to_owned(), read_back(value)));
            rest = after;
        }
        found.push((name.to_owned(), attributes));
    }
    found
}

fn read_back(value: &str) -> String {
    let mut read = String::new();
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        read += &rest[..at];
        let (name, after) = rest[at + 1..].split_once(';').expect("a whole reference");
        read.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "#39" => '\'',
            other => panic!("&{other};"),
        });
        rest = after;
    }
    read + rest
}

fn value<'a>(attributes: &'a [(String, String)], name: &str) -> &'a str {
    let mut found = attributes.iter().filter(|(known, _)| known == name);
    let (_, value) = found.next().unwrap_or_else(|| panic!("no {name}"));
    assert!(found.next().is_none(), "{name} twice");
    value
}

fn engagement(risks: usize) -> Engagement {
    let mut count = 0;
    let mut id = || {
        count += 1;
        RowId::from_random(&[1, count])
    };
    let mut engagement = Engagement::new(EngagementId::from_random(&[]), "Shop".into(), &mut id);
    engagement.risks = (0..risks).map(|_| Risk::blank(id())).collect();
    engagement
}

#[test]
fn a_frame_has_these_attributes_and_no_others() {
    let address = format!("{PAGE}#/embed?{}", ask().query());
    assert_eq!(
        frame(&address, "Bad minutes: Shop", 420),
        "<iframe src=\"https://minutes.example/app/#/embed?show=risks,budget&amp;theme=dark&amp;edit=yes&amp;d=1.abc-_\" \
         title=\"Bad minutes: Shop\" width=\"100%\" height=\"420\" loading=\"lazy\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads\" \
         allow=\"clipboard-write\" referrerpolicy=\"no-referrer\" frameborder=\"0\"></iframe>\n"
    );
}

#[test]
fn a_frame_has_no_origin_and_leads_its_page_nowhere() {
    for token in ["allow-same-origin", "allow-top-navigation", "allow-forms"] {
        assert!(!SANDBOX.contains(token), "{token}");
    }
}

#[test]
fn an_element_says_what_its_script_reads() {
    assert_eq!(
        element(&format!("{PAGE}index.html?x=1"), &ask(), "A \"b\" & <c>"),
        "<bad-minutes data=\"1.abc-_\" show=\"risks,budget\" theme=\"dark\" edit label=\"A &quot;b&quot; &amp; &lt;c&gt;\">\
         <a href=\"https://minutes.example/app/index.html?x=1#/view?d=1.abc-_\">A &quot;b&quot; &amp; &lt;c&gt;</a></bad-minutes>\n\
         <script src=\"https://minutes.example/app/embed.js\" async></script>\n"
    );
    let in_full = Route::View("1.abc-_".to_owned()).to_string();
    assert!(element(PAGE, &ask(), "x").contains(&format!("{PAGE}{in_full}\"")));
    let reads = EmbedAsk {
        edit: false,
        ..ask()
    };
    assert!(!element(PAGE, &reads, "x").contains(" edit"));
}

#[test]
fn a_file_stands_beside_the_page() {
    for (page, expected) in [
        ("https://a.example/", "https://a.example/embed.js"),
        ("https://a.example/x/", "https://a.example/x/embed.js"),
        (
            "https://a.example/x/index.html",
            "https://a.example/x/embed.js",
        ),
        (
            "https://a.example/x/?a=/b/#/c",
            "https://a.example/x/embed.js",
        ),
        ("file:///tmp/m.html#/e", "file:///tmp/embed.js"),
    ] {
        assert_eq!(beside(page, "embed.js"), expected, "{page}");
    }
}

#[test]
fn a_title_is_the_engagements_until_somebody_types_one() {
    let mut one = engagement(0);
    assert_eq!(title_of(&one), "Bad minutes: Shop");
    one.name = " ".to_owned();
    assert_eq!(title_of(&one), "Bad minutes");
}

fn check_reach(address: &str, expected: Option<&str>) {
    let says = unreachable(address);
    match expected {
        None => assert_eq!(says, None, "{address}"),
        Some(part) => assert!(says.unwrap_or("").contains(part), "{address}: {says:?}"),
    }
}

#[test]
fn who_can_reach_an_address() {
    for address in [
        "https://minutes.example/#/embed",
        "https://localhosts.example/",
        "https://1270.example/x",
        "https://127.example.com/",
    ] {
        check_reach(address, None);
    }
    for address in [
        "http://localhost:8080/",
        "https://localhost/#/e",
        "http://127.0.0.1:8099/",
        "http://127.1.2.3/",
        "http://[::1]:8080/",
        "http://0.0.0.0:8000",
        "http://app.localhost/",
    ] {
        check_reach(address, Some("nobody else"));
    }
    check_reach("file:///tmp/bad-minutes.html#/e", Some("a file"));
    check_reach("http://intranet.example/", Some("begins with http"));
}

fn check_long(place: Place, characters: usize, expected: bool) {
    let address = format!("https://a.example/{}", "x".repeat(characters - 18));
    let says = place.too_long(&address);
    assert_eq!(says.is_some(), expected, "{place:?} {characters}: {says:?}");
}

#[test]
fn long_addresses_are_said() {
    check_long(Place::Notion, 2_000, false);
    check_long(Place::Notion, 2_001, true);
    check_long(Place::ConfluenceCloud, 2_001, false);
    check_long(Place::ConfluenceCloud, 8_001, true);
    check_long(Place::Html, 8_000, false);
    check_long(Place::Element, 8_001, true);
    // A table carries no address.
    check_long(Place::Markdown, 100_000, false);
    check_long(Place::MediaWiki, 100_000, false);
    let says = Place::Notion.too_long(&"x".repeat(12_345));
    assert!(says.is_some_and(|says| says.contains("12 345") || says.contains("12\u{202f}345")));
}

#[test]
fn each_place_has_a_name_and_advice_of_its_own() {
    let mut said: Vec<&str> = Place::ALL
        .iter()
        .flat_map(|place| [place.name(), place.advice()])
        .collect();
    said.sort_unstable();
    said.dedup();
    assert_eq!(said.len(), 2 * Place::ALL.len());
    for place in Place::ALL {
        let sentences = place.advice().matches(". ").count() + 1;
        assert!((2..=3).contains(&sentences), "{place:?}: {sentences}");
    }
    assert_eq!(Place::Notion.kind(), Kind::Address);
    assert_eq!(Place::MediaWiki.kind(), Kind::MediaWiki);
}

#[test]
fn more_cards_and_more_rows_are_higher() {
    let height = |show: &[Card], risks| height_of(show, &engagement(risks));
    assert!(height(&[Card::Risks], 8) > height(&[Card::Risks], 2));
    assert!(height(&[Card::Risks, Card::Budget], 2) > height(&[Card::Risks], 2));
    assert!((250..320).contains(&height(&[Card::Risks], 2)));
    assert!((780..900).contains(&height(&[Card::Risks, Card::Budget], 8)));
    assert!((120..180).contains(&height(&[Card::Slo], 0)));
    assert_eq!(height(&Card::ALL, 250), 1_600);
}

proptest! {
    #[test]
    fn titles_and_addresses_are_read_back(title in any::<String>(), path in any::<String>()) {
        let plain = |text: &str| text.replace(char::is_control, " ");
        let address = format!("{PAGE}#/{path}");
        let made = frame(&address, &title, 300);
        let found = tags(&made);
        prop_assert_eq!(found.len(), 2, "{}", made);
        let (name, attributes) = &found[0];
        prop_assert_eq!(name, "iframe");
        prop_assert_eq!(value(attributes, "title"), plain(&title));
        prop_assert_eq!(value(attributes, "src"), plain(&address));
        prop_assert_eq!(attributes.len(), 9);
    }

    #[test]
    fn an_elements_texts_are_read_back(title in any::<String>(), edit: bool) {
        let made = element(PAGE, &EmbedAsk { edit, ..ask() }, &title);
        let found = tags(&made);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        prop_assert_eq!(names, ["bad-minutes", "a", "/a", "/bad-minutes", "script", "/script"]);
        let plain = title.replace(char::is_control, " ");
        prop_assert_eq!(value(&found[0].1, "label"), plain.as_str());
        prop_assert_eq!(found[0].1.iter().any(|(name, _)| name == "edit"), edit);
        let text = made.split("1.abc-_\">").nth(1).and_then(|rest| rest.split("</a>").next());
        prop_assert_eq!(text.map(read_back), Some(plain));
    }

    #[test]
    fn heights_are_sane(engagement in crate::support::engagement(), show in proptest::sample::subsequence(Card::ALL.to_vec(), 1..=6)) {
        let height = height_of(&show, &engagement);
        prop_assert!((120..=1_600).contains(&height), "{}", height);
    }
}
