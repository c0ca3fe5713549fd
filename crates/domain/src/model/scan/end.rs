//! What came of reading the mirrors of one project.

/// How the reading of a project ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum End {
    /// It has that many mirrors.
    Read(u32),
    /// It has none.
    Empty,
    /// The person may not manage its mirrors (bare 401, 403).
    NotPermitted,
    /// It is gone, or hidden from the person.
    Gone,
    /// It could not be read.
    Failed(Failure),
}

/// Which of them, without the details.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum EndKind {
    /// [`End::Read`].
    Read,
    /// [`End::Empty`].
    Empty,
    /// [`End::NotPermitted`].
    NotPermitted,
    /// [`End::Gone`].
    Gone,
    /// [`End::Failed`].
    Failed,
}

/// Why a project could not be read.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Failure {
    /// Nothing came, or not in time.
    Network,
    /// 429.
    Throttled,
    /// 5xx, a proxy whose server is away, or a record somebody else held.
    Server,
    /// An answer that cannot be understood.
    Unreadable,
    /// The server refuses, and will do so again.
    Refused,
}

impl End {
    /// Which of them, without the details.
    pub const fn kind(self) -> EndKind {
        match self {
            Self::Read(_) => EndKind::Read,
            Self::Empty => EndKind::Empty,
            Self::NotPermitted => EndKind::NotPermitted,
            Self::Gone => EndKind::Gone,
            Self::Failed(_) => EndKind::Failed,
        }
    }

    /// The end of a project that was read, by the number of its mirrors.
    pub const fn of_mirrors(mirrors: u32) -> Self {
        if mirrors == 0 {
            Self::Empty
        } else {
            Self::Read(mirrors)
        }
    }

    /// A word for storage and attributes, never for people.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Read(_) => "read",
            Self::Empty => "empty",
            Self::NotPermitted => "not-permitted",
            Self::Gone => "gone",
            Self::Failed(Failure::Network) => "network",
            Self::Failed(Failure::Throttled) => "throttled",
            Self::Failed(Failure::Server) => "server",
            Self::Failed(Failure::Unreadable) => "unreadable",
            Self::Failed(Failure::Refused) => "refused",
        }
    }

    /// The end of that word; the number of mirrors is not part of it.
    pub fn parse(word: &str, mirrors: u32) -> Option<Self> {
        Some(match word {
            "read" => Self::Read(mirrors),
            "empty" => Self::Empty,
            "not-permitted" => Self::NotPermitted,
            "gone" => Self::Gone,
            "network" => Self::Failed(Failure::Network),
            "throttled" => Self::Failed(Failure::Throttled),
            "server" => Self::Failed(Failure::Server),
            "unreadable" => Self::Failed(Failure::Unreadable),
            "refused" => Self::Failed(Failure::Refused),
            _ => return None,
        })
    }
}

impl Failure {
    /// Whether it may be over in a while, so that the project is worth another read.
    pub const fn is_passing(self) -> bool {
        match self {
            Self::Network | Self::Throttled | Self::Server => true,
            Self::Unreadable | Self::Refused => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_end_is_read_as_it_was_written() {
        for end in [
            End::Read(3),
            End::Empty,
            End::NotPermitted,
            End::Gone,
            End::Failed(Failure::Network),
            End::Failed(Failure::Throttled),
            End::Failed(Failure::Server),
            End::Failed(Failure::Unreadable),
            End::Failed(Failure::Refused),
        ] {
            assert_eq!(End::parse(end.as_str(), 3), Some(end));
        }
        assert_eq!(End::parse("Read", 3), None);
        assert_eq!(End::parse("", 3), None);
    }

    #[test]
    fn a_project_without_mirrors_is_empty() {
        assert_eq!(End::of_mirrors(0).kind(), EndKind::Empty);
        assert_eq!(End::of_mirrors(1).kind(), EndKind::Read);
    }
}
