//! How the fleet is looked at: what the address says, and what is selected.

use std::sync::Arc;

use leptos::prelude::untrack;
use mirrordeck_domain::model::fleet::origin::MirrorKey;
use mirrordeck_domain::model::fleet::query::key::Key;
use mirrordeck_domain::model::fleet::query::toggle::without_key;
use mirrordeck_domain::model::fleet::query::{Parsed, Query};
use mirrordeck_domain::model::fleet::sort::{Column, Order};
use mirrordeck_domain::model::scan::scope::Scope;
use send_wrapper::SendWrapper;

use crate::navigation::Navigation;
use crate::reactive::{Memo, StoredValue};
use crate::route::Route;
use crate::route::fleet::{FleetView, Opened};
use crate::state::fleet::Fleet;
use crate::state::fleet::watch::Seen;

/// A function that says what is on screen.
type See = SendWrapper<std::rc::Rc<dyn Fn() -> Vec<Seen>>>;

/// Takes out of a filter's result what needs no attention.
const UNREMARKABLE: &str = "-status:up-to-date,disabled ";

/// Whether only what needs attention is shown: on a wall, unless the filter itself asks for a status.
pub(super) fn is_narrowed(view: &FleetView) -> bool {
    view.is_kiosk && without_key(&view.filter, Key::Status) == view.filter
}

/// How the fleet is looked at.
#[derive(Clone, Copy)]
pub(super) struct Looking {
    navigation: Navigation,
    fleet: Fleet,
    view: Memo<FleetView>,
    scope: Memo<Scope>,
    places: Memo<Arc<Vec<u32>>>,
    /// Where a range begins.
    anchor: StoredValue<Option<MirrorKey>>,
    see: StoredValue<Option<See>>,
}

impl Looking {
    /// Follows the address.
    pub(super) fn new(navigation: Navigation, fleet: Fleet) -> Self {
        let view = Memo::new(move || match navigation.route() {
            Route::Fleet(view) => view,
            _ => FleetView::default(),
        });
        let scope = Memo::new(move || view.with(|view| view.scope.clone()));
        let filter = Memo::new(move || view.with(|view| view.filter.clone()));
        let order = Memo::new(move || view.with(|view| view.order));
        let is_narrowed = Memo::new(move || view.with(is_narrowed));
        let query = Memo::new(move || {
            let filter = filter.read();
            if is_narrowed.get() {
                // In front, where no open quote can swallow it.
                return Query::parse(&[UNREMARKABLE, &filter].concat()).query;
            }
            Query::parse(&filter).query
        });
        let places = Memo::new(move || fleet.select(&query.read(), order.get()));
        Self {
            navigation,
            fleet,
            view,
            scope,
            places,
            anchor: StoredValue::new(None),
            see: StoredValue::new(None),
        }
    }

    /// What the address says.
    pub(super) fn view(self) -> FleetView {
        self.view.get()
    }

    /// What the address says, for handlers.
    pub(super) fn view_untracked(self) -> FleetView {
        self.view.get_untracked()
    }

    /// Which projects the address asks for.
    pub(super) fn scope(self) -> Scope {
        self.scope.get()
    }

    /// The filter as it was typed.
    pub(super) fn filter(self) -> String {
        self.view.with(|view| view.filter.clone())
    }

    /// The filter as it was understood, and what was not.
    pub(super) fn parsed(self) -> Parsed {
        Query::parse(&self.filter())
    }

    /// What rows are sorted by.
    pub(super) fn order(self) -> Order {
        self.view.with(|view| view.order)
    }

    /// The columns in their order.
    pub(super) fn columns(self) -> Vec<Column> {
        let chosen = self.view.with(|view| view.columns.clone());
        if chosen.is_empty() {
            return self.all_columns();
        }
        let has_accounts = self.fleet.is_of_several();
        let is_there = |column: &Column| has_accounts || *column != Column::Account;
        chosen.into_iter().filter(is_there).collect()
    }

    /// Every column that there is. Whose a mirror is says nothing while all are of one account.
    pub(super) fn all_columns(self) -> Vec<Column> {
        let has_accounts = self.fleet.is_of_several();
        let all = Column::ALL.iter().map(|(_, column)| *column);
        all.filter(|column| has_accounts || *column != Column::Account)
            .collect()
    }

    /// The mirror that the address names, if its account is shown.
    pub(super) fn opened(self) -> Option<MirrorKey> {
        let open = self.view.with(|view| view.open.clone())?;
        let origin = self.fleet.origin_of(open.account.as_ref())?;
        Some(origin.project(open.project).mirror(open.mirror))
    }

    /// Goes to a mirror as a step of the history, and stays in the same view.
    pub(super) fn go_to(self, mirror: MirrorKey) {
        let account = untrack(|| self.fleet.account_of(mirror.project.origin));
        let view = self.view_untracked();
        self.go(FleetView {
            open: Some(Opened {
                account,
                project: mirror.project.id,
                mirror: mirror.id,
            }),
            ..view
        });
    }

    /// Places of the rows that are shown, in their order.
    pub(super) fn places(self) -> Memo<Arc<Vec<u32>>> {
        self.places
    }

    /// Whether any mirror matches what was typed, needing attention or not.
    pub(super) fn matches_any(self) -> bool {
        let typed = self.parsed().query;
        !self.fleet.select(&typed, self.order()).is_empty()
    }

    /// Filters. The address follows, without a step of the history for each letter.
    pub(super) fn set_filter(self, filter: String) {
        let view = self.view_untracked();
        self.navigation
            .replace_soon(Route::Fleet(FleetView { filter, ..view }));
    }

    /// Sorts.
    pub(super) fn sort(self, order: Order) {
        let view = self.view_untracked();
        self.replace(FleetView { order, ..view });
    }

    /// Chooses columns.
    pub(super) fn set_columns(self, columns: Vec<Column>) {
        let view = self.view_untracked();
        self.replace(FleetView { columns, ..view });
    }

    /// Goes to another view as a step of the history.
    pub(super) fn go(self, view: FleetView) {
        self.navigation.go(&Route::Fleet(view));
    }

    fn replace(self, view: FleetView) {
        self.navigation.replace(Route::Fleet(view));
    }

    /// Follows everything that rows show besides themselves.
    pub(super) fn follow_rows(self) {
        self.fleet.with(|_| ());
        self.fleet.selected_count();
        self.view.read();
        self.fleet.moment();
    }

    /// Selects a mirror or takes it out; a range reaches from the one that was pressed before.
    pub(super) fn select(self, mirror: MirrorKey, is_on: bool, is_range: bool) {
        let anchor = self.anchor.get_value();
        self.anchor.set_value(Some(mirror));
        let mut changed = vec![mirror];
        if let (true, Some(anchor)) = (is_range, anchor) {
            changed = self.between(anchor, mirror).unwrap_or(changed);
        }
        self.fleet.select_mirrors(&changed, is_on);
    }

    /// Selects all that match the filter, or none.
    pub(super) fn select_all(self, is_on: bool) {
        if is_on {
            self.fleet.select_mirrors(&self.matching(), true);
        } else {
            self.fleet.clear_selection();
        }
    }

    /// Whether everything that is shown is selected.
    pub(super) fn are_all_selected(self) -> bool {
        let shown = self.places.read().len();
        shown > 0 && self.fleet.selected_count() == shown
    }

    /// Whether some are selected, and not all.
    pub(super) fn are_some_selected(self) -> bool {
        self.fleet.selected_count() > 0 && !self.are_all_selected()
    }

    /// Takes the function that says what is on screen.
    pub(super) fn see_with(self, see: impl Fn() -> Vec<Seen> + 'static) {
        self.see
            .set_value(Some(SendWrapper::new(std::rc::Rc::new(see))));
    }

    /// Projects on screen.
    pub(super) fn seen(self) -> Vec<Seen> {
        let see = self.see.try_get_value().flatten();
        see.map(|see| see()).unwrap_or_default()
    }

    fn matching(self) -> Vec<MirrorKey> {
        let places = self.places.with_untracked(Arc::clone);
        self.fleet.with_untracked(|fleet| {
            let key = |place: &u32| fleet.rows()[*place as usize].key();
            places.iter().map(key).collect()
        })
    }

    fn between(self, one: MirrorKey, other: MirrorKey) -> Option<Vec<MirrorKey>> {
        let shown = self.matching();
        let place = |mirror| shown.iter().position(|known| *known == mirror);
        let (from, to) = (place(one)?, place(other)?);
        Some(shown[from.min(to)..=from.max(to)].to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wall_shows_what_needs_attention_unless_its_filter_asks_for_a_status() {
        let check = |filter: &str, is_kiosk: bool, expected: bool| {
            let view = FleetView {
                filter: filter.to_owned(),
                is_kiosk,
                ..FleetView::default()
            };
            assert_eq!(is_narrowed(&view), expected, "{filter}");
        };
        check("", true, true);
        check("group:acme", true, true);
        check("status:up-to-date", true, false);
        check("a -status:stale", true, false);
        check("", false, false);
    }

    #[test]
    fn what_needs_no_attention_can_be_written_as_a_filter() {
        let parsed = Query::parse(UNREMARKABLE);
        assert!(parsed.problems.is_empty(), "{:?}", parsed.problems);
        assert!(!parsed.query.is_empty());
    }
}
