//! Places of rows in the alphabet, so that sorting compares numbers.

use std::cell::OnceCell;

use crate::model::fleet::numbering::Numbering;
use crate::model::fleet::row::Row;

/// What is sorted wherever rows are put in order: a key, what decides between equal keys, and the row.
///
/// One type for all of them, because every type that is sorted is code of its own in the wasm.
pub(crate) type Ranked = (u64, u32, u32);

/// For each row, index by index, the places of its texts among all others.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Ranks {
    /// Of its project, the same for all mirrors of it.
    pub(crate) project: Vec<u32>,
    /// Of its target, worked out when somebody first asks: few sort by it.
    target: OnceCell<Vec<u32>>,
    /// Of the row, by project, account and then by id; no two are the same.
    pub(crate) row: Vec<u32>,
}

impl Ranks {
    /// Puts the texts of all rows in order. Takes a while, and holds as long as the rows stay the same.
    pub fn of(rows: &[Row]) -> Self {
        let project = places(rows, |row| &row.project.path);
        let mut sorted: Vec<Ranked> = Vec::with_capacity(rows.len());
        for (index, row) in rows.iter().enumerate() {
            sorted.push((row.id.0, 0, index as u32));
        }
        sorted.sort_unstable();
        for (by_id, ranked) in sorted.iter_mut().enumerate() {
            let index = ranked.2 as usize;
            // Two instances may have projects with one path, whose mirrors stay together.
            let origin = u64::from(rows[index].project.origin.0);
            let key = u64::from(project[index]) << 8 | origin;
            *ranked = (key, by_id as u32, ranked.2);
        }
        sorted.sort_unstable();
        let mut row = vec![0; rows.len()];
        for (place, (_, _, index)) in sorted.into_iter().enumerate() {
            row[index as usize] = place as u32;
        }
        Self {
            project,
            target: OnceCell::new(),
            row,
        }
    }

    /// Of the targets of the rows it was made of, the same for mirrors with one target.
    pub(crate) fn target(&self, rows: &[Row]) -> &[u32] {
        self.target
            .get_or_init(|| places(rows, |row| row.target.shown()))
    }
}

/// The place of each row's text among the different texts, case aside.
fn places(rows: &[Row], text: fn(&Row) -> &str) -> Vec<u32> {
    let mut numbering = Numbering::default();
    let numbers: Vec<u32> = rows.iter().map(|row| numbering.of(text(row))).collect();
    let texts = numbering.into_texts();
    let mut sorted: Vec<Ranked> = Vec::with_capacity(texts.len());
    for number in 0..texts.len() as u32 {
        sorted.push((0, number, number));
    }
    sort_texts(&texts, &mut sorted, 0);
    let mut places = vec![0; sorted.len()];
    for (place, (_, _, number)) in sorted.into_iter().enumerate() {
        places[number as usize] = place as u32;
    }
    let place = |number: u32| places[number as usize];
    numbers.into_iter().map(place).collect()
}

/// Texts that are alike for longer stay as they came.
const LONGEST_COMPARED: usize = 512;

/// Sorts numbers of texts by what stands from `at` on: by eight bytes, then those that are alike by the next.
///
/// Comparing the texts themselves would be another kind of sort, and slower.
fn sort_texts(texts: &[&str], sorted: &mut [Ranked], at: usize) {
    for ranked in sorted.iter_mut() {
        ranked.0 = eight_folded(texts[ranked.2 as usize].as_bytes(), at);
    }
    sorted.sort_unstable();
    for alike in sorted.chunk_by_mut(|one, other| one.0 == other.0) {
        // A zero is what stands behind the end of a text.
        let has_ended = alike[0].0 & 0xff == 0;
        if alike.len() > 1 && !has_ended && at < LONGEST_COMPARED {
            sort_texts(texts, alike, at + 8);
        }
    }
}

fn eight_folded(text: &[u8], at: usize) -> u64 {
    let mut eight = [0; 8];
    for (to, from) in eight.iter_mut().zip(text.iter().skip(at)) {
        *to = from.to_ascii_lowercase();
    }
    u64::from_be_bytes(eight)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, prop_assert, proptest};

    use super::*;
    use crate::model::fleet::samples::{project, project_of, row};

    #[test]
    fn places_follow_the_alphabet_and_then_the_ids() {
        let (web, app) = (project(1, "b/Web"), project(2, "B/app"));
        let rows = [
            row(&web, 9, "https://t/b", ""),
            row(&app, 7, "https://T/a", ""),
            row(&web, 3, "ssh://git@t/b", ""),
            row(&project(3, "a/x"), 8, "", ""),
        ];
        let ranks = Ranks::of(&rows);
        assert_eq!(ranks.project, [2, 1, 2, 0]);
        assert_eq!(ranks.target(&rows), [2, 1, 2, 0]);
        assert_eq!(ranks.row, [3, 1, 2, 0]);
        assert_eq!(Ranks::of(&[]), Ranks::default());
    }

    #[test]
    fn mirrors_of_two_accounts_with_equal_paths_and_ids_stay_apart() {
        let (own, other) = (project(1, "a/x"), project_of(1, 1, "a/x"));
        let rows = [
            row(&other, 1, "", ""),
            row(&own, 2, "", ""),
            row(&other, 2, "", ""),
            row(&own, 1, "", ""),
        ];
        assert_eq!(Ranks::of(&rows).row, [2, 1, 3, 0]);
    }

    proptest! {
        #[test]
        fn texts_are_sorted_like_their_folded_forms(mut texts in prop::collection::vec("([aB]{7,9}|[abAü/-]{0,20})", 0..20)) {
            // Texts that differ in case alone stay as they came, which is no order.
            texts.sort_by_key(|text| text.to_ascii_lowercase());
            texts.dedup_by_key(|text| text.to_ascii_lowercase());
            let texts: Vec<&str> = texts.iter().map(|text| &**text).collect();
            let mut sorted: Vec<Ranked> = (0..texts.len() as u32).rev().map(|n| (0, n, n)).collect();
            sort_texts(&texts, &mut sorted, 0);
            prop_assert!(sorted.is_sorted_by_key(|ranked| ranked.2), "{:?} {:?}", texts, sorted);
        }
    }

    #[test]
    fn texts_that_are_alike_for_long_do_no_harm() {
        let long = "x".repeat(100_000);
        let (one, other) = ([&*long, "b"].concat(), [&*long, "a"].concat());
        let mut sorted = vec![(0, 0, 0), (0, 1, 1)];
        sort_texts(&[&one, &other], &mut sorted, 0);
        assert_eq!(sorted[0].2, 0);
    }
}
