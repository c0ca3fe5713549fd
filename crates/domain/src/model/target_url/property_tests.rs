//! What holds for every address, whatever it looks like.

use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};

use super::*;
use crate::model::secret::Secret;

proptest! {
    #[test]
    fn no_text_breaks_any_reader(text in any::<String>(), user in any::<String>()) {
        let _ = check(&text, &user);
        let _ = warnings(&text, &user, &Secret::new(&*user));
        let _ = (CanonicalTarget::of(&text), shown(&text), equivalent_spelling(&text));
        let _ = PastedTarget::read(&text).with_git_suffix();
    }

    #[test]
    fn what_looks_like_an_address_breaks_no_reader(text in "[hs@:/?#.%\\[\\]*g-]{0,6}(://)?[hs@:/?#.%\\[\\]*g-]{0,16}") {
        let _ = check(&text, &text);
        let _ = warnings(&text, &text, &Secret::new(&*text));
        let _ = (CanonicalTarget::of(&text), shown(&text), equivalent_spelling(&text));
        let _ = PastedTarget::read(&text).with_git_suffix();
        let once = mask_credentials(&text);
        prop_assert_eq!(mask_credentials(&once), once);
    }

    #[test]
    fn credentials_come_back_out_of_a_composed_address(
        user in "[a-zA-Z0-9][^:*\\s\\p{C}]{0,8}",
        secret in "[!-~]{1,12}",
        path in "(/[a-z0-9.-]{1,6}){1,3}",
    ) {
        let address = format!("https://h.example{path}");
        let url = compose(&address, Some(&user), Some(&Secret::new(&*secret)));
        prop_assert!(has_user(url.expose()) && has_password(url.expose()));
        prop_assert_eq!(super::user(url.expose()), Some(&*user));
        prop_assert_eq!(host(url.expose()), Some("h.example"));
        prop_assert_eq!(shown(url.expose()), shown(&address));
        prop_assert_eq!(CanonicalTarget::of(url.expose()), CanonicalTarget::of(&address));
    }

    #[test]
    fn no_secret_survives_masking(
        user in "[a-z]{1,4}UUUU",
        secret in "SSSS[!#-;=?-~]{0,8}",
        before in "[a-z '\"(]{0,6}",
        after in "[ \n\"'][a-z .:]{0,8}",
    ) {
        let text = format!("{before}https://{user}:{secret}@h.example/a.git{after}");
        let masked = mask_credentials(&text);
        prop_assert!(!masked.contains("UUUU") && !masked.contains("SSSS"), "{}", masked);
        prop_assert!(masked.contains("h.example/a.git"));
    }

    #[test]
    fn a_bridge_spelling_is_another_text_of_the_same_target(
        scheme in "(https?|ssh|git)", host in "[a-zA-Z][a-zA-Z0-9.]{0,8}", port in "(:[1-9][0-9]{1,4})?", path in "(/[a-z.]{1,5}){0,3}",
    ) {
        let address = format!("{scheme}://{host}{port}{path}");
        let other = equivalent_spelling(&address);
        prop_assert!(other.is_some());
        prop_assert!(other.as_deref() != Some(&*address));
        prop_assert_eq!(other.as_deref().and_then(CanonicalTarget::of), CanonicalTarget::of(&address));
    }

    #[test]
    fn what_was_corrected_needs_no_correction(text in "(https?://|git@)?[a-z]{1,5}\\.[a-z]{2,3}[:/][a-z]{1,4}(/[a-z-]{1,4}){0,4}/?") {
        let once = PastedTarget::read(&text).address;
        let again = PastedTarget::read(&once);
        prop_assert_eq!(&again.address, &once);
        prop_assert!(again.corrections.is_empty(), "{:?}", again);
    }
}
