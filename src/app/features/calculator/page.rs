//! The SLO calculator, for somebody with one question: nothing of it is kept but in the address.

use leptos::prelude::Get;

use crate::app::browser::page;
use crate::app::old::message::{brand, link};
use crate::app::old::signals::Signal;
use crate::app::old::view::field::choice;
use crate::app::old::view::{El, el, follow};
use crate::app::route::Route;
use crate::app::state::workbook::{Screen, Workbook};
use crate::codec::link::calculator::{Ask, Field, WINDOWS};
use crate::text::slo_answers as answers;
use crate::text::slo_answers::{HIT, NEEDS_TARGET, Words};
use crate::text::words::estimate_line;

/// What an answer is computed with.
type Answer = fn(&Ask) -> Result<Words, String>;

/// The page; the address follows what is typed, and the fields follow an address that is opened.
pub fn slo(workbook: Workbook, ask: Ask) -> El {
    let form = Form(Signal::new(ask));
    let opened = form.0.clone();
    follow(move || {
        if let Screen::Slo(ask) = workbook.screen.get() {
            opened.set(ask);
        }
    });
    let fields = el("div.fields")
        .child(form.field(Field::Target, "Target in percent", |ask| {
            answers::target(ask).err()
        }))
        .child(form.window());
    el("main.library.slo")
        .child(brand())
        .child(el("h1").text("SLO calculator"))
        .child(el("p.lede").text("What a target allows, how fast its budget burns, and what your dependencies leave of it. The address of this page holds what you typed: copy it to share the answer."))
        .child(fields)
        .child(form.downtime())
        .child(form.section(
            "From downtime to a target",
            Field::Down,
            "Downtime allowed in the window",
            answers::highest_target,
        ))
        .child(form.section(
            "How fast the budget burns",
            Field::Errors,
            "Requests that fail, in percent",
            answers::burning,
        ))
        .child(form.section(
            "Dependencies",
            Field::Depends,
            "Each with its percentage: & where all are needed, | where any will do, parentheses around what belongs together",
            answers::dependencies,
        ))
        .child(el("p.note").text("Dependencies are taken to fail independently of each other; those that share a region, a network or a release do not."))
        .child(el("p.estimate").text(&estimate_line(&page::today(), "")))
        .child(
            el("p")
                .child(link("#/library", "All engagements"))
                .text(" · ")
                .child(link("#/quick", "Quick estimate")),
        )
}

/// The fields. Clones share them.
#[derive(Clone)]
struct Form(Signal<Ask>);

impl Form {
    fn set(&self, field: Field, text: String) {
        self.0.update(|ask| ask.set(field, text));
        page::replace_fragment(&Route::Slo(self.0.get()).to_string());
    }

    /// A field with what is wrong in it.
    fn field(
        &self,
        field: Field,
        label: &str,
        problem: impl Fn(&Ask) -> Option<String> + Clone + 'static,
    ) -> El {
        let (shown, typed) = (self.clone(), self.clone());
        let (marked, said) = (self.0.clone(), self.0.clone());
        let id = format!("problem-{}", field.name());
        let input = match field {
            Field::Depends => el("textarea").attr("rows", "3"),
            _ => el("input").attr("type", "text"),
        };
        let is_wrong = problem.clone();
        let input = input
            .attr("autocomplete", "off")
            .attr("spellcheck", "false")
            .attr("aria-describedby", &id)
            .aria_of("aria-invalid", move || {
                marked.with(|ask| is_wrong(ask).is_some())
            })
            .value_of(move || shown.0.with(|ask| ask.get(field).to_owned()))
            .on_input(move |text| typed.set(field, text));
        let input = match field {
            Field::Target | Field::Errors => input.attr("inputmode", "decimal"),
            _ => input,
        };
        let says = move || said.with(|ask| problem(ask).unwrap_or_default());
        el("div.asked")
            .child(el("label").text(label).child(input))
            .child(el("p.problem").attr("id", &id).text_of(says))
    }

    fn window(&self) -> El {
        let (chosen, set) = (self.0.clone(), self.clone());
        let options = || {
            let option =
                |&(value, _, name): &(&str, f64, &str)| (value.to_owned(), name.to_owned());
            WINDOWS.iter().map(option).collect()
        };
        let select = choice(
            options,
            move || chosen.with(|ask| ask.get(Field::Window).to_owned()),
            move |value| set.set(Field::Window, value),
        );
        el("label").text("Window").child(select)
    }

    fn downtime(&self) -> El {
        let title = |text: &str| el("th").attr("scope", "col").text(text);
        let head = el("tr")
            .child(title("Window"))
            .children(HIT.iter().map(|text| title(text)).collect());
        let (rows, about) = (self.0.clone(), self.0.clone());
        let target = |ask: &Ask| answers::target(ask).ok().flatten();
        let body = move || {
            let line = |(name, cells): (&'static str, [String; 3])| {
                let cells = HIT.iter().zip(&cells);
                let cell =
                    |(label, text): (&&str, &String)| el("td").attr("data-label", label).text(text);
                el("tr")
                    .child(el("th").attr("scope", "row").text(name))
                    .children(cells.map(cell).collect())
            };
            let found = rows.with(target).map(answers::downtime);
            found.unwrap_or_default().into_iter().map(line).collect()
        };
        let table = el("table.figures.cards")
            .label("Downtime allowed")
            .child(el("thead").child(head))
            .child(el("tbody").part(body));
        let says = move || {
            let target = about.with(target);
            target
                .map_or(NEEDS_TARGET, answers::about_target)
                .to_owned()
        };
        el("section.fold")
            .child(el("h2").text("Downtime allowed"))
            .child(el("p.says").text_of(says))
            .child(table)
    }

    /// A question with its answer below.
    fn section(&self, title: &str, field: Field, label: &str, answer: Answer) -> El {
        let read = self.0.clone();
        let words = move || {
            let words = read.with(answer).unwrap_or_default();
            let says = |(place, text): (usize, &String)| {
                el(if place == 0 { "p.says" } else { "p" }).text(text)
            };
            words.iter().enumerate().map(says).collect()
        };
        let input = self.field(field, label, move |ask| answer(ask).err());
        el("section.fold")
            .child(el("h2").text(title))
            .child(el("div.fields").child(input))
            .child(el("div").attr("role", "status").label(title).part(words))
    }
}
