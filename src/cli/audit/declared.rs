//! `archipel audit declared`: declared totals beside what is loaded, why they differ, what would close the difference.

use serde_json::{Value, json};

use super::{Form, aligned, as_csv};
use crate::analysis::reconciliation;
use crate::analysis::table::Cell;
use crate::i18n::Messages;
use crate::model::Atlas;
use crate::model::declared::DeclaredTotals;

/// Keys of the CSV, in the order of its columns.
const KEYS: [&str; 9] = [
    "key",
    "label",
    "declared",
    "loaded",
    "difference",
    "unit",
    "reason",
    "remedy",
    "source",
];

pub(super) fn render(atlas: &Atlas, declared: Option<&DeclaredTotals>, form: Form, messages: &Messages) -> String {
    let lang = messages.lang();
    let found = declared.map_or_else(Vec::new, |declared| reconciliation(atlas, declared));
    let objects: Vec<Value> = found
        .iter()
        .map(|one| {
            json!({
                "key": one.key,
                "label": one.label.get(lang),
                "declared": one.declared,
                "loaded": one.loaded,
                "difference": one.difference,
                "unit": one.unit,
                "reason": one.reason.get(lang),
                "remedy": one.remedy,
                "source": one.source,
            })
        })
        .collect();
    if form.json {
        return format!("{:#}\n", json!({ "declared": objects }));
    }
    if form.csv {
        return as_csv(&KEYS, &objects);
    }
    let heads = [
        "table-declared-what",
        "table-declared",
        "table-loaded",
        "table-difference",
        "table-unit",
        "table-reason",
    ];
    let mut rows = vec![heads.map(|key| Cell::from(messages.text(key))).to_vec()];
    let number = |value: Option<f64>| value.map_or(Cell::Empty, |value| Cell::Number(value, decimals(value)));
    for one in &found {
        let mut reason = one.reason.get(lang).to_owned();
        if let Some(remedy) = &one.remedy {
            reason = format!("{reason} → {remedy}");
        }
        rows.push(vec![
            one.label.get(lang).into(),
            number(Some(one.declared)),
            number(one.loaded),
            number(one.difference),
            messages.data_words(&one.unit).into_owned().into(),
            reason.into(),
        ]);
    }
    aligned(&rows, messages)
}

fn decimals(value: f64) -> usize {
    if value.fract() == 0.0 { 0 } else { 2 }
}
