//! The last result as text, to be shown at once on the next visit.
//!
//! Written and read project by project, so that each can be stored by itself and a page never stops for it.
//! No secret is written: addresses and errors are masked once more, although GitLab has masked them.
//!
//! Lines of fields, separated by tabs: a head, then each project (`P`) with as many mirrors (`M`) as it says.
//! Written by hand: derived code for the same was measured at twice the compressed size, 8.7 kB instead of 4.1.

mod field;
mod reading;
mod writing;

pub use self::reading::Records;
pub use self::writing::push_project;

use crate::model::fleet::project_info::ProjectInfo;
use crate::model::id::UserId;
use crate::model::mirror::Mirror;
use crate::model::scan::archive::field::{Fields, push_text};
use crate::model::scan::archive::writing::{push_flags, push_time};
use crate::model::scan::end::End;
use crate::model::timestamp::Timestamp;

const NAME: &str = "mirrordeck-fleet";

/// Raised with every change of the format; other versions are dropped, as a scan brings everything back.
const VERSION: &str = "1";

/// Whose result a text holds, and of when.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Head {
    /// Address of the instance.
    pub instance: String,
    /// Who has seen it; another person may see other projects.
    pub user: UserId,
    /// When the scan began that it comes from.
    pub begun_at: Timestamp,
    /// When that scan ended; `None` while it is under way, or if the page was left meanwhile.
    pub ended_at: Option<Timestamp>,
    /// Whether it ended because the person gave it up.
    pub is_given_up: bool,
}

/// A project as it was stored.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The project.
    pub project: ProjectInfo,
    /// When it was read.
    pub read_at: Timestamp,
    /// What came of reading it.
    pub end: End,
    /// Its mirrors; those of an earlier scan, if the last one could not read it.
    pub mirrors: Vec<Mirror>,
}

/// Why a text is of no use, so that it should be dropped.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NotOurs {
    /// Something else, or not even its head is whole.
    Foreign,
    /// Of another version of this app.
    OtherVersion,
}

impl Head {
    /// Begins a text.
    pub fn push(&self, text: &mut String) {
        text.push_str(NAME);
        text.push('\t');
        text.push_str(VERSION);
        push_text(text, &self.instance);
        push_text(text, &self.user.to_string());
        push_time(text, Some(self.begun_at));
        push_time(text, self.ended_at);
        push_flags(text, &[self.is_given_up]);
        text.push('\n');
    }

    /// Reads the head of a text, and gives its projects to be read one by one.
    pub fn read(text: &str) -> Result<(Self, Records<'_>), NotOurs> {
        let (line, rest) = text.split_once('\n').ok_or(NotOurs::Foreign)?;
        let mut fields = Fields::of(line);
        if fields.raw() != Some(NAME) {
            return Err(NotOurs::Foreign);
        }
        if fields.raw() != Some(VERSION) {
            return Err(NotOurs::OtherVersion);
        }
        let head = Self::rest(&mut fields).ok_or(NotOurs::Foreign)?;
        Ok((head, Records::of(rest)))
    }

    /// When the scan came to its end, with every project read or tried.
    pub fn whole_at(&self) -> Option<Timestamp> {
        self.ended_at.filter(|_| !self.is_given_up)
    }

    /// Whether it is of that person on that instance.
    pub fn is_of(&self, instance: &str, user: UserId) -> bool {
        self.instance == instance && self.user == user
    }

    fn rest(fields: &mut Fields<'_>) -> Option<Self> {
        Some(Self {
            instance: fields.text()?,
            user: UserId(fields.number()?),
            begun_at: reading::time(fields)??,
            ended_at: reading::time(fields)?,
            is_given_up: reading::flags::<1>(fields)?[0],
        })
    }
}

/// The projects of a text without a head.
pub const fn records(text: &str) -> Records<'_> {
    Records::of(text)
}

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod tests;
