//! What happens from the navigation on: the first row, and all rows.

use std::time::Duration;

use e2e::stage::Stage;

use crate::options::{Choices, Part, Size};
use crate::page::Page;
use crate::results::{Goal, Results};
use crate::subject::{Fleet, Subjects, Which};

/// A machine may be slow, and is slowed down on top.
const PATIENCE: Duration = Duration::from_secs(300);

/// Slow-downs of the first row with the goals.
const COLD: [(u32, Goal); 2] = [(1, Goal::None), (4, Goal::Ratio(1.5))];

/// Slow-downs of the scan with the goals for its longest task: what a person does not feel.
const SCAN: [(u32, Goal); 2] = [(1, Goal::AtMost(50.0)), (4, Goal::None)];

/// Latencies of the scan in milliseconds.
const LATENCIES: [u64; 2] = [0, 20];

/// How long the scan may take beside the page by hand.
const WALL: Goal = Goal::Ratio(1.05);

/// Measures what was asked for, each time in a browser that has never seen the page.
pub(crate) async fn measure(
    stage: &Stage,
    subjects: &Subjects,
    choices: &Choices,
    results: &mut Results,
) {
    if choices.wants(Part::Cold) {
        let fleet = Fleet::set(stage, Size::USUAL, 0).await;
        for (slow_down, goal) in COLD {
            let name = format!("first row, {slow_down}x");
            for (round, which) in choices.turns() {
                eprintln!("    {name}: round {round}, {which:?}");
                let page = Page::new(stage.environment(), &fleet, slow_down).await;
                page.open(&subjects.address(which)).await;
                let time = page.noted("first", PATIENCE).await;
                page.close().await;
                results.add(&name, "ms", goal, which, time);
            }
        }
    }
    if choices.wants(Part::Scan) {
        for latency in LATENCIES {
            let fleet = Fleet::set(stage, Size::USUAL, latency).await;
            for (slow_down, longest) in SCAN {
                let name = format!("scan at {latency} ms, {slow_down}x");
                for (round, which) in choices.turns() {
                    eprintln!("    {name}: round {round}, {which:?}");
                    let page = Page::new(stage.environment(), &fleet, slow_down).await;
                    let scan = Scan::of(&page, &subjects.address(which)).await;
                    page.close().await;
                    scan.note(&name, longest, which, results);
                }
            }
        }
    }
}

/// What was seen of one scan.
struct Scan {
    /// Milliseconds from the navigation to the last row.
    wall: f64,
    /// Milliseconds in which the main thread was busy meanwhile.
    busy: f64,
    /// Milliseconds of each long task.
    long: Vec<f64>,
    /// Compressed bytes from the page's own host.
    fetched: f64,
}

impl Scan {
    async fn of(page: &Page, address: &str) -> Self {
        page.open(address).await;
        let wall = page.noted("full", PATIENCE).await;
        let busy = 1000.0 * page.busy_seconds().await;
        Self {
            wall,
            busy,
            long: page.long_tasks_until(wall).await,
            fetched: page.fetched_bytes().await,
        }
    }

    fn note(&self, name: &str, longest: Goal, which: Which, results: &mut Results) {
        let mut add = |what: &str, unit, goal, value| {
            results.add(&format!("{name}: {what}"), unit, goal, which, value);
        };
        let most = self.long.iter().copied().fold(0.0, f64::max);
        add("wall time", "ms", WALL, self.wall);
        add("main thread", "ms", Goal::None, self.busy);
        add("long tasks", "", Goal::None, self.long.len() as f64);
        add("longest task", "ms", longest, most);
        add("fetched", "B", Goal::None, self.fetched);
    }
}
