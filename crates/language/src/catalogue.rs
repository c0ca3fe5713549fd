//! What a language has for each English text.

/// The forms that languages have for numbers, in the words of the Unicode CLDR.
///
/// <https://cldr.unicode.org/index/cldr-spec/plural-rules>
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Category {
    /// `zero`
    Zero,
    /// `one`
    One,
    /// `two`
    Two,
    /// `few`
    Few,
    /// `many`
    Many,
    /// `other`, which every language has.
    Other,
}

impl Category {
    /// All of them.
    pub const EVERY: [Self; 6] = [
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Few,
        Self::Many,
        Self::Other,
    ];

    /// Its name in the CLDR, and in `Intl.PluralRules`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Zero => "zero",
            Self::One => "one",
            Self::Two => "two",
            Self::Few => "few",
            Self::Many => "many",
            Self::Other => "other",
        }
    }

    /// The category of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::EVERY
            .into_iter()
            .find(|category| category.name() == name)
    }
}

/// What stands for one English text.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Entry {
    /// One text.
    Text(String),
    /// A text for each form that the language has.
    Forms(Vec<(Category, String)>),
}

/// A language: its texts by the English ones, and its rule for numbers.
#[derive(Debug)]
pub struct Catalogue {
    /// Sorted by key.
    entries: Vec<(&'static str, Kept)>,
    rule: fn(u64) -> Category,
}

/// An [`Entry`] that lives as long as the program.
#[derive(Debug)]
enum Kept {
    Text(&'static str),
    Forms(Vec<(Category, &'static str)>),
}

impl Catalogue {
    /// A catalogue of these entries, by English text and in the order of those: they come from a file, where
    /// sorting them costs nobody's time.
    ///
    /// Its texts are kept for as long as the program runs, so that they can stand wherever the English
    /// ones can. A person changes the language a few times at most.
    pub fn new(
        entries: impl IntoIterator<Item = (String, Entry)>,
        rule: fn(u64) -> Category,
    ) -> Self {
        let entries = entries.into_iter();
        let kept = entries.map(|(english, entry)| (keep(english), entry.keep()));
        Self {
            entries: kept.collect(),
            rule,
        }
    }

    /// The text for an English one.
    pub(crate) fn text(&self, english: &str) -> Option<&'static str> {
        match self.get(english)? {
            Kept::Text(text) => Some(text),
            Kept::Forms(forms) => form(forms, Category::Other),
        }
    }

    /// The form for a number.
    pub(crate) fn plural(&self, english: &str, number: u64) -> Option<&'static str> {
        match self.get(english)? {
            Kept::Text(text) => Some(text),
            Kept::Forms(forms) => {
                form(forms, (self.rule)(number)).or_else(|| form(forms, Category::Other))
            }
        }
    }

    fn get(&self, english: &str) -> Option<&Kept> {
        let at = self.entries.binary_search_by_key(&english, |(key, _)| key);
        Some(&self.entries[at.ok()?].1)
    }
}

impl Entry {
    fn keep(self) -> Kept {
        match self {
            Self::Text(text) => Kept::Text(keep(text)),
            Self::Forms(forms) => Kept::Forms(
                forms
                    .into_iter()
                    .map(|(category, text)| (category, keep(text)))
                    .collect(),
            ),
        }
    }
}

fn form(forms: &[(Category, &'static str)], wanted: Category) -> Option<&'static str> {
    let found = forms.iter().find(|(category, _)| *category == wanted);
    found.map(|(_, text)| *text)
}

fn keep(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}
