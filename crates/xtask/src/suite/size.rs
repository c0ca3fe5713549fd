//! The first load of the release build stays small.

use anyhow::Result;

use crate::{bundle, workspace};

use super::Tally;

/// Everything that is fetched before the first screen stands, compressed with brotli.
const MOST: u64 = 150_000;

pub(crate) fn run() -> Result<Tally> {
    bundle::ensure()?;
    let sizes = bundle::sizes(&workspace::dist())?;
    println!("{sizes}");
    if let Some(contributors) = bundle::contributors() {
        println!("{contributors}");
    }
    let first_load = sizes.first_load();
    println!("first load: {first_load} bytes of brotli, at most {MOST} allowed");
    Ok(Tally::check(first_load <= MOST))
}
