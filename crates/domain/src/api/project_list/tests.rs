//! Lists that end, lists that do not, and servers that page in their own way.

use super::*;

/// An answer of these projects with these headers.
fn answered(ids: &[u64], headers: &[(&str, &str)]) -> RawResponse {
    let bodies: Vec<String> = ids.iter().map(|id| format!(r#"{{"id":{id}}}"#)).collect();
    RawResponse {
        status: 200,
        headers: headers
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect(),
        body: format!("[{}]", bodies.join(",")),
        ..RawResponse::default()
    }
}

/// What follows the answer.
fn next(list: &ProjectList, ids: &[u64], headers: &[(&str, &str)]) -> Option<ProjectList> {
    let page = list.call().answer(&answered(ids, headers));
    list.take(page.expect("the list is complete")).1
}

fn at(list: &ProjectList, is_archived: bool, place: Place) -> Option<ProjectList> {
    let group = list.group.clone();
    Some(ProjectList {
        group,
        is_archived,
        place,
    })
}

#[test]
fn each_page_is_asked_for_by_its_address() {
    let check = |list: Option<ProjectList>, path: &str| {
        let list = list.expect("the table holds places");
        let query = "&min_access_level=40&simple=true&order_by=id&sort=asc&per_page=100";
        assert_eq!(list.call().path, path.replace("&…", query));
    };
    let all = ProjectList::maintained();
    check(
        Some(all.clone()),
        "/projects?archived=false&…&pagination=keyset",
    );
    check(
        at(&all, true, Place::After(Some(ProjectId(7)))),
        "/projects?archived=true&…&pagination=keyset&id_after=7",
    );
    check(all.by_page(), "/projects?archived=false&…&page=1");
    check(
        Some(ProjectList::of_group("acme/50% more")),
        "/groups/acme%2F50%25%20more/projects?include_subgroups=true&with_shared=false&archived=false&…&page=1",
    );
}

#[test]
fn list_continues_after_the_linked_number_whatever_the_host() {
    let all = ProjectList::maintained();
    let after = |id| at(&all, false, Place::After(Some(ProjectId(id))));
    let check = |link: &str, expected: Option<ProjectList>| {
        assert_eq!(next(&all, &[3, 9], &[("link", link)]), expected, "{link}");
    };
    check(
        "<https://evil.example/api/v4/projects?id_after=9&x=1>; rel=\"next\"",
        after(9),
    );
    check(
        "<http://[::1]/?per_page=1&id_after=12>; rel=next",
        after(12),
    );
    let archived = at(&all, true, Place::After(None));
    check(
        "<https://h/projects?id_after=9>; rel=\"first\"",
        archived.clone(),
    );
    check(
        "<https://h/projects?id_after=soon>; rel=\"next\"",
        archived.clone(),
    );
    check("", archived);
}

#[test]
fn full_page_without_a_link_is_followed_by_another() {
    let all = ProjectList::maintained();
    let ids: Vec<u64> = (1..=100).collect();
    let after = |id| at(&all, false, Place::After(Some(ProjectId(id))));
    let archived = || at(&all, true, Place::After(None));
    assert_eq!(next(&all, &ids, &[]), after(100));
    assert_eq!(next(&all, &ids[..99], &[]), archived());
    assert_eq!(next(&all, &[], &[]), archived());
}

#[test]
fn archived_projects_come_last_and_know_it() {
    let all = ProjectList::maintained();
    let archived = at(&all, true, Place::After(None)).expect("it is a place");
    let check = |list: &ProjectList, is_archived: bool| {
        let page = list.call().answer(&answered(&[1], &[]));
        let (items, _) = list.take(page.expect("the list is complete"));
        assert_eq!(items[0].archived, is_archived);
    };
    check(&all, false);
    check(&archived, true);
    assert_eq!(next(&archived, &[1], &[]), None);
}

#[test]
fn list_that_points_back_ends() {
    let all = ProjectList::maintained();
    let late = at(&all, true, Place::After(Some(ProjectId(9)))).expect("it is a place");
    for id in ["9", "3"] {
        let link = format!("<https://h/?id_after={id}>; rel=\"next\"");
        assert_eq!(next(&late, &[3, 9], &[("link", &link)]), None);
    }
    let paged = at(&all, true, Place::Page(4)).expect("it is a place");
    assert_eq!(next(&paged, &[3], &[("x-next-page", "4")]), None);
    assert_eq!(
        next(&paged, &[3], &[("x-next-page", "5")]),
        at(&all, true, Place::Page(5))
    );
}

#[test]
fn refusal_to_list_by_number_leads_to_pages_once() {
    let refusal = RawResponse {
        status: 405,
        body: r#"{"error":"Keyset pagination is not yet available for this type of request"}"#
            .to_owned(),
        ..RawResponse::default()
    };
    let all = ProjectList::maintained();
    let error = all.call().answer(&refusal);
    assert!(matches!(error, Err(ApiError::NotAllowed { .. })));
    let paged = all.by_page().expect("there is another way");
    assert_eq!(paged.by_page(), None);
    assert_eq!(ProjectList::of_group("acme").by_page(), None);
}
