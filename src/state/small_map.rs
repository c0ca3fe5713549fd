//! A map of a handful of entries, looked through from the front.
//!
//! A hash table would be compiled once more for each pair of types, for stores that rarely hold
//! more than three entries.

/// Keys with their values, in the order in which they came.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct SmallMap<K, V>(Vec<(K, V)>);

impl<K, V> Default for SmallMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: Copy + PartialEq, V> SmallMap<K, V> {
    /// The value of a key.
    pub(crate) fn get(&self, key: K) -> Option<&V> {
        let entry = self.0.iter().find(|(known, _)| *known == key);
        entry.map(|(_, value)| value)
    }

    /// The value of a key, to be changed.
    pub(crate) fn get_mut(&mut self, key: K) -> Option<&mut V> {
        let entry = self.0.iter_mut().find(|(known, _)| *known == key);
        entry.map(|(_, value)| value)
    }

    /// Sets the value of a key.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        match self.get_mut(key) {
            Some(known) => *known = value,
            None => self.0.push((key, value)),
        }
    }

    /// Takes a key out.
    pub(crate) fn remove(&mut self, key: K) {
        self.0.retain(|(known, _)| *known != key);
    }

    /// Keeps the entries of some keys.
    pub(crate) fn retain(&mut self, is_kept: impl Fn(K) -> bool) {
        self.0.retain(|(key, _)| is_kept(*key));
    }

    /// Every entry, to be changed.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut (K, V)> {
        self.0.iter_mut()
    }

    /// Every entry.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &(K, V)> {
        self.0.iter()
    }
}

impl<K, V, const N: usize> From<[(K, V); N]> for SmallMap<K, V> {
    fn from(entries: [(K, V); N]) -> Self {
        Self(entries.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_one_value_until_it_is_taken_out() {
        let mut map = SmallMap::default();
        map.insert(1, "a");
        map.insert(2, "b");
        map.insert(1, "c");
        assert_eq!(map.get(1), Some(&"c"));
        assert_eq!(map.iter().count(), 2);
        map.remove(1);
        assert_eq!(map.get(1), None);
        assert_eq!(map.get(2), Some(&"b"));
    }
}
