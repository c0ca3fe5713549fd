//! What somebody may have meant.

/// Longest name that is compared.
const LONGEST: usize = 24;

/// The name that begins with the text, or else differs from it in the fewest letters: at most one in three.
pub(crate) fn nearest(
    text: &str,
    names: &mut dyn Iterator<Item = &'static str>,
) -> Option<&'static str> {
    let text = text.to_ascii_lowercase();
    let mut best = None;
    for name in names {
        let distance = if name.starts_with(&text) {
            0
        } else {
            distance(text.as_bytes(), name.as_bytes())?
        };
        if distance * 3 <= name.len().max(3) && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, name));
        }
    }
    best.map(|(_, name)| name)
}

/// Letters to change, insert, take out or swap with the next; `None` if the text is longer than any name.
fn distance(text: &[u8], name: &[u8]) -> Option<usize> {
    if text.len() > LONGEST || name.len() > LONGEST {
        return None;
    }
    let mut before = [0; LONGEST + 1];
    let mut last = [0; LONGEST + 1];
    let mut row = [0; LONGEST + 1];
    for (at, cell) in last.iter_mut().enumerate() {
        *cell = at;
    }
    for (i, letter) in text.iter().enumerate() {
        row[0] = i + 1;
        for (j, other) in name.iter().enumerate() {
            let changed = last[j] + usize::from(letter != other);
            row[j + 1] = changed.min(last[j + 1] + 1).min(row[j] + 1);
            let is_swap = i > 0 && j > 0 && text[i - 1] == *other && name[j - 1] == *letter;
            if is_swap {
                row[j + 1] = row[j + 1].min(before[j - 1] + 1);
            }
        }
        (before, last) = (last, row);
    }
    Some(last[name.len()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_finger_finds_the_name() {
        let names = ["status", "success", "host", "is", "up-to-date"];
        let check = |text: &str, expected: Option<&str>| {
            let found = nearest(text, &mut names.into_iter());
            assert_eq!(found, expected, "{text}");
        };
        check("satus", Some("status"));
        check("sttaus", Some("status"));
        check("Statsu", Some("status"));
        check("stat", Some("status"));
        check("succes", Some("success"));
        check("hots", Some("host"));
        check("hosts", Some("host"));
        check("si", Some("is"));
        check("uptodate", Some("up-to-date"));
        check("target", None);
        check("https", None);
        check(&"x".repeat(30), None);
        check("ü", None);
    }
}
