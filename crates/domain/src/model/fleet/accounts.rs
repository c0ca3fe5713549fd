//! Whose fleet it is: what rows show of the accounts with which they were read.

use crate::model::fleet::folded;
use crate::model::fleet::needle::Needle;
use crate::model::fleet::origin::Origin;
use crate::model::instance::InstanceUrl;

/// One account of a fleet. The default is one that nobody uses any more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Account {
    /// What the person calls it.
    pub name: String,
    /// Where its projects are, once that is known.
    pub instance: Option<InstanceUrl>,
    /// Whether that server limits how many mirrors of a project may be enabled.
    pub has_limit: bool,
}

/// The accounts of a fleet, each at the place that its [`Origin`] names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Accounts(Vec<Account>);

impl Accounts {
    /// Takes the accounts in the order of their origins.
    pub const fn new(accounts: Vec<Account>) -> Self {
        Self(accounts)
    }

    /// The account of an origin.
    pub fn of(&self, origin: Origin) -> Option<&Account> {
        self.0.get(origin.place())
    }

    /// Address of the instance of an origin, empty before it is known.
    pub fn instance(&self, origin: Origin) -> &str {
        let account = self.of(origin);
        let instance = account.and_then(|account| account.instance.as_ref());
        instance.map_or("", InstanceUrl::as_str)
    }

    /// Every account, with its origin.
    pub fn all(&self) -> impl Iterator<Item = (Origin, &Account)> + Clone {
        (0..).map(Origin).zip(&self.0)
    }

    /// The first account at the same instance, which stands for the instance: itself if it is the only one.
    pub fn home(&self, origin: Origin) -> Origin {
        let instance = |account: &Account| account.instance.clone();
        let Some(own) = self.of(origin).and_then(instance) else {
            return origin;
        };
        let mut all = self.all();
        let first = all.find(|(_, account)| account.instance.as_ref() == Some(&own));
        first.map_or(origin, |(first, _)| first)
    }

    /// Whether an account is called so, or is at a host or below it. Case does not matter.
    pub(crate) fn is_called(&self, origin: Origin, text: &Needle) -> bool {
        self.of(origin).is_some_and(|account| {
            let host = account.instance.as_ref().map_or("", InstanceUrl::host);
            let bare = host.rsplit_once(':').map_or(host, |(bare, _port)| bare);
            let text = text.as_str();
            account.name.eq_ignore_ascii_case(text)
                || [host, bare]
                    .iter()
                    .any(|host| folded::is_host_in(host, text))
        })
    }

    /// The place of each account among all of them by name; equal names share one.
    pub(crate) fn ranks(&self) -> Vec<u64> {
        // They are few, and another kind of sort would be code of its own in the wasm.
        let names = self
            .0
            .iter()
            .map(|account| account.name.to_ascii_lowercase());
        let names: Vec<String> = names.collect();
        let before = |name: &String| names.iter().filter(|other| *other < name).count() as u64;
        names.iter().map(before).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fleet::samples::accounts;

    #[test]
    fn accounts_of_one_instance_have_one_home() {
        let all = accounts(&[
            ("Work", "https://h"),
            ("Other", "https://h:8443"),
            ("Bot", "https://h"),
            ("", ""),
            ("", ""),
        ]);
        let homes = [0, 1, 2, 3, 4, 9].map(|origin| all.home(Origin(origin)).0);
        assert_eq!(homes, [0, 1, 0, 3, 4, 9]);
        assert_eq!(all.instance(Origin(1)), "https://h:8443");
        assert_eq!(all.instance(Origin(3)), "");
    }

    #[test]
    fn accounts_are_called_by_their_name_and_by_their_host() {
        let all = accounts(&[("Größe 2", "https://git.example.com:8443/gitlab")]);
        let check = |text: &str, expected: bool| {
            assert_eq!(
                all.is_called(Origin(0), &Needle::new(text)),
                expected,
                "{text}"
            );
        };
        check("GRöße 2", true);
        check("größe", false);
        check("git.example.com", true);
        check("Example.com", true);
        check("git.example.com:8443", true);
        check("it.example.com", false);
        check("8443", false);
        assert!(!all.is_called(Origin(1), &Needle::new("example.com")));
    }

    #[test]
    fn names_are_put_in_order_case_aside() {
        let all = accounts(&[("work", ""), ("Bot", ""), ("Work", ""), ("zoo", "")]);
        assert_eq!(all.ranks(), [1, 0, 1, 3]);
    }
}
