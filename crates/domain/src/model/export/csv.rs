//! CSV for spreadsheets and scripts, as RFC 4180 has it: UTF-8 without a mark, CRLF, a row of names first.
//!
//! A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, quoted or not.
//! Such cells, and those that begin with a NUL, get a `'` in front, as requirement 1.2.10 of OWASP's ASVS has it
//! (`0x10-V1-Encoding-and-Sanitization.md`, seen November 2026). So do cells that begin with `'` and then with one of
//! these, so that a script can undo it: a `'` before a possible formula is ours.

use crate::model::export::Setting;
use crate::model::export::field::{NAMES, Value, visit};
use crate::model::fleet::row::Row;

/// Begins a file.
pub fn push_head(text: &mut String) {
    for (at, name) in NAMES.iter().enumerate() {
        if at > 0 {
            text.push(',');
        }
        text.push_str(name);
    }
    text.push_str("\r\n");
}

/// Appends a row. What is not known is an empty cell.
pub fn push_row(text: &mut String, row: &Row, setting: Setting<'_>) {
    let mut is_first = true;
    visit(row, setting, &mut |value| {
        if !is_first {
            text.push(',');
        }
        is_first = false;
        match value {
            Value::Nothing => {}
            Value::Flag(flag) => text.push_str(if flag { "true" } else { "false" }),
            Value::Number(number) => text.push_str(&number.to_string()),
            Value::Text(cell) => push_cell(text, cell),
            Value::Keys(keys) => {
                let keys: Vec<&str> = keys.iter().map(|key| &*key.fingerprint_sha256).collect();
                push_cell(text, &keys.join(" "));
            }
        }
    });
    text.push_str("\r\n");
}

fn push_cell(text: &mut String, cell: &str) {
    let is_formula = cell.trim_start_matches('\'').starts_with([
        '=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠',
    ]);
    let is_quoted = is_formula
        || cell.contains(['"', ',', '\r', '\n'])
        || cell.starts_with(' ')
        || cell.ends_with(' ');
    if !is_quoted {
        text.push_str(cell);
        return;
    }
    text.push('"');
    if is_formula {
        text.push('\'');
    }
    for (at, part) in cell.split('"').enumerate() {
        if at > 0 {
            text.push_str("\"\"");
        }
        text.push_str(part);
    }
    text.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::export::samples::{hostile, plain, setting};

    #[test]
    fn cells_are_quoted_and_formulas_are_none() {
        let check = |cell: &str, expected: &str| {
            let mut text = String::new();
            push_cell(&mut text, cell);
            assert_eq!(text, expected, "{cell}");
        };
        check("", "");
        check("acme/app", "acme/app");
        check("a'b=c", "a'b=c");
        check("a,b", "\"a,b\"");
        check("a\"b\"", "\"a\"\"b\"\"\"");
        check("a\r\nb", "\"a\r\nb\"");
        check(" a", "\" a\"");
        check("a ", "\"a \"");
        for first in ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝"] {
            check(&[first, "1"].concat(), &["\"'", first, "1\""].concat());
        }
        check("'=1", "\"''=1\"");
        check("'a", "'a");
        check("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"");
    }

    #[test]
    fn every_row_has_a_cell_for_every_name() {
        let mut text = String::new();
        push_head(&mut text);
        push_row(&mut text, &plain(), setting());
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.len(), 3);
        assert_eq!(lines[0].split(',').count(), NAMES.len());
        assert_eq!(
            lines[1],
            "7,acme/app,app,https://gitlab.example.com/acme/app,private,false,\
             101,https://h/a.git,true,true,password,true,up-to-date,finished,all,,false,\
             2026-01-02T03:04:00.000Z,2026-01-02T03:04:05.000Z,2026-01-02T03:04:05.000Z,,,SHA256:a SHA256:b,\
             https://gitlab.example.com,My work"
        );
    }

    #[test]
    fn hostile_rows_hold_no_formula_and_no_secret() {
        let mut text = String::new();
        push_row(&mut text, &hostile(), setting());
        assert!(!text.contains("s3cret"), "{text}");
        assert!(text.contains(",\"'=1+1\","), "{text}");
    }
}
