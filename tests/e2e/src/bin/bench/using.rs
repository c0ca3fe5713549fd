//! What a person does once everything is there: type, sort, scroll. And what all of it weighs.

use std::time::Duration;

use e2e::stage::Stage;
use serde_json::Value;

use crate::options::{Choices, Part, Size};
use crate::page::{Key, Page};
use crate::results::{Goal, Results, median, share_below};
use crate::subject::{Fleet, Subjects, Which};

/// Twenty thousand projects take a while to read.
const PATIENCE: Duration = Duration::from_secs(900);

/// Each letter of it leaves fewer rows, so that each changes the table.
const TYPED: &str = "docu";

const COLUMNS: [&str; 3] = ["Project", "Last success", "Status"];

const MEGABYTE: f64 = 1_000_000.0;

/// Seconds of scrolling, and its speed in pixels a second: about seventy rows.
const SCROLL: (u32, u32) = (3, 4000);

/// What is promised of a fleet at a slow-down.
struct Goals {
    slow_down: u32,
    keystroke: Goal,
    sort: Goal,
    scroll: Goal,
    blank: Goal,
    memory: Goal,
}

/// The slow-downs at which a fleet of that size is used.
fn goals(size: Size) -> Vec<Goals> {
    let at_normal_speed = Goals {
        slow_down: 1,
        keystroke: if size == Size::USUAL {
            // Two frames of sixty in a second.
            Goal::AtMost(33.4)
        } else {
            Goal::AtMost(100.0)
        },
        sort: Goal::None,
        scroll: Goal::None,
        blank: Goal::AtMost(0.0),
        memory: if size == Size::USUAL {
            Goal::None
        } else {
            Goal::AtMost(150.0)
        },
    };
    if size != Size::USUAL {
        return vec![at_normal_speed];
    }
    vec![
        at_normal_speed,
        Goals {
            slow_down: 4,
            keystroke: Goal::Ratio(1.2),
            sort: Goal::Ratio(1.2),
            scroll: Goal::Ratio(1.1),
            blank: Goal::AtMost(0.0),
            memory: Goal::None,
        },
    ]
}

/// Measures what was asked for, in two browsers that keep their page for all rounds.
pub(crate) async fn measure(
    stage: &Stage,
    subjects: &Subjects,
    size: Size,
    choices: &Choices,
    results: &mut Results,
) {
    let fleet = Fleet::set(stage, size, 0).await;
    let app = read(stage, subjects, &fleet, Which::App).await;
    let by_hand = read(stage, subjects, &fleet, Which::ByHand).await;
    for goals in goals(size) {
        let mut sights: Vec<Vec<Value>> = Vec::new();
        for (round, which) in choices.turns() {
            let slow_down = goals.slow_down;
            eprintln!("    using {size}, {slow_down}x: round {round}, {which:?}");
            let page = match which {
                Which::App => &app,
                Which::ByHand => &by_hand,
            };
            page.slow_down(slow_down).await;
            let mut hands = Hands {
                page,
                which,
                name: format!("{size}, {slow_down}x"),
                sights: Vec::new(),
                results,
            };
            hands.use_it(&goals, choices).await;
            sights.push(hands.sights);
            page.slow_down(1).await;
            if let [one, other] = sights.as_slice() {
                // What takes long because it shows something else is no measure.
                assert_eq!(one, other, "the two pages do not show the same");
                sights.clear();
            }
        }
    }
    app.close().await;
    by_hand.close().await;
}

/// Opens a page and waits until it has read the fleet.
async fn read(stage: &Stage, subjects: &Subjects, fleet: &Fleet, which: Which) -> Page {
    eprintln!("    reading {}: {which:?}", fleet.size);
    let page = Page::new(stage.environment(), fleet, 1).await;
    page.open(&subjects.address(which)).await;
    page.noted("full", PATIENCE).await;
    // Whatever is done once all is read should not be part of the first measure.
    tokio::time::sleep(Duration::from_secs(2)).await;
    page
}

/// Uses a page for one round.
struct Hands<'a> {
    page: &'a Page,
    which: Which,
    /// The size and the slow-down.
    name: String,
    /// What the table showed after each step.
    sights: Vec<Value>,
    results: &'a mut Results,
}

impl Hands<'_> {
    async fn use_it(&mut self, goals: &Goals, choices: &Choices) {
        if choices.wants(Part::Filter) {
            let times = self.type_and_take_back().await;
            self.note("keystroke", "ms", goals.keystroke, median(&times));
        }
        if choices.wants(Part::Sort) {
            let times = self.sort().await;
            self.note("sort", "ms", goals.sort, median(&times));
        }
        if choices.wants(Part::Scroll) {
            let (seconds, speed) = SCROLL;
            let (gaps, blank) = self.page.scroll(seconds, speed).await;
            self.note(
                "frame gap, 95 %",
                "ms",
                goals.scroll,
                share_below(&gaps, 0.95),
            );
            self.note("frames with a blank", "", goals.blank, Some(blank));
        }
        if choices.wants(Part::Memory) && goals.slow_down == 1 {
            let megabytes = self.page.memory_bytes().await / MEGABYTE;
            self.note("memory", "MB", goals.memory, Some(megabytes));
        }
    }

    async fn type_and_take_back(&mut self) -> Vec<f64> {
        self.page.click("combobox", "Filter").await;
        let letters = TYPED.chars().map(Key::Letter);
        let back = TYPED.chars().map(|_| Key::Backspace);
        let mut times = Vec::new();
        for key in letters.chain(back) {
            let time = self.page.measure_key(key).await;
            times.push(time.unwrap_or_else(|| panic!("{key:?} did not change the table")));
            self.sights.push(self.page.sight().await);
        }
        // The app's completions lie over the heads of the columns.
        self.page.press(Key::Escape).await;
        times
    }

    async fn sort(&mut self) -> Vec<f64> {
        let mut times = Vec::new();
        for column in COLUMNS.into_iter().flat_map(|column| [column; 2]) {
            let time = self.page.measure_click("button", column).await;
            times.push(time.unwrap_or_else(|| panic!("{column} did not change the table")));
            self.sights.push(self.page.sight().await);
        }
        times
    }

    fn note(&mut self, what: &str, unit: &'static str, goal: Goal, value: Option<f64>) {
        let value = value.expect("something was measured");
        let name = format!("{what}, {}", self.name);
        self.results.add(&name, unit, goal, self.which, value);
    }
}
