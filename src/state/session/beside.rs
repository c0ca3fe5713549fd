//! Sessions of other accounts, which read beside the one in use.

use leptos::prelude::Owner;
use mirrordeck_domain::model::account::AccountId;

use crate::reactive::{RwSignal, StoredValue, spawn};
use crate::state::session::{Fields, Session};
use crate::state::snapshot::Snapshot;
use crate::state::token_store;

impl Session {
    /// A session of another account, which reads beside this one; nothing if the account is not known.
    ///
    /// The same account always has the same one: calls of its own may still be under way. `owner` is the view
    /// with which all of them end.
    pub(crate) fn beside(self, account: &AccountId, owner: &Owner) -> Option<Self> {
        let (keep, stored) = token_store::find(account)?;
        let session = self.known_beside(account).unwrap_or_else(|| {
            let session = owner.with(|| self.without_connection());
            let entry = (account.clone(), session);
            self.fields().beside.update_value(|all| all.push(entry));
            session
        });
        // Another session may have renewed it meanwhile.
        let used = session.stored().map(|used| used.credential);
        if used.as_ref() != Some(&stored.credential) {
            session.begin(stored, keep);
            spawn(session.load_profile(0));
        }
        Some(session)
    }

    /// Ends the session that reads beside this one, if there is one.
    pub(super) fn end_beside(self, account: &AccountId) {
        if let Some(session) = self.known_beside(account) {
            session.end();
        }
    }

    fn known_beside(self, account: &AccountId) -> Option<Self> {
        self.fields().beside.with_value(|all| {
            let found = all.iter().find(|(known, _)| known == account);
            found.map(|(_, session)| *session)
        })
    }

    fn without_connection(self) -> Self {
        Self(StoredValue::new(Fields {
            connection: RwSignal::new(None),
            credential: RwSignal::new(None),
            profile: RwSignal::new(Snapshot::default()),
            observed: RwSignal::default(),
            is_write_refused: RwSignal::new(false),
            ended: RwSignal::new(None),
            lacking: RwSignal::new(Vec::new()),
            drafts: None,
            ..self.fields()
        }))
    }
}
