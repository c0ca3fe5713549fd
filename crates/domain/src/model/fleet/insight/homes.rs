//! Telling apart projects of several instances that have the same path.

use crate::model::fleet::accounts::Accounts;
use crate::model::fleet::origin::Origin;
use crate::model::instance::InstanceUrl;

/// The instances of a fleet, each named by the first account at it.
pub(super) struct Homes<'a> {
    /// The home of each origin.
    of_origins: Vec<u32>,
    /// Every instance once, with its home.
    pub(super) instances: Vec<(u32, &'a InstanceUrl)>,
}

impl<'a> Homes<'a> {
    pub(super) fn of(accounts: &'a Accounts) -> Self {
        let mut homes = Self {
            of_origins: Vec::new(),
            instances: Vec::new(),
        };
        for (origin, account) in accounts.all() {
            let home = accounts.home(origin);
            homes.of_origins.push(home.0.into());
            if let Some(instance) = account.instance.as_ref().filter(|_| home == origin) {
                homes.instances.push((home.0.into(), instance));
            }
        }
        homes
    }

    /// A number for a path and the instance of an account: the path's own if there is but one account.
    pub(super) fn number(&self, path: u32, origin: Origin) -> u32 {
        let home = self.of_origins.get(origin.place()).copied();
        self.at(path, home.unwrap_or_default())
    }

    /// The same by the home itself.
    pub(super) fn at(&self, path: u32, home: u32) -> u32 {
        path * self.width() + home
    }

    /// Takes a number apart: the path's and the home.
    pub(super) fn parts(&self, number: u32) -> (u32, u32) {
        (number / self.width(), number % self.width())
    }

    fn width(&self) -> u32 {
        (self.of_origins.len() as u32).max(1)
    }
}
