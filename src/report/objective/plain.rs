//! A paper as people read it: without the signs by which Markdown shows a text as it is typed.

/// A line of a paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaperLine {
    /// The paper's title.
    Title(String),
    /// The head of a part.
    Head(String),
    /// Something listed.
    Item(String),
    /// A paragraph.
    Text(String),
}

/// The text that a piece of Markdown shows, for those signs that [`crate::report::format::markup::in_markdown`] writes.
pub fn plain(markdown: &str) -> String {
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown;
    while let Some(sign) = rest.chars().next() {
        let known = [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("<br>", "\n")];
        let found = known
            .iter()
            .find_map(|(written, shown)| Some((rest.strip_prefix(written)?, *shown)));
        rest = if let Some((after, shown)) = found {
            text.push_str(shown);
            after
        } else {
            let after = rest.strip_prefix(sign).unwrap_or_default();
            let next = after.chars().next().filter(|_| sign == '\\');
            match next.filter(|next| next.is_ascii_punctuation()) {
                Some(next) => {
                    text.push(next);
                    after.strip_prefix(next).unwrap_or_default()
                }
                None => {
                    text.push(sign);
                    after
                }
            }
        };
    }
    text
}

/// The lines of a paper, without empty ones.
pub fn paper_lines(markdown: &str) -> Vec<PaperLine> {
    let lines = markdown.lines().map(str::trim_end);
    let line = |line: &str| {
        if let Some(text) = line.strip_prefix("# ") {
            PaperLine::Title(plain(text))
        } else if let Some(text) = line.trim_start_matches('#').strip_prefix(' ')
            && line.starts_with('#')
        {
            PaperLine::Head(plain(text))
        } else if let Some(text) = line.trim_start().strip_prefix("- ") {
            PaperLine::Item(plain(text))
        } else {
            PaperLine::Text(plain(line))
        }
    };
    lines.filter(|line| !line.is_empty()).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::format::markup::in_markdown;

    #[test]
    fn what_was_typed_is_read_as_it_was_typed() {
        let check = |typed: &str| assert_eq!(plain(&in_markdown(typed)), typed);
        check("GET /orders/[id] & pay | cdn");
        check("<b> \\ `a` *b* _c_ ~ # $ !");
        check("&amp; and \\[");
        check("one\ntwo");
        check("");
    }

    #[test]
    fn a_paper_has_titles_items_and_paragraphs() {
        let check = |markdown: &str, expected: &[PaperLine]| {
            assert_eq!(paper_lines(markdown), expected);
        };
        check(
            "# Checkout\n\n## Alerts\n\n- Page: a \\| b\nSaid.\n",
            &[
                PaperLine::Title("Checkout".to_owned()),
                PaperLine::Head("Alerts".to_owned()),
                PaperLine::Item("Page: a | b".to_owned()),
                PaperLine::Text("Said.".to_owned()),
            ],
        );
        check("#tag", &[PaperLine::Text("#tag".to_owned())]);
        check("", &[]);
    }
}
