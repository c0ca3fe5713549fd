//! Taking a store from the context.

use leptos::prelude::use_context;

/// What was provided above.
///
/// Leptos' own function says of which type it is missing, and so brings words for each type. It is missing at the
/// first start of a wrong program, which the tests have seen before anybody else.
pub(crate) fn expect_context<T: Clone + 'static>() -> T {
    match use_context() {
        Some(store) => store,
        None => missing(),
    }
}

#[cold]
fn missing() -> ! {
    panic!("a store is provided above all who take it")
}
