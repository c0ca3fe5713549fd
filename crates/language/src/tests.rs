//! Looking up, filling in, counting.

use super::*;

fn german() -> Catalogue {
    let text = |english: &str, text: &str| (english.to_owned(), Entry::Text(text.to_owned()));
    let forms = Entry::Forms(vec![
        (Category::One, "{0} Spiegel von {1}".to_owned()),
        (Category::Other, "{0} Spiegel von {1} insgesamt".to_owned()),
    ]);
    let entries = [
        text("Delete {0} from {1}?", "Aus {1} löschen: {0}?"),
        text("Sync", "Synchronisieren"),
        ("{0} mirrors of {1}".to_owned(), forms),
    ];
    let rule = |number| {
        if number == 1 {
            Category::One
        } else {
            Category::Other
        }
    };
    Catalogue::new(entries, rule)
}

/// Each test has a thread of its own, and so a language of its own.
#[test]
fn english_is_what_stands_in_the_program() {
    assert_eq!(text("Sync"), "Sync");
    assert_eq!(
        fill("Delete {0} from {1}?", &["a", "b"]),
        "Delete a from b?"
    );
    let mirrors = |number: u64| {
        let written = number.to_string();
        count(
            number,
            "{0} mirror of {1}",
            "{0} mirrors of {1}",
            &[&written, "acme"],
        )
    };
    assert_eq!(mirrors(0), "0 mirrors of acme");
    assert_eq!(mirrors(1), "1 mirror of acme");
    assert_eq!(mirrors(2), "2 mirrors of acme");
}

#[test]
fn another_language_puts_parts_where_it_wants_them() {
    speak(Some(german()));
    assert_eq!(text("Sync"), "Synchronisieren");
    assert_eq!(
        fill("Delete {0} from {1}?", &["a", "b"]),
        "Aus b löschen: a?"
    );
    let mirrors = |number: u64| {
        let written = number.to_string();
        count(
            number,
            "{0} mirror of {1}",
            "{0} mirrors of {1}",
            &[&written, "acme"],
        )
    };
    assert_eq!(mirrors(1), "1 Spiegel von acme");
    assert_eq!(mirrors(7), "7 Spiegel von acme insgesamt");
    speak(None);
    assert_eq!(text("Sync"), "Sync");
}

#[test]
fn what_is_missing_stays_english() {
    speak(Some(german()));
    assert_eq!(text("Nobody translated this"), "Nobody translated this");
    assert_eq!(count(2, "{0} day", "{0} days", &["2"]), "2 days");
}

#[test]
fn only_what_stands_in_the_program_is_looked_up() {
    speak(Some(german()));
    assert_eq!(&*Words::from("Sync"), "Synchronisieren");
    assert_eq!(
        &*Words::from("Sync".to_owned()),
        "Sync",
        "a project may be called so"
    );
    assert_eq!(
        fill("Delete {0} from {1}?", &["Sync", "{0}"]),
        "Aus {0} löschen: Sync?"
    );
}

#[test]
fn a_template_comes_apart_in_the_order_of_the_language() {
    speak(Some(german()));
    let expected = [
        Piece::Words("Aus "),
        Piece::Place(1),
        Piece::Words(" löschen: "),
        Piece::Place(0),
        Piece::Words("?"),
    ];
    assert_eq!(pieces("Delete {0} from {1}?"), expected);
    assert_eq!(pieces("{0}"), [Piece::Place(0)]);
    assert_eq!(pieces("a {x} {"), [Piece::Words("a {x} {")]);
}

#[test]
fn every_category_has_its_name() {
    for category in Category::EVERY {
        assert_eq!(Category::from_name(category.name()), Some(category));
    }
    assert_eq!(Category::from_name("plenty"), None);
}
