//! Places of rows in the alphabet, so that sorting compares numbers.

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
    /// Of its target, the same for mirrors with one target.
    pub(crate) target: Vec<u32>,
    /// Of the row, by project and then by id; no two are the same.
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
            *ranked = (project[ranked.2 as usize].into(), by_id as u32, ranked.2);
        }
        sorted.sort_unstable();
        let mut row = vec![0; rows.len()];
        for (place, (_, _, index)) in sorted.into_iter().enumerate() {
            row[index as usize] = place as u32;
        }
        Self {
            project,
            target: places(rows, |row| row.target.shown()),
            row,
        }
    }
}

/// The place of each row's text among the different texts, case aside.
fn places(rows: &[Row], text: fn(&Row) -> &str) -> Vec<u32> {
    let mut numbering = Numbering::default();
    let numbers: Vec<u32> = rows.iter().map(|row| numbering.of(text(row))).collect();
    // Folded copies are compared many times faster than texts that are folded on the way.
    let mut sorted: Vec<(Box<str>, u32)> = Vec::new();
    for (text, number) in numbering.into_texts().into_iter().zip(0..) {
        sorted.push((text.to_ascii_lowercase().into(), number));
    }
    sorted.sort_unstable();
    let mut places = vec![0; sorted.len()];
    for (place, (_, number)) in sorted.into_iter().enumerate() {
        places[number as usize] = place as u32;
    }
    numbers
        .into_iter()
        .map(|number| places[number as usize])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fleet::samples::{project, row};

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
        assert_eq!(ranks.target, [2, 1, 2, 0]);
        assert_eq!(ranks.row, [3, 1, 2, 0]);
        assert_eq!(Ranks::of(&[]), Ranks::default());
    }
}
