//! Pages a person may land on: GitLab's own pages are not imitated, only explained.

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::sandbox::AppState;

/// The pages, and what is answered to every address that is none.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(home))
        .route("/api", get(no_api))
        .route("/-/user_settings/personal_access_tokens", get(tokens))
        .route("/-/profile/personal_access_tokens", get(tokens))
        .fallback(missing)
}

async fn home(State(state): State<AppState>) -> Response {
    let text = format!(
        "<p>This is the stand-in GitLab at <code>{}</code>. Its API is below <code>/api/v4</code>, \
         the token of the demo is <code>glpat-demo-maintainer</code>, and \
         <a href=\"/_sandbox/faults\">these names</a> make a project fail.</p>",
        state.external_url()
    );
    page(StatusCode::OK, "Stand-in GitLab", &text)
}

/// Where GitLab makes tokens; here they need no making.
async fn tokens() -> Response {
    let rows = [
        (
            "glpat-demo-maintainer",
            "Maintainer of every project, scope <code>api</code>",
        ),
        (
            "glpat-demo-maintainer.read_api",
            "the same person, only reading",
        ),
        ("glpat-demo-developer", "Developer"),
        ("glpat-demo-outsider", "member of nothing"),
        ("glpat-demo-admin", "administrator of the instance"),
    ];
    let rows = rows.map(|(token, who)| format!("<li><code>{token}</code>: {who}</li>"));
    let text = format!(
        "<p>GitLab would make a token here. In the stand-in these work already:</p><ul>{}</ul>\
         <p>Another word in the place of <code>demo</code> opens a world of its own.</p>",
        rows.concat()
    );
    page(StatusCode::OK, "Personal access tokens", &text)
}

async fn no_api() -> Response {
    (StatusCode::NOT_FOUND, "404 Not Found").into_response()
}

async fn missing() -> Response {
    let text = "<p>GitLab would have a page here; the stand-in plays its API.</p>";
    page(StatusCode::NOT_FOUND, "Page not found", text)
}

/// A page with a heading.
pub(crate) fn page(status: StatusCode, title: &str, text: &str) -> Response {
    let page = format!(
        "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <link rel=\"icon\" href=\"data:,\"></head>\
         <body><main><h1>{title}</h1>{text}</main></body></html>\n"
    );
    (
        status,
        [(header::CONTENT_TYPE, "text/html; charset=utf-8")],
        page,
    )
        .into_response()
}
