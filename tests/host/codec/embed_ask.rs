//! What a card's address asks.

use bad_minutes::app::route::Route;
use bad_minutes::codec::link::embed::{Card, EmbedAsk, Theme};
use proptest::prelude::*;

fn check(query: &str, expected: EmbedAsk) {
    assert_eq!(EmbedAsk::read(query), expected, "{query}");
}

#[test]
fn an_address_says_what_is_shown() {
    check("", EmbedAsk::default());
    check(
        "d=1.abc&show=risks,odds&theme=dark&edit=yes&host=https%3A%2F%2Fwiki.example%3A8443",
        EmbedAsk {
            data: "1.abc".to_owned(),
            show: vec![Card::Risks, Card::Odds],
            theme: Theme::Dark,
            edit: true,
            host: Some("https://wiki.example:8443".to_owned()),
        },
    );
}

#[test]
fn what_is_not_known_is_left_out() {
    check(
        "show=risks,weather,risks,+slo&theme=sepia&edit=1&more",
        EmbedAsk {
            show: vec![Card::Risks, Card::Slo],
            ..EmbedAsk::default()
        },
    );
}

#[test]
fn only_an_origin_is_a_host() {
    for (host, is_one) in [
        ("https://wiki.example", true),
        ("http://127.0.0.1:8080", true),
        ("http://[::1]:8080", true),
        ("null", false),
        ("*", false),
        ("https://", false),
        ("https://wiki.example/", false),
        ("https://wiki.example/page", false),
        ("file://", false),
        ("javascript:alert(1)", false),
        ("https://a b", false),
    ] {
        let read = EmbedAsk::read(&format!("host={host}")).host;
        assert_eq!(read.as_deref() == Some(host), is_one, "{host}");
        assert_eq!(read.is_some(), is_one, "{host}");
    }
}

#[test]
fn an_address_leads_there_and_back() {
    for address in ["#/embed?show=risks&theme=auto&d=1.abc", "#/embed?"] {
        let Ok(Route::Embed(query)) = address.parse() else {
            panic!("{address} leads elsewhere");
        };
        assert_eq!(Route::Embed(query).to_string(), address);
    }
    assert_eq!("#/embed".parse(), Ok(Route::Embed(String::new())));
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        data in "[0-9A-Za-z._-]{0,40}",
        show in proptest::sample::subsequence(Card::ALL.to_vec(), 0..=6).prop_shuffle(),
        theme in proptest::sample::select(Theme::ALL.to_vec()),
        edit: bool,
        host in proptest::option::of("https?://[a-z0-9.-]{1,20}(:[0-9]{1,5})?"),
    ) {
        let ask = EmbedAsk { data, show, theme, edit, host };
        prop_assert_eq!(EmbedAsk::read(&ask.query()), ask);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        EmbedAsk::read(&text);
    }
}
