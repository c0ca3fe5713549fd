//! Typed routes in the location hash: every state a person may share or reload has one.

use std::fmt;

use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::id::{MirrorId, ProjectId, ProjectRef};

pub(crate) mod fleet;
mod hash;

use fleet::FleetView;

/// The key in an address that names an account.
const ACCOUNT: &str = "account";

/// Where the person is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Route {
    /// Sign in, optionally with the instance address filled in.
    Connect {
        /// Address to fill in.
        instance: Option<String>,
    },
    /// Every mirror of every project.
    Fleet(FleetView),
    /// Find a project.
    Projects {
        /// What is searched for, empty at first.
        search: String,
    },
    /// A project's mirrors, with what is open above them.
    Project {
        /// Number or path; a path is replaced by its number once that is known.
        project: ProjectRef,
        /// What stands above the table.
        panel: ProjectPanel,
    },
    /// One mirror, with what is open above it.
    Mirror {
        /// The mirror's project.
        project: ProjectRef,
        /// The mirror.
        mirror: MirrorId,
        /// What stands above the page.
        panel: MirrorPanel,
    },
    /// What this session did.
    Activity,
    /// Preferences and stored data.
    Settings,
    /// A hash nobody knows.
    Unknown {
        /// The hash as it came, without `#`.
        hash: String,
    },
}

/// What stands above a project's table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum ProjectPanel {
    /// Nothing.
    None,
    /// The form of a new mirror.
    NewMirror,
    /// The form of the pull mirror's settings.
    PullMirror,
}

/// What stands above a mirror's page.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum MirrorPanel {
    /// Nothing.
    None,
    /// The form of its settings.
    Edit,
    /// The question whether to delete it.
    Delete,
}

impl Route {
    /// A project's mirrors.
    pub(crate) fn project(project: impl Into<ProjectRef>) -> Self {
        Self::Project {
            project: project.into(),
            panel: ProjectPanel::None,
        }
    }

    /// A project with something open above its table.
    pub(crate) fn project_panel(project: ProjectId, panel: ProjectPanel) -> Self {
        Self::Project {
            project: project.into(),
            panel,
        }
    }

    /// A mirror's page.
    pub(crate) fn mirror(project: ProjectId, mirror: MirrorId) -> Self {
        Self::mirror_panel(project, mirror, MirrorPanel::None)
    }

    /// A mirror's page with something open above it.
    pub(crate) fn mirror_panel(project: ProjectId, mirror: MirrorId, panel: MirrorPanel) -> Self {
        Self::Mirror {
            project: project.into(),
            mirror,
            panel,
        }
    }

    /// The first page.
    pub(crate) fn home() -> Self {
        Self::Fleet(FleetView::default())
    }

    /// The search for a project.
    pub(crate) fn projects() -> Self {
        Self::Projects {
            search: String::new(),
        }
    }

    /// For a link's `href`.
    pub(crate) fn href(&self) -> String {
        format!("#{self}")
    }

    /// For a link to what another account sees. Whoever follows it switches to that account.
    pub(crate) fn href_in(&self, account: &AccountId) -> String {
        let href = self.href();
        let sign = if href.contains('?') { '&' } else { '?' };
        format!("{href}{sign}{ACCOUNT}={}", hash::encode(account.as_str()))
    }

    /// The account that a location hash asks for.
    pub(crate) fn account_in(text: &str) -> Option<AccountId> {
        let (_, query) = text.split_once('?')?;
        hash::query_value(query, ACCOUNT).map(AccountId::from_text)
    }

    /// Reads a location hash, with or without `#`.
    pub(crate) fn parse(text: &str) -> Self {
        let text = text.strip_prefix('#').unwrap_or(text);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        let unknown = || Self::Unknown {
            hash: text.to_owned(),
        };
        let path = path.trim_matches('/');
        let segments: Vec<&str> = if path.is_empty() {
            Vec::new()
        } else {
            path.split('/').collect()
        };
        match segments.as_slice() {
            [] => Self::Fleet(FleetView::parse(query)),
            ["projects"] => Self::Projects {
                search: hash::query_value(query, "search").unwrap_or_default(),
            },
            ["connect"] => Self::Connect {
                instance: hash::query_value(query, "instance"),
            },
            ["activity"] => Self::Activity,
            ["settings"] => Self::Settings,
            ["projects", rest @ ..] => parse_project(rest).unwrap_or_else(unknown),
            _ => unknown(),
        }
    }
}

/// Reads what follows `projects/`.
///
/// A number or an encoded path is one segment; a path somebody typed with plain
/// slashes is taken whole, since it cannot be told from what would follow it.
fn parse_project(segments: &[&str]) -> Option<Route> {
    let first = segments.first()?;
    let number = first.parse().ok().map(ProjectId);
    let (project, rest) = match number {
        Some(id) => (ProjectRef::Id(id), &segments[1..]),
        None if first.contains('%') => (ProjectRef::Path(hash::decode(first)?), &segments[1..]),
        None => (
            ProjectRef::Path(hash::decode(&segments.join("/"))?),
            &[][..],
        ),
    };
    let mirror = |text: &str| text.parse().ok().map(MirrorId);
    Some(match rest {
        [] => Route::project(project),
        ["pull-mirror"] => Route::Project {
            project,
            panel: ProjectPanel::PullMirror,
        },
        ["mirrors", "new"] => Route::Project {
            project,
            panel: ProjectPanel::NewMirror,
        },
        ["mirrors", id] => Route::Mirror {
            project,
            mirror: mirror(id)?,
            panel: MirrorPanel::None,
        },
        ["mirrors", id, "edit"] => Route::Mirror {
            project,
            mirror: mirror(id)?,
            panel: MirrorPanel::Edit,
        },
        ["mirrors", id, "delete"] => Route::Mirror {
            project,
            mirror: mirror(id)?,
            panel: MirrorPanel::Delete,
        },
        _ => return None,
    })
}

impl fmt::Display for Route {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect { instance: None } => formatter.write_str("/connect"),
            Self::Connect {
                instance: Some(instance),
            } => {
                write!(formatter, "/connect?instance={}", hash::encode(instance))
            }
            Self::Fleet(view) => view.fmt(formatter),
            Self::Projects { search } if search.is_empty() => formatter.write_str("/projects"),
            Self::Projects { search } => {
                write!(formatter, "/projects?search={}", hash::encode(search))
            }
            Self::Project { project, panel } => {
                write!(formatter, "/projects/{}", segment(project))?;
                formatter.write_str(match panel {
                    ProjectPanel::None => "",
                    ProjectPanel::NewMirror => "/mirrors/new",
                    ProjectPanel::PullMirror => "/pull-mirror",
                })
            }
            Self::Mirror {
                project,
                mirror,
                panel,
            } => {
                write!(formatter, "/projects/{}/mirrors/{mirror}", segment(project))?;
                formatter.write_str(match panel {
                    MirrorPanel::None => "",
                    MirrorPanel::Edit => "/edit",
                    MirrorPanel::Delete => "/delete",
                })
            }
            Self::Activity => formatter.write_str("/activity"),
            Self::Settings => formatter.write_str("/settings"),
            Self::Unknown { hash } => formatter.write_str(hash),
        }
    }
}

/// A project as one path segment; a path always holds a slash, so it always holds `%`.
fn segment(project: &ProjectRef) -> String {
    match project {
        ProjectRef::Id(id) => id.to_string(),
        ProjectRef::Path(path) => hash::encode(path),
    }
}

#[cfg(test)]
mod tests {
    use mirrordeck_domain::model::fleet::sort::{Column, Order};
    use mirrordeck_domain::model::scan::scope::Scope;

    use super::fleet::{FleetPanel, Opened};
    use super::*;

    #[test]
    fn every_route_survives_its_own_address() {
        let path = || ProjectRef::Path("acme/plät form/a%b".to_owned());
        let (project, mirror) = (ProjectId(42), MirrorId(7));
        let routes = [
            Route::Connect { instance: None },
            Route::Connect {
                instance: Some("https://gitlab.example.com/sub?x=1#y".to_owned()),
            },
            Route::home(),
            Route::projects(),
            Route::Fleet(FleetView {
                scope: Scope::Group("acme/platform".to_owned()),
                panel: FleetPanel::Scope,
                ..FleetView::default()
            }),
            Route::Fleet(FleetView {
                scope: Scope::Named(vec![
                    project.into(),
                    ProjectRef::Path("acme/web".to_owned()),
                ]),
                filter: "status:failing host:github.com \"a & b\"".to_owned(),
                order: Order::parse("-success").expect("a column"),
                columns: vec![Column::Status, Column::Project],
                open: Some(Opened {
                    account: None,
                    project,
                    mirror,
                }),
                panel: FleetPanel::Export,
                is_kiosk: true,
                is_of_all: false,
            }),
            Route::Projects {
                search: "a & b".to_owned(),
            },
            Route::project(project),
            Route::project(path()),
            Route::project_panel(project, ProjectPanel::NewMirror),
            Route::project_panel(project, ProjectPanel::PullMirror),
            Route::Project {
                project: path(),
                panel: ProjectPanel::NewMirror,
            },
            Route::mirror(project, mirror),
            Route::mirror_panel(project, mirror, MirrorPanel::Edit),
            Route::mirror_panel(project, mirror, MirrorPanel::Delete),
            Route::Activity,
            Route::Settings,
            Route::Unknown {
                hash: "/nowhere/at all".to_owned(),
            },
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route, "{}", route.href());
        }
    }

    #[test]
    fn an_address_may_name_an_account() {
        let account = AccountId::from_text("7@http://gitlab.example.com:8080/git");
        let search = "a & b".to_owned();
        for route in [
            Route::mirror(ProjectId(42), MirrorId(7)),
            Route::Projects { search },
        ] {
            let href = route.href_in(&account);
            assert_eq!(Route::account_in(&href), Some(account.clone()), "{href}");
            assert_eq!(Route::parse(&href), route, "{href}");
            assert_eq!(Route::account_in(&route.href()), None);
        }
    }

    #[test]
    fn a_path_typed_with_plain_slashes_is_a_project() {
        assert_eq!(
            Route::parse("#/projects/acme/platform/app"),
            Route::project(ProjectRef::Path("acme/platform/app".to_owned()))
        );
    }

    #[test]
    fn what_is_no_route_is_kept_as_it_came() {
        for hash in [
            "/projects/1/mirrors/x",
            "/projects/1/other",
            "/%",
            "/projects/%zz",
        ] {
            assert_eq!(
                Route::parse(hash),
                Route::Unknown {
                    hash: hash.to_owned()
                }
            );
        }
    }
}
