//! What a person expects to see in a place, each waited for until the place's patience ends.

use serde_json::Value;

use crate::miss::Miss;
use crate::place::Place;
use crate::role::{Name, Role, flatten};

impl Place {
    /// Waits until such an element is there and asserts nothing else.
    pub async fn expect(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("a {role} named {name}");
        self.until(&what, async || {
            let found = self.all(role, &name).await?;
            if found.is_empty() {
                Err("none is there".into())
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// Waits until no such element is there.
    pub async fn expect_gone(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("no {role} named {name}");
        self.until(&what, async || match self.all(role, &name).await {
            // A place that is gone took everything in it along.
            Ok(found) if found.is_empty() => Ok(()),
            Ok(found) => Err(format!("{} are there", found.len()).into()),
            Err(Miss::NoPlace(_)) => Ok(()),
            Err(miss) => Err(miss),
        })
        .await;
    }

    /// Waits until there are exactly so many such elements.
    pub async fn expect_count(&self, count: usize, role: Role, name: impl Into<Name>) {
        let name = name.into();
        let what = format!("{count} × {role} named {name}");
        self.until(&what, async || {
            let found = self.all(role, &name).await?.len();
            if found == count {
                Ok(())
            } else {
                Err(format!("{found} are there").into())
            }
        })
        .await;
    }

    /// Waits until the text can be read here.
    pub async fn expect_text(&self, text: &str) {
        let wanted = flatten(text);
        self.until(&format!("the text \"{text}\""), async || {
            if self.visible_text().await?.contains(&wanted) {
                Ok(())
            } else {
                Err("not there".into())
            }
        })
        .await;
    }

    /// Waits until the text can no longer be read here.
    pub async fn expect_no_text(&self, text: &str) {
        let unwanted = flatten(text);
        self.until(&format!("no text \"{text}\""), async || {
            if self.visible_text().await?.contains(&unwanted) {
                Err("it is there".into())
            } else {
                Ok(())
            }
        })
        .await;
    }

    /// Waits until this stands in the field.
    pub async fn expect_value(&self, name: impl Into<Name>, value: &str) {
        let name = name.into();
        self.until(
            &format!("\"{value}\" in the field named {name}"),
            async || {
                let now = self
                    .field(&name)
                    .await?
                    .prop("value")
                    .await?
                    .unwrap_or_default();
                if now == value {
                    Ok(())
                } else {
                    Err(format!("\"{now}\" stands there").into())
                }
            },
        )
        .await;
    }

    /// Waits until the switch, box or choice is on or off.
    pub async fn expect_checked(&self, role: Role, name: impl Into<Name>, is_on: bool) {
        let name = name.into();
        self.until(
            &format!("the {role} named {name} to be {is_on}"),
            async || {
                let element = self.one(role, &name).await?;
                let now = match element.attr("aria-checked").await? {
                    Some(state) => state == "true",
                    None => element.is_selected().await?,
                };
                if now == is_on {
                    Ok(())
                } else {
                    Err("it is the other way round".into())
                }
            },
        )
        .await;
    }

    /// Waits until the control refuses to be used and says why in its description.
    pub async fn expect_refusing(&self, role: Role, name: impl Into<Name>, reason: &str) {
        let name = name.into();
        self.until(&format!("the {role} named {name} to refuse with \"{reason}\""), async || {
            let element = self.one(role, &name).await?;
            let is_off = element.attr("aria-disabled").await?.as_deref() == Some("true")
                || !element.is_enabled().await?;
            if !is_off {
                return Err("it can be used".into());
            }
            let script = "const [element] = arguments; \
                return [...(element.getAttribute('aria-describedby') || '').split(' '), \
                ].filter(Boolean).map((id) => document.getElementById(id)?.textContent || '').join(' ') \
                + ' ' + (element.title || '');";
            let said = self.browser.handle().execute(script, vec![element.to_json()?]).await?;
            let said = flatten(said.json().as_str().unwrap_or_default());
            if said.contains(reason) { Ok(()) } else { Err(format!("it says \"{said}\"").into()) }
        })
        .await;
    }

    /// Waits until the control has the keyboard's focus.
    pub async fn expect_focus(&self, role: Role, name: impl Into<Name>) {
        let name = name.into();
        self.until(
            &format!("the focus on the {role} named {name}"),
            async || {
                let element = self.one(role, &name).await?;
                let script = "return arguments[0] === arguments[0].getRootNode().activeElement;";
                let has = self
                    .browser
                    .handle()
                    .execute(script, vec![element.to_json()?])
                    .await?;
                if has.json() == &Value::Bool(true) {
                    Ok(())
                } else {
                    Err("it is elsewhere".into())
                }
            },
        )
        .await;
    }

    /// Waits until something outside the page is the case, such as a request that was made.
    pub async fn wait_until(&self, what: &str, mut is_so: impl AsyncFnMut() -> bool) {
        self.until(what, async || {
            if is_so().await {
                Ok(())
            } else {
                Err("not yet".into())
            }
        })
        .await;
    }
}
