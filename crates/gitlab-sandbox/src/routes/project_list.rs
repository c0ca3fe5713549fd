//! The order and pages of lists of projects.

use axum::response::Response;
use serde_json::Value;

use super::{project_entity, project_filter::ProjectFilter};
use crate::{
    auth::Caller,
    http::{
        ApiCall, ApiError,
        coerce::Declared,
        keyset,
        page::{OFFSET_LIMIT, Page},
    },
    world::{Project, World},
};

/// How a list of projects was asked for.
pub(super) struct ProjectList {
    filter: ProjectFilter,
    order_by: String,
    is_ascending: bool,
    is_simple: bool,
    with_statistics: bool,
    page: Page,
    keys: Keys,
}

/// Where to begin and whether to page by key; only the list of all projects takes these.
#[derive(Default)]
struct Keys {
    is_paged: bool,
    after: Option<u64>,
    before: Option<u64>,
}

const ORDERS: [&str; 8] = [
    "id",
    "name",
    "path",
    "created_at",
    "updated_at",
    "last_activity_at",
    "similarity",
    "star_count",
];

impl ProjectList {
    /// Reads the parameters that lists of projects share.
    pub(super) fn declare(declared: &mut Declared<'_>, call: &ApiCall, world: &World) -> Self {
        let filter = ProjectFilter::declare(declared, &call.params, world.gitlab);
        let order_by = declared.word("order_by", &ORDERS);
        let sort = declared.word("sort", &["asc", "desc"]);
        Self {
            filter,
            order_by: order_by.unwrap_or_else(|| "created_at".to_owned()),
            is_ascending: sort.as_deref() == Some("asc"),
            is_simple: declared.boolean("simple").unwrap_or(false),
            with_statistics: declared.boolean("statistics").unwrap_or(false),
            page: Page::declare(declared),
            keys: Keys::default(),
        }
    }

    /// Reads also what only the list of all projects takes.
    pub(super) fn with_keys(mut self, declared: &mut Declared<'_>, call: &ApiCall) -> Self {
        let id = |declared: &mut Declared<'_>, name| {
            let id = declared.integer(name)?;
            Some(u64::try_from(id).unwrap_or(0))
        };
        self.keys = Keys {
            is_paged: call.params.text("pagination").as_deref() == Some("keyset"),
            after: id(declared, "id_after"),
            before: id(declared, "id_before"),
        };
        self
    }

    /// The filters.
    pub(super) const fn filter(&self) -> &ProjectFilter {
        &self.filter
    }

    /// Refuses to go deeper than the plan allows; only the list of all projects has the limit.
    pub(super) fn check_depth(&self) -> Result<(), ApiError> {
        if !self.keys.is_paged && self.page.depth() > OFFSET_LIMIT {
            return Err(ApiError::error(
                axum::http::StatusCode::METHOD_NOT_ALLOWED,
                format!(
                    "Offset pagination has a maximum allowed offset of {OFFSET_LIMIT} for requests \
                     that return objects of type Project. Remaining records can be retrieved using \
                     keyset pagination."
                ),
            ));
        }
        Ok(())
    }

    /// The projects among which the caller's are looked for, in an order that `most` relies on.
    pub(super) fn candidates<'w>(
        &self,
        world: &'w World,
    ) -> Box<dyn Iterator<Item = &'w Project> + 'w> {
        let rows = world.projects_between(self.keys.after, self.keys.before);
        if self.is_ascending {
            Box::new(rows)
        } else {
            Box::new(rows.rev())
        }
    }

    /// How many of them are needed: a list by key is neither sorted nor counted, so that its pages
    /// cost the same however many projects there are.
    pub(super) fn most(&self) -> usize {
        if self.keys.is_paged && self.order_by == "id" {
            self.page.size()
        } else {
            usize::MAX
        }
    }

    /// The page of these projects that was asked for.
    pub(super) fn answer(
        &self,
        call: &ApiCall,
        world: &World,
        caller: &Caller,
        mut rows: Vec<&Project>,
    ) -> Result<Response, ApiError> {
        self.sort(&mut rows);
        let external_url = call.state.external_url();
        let show = |project: &&Project| -> Value {
            let place = project_entity::Place {
                world,
                caller,
                external_url: &external_url,
            };
            // Callers without a token get the short form whatever they ask for.
            if self.is_simple || caller.person().is_none() {
                place.simple(project)
            } else {
                place.listed(project, self.with_statistics)
            }
        };
        if !self.keys.is_paged {
            return self.page.answer(call, &rows, show);
        }
        if self.order_by != "id" {
            return Err(keyset::refusal());
        }
        let size = self.page.size();
        Ok(keyset::answer(
            call,
            &rows,
            size,
            self.is_ascending,
            |project| project.id,
            show,
        ))
    }

    fn sort(&self, rows: &mut [&Project]) {
        match self.order_by.as_str() {
            "name" | "path" => rows.sort_by_cached_key(|p| (p.slug().to_lowercase(), p.id)),
            "created_at" => rows.sort_by_key(|p| (p.created_at, p.id)),
            "updated_at" | "last_activity_at" => rows.sort_by_key(|p| (p.last_activity_at, p.id)),
            _ => rows.sort_by_key(|p| p.id),
        }
        if !self.is_ascending {
            rows.reverse();
        }
    }
}
