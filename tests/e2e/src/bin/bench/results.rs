//! What was measured: one table for people, and JSON for whoever compares.

use std::fmt::{self, Write as _};

use serde_json::{Value, json};

use crate::subject::Which;

/// What the app has promised.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Goal {
    /// So many times the page by hand, at most.
    Ratio(f64),
    /// So much, at most, whatever the page by hand does.
    AtMost(f64),
    /// It is only told.
    None,
}

/// Values of one thing that was measured, in both pages.
#[derive(Debug)]
struct Measure {
    name: String,
    unit: &'static str,
    goal: Goal,
    app: Vec<f64>,
    by_hand: Vec<f64>,
}

/// All that was measured, in the order in which it was begun.
#[derive(Debug, Default)]
pub(crate) struct Results(Vec<Measure>);

impl Results {
    /// Adds the value of one round.
    pub(crate) fn add(
        &mut self,
        name: &str,
        unit: &'static str,
        goal: Goal,
        which: Which,
        value: f64,
    ) {
        let place = self.0.iter().position(|measure| measure.name == name);
        let place = place.unwrap_or_else(|| {
            self.0.push(Measure {
                name: name.to_owned(),
                unit,
                goal,
                app: Vec::new(),
                by_hand: Vec::new(),
            });
            self.0.len() - 1
        });
        let measure = &mut self.0[place];
        match which {
            Which::App => measure.app.push(value),
            Which::ByHand => measure.by_hand.push(value),
        }
    }

    /// Everything with every value.
    pub(crate) fn to_json(&self) -> Value {
        let side = |values: &[f64]| json!({ "median": median(values), "values": values });
        let rows = self.0.iter().map(|measure| {
            json!({
                "name": measure.name,
                "unit": measure.unit,
                "app": side(&measure.app),
                "by_hand": side(&measure.by_hand),
                "ratio": measure.ratio(),
                "goal": measure.goal.to_string(),
                "is_met": measure.is_met(),
            })
        });
        rows.collect()
    }
}

impl Measure {
    fn ratio(&self) -> Option<f64> {
        let (app, by_hand) = (median(&self.app)?, median(&self.by_hand)?);
        (by_hand > 0.0).then(|| app / by_hand)
    }

    fn is_met(&self) -> Option<bool> {
        match self.goal {
            Goal::Ratio(most) => Some(self.ratio()? <= most),
            Goal::AtMost(most) => Some(median(&self.app)? <= most),
            Goal::None => None,
        }
    }
}

impl fmt::Display for Goal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Ratio(most) => write!(f, "≤ {most} ×"),
            Self::AtMost(most) => write!(f, "≤ {most}"),
            Self::None => Ok(()),
        }
    }
}

impl fmt::Display for Results {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            f,
            "{:<46} {:>5} {:>10} {:>10} {:>7}  {:<10} result",
            "measure", "unit", "app", "by hand", "ratio", "target"
        )?;
        for measure in &self.0 {
            let mut line = String::new();
            write!(line, "{:<46} {:>5}", measure.name, measure.unit)?;
            for values in [&measure.app, &measure.by_hand] {
                let digits = usize::from(matches!(measure.unit, "ms" | "MB"));
                write!(line, " {:>10}", shown(median(values), digits))?;
            }
            write!(line, " {:>7}", shown(measure.ratio(), 2))?;
            let met = match measure.is_met() {
                Some(true) => "met",
                Some(false) => "missed",
                None => "",
            };
            write!(line, "  {:<10} {met}", measure.goal.to_string())?;
            writeln!(f, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

fn shown(value: Option<f64>, digits: usize) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("{value:.digits$}"))
}

/// The value in the middle, or between the two in the middle.
pub(crate) fn median(values: &[f64]) -> Option<f64> {
    share_below(values, 0.5)
}

/// The value that this share of the values lies below.
pub(crate) fn share_below(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let last = sorted.len().checked_sub(1)?;
    let place = last as f64 * share;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    Some(sorted[below] + (sorted[above] - sorted[below]) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::{Goal, Results, median, share_below};
    use crate::subject::Which;

    #[test]
    fn the_median_lies_in_the_middle() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[3.0, 1.0, 2.0]), Some(2.0));
        assert_eq!(median(&[4.0, 1.0]), Some(2.5));
        assert_eq!(share_below(&[1.0, 2.0, 3.0, 4.0, 5.0], 1.0), Some(5.0));
    }

    #[test]
    fn a_goal_is_met_or_not() {
        let mut results = Results::default();
        for (name, goal, app) in [
            ("close", Goal::Ratio(1.2), 110.0),
            ("far", Goal::Ratio(1.05), 110.0),
            ("short", Goal::AtMost(50.0), 50.0),
        ] {
            results.add(name, "ms", goal, Which::App, app);
            results.add(name, "ms", goal, Which::ByHand, 100.0);
        }
        let json = results.to_json();
        let met: Vec<_> = json.as_array().expect("a list").iter().collect();
        assert_eq!(met[0]["is_met"], true);
        assert_eq!(met[1]["is_met"], false);
        assert_eq!(met[2]["is_met"], true);
        assert!(results.to_string().contains("≤ 1.05 ×"), "{results}");
    }
}
