//! Lines of the palette that are about a thing: each value of a facet, what is near the selection, an order of the list,
//! a filter kept by name. They come with the first letter, or they would bury the commands.

use super::Context;
use super::palette::Entry;
use crate::i18n::chosen_distance;
use crate::model::{Facet, Near, Order, SortKey, Target};
use crate::state::{Command, FilterCommand, ListCommand, PanelCommand, Tab};

/// Distances that are offered, in metres.
const NEAR_M: [f64; 5] = [250.0, 500.0, 1_000.0, 2_000.0, 5_000.0];

/// Every such line.
pub(super) fn entries(cx: &Context<'_>) -> Vec<Entry> {
    let mut entries = values(cx);
    entries.extend(near(cx));
    entries.extend(orders(cx));
    entries.extend(saved(cx));
    entries
}

fn entry(key: String, label: String, icon: &'static str, command: Command) -> Entry {
    Entry {
        key,
        label,
        icon,
        keys: None,
        command,
        // What was filtered is seen in its panel.
        then: Some(Command::Panel(PanelCommand::ShowTab(Tab::Filters))),
    }
}

/// The values of facets that would leave something, or are chosen.
fn values(cx: &Context<'_>) -> Vec<Entry> {
    let mut entries = Vec::new();
    for facet in Facet::ALL {
        let title = cx.text(super::filters::title_key(facet));
        for line in cx.facet(facet).iter().filter(|line| line.on || line.count > 0) {
            let key = if line.on { "palette-unfilter" } else { "palette-filter" };
            let args = [
                ("facet", title.into()),
                ("value", (&*line.words).into()),
                ("count", line.count.into()),
            ];
            let label = cx.messages.format(key, &args);
            let command = Command::Filter(FilterCommand::Toggle(facet, line.value.clone()));
            let icon = if line.on { "ui-close" } else { "ui-filter" };
            entries.push(entry(format!("{}={}", facet.key(), line.value), label, icon, command));
        }
    }
    entries
}

/// Around the feature whose sheet is open.
fn near(cx: &Context<'_>) -> Vec<Entry> {
    let Some(feature) = cx.state.selection.as_deref().and_then(|id| cx.atlas().get(id)) else {
        return Vec::new();
    };
    let name = feature.name.get(cx.lang());
    let line = |metres: f64| {
        let distance = chosen_distance(cx.messages, metres);
        let args = [("distance", distance.into()), ("name", name.into())];
        let near = Near {
            of: Target::Feature(feature.id.to_string()),
            metres,
            beyond: false,
        };
        entry(
            format!("near={metres}"),
            cx.messages.format("palette-near", &args),
            "ui-target",
            Command::Filter(FilterCommand::SetNear(Some(near))),
        )
    };
    NEAR_M.map(line).into()
}

fn orders(cx: &Context<'_>) -> Vec<Entry> {
    let line = |key: SortKey| {
        let by = cx.text(&format!("results-sort-{}", key.key()));
        let order = Order { key, reversed: false };
        Entry {
            then: Some(Command::Panel(PanelCommand::ShowTab(Tab::Results))),
            ..entry(
                format!("sort={}", key.key()),
                cx.messages.format("palette-sort", &[("by", by.into())]),
                "ui-sort",
                Command::List(ListCommand::SetOrder(order)),
            )
        }
    };
    SortKey::ALL.into_iter().map(line).collect()
}

fn saved(cx: &Context<'_>) -> Vec<Entry> {
    let line = |saved: &crate::model::SavedFilter| {
        let args = [("name", saved.name.as_str().into())];
        entry(
            format!("saved={}", saved.name),
            cx.messages.format("palette-saved", &args),
            "ui-bookmark",
            Command::Filter(FilterCommand::Replace(Box::new(saved.filter.clone()))),
        )
    };
    cx.saved_filters.filters.iter().map(line).collect()
}
