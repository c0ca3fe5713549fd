//! What the hosts people know say when they refuse.

/// A kind of host.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Forge {
    GitHub,
    Bitbucket,
    Forgejo,
    GitLab,
}

/// What every played host says while it is down.
pub(super) const DOWN: &str = "Down for maintenance.";

impl Forge {
    /// The kind of a host; one that nobody knows speaks like GitLab.
    pub(super) fn named(host: &str) -> Self {
        match host {
            "github.com" => Self::GitHub,
            "bitbucket.org" => Self::Bitbucket,
            "codeberg.org" => Self::Forgejo,
            _ => Self::GitLab,
        }
    }

    /// Whether an address must end in `.git`; the others serve it either way.
    ///
    /// <https://docs.gitlab.com/user/project/repository/mirror/troubleshooting/>, under 301.
    pub(super) const fn wants_ending(self) -> bool {
        matches!(self, Self::GitLab)
    }

    /// The user or the password is wrong.
    pub(super) const fn bad_credentials(self) -> &'static str {
        match self {
            Self::GitHub => {
                "Invalid username or token. Password authentication is not supported for Git operations."
            }
            Self::Bitbucket => "Invalid credentials",
            Self::Forgejo => "Failed to authenticate user",
            Self::GitLab => {
                "HTTP Basic: Access denied. The password or token is wrong, has expired, or may not be used here."
            }
        }
    }

    /// There is no such repository, or none that may be seen.
    pub(super) const fn no_repository(self) -> &'static str {
        match self {
            Self::GitHub | Self::Forgejo => "Repository not found.",
            Self::Bitbucket => {
                "The requested repository either does not exist or you do not have access."
            }
            Self::GitLab => {
                "The project you were looking for could not be found or you don't have permission to view it."
            }
        }
    }

    /// The credentials are right and may not push.
    pub(super) const fn no_access(self) -> &'static str {
        match self {
            Self::GitHub => "Write access to repository not granted.",
            Self::Bitbucket | Self::Forgejo => "Your credentials lack the permission to push here.",
            Self::GitLab => "You are not allowed to push code to this project.",
        }
    }
}
