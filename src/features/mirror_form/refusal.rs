//! What the server said against the form, each at the field it is about.

use mirrordeck_domain::api::error::ApiError;
use mirrordeck_domain::model::target_url::TargetProblem;
use mirrordeck_language::{fill, text};

use super::entries::Field;
use super::wording;
use crate::wording::error::{self, Message};

/// A refusal, taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Refusal {
    /// What belongs to a field.
    pub(super) fields: Vec<(Field, String)>,
    /// What belongs to the foot of the form.
    pub(super) foot: Option<Message>,
}

/// Sorts an error of creating or changing a mirror.
///
/// `has_list` tells whether the mirrors could be read again after a write whose outcome is unknown.
pub(super) fn refusal(error: &ApiError, has_list: bool) -> Refusal {
    let mut refusal = Refusal::default();
    match error {
        ApiError::Invalid { fields } => {
            for (name, messages) in fields {
                for message in messages {
                    refusal.place(name, message);
                }
            }
        }
        // `url is missing, enabled is invalid`, or two names that exclude each other.
        ApiError::BadParameter { message } if message.contains("mutually exclusive") => {
            refusal.fields.push((Field::Branches, sentence(message)));
        }
        ApiError::BadParameter { message } => {
            for part in message.split(", ") {
                let (name, text) = part.split_once(' ').unwrap_or(("", part));
                refusal.place(name, text);
            }
        }
        ApiError::Refused { message } if is_about_host_keys(message) => {
            refusal.fields.push((Field::HostKeys, sentence(message)));
        }
        _ => refusal.foot = Some(foot(error, has_list)),
    }
    refusal
}

impl Refusal {
    /// Puts one message where its attribute is entered.
    fn place(&mut self, name: &str, message: &str) {
        let problem = (name == "url")
            .then(|| TargetProblem::of_message(message))
            .flatten();
        let field = match name {
            "url" if problem == Some(TargetProblem::UserStart) => Field::User,
            "url" => Field::Address,
            "auth_method" => Field::Auth,
            "mirror_branch_regex" => Field::Pattern,
            "only_protected_branches" => Field::Branches,
            "keep_divergent_refs" => Field::Divergence,
            "enabled" => Field::Enabled,
            "host_keys" => Field::HostKeys,
            _ => return self.add_to_foot(name, message),
        };
        let said = match problem {
            Some(problem) => text(wording::problem(problem)).to_owned(),
            None => fill("GitLab refuses this: {0}", &[&sentence(message)]),
        };
        self.fields.push((field, said));
    }

    fn add_to_foot(&mut self, name: &str, message: &str) {
        let subject = if name == "base" { "" } else { name };
        let mut said = sentence([subject, " ", message].concat().trim());
        if message.contains("Maximum number of push mirrors") {
            said = fill(
                "{0} Disable another mirror first, or leave this one disabled.",
                &[&said],
            );
        }
        match &mut self.foot {
            Some(foot) => foot.text = [&foot.text, " ", &said].concat(),
            None => {
                self.foot = Some(Message {
                    title: text("GitLab refuses these values").to_owned(),
                    text: said,
                });
            }
        }
    }
}

/// What concerns no field, or a write of which nobody knows whether it was done.
fn foot(error: &ApiError, has_list: bool) -> Message {
    let ApiError::UnknownOutcome(cause) = error else {
        return error::read(error);
    };
    let found = if has_list {
        "{0}. The mirrors were read again and do not show it, but it may still be on its way. Look at them before you send this again; what you entered stays here."
    } else {
        "{0}. The mirrors could not be read again either. Look at them before you send this again; what you entered stays here."
    };
    Message {
        title: text("It is not known whether this was done").to_owned(),
        text: fill(found, &[&error::read(cause).title]),
    }
}

/// `Invalid SSH host key(s): …`, `… too many host keys …`, `… cannot determine hostname from URL for bare key`.
fn is_about_host_keys(message: &str) -> bool {
    message.contains("host key") || message.contains("bare key")
}

fn sentence(message: &str) -> String {
    [message.trim().trim_end_matches('.'), "."].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The fields that are complained about, and whether the foot is.
    fn check(error: &ApiError, fields: &[Field], has_foot: bool) {
        let refusal = refusal(error, true);
        let placed: Vec<Field> = refusal.fields.iter().map(|(field, _)| *field).collect();
        assert_eq!(placed, fields, "{error:?}");
        assert_eq!(refusal.foot.is_some(), has_foot, "{error:?}");
        let texts = refusal.fields.iter().map(|(_, text)| text);
        for text in texts.chain(refusal.foot.iter().map(|foot| &foot.text)) {
            assert!(text.ends_with('.') && !text.ends_with(".."), "{text}");
        }
    }

    fn invalid(fields: &[(&str, &str)]) -> ApiError {
        let fields = fields
            .iter()
            .map(|(name, message)| (name.to_string(), vec![message.to_string()]));
        ApiError::Invalid {
            fields: fields.collect(),
        }
    }

    #[test]
    fn faults_of_the_model_land_on_their_fields() {
        check(
            &invalid(&[("url", "is blocked: URI is invalid")]),
            &[Field::Address],
            false,
        );
        check(
            &invalid(&[(
                "url",
                "is blocked: Username needs to start with an alphanumeric character",
            )]),
            &[Field::User],
            false,
        );
        check(&invalid(&[("url", "is strange")]), &[Field::Address], false);
        check(
            &invalid(&[
                ("auth_method", "is not included in the list"),
                ("mirror_branch_regex", "not valid RE2 syntax: missing ): ("),
                (
                    "base",
                    "Maximum number of push mirrors (10) exceeded for this project.",
                ),
            ]),
            &[Field::Auth, Field::Pattern],
            true,
        );
        check(
            &invalid(&[("base", "No."), ("colour", "is odd")]),
            &[],
            true,
        );
    }

    #[test]
    fn faults_of_parameters_land_on_their_fields() {
        let bad = |message: &str| ApiError::BadParameter {
            message: message.to_owned(),
        };
        check(
            &bad("url is missing, enabled is invalid"),
            &[Field::Address, Field::Enabled],
            false,
        );
        check(
            &bad("auth_method does not have a valid value"),
            &[Field::Auth],
            false,
        );
        check(
            &bad("only_protected_branches, mirror_branch_regex are mutually exclusive"),
            &[Field::Branches],
            false,
        );
    }

    #[test]
    fn refusals_of_host_keys_land_on_them_and_others_on_the_foot() {
        let refused = |message: &str| ApiError::Refused {
            message: message.to_owned(),
        };
        check(
            &refused("Invalid SSH host key(s): a, b"),
            &[Field::HostKeys],
            false,
        );
        check(
            &refused("x cannot determine hostname from URL for bare key"),
            &[Field::HostKeys],
            false,
        );
        check(&refused("Something else"), &[], true);
        check(&ApiError::Unauthorized, &[], true);
        check(
            &ApiError::UnknownOutcome(Box::new(ApiError::Timeout)),
            &[],
            true,
        );
    }

    #[test]
    fn an_unknown_outcome_claims_no_look_that_failed() {
        let error = ApiError::UnknownOutcome(Box::new(ApiError::Timeout));
        let said = |has_list| refusal(&error, has_list).foot.map(|foot| foot.text);
        assert!(said(true).is_some_and(|text| text.contains("do not show it")));
        assert!(said(false).is_some_and(|text| text.contains("could not be read")));
    }

    #[test]
    fn an_eleventh_mirror_is_answered_with_a_way_out() {
        let error = invalid(&[(
            "base",
            "Maximum number of push mirrors (10) exceeded for this project.",
        )]);
        let foot = refusal(&error, true).foot.expect("base stands at the foot");
        assert!(
            foot.text.contains("Disable another mirror"),
            "{}",
            foot.text
        );
    }
}
