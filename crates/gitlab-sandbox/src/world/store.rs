//! All worlds of the running sandbox.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};

use super::{World, spec};

/// The name of a world: lower-case letters and digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct WorldName(String);

impl WorldName {
    /// Takes a name if it can be one.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
        (!text.is_empty() && text.bytes().all(fits)).then(|| Self(text.to_owned()))
    }

    /// The demo's world, where callers end up who name none.
    pub(crate) fn demo() -> Self {
        Self("demo".to_owned())
    }

    /// The name as text.
    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for WorldName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A world that several requests use at once.
#[derive(Debug)]
pub(crate) struct WorldCell {
    world: Mutex<World>,
    in_flight: AtomicUsize,
}

/// A request that is under way, until it is dropped: by its answer, or because the client left.
#[derive(Debug)]
pub(crate) struct UnderWay {
    cell: Arc<WorldCell>,
    /// How many were under way when it began, itself among them.
    pub(crate) in_flight: usize,
}

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.cell.in_flight.fetch_sub(1, Ordering::Relaxed);
    }
}

impl WorldCell {
    fn new(world: World) -> Arc<Self> {
        Arc::new(Self {
            world: Mutex::new(world),
            in_flight: AtomicUsize::new(0),
        })
    }

    /// Counts a request that begins.
    pub(crate) fn begin(self: &Arc<Self>) -> UnderWay {
        UnderWay {
            in_flight: self.in_flight.fetch_add(1, Ordering::Relaxed) + 1,
            cell: Arc::clone(self),
        }
    }

    /// The world, for as long as the guard lives; never hold it over an `.await`.
    pub(crate) fn lock(&self) -> MutexGuard<'_, World> {
        // A handler that panicked is a 500 of its own; the world it left is still the best there is.
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// All worlds, by name.
#[derive(Debug, Default)]
pub(crate) struct WorldStore {
    worlds: Mutex<Worlds>,
}

#[derive(Debug, Default)]
struct Worlds {
    by_name: BTreeMap<WorldName, Arc<WorldCell>>,
    last_put: Option<WorldName>,
}

impl WorldStore {
    fn lock(&self) -> MutexGuard<'_, Worlds> {
        self.worlds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world of that name, made from the default seed if there is none.
    pub(crate) fn get_or_seed(&self, name: &WorldName) -> Arc<WorldCell> {
        if let Some(cell) = self.get(name) {
            return cell;
        }
        // Made outside the lock: a seed is large, and other worlds need not wait for it.
        let world = spec::seeded(name.clone());
        let fresh = WorldCell::new(world);
        Arc::clone(self.lock().by_name.entry(name.clone()).or_insert(fresh))
    }

    /// The world of that name, if there is one.
    pub(crate) fn get(&self, name: &WorldName) -> Option<Arc<WorldCell>> {
        self.lock().by_name.get(name).cloned()
    }

    /// Puts a world in the place of any of the same name.
    pub(crate) fn put(&self, world: World) -> Arc<WorldCell> {
        let name = world.name.clone();
        let cell = WorldCell::new(world);
        let mut worlds = self.lock();
        worlds.by_name.insert(name.clone(), Arc::clone(&cell));
        worlds.last_put = Some(name);
        cell
    }

    /// Forgets a world; says whether there was one.
    pub(crate) fn forget(&self, name: &WorldName) -> bool {
        let mut worlds = self.lock();
        if worlds.last_put.as_ref() == Some(name) {
            worlds.last_put = None;
        }
        worlds.by_name.remove(name).is_some()
    }

    /// The world of callers who name none: the one that was set last, else the demo.
    pub(crate) fn unnamed(&self) -> WorldName {
        self.lock().last_put.clone().unwrap_or_else(WorldName::demo)
    }

    /// Every world there is.
    pub(crate) fn all(&self) -> Vec<Arc<WorldCell>> {
        self.lock().by_name.values().cloned().collect()
    }
}
