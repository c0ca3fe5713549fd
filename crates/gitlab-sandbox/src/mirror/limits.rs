//! How many mirrors a project may have, and how different they must be.
//!
//! The limit of ten enabled mirrors came with 18.9:
//! <https://docs.gitlab.com/administration/instance_limits/>.

use std::collections::BTreeMap;

use super::{state::Mirror, url_rules::Address};

const MOST_ENABLED: usize = 10;

/// GitLab's text for the eleventh enabled mirror.
pub(crate) const TOO_MANY: &str = "Maximum number of push mirrors (10) exceeded for this project.";

/// Whether one more mirror may be enabled beside these.
pub(crate) fn has_room(mirrors: &BTreeMap<u64, Mirror>) -> bool {
    mirrors.values().filter(|mirror| mirror.enabled).count() < MOST_ENABLED
}

/// Whether the mirror is beyond the first ten enabled ones, which alone are still pushed to.
pub(crate) fn is_surplus(mirrors: &BTreeMap<u64, Mirror>, id: u64) -> bool {
    let before = mirrors.range(..id).filter(|(_, mirror)| mirror.enabled);
    before.count() >= MOST_ENABLED
}

/// Whether one of the mirrors has this address already, credentials aside.
pub(crate) fn is_taken(mirrors: &BTreeMap<u64, Mirror>, url: &str) -> bool {
    let bare = Address::split(url).bare;
    mirrors
        .values()
        .any(|mirror| Address::split(&mirror.url).bare == bare)
}

/// Whether the address is that of the project itself.
pub(crate) fn is_own_address(url: &str, instance: &str, path: &str) -> bool {
    let bare = Address::split(url).bare;
    let own = format!("{instance}/{path}");
    bare.trim_end_matches('/')
        .trim_end_matches(".git")
        .eq_ignore_ascii_case(&own)
}

#[cfg(test)]
mod tests {
    use super::{super::moment::Moment, *};

    fn mirrors(enabled: usize) -> BTreeMap<u64, Mirror> {
        (1..=12)
            .map(|id| {
                let url = format!("https://u{id}:p@example.com/{id}.git");
                let mut mirror = Mirror::new(id, url, Moment::default());
                mirror.enabled = id <= enabled as u64;
                (id, mirror)
            })
            .collect()
    }

    #[test]
    fn only_enabled_mirrors_count() {
        assert!(has_room(&mirrors(9)));
        assert!(!has_room(&mirrors(10)));
        assert!(!is_surplus(&mirrors(12), 10));
        assert!(is_surplus(&mirrors(12), 11));
    }

    #[test]
    fn addresses_are_compared_without_credentials() {
        assert!(is_taken(&mirrors(0), "https://example.com/3.git"));
        assert!(!is_taken(&mirrors(0), "https://example.com/3"));
    }

    #[test]
    fn a_project_knows_its_own_address() {
        let own = |url: &str| is_own_address(url, "https://gitlab.example.com", "acme/app");
        assert!(own("https://u:p@gitlab.example.com/acme/app.git"));
        assert!(own("https://gitlab.example.com/Acme/App"));
        assert!(!own("https://gitlab.example.com/acme/other.git"));
    }
}
