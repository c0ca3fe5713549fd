//! Reading projects and their mirrors out of a text that anybody may have written to.

use std::ops::Range;

use crate::model::fleet::origin::Origin;
use crate::model::fleet::project_info::ProjectInfo;
use crate::model::id::{MirrorId, ProjectId};
use crate::model::mirror::{AuthMethod, HostKey, Mirror, UpdateStatus};
use crate::model::project::Visibility;
use crate::model::scan::archive::Record;
use crate::model::scan::archive::field::Fields;
use crate::model::scan::archive::writing::visibility;
use crate::model::scan::end::End;
use crate::model::scan::plan::MOST_MIRRORS;
use crate::model::timestamp::Timestamp;

/// From the year 0 to the year 9999.
pub(super) const TIMES: Range<i64> = -62_167_219_200_000..253_402_300_800_000;

/// The projects of a text, read one by one; those that are not whole are left out.
#[derive(Clone, Debug)]
pub struct Records<'a> {
    rest: &'a str,
    mirrors: u32,
}

impl<'a> Records<'a> {
    pub(super) const fn of(rest: &'a str) -> Self {
        Self { rest, mirrors: 0 }
    }

    /// The next line that has an end; one without was cut off.
    fn line(&mut self) -> Option<&'a str> {
        let (line, rest) = self.rest.split_once('\n')?;
        self.rest = rest;
        Some(line)
    }

    /// The mirrors of a project; a line of another kind is left for the next project.
    fn mirrors(&mut self, count: u32) -> Option<Vec<Mirror>> {
        let mut mirrors = Vec::new();
        for _ in 0..count {
            if !self.rest.starts_with("M\t") {
                return None;
            }
            mirrors.push(mirror(Fields::of(self.line()?))?);
        }
        Some(mirrors)
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        while self.mirrors < MOST_MIRRORS {
            let line = self.line()?;
            let Some((mut record, count)) = project(Fields::of(line)) else {
                continue;
            };
            let Some(mirrors) = self.mirrors(count) else {
                continue;
            };
            self.mirrors = self.mirrors.saturating_add(count);
            record.mirrors = mirrors;
            return Some(record);
        }
        None
    }
}

/// A project without its mirrors, and the number of them.
fn project(mut fields: Fields<'_>) -> Option<(Record, u32)> {
    if fields.raw()? != "P" {
        return None;
    }
    let id = ProjectId(fields.number()?);
    let path = fields.text()?.into();
    let name = fields.text()?.into();
    let web_url = fields.text()?.into();
    let letter = fields.raw()?;
    let all = [
        Visibility::Private,
        Visibility::Internal,
        Visibility::Public,
        Visibility::Unknown,
    ];
    let project = ProjectInfo {
        // Whoever reads the text knows of which account it is.
        origin: Origin::default(),
        id,
        name,
        path,
        web_url,
        visibility: all.into_iter().find(|one| visibility(*one) == letter)?,
        archived: flags::<1>(&mut fields)?[0],
    };
    let read_at = time(&mut fields)??;
    let (word, count) = (fields.raw()?, fields.number()?);
    let record = Record {
        project,
        read_at,
        end: End::parse(word, count)?,
        mirrors: Vec::new(),
    };
    fields.is_at_end().then_some((record, count))
}

fn mirror(mut fields: Fields<'_>) -> Option<Mirror> {
    if fields.raw()? != "M" {
        return None;
    }
    let id = MirrorId(fields.number()?);
    let [enabled, only_protected_branches, keep_divergent_refs] = flags(&mut fields)?;
    Some(Mirror {
        id,
        enabled,
        only_protected_branches,
        keep_divergent_refs,
        update_status: UpdateStatus::from(fields.text()?),
        url: fields.optional()?,
        last_update_at: time(&mut fields)?,
        last_update_started_at: time(&mut fields)?,
        last_successful_update_at: time(&mut fields)?,
        last_error: fields.optional()?,
        auth_method: fields.optional()?.map(AuthMethod::from),
        mirror_branch_regex: match fields.optional()? {
            None => None,
            Some(text) if text.is_empty() => Some(None),
            Some(text) => Some(Some(text.strip_prefix('=')?.to_owned())),
        },
        host_keys: host_keys(fields)?,
    })
}

fn host_keys(mut fields: Fields<'_>) -> Option<Option<Vec<HostKey>>> {
    match fields.raw() {
        None => return Some(None),
        Some(mark) if mark != "+" => return None,
        Some(_) => {}
    }
    let mut keys = Vec::new();
    while let Some(raw) = fields.raw() {
        let fingerprint_sha256 = Fields::of(raw).text()?;
        keys.push(HostKey { fingerprint_sha256 });
    }
    Some(Some(keys))
}

/// A moment within the years that four digits can write, so that no clock is ever subtracted beyond its range.
pub(super) fn time(fields: &mut Fields<'_>) -> Option<Option<Timestamp>> {
    let Some(ms) = fields.optional_number::<i64>()? else {
        return Some(None);
    };
    TIMES.contains(&ms).then_some(Some(Timestamp(ms)))
}

pub(super) fn flags<const N: usize>(fields: &mut Fields<'_>) -> Option<[bool; N]> {
    let digits = <&[u8; N]>::try_from(fields.raw()?.as_bytes()).ok()?;
    let are_flags = digits.iter().all(|digit| matches!(digit, b'0' | b'1'));
    are_flags.then(|| digits.map(|digit| digit == b'1'))
}
