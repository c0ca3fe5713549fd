//! The program. Whoever loads it starts it: `public/start.js` in its own page, `public/mirror-deck.js` in others.

/// Nothing begins by itself, since this may be anybody's page.
fn main() {
    // Named, or the linker would leave out all of it.
    let _ = mirrordeck::start_page;
}
