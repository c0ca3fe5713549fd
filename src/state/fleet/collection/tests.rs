//! What is found, by the keys of projects and mirrors.

use mirrordeck_domain::model::id::MirrorId;
use mirrordeck_domain::model::json;

use super::*;

fn own() -> Origin {
    Origin::default()
}

fn project(id: u64) -> ProjectInfo {
    project_of(own(), id)
}

fn project_of(origin: Origin, id: u64) -> ProjectInfo {
    let text = format!(r#"{{"id":{id},"name":"p{id}","path_with_namespace":"acme/p{id}"}}"#);
    let project: mirrordeck_domain::model::project::Project =
        json::read(&text).expect("projects are read leniently");
    ProjectInfo::of(&project, origin)
}

fn mirror(id: u64, status: &str) -> Mirror {
    let text = format!(
        r#"{{"id":{id},"enabled":true,"url":"https://git.example.net/{id}.git","update_status":"{status}"}}"#
    );
    json::read(&text).expect("mirrors are read leniently")
}

fn ids(collection: &Collection) -> Vec<u64> {
    collection.rows().iter().map(|row| row.id.0).collect()
}

fn put(collection: &mut Collection, project: u64, mirrors: &[Mirror]) -> bool {
    collection.put(
        own().project(ProjectId(project)),
        mirrors,
        &mut News::default(),
    )
}

fn two_projects() -> Collection {
    let mut collection = Collection::default();
    collection.add(project(9));
    collection.add(project(4));
    put(
        &mut collection,
        9,
        &[mirror(1, "finished"), mirror(2, "finished")],
    );
    put(&mut collection, 4, &[mirror(3, "finished")]);
    collection
}

#[test]
fn the_same_mirrors_again_change_nothing() {
    let mut collection = two_projects();
    let again = [mirror(1, "finished"), mirror(2, "finished")];
    assert!(!put(&mut collection, 9, &again));
    assert!(put(
        &mut collection,
        9,
        &[mirror(1, "failed"), mirror(2, "finished")]
    ));
    assert_eq!(ids(&collection), [1, 2, 3]);
    assert_eq!(collection.rows()[0].status.as_str(), "failed");
}

#[test]
fn a_mirror_that_came_or_went_leaves_the_others_findable() {
    let mut collection = two_projects();
    assert!(put(&mut collection, 9, &[mirror(2, "finished")]));
    assert_eq!(ids(&collection), [3, 2]);
    assert_eq!(
        collection.find(own().project(ProjectId(4)).mirror(MirrorId(3))),
        Some(0)
    );
    assert_eq!(
        collection.find(own().project(ProjectId(9)).mirror(MirrorId(2))),
        Some(1)
    );
    assert_eq!(
        collection.find(own().project(ProjectId(9)).mirror(MirrorId(1))),
        None
    );
}

/// The project itself was dropped too once, and what was closed to the person was counted
/// without a name.
#[test]
fn a_project_that_is_gone_takes_its_mirrors_with_it_and_keeps_its_name() {
    let mut collection = two_projects();
    assert!(collection.keep_mirrors_of(own(), |id| id == ProjectId(4)));
    assert_eq!(ids(&collection), [3]);
    assert_eq!(
        collection.find(own().project(ProjectId(4)).mirror(MirrorId(3))),
        Some(0)
    );
    assert_eq!(
        collection.find(own().project(ProjectId(9)).mirror(MirrorId(1))),
        None
    );
    assert_eq!(collection.projects().count(), 2);
    assert!(!collection.keep_mirrors_of(own(), |id| id == ProjectId(4)));
}

#[test]
fn projects_with_most_mirrors_are_read_first_the_next_time() {
    let mut collection = two_projects();
    collection.add(project(5));
    assert_eq!(collection.promising(own()), [ProjectId(9), ProjectId(4)]);
}

#[test]
fn a_project_without_a_place_is_nobodys() {
    let mut collection = Collection::default();
    assert!(!put(&mut collection, 1, &[mirror(1, "none")]));
}

#[test]
fn only_mirrors_that_were_known_before_make_news() {
    let mut collection = two_projects();
    let mut news = News::default();
    let again = [mirror(1, "finished"), mirror(2, "finished")];
    collection.put(own().project(ProjectId(9)), &again, &mut news);
    collection.add(project(5));
    collection.put(
        own().project(ProjectId(5)),
        &[mirror(5, "failed")],
        &mut news,
    );
    let one_more = [mirror(3, "finished"), mirror(4, "failed")];
    collection.put(own().project(ProjectId(4)), &one_more, &mut news);
    assert!(news.is_empty(), "{news:?}");
    let turned = [mirror(1, "failed"), mirror(2, "finished")];
    collection.put(own().project(ProjectId(9)), &turned, &mut news);
    collection.put(
        own().project(ProjectId(4)),
        &[mirror(4, "finished")],
        &mut news,
    );
    assert_eq!(news.words().0, "1 mirror turned failing, 1 recovered");
}

#[test]
fn projects_come_up_in_turn_round_and_round() {
    let mut collection = two_projects();
    let mut place = 0;
    let mut next = || collection.next_project(&mut place, |row| row.id.0 != 1);
    let found = [next(), next(), next()];
    assert_eq!(
        found,
        [9, 4, 9].map(|id| Some(own().project(ProjectId(id))))
    );
    assert_eq!(collection.next_project(&mut place, |_| false), None);
    collection = Collection::default();
    assert_eq!(collection.next_project(&mut place, |_| true), None);
}

/// Two accounts with a project of the same number, which has a mirror of the same number, on two instances or one.
fn of_two_accounts(homes: [u8; 2]) -> Collection {
    let mut collection = Collection::default();
    collection.set_homes(homes.map(Origin).into());
    for origin in [Origin(1), Origin(0)] {
        collection.add(project_of(origin, 4));
        put_of(&mut collection, origin, &[mirror(3, "finished")]);
    }
    collection.settle_twins();
    collection
}

fn put_of(collection: &mut Collection, origin: Origin, mirrors: &[Mirror]) -> bool {
    let project = origin.project(ProjectId(4));
    collection.put(project, mirrors, &mut News::default())
}

fn origins(collection: &Collection) -> Vec<u8> {
    let rows = collection.rows().iter();
    rows.map(|row| row.project.origin.0).collect()
}

#[test]
fn equal_numbers_of_two_instances_are_two_projects_with_a_mirror_each() {
    let mut collection = of_two_accounts([0, 1]);
    assert_eq!(origins(&collection), [1, 0]);
    assert_eq!(collection.projects().count(), 2);
    let mirror_of = |origin: u8| Origin(origin).project(ProjectId(4)).mirror(MirrorId(3));
    assert_eq!(collection.find(mirror_of(0)), Some(1));
    assert_eq!(collection.find(mirror_of(1)), Some(0));
    assert_eq!(collection.find(mirror_of(2)), None);
    assert!(collection.keep_mirrors_of(Origin(1), |_| false));
    assert_eq!(origins(&collection), [0]);
    assert!(put_of(&mut collection, own(), &[mirror(3, "failed")]));
    assert!(collection.forget(own()));
    assert_eq!(
        (collection.rows().len(), collection.projects().count()),
        (0, 1)
    );
    assert_eq!(collection.find(mirror_of(0)), None);
    assert!(put_of(&mut collection, Origin(1), &[mirror(5, "failed")]));
    assert_eq!(ids(&collection), [5]);
}

#[test]
fn a_project_that_two_accounts_of_one_instance_see_is_shown_once_under_the_first() {
    let mut collection = of_two_accounts([0, 0]);
    assert_eq!(origins(&collection), [0]);
    assert_eq!(collection.projects().count(), 1);
    assert_eq!(
        collection.find(own().project(ProjectId(4)).mirror(MirrorId(3))),
        Some(0)
    );
    assert_eq!(
        collection.promising(Origin(1)),
        [ProjectId(4)],
        "it is read all the same"
    );
    let again = [mirror(3, "failed")];
    assert!(
        !put_of(&mut collection, Origin(1), &again),
        "nobody sees it"
    );
    assert!(!collection.settle_twins());
}

#[test]
fn a_project_that_the_first_account_loses_is_shown_by_the_other() {
    let mut collection = of_two_accounts([0, 0]);
    put_of(&mut collection, Origin(1), &[mirror(3, "failed")]);
    assert!(collection.keep_mirrors_of(own(), |_| false));
    assert!(collection.settle_twins());
    assert_eq!(origins(&collection), [1]);
    assert_eq!(collection.rows()[0].status.as_str(), "failed");
    assert_eq!(collection.projects().count(), 1);
    put_of(&mut collection, own(), &[]);
    assert!(collection.settle_twins(), "it has no mirrors any more");
    assert!(origins(&collection).is_empty());
    assert!(collection.forget(own()));
    assert!(collection.settle_twins());
    assert_eq!(origins(&collection), [1]);
}
