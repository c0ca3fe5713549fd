//! What stands inside of a widget, built where the widget wants it.

use leptos::children::{ChildrenOptContainer, ToChildren};

use super::{child::Child, part::Part};

/// The children of a widget. Leptos' own would keep what an exchange in place needs.
pub struct Children(Box<dyn FnOnce() -> Part>);

impl Children {
    /// Builds them. Contexts of the widget are known inside.
    pub(crate) fn build(self) -> Part {
        (self.0)()
    }
}

impl<F, C> ToChildren<F> for Children
where
    F: FnOnce() -> C + 'static,
    C: Child,
{
    fn to_children(children: F) -> Self {
        Self(Box::new(move || children().into_part()))
    }
}

impl<C: Child> ToChildren<ChildrenOptContainer<C>> for Children {
    fn to_children(children: ChildrenOptContainer<C>) -> Self {
        Self(Box::new(move || children.0.into_part()))
    }
}
