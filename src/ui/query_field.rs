//! One line in a small language: offers ways to go on, and points at what it cannot read.
//!
//! A combobox with a list, as the ARIA practices describe it. The caller knows the language; this
//! only knows places in a text.

mod offer;
mod places;

use leptos::prelude::*;
use mirrordeck_language::{Words, text};

pub use self::offer::{Completer, Suggestion};
use self::{offer::Offer, places::pieces};
use super::{
    child::Child,
    element::{Element, ElementRef, el},
    icon::{Icon, glyph},
    ids::unique_id,
    part::Part,
    when::when,
};
use crate::browser::{dom, viewport};
use crate::reactive::{Callback, Memo, Signal};

/// What is wrong: from which byte to which, and a sentence, which need not repeat the bytes.
type Problem = (usize, usize, String);

/// A field for a query. It shows `value`, and tells of every keystroke.
#[component]
pub fn QueryField(
    /// What to enter, for assistive technology.
    #[prop(into)]
    label: Signal<String>,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Someone changed the text to this.
    #[prop(into)]
    on_input: Callback<String>,
    /// Knows ways to go on.
    #[prop(optional, into)]
    complete: Option<Completer>,
    /// What is wrong with the text.
    #[prop(optional, into)]
    problems: Signal<Vec<Problem>>,
    /// An example, shown while it is empty.
    #[prop(optional, into)]
    placeholder: Words,
    /// The key that leads here from anywhere, shown while the field is empty. Whoever shows the
    /// page listens for it.
    #[prop(optional, into)]
    shortcut: Option<String>,
    /// For putting the focus here.
    #[prop(optional)]
    input_ref: ElementRef,
) -> Part {
    let id = unique_id();
    let list_id = format!("{id}-list");
    let problems_id = format!("{id}-problems");
    let problems = Memo::new(move || problems.get());
    let is_wrong = move || !problems.read().is_empty();
    let is_empty = move || value.read().is_empty();
    let offer = Offer::new(input_ref, complete, on_input);
    let marks = ElementRef::default();

    let chosen_id = {
        let list_id = list_id.clone();
        move || offer.chosen.get().map(|index| option_id(&list_id, index))
    };
    let input = el("input")
        .class("query-field-input")
        .attr("id", &id)
        .attr("type", "text")
        .attr("role", "combobox")
        .attr("aria-autocomplete", "list")
        .attr("aria-controls", &list_id)
        .attr("aria-expanded", move || {
            if offer.is_open() { "true" } else { "false" }
        })
        .attr("aria-activedescendant", chosen_id)
        .attr("aria-invalid", move || is_wrong().then_some("true"))
        .attr("aria-describedby", &problems_id)
        .attr("aria-keyshortcuts", shortcut.as_deref())
        .attr("placeholder", placeholder.into_string())
        .attr("autocomplete", "off")
        .attr("autocapitalize", "none")
        .attr("autocorrect", "off")
        .attr("spellcheck", "false")
        .attr("enterkeyhint", "search")
        .prop("value", value)
        .on("input", move |event| {
            on_input.run(dom::value(&event));
            offer.ask();
        })
        .on("keydown", move |event| offer.press(&event))
        .on("keyup", move |_| offer.follow_cursor())
        .on_click(move || offer.ask())
        .on("blur", move |_| offer.close())
        // A long text scrolls, and its marks with it.
        .on("scroll", move |_| follow_scroll(input_ref, marks))
        .known_as(input_ref);
    let typed = el("div").class("query-field-text").child((
        el("div")
            .class("query-field-marks")
            .attr("aria-hidden", "true")
            .known_as(marks)
            .child(move || {
                is_wrong().then(|| {
                    let spans = problems.read();
                    let spans = spans.iter().map(|(from, to, _)| (*from, *to));
                    let pieces = value.with(|text| pieces(text, spans));
                    pieces.into_iter().map(mark).collect::<Vec<_>>()
                })
            }),
        input,
    ));
    let clear = move || {
        on_input.run(String::new());
        input_ref.focus();
    };
    let kbd = move || {
        shortcut.clone().map(|key| {
            el("kbd")
                .class("kbd")
                .attr("aria-hidden", "true")
                .child(key)
        })
    };
    let clear_button = move || {
        el("button")
            .class("icon-button")
            .attr("type", "button")
            .attr("data-compact", "")
            .attr("aria-label", text("Clear"))
            .attr("title", text("Clear"))
            .on_click(clear)
            .child(glyph(Icon::Close))
    };
    el("div")
        .class("query-field")
        .attr("data-invalid", is_wrong)
        .child((
            el("label")
                .class("visually-hidden")
                .attr("for", &id)
                .child(label),
            el("div").class("query-field-line").child((
                glyph(Icon::Search),
                typed,
                when(is_empty, kbd),
                when(move || !is_empty(), clear_button),
                list(list_id, label, offer),
            )),
            el("ul")
                .class("query-field-problems")
                .attr("id", &problems_id)
                .child(move || problem_lines(&value.read(), &problems.read())),
        ))
        .into()
}

fn mark((is_wrong, piece): (bool, String)) -> Part {
    if is_wrong {
        el("span").class("query-field-mark").child(piece).into()
    } else {
        piece.into_part()
    }
}

fn follow_scroll(input: ElementRef, marks: ElementRef) {
    if let (Some(input), Some(marks)) = (input.get(), marks.get()) {
        marks.set_scroll_left(input.scroll_left());
    }
}

/// Each sentence behind the part of the text that it is about.
fn problem_lines(text: &str, problems: &[Problem]) -> Vec<Element> {
    let line = |(from, to, sentence): &Problem| {
        el("li").child((
            glyph(Icon::Error),
            el("span").child((
                text.get(*from..*to)
                    .map(|part| (el("code").child(part.to_owned()), " ")),
                sentence.clone(),
            )),
        ))
    };
    problems.iter().map(line).collect()
}

/// The list. It is there, but hidden, while nothing is offered.
fn list(id: String, label: Signal<String>, offer: Offer) -> Element {
    let options = {
        let id = id.clone();
        move || {
            let suggestions = offer.suggestions.get();
            let options = suggestions.into_iter().enumerate();
            options
                .map(|(index, it)| option(&id, index, it, offer))
                .collect::<Vec<_>>()
        }
    };
    el("ul")
        .class("query-field-list")
        .attr("id", &id)
        // A list of choices for a combobox has no native element.
        .attr("role", "listbox")
        .attr("aria-label", label)
        .attr("hidden", move || !offer.is_open())
        // A press must not take the focus from the field, which would close the list.
        .on("mousedown", |event| event.prevent_default())
        .child(options)
}

fn option(list_id: &str, index: usize, it: Suggestion, offer: Offer) -> Element {
    let Suggestion { label, note, .. } = it;
    let this = ElementRef::default();
    let is_chosen = Memo::new(move || offer.chosen.get() == Some(index));
    let selected = move || {
        if !is_chosen.get() {
            return "false";
        }
        if let Some(element) = this.get() {
            viewport::bring_into_view(&element);
        }
        "true"
    };
    el("li")
        .class("query-field-option")
        .attr("id", option_id(list_id, index))
        .attr("role", "option")
        .known_as(this)
        .attr("aria-selected", selected)
        .on_click(move || offer.take(index))
        .child((
            el("span").class("query-field-label").child(label),
            (!note.is_empty()).then(|| (" ", el("span").class("query-field-note").child(note))),
        ))
}

fn option_id(list_id: &str, index: usize) -> String {
    format!("{list_id}-{index}")
}
