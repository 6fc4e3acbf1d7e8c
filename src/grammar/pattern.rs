//! Patterns of metric selectors.

/// What Prometheus' patterns (RE2) cannot be, as far as it can be told without reading them whole.
pub fn check(text: &str) -> Result<(), &'static str> {
    let (mut open, mut in_set, mut before) = (0_usize, false, None);
    let mut marks = text.chars().peekable();
    while let Some(mark) = marks.next() {
        match mark {
            '\\' => match marks.next() {
                None => return Err("ends with a \\ that escapes nothing."),
                Some(digit) if digit.is_ascii_digit() => {
                    return Err("\\1 and the like are not possible in Prometheus.");
                }
                Some(_) => {}
            },
            ']' if in_set => in_set = false,
            _ if in_set => {}
            '[' => {
                in_set = true;
                // A ] that comes first is one of the set.
                marks.next_if_eq(&'^');
                marks.next_if_eq(&']');
            }
            '(' => {
                open += 1;
                if marks.next_if_eq(&'?').is_some()
                    && marks.next_if(|mark| "=!<".contains(*mark)).is_some()
                {
                    return Err("looking ahead or behind is not possible in Prometheus.");
                }
            }
            ')' if open == 0 => return Err("a ) has no (."),
            ')' => open -= 1,
            '*' | '+' | '?' if matches!(before, None | Some('(' | '|')) => {
                return Err("a *, + or ? has nothing before it; write .* for anything.");
            }
            _ => {}
        }
        before = Some(mark);
    }
    match (in_set, open) {
        (true, _) => Err("a [ has no ]."),
        (_, 1..) => Err("a ( has no )."),
        _ => Ok(()),
    }
}
