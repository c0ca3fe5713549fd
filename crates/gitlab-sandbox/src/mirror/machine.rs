//! The status machine of push mirrors.

use std::sync::Arc;

use crate::{sandbox::AppState, world::WorldCell};

/// Does whatever is due by the world's clock.
pub(crate) fn run_due(_state: &AppState, _world: &Arc<WorldCell>) {}

/// Moves the world's clock ahead step by step; everything due happens before this returns.
pub(crate) async fn advance(_state: &AppState, world: &Arc<WorldCell>, seconds: i64) {
    let mut world = world.lock();
    let target = world.now().plus_seconds(seconds);
    world.clock.move_to(target);
}
