//! Whether the tests that the security review names exist.

/// Tests that the tables of a review name and `has` does not know, by file and name.
pub(crate) fn missing(review: &str, has: impl Fn(&str, &str) -> bool) -> Vec<String> {
    let mut missing = Vec::new();
    let mut look = |file: &str, test: &str| {
        if !has(file, test) {
            missing.push(format!("{file}: {test}"));
        }
    };
    for line in review.lines().filter(|line| line.starts_with('|')) {
        let mut file = None;
        for name in line.split('`').skip(1).step_by(2) {
            if let Some((module, test)) = name.split_once("::") {
                look(&format!("tests/e2e/tests/journeys/{module}.rs"), test);
            } else if name.ends_with(".rs") {
                file = Some(name);
            } else if let Some(file) = file.filter(|_| is_test_name(name)) {
                look(file, name);
            }
        }
    }
    missing
}

/// A sentence in the way of a test's name.
fn is_test_name(name: &str) -> bool {
    let is_part = |c: char| c.is_ascii_lowercase() || c == '_';
    name.matches('_').count() > 1 && name.chars().all(is_part)
}

#[cfg(test)]
mod tests {
    use super::missing;

    #[test]
    fn names_of_journeys_and_of_tests_in_files_are_looked_for() {
        let review = "\
            Not in a table: `gone::it_is_not_looked_for`\n\
            | 1 | claim with `code` | journeys `a::one_that_is_there`, `a::one_that_is_gone` |\n\
            | 2 | claim | `src/x.rs` `a_test_of_that_file`; journey `b::another_that_is_gone` |\n";
        let known = [
            ("tests/e2e/tests/journeys/a.rs", "one_that_is_there"),
            ("src/x.rs", "a_test_of_another_file"),
        ];
        let found = missing(review, |file, test| known.contains(&(file, test)));
        assert_eq!(
            found,
            [
                "tests/e2e/tests/journeys/a.rs: one_that_is_gone",
                "src/x.rs: a_test_of_that_file",
                "tests/e2e/tests/journeys/b.rs: another_that_is_gone",
            ]
        );
    }
}
