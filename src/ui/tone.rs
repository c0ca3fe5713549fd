//! The five tones in which a badge, a banner or a toast can speak.

/// How serious a statement is. A tone is always accompanied by words: colour alone says nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Tone {
    /// Something is broken.
    Danger,
    /// Something needs a look.
    Warning,
    /// Something is happening, or is worth knowing.
    Info,
    /// Something is as it should be.
    Success,
    /// A plain fact.
    #[default]
    Neutral,
}

impl Tone {
    /// The value of `data-tone`, which the stylesheets know.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Warning => "warning",
            Self::Info => "info",
            Self::Success => "success",
            Self::Neutral => "neutral",
        }
    }
}
