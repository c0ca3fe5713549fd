//! Cases of pasted targets.
