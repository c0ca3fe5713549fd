//! The catalogue held to texts as they occur.

use proptest::prelude::{any, prop_assert, proptest};

use super::*;

fn check(text: &str, cause: Cause, next_step: NextStep) {
    assert_eq!(explain(text), Explanation { cause, next_step }, "{text}");
}

#[test]
fn each_text_of_the_catalogue_has_its_cause_and_next_step() {
    let check = |texts: &[&str], cause: Cause, next_step: NextStep| {
        for text in texts {
            check(text, cause, next_step);
            check(
                &format!("13:push to mirror: git push: exit status 128, stderr: \"{text}\"\n"),
                cause,
                next_step,
            );
        }
    };
    check(
        &["Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main"],
        Cause::Diverged,
        NextStep::ReviewDivergence,
    );
    check(
        &[
            "fatal: Authentication failed for 'https://*****:*****@github.com/acme/app.git/'",
            "remote: Invalid username or password.",
            "remote: HTTP Basic: Access denied. The provided password or token is incorrect",
            "fatal: unable to access 'https://h/a.git/': The requested URL returned error: 401",
            "fatal: unable to access 'https://h/a.git/': The requested URL returned error: 403",
            "fatal: could not read Password for 'https://u@h': terminal prompts disabled",
        ],
        Cause::Authentication,
        NextStep::Rotate,
    );
    check(
        &["fatal: could not read Username for 'https://bitbucket.org': terminal prompts disabled"],
        Cause::UserMissing,
        NextStep::RotateWithUser,
    );
    check(
        &[
            "git@github.com: Permission denied (publickey).\r\nfatal: Could not read from remote repository.",
        ],
        Cause::KeyNotAuthorised,
        NextStep::AuthorisePublicKey,
    );
    check(
        &["Host key verification failed.\nfatal: Could not read from remote repository."],
        Cause::HostKeyUnverified,
        NextStep::CompareHostKeys,
    );
    check(
        &[
            "! [remote rejected] main -> main (refusing to allow a Personal Access Token to create or update \
           workflow `.github/workflows/ci.yml` without `workflow` scope)",
        ],
        Cause::WorkflowPermission,
        NextStep::RotateWithWorkflow,
    );
    check(
        &[
            "fatal: unable to access 'https://h/a/': The requested URL returned error: 301",
            "remote: Repository not found.\nfatal: repository 'https://github.com/acme/app.git/' not found",
            "fatal: unable to access 'https://h/a.git/': The requested URL returned error: 404",
            "fatal: '/a.git' does not appear to be a git repository",
        ],
        Cause::NotFound,
        NextStep::ChangeUrl,
    );
    check(
        &[
            "remote: error: GH006: Protected branch update failed for refs/heads/main.",
            "! [remote rejected] main -> main (pre-receive hook declined)",
            "! [rejected] main -> main (non-fast-forward)",
            "! [remote rejected] refs/pull/1/head -> refs/pull/1/head (deny updating a hidden ref)",
            "remote: GitLab: You are not allowed to force push code to this project.",
        ],
        Cause::PushRefused,
        NextStep::AllowOnTarget,
    );
    check(
        &["Error synchronizing LFS files:\n\nobject 1"],
        Cause::Lfs,
        NextStep::UseHttps,
    );
    check(
        &[
            "remote: fatal: file exceeds maximum size",
            "error: RPC failed; HTTP/2 stream 5 was reset, RST_STREAM",
            "remote: error: GH007: Your push would publish a private email address.",
        ],
        Cause::ContentRefused,
        NextStep::FixSource,
    );
    check(
        &[
            "The remote mirror URL is invalid.",
            "The remote mirror URL is invalid: Requests to the local network are not allowed",
            "URL is blocked: Host cannot be resolved or invalid",
        ],
        Cause::AddressBlocked,
        NextStep::AskAdministrator,
    );
    check(
        &[
            "4:Deadline Exceeded",
            "ssh: connect to host h port 22: Connection timed out",
            "fatal: unable to access 'https://h/a.git/': Could not resolve host: h",
            "fatal: unable to access 'https://h/a.git/': Failed to connect to h port 443: Connection refused",
            "ssh: connect to host h port 22: No route to host",
        ],
        Cause::Network,
        NextStep::SyncLater,
    );
    check(
        &["Maximum number of push mirrors (10) exceeded for this project."],
        Cause::TooManyMirrors,
        NextStep::DisableAnother,
    );
}

#[test]
fn other_texts_are_left_to_the_reader() {
    for text in [
        "",
        "13:push to mirror: git push: exit status 128",
        "refusing to allow this",
        "workflow",
        // In small letters these three are part of names.
        "fatal: something about wolfs.example",
    ] {
        check(text, Cause::Unknown, NextStep::ReadError);
    }
}

#[test]
fn the_first_hit_wins() {
    check(
        "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/timed out",
        Cause::Diverged,
        NextStep::ReviewDivergence,
    );
    check(
        "returned error: 403: Repository not found",
        Cause::Authentication,
        NextStep::Rotate,
    );
    check(
        "could not read Username\nreturned error: 404",
        Cause::UserMissing,
        NextStep::RotateWithUser,
    );
    check(
        "remote: protected branch\nConnection timed out",
        Cause::PushRefused,
        NextStep::AllowOnTarget,
    );
    check(
        "Error synchronizing LFS files: timed out",
        Cause::Lfs,
        NextStep::UseHttps,
    );
}

#[test]
fn a_large_file_is_not_mistaken_for_a_hook() {
    check(
        "remote: error: GH001: Large files detected.\nremote: error: File big.bin is 120.00 MB; this exceeds \
         GitHub's file size limit of 100.00 MB\n! [remote rejected] main -> main (pre-receive hook declined)",
        Cause::ContentRefused,
        NextStep::FixSource,
    );
}

#[test]
fn words_are_found_in_any_letter_case() {
    check(
        "FATAL: AUTHENTICATION FAILED",
        Cause::Authentication,
        NextStep::Rotate,
    );
    check(
        "SOME REFS HAVE DIVERGED",
        Cause::Diverged,
        NextStep::ReviewDivergence,
    );
}

#[test]
fn each_row_of_the_catalogue_can_be_reached() {
    for (words, cause) in &CATALOGUE {
        assert_eq!(explain(&words.join(" ")).cause, *cause, "{words:?}");
        let is_lower = |word: &&str| *word == word.to_ascii_lowercase() || *word == "LFS";
        assert!(words.iter().all(is_lower), "{words:?} would never be found");
    }
}

#[test]
fn diverged_refs_are_listed_as_gitlab_wrote_them() {
    let text = "Some refs have diverged and have not been updated on the remote:\n\nrefs/heads/main\r\n  refs/tags/v1\n";
    assert_eq!(diverged_refs(text), ["refs/heads/main", "refs/tags/v1"]);
    assert!(diverged_refs("Some refs have diverged").is_empty());
    assert!(diverged_refs("fatal: refs/heads/main").is_empty());
    assert!(diverged_refs("").is_empty());
}

proptest! {
    #[test]
    fn no_text_breaks_the_catalogue(text in any::<String>()) {
        let explanation = explain(&text);
        prop_assert!(explanation.next_step == explanation.cause.next_step());
        let _ = diverged_refs(&text);
    }
}
