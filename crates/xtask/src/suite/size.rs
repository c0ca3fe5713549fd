//! The first load of the release build stays small.

use anyhow::Result;

use crate::{bundle, workspace};

use super::Tally;

/// Everything that is fetched before the first screen stands, compressed with brotli.
const MOST: u64 = 150_000;

/// The same in another language than English, which the program brings along.
const MOST_TRANSLATED: u64 = 195_000;

/// What the fleet should take, with everything that stands before it.
const FLEET_GOAL: u64 = 170_000;

pub(crate) fn run() -> Result<Tally> {
    bundle::ensure()?;
    let sizes = bundle::sizes(&workspace::dist())?;
    println!("{sizes}");
    if let Some(contributors) = bundle::contributors() {
        println!("{contributors}");
    }
    let first_load = sizes.first_load();
    println!("first load: {first_load} bytes of brotli, at most {MOST} allowed");
    let translated = sizes.first_load_translated();
    println!(
        "first load in another language: {translated} bytes of brotli, at most {MOST_TRANSLATED} allowed"
    );
    let fleet = first_load + fleet_parts(&sizes);
    println!("fleet of a later visit: {fleet} bytes of brotli, {FLEET_GOAL} are the goal");
    let mut tally = Tally::check(first_load <= MOST);
    tally += Tally::check(translated <= MOST_TRANSLATED);
    Ok(tally)
}

/// The parts of the program that the fleet is made of, and those that it shares with others.
fn fleet_parts(sizes: &bundle::Sizes) -> u64 {
    let parts = sizes.0.iter().filter(|file| {
        ["part-fleet", "part-shared"]
            .iter()
            .any(|part| file.name.starts_with(part))
    });
    parts.map(|file| file.brotli).sum()
}
