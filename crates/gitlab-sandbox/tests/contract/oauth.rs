//! What has to happen before a browser may ask for tokens.

use serde_json::Value;

use super::{World, text};

const FORM: (&str, &str) = ("Content-Type", "application/x-www-form-urlencoded");
// The pair of RFC 7636, appendix B.
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
const BACK: &str = "https%3A%2F%2Fspa.example%2Fcb";

/// The case's request with the words of the file replaced by what was handed out for it.
pub(crate) async fn filled(world: &World, request: &Value) -> Value {
    let mut filled = request.clone();
    let mut body = text(request, "body").replace("APP", "app-w1");
    if body.contains("REFRESH") {
        let asked = format!(
            "client_id=app-w1&code={}&grant_type=authorization_code&redirect_uri={BACK}\
             &code_verifier={VERIFIER}",
            code(world).await
        );
        let pair = world
            .ask("POST", "/oauth/token", &[FORM], asked)
            .await
            .json();
        body = body.replace("REFRESH", text(&pair, "refresh_token"));
    } else {
        body = body
            .replace("CODE", &code(world).await)
            .replace("VERIFIER", VERIFIER);
    }
    filled["body"] = Value::from(body);
    filled
}

/// A code, as the Maintainer is sent back with it.
async fn code(world: &World) -> String {
    let wish = format!(
        "client_id=app-w1&redirect_uri={BACK}&response_type=code&state=s&scope=api\
         &code_challenge={CHALLENGE}&code_challenge_method=S256&person=maintainer"
    );
    let answer = world.ask("POST", "/oauth/authorize", &[FORM], wish).await;
    let (_, query) = answer
        .header("location")
        .split_once("?code=")
        .unwrap_or_default();
    query.split('&').next().unwrap_or_default().to_owned()
}
