//! What of the fleet is looked at: filter, order, columns, and what stands beside the table.

use std::fmt;

use mirrordeck_domain::model::fleet::sort::{Column, Order};
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::scan::scope::Scope;

use super::{Route, hash};

/// How the mirror beside the table begins in addresses.
const MIRROR: &str = "mirror=";

/// A way to look at the fleet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FleetView {
    /// Which projects it consists of.
    pub(crate) scope: Scope,
    /// The filter as it was typed.
    pub(crate) filter: String,
    /// What rows are sorted by.
    pub(crate) order: Order,
    /// The columns in their order; none means all of them as they come.
    pub(crate) columns: Vec<Column>,
    /// The mirror in the panel beside the table.
    pub(crate) open: Option<(ProjectId, MirrorId)>,
    /// What stands above the table.
    pub(crate) panel: FleetPanel,
    /// Whether it hangs on a wall: nothing to press, larger type, and only what needs attention.
    pub(crate) is_kiosk: bool,
}

/// Addresses of one view with a mirror beside the table: for many links that differ in nothing else.
pub(crate) struct Opening(String);

/// What stands above the fleet's table.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) enum FleetPanel {
    /// Nothing.
    #[default]
    None,
    /// The choice of an export.
    Export,
    /// The choice of projects.
    Scope,
    /// Filters that are kept under a name.
    Filters,
}

impl FleetPanel {
    const ALL: [Self; 3] = [Self::Export, Self::Scope, Self::Filters];

    /// The word in addresses.
    const fn as_str(self) -> &'static str {
        match self {
            Self::None => "",
            Self::Export => "export",
            Self::Scope => "choose",
            Self::Filters => "saved",
        }
    }
}

impl FleetView {
    /// Reads what follows the `?` of an address. What cannot be read is as if it were not there.
    pub(super) fn parse(query: &str) -> Self {
        let value = |key| hash::query_value(query, key);
        let flag = |key| query.split('&').any(|word| word == key);
        let columns = value("columns").unwrap_or_default();
        Self {
            scope: Scope::parse(&value("of").unwrap_or_default()),
            filter: value("filter").unwrap_or_default(),
            order: value("sort")
                .and_then(|text| Order::parse(&text))
                .unwrap_or_default(),
            columns: columns.split(' ').filter_map(column).collect(),
            open: value("mirror").and_then(|text| open(&text)),
            panel: FleetPanel::ALL
                .into_iter()
                .find(|panel| flag(panel.as_str()))
                .unwrap_or_default(),
            is_kiosk: flag("kiosk"),
        }
    }

    /// The same with nothing beside or above the table.
    pub(crate) fn closed(&self) -> Self {
        Self {
            open: None,
            panel: FleetPanel::None,
            ..self.clone()
        }
    }

    /// The same with a mirror beside the table. Nothing stands there on a wall, so links lead off it.
    pub(crate) fn opening(&self) -> Opening {
        let view = Self {
            is_kiosk: false,
            ..self.closed()
        };
        let address = Route::Fleet(view).href();
        let joint = if address.contains('?') { "&" } else { "?" };
        Opening([&address, joint, MIRROR].concat())
    }

    /// The same with something above the table.
    pub(crate) fn with_panel(&self, panel: FleetPanel) -> Self {
        Self {
            panel,
            ..self.closed()
        }
    }
}

impl Opening {
    /// For a link's `href`.
    pub(crate) fn href(&self, project: ProjectId, mirror: MirrorId) -> String {
        [&self.0, &project.to_string(), ".", &mirror.to_string()].concat()
    }
}

impl fmt::Display for FleetView {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if self.scope != Scope::default() {
            parts.push(["of=", &hash::encode(&self.scope.to_string())].concat());
        }
        if !self.filter.is_empty() {
            parts.push(["filter=", &hash::encode(&self.filter)].concat());
        }
        if self.order != Order::default() {
            parts.push(["sort=", &self.order.to_text()].concat());
        }
        if !self.columns.is_empty() {
            let words: Vec<_> = self.columns.iter().map(|column| word(*column)).collect();
            parts.push(["columns=", &hash::encode(&words.join(" "))].concat());
        }
        if let Some((project, mirror)) = self.open {
            parts.push(format!("{MIRROR}{project}.{mirror}"));
        }
        let has_panel = self.panel != FleetPanel::None;
        for (is_set, word) in [(has_panel, self.panel.as_str()), (self.is_kiosk, "kiosk")] {
            if is_set {
                parts.push(word.to_owned());
            }
        }
        if parts.is_empty() {
            return formatter.write_str("/");
        }
        formatter.write_str("/?")?;
        formatter.write_str(&parts.join("&"))
    }
}

/// The word of a column in addresses.
pub(crate) fn word(column: Column) -> &'static str {
    Column::ALL
        .iter()
        .find(|(_, known)| *known == column)
        .map_or("", |(word, _)| word)
}

/// The column of a word.
pub(crate) fn column(word: &str) -> Option<Column> {
    let found = Column::ALL.iter().find(|(known, _)| *known == word);
    found.map(|(_, column)| *column)
}

fn open(text: &str) -> Option<(ProjectId, MirrorId)> {
    let (project, mirror) = text.split_once('.')?;
    Some((
        ProjectId(project.parse().ok()?),
        MirrorId(mirror.parse().ok()?),
    ))
}
