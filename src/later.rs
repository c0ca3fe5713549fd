//! Parts of the program that are fetched when somebody first needs them.
//!
//! A release build cuts the program at these functions (see
//! `docs/decisions/0018-what-is-rarely-needed-comes-later.md`). In other builds everything is
//! there from the beginning, and fetching ends at once.

use std::future::Future;
use std::pin::Pin;

/// The part did not arrive.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct NotLoaded;

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotLoaded {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Makes a function that fetches a part of the program, of which all is reached through a function
/// or a few.
macro_rules! comes_later {
    ($part:ident: $kind:ty = $entry:expr) => {
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $part() -> Result<$kind, crate::later::NotLoaded> {
            Ok($entry)
        }

        #[cfg(not(split))]
        async fn $part() -> Result<$kind, crate::later::NotLoaded> {
            Ok($entry)
        }
    };
}

pub(crate) use comes_later;

/// A part on its way. `F` is the function through which all of it is reached.
pub(crate) type Arrival<F> = Pin<Box<dyn Future<Output = Result<F, NotLoaded>>>>;
