//! Dependencies as typed, and availabilities without a nine lost.

use bad_minutes::grammar::chain::{availability_text, read};
use proptest::prelude::*;

#[track_caller]
fn check(text: &str, expected: &str) {
    let shown = match read(text) {
        Ok(chain) => availability_text(chain.missing()),
        Err(message) => message,
    };
    assert_eq!(shown, expected, "of {text:?}");
}

#[test]
fn all_are_needed_or_any_will_do() {
    check("99.9", "99.9%");
    check("login 99.95 & pay 99.9 & (cdn-a 99 | cdn-b 99)", "99.8401%");
    check("99.9 & 99.9", "99.8001%");
    check("99.9 and 99.9 AND 99.9", "99.7003%");
    check("99 | 99", "99.99%");
    check("a 99 or b 99 Or c 99", "99.9999%");
    check("a 99.9\nb 99.9\n", "99.8001%");
    check("\n\na 99.9,\r\n b 99.9 ,\n\n", "99.8001%");
    check("a 99.9 &\nb 99.9", "99.8001%");
    check("a 99.9; b 99.9", "99.8001%");
    check("a 99.9 && b 99.9", "99.8001%");
    check("99 || 99", "99.99%");
    check("(\n(a 99)\n)", "99%");
    check("100 & 100", "100%");
    check("0 & 100", "0%");
    check("0 | 100", "100%");
}

#[test]
fn names_are_for_the_reader() {
    check("the payment provider: 99.95%", "99.95%");
    check("login = 99.95 %", "99.95%");
    check("region-1 99.9 & s3 99.9", "99.8001%");
    check("andorra 99 & oracle 99", "98.01%");
    check("Größe 99", "99%");
    check("login\t99.9\npay\t99.9", "99.8001%");
}

#[test]
fn what_is_wrong_names_its_place() {
    check("", "At the start: expected a percentage such as 99.9.");
    check(
        "login 99.9 & pay",
        "After `pay`: expected a percentage such as 99.9.",
    );
    check("& 99", "At the start: expected a percentage such as 99.9.");
    check("a 99 &", "After `&`: expected a percentage such as 99.9.");
    check(
        "a 99 & | b 99",
        "After `&`: expected a percentage such as 99.9.",
    );
    check("()", "After `(`: expected a percentage such as 99.9.");
    check("(a 99", "After `99`: expected a ).");
    check("a 99)", "After `99`: expected a ( before this ).");
    check("(a 99) (b 99)", "After `)`: expected &, | or a new line.");
    check(
        "drag and drop 99",
        "After `drag`: expected a percentage such as 99.9.",
    );
    check("a 101 & b 99", "`101` is more than 100%.");
    check(
        "a 99.1234567890123",
        "`99.1234567890123` has more than twelve decimals.",
    );
    check("a -5", "After `-5`: expected a percentage such as 99.9.");
    check("a 99,9", "99.9%");
    check("a 99,9, b 99", "98.901%");
    check("a 99,9,b 99,5", "99.4005%");
    check(
        "a 99,9,5",
        "After `99,9,5`: expected a percentage such as 99.9.",
    );
    check("a 99, 98", "97.02%");
    check(
        "login 99 pay 99.9",
        "After `99`: expected &, | or a new line (a name with a number is written in one word, as region-1).",
    );
    let mixed = "& and | are mixed. Put parentheses around what belongs together, as in a 99.9 & (b 99 | c 99).";
    check("a 99 & b 98 | c 99", &format!("After `98`: {mixed}"));
    check("a 99 | b 98\nc 99", &format!("After `98`: {mixed}"));
    check(
        &"x".repeat(50),
        &format!(
            "After `{}…`: expected a percentage such as 99.9.",
            "x".repeat(40)
        ),
    );
}

#[test]
fn limits_hold() {
    let deep = |depth| format!("{}99{}", "(".repeat(depth), ")".repeat(depth));
    check(&deep(20), "99%");
    let refused = "After `(`: expected no more than 20 parentheses within each other.";
    check(&deep(21), refused);
    check(&"(".repeat(10_000), refused);
    check(
        &"(".repeat(10_001),
        "That is too long: 10 000 characters are read.",
    );
    check(&"99.9\n".repeat(2000), "13.52%");
}

#[track_caller]
fn shown(missing: f64, expected: &str) {
    assert_eq!(availability_text(missing), expected, "missing {missing}");
}

#[test]
fn no_nine_is_lost() {
    shown(0.0, "100%");
    shown(1.0, "0%");
    shown(0.5, "50%");
    shown(0.0005, "99.95%");
    shown(1e-9, "99.9999999%");
    shown(1.999e-9, "99.9999998001%");
    shown(1e-14, "99.999999999999%");
    shown(1e-15, "> 99.999999999999%");
    shown(f64::MIN_POSITIVE, "> 99.999999999999%");
    shown(0.999_999_99, "< 0.01%");
    shown(f64::NAN, "unknown");
    shown(-0.1, "unknown");
    shown(f64::INFINITY, "unknown");
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn what_is_read_is_a_share(text in "([a-z(), &|\n]|99\\.9 |100 |0 | or | and ){0,60}") {
        if let Ok(chain) = read(&text) {
            prop_assert!((-1e-12..=1.0 + 1e-12).contains(&chain.availability()));
        }
    }

    #[test]
    fn a_text_never_says_that_nothing_is_missing(missing in 0.0..=1.0f64, exponent in 0..300i32) {
        let missing = missing * 10f64.powi(-exponent);
        prop_assert_eq!(availability_text(missing) == "100%", missing == 0.0);
    }

    #[test]
    fn products_hold(shares in prop::collection::vec(0u32..=1000, 1..8)) {
        let texts: Vec<String> = shares.iter().map(|share| format!("x {}.{}", share / 10, share % 10)).collect();
        let product: f64 = shares.iter().map(|share| f64::from(*share) / 1000.0).product();
        let series = read(&texts.join(" & ")).expect("a chain").availability();
        prop_assert!((series - product).abs() < 1e-12);
    }
}
