//! Rows of the fleet as files: the way out of this app.
//!
//! Every format is written piece by piece, so that a page can save 100,000 rows and answer in between.
//! No credentials are in any of them: a row holds none, and foreign texts are masked once more.

pub mod csv;
pub mod json;
pub mod markdown;
pub mod terraform;

mod field;
#[cfg(test)]
mod samples;

use std::vec::IntoIter;

use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::matching::Moment;
use crate::model::fleet::origin::Origin;
use crate::model::fleet::row::Row;

/// Rows per piece: a few milliseconds of work.
const ROWS: usize = 500;

/// A kind of file.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Format {
    /// For spreadsheets.
    Csv,
    /// For programs; described by `docs/fleet-export.schema.json`.
    Json,
    /// For Terraform and OpenTofu, with import blocks.
    Terraform,
    /// For people: a report.
    Markdown,
}

/// What a file says besides its rows.
#[derive(Clone, Copy, Debug)]
pub struct Setting<'a> {
    /// The accounts with which the rows were read, each with its instance.
    pub accounts: &'a Accounts,
    /// When and by which limit health is judged.
    pub moment: Moment,
}

/// The pieces of a file, in their order.
#[derive(Clone, Debug)]
pub struct Pieces<'a> {
    format: Format,
    rows: &'a [Row],
    order: IntoIter<u32>,
    setting: Setting<'a>,
    /// With which accounts its rows were read.
    origins: Vec<Origin>,
    is_begun: bool,
    is_ended: bool,
}

impl Format {
    /// Every format, the one most people want first.
    pub const ALL: [Self; 4] = [Self::Csv, Self::Json, Self::Markdown, Self::Terraform];

    /// How the name of the file ends.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Terraform => "tf",
            Self::Markdown => "md",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv;charset=utf-8",
            Self::Json => "application/json",
            Self::Terraform => "text/plain;charset=utf-8",
            Self::Markdown => "text/markdown;charset=utf-8",
        }
    }

    /// The rows of these indices as a file. A report brings them into its own order.
    pub fn write<'a>(self, rows: &'a [Row], order: Vec<u32>, setting: Setting<'a>) -> Pieces<'a> {
        let order = match self {
            Self::Csv | Self::Json | Self::Terraform => order,
            Self::Markdown => markdown::by_severity(rows, &order, setting.moment),
        };
        Pieces {
            format: self,
            rows,
            origins: origins(rows, &order),
            order: order.into_iter(),
            setting,
            is_begun: false,
            is_ended: false,
        }
    }
}

impl Pieces<'_> {
    fn push_head(&self, text: &mut String) {
        match self.format {
            Format::Csv => csv::push_head(text),
            Format::Json => json::push_head(text),
            Format::Terraform => {
                terraform::push_head(text, &self.origins, self.setting.accounts);
            }
            Format::Markdown => {
                markdown::push_head(text, self.rows, self.order.as_slice(), self.sheet());
            }
        }
    }

    fn push_row(&self, text: &mut String, row: &Row, is_first: bool) {
        let setting = self.setting;
        match self.format {
            Format::Csv => csv::push_row(text, row, setting),
            Format::Json => json::push_row(text, row, setting, is_first),
            Format::Terraform => terraform::push_row(text, row, setting.accounts),
            Format::Markdown => markdown::push_row(text, row, self.sheet()),
        }
    }

    fn sheet(&self) -> markdown::Sheet<'_> {
        markdown::Sheet {
            origins: &self.origins,
            setting: self.setting,
        }
    }
}

/// The origins of the rows with these indices, each once, the person's own first.
fn origins(rows: &[Row], order: &[u32]) -> Vec<Origin> {
    let mut origins = Vec::new();
    for row in order.iter().filter_map(|index| rows.get(*index as usize)) {
        let origin = row.project.origin;
        if let Err(place) = origins.binary_search(&origin) {
            origins.insert(place, origin);
        }
    }
    origins
}

impl Iterator for Pieces<'_> {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if self.is_ended {
            return None;
        }
        let mut text = String::new();
        let mut is_first = !self.is_begun;
        if is_first {
            self.push_head(&mut text);
            self.is_begun = true;
        }
        for _ in 0..ROWS {
            let Some(index) = self.order.next() else {
                if self.format == Format::Json {
                    json::push_foot(&mut text);
                }
                self.is_ended = true;
                break;
            };
            if let Some(row) = self.rows.get(index as usize) {
                self.push_row(&mut text, row, is_first);
                is_first = false;
            }
        }
        Some(text)
    }
}

#[cfg(test)]
mod tests;
