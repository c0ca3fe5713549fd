//! The fleet of several accounts against scripted instances.

mod scene;

use leptos::prelude::untrack;
use mirrordeck_domain::api::error::{ApiError, TokenProblem};
use mirrordeck_domain::model::fleet::origin::Origin;
use mirrordeck_domain::model::id::{MirrorId, ProjectId, UserId};

use crate::browser::database;
use crate::state::token_store::Keep;

use scene::{Failure, HOME, Scene, WORK, account, also, settle};

#[test]
fn equal_numbers_of_two_accounts_stand_beside_each_other() {
    let scene = Scene::new();
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    scene.show_also(vec![scene.other(HOME, 2)]);
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 4, 7)]);
    untrack(|| {
        let fleet = scene.fleet;
        assert!(fleet.is_of_several());
        assert_eq!(fleet.name_of(Origin(0)), "Work");
        assert_eq!(fleet.name_of(Origin(1)), "2 of https://home.example");
        assert_eq!(fleet.account_of(Origin(0)), None);
        assert_eq!(fleet.account_of(Origin(1)), Some(account(HOME, 2)));
        assert_eq!(fleet.origin_of(Some(&account(HOME, 2))), Some(Origin(1)));
        assert!(fleet.read_at().is_some());
        let progress = fleet.progress().get().expect("two have read");
        assert_eq!((progress.found, progress.read), (2, 2));
        assert!(progress.is_done());
    });
}

#[test]
fn an_account_that_is_shown_no_more_takes_its_rows_and_its_turn_with_it() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(HOME, 2)]);
    let mirror = |origin: u8| Origin(origin).project(ProjectId(4)).mirror(MirrorId(7));
    scene.fleet.select_mirrors(&[mirror(0), mirror(1)], true);
    scene.show_also(Vec::new());
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    assert!(!untrack(|| scene.fleet.is_of_several()));
    assert!(scene.fleet.is_selected(mirror(0)) && !scene.fleet.is_selected(mirror(1)));
    let desk = scene.fleet.reader(Origin(1)).desk();
    assert!(desk.scan.borrow().lock.is_none() && desk.cache.borrow().channel.is_none());
    // Its place goes to the next one, and nothing of it is left there.
    scene.change(HOME, |instance| instance.projects = vec![(5, vec![8])]);
    scene.show_also(vec![scene.other(HOME, 3)]);
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 5, 8)]);
}

#[test]
fn the_same_accounts_again_change_nothing() {
    let scene = Scene::new();
    let other = scene.other(HOME, 2);
    let session = other.session;
    scene.show_also(vec![other]);
    let asked = scene.asked_of("");
    let revision = scene.fleet.fields().revision.get_untracked();
    scene.show_also(vec![also(HOME, 2, session)]);
    assert_eq!(scene.asked_of(""), asked);
    assert_eq!(scene.fleet.fields().revision.get_untracked(), revision);
}

#[test]
fn who_follows_calmly_is_told_when_a_scan_has_brought_something() {
    let scene = Scene::new();
    let revision = || scene.fleet.fields().calm_revision.get_untracked();
    let before = revision();
    scene.change(WORK, |instance| {
        instance.projects = (1..=40).map(|id| (id, vec![id])).collect();
    });
    scene.fleet.scan_again();
    settle();
    let told = revision();
    assert!(told > before);
    scene.fleet.scan_again();
    settle();
    assert_eq!(revision(), told);
}

#[test]
fn an_account_keeps_its_place_when_others_come_and_go() {
    let scene = Scene::new();
    let (two, three) = (scene.other(HOME, 2), scene.other(WORK, 3));
    let session = three.session;
    scene.show_also(vec![two, three]);
    scene.show_also(vec![also(WORK, 3, session)]);
    let origin = untrack(|| scene.fleet.origin_of(Some(&account(WORK, 3))));
    assert_eq!(origin, Some(Origin(2)));
    assert_eq!(untrack(|| scene.fleet.origins()), [Origin(0), Origin(2)]);
}

#[test]
fn two_accounts_of_one_instance_show_a_project_once_and_share_its_patience() {
    let scene = Scene::new();
    let both: Vec<(u64, Vec<u64>)> = (1..=40).map(|id| (id, vec![id])).collect();
    scene.change(WORK, |instance| instance.projects = both);
    scene.fleet.scan_again();
    scene.show_also(vec![scene.other(WORK, 2)]);
    settle();
    let expected: Vec<_> = (1..=40).map(|id| (0, id, id)).collect();
    assert_eq!(scene.rows(), expected);
    assert_eq!(scene.most_in_flight(WORK), 6);
    let progress = untrack(|| scene.fleet.progress().get()).expect("both have read");
    assert!(progress.is_done());
    assert_eq!(progress.read, 80);
}

#[test]
fn an_account_that_cannot_be_read_hides_no_other() {
    let scene = Scene::new();
    scene.change(HOME, |instance| instance.failure = Some(Failure::Failing));
    scene.show_also(vec![scene.other(HOME, 2)]);
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    let names: Vec<String> = scene.errors().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["2 of https://home.example"]);
    assert!(untrack(|| scene.fleet.read_at()).is_some());
    scene.change(HOME, |instance| instance.failure = None);
    scene.fleet.scan_again();
    settle();
    assert_eq!(scene.errors(), []);
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 4, 7)]);
}

#[test]
fn a_rejected_token_ends_its_own_reader_only() {
    let scene = Scene::new();
    let other = scene.other(HOME, 2);
    let session = other.session;
    scene.show_also(vec![other]);
    scene.change(HOME, |instance| instance.failure = Some(Failure::Rejecting));
    scene.fleet.scan_again();
    settle();
    scene.begin();
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    let rejected = ApiError::TokenRejected(TokenProblem::Revoked);
    assert_eq!(
        scene.errors(),
        [("2 of https://home.example".to_owned(), rejected)]
    );
    scene.change(HOME, |instance| instance.failure = None);
    session.begin_for_test_at(HOME, Some(UserId(2)), Keep::Device);
    scene.begin();
    assert_eq!(scene.errors(), []);
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 4, 7)]);
}

#[test]
fn an_account_without_a_connection_reads_nothing_until_it_has_one() {
    let scene = Scene::new();
    let session = scene.unconnected();
    scene.show_also(vec![also(HOME, 2, session)]);
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    assert_eq!((scene.errors(), scene.asked_of(HOME)), (Vec::new(), 0));
    assert!(untrack(|| scene.fleet.read_at()).is_some());
    session.begin_for_test_at(HOME, Some(UserId(2)), Keep::Device);
    scene.begin();
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 4, 7)]);
}

#[test]
fn a_sync_is_sent_with_the_account_that_sees_the_mirror() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(HOME, 2)]);
    let mirror = Origin(1).project(ProjectId(4)).mirror(MirrorId(7));
    crate::reactive::spawn(scene.fleet.sync(mirror));
    settle();
    let sync = "POST https://home.example/api/v4/projects/4/remote_mirrors/7/sync";
    assert!(scene.world.asked.borrow().iter().any(|line| line == sync));
    let entries = scene.activity.entries().get_untracked();
    assert!(entries[0].curl.contains(HOME), "{}", entries[0].curl);
}

/// Keys of what is stored.
fn stored() -> Vec<String> {
    let all = futures::executor::block_on(database::read_all(""));
    let all = all.expect("natively nothing is denied");
    all.into_iter().map(|(key, _)| key).collect()
}

#[test]
fn results_lie_beside_each_other_and_each_is_erased_on_its_own() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(HOME, 2)]);
    let (work, home) = (account(WORK, 1), account(HOME, 2));
    let own = [
        "fleet/1@work.example/head",
        "fleet/1@work.example/project/4.",
    ];
    let mut both = vec![
        "fleet/2@home.example/head",
        "fleet/2@home.example/project/4.",
    ];
    both.splice(0..0, own);
    assert_eq!(stored(), both);
    futures::executor::block_on(scene.fleet.forget(Some(&home)));
    assert_eq!(stored(), own);
    futures::executor::block_on(scene.fleet.forget(Some(&work)));
    assert!(stored().is_empty());
}

#[test]
fn what_an_account_has_read_is_shown_at_once_the_next_time() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(HOME, 2)]);
    scene.show_also(Vec::new());
    let asked = scene.asked_of(HOME);
    scene.show_also(vec![scene.other(HOME, 2)]);
    assert_eq!(scene.rows(), [(0, 4, 7), (1, 4, 7)]);
    assert_eq!(scene.asked_of(HOME), asked, "it is fresh");
}

#[test]
fn what_lies_there_from_before_accounts_is_erased() {
    use crate::browser::storage::{self, Area};

    let old = vec![("fleet/head".to_owned(), "old".to_owned())];
    futures::executor::block_on(database::write(old)).expect("natively nothing is denied");
    storage::write(Area::Device, "mirrordeck.fleet", "1").expect("natively nothing is denied");
    let scene = Scene::new();
    assert_eq!(scene.rows(), [(0, 4, 7)]);
    assert!(!stored().contains(&"fleet/head".to_owned()));
    assert_eq!(stored().len(), 2);
}

#[test]
fn signing_out_shows_nobody_elses_mirrors_either() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(HOME, 2)]);
    scene.fleet.reset();
    assert!(scene.rows().is_empty());
    assert!(!untrack(|| scene.fleet.is_of_several()));
    scene
        .session
        .begin_for_test_at(HOME, Some(UserId(5)), Keep::Memory);
    scene.begin();
    assert_eq!(scene.rows(), [(0, 4, 7)]);
}

#[test]
fn tokens_in_memory_at_one_instance_do_not_wait_for_each_other() {
    let scene = Scene::new();
    scene.change(HOME, |instance| {
        instance.projects = vec![(4, vec![7]), (5, vec![8])];
    });
    let others = [2, 3].map(|user| {
        let session = scene.unconnected();
        session.begin_for_test_at(HOME, Some(UserId(user)), Keep::Memory);
        also(HOME, user, session)
    });
    scene.show_also(others.into());
    assert!(!untrack(|| scene.fleet.is_following().get()));
    let progress = untrack(|| scene.fleet.progress().get()).expect("three have read");
    assert_eq!((progress.read, progress.is_done()), (5, true));
    assert_eq!(stored().len(), 2, "only the person's own is stored");
}

#[test]
fn the_own_account_is_none_of_the_others() {
    let scene = Scene::new();
    scene.show_also(vec![scene.other(WORK, 1)]);
    assert!(!untrack(|| scene.fleet.is_of_several()));
    assert!(!untrack(|| scene.fleet.is_following().get()));
}

/// The answers that the second reader waited for came to one that had gone, and woke nobody.
#[test]
fn a_reader_that_goes_leaves_its_share_of_the_pace_to_the_others() {
    let scene = Scene::new();
    let many: Vec<(u64, Vec<u64>)> = (1..=30).map(|id| (id, vec![id])).collect();
    scene.change(HOME, |instance| instance.projects = many);
    let stays = scene.other(HOME, 3);
    let session = stays.session;
    scene.show_also(vec![scene.other(HOME, 2)]);
    scene.hold(HOME);
    scene.fleet.scan_again();
    settle();
    assert_eq!(scene.most_in_flight(HOME), 6, "the first has all of it");
    scene.show_also(vec![scene.other(HOME, 2), stays]);
    let next = scene.other(WORK, 4);
    scene.show_also(vec![also(HOME, 3, session), next]);
    scene.release(HOME);
    let of_home = scene.rows().into_iter().filter(|row| row.0 == 2);
    assert_eq!(of_home.count(), 30);
}
