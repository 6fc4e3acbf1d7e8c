//! Questions about odds and their answers pass between two programs unharmed.

use bad_minutes::analysis::odds::{Ask, Each, Told};
use bad_minutes::math::odds::{Cache, OddsRisk, Question, odds};
use bad_minutes::math::{
    Days, Estimate, Frequency, Minutes, PerYear, RiskEstimates, Share, Shift, YearLength,
};
use bad_minutes::odds_worker::answering::Answering;
use bad_minutes::odds_worker::message;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

fn estimate<U: bad_minutes::math::units::Unit + std::fmt::Debug + 'static>(
    most: f64,
) -> impl Strategy<Value = Estimate<U>> {
    let pair = (0.001..1.0, 0.001..1.0);
    prop_oneof![
        (0.001..most).prop_map(|value| Estimate::Point(U::new(value))),
        (0.001..most).prop_map(|high| Estimate::Exponential { high: U::new(high) }),
        pair.clone()
            .prop_map(move |(one, two)| Estimate::Lognormal {
                low: U::new(f64::min(one, two) * most),
                high: U::new((f64::max(one, two) + 0.001) * most),
            }),
        pair.clone().prop_map(move |(one, two)| Estimate::Uniform {
            low: U::new(f64::min(one, two) * most),
            high: U::new(f64::max(one, two) * most),
        }),
        pair.prop_map(move |(one, two)| Estimate::Capped {
            low: U::new(f64::min(one, two) * most),
            high: U::new(2.0 * most),
            most: U::new(f64::max(one, two) * most),
        }),
    ]
}

fn risk() -> impl Strategy<Value = OddsRisk> {
    let frequency = prop_oneof![
        estimate::<Days>(900.0).prop_map(Frequency::Every),
        estimate::<PerYear>(50.0).prop_map(Frequency::Rate),
    ];
    let estimates = (
        estimate::<Minutes>(500.0),
        estimate::<Minutes>(500.0),
        estimate::<Share>(0.9),
        frequency,
    );
    let shift = (-50.0..50.0, -50.0..50.0, 0.5..2.0);
    (estimates, shift, any::<bool>()).prop_map(|(estimates, shift, doubted)| OddsRisk {
        estimates: RiskEstimates {
            ettd: estimates.0,
            ettr: estimates.1,
            impact: estimates.2,
            frequency: estimates.3,
        },
        shift: Shift {
            ettd: Minutes::new(shift.0),
            ettr: Minutes::new(shift.1),
            rate: shift.2,
        },
        doubted,
    })
}

fn ask() -> impl Strategy<Value = Ask> {
    let question = (
        1.0..400.0,
        any::<bool>(),
        option::of(2.0..3.0),
        vec(0.0..5000.0, 0..5),
        1e-6..1e-2,
    );
    let wanted = (
        vec(0.0..1.0, 0..6),
        0..300_usize,
        any::<bool>(),
        0..30_usize,
    );
    (question, wanted, vec(risk(), 0..6)).prop_map(|(question, wanted, risks)| Ask {
        question: Question {
            horizon: Days::new(question.0),
            year: if question.1 {
                YearLength::Days365
            } else {
                YearLength::Days365_25
            },
            doubt: question.2,
            budgets: question.3.into_iter().map(Minutes::new).collect(),
            quantiles: wanted.0,
            each: wanted.2,
            error: question.4,
        },
        points: wanted.1,
        dots: wanted.3,
        risks,
    })
}

fn told() -> impl Strategy<Value = Told> {
    let each = (0.0..1.0, 0.0..1e6, vec(0.0..1.0, 0..4));
    let each = each.prop_map(|(happens, minutes, without)| Each {
        happens,
        minutes,
        without,
    });
    let curve = vec((0.0..1e6, 0.0..1.0), 0..20);
    let head = (any::<bool>(), 0.0..1.0, 0.0..1.0);
    let lists = (
        vec(0.0..1.0, 0..5),
        vec(option::of(0.0..1e6), 0..6),
        curve,
        vec(each, 0..5),
        vec(option::of(0.0..1e6), 0..22),
    );
    (head, lists).prop_map(|(head, lists)| Told {
        exact: head.0,
        error: head.1,
        beyond: head.2,
        kept: lists.0,
        quantiles: lists.1,
        curve: lists.2,
        each: lists.3,
        dots: lists.4,
    })
}

proptest! {
    #[test]
    fn a_question_comes_back(ask in ask()) {
        prop_assert_eq!(message::asked(&message::ask(7, &ask)), Some((7, ask)));
    }

    #[test]
    fn an_answer_comes_back(told in told()) {
        prop_assert_eq!(message::told(&message::tell(7, &told)), Some((7, told)));
    }

    #[test]
    fn any_text_is_a_message_or_not(text: String, ask in ask(), at: proptest::sample::Index) {
        let _ = (message::asked(&text), message::told(&text));
        let whole = message::ask(7, &ask);
        prop_assert_eq!(message::asked(&whole[..at.index(whole.len())]), None);
        prop_assert_eq!(message::told(&whole), None);
    }
}

#[test]
fn another_version_is_no_message() {
    let told = message::tell(7, &Told::default());
    assert!(message::told(&told).is_some());
    let newer = told.replace("\"version\":2", "\"version\":3");
    assert_eq!(message::told(&newer), None);
    let endless = Told {
        error: f64::INFINITY,
        ..Told::default()
    };
    let back = message::told(&message::tell(7, &endless));
    assert_eq!(back, Some((7, endless)));
}

#[test]
fn a_question_is_answered_in_slices() {
    let point = |minutes: f64, every: f64| OddsRisk {
        estimates: RiskEstimates {
            ettd: Estimate::Point(Minutes::new(0.0)),
            ettr: Estimate::Point(Minutes::new(minutes)),
            impact: Estimate::Point(Share::new(1.0)),
            frequency: Frequency::Every(Estimate::Point(Days::new(every))),
        },
        shift: Shift::default(),
        doubted: false,
    };
    let ask = Ask {
        question: Question {
            horizon: Days::new(365.0),
            year: YearLength::Days365,
            doubt: None,
            budgets: vec![Minutes::new(525.6), Minutes::new(52.56)],
            quantiles: vec![0.5],
            each: true,
            error: Question::ERROR,
        },
        points: 20,
        dots: 20,
        risks: vec![point(3.0, 7.0), point(120.0, 365.0)],
    };
    let mut answering = Answering::default();
    assert!(!answering.ask("[1.0, 2.0]"));
    assert_eq!(answering.step(), None, "not a question");
    assert!(answering.ask(&message::ask(7, &ask)));
    let answer = (0..1000).find_map(|_| answering.step()).expect("an answer");
    let (number, told) = message::told(&answer).expect("ours");
    assert_eq!((number, told.exact), (7, true));
    let whole = odds(&ask.question, &ask.risks, &mut Cache::new());
    assert_eq!(told.kept[0], whole.kept(Minutes::new(525.6)));
    assert_eq!(told.each.len(), 2);
    let one = odds(&ask.question, &ask.risks[..1], &mut Cache::new());
    assert!((told.each[1].without[1] - one.kept(Minutes::new(52.56))).abs() < 1e-12);
    assert!((told.each[1].happens - (1.0 - (-1.0_f64).exp())).abs() < 1e-12);
    assert_eq!((told.curve.len(), told.dots.len()), (20, 20));
    assert!(told.dots.is_sorted() && told.dots[19] == whole.quantile(0.975).map(Minutes::get));
    assert!(told.error <= 1e-9, "{}", told.error);
    assert_eq!(answering.step(), None, "answered once");
    assert_eq!(
        message::ask(0, &ask),
        message::ask(0, &ask),
        "the same is the same"
    );
}
