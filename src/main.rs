//! Starts the app in its own page.

fn main() {
    mirrordeck::start();
}
