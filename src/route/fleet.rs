//! What of the fleet is looked at: filter, order, columns, and what stands beside the table.

use std::fmt;

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::fleet::sort::{Column, Order};
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::scan::scope::Scope;

use super::{Route, hash};

/// How the mirror beside the table begins in addresses.
const MIRROR: &str = "mirror=";

/// Says in addresses that the mirrors of all accounts are shown.
const ALL_ACCOUNTS: &str = "accounts=all";

/// A way to look at the fleet.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FleetView {
    /// Whether the mirrors of all accounts are shown together; then it consists of all projects.
    pub(crate) is_of_all: bool,
    /// Which projects it consists of.
    pub(crate) scope: Scope,
    /// The filter as it was typed.
    pub(crate) filter: String,
    /// What rows are sorted by.
    pub(crate) order: Order,
    /// The columns in their order; none means all of them as they come.
    pub(crate) columns: Vec<Column>,
    /// The mirror in the panel beside the table.
    pub(crate) open: Option<Opened>,
    /// What stands above the table.
    pub(crate) panel: FleetPanel,
    /// Whether it hangs on a wall: nothing to press, larger type, and only what needs attention.
    pub(crate) is_kiosk: bool,
}

/// The mirror in the panel beside the table.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Opened {
    /// Which account sees it; `None` is the person's own.
    pub(crate) account: Option<AccountId>,
    /// Its project.
    pub(crate) project: ProjectId,
    /// The mirror.
    pub(crate) mirror: MirrorId,
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
        let is_of_all = flag(ALL_ACCOUNTS);
        // A choice of projects is one of the person's own.
        let of = value("of").filter(|_| !is_of_all);
        Self {
            is_of_all,
            scope: Scope::parse(&of.unwrap_or_default()),
            filter: value("filter").unwrap_or_default(),
            order: value("sort")
                .and_then(|text| Order::parse(&text))
                .unwrap_or_default(),
            columns: columns.split(' ').filter_map(column).collect(),
            open: value("mirror").and_then(|text| Opened::parse(&text)),
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
    pub(crate) fn href(
        &self,
        account: Option<&AccountId>,
        project: ProjectId,
        mirror: MirrorId,
    ) -> String {
        let mut href = self.0.clone();
        push_opened(&mut href, account, project, mirror);
        href
    }
}

impl Opened {
    fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '.');
        Some(Self {
            project: ProjectId(parts.next()?.parse().ok()?),
            mirror: MirrorId(parts.next()?.parse().ok()?),
            account: parts.next().map(AccountId::from_text),
        })
    }
}

/// The numbers, and behind them the account if it is another one.
fn push_opened(
    text: &mut String,
    account: Option<&AccountId>,
    project: ProjectId,
    mirror: MirrorId,
) {
    text.push_str(&project.to_string());
    text.push('.');
    text.push_str(&mirror.to_string());
    if let Some(account) = account {
        text.push('.');
        text.push_str(&hash::encode(account.as_str()));
    }
}

impl fmt::Display for FleetView {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if self.is_of_all {
            parts.push(ALL_ACCOUNTS.to_owned());
        } else if self.scope != Scope::default() {
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
        if let Some(open) = &self.open {
            let mut part = MIRROR.to_owned();
            push_opened(&mut part, open.account.as_ref(), open.project, open.mirror);
            parts.push(part);
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

#[cfg(test)]
mod tests {
    use super::*;

    fn opened(account: Option<AccountId>) -> Opened {
        Opened {
            account,
            project: ProjectId(42),
            mirror: MirrorId(7),
        }
    }

    #[test]
    fn all_accounts_are_shown_with_all_their_projects() {
        let Route::Fleet(view) = Route::parse("#/?of=group:acme&accounts=all") else {
            panic!("it is the fleet");
        };
        assert!(view.is_of_all);
        assert_eq!(view.scope, Scope::Maintained);
        assert_eq!(Route::Fleet(view).href(), "#/?accounts=all");
    }

    #[test]
    fn a_row_opens_its_mirror_beside_the_same_view() {
        let filtered = FleetView {
            filter: "status:failing a&b".to_owned(),
            ..FleetView::default()
        };
        for view in [FleetView::default(), filtered] {
            let on_a_wall = FleetView {
                is_kiosk: true,
                panel: FleetPanel::Export,
                open: Some(opened(None)),
                ..view.clone()
            };
            for account in [None, Some(AccountId::from_text("7@h:8443/git"))] {
                let of = account.as_ref();
                let address = on_a_wall.opening().href(of, ProjectId(42), MirrorId(7));
                let route = Route::Fleet(FleetView {
                    open: Some(opened(account)),
                    ..view.clone()
                });
                assert_eq!(address, route.href());
            }
        }
    }

    #[test]
    fn a_view_of_all_accounts_survives_its_own_address() {
        let account = AccountId::from_text("7@http://gitlab.example.com:8080/git");
        let route = Route::Fleet(FleetView {
            is_of_all: true,
            filter: "account:work".to_owned(),
            order: Order::parse("-account").expect("a column"),
            open: Some(opened(Some(account))),
            ..FleetView::default()
        });
        assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
    }
}
