//! What one person is asked, as a link, and what they answer, as a line.

use crate::codec::link::calculator::{decoded, encoded};
use crate::codec::silent::estimate::{column_of, wrong};
use crate::codec::silent::line;
use crate::document::rounds::Figure;
use crate::document::{Column, RowId};
use crate::grammar::cell::{read, show};
use crate::grammar::texts::one_line;

/// The most questions of one link: more than anybody answers, and no more than an address holds.
pub const MOST_QUESTIONS: usize = 40;

/// One figure, as a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Which figure; the line names it.
    pub figure: Figure,
    /// What its risk is called.
    pub name: String,
}

/// All that one person is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// What the engagement is called.
    pub of: String,
    /// At least one.
    pub questions: Vec<Question>,
}

impl Asking {
    /// Reads what follows the `?` of an address: `risk`, `column` and `name` of each question, and `of` at the
    /// end. `None` when one of these is missing, so that a link that lost its end is noticed.
    pub fn read(query: &str) -> Option<Self> {
        let mut drafts: Vec<Draft> = Vec::new();
        let mut of = None;
        for pair in query.split('&') {
            let Some((key, value)) = pair.split_once('=') else {
                continue;
            };
            let text = decoded(value)?;
            match (key, drafts.last_mut()) {
                ("risk", _) => drafts.push(Draft::of(text.parse().ok()?)),
                ("column", Some(draft)) => draft.column = column_of(&text),
                ("name", Some(draft)) => draft.name = one_line(&text),
                ("of", _) => of = Some(one_line(&text)),
                _ => {}
            }
        }
        let questions: Option<Vec<Question>> = drafts.into_iter().map(Draft::finished).collect();
        let questions = questions.filter(|all| (1..=MOST_QUESTIONS).contains(&all.len()))?;
        Some(Self { of: of?, questions })
    }

    /// What follows the `?` of an address.
    pub fn query(&self) -> String {
        let mut query = String::new();
        for Question { figure, name } in &self.questions {
            let (risk, column) = (figure.risk, figure.column.key());
            query += &format!("risk={risk}&column={column}&name={}&", encoded(name));
        }
        query + "of=" + &encoded(&self.of)
    }

    /// The line to send back, with an answer for each question; one that is left empty is left out.
    ///
    /// # Errors
    /// What is missing, or what cannot be read; an empty message while nothing is typed yet.
    pub fn line(&self, who: &str, answers: &[String]) -> Result<String, String> {
        let mut said = Vec::new();
        for (at, (Question { figure, .. }, answer)) in
            self.questions.iter().zip(answers).enumerate()
        {
            if let Some(wrong) = wrong(figure.column, answer) {
                return Err(match self.questions.len() {
                    1 => wrong,
                    _ => format!("Question {}: {wrong}", at + 1),
                });
            }
            let entry = read(figure.column, answer);
            if !entry.is_empty() {
                said.push((*figure, show(figure.column, &entry)));
            }
        }
        if said.is_empty() {
            return Err(String::new());
        }
        let who = one_line(who);
        if who.is_empty() {
            return Err("Write your name, so that the room can ask what you assume.".to_owned());
        }
        Ok(line::write(&who, &said))
    }
}

/// A question of which not all is read yet.
struct Draft {
    risk: RowId,
    column: Option<Column>,
    name: String,
}

impl Draft {
    fn of(risk: RowId) -> Self {
        Self {
            risk,
            column: None,
            name: String::new(),
        }
    }

    fn finished(self) -> Option<Question> {
        let (risk, column, name) = (self.risk, self.column?, self.name);
        Some(Question {
            figure: Figure { risk, column },
            name,
        })
    }
}

/// What a column asks, as a question.
pub fn question(column: Column) -> &'static str {
    match column {
        Column::Ettd => "Once it begins, how long until anybody notices?",
        Column::Ettr => "Once it is noticed, how long until users are served again?",
        Column::Impact => "While it lasts, what share of users does it fail?",
        Column::Ettf => "How long is it from one time to the next?",
    }
}

/// What may be written, in short.
pub fn hint(column: Column) -> &'static str {
    match column {
        Column::Ettd | Column::Ettr => {
            "Minutes (60), or 90s, 1h 30m, 2d. A range such as 5 to 60 is fine."
        }
        Column::Impact => "Percent of users (50). A range such as 1 to 100 is fine.",
        Column::Ettf => {
            "Days (30), or 6h, 2w, 6mo, every 3 years, 2/month. A range such as 30 to 90 is fine."
        }
    }
}

/// Two or three answers, for an empty field.
pub fn example(column: Column) -> &'static str {
    match column {
        Column::Ettd => "such as 10, or 5 to 60",
        Column::Ettr => "such as 60, 1h 30m, or 5 to 60",
        Column::Impact => "such as 15, or 5 to 30",
        Column::Ettf => "such as 90, monthly, 1 in 4y",
    }
}
