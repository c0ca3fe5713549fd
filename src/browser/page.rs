//! The part of the page that is the app's: all of it or, embedded, the inside of one element.
//!
//! Several apps may stand on one page. Each looks for elements, for the focus and for keys only
//! where it stands itself, and speaks to its own host.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, Event, EventTarget, HtmlElement};

use crate::browser::events::Listener;
use crate::browser::host::Host;

/// Where an app stands. Copied into whatever looks for something there.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Page(u32);

/// What is known of a page that is not simply the whole document without a host.
struct Place {
    page: Page,
    /// The element that the app fills; none if the whole document is the app's.
    top: Option<Element>,
    host: Host,
}

thread_local! {
    static PLACES: RefCell<Vec<Rc<Place>>> = const { RefCell::new(Vec::new()) };
    /// No number is given twice, so that what outlives its app never finds another one.
    static LAST: Cell<u32> = const { Cell::new(0) };
}

impl Page {
    /// Notes where an app is going to stand and who has put it there.
    pub(crate) fn take(top: Option<Element>, host: Host) -> Self {
        let page = Self(LAST.get() + 1);
        LAST.set(page.0);
        PLACES.with_borrow_mut(|places| places.push(Rc::new(Place { page, top, host })));
        page
    }

    /// By which the app is told from all others.
    pub(crate) const fn number(self) -> u32 {
        self.0
    }

    /// Forgets it when the app has gone. What still asks finds nothing.
    pub(crate) fn give_back(self) {
        PLACES.with_borrow_mut(|places| places.retain(|place| place.page != self));
    }

    /// The page of the app with that number. One that nobody has placed has the document.
    pub(crate) const fn of(app: u32) -> Self {
        Self(app)
    }

    /// Whether the whole document is the app's, with its title, its icon and its colours.
    pub(crate) fn is_whole(self) -> bool {
        self.top().is_none()
    }

    /// Whether anybody has embedded the app.
    pub(crate) fn is_hosted(self) -> bool {
        self.place().is_some_and(|place| place.host.is_there())
    }

    /// Whoever has embedded the app, if anybody has.
    pub(crate) fn host(self) -> Option<Host> {
        let host = self.place()?.host.clone();
        host.is_there().then_some(host)
    }

    /// The first element that matches.
    pub(crate) fn first(self, selector: &str) -> Option<Element> {
        self.root()?.query_selector(selector).ok().flatten()
    }

    /// Whether anything matches a selector; nothing matches one that the browser does not know.
    pub(crate) fn has(self, selector: &str) -> bool {
        self.first(selector).is_some()
    }

    /// The element that has the focus; none if only the page as a whole has it, or another part.
    pub(crate) fn focused(self) -> Option<HtmlElement> {
        let element = self.root()?.active_element()?;
        let element = element.dyn_into::<HtmlElement>().ok()?;
        (element.tag_name() != "BODY").then_some(element)
    }

    /// Calls `listener` at each such event that happens here, wherever that is.
    pub(crate) fn listen(
        self,
        event: &'static str,
        listener: impl FnMut(Event) + 'static,
    ) -> Option<Listener> {
        let target: EventTarget = match self.top() {
            Some(top) => top.get_root_node().into(),
            None => web_sys::window()?.into(),
        };
        Some(Listener::on(target, event, listener))
    }

    /// The outermost element, which carries what concerns all of the app.
    pub(crate) fn outermost(self) -> Option<Element> {
        match self.top() {
            Some(top) => Some(top),
            None => web_sys::window()?.document()?.document_element(),
        }
    }

    fn top(self) -> Option<Element> {
        self.place()?.top.clone()
    }

    /// The document or the shadow root, which has the same two methods under the same names.
    #[inline(never)]
    fn root(self) -> Option<Document> {
        match self.top() {
            Some(top) => Some(top.get_root_node().unchecked_into()),
            None => web_sys::window()?.document(),
        }
    }

    #[inline(never)]
    fn place(self) -> Option<Rc<Place>> {
        PLACES.with_borrow(|places| places.iter().find(|place| place.page == self).cloned())
    }
}

/// Tells all hosts something, even where something has gone wrong in here.
pub(crate) fn tell_hosts(method: &str) {
    PLACES.with(|places| {
        if let Ok(places) = places.try_borrow() {
            for place in &*places {
                place.host.tell(method, &[]);
            }
        }
    });
}
