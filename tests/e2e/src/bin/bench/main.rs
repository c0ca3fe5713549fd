//! Measures the fleet against a page that does the same without a framework: `cargo xtask bench`.
//!
//! Both are driven by the same hands in the same browser against the same stand-in GitLab, and take
//! turns, so that whatever else the machine does hits both. `docs/bench.md` says what each number is.

mod loading;
mod options;
mod page;
mod results;
mod subject;
mod using;

use std::process::ExitCode;

use e2e::stage::Stage;

use crate::options::{Choices, Part};
use crate::results::{Goal, Results};
use crate::subject::{Subjects, Which};

/// Bytes of the first load.
const FIRST_LOAD: Goal = Goal::AtMost(170_000.0);

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let choices = match Choices::read(std::env::args().skip(1)) {
        Ok(choices) => choices,
        Err(words) => {
            eprintln!("{words}");
            return ExitCode::from(2);
        }
    };
    // Unwinding would wait a minute for each browser, which the command ends anyway.
    std::panic::set_hook(Box::new(|panic| {
        eprintln!("{panic}");
        std::process::exit(1);
    }));
    let stage = Stage::shared();
    let subjects = Subjects::serve(stage, variable("MIRRORDECK_BENCH_PAGE")).await;
    let mut results = Results::default();
    if choices.wants(Part::Bytes) {
        bytes(&mut results);
    }
    loading::measure(stage, &subjects, &choices, &mut results).await;
    let parts = [Part::Filter, Part::Sort, Part::Scroll, Part::Memory];
    if parts.into_iter().any(|part| choices.wants(part)) {
        for size in &choices.sizes {
            using::measure(stage, &subjects, *size, &choices, &mut results).await;
        }
    }
    println!("{results}");
    let text = serde_json::to_string_pretty(&results.to_json()).expect("numbers can be written");
    let file = variable("MIRRORDECK_BENCH_RESULTS");
    std::fs::write(&file, text).expect("the target folder can be written");
    ExitCode::SUCCESS
}

/// The command that built both knows what they weigh: the app, a comma, the page by hand.
fn bytes(results: &mut Results) {
    let told = variable("MIRRORDECK_BENCH_BYTES");
    for (which, bytes) in Which::BOTH.into_iter().zip(told.split(',')) {
        let bytes = bytes.parse().expect("the command writes numbers");
        results.add("first load, brotli", "B", FIRST_LOAD, which, bytes);
    }
}

fn variable(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask bench`"))
}
