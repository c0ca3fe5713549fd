//! Making and changing the nodes of the page, one small step per function.
//!
//! Nothing here is generic: each step stands once in the program, whatever is built with it.

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue, UnwrapThrowExt};
use web_sys::{Document, HtmlDialogElement, HtmlElement, HtmlInputElement, KeyboardEvent};

pub(crate) use web_sys::{Element, Event, Node};

const SVG: &str = "http://www.w3.org/2000/svg";

thread_local! {
    static DOCUMENT: Document = web_sys::window()
        .and_then(|window| window.document())
        .expect_throw("the app runs in a page");
}

/// A new element.
pub(crate) fn element(tag: &str) -> Element {
    DOCUMENT
        .with(|document| document.create_element(tag))
        .expect_throw("our tags are well-formed")
}

/// A new element of a drawing.
pub(crate) fn svg_element(tag: &str) -> Element {
    DOCUMENT
        .with(|document| document.create_element_ns(Some(SVG), tag))
        .expect_throw("our tags are well-formed")
}

/// A new text.
pub(crate) fn text(text: &str) -> Node {
    DOCUMENT
        .with(|document| document.create_text_node(text))
        .into()
}

/// A new place in the page that nobody sees.
pub(crate) fn marker() -> Node {
    DOCUMENT.with(|document| document.create_comment("")).into()
}

/// A new collection of nodes without a parent. It can be built like an element, and comes
/// apart where it is put.
pub(crate) fn collection() -> Element {
    DOCUMENT
        .with(|document| document.create_document_fragment())
        .unchecked_into()
}

/// A copy of an element with all that stands in it, but without its listeners.
pub(crate) fn copy(element: &Element) -> Element {
    element
        .clone_node_with_deep(true)
        .expect_throw("elements can be copied")
        .unchecked_into()
}

/// The first element in an element that has one.
pub(crate) fn first(element: &Element) -> Element {
    element
        .first_element_child()
        .expect_throw("we put an element in there")
}

/// The first node in an element that has one.
pub(crate) fn first_node(element: &Element) -> Node {
    element.first_child().expect_throw("we put a node in there")
}

/// The element after an element that has one.
pub(crate) fn next(element: &Element) -> Element {
    element
        .next_element_sibling()
        .expect_throw("we put an element behind it")
}

/// Whether the node is a collection.
pub(crate) fn is_collection(node: &Node) -> bool {
    node.node_type() == Node::DOCUMENT_FRAGMENT_NODE
}

/// The node as an element, if it is one.
pub(crate) fn as_element(node: &Node) -> Option<Element> {
    (node.node_type() == Node::ELEMENT_NODE).then(|| node.clone().unchecked_into())
}

/// Puts a node at the end of an element.
pub(crate) fn append(parent: &Element, node: &Node) {
    // Fails only where the page would contain itself.
    let _ = parent.append_with_node_1(node);
}

/// Puts a text at the end of an element, as text.
pub(crate) fn append_text(parent: &Element, text: &str) {
    // Texts fit everywhere.
    let _ = parent.append_with_str_1(text);
}

/// Puts a node in front of another one, or at the end.
pub(crate) fn insert(parent: &Node, node: &Node, before: Option<&Node>) {
    // Fails only where the page would contain itself.
    let _ = parent.insert_before(node, before);
}

/// Puts a node behind another one.
pub(crate) fn insert_after(place: &Node, node: &Node) {
    // Elements, texts and comments all have this method.
    let _ = place.unchecked_ref::<Element>().after_with_node_1(node);
}

/// Takes a node out of the page.
pub(crate) fn remove(node: &Node) {
    // Elements, texts and comments all have this method.
    node.unchecked_ref::<Element>().remove();
}

/// Takes out everything between two siblings.
pub(crate) fn remove_between(start: &Node, end: &Node) {
    while let Some(node) = start.next_sibling()
        && node != *end
    {
        remove(&node);
    }
}

/// Changes the words of a text.
pub(crate) fn set_text(node: &Node, text: &str) {
    node.set_text_content(Some(text));
}

/// Sets an attribute.
pub(crate) fn set_attribute(element: &Element, name: &str, value: &str) {
    // Our names are well-formed.
    let _ = element.set_attribute(name, value);
}

/// Takes an attribute away.
pub(crate) fn remove_attribute(element: &Element, name: &str) {
    let _ = element.remove_attribute(name);
}

/// Whether a node stands inside of an element, or is it.
pub(crate) fn contains(element: &Element, node: &Node) -> bool {
    element.contains(Some(node))
}

/// Sets a property, such as what a box shows, which an attribute only sets at first.
pub(crate) fn set_property(element: &Element, name: &str, value: &JsValue) {
    let _ = js_sys::Reflect::set(element, &name.into(), value);
}

/// Sets a property of its own style, for what is measured. Everything else is up to the stylesheets.
pub(crate) fn set_style(element: &Element, name: &str, value: &str) {
    // A value that the browser cannot read is left out.
    let _ = element
        .unchecked_ref::<HtmlElement>()
        .style()
        .set_property(name, value);
}

/// Puts a text into a field, and the cursor at a place in it, in units of UTF-16.
pub(crate) fn set_text_and_cursor(field: &Element, text: &str, cursor: u32) {
    let field: &HtmlInputElement = field.unchecked_ref();
    field.set_value(text);
    // Fails only for fields that hold no text.
    let _ = field.set_selection_range(cursor, cursor);
}

/// What stands in a field, and where the cursor stands in it, in units of UTF-16.
pub(crate) fn text_and_cursor(field: &Element) -> (String, u32) {
    let field: &HtmlInputElement = field.unchecked_ref();
    let cursor = field.selection_end().ok().flatten();
    (field.value(), cursor.unwrap_or_default())
}

/// Calls `listener` at each such event of an element, for as long as the browser keeps the element.
///
/// The listener is not taken away with the view: a dialog reports that it was closed after it has
/// left the page, and would find nobody there.
pub(crate) fn listen(element: &Element, event: &str, listener: Box<dyn FnMut(Event)>) {
    let listener = Closure::wrap(listener).into_js_value();
    let _ = element.add_event_listener_with_callback(event, listener.unchecked_ref());
}

/// Gives an element the focus.
pub(crate) fn focus(element: &Element) {
    // Fails only for elements outside of the page, which never have it.
    let _ = element.unchecked_ref::<HtmlElement>().focus();
}

/// Opens a dialog above everything else.
pub(crate) fn show_modal(dialog: &Element) {
    // Fails only if it is open already.
    let _ = dialog.unchecked_ref::<HtmlDialogElement>().show_modal();
}

/// Closes a dialog, which gives the focus back.
pub(crate) fn close(dialog: &Element) {
    dialog.unchecked_ref::<HtmlDialogElement>().close();
}

/// Closes the popover in which something happened.
pub(crate) fn hide_popover_around(event: &Event) {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    let popover = target.and_then(|target| target.closest("[popover]").ok().flatten());
    if let Some(popover) = popover.and_then(|popover| popover.dyn_into::<HtmlElement>().ok()) {
        // One that is closed already refuses, which is as good.
        let _ = popover.hide_popover();
    }
}

/// Where in the page something happened.
pub(crate) fn target(event: &Event) -> Option<Node> {
    event.target()?.dyn_into().ok()
}

/// What stands in the field that the event comes from.
pub(crate) fn value(event: &Event) -> String {
    field(event).map(|field| field.value()).unwrap_or_default()
}

/// Whether the box that the event comes from is ticked.
pub(crate) fn is_checked(event: &Event) -> bool {
    field(event).is_some_and(|field| field.checked())
}

/// Whether the shift key was held during a press of a button or of another key.
pub(crate) fn is_shifted(event: &Event) -> bool {
    // Keyboard events have the same property.
    event.unchecked_ref::<web_sys::MouseEvent>().shift_key()
}

/// The key of a keyboard event.
pub(crate) fn key(event: &Event) -> String {
    event.unchecked_ref::<KeyboardEvent>().key()
}

/// Whether a key only helps to write a letter, as Enter does where several keys make one.
pub(crate) fn is_composing(event: &Event) -> bool {
    event.unchecked_ref::<KeyboardEvent>().is_composing()
}

fn field(event: &Event) -> Option<HtmlInputElement> {
    // Selects and text areas have the same property `value`.
    event.target().map(JsCast::unchecked_into)
}
