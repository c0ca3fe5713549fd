//! Every screen of the app that has an address of its own, in the company of the default seed.

/// A screen: its file, its address, and what can be read once it is complete.
pub type Screen = (&'static str, &'static str, &'static str);

/// What a maintainer sees. The projects and mirrors are those of the default company.
pub const SCREENS: &[Screen] = &[
    ("fleet", "#/", "Maintainer or Owner · read "),
    (
        "fleet-filtered",
        "#/?filter=status%3Afailing",
        "Maintainer or Owner · read ",
    ),
    ("fleet-wall", "#/?kiosk", "Maintainer or Owner · read "),
    (
        "fleet-panel",
        "#/?mirror=42.101486",
        "The target rejected the stored credentials",
    ),
    ("fleet-export", "#/?export", "Save file"),
    (
        "fleet-scope",
        "#/?of=acme%2Fplatform%2F&choose",
        // Behind the dialog, once all of the group is there.
        "of acme/platform · read",
    ),
    (
        "fleet-saved",
        "#/?filter=status%3Afailing&saved",
        "A filter of the same name is replaced",
    ),
    ("projects", "#/projects", "payments-api"),
    ("project", "#/projects/79", "edge-gru"),
    ("project-few", "#/projects/42", "acme/payments-api"),
    ("project-pulling", "#/projects/86", "Fetches from"),
    ("project-empty", "#/projects/99", "No push mirrors yet"),
    (
        "project-archived",
        "#/projects/100",
        "This project is archived",
    ),
    (
        "project-no-role",
        "#/projects/87",
        "You need the Maintainer role",
    ),
    (
        "project-missing",
        "#/projects/4711",
        "There is no such project",
    ),
    (
        "mirror-failing",
        "#/projects/42/mirrors/101486",
        "Only protected branches",
    ),
    (
        "mirror-healthy",
        "#/projects/42/mirrors/101487",
        "Only protected branches",
    ),
    ("mirror-ssh", "#/projects/42/mirrors/101488", "ssh-rsa"),
    (
        "mirror-missing",
        "#/projects/42/mirrors/1",
        "This mirror is not here",
    ),
    ("mirror-new", "#/projects/42/mirrors/new", "Add push mirror"),
    (
        "mirror-edit",
        "#/projects/42/mirrors/101486/edit",
        "Edit mirror",
    ),
    (
        "mirror-delete",
        "#/projects/42/mirrors/101486/delete",
        "Delete the mirror to",
    ),
    (
        "pull-mirror",
        "#/projects/86/pull-mirror",
        "Edit pull mirror",
    ),
    ("settings", "#/settings", "Stored data"),
    ("not-found", "#/nowhere", "There is no such page"),
];
