//! Half-filled forms, kept in memory so that no error, sign-in or reload of data loses them.

use std::borrow::Cow;

use crate::reactive::{StoredValue, expect_context};
use leptos::prelude::*;
use mirrordeck_domain::model::account::AccountId;
use mirrordeck_domain::model::id::{MirrorId, ProjectId};
use mirrordeck_domain::model::json::Json;
use mirrordeck_domain::model::secret::Secret;
use mirrordeck_domain::model::target_url::mask_credentials;

use crate::state::small_map::SmallMap;

/// Which form of which project.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum DraftKey {
    /// A mirror to be added.
    NewMirror(ProjectId),
    /// A mirror's settings.
    MirrorSettings(ProjectId, MirrorId),
    /// The pull mirror's settings.
    PullMirror(ProjectId),
}

/// Everything typed into a form of a push or pull mirror.
///
/// Stored only while the person is away to sign in, without the secret.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Draft {
    /// Plain values by field name; choices and checkboxes as words.
    fields: Vec<(Cow<'static, str>, String)>,
    /// The password or token.
    pub(crate) secret: Secret,
}

impl Draft {
    /// What was typed into a field.
    pub(crate) fn get(&self, name: &str) -> Option<&String> {
        let field = self.fields.iter().find(|(known, _)| known == name);
        field.map(|(_, text)| text)
    }

    /// Adds a field that is not there yet.
    pub(crate) fn add(&mut self, name: impl Into<Cow<'static, str>>, text: String) {
        self.fields.push((name.into(), text));
    }
}

/// The forms under way. Numbers of projects mean something at one instance only, so each belongs to an account.
#[derive(Clone, Copy)]
pub(crate) struct Drafts(StoredValue<Fields>);

#[derive(Clone, Default)]
struct Fields {
    /// Every account that was in use since the page was opened.
    accounts: Vec<AccountId>,
    /// The one in use, or the last one, so that its drafts wait for it: its place, counted from 1.
    current: usize,
    drafts: SmallMap<(usize, DraftKey), Draft>,
}

impl Drafts {
    /// Creates the store for everything below and returns it.
    pub(crate) fn provide() -> Self {
        let store = Self(StoredValue::new(Fields::default()));
        provide_context(store);
        store
    }

    /// The store of this app.
    pub(crate) fn from_context() -> Self {
        expect_context()
    }

    /// From now on all forms are of that account.
    pub(crate) fn belong_to(self, account: &AccountId) {
        self.0
            .update_value(|fields| fields.current = fields.number(account));
    }

    /// What was typed earlier.
    pub(crate) fn get(self, key: DraftKey) -> Option<Draft> {
        self.0
            .with_value(|fields| fields.drafts.get((fields.current, key)).cloned())
    }

    /// Keeps what is typed.
    pub(crate) fn keep(self, key: DraftKey, draft: Draft) {
        self.0.update_value(|fields| {
            fields.drafts.insert((fields.current, key), draft);
        });
    }

    /// The form was sent or given up on purpose.
    pub(crate) fn discard(self, key: DraftKey) {
        self.0.update_value(|fields| {
            fields.drafts.remove((fields.current, key));
        });
    }

    /// All of them for the way to a sign-in page and back, without secrets: also without those that stand in an
    /// address.
    pub(crate) fn for_the_way(self) -> Json {
        self.0.with_value(|all| {
            let drafts = all.drafts.iter().map(|((account, key), draft)| {
                let fields = draft.fields.iter().map(|(name, text)| {
                    let plain = mask_credentials(text);
                    (name.as_ref().to_owned(), Json::Text(plain))
                });
                let (form, project, mirror) = key.parts();
                let account = account.checked_sub(1).map(|place| &all.accounts[place]);
                Json::List(vec![
                    Json::from(account.map_or("", AccountId::as_str)),
                    Json::from(form),
                    Json::Whole(project.0),
                    mirror.map_or(Json::Null, |mirror| Json::Whole(mirror.0)),
                    Json::Object(fields.collect()),
                ])
            });
            Json::List(drafts.collect())
        })
    }

    /// What [`Drafts::for_the_way`] gave.
    pub(crate) fn restore(self, json: Json) {
        let Json::List(drafts) = json else {
            return;
        };
        self.0.update_value(|fields| {
            for (account, key, draft) in drafts.into_iter().filter_map(arrived) {
                let number = fields.number(&AccountId::from_text(account));
                fields.drafts.insert((number, key), draft);
            }
        });
    }

    /// Forgets the secrets in them.
    pub(crate) fn drop_secrets(self) {
        self.0.update_value(|fields| {
            for (_, draft) in fields.drafts.iter_mut() {
                draft.secret = Secret::default();
            }
        });
    }

    /// Forgets those of the account in use.
    pub(crate) fn clear(self) {
        self.0.update_value(|fields| {
            let current = fields.current;
            fields.drafts.retain(|(account, _)| account != current);
        });
    }

    /// Forgets all of them.
    pub(crate) fn clear_all(self) {
        self.0.set_value(Fields::default());
    }
}

impl Fields {
    /// The number of an account; nobody has 0.
    fn number(&mut self, account: &AccountId) -> usize {
        if account.as_str().is_empty() {
            return 0;
        }
        let known = self.accounts.iter().position(|known| known == account);
        1 + known.unwrap_or_else(|| {
            self.accounts.push(account.clone());
            self.accounts.len() - 1
        })
    }
}

impl DraftKey {
    /// The form, and what it belongs to.
    const fn parts(self) -> (&'static str, ProjectId, Option<MirrorId>) {
        match self {
            Self::NewMirror(project) => ("new", project, None),
            Self::MirrorSettings(project, mirror) => ("settings", project, Some(mirror)),
            Self::PullMirror(project) => ("pull", project, None),
        }
    }
}

/// One of the drafts that [`Drafts::for_the_way`] gave.
fn arrived(json: Json) -> Option<(String, DraftKey, Draft)> {
    let Json::List(parts) = json else {
        return None;
    };
    let [
        Json::Text(account),
        Json::Text(form),
        Json::Whole(project),
        mirror,
        Json::Object(fields),
    ]: [Json; 5] = parts.try_into().ok()?
    else {
        return None;
    };
    let project = ProjectId(project);
    let key = match (form.as_str(), mirror) {
        ("new", _) => DraftKey::NewMirror(project),
        ("pull", _) => DraftKey::PullMirror(project),
        ("settings", Json::Whole(mirror)) => DraftKey::MirrorSettings(project, MirrorId(mirror)),
        _ => return None,
    };
    let mut draft = Draft::default();
    for (name, value) in fields {
        if let Json::Text(text) = value {
            draft.add(name, text);
        }
    }
    Some((account, key, draft))
}
