//! Locating by role and accessible name, as assistive technology sees the page.
//!
//! One script call gathers candidates by a cheap CSS list and a rough text test; the browser's own
//! computed role and label then decide, so that a wrong `aria-` attribute fails the test.

use std::fmt;

/// A role of the accessibility tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// A push button.
    Button,
    /// A link.
    Link,
    /// A one-line or many-line text field.
    Textbox,
    /// A search field.
    Searchbox,
    /// A field for a number.
    Spinbutton,
    /// A list to choose from.
    Combobox,
    /// A box to tick.
    Checkbox,
    /// One of several choices.
    Radio,
    /// An on-off switch.
    Switch,
    /// A dialog.
    Dialog,
    /// A heading of any level.
    Heading,
    /// A table.
    Table,
    /// A row of a table.
    Row,
    /// A cell of a table.
    Cell,
    /// A header of a column.
    Columnheader,
    /// A message that interrupts.
    Alert,
    /// A message that waits its turn.
    Status,
    /// A block of links.
    Navigation,
    /// A named part of the page.
    Region,
    /// An entry of a list.
    Listitem,
    /// One of several controls that belong together.
    Group,
    /// A gauge.
    Meter,
    /// A picture with a name.
    Image,
    /// The main part of the page.
    Main,
}

impl Role {
    /// Elements that could have this role: wide on purpose, since the browser confirms it.
    pub(crate) fn candidates(self) -> &'static str {
        match self {
            Self::Button => {
                "button, input[type=submit], input[type=button], summary, [role=button]"
            }
            Self::Link => "a[href], [role=link]",
            Self::Textbox => "input, textarea, [role=textbox]",
            Self::Searchbox => "input, [role=searchbox]",
            Self::Spinbutton => "input[type=number], [role=spinbutton]",
            Self::Combobox => "select, input, [role=combobox]",
            Self::Checkbox => "input[type=checkbox], [role=checkbox]",
            Self::Radio => "input[type=radio], [role=radio]",
            Self::Switch => "[role=switch]",
            Self::Dialog => "dialog[open], [role=dialog], [role=alertdialog]",
            Self::Heading => "h1, h2, h3, h4, h5, h6, [role=heading]",
            Self::Table => "table, [role=table], [role=grid]",
            Self::Row => "tr, [role=row]",
            Self::Cell => "td, th, [role=cell], [role=gridcell]",
            Self::Columnheader => "th, [role=columnheader]",
            Self::Alert => "[role=alert]",
            Self::Status => "output, [role=status]",
            Self::Navigation => "nav, [role=navigation]",
            Self::Region => "section, [role=region]",
            Self::Listitem => "li, [role=listitem]",
            Self::Group => "fieldset, details, [role=group], [role=radiogroup]",
            Self::Meter => "meter, [role=meter]",
            Self::Image => "img, svg, [role=img]",
            Self::Main => "main, [role=main]",
        }
    }

    /// Whether the browser's word for an element means this role.
    pub(crate) fn is(self, computed: &str) -> bool {
        match self {
            // Chromium says "gridcell" for cells of some tables and names the element for details.
            Self::Cell => matches!(computed, "cell" | "gridcell" | "rowheader"),
            Self::Group => matches!(computed, "group" | "radiogroup" | "Details"),
            Self::Button => matches!(computed, "button" | "DisclosureTriangle"),
            Self::Dialog => matches!(computed, "dialog" | "alertdialog"),
            Self::Table => matches!(computed, "table" | "grid"),
            Self::Image => matches!(computed, "img" | "image" | "graphics-document"),
            Self::Combobox => matches!(computed, "combobox" | "menulist"),
            Self::Link
            | Self::Textbox
            | Self::Searchbox
            | Self::Spinbutton
            | Self::Checkbox
            | Self::Radio
            | Self::Switch
            | Self::Heading
            | Self::Row
            | Self::Columnheader
            | Self::Alert
            | Self::Status
            | Self::Navigation
            | Self::Region
            | Self::Listitem
            | Self::Meter
            | Self::Main => computed == self.to_string(),
        }
    }

    /// Roles that take no name of their own in practice: people know them by what they say.
    pub(crate) fn is_known_by_its_text(self) -> bool {
        matches!(
            self,
            Self::Row | Self::Cell | Self::Listitem | Self::Alert | Self::Status | Self::Main
        )
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", format!("{self:?}").to_lowercase())
    }
}

/// How a control is named in a test.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The whole accessible name.
    Whole(String),
    /// A part of it.
    Part(String),
}

/// A part of an accessible name, for names that carry more than the test wants to say.
#[must_use]
pub fn part(text: impl Into<String>) -> Name {
    Name::Part(text.into())
}

impl Name {
    /// What the name has to contain at least.
    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Whole(text) | Self::Part(text) => text,
        }
    }

    /// Whether a computed name is the one meant.
    pub(crate) fn fits(&self, computed: &str) -> bool {
        let computed = flatten(computed);
        match self {
            Self::Whole(text) => computed == flatten(text),
            Self::Part(text) => computed.contains(&flatten(text)),
        }
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::Whole(text.to_owned())
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::Whole(text)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(text) => write!(f, "\"{text}\""),
            Self::Part(text) => write!(f, "\"…{text}…\""),
        }
    }
}

/// Text with every run of white space as one blank, as a reader takes it.
pub(crate) fn flatten(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_name_must_match_entirely() {
        assert!(Name::from("Sync now").fits(" Sync\n now "));
        assert!(!Name::from("Sync").fits("Sync now"));
    }

    #[test]
    fn a_part_may_stand_anywhere() {
        assert!(part("github.com").fits("Mirror to github.com failed"));
        assert!(!part("gitlab.com").fits("Mirror to github.com failed"));
    }

    #[test]
    fn the_browsers_word_decides_the_role() {
        assert!(Role::Switch.is("switch"));
        assert!(!Role::Switch.is("button"));
        assert!(Role::Cell.is("gridcell"));
    }
}
