//! Health in one or two words.

use mirrordeck_domain::model::health::Health;

use crate::ui::Tone;

/// The badge's text.
pub(crate) const fn label(health: Health) -> &'static str {
    match health {
        Health::Failing => "Failing",
        Health::Retrying => "Retrying",
        Health::Stuck => "Stuck",
        Health::Running => "Running",
        Health::Unproven => "Unproven",
        Health::Stale => "Stale",
        Health::UpToDate => "Up to date",
        Health::Disabled => "Disabled",
    }
}

/// What the word means, for people who see it the first time.
pub(crate) const fn explanation(health: Health) -> &'static str {
    match health {
        Health::Failing => {
            "The last push failed, and GitLab has given up until the next change or sync."
        }
        Health::Retrying => {
            "The last push failed. GitLab tries again by itself, three times over about 15 minutes."
        }
        Health::Stuck => {
            "A push began long ago and has not ended. It cannot be synced again until GitLab clears it, which happens when somebody pushes to the project."
        }
        Health::Running => "A push is under way.",
        Health::Unproven => "No push to this target has succeeded yet.",
        Health::Stale => "The last success is older than the limit you set.",
        Health::UpToDate => "The last push succeeded recently.",
        Health::Disabled => "GitLab does not push to this target.",
    }
}

/// How serious it is.
pub(crate) const fn tone(health: Health) -> Tone {
    match health {
        Health::Failing => Tone::Danger,
        Health::Retrying | Health::Stuck | Health::Stale => Tone::Warning,
        Health::Running => Tone::Info,
        Health::UpToDate => Tone::Success,
        Health::Unproven | Health::Disabled => Tone::Neutral,
    }
}
