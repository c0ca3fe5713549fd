//! Groups, and the flags that look like groups.

use super::{Checker, Fault, Last};

impl Checker<'_> {
    /// From `(` to where the contents of the group begin.
    pub(super) fn open(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        if !rest.starts_with("(?") {
            self.at += 1;
            self.enter();
            return Ok(());
        }
        for look_around in ["(?=", "(?!", "(?<=", "(?<!"] {
            if rest.starts_with(look_around) {
                return Err(format!("invalid perl operator: {look_around}"));
            }
        }
        if rest.starts_with("(?P") || rest.starts_with("(?<") {
            return self.named();
        }
        self.flags()
    }

    fn enter(&mut self) {
        self.depth += 1;
        self.last = Last::Nothing;
    }

    fn named(&mut self) -> Result<(), Fault> {
        let rest = self.rest();
        let bad = |what: &str| Err(format!("invalid named capture group: {what}"));
        let Some(name) = rest
            .strip_prefix("(?P<")
            .or_else(|| rest.strip_prefix("(?<"))
        else {
            let end = rest
                .char_indices()
                .nth(4)
                .map_or(rest.len(), |(end, _)| end);
            return bad(&rest[..end]);
        };
        let opening = rest.len() - name.len();
        let Some((name, _)) = name.split_once('>') else {
            return bad(rest);
        };
        let is_name = !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if !is_name {
            return bad(&rest[..opening + name.len() + 1]);
        }
        if !self.names.insert(name) {
            return bad(name);
        }
        self.at += opening + name.len() + 1;
        self.enter();
        Ok(())
    }

    /// `(?i)`, `(?i-s)`, `(?:`, `(?i:`.
    fn flags(&mut self) -> Result<(), Fault> {
        let start = self.at;
        self.at += 2;
        let mut has_flag = false;
        let mut is_negated = false;
        while let Some(c) = self.take() {
            match c {
                'i' | 'm' | 's' | 'U' => has_flag = true,
                '-' if !is_negated => {
                    is_negated = true;
                    has_flag = false;
                }
                ':' if has_flag || !is_negated => {
                    self.enter();
                    return Ok(());
                }
                ')' if has_flag || !is_negated => return Ok(()),
                _ => {
                    let operator = &self.pattern[start..self.at];
                    return Err(format!("invalid perl operator: {operator}"));
                }
            }
        }
        Err(format!("missing ): {}", self.pattern))
    }
}
