//! A part of the page that stands: what every widget returns.

use leptos::{
    attr::{
        Attribute,
        any_attribute::{AnyAttribute, IntoAnyAttribute},
    },
    prelude::*,
    tachys::{
        hydration::Cursor,
        view::{Position, PositionState, add_attr::AddAnyAttr},
    },
};

use super::child::Child;
use crate::browser::dom;
use crate::reactive::keep;

/// A part of the page: an element, or several parts side by side.
///
/// It is built at once, in front of its place in the page, and belongs to the reactive owner
/// of that moment, which ends what is live in it.
#[derive(Debug)]
pub struct Part(dom::Node);

/// Several things side by side.
pub(crate) fn part(children: impl Child) -> Part {
    let collection = dom::collection();
    children.append_to(&collection);
    Part::new(collection.into())
}

impl Part {
    pub(super) fn new(node: dom::Node) -> Self {
        Self(node)
    }
}

impl Child for Part {
    fn append_to(self, parent: &dom::Element) {
        dom::append(parent, &self.0);
    }

    fn into_part(self) -> Part {
        self
    }
}

/// Where a part stands: from one node to another, both included.
///
/// For Leptos' own views around it. What is live inside stays between the two.
#[derive(Debug)]
pub struct Standing {
    first: dom::Node,
    last: dom::Node,
}

impl Standing {
    fn each(&self, mut act: impl FnMut(&dom::Node)) {
        let mut node = Some(self.first.clone());
        while let Some(this) = node {
            node = (this != self.last).then(|| this.next_sibling()).flatten();
            act(&this);
        }
    }
}

impl Render for Part {
    type State = Standing;

    fn build(self) -> Standing {
        if !dom::is_collection(&self.0) {
            return Standing {
                first: self.0.clone(),
                last: self.0,
            };
        }
        match (self.0.first_child(), self.0.last_child()) {
            (Some(first), Some(last)) => Standing { first, last },
            _ => Self::new(dom::marker()).build(),
        }
    }

    fn rebuild(self, state: &mut Standing) {
        let mut new = self.build();
        state.insert_before_this(&mut new);
        state.unmount();
        *state = new;
    }
}

impl Mountable for Standing {
    fn unmount(&mut self) {
        self.each(dom::remove);
    }

    fn mount(&mut self, parent: &dom::Element, marker: Option<&dom::Node>) {
        self.each(|node| dom::insert(parent, node, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.first.parent_element();
        if let Some(parent) = &parent {
            child.mount(parent, Some(&self.first));
        }
        parent.is_some()
    }

    fn elements(&self) -> Vec<dom::Element> {
        let mut elements = Vec::new();
        self.each(|node| elements.extend(dom::as_element(node)));
        elements
    }
}

impl AddAnyAttr for Part {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, attribute: NewAttr) -> Self {
        if let Some(element) = dom::as_element(&self.0) {
            // The attribute may be live: it ends with the view.
            let attribute = attribute.into_cloneable_owned().into_any_attr();
            keep(attribute.build(&element));
        }
        self
    }
}

/// There is no server: nothing is rendered to text, and nothing is taken over from it.
impl RenderHtml for Part {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Standing {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
