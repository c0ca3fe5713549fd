//! A person, as initials. No picture: that would be a request to a third party.

use leptos::prelude::*;

use super::{element::el, part::Part};
use crate::reactive::Signal;

/// The initials in a disc.
#[component]
pub fn Avatar(
    /// The person's name.
    #[prop(into)]
    name: Signal<String>,
) -> Part {
    el("span")
        .class("avatar")
        .attr("role", "img")
        .attr("aria-label", name)
        .child(move || initials(&name.read()))
        .into()
}

/// The first letters of the first and the last word. The stylesheet writes them in capitals: the
/// tables for that are in every browser, and would be a twentieth of the program here.
fn initials(name: &str) -> String {
    let mut words = name
        .split(|letter: char| letter.is_ascii_whitespace() || letter.is_ascii_punctuation())
        .filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_those_of_the_first_and_the_last_word() {
        for (name, expected) in [
            ("Ada Rivera", "AR"),
            ("ada maria de la rivera", "ar"),
            ("root", "r"),
            ("mirror-bot", "mb"),
            ("Émile Zola", "ÉZ"),
            ("  ", ""),
        ] {
            assert_eq!(initials(name), expected, "{name}");
        }
    }
}
