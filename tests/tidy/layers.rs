//! Who may import whom.

use crate::{paths, sources::Source};

/// A folder or file, what of its own crate it may name, and what it must not contain.
struct Layer {
    path: &'static str,
    may_name: &'static [&'static str],
    must_not_contain: &'static [&'static str],
}

/// What only the browser layer touches.
const WEB: [&str; 3] = ["web_sys", "js_sys", "gloo_"];

const LAYERS: [Layer; 13] = [
    Layer {
        path: "crates/domain/src/model",
        may_name: &["model"],
        must_not_contain: &["async ", "web_sys", "leptos"],
    },
    Layer {
        path: "crates/domain/src/api",
        may_name: &["model", "api"],
        must_not_contain: &["async ", "web_sys", "leptos"],
    },
    Layer {
        path: "src/reactive",
        may_name: &["reactive"],
        must_not_contain: &["view!", "mirrordeck_domain", "web_sys"],
    },
    Layer {
        path: "src/browser",
        may_name: &["browser"],
        must_not_contain: &["view!"],
    },
    Layer {
        path: "src/later",
        may_name: &["later"],
        must_not_contain: &["view!", "mirrordeck_domain"],
    },
    Layer {
        path: "src/route",
        may_name: &["route"],
        must_not_contain: &["view!"],
    },
    Layer {
        path: "src/wording",
        may_name: &["wording", "ui"],
        must_not_contain: &["view!", "leptos"],
    },
    Layer {
        path: "src/state",
        may_name: &["state", "browser", "later", "wording", "reactive"],
        must_not_contain: &["view!"],
    },
    Layer {
        path: "src/navigation",
        may_name: &["navigation", "route", "browser", "reactive"],
        must_not_contain: &["view!"],
    },
    Layer {
        path: "src/ui",
        may_name: &["ui", "browser", "reactive"],
        must_not_contain: &["mirrordeck_domain"],
    },
    Layer {
        path: "src/features",
        may_name: &[
            "features",
            "ui",
            "navigation",
            "state",
            "wording",
            "route",
            "browser",
            "reactive",
        ],
        must_not_contain: &[],
    },
    Layer {
        path: "src/app",
        may_name: &[
            "features",
            "ui",
            "navigation",
            "state",
            "wording",
            "route",
            "browser",
            "later",
            "reactive",
            "app",
        ],
        must_not_contain: &[],
    },
    Layer {
        path: "crates/gitlab-sandbox",
        may_name: &[],
        must_not_contain: &["mirrordeck_domain"],
    },
];

/// Every import that breaks a layer.
pub(crate) fn violations(sources: &[Source]) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        let Some(layer) = LAYERS.iter().find(|layer| is_in(&source.path, layer.path)) else {
            continue;
        };
        let module = module_of(&source.path);
        let feature = module.get(1).filter(|_| module[0] == "features");
        for path in paths::named_in(&source.text, &module) {
            let is_ours = |name: &String| LAYERS.iter().any(|layer| top_of(layer.path) == name);
            // Names of the crate root itself, such as a type in lib.rs, belong to no layer.
            let Some(top) = path.first().filter(|name| is_ours(name)) else {
                continue;
            };
            let is_allowed = layer.may_name.is_empty() || layer.may_name.contains(&top.as_str());
            let is_other_feature =
                top == "features" && path.len() > 1 && feature.is_some_and(|own| path[1] != *own);
            if !is_allowed || is_other_feature {
                found.push(format!("{}: names {}", source.path, path.join("::")));
            }
        }
        let is_browser = layer.path == "src/browser" || !source.path.starts_with("src/");
        let web = WEB.iter().filter(|_| !is_browser);
        for word in layer.must_not_contain.iter().chain(web) {
            if code_lines(&source.text).any(|line| line.contains(word)) {
                found.push(format!("{}: contains {word}", source.path));
            }
        }
    }
    found
}

fn code_lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines()
        .filter(|line| !line.trim_start().starts_with("//"))
}

/// Whether the file is the layer's own or stands in its folder.
fn is_in(path: &str, layer: &str) -> bool {
    path.strip_prefix(layer)
        .is_some_and(|rest| rest.starts_with(['/', '.']))
}

fn top_of(layer: &str) -> &str {
    layer.rsplit('/').next().unwrap_or(layer)
}

/// `src/features/project/row.rs` is `features::project::row`.
fn module_of(path: &str) -> Vec<&str> {
    let inner = path.split_once("src/").map_or(path, |(_, inner)| inner);
    inner
        .trim_end_matches(".rs")
        .split('/')
        .filter(|part| *part != "mod")
        .collect()
}

#[cfg(test)]
mod tests {
    use super::violations;
    use crate::sources::Source;

    fn check(path: &str, code: &str, expected: usize) {
        let found = violations(&[Source::new(path, code)]);
        assert_eq!(found.len(), expected, "{path}: {code}\n{found:?}");
    }

    #[test]
    fn imports_of_what_stands_before_are_fine() {
        check(
            "crates/domain/src/api/mirrors.rs",
            "use crate::model::Mirror;",
            0,
        );
        check("src/state/session.rs", "use crate::browser::storage;", 0);
        check(
            "src/features/project/row.rs",
            "use crate::{ui::Badge, state::Session};",
            0,
        );
        check("src/features/project/row.rs", "use super::table::Table;", 0);
        check(
            "src/app.rs",
            "use crate::features::project::ProjectPage;",
            0,
        );
        check("src/browser/http.rs", "use web_sys::Request;", 0);
    }

    #[test]
    fn imports_of_what_stands_after_are_found() {
        check(
            "crates/domain/src/model/mirror.rs",
            "use crate::api::Call;",
            1,
        );
        check("src/browser/http.rs", "use crate::state::Session;", 1);
        check(
            "src/state/session.rs",
            "use crate::{ui::Button, browser::clock};",
            1,
        );
        check(
            "src/state/session.rs",
            "let x = crate::features::connect::wording();",
            1,
        );
        check("src/ui/button.rs", "use crate::state::Session;", 1);
        check(
            "src/ui/button.rs",
            "use mirrordeck_domain::model::Mirror;",
            1,
        );
        check("src/ui.rs", "use crate::route::Route;", 1);
        check("src/features/connect/form.rs", "use crate::app::App;", 1);
    }

    #[test]
    fn features_stay_apart() {
        check(
            "src/features/fleet/table.rs",
            "use crate::features::project::Row;",
            1,
        );
        check("src/features/fleet.rs", "use super::project::Row;", 1);
        check(
            "src/features/fleet/table.rs",
            "use super::super::project::Row;",
            1,
        );
        check(
            "src/features/fleet/table.rs",
            "use crate::features::fleet::Row;",
            0,
        );
    }

    #[test]
    fn only_the_browser_layer_touches_the_browser() {
        check(
            "src/features/connect/form.rs",
            "let w = web_sys::window();",
            1,
        );
        check("src/state/session.rs", "view! { <p/> }", 1);
        check("src/ui/a.rs", "// Unlike web_sys::window, this is ours.", 0);
    }

    #[test]
    fn the_stand_in_is_an_independent_witness() {
        check(
            "crates/gitlab-sandbox/src/a.rs",
            "use mirrordeck_domain::model::Mirror;",
            1,
        );
        check(
            "crates/gitlab-sandbox/src/a.rs",
            "use crate::mirror::Mirror;",
            0,
        );
    }
}
