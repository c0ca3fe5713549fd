//! The settings that can be switched in place: shown at once, taken back if GitLab refuses.

use leptos::prelude::*;
use mirrordeck_domain::api::mirror_changes::MirrorChanges;
use mirrordeck_domain::model::capabilities::Feature;
use mirrordeck_domain::model::mirror::Mirror;
use mirrordeck_language::text;

use crate::features::mirror::page::Page;
use crate::features::mirror::status::fact;
use crate::reactive::{Memo, Signal, spawn};
use crate::state::project::pending::Pending;
use crate::ui::{Banner, Card, DescriptionList, Part, Switch, Tone, el, part};
use crate::wording::{self, reason};

/// A switch.
#[derive(Clone, Copy, PartialEq)]
enum Setting {
    Enabled,
    Protected,
    KeepDivergent,
}

/// The card.
pub(super) fn card(page: Page) -> Part {
    let pattern = Memo::new(move || {
        page.mirror
            .with(|mirror| pattern(mirror.as_ref()?).map(str::to_owned))
    });
    let pattern = move || {
        pattern.get().map(|pattern| {
            let pattern = part(el("code").class("mono").child(pattern));
            view! { <DescriptionList>{fact("Branch pattern", pattern)}</DescriptionList> }
        })
    };
    let switches = el("div").class("stack").child((
        kept_disabled(page),
        switch(page, Setting::Enabled),
        switch(page, Setting::Protected),
        pattern,
        switch(page, Setting::KeepDivergent),
    ));
    let switches = part(switches);
    view! { <Card title="Settings">{switches}</Card> }.into_inner()
}

impl Setting {
    const fn label(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Protected => "Only protected branches",
            Self::KeepDivergent => {
                "If the target has commits GitLab does not: leave them and report"
            }
        }
    }

    const fn of(self, mirror: &Mirror) -> bool {
        match self {
            Self::Enabled => mirror.enabled,
            Self::Protected => mirror.only_protected_branches,
            Self::KeepDivergent => mirror.keep_divergent_refs,
        }
    }

    fn hint(self, mirror: &Mirror) -> &'static str {
        match (self, self.of(mirror)) {
            (Self::Enabled, true) => "GitLab pushes after each change of the project.",
            (Self::Enabled, false) => "GitLab does not push to this target.",
            (Self::Protected, true) => "Other branches stay on GitLab.",
            (Self::Protected, false) if pattern(mirror).is_some() => {
                "Only branches that match the pattern are pushed."
            }
            (Self::Protected, false) => "All branches are pushed.",
            (Self::KeepDivergent, true) => {
                "GitLab pushes everything else, and says which refs have diverged."
            }
            (Self::KeepDivergent, false) => "Off means: overwrite and delete them.",
        }
    }

    const fn change(self, on: bool) -> MirrorChanges {
        MirrorChanges {
            enabled: if let Self::Enabled = self {
                Some(on)
            } else {
                None
            },
            only_protected_branches: if let Self::Protected = self {
                Some(on)
            } else {
                None
            },
            keep_divergent_refs: if let Self::KeepDivergent = self {
                Some(on)
            } else {
                None
            },
            auth_method: None,
            mirror_branch_regex: None,
            host_keys: None,
        }
    }

    /// Why it cannot be switched now.
    fn no(self, page: Page) -> Option<String> {
        let by_state = || {
            if page.store.pending(page.id).is_some() {
                return Some(text("Something else is being done to this mirror.").to_owned());
            }
            let has_pattern = page.mirror.with(|mirror| {
                mirror
                    .as_ref()
                    .is_some_and(|mirror| pattern(mirror).is_some())
            });
            match self {
                Self::Enabled => None,
                Self::Protected => has_pattern.then(|| {
                    text("A pattern chooses the branches. Remove it in the form under Edit first.")
                        .to_owned()
                }),
                Self::KeepDivergent => reason::not_offered(
                    "Leaving diverged refs alone",
                    Feature::KeepDivergentRefs,
                    &page.session.capabilities(),
                ),
            }
        };
        reason::no_write(page.session.is_read_only()).or_else(by_state)
    }
}

/// The pattern that chooses the branches, if there is one.
fn pattern(mirror: &Mirror) -> Option<&str> {
    let pattern = mirror.mirror_branch_regex.as_ref()?.as_deref()?;
    (!pattern.is_empty()).then_some(pattern)
}

fn switch(page: Page, setting: Setting) -> Part {
    let is_busy = move || {
        page.store
            .pending(page.id)
            .is_some_and(|pending| match pending {
                Pending::Update(changes) => {
                    changes == setting.change(true) || changes == setting.change(false)
                }
                Pending::Sync | Pending::Delete => false,
            })
    };
    let change = move |on: bool| {
        if setting == Setting::KeepDivergent && !on {
            page.is_asking.set(true);
            return;
        }
        let Some(project) = page.store.project_id() else {
            return;
        };
        spawn(async move {
            let changes = setting.change(on);
            let is_kept = page.store.switch(project, page.id, changes).await;
            if setting == Setting::Enabled {
                // The page may have gone meanwhile; then nobody asks.
                page.is_kept_disabled.set(is_kept);
            }
        });
    };
    let value = move || {
        page.mirror
            .with(|mirror| mirror.as_ref().is_some_and(|mirror| setting.of(mirror)))
    };
    let hint = move || {
        page.mirror
            .with(|mirror| Some(text(setting.hint(mirror.as_ref()?)).to_owned()))
    };
    let no = move || setting.no(page).filter(|_| !is_busy());
    view! {
        <Switch
            label=setting.label()
            checked=Signal::derive(value)
            on_change=change
            hint=Signal::derive(hint)
            busy=Signal::derive(is_busy)
            disabled_because=Signal::derive(no)
        />
    }
    .into_inner()
}

/// GitLab agreed to enable the mirror, and it reads disabled all the same.
fn kept_disabled(page: Page) -> Part {
    let is_so = Memo::new(move || {
        let is_enabled = page
            .mirror
            .with(|mirror| mirror.as_ref().is_some_and(|mirror| mirror.enabled));
        page.is_kept_disabled.get() && !is_enabled
    });
    let why = move || {
        page.store
            .project()
            .with(|project| text(wording::mirror::not_in_effect(project.value())).to_owned())
    };
    part(move || {
        is_so.get().then(|| {
            view! {
                <Banner
                    tone=Tone::Warning
                    title="Asked for enabled, and GitLab says no"
                    text=Signal::derive(why)
                />
            }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_changes_one_thing() {
        for on in [true, false] {
            assert_eq!(Setting::Enabled.change(on), MirrorChanges::enabled(on));
            assert_eq!(
                Setting::Protected.change(on).only_protected_branches,
                Some(on)
            );
            assert_eq!(
                Setting::KeepDivergent.change(on).keep_divergent_refs,
                Some(on)
            );
            for setting in [Setting::Protected, Setting::KeepDivergent] {
                assert_eq!(setting.change(on).enabled, None);
            }
        }
    }

    #[test]
    fn the_divergence_rule_is_worded_both_ways() {
        let check = |fields: &str, setting: Setting, expected: &str| {
            let text = format!(r#"{{"id":1{fields}}}"#);
            let mirror: Mirror = serde_json::from_str(&text).expect("mirrors are read leniently");
            assert!(
                setting.hint(&mirror).contains(expected),
                "{}",
                setting.hint(&mirror)
            );
        };
        check("", Setting::KeepDivergent, "overwrite and delete them");
        check(
            r#","keep_divergent_refs":true"#,
            Setting::KeepDivergent,
            "diverged",
        );
        check("", Setting::Protected, "All branches");
        check(
            r#","mirror_branch_regex":"^v""#,
            Setting::Protected,
            "match the pattern",
        );
        check(
            r#","mirror_branch_regex":"""#,
            Setting::Protected,
            "All branches",
        );
    }
}
