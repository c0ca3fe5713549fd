//! A report for people: how many mirrors of each health, then every mirror, the most severe first.
//!
//! Foreign text stays text: whatever has a meaning in Markdown or HTML is escaped, and a line is never ended by it.

use mirrordeck_language::fill;

use crate::model::export::Setting;
use crate::model::export::field::cause;
use crate::model::fleet::matching::Moment;
use crate::model::fleet::origin::Origin;
use crate::model::fleet::row::Row;
use crate::model::health::Health;
use crate::model::target_url::mask_credentials;
use crate::model::timestamp::Timestamp;

/// What a report says besides its rows.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    pub(super) origins: &'a [Origin],
    pub(super) setting: Setting<'a>,
}

impl Sheet<'_> {
    /// Whether each row says with which account it was read.
    const fn has_accounts(self) -> bool {
        self.origins.len() > 1
    }

    /// Addresses of the instances, each once; that of the person's own account if there are no rows.
    fn instances(self) -> String {
        let mut text = String::new();
        let own = [Origin::default()];
        let accounts = self.setting.accounts;
        let origins = if self.origins.is_empty() {
            &own
        } else {
            self.origins
        };
        let homes: Vec<Origin> = origins
            .iter()
            .map(|origin| accounts.home(*origin))
            .collect();
        for (at, home) in homes.iter().enumerate() {
            if homes[..at].contains(home) {
                continue;
            }
            if !text.is_empty() {
                text.push_str(", ");
            }
            push_text(&mut text, &mask_credentials(accounts.instance(*home)));
        }
        text
    }
}

/// The indices, the most severe rows first and otherwise as they were.
pub(super) fn by_severity(rows: &[Row], order: &[u32], moment: Moment) -> Vec<u32> {
    let healths: Vec<Option<Health>> = order
        .iter()
        .map(|index| rows.get(*index as usize))
        .map(|row| row.map(|row| health(row, moment)))
        .collect();
    let mut sorted = Vec::with_capacity(order.len());
    for wanted in Health::ALL {
        let found = order.iter().zip(&healths);
        let found = found.filter(|(_, health)| **health == Some(wanted));
        sorted.extend(found.map(|(index, _)| *index));
    }
    sorted
}

/// Begins a file: when and where, the totals, and the head of the table.
pub fn push_head(text: &mut String, rows: &[Row], order: &[u32], sheet: Sheet<'_>) {
    let moment = sheet.setting.moment;
    text.push_str("# ");
    text.push_str(&fill("Push mirrors of {0}", &[&sheet.instances()]));
    text.push_str("\n\n");
    text.push_str(&fill("As of {0}.", &[&moment.now.to_iso()]));
    text.push_str("\n\n");
    push_titles(text, &["Health", "Mirrors"]);
    text.push_str("| --- | ---: |\n");
    for wanted in Health::ALL {
        let shown = order.iter().filter_map(|index| rows.get(*index as usize));
        let count = shown.filter(|row| health(row, moment) == wanted).count();
        push_total(text, wanted.as_str(), count);
    }
    push_total(text, "all", order.len());
    text.push('\n');
    let titles = [
        "Project",
        "Target",
        "Status",
        "Cause",
        "Last success",
        "Account",
    ];
    let count = titles.len() - usize::from(!sheet.has_accounts());
    push_titles(text, &titles[..count]);
    for _ in 0..count {
        text.push_str("| --- ");
    }
    text.push_str("|\n");
}

/// Appends a row.
pub fn push_row(text: &mut String, row: &Row, sheet: Sheet<'_>) {
    let Setting { accounts, moment } = sheet.setting;
    text.push_str("| ");
    push_text(text, &row.project.path);
    text.push_str(" | ");
    push_text(text, row.target.shown());
    text.push_str(" | ");
    text.push_str(mirrordeck_language::text(health(row, moment).as_str()));
    text.push_str(" | ");
    text.push_str(mirrordeck_language::text(cause(row).unwrap_or_default()));
    text.push_str(" | ");
    let success = row.attempts.succeeded.map(Timestamp::to_iso);
    let never = || mirrordeck_language::text("never");
    text.push_str(success.as_deref().unwrap_or_else(never));
    if sheet.has_accounts() {
        text.push_str(" | ");
        let account = accounts.of(row.project.origin);
        push_text(text, account.map_or("", |account| &account.name));
    }
    text.push_str(" |\n");
}

/// Appends the head of a table, without the line below it.
fn push_titles(text: &mut String, titles: &[&'static str]) {
    for title in titles {
        text.push_str("| ");
        text.push_str(mirrordeck_language::text(title));
        text.push(' ');
    }
    text.push_str("|\n");
}

fn push_total(text: &mut String, word: &'static str, count: usize) {
    text.push_str("| ");
    text.push_str(mirrordeck_language::text(word));
    text.push_str(" | ");
    text.push_str(&count.to_string());
    text.push_str(" |\n");
}

fn health(row: &Row, moment: Moment) -> Health {
    row.health(moment.now, moment.stale_after_ms)
}

fn push_text(text: &mut String, foreign: &str) {
    for c in foreign.chars() {
        match c {
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '&' => text.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '!' | '$' => {
                text.push('\\');
                text.push(c);
            }
            _ if c.is_control() => text.push(' '),
            _ => text.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::export::samples::{MOMENT, hostile, plain, setting};

    fn sheet() -> Sheet<'static> {
        Sheet {
            origins: &[],
            setting: setting(),
        }
    }

    #[test]
    fn foreign_text_stays_text() {
        let check = |foreign: &str, expected: &str| {
            let mut text = String::new();
            push_text(&mut text, foreign);
            assert_eq!(text, expected);
        };
        check("acme/app", "acme/app");
        check("a|b", "a\\|b");
        check("a\\|b", "a\\\\\\|b");
        check("a\r\nb\tc", "a  b c");
        check("`rm`", "\\`rm\\`");
        check("<img src=x>", "&lt;img src=x&gt;");
        check("&lt;", "&amp;lt;");
        check("[a](b) ![c](d)", "\\[a\\](b) \\!\\[c\\](d)");
        check(
            "__a__ **b** ~~c~~ $d$",
            "\\_\\_a\\_\\_ \\*\\*b\\*\\* \\~\\~c\\~\\~ \\$d\\$",
        );
    }

    #[test]
    fn report_begins_with_totals_and_the_most_severe_rows() {
        let rows = [plain(), hostile(), plain()];
        let order = by_severity(&rows, &[0, 1, 2, 9], MOMENT);
        assert_eq!(order, [1, 0, 2]);
        let mut text = String::new();
        push_head(&mut text, &rows, &order, sheet());
        assert!(
            text.starts_with("# Push mirrors of https://gitlab.example.com\n\nAs of 2026-01-02T")
        );
        assert!(text.contains("| failing | 1 |\n| retrying | 0 |\n"));
        assert!(text.contains("| up-to-date | 2 |\n| disabled | 0 |\n| all | 3 |\n"));
        let mut row = String::new();
        push_row(&mut row, &rows[0], sheet());
        assert_eq!(
            row,
            "| acme/app | h/a.git | up-to-date |  | 2026-01-02T03:04:05.000Z |\n"
        );
    }

    #[test]
    fn hostile_row_is_one_row_of_five_cells() {
        let mut row = String::new();
        push_row(&mut row, &hostile(), sheet());
        assert_eq!(row.lines().count(), 1, "{row}");
        let bars = row
            .replace("\\\\", "")
            .replace("\\|", "")
            .matches('|')
            .count();
        assert_eq!(bars, 6, "{row}");
        assert!(!row.contains("s3cret") && !row.contains('<'), "{row}");
    }
}
