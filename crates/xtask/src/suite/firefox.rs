//! The core journeys in Firefox, and the tests of the harness that they stand on.
//!
//! The journeys are chosen by what a browser has a say in: focus and keys, storage, tabs, the
//! clipboard, dialogs, history, the content policy, streaming WebAssembly. All others are played in
//! Chromium alone, since what they test is decided by the same compiled rules in both. One that needs
//! what only Chromium offers fails here with the reason (`ChromiumOnly` in the end-to-end tests).

use anyhow::Result;

use crate::{bundle, npm, process, programs::Firefox, report, workspace};

use super::Tally;

const HARNESS: [&str; 9] = [
    "a_page_that_misbehaves_fails_its_test",
    "a_secret_is_found_wherever_a_page_leaves_it",
    "an_open_dialog_hides_the_page_behind_it",
    "controls_are_found_by_role_and_name",
    "every_test_has_a_gitlab_of_its_own_that_keeps_what_it_was_asked",
    "keys_go_where_the_focus_is",
    "places_narrow_the_search_and_survive_redrawing",
    "the_checker_sees_a_fault_and_passes_a_sound_page",
    "what_is_missing_or_ambiguous_ends_the_test_with_what_is_there",
];

const JOURNEYS: [&str; 30] = [
    "changing::a_switch_takes_effect_at_once_and_sends_only_what_changed",
    "changing::deleting_names_what_will_be_gone_and_can_be_left",
    "changing::settings_are_edited_in_a_dialog_with_its_own_address",
    "connecting::a_token_kept_nowhere_is_asked_for_again_after_a_reload",
    "connecting::a_token_leads_in_and_a_reload_keeps_the_session_of_the_tab",
    "connecting::every_refused_token_is_explained_at_its_field",
    "connecting::signing_out_forgets_the_token",
    "creating::a_mirror_with_a_key_shows_the_public_key_to_copy",
    "creating::a_mirror_with_a_password_is_sent_once_and_raw",
    "creating::what_gitlab_refuses_lands_at_its_field_and_nothing_typed_is_lost",
    "creating::what_people_paste_is_corrected_or_explained",
    "faults::a_failed_refresh_keeps_the_table_and_says_that_it_is_old",
    "faults::a_token_revoked_meanwhile_leads_back_to_connecting",
    "fleet::a_filter_narrows_it_and_stands_in_the_address",
    "fleet::arrows_lead_from_row_to_row_and_a_slash_to_the_filter",
    "fleet::filter_and_order_outlive_a_reload_and_are_found_again_by_going_back",
    "fleet::it_shows_every_mirror_of_mine_the_most_severe_first_and_none_of_others",
    "going_around::a_mirror_is_added_and_deleted_with_the_keyboard_alone",
    "going_around::back_and_forward_lead_where_one_was",
    "going_around::escape_asks_before_it_loses_what_was_typed",
    "going_around::every_address_survives_a_reload",
    "going_around::the_heading_has_the_focus_after_going_somewhere",
    "keeping::the_last_result_is_shown_at_once_with_its_age_and_then_refreshed_in_place",
    "keeping::two_tabs_scan_once_and_both_see_it",
    "promises::the_strict_policy_is_served_and_never_violated",
    "remembering::a_theme_that_was_chosen_outlives_a_reload",
    "remembering::everything_that_was_done_is_listed_with_a_command_that_holds_no_secret",
    "remembering::forgetting_leaves_nothing_behind",
    "signing_in::signing_in_leads_to_the_page_that_was_asked_for_and_leaves_no_code_behind",
    "syncing::a_sync_that_succeeds_puts_every_branch_on_the_other_side",
];

pub(crate) fn run() -> Result<Tally> {
    let firefox = Firefox::find()?;
    let axe = npm::axe()?;
    let examples = npm::examples()?;
    bundle::ensure()?;
    let mut sum = Tally::default();
    for (program, names) in [("harness", &HARNESS[..]), ("journeys", &JOURNEYS)] {
        let mut cargo = process::cargo();
        cargo
            .args(["test", "--no-fail-fast", "--package", "e2e", "--test"])
            .args([program, "--", "--exact"])
            .args(names)
            .env("MIRRORDECK_BROWSER", "firefox")
            .env("MIRRORDECK_FIREFOX", &firefox.program)
            .env("MIRRORDECK_GECKODRIVER", &firefox.driver)
            .env("MIRRORDECK_DIST", workspace::dist())
            .env("MIRRORDECK_EXAMPLES", &examples)
            .env("MIRRORDECK_AXE", &axe);
        let tally = Tally::of_tests(&mut cargo)?;
        sum += tally;
        if !is_complete(tally, names) {
            report::detail(&format!(
                "A name in the list of {program} is no test any more"
            ));
            sum += Tally::check(false);
        }
    }
    Ok(sum)
}

/// A test that was renamed would be left out without a word.
fn is_complete(tally: Tally, names: &[&str]) -> bool {
    usize::try_from(tally.passed + tally.failed).is_ok_and(|run| run >= names.len())
}

#[cfg(test)]
mod tests {
    use super::{HARNESS, JOURNEYS, Tally, is_complete};
    use crate::workspace;

    #[test]
    fn a_name_without_a_test_is_noticed() {
        let tally = |passed, failed| Tally { passed, failed };
        assert!(is_complete(tally(2, 0), &["a", "b"]));
        assert!(is_complete(tally(1, 1), &["a", "b"]));
        assert!(!is_complete(tally(1, 0), &["a", "b"]));
    }

    #[test]
    fn every_name_is_a_test() {
        let tests = workspace::path("tests/e2e/tests");
        let has = |file: &str, name: &str| {
            let text = std::fs::read_to_string(tests.join(file)).unwrap_or_default();
            text.contains(&format!("async fn {name}()"))
        };
        for name in HARNESS {
            assert!(has("harness.rs", name), "{name}");
        }
        for name in JOURNEYS {
            let (module, name) = name.split_once("::").expect("a module and a name");
            assert!(has(&format!("journeys/{module}.rs"), name), "{name}");
        }
    }
}
