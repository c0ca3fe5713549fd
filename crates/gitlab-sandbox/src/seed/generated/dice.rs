//! Chance that comes out the same every time: the generator SplitMix64.

/// A source of numbers that follow from a seed.
pub(super) struct Dice(u64);

impl Dice {
    /// The dice of that seed.
    pub(super) const fn of(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below `end`; 0 if that is 0 too.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^= mixed >> 31;
        // The upper half, so that the number is the same where `usize` is short.
        let half = usize::try_from(mixed >> 33).unwrap_or_default();
        half.checked_rem(end).unwrap_or(0)
    }

    /// Whether something happens that does so in `percent` of all cases.
    pub(super) fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// One of several.
    pub(super) fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        let index = self.below(from.len());
        from.get(index)
    }
}
