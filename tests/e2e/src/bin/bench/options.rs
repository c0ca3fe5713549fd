//! What the command line asks for.

use std::fmt;

use crate::subject::Which;

/// What can be measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// Bytes of the first load.
    Bytes,
    /// From navigation to the first row.
    Cold,
    /// From navigation to the last row.
    Scan,
    /// From a keystroke in the filter to its paint.
    Filter,
    /// From a click on the head of a column to its paint.
    Sort,
    /// Frames while the page scrolls.
    Scroll,
    /// What the page holds once everything was read.
    Memory,
}

impl Part {
    const ALL: [(&'static str, Self); 7] = [
        ("bytes", Self::Bytes),
        ("cold", Self::Cold),
        ("scan", Self::Scan),
        ("filter", Self::Filter),
        ("sort", Self::Sort),
        ("scroll", Self::Scroll),
        ("memory", Self::Memory),
    ];
}

/// How large a fleet is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) projects: usize,
    pub(crate) mirrors: usize,
}

impl Size {
    /// What most goals speak of.
    pub(crate) const USUAL: Self = Self::of(10_000);

    /// Five mirrors in each project.
    pub(crate) const fn of(mirrors: usize) -> Self {
        Self {
            projects: mirrors / 5,
            mirrors,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} mirrors", self.mirrors)
    }
}

/// The choices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Choices {
    pub(crate) rounds: usize,
    parts: Vec<Part>,
    pub(crate) sizes: Vec<Size>,
}

impl Choices {
    /// Reads `--rounds 5 --only scan,filter --sizes 10000,100000`.
    pub(crate) fn read(words: impl IntoIterator<Item = String>) -> Result<Self, String> {
        let mut choices = Self {
            rounds: 5,
            parts: Part::ALL.map(|(_, part)| part).to_vec(),
            sizes: vec![Size::USUAL, Size::of(100_000)],
        };
        let mut words = words.into_iter();
        while let Some(word) = words.next() {
            let value = words
                .next()
                .ok_or_else(|| format!("{word} needs a value"))?;
            match word.as_str() {
                "--rounds" => choices.rounds = number(&value)?.max(1),
                "--only" => choices.parts = value.split(',').map(part).collect::<Result<_, _>>()?,
                "--sizes" => {
                    let sizes = value.split(',').map(|text| number(text).map(Size::of));
                    choices.sizes = sizes.collect::<Result<_, _>>()?;
                }
                _ => return Err(format!("{word} is not known")),
            }
        }
        Ok(choices)
    }

    /// Every round with whose turn it is.
    pub(crate) fn turns(&self) -> impl Iterator<Item = (usize, Which)> + use<> {
        (1..=self.rounds).flat_map(|round| Which::turns(round).map(|which| (round, which)))
    }

    /// Whether that is to be measured.
    pub(crate) fn wants(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

fn number(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| format!("{text} is no number"))
}

fn part(text: &str) -> Result<Part, String> {
    let found = Part::ALL.iter().find(|(name, _)| *name == text);
    found.map(|(_, part)| *part).ok_or_else(|| {
        let names = Part::ALL.map(|(name, _)| name).join(", ");
        format!("{text} is not measured; there are {names}")
    })
}

#[cfg(test)]
mod tests {
    use super::{Choices, Part, Size};

    fn read(line: &str) -> Result<Choices, String> {
        Choices::read(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn everything_is_measured_unless_something_is_named() {
        let all = read("").expect("nothing is asked for");
        assert!(all.wants(Part::Memory) && all.rounds == 5);
        let some = read("--only scan,filter --rounds 7 --sizes 500").expect("it is right");
        assert!(some.wants(Part::Scan) && !some.wants(Part::Sort));
        assert_eq!((some.rounds, some.sizes), (7, vec![Size::of(500)]));
    }

    #[test]
    fn what_is_not_known_is_refused_in_words() {
        assert_eq!(read("--rounds"), Err("--rounds needs a value".to_owned()));
        assert!(read("--only speed").is_err_and(|words| words.contains("bytes, cold")));
        assert!(read("--rounds many").is_err());
        assert!(read("--fast yes").is_err());
    }
}
