//! What has turned while nobody looked: which mirrors began to fail, and which recovered.

use mirrordeck_language::{count, fill};

use crate::model::fleet::origin::MirrorKey;
use crate::model::fleet::row::Row;
use crate::model::mirror::UpdateStatus;

/// Mirrors that are named; of the others only the number is told.
const NAMED: usize = 3;

/// Which way a mirror has turned.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Transition {
    /// It was not failing, and is now.
    Failing,
    /// It was failing, and its last push succeeded.
    Recovered,
}

impl Row {
    /// Takes the place of an earlier row of the same mirror, and says which way the mirror has turned.
    ///
    /// A push under way, a further try and a switched off mirror settle nothing: one that fails at each push is
    /// no news after the first, and one that is seen running in between recovers all the same.
    pub fn follow(&mut self, earlier: &Self) -> Option<Transition> {
        let is_settled = matches!(self.status, UpdateStatus::Failed | UpdateStatus::Finished);
        if !self.enabled || !is_settled {
            self.was_failing = earlier.was_failing;
        }
        match (earlier.was_failing, self.was_failing) {
            (false, true) => Some(Transition::Failing),
            (true, false) => Some(Transition::Recovered),
            (true, true) | (false, false) => None,
        }
    }
}

/// Mirrors that have turned, each with its last transition.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct News {
    transitions: Vec<(MirrorKey, Transition, Box<str>)>,
}

impl News {
    /// Whether nothing has turned.
    pub fn is_empty(&self) -> bool {
        self.transitions.is_empty()
    }

    /// Adds what became of a mirror.
    pub fn add(&mut self, row: &Row, transition: Transition) {
        let target = match row.target.shown() {
            "" => &row.project.path,
            target => target,
        };
        self.push((row.key(), transition, target.into()));
    }

    /// Adds what has turned since.
    pub fn join(&mut self, later: Self) {
        for transition in later.transitions {
            self.push(transition);
        }
    }

    fn push(&mut self, transition: (MirrorKey, Transition, Box<str>)) {
        self.transitions
            .retain(|(mirror, ..)| *mirror != transition.0);
        self.transitions.push(transition);
    }

    /// How many have turned, and below it their targets, which are shown without credentials.
    pub fn words(&self) -> (String, String) {
        let (failing, recovered) = (
            self.targets(Transition::Failing),
            self.targets(Transition::Recovered),
        );
        match (failing.len(), recovered.len()) {
            (number, 0) => (
                count(
                    number as u64,
                    "{0} mirror turned failing",
                    "{0} mirrors turned failing",
                    &[&number.to_string()],
                ),
                list(&failing),
            ),
            (0, number) => (
                count(
                    number as u64,
                    "{0} mirror recovered",
                    "{0} mirrors recovered",
                    &[&number.to_string()],
                ),
                list(&recovered),
            ),
            (number, others) => (
                count(
                    number as u64,
                    "{0} mirror turned failing, {1} recovered",
                    "{0} mirrors turned failing, {1} recovered",
                    &[&number.to_string(), &others.to_string()],
                ),
                fill(
                    "Failing: {0}\nRecovered: {1}",
                    &[&list(&failing), &list(&recovered)],
                ),
            ),
        }
    }

    fn targets(&self, transition: Transition) -> Vec<&str> {
        let turned = self
            .transitions
            .iter()
            .filter(|(_, known, _)| *known == transition);
        turned.map(|(.., target)| &**target).collect()
    }
}

fn list(targets: &[&str]) -> String {
    let (named, others) = targets.split_at(targets.len().min(NAMED));
    let named = named.join(", ");
    match others.len() {
        0 => named,
        number => count(
            number as u64,
            "{0} and {1} more",
            "{0} and {1} more",
            &[&named, &number.to_string()],
        ),
    }
}

#[cfg(test)]
mod tests;
