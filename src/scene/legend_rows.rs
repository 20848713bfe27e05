//! The lines of a legend, in the order of the panel of layers: the same in the window, on exports and on the command line.

use crate::analysis::in_view::{ClassInView, InView, Sort};
use crate::model::{Atlas, GeometryStatus, Lang, Layer};

/// A line of a legend.
#[derive(Debug, Clone, PartialEq)]
pub enum LegendRow<'a> {
    /// A group of layers.
    Group(String),
    /// A layer with several classes.
    Layer(String),
    /// A class; one that is the only one of its layer bears the layer's title.
    Class {
        /// Its words.
        title: String,
        /// Its figures.
        class: &'a ClassInView,
    },
    /// The heading over statuses.
    Doubts,
    /// A status that is not a true outline: features and their sort.
    Status(GeometryStatus, usize, Sort),
}

/// The lines for what is in view. `only_drawn` leaves out classes that are isolated away, as a print does.
pub fn legend_rows<'a>(atlas: &Atlas, answer: &'a InView, lang: Lang, only_drawn: bool) -> Vec<LegendRow<'a>> {
    let mut rows = Vec::new();
    let known = |group: &str| atlas.catalog.groups.iter().position(|known| known.id == group);
    let rank = |class: &ClassInView| {
        let def = &atlas.layers[class.layer].def;
        (
            known(&def.group).unwrap_or(usize::MAX),
            def.panel_rank,
            class.layer,
            class.class,
        )
    };
    let mut classes: Vec<&ClassInView> = answer
        .classes
        .iter()
        .filter(|class| class.drawn || !only_drawn)
        .collect();
    classes.sort_by_key(|class| rank(class));
    let (mut group, mut layer) = (None, None);
    for class in classes {
        let def = &atlas.layers[class.layer].def;
        let its_group = known(&def.group);
        if group != Some(its_group) {
            group = Some(its_group);
            rows.extend(
                its_group.map(|index| LegendRow::Group(atlas.catalog.groups[index].title.get(lang).to_owned())),
            );
        }
        let several = def.classes.len() > 1;
        if layer.replace(class.layer) != Some(class.layer) && several {
            rows.push(LegendRow::Layer(def.title.get(lang).to_owned()));
        }
        let words = if several {
            &def.classes[class.class].title
        } else {
            &def.title
        };
        rows.push(LegendRow::Class {
            title: words.get(lang).to_owned(),
            class,
        });
    }
    if !answer.doubtful.is_empty() {
        rows.push(LegendRow::Doubts);
        let doubtful = answer.doubtful.iter();
        rows.extend(doubtful.map(|(status, count, sort)| LegendRow::Status(*status, *count, *sort)));
    }
    rows
}

/// Whether a layer's lines are dashed at every zoom: its courses are not true ones.
pub fn legend_dashes(layer: &Layer) -> bool {
    matches!(
        layer.def.geometry_status,
        GeometryStatus::Schematic | GeometryStatus::Indicative
    )
}
