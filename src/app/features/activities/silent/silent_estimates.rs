//! Silent estimates: a link out, lines back, and the spread between them.

use crate::app::browser::page;
use crate::app::features::activities::silent::silent_round::{open_round, past_round};
use crate::app::old::export_menu::copy_out;
use crate::app::old::signals::Signal;
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el, follow};
use crate::app::route::Route;
use crate::app::state::workbook::Workbook;
use crate::codec::silent::{Pasted, Question, read_lines};
use crate::document::names::row_name;
use crate::document::rounds::heard;
use crate::document::{Column, Engagement, RowId};

/// The figure that is being estimated. Clones share it.
#[derive(Clone)]
struct Chosen {
    workbook: Workbook,
    risk: Signal<Option<RowId>>,
    column: Signal<Column>,
}

impl Chosen {
    /// The risk: the first one that has a name until somebody chooses.
    fn risk(&self) -> Option<RowId> {
        let chosen = self.risk.get();
        self.workbook.with_document(|document| {
            let is_here = |id: &RowId| document.risk(*id).is_some();
            chosen.filter(is_here).or_else(|| {
                let mut named = document.risks.iter().filter(|risk| !risk.is_blank());
                named.next().map(|risk| risk.id)
            })
        })
    }

    fn question(&self, risk: RowId) -> Question {
        let column = self.column.get();
        self.workbook.with_document(|document| Question {
            risk,
            column,
            name: row_name(risk, document),
            of: document.name.clone(),
        })
    }
}

/// The section.
pub fn silent_estimates(workbook: Workbook) -> El {
    let chosen = Chosen {
        workbook,
        risk: Signal::new(None),
        column: Signal::new(Column::Ettr),
    };
    let any = {
        let chosen = chosen.clone();
        move || chosen.risk().map(|_| ()).into_iter().collect()
    };
    let none = {
        let chosen = chosen.clone();
        move || {
            let none = chosen.risk().is_none();
            none.then(|| {
                el("p").text("There is no risk to estimate yet: add one on the Risks page.")
            })
        }
    };
    el("section.fold.silent")
        .child(el("h2").text("Silent estimates"))
        .child(el("p.note").text("Who speaks first sets the number for everybody. Send each person the link instead: they estimate alone and send a line back. Paste all lines here at once, look at how far they lie apart, talk about why, and agree on an honest range."))
        .maybe(none)
        .rows(any, move |()| round(chosen.clone()))
}

fn round(chosen: Chosen) -> El {
    let workbook = chosen.workbook;
    let (of_open, of_past) = (chosen.clone(), chosen.clone());
    let open = move || {
        let column = of_open.column.get();
        let risk = of_open.risk();
        let open = workbook.with_document(|document| {
            let round = document.activities.open_round(risk?, column)?;
            Some(round.id)
        });
        open.into_iter().collect()
    };
    let past = move || {
        let risk = of_past.risk();
        workbook.with_document(|document| {
            let rounds = document.activities.rounds.iter().rev();
            let closed = rounds.filter(|round| Some(round.risk) == risk && !round.is_open());
            closed.map(|round| round.id).collect()
        })
    };
    el("div")
        .child(choose(&chosen))
        .child(out(&chosen))
        .child(back(&chosen))
        .rows(open, move |id| open_round(workbook, *id))
        .child(el("div.past").rows(past, move |id| past_round(workbook, *id)))
}

fn choose(chosen: &Chosen) -> El {
    let workbook = chosen.workbook;
    let risks = move || {
        workbook.with_document(|document| {
            let named = document.risks.iter().filter(|risk| !risk.is_blank());
            let option = |id: RowId| (id.to_string(), row_name(id, document));
            named.map(|risk| option(risk.id)).collect()
        })
    };
    let (shown, set) = (chosen.clone(), chosen.risk.clone());
    let risk = choice(
        risks,
        move || shown.risk().map_or(String::new(), |id| id.to_string()),
        move |text| set.set(text.parse().ok()),
    )
    .attr("id", "silent-risk");
    let (column, set) = (chosen.column.clone(), chosen.column.clone());
    let columns = || {
        let option = |one: Column| (one.key().to_owned(), one.name().to_owned());
        Column::ALL.map(option).into()
    };
    let figure = choice(
        columns,
        move || column.get().key().to_owned(),
        move |key| {
            let known = Column::ALL.into_iter().find(|one| one.key() == key);
            set.set(known.unwrap_or(Column::Ettr));
        },
    );
    el("div.fields")
        .child(el("label.wide").text("Risk to estimate").child(risk))
        .child(el("label").text("Figure").child(figure))
}

/// The link, for everybody the same.
fn out(chosen: &Chosen) -> El {
    let asked = chosen.clone();
    let link = move || {
        let risk = asked.risk();
        risk.map_or(String::new(), |risk| {
            let query = asked.question(risk).query();
            page::address_of(&Route::Estimate(query).to_string())
        })
    };
    let shown = link.clone();
    let field = el("input")
        .attr("type", "text")
        .attr("readonly", "")
        .value_of(shown);
    let workbook = chosen.workbook;
    el("div.fields")
        .child(el("label.wide").text("Link for each person").child(field))
        .child(
            el("button.line")
                .text("Copy link")
                .tap(move || copy_out(workbook, link(), None)),
        )
}

/// The box for the lines, and what came of them.
fn back(chosen: &Chosen) -> El {
    let text = Signal::new(String::new());
    let result = Signal::new(None::<Pasted>);
    let (shown, typed, read) = (text.clone(), text.clone(), text);
    let (told, wrong, marked, gone) = (
        result.clone(),
        result.clone(),
        result.clone(),
        result.clone(),
    );
    let field = el("textarea")
        .attr("rows", "4")
        .attr("id", "silent-lines")
        .attr("spellcheck", "false")
        .attr("aria-describedby", "silent-wrong")
        .attr("placeholder", "estimate … Ana: 60 #…\nBen: 510")
        .aria_of("aria-invalid", move || {
            let refused = |pasted: &Pasted| !pasted.refused.is_empty();
            marked.with(|pasted| pasted.as_ref().is_some_and(refused))
        })
        .value_of(move || shown.get())
        .on_input(move |text| {
            typed.set(text);
            gone.set(None);
        });
    let (risk, column, stale) = (chosen.risk.clone(), chosen.column.clone(), result.clone());
    // What came of the lines for one figure says nothing about another.
    follow(move || {
        risk.track();
        column.track();
        stale.set(None);
    });
    let chosen = chosen.clone();
    let workbook = chosen.workbook;
    let take = move || {
        let Some(risk) = chosen.risk() else {
            return;
        };
        let column = chosen.column.get();
        let already = |document: &Engagement| {
            let round = document.activities.open_round(risk, column);
            round.map(|round| round.said.clone()).unwrap_or_default()
        };
        let already = workbook.with_document(already);
        let pasted = read.with(|text| read_lines(text, risk, column, &already));
        if pasted.said != already {
            let said = pasted.said.clone();
            workbook.edit(
                workbook
                    .with_document(|document| heard(document, risk, column, said, page::new_id())),
            );
        }
        read.set(pasted.left.clone());
        result.set(Some(pasted));
        page::focus("#silent-lines");
    };
    let says = move || told.with(|pasted| pasted.as_ref().map_or(String::new(), Pasted::says));
    let problems = move || {
        let lines = |pasted: &Pasted| {
            pasted
                .refused
                .iter()
                .map(|line| el("li").text(line))
                .collect()
        };
        wrong.with(|pasted| pasted.as_ref().map_or(Vec::new(), lines))
    };
    el("div")
        .child(
            el("label.wide")
                .text("Lines that came back, or a name and an estimate each (Ana: 60)")
                .child(field),
        )
        .child(
            el("p.actions")
                .child(el("button.line").text("Read the lines").tap(take))
                .child(el("span").attr("role", "status").text_of(says)),
        )
        .child(
            el("ul.problem")
                .attr("id", "silent-wrong")
                .label("Lines that were not read")
                .part(problems),
        )
}
