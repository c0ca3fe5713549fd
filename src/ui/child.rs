//! What can stand inside of an element.

use leptos::prelude::*;
use mirrordeck_language::{Words, text};

use super::{
    element::Element,
    live,
    part::{Part, part},
};
use crate::browser::dom;
use crate::reactive::{Memo, Signal};

/// Something that can stand inside of an element.
pub(crate) trait Child: Sized + 'static {
    /// Puts it at the end of an element or a collection.
    fn append_to(self, parent: &dom::Element);

    /// The same by itself, to be put somewhere later.
    fn into_part(self) -> Part {
        part(self)
    }

    /// Puts what `read` says at the end of an element, and changes it when `read` would say
    /// something else.
    fn follow(parent: &dom::Element, mut read: impl FnMut() -> Self + 'static) {
        live::region(
            parent,
            Box::new(move |parent: dom::Element| read().append_to(&parent)),
        );
    }

    /// The same for what is not always there.
    fn follow_option(parent: &dom::Element, mut read: impl FnMut() -> Option<Self> + 'static) {
        live::region(
            parent,
            Box::new(move |parent: dom::Element| {
                if let Some(child) = read() {
                    child.append_to(&parent);
                }
            }),
        );
    }
}

impl Child for Element {
    fn append_to(self, parent: &dom::Element) {
        dom::append(parent, self.node());
    }

    fn into_part(self) -> Part {
        self.into()
    }
}

impl Child for String {
    fn append_to(self, parent: &dom::Element) {
        dom::append_text(parent, &self);
    }

    fn follow(parent: &dom::Element, read: impl FnMut() -> Self + 'static) {
        live::text(parent, Box::new(read));
    }

    fn follow_option(parent: &dom::Element, mut read: impl FnMut() -> Option<Self> + 'static) {
        live::text(parent, Box::new(move || read().unwrap_or_default()));
    }
}

impl Child for Words {
    fn append_to(self, parent: &dom::Element) {
        dom::append_text(parent, &self);
    }
}

/// A text of the program, in the person's language.
impl Child for &'static str {
    fn append_to(self, parent: &dom::Element) {
        dom::append_text(parent, text(self));
    }

    fn follow(parent: &dom::Element, mut read: impl FnMut() -> Self + 'static) {
        live::text(parent, Box::new(move || text(read()).to_owned()));
    }

    fn follow_option(parent: &dom::Element, mut read: impl FnMut() -> Option<Self> + 'static) {
        live::text(
            parent,
            Box::new(move || text(read().unwrap_or_default()).to_owned()),
        );
    }
}

impl<C: Child> Child for Option<C> {
    fn append_to(self, parent: &dom::Element) {
        if let Some(child) = self {
            child.append_to(parent);
        }
    }

    fn follow(parent: &dom::Element, read: impl FnMut() -> Self + 'static) {
        C::follow_option(parent, read);
    }
}

impl<C: Child> Child for Vec<C> {
    fn append_to(self, parent: &dom::Element) {
        for child in self {
            child.append_to(parent);
        }
    }
}

/// Anything live: a function that reads signals.
impl<F, C> Child for F
where
    F: FnMut() -> C + 'static,
    C: Child,
{
    fn append_to(self, parent: &dom::Element) {
        C::follow(parent, self);
    }
}

impl Child for Signal<String> {
    fn append_to(self, parent: &dom::Element) {
        live::text(parent, Box::new(move || self.get()));
    }
}

impl Child for Signal<Option<String>> {
    fn append_to(self, parent: &dom::Element) {
        live::text(parent, Box::new(move || self.get().unwrap_or_default()));
    }
}

impl Child for Memo<String> {
    fn append_to(self, parent: &dom::Element) {
        live::text(parent, Box::new(move || self.get()));
    }
}

/// What `view!` makes of widgets.
impl<C: Child> Child for View<C> {
    fn append_to(self, parent: &dom::Element) {
        self.into_inner().append_to(parent);
    }

    fn into_part(self) -> Part {
        self.into_inner().into_part()
    }
}

impl Child for () {
    fn append_to(self, _: &dom::Element) {}
}

macro_rules! side_by_side {
    ($($name:ident)+) => {
        impl<$($name: Child),+> Child for ($($name,)+) {
            fn append_to(self, parent: &dom::Element) {
                #[expect(non_snake_case, reason = "each variable is named after its type")]
                let ($($name,)+) = self;
                $($name.append_to(parent);)+
            }
        }
    };
}

side_by_side!(A B);
side_by_side!(A B C);
side_by_side!(A B C D);
side_by_side!(A B C D E);
side_by_side!(A B C D E F);
side_by_side!(A B C D E F G);
side_by_side!(A B C D E F G H);
side_by_side!(A B C D E F G H I);
