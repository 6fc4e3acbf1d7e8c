//! What a facilitator pastes.

use crate::codec::silent::estimate::said;
use crate::codec::silent::line;
use crate::document::records::record::Record;
use crate::document::rounds::Figure;
use crate::document::{Column, Engagement, Said};
use crate::grammar::cell::problem_of;
use crate::grammar::texts::one_line;

/// The most people in a round, as a document holds them.
const MOST_PEOPLE: usize = Said::MOST;

/// What came of pasted lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pasted {
    /// What all said so far of each figure that a line is about, the new ones among them.
    pub rounds: Vec<(Figure, Vec<Said>)>,
    /// How many estimates were read that were not known before.
    pub heard: usize,
    /// Who said something else before, and who speaks of a risk that is gone.
    pub notes: Vec<String>,
    /// The lines that were not read: which, why, and what was expected.
    pub refused: Vec<String>,
    /// Those lines as they came.
    pub left: String,
}

/// Reads pasted lines. One from a link names its figures; a name and an estimate alone are about the figure
/// that is `shown`. A second line by the same person replaces the first.
pub fn read_lines(text: &str, shown: Figure, engagement: &Engagement) -> Pasted {
    let mut pasted = Pasted::default();
    for (at, line) in text.lines().enumerate() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if words.is_empty() {
            continue;
        }
        let number = at + 1;
        let heard = match line::find(&words) {
            Some(words) => line::read(words),
            None => by_hand(&words, shown.column, || pasted.nobody(shown, engagement))
                .map(|said| vec![(shown, said)]),
        };
        let here = heard.and_then(|all| pasted.here(all, engagement));
        match here {
            Ok(all) if pasted.is_full(&all, engagement) => {
                text.lines().skip(at).for_each(|line| pasted.leave(line));
                pasted.refused.push(format!(
                    "Line {number} and those after it: a round holds {MOST_PEOPLE} people at most."
                ));
                break;
            }
            Ok(all) => {
                for (figure, said) in all {
                    pasted.heard += usize::from(pasted.add(figure, said, engagement));
                }
            }
            Err(why) => {
                pasted.refused.push(format!("Line {number}: {why}"));
                pasted.leave(line);
            }
        }
    }
    pasted
}

impl Pasted {
    /// What was read, in a sentence.
    pub fn says(&self) -> String {
        let mut text = match self.heard {
            0 => "No new estimate was read.".to_owned(),
            1 => "1 estimate was read.".to_owned(),
            heard => format!("{heard} estimates were read."),
        };
        for note in &self.notes {
            text += " ";
            text += note;
        }
        if !self.refused.is_empty() {
            text += " What was not read stays in the box.";
        }
        text
    }

    /// What was said of a figure so far, before these lines or in them.
    fn said<'a>(&'a self, figure: Figure, engagement: &'a Engagement) -> &'a [Said] {
        let known = self.rounds.iter().find(|(of, _)| *of == figure);
        match known {
            Some((_, said)) => said,
            None => {
                let round = engagement.activities.open_round(figure);
                round.map_or(&[], |round| &round.said)
            }
        }
    }

    /// A name for who gave none, that nobody has yet.
    fn nobody(&self, figure: Figure, engagement: &Engagement) -> String {
        let said = self.said(figure, engagement);
        let free = |name: &String| !said.iter().any(|one| one.who == *name);
        let names = (1..).map(|number| format!("Line {number}"));
        names.into_iter().find(free).unwrap_or_default()
    }

    /// Those about risks that are here.
    fn here(
        &mut self,
        all: Vec<(Figure, Said)>,
        engagement: &Engagement,
    ) -> Result<Vec<(Figure, Said)>, String> {
        let count = all.len();
        let is_here = |(figure, _): &(Figure, Said)| engagement.risk(figure.risk).is_some();
        let (here, gone): (Vec<_>, Vec<_>) = all.into_iter().partition(is_here);
        match (here.first(), gone.len()) {
            (None, _) => Err("it is about a risk that is not in this engagement.".to_owned()),
            (Some(_), 0) => Ok(here),
            (Some((_, said)), gone) => {
                self.notes.push(format!(
                    "Left out of what {} says: {gone} of {count} estimates, of risks that are not in this engagement.",
                    said.who
                ));
                Ok(here)
            }
        }
    }

    fn is_full(&self, all: &[(Figure, Said)], engagement: &Engagement) -> bool {
        all.iter()
            .any(|(figure, _)| self.said(*figure, engagement).len() >= MOST_PEOPLE)
    }

    fn leave(&mut self, line: &str) {
        self.left.push_str(line);
        self.left.push('\n');
    }

    /// Adds what somebody says; false where that is known already.
    fn add(&mut self, figure: Figure, said: Said, engagement: &Engagement) -> bool {
        let before = self.said(figure, engagement).to_vec();
        let at = self.rounds.iter().position(|(of, _)| *of == figure);
        let at = at.unwrap_or_else(|| {
            self.rounds.push((figure, before));
            self.rounds.len() - 1
        });
        let all = &mut self.rounds[at].1;
        let same = |one: &&mut Said| one.who.trim().eq_ignore_ascii_case(&said.who);
        match all.iter_mut().find(same) {
            Some(one) if one.estimate == said.estimate => {
                let note = format!("{} said {} already.", said.who, said.estimate);
                if !self.notes.contains(&note) {
                    self.notes.push(note);
                }
                return false;
            }
            Some(one) => {
                self.notes.push(format!(
                    "{} said {} before, and {} now.",
                    said.who, one.estimate, said.estimate
                ));
                *one = said;
            }
            None => all.push(said),
        }
        true
    }
}

/// A name and an estimate, or an estimate alone: that is somebody's, too.
fn by_hand(
    words: &[&str],
    column: Column,
    nobody: impl FnOnce() -> String,
) -> Result<Said, String> {
    let text = words.join(" ");
    let (who, estimate) = match text.split_once(':') {
        Some((who, estimate)) => (one_line(who), estimate),
        None if problem_of(column, &text).is_none() => (nobody(), text.as_str()),
        None => {
            return Err(format!(
                "\"{text}\" is no line from the link, nor a name and an estimate such as Ana: 60."
            ));
        }
    };
    if who.is_empty() {
        return Err(format!(
            "\"{text}\" has no name before its colon: write it as Ana: 60."
        ));
    }
    // A part of a line that was broken in two has no check, but begins as an answer does.
    if estimate.contains('#') || line::is_place(&who) {
        return Err(format!(
            "\"{text}\" is damaged: a line from the link begins with \"{}\". Ask for it again.",
            line::BEGINS
        ));
    }
    said(who, estimate, column)
}
