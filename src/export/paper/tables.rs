//! Tables on pages of their own: the index of an atlas, and what lies on the maps, ranked where an audit asks for it.

use std::collections::HashMap;

use super::{PaperMap, name, passing};
use crate::analysis::access::near::audited;
use crate::analysis::access::report::notes;
use crate::analysis::table::{self, Cell};
use crate::export::furniture::credits;
use crate::export::table_page::TablePages;
use crate::i18n::{Messages, capitalized};
use crate::index::Way;
use crate::model::FeatureId;

/// Most rows of a table; what lies beyond is counted under it.
const MOST_ROWS: usize = 2_000;
/// Columns of the table, as [`table::rows`] counts them: name, category, communes, protection, years, sizes, status.
const COLUMNS: [usize; 9] = [2, CATEGORY, 4, 10, 8, 9, 12, 11, 13];
/// The columns of the layer and of the category, counted alike.
const LAYER: usize = 1;
const CATEGORY: usize = 3;

impl PaperMap<'_> {
    /// The names of an atlas with their pages.
    pub(super) fn index(&self, ids: &[FeatureId]) -> Vec<String> {
        let messages = self.map.messages;
        let each = if self.layout.sheets { 2 } else { 1 };
        let made = |pages: usize| {
            let heading = vec![
                Cell::from(messages.text("column-name")),
                Cell::from(messages.text("column-page")),
            ];
            let rows = ids.iter().enumerate().map(|(place, id)| {
                vec![
                    Cell::from(name(&self.map, *id)),
                    Cell::Number((pages + place * each + 1) as f64, 0),
                ]
            });
            let rows: Vec<Vec<Cell>> = std::iter::once(heading).chain(rows).collect();
            self.words(&self.map.title, &rows, &self.map.filter)
        };
        // The index itself takes pages; how many does not depend on their numbers.
        let pages = made(0).len();
        made(pages)
    }

    /// The table of features; `sheet_of` tells the map on which one lies, where there are several.
    pub(super) fn table(&self, ids: &[FeatureId], sheet_of: &dyn Fn(FeatureId) -> Option<usize>) -> Vec<String> {
        let map = &self.map;
        let messages = map.messages;
        let all = ids.len();
        let audit = map.near.and_then(|near| audited(map.atlas, near, ids.to_vec()));
        let mut ids = ids.to_vec();
        let ways: HashMap<FeatureId, Way> = audit
            .iter()
            .flat_map(|audit| &audit.rows)
            .filter_map(|row| Some((row.id, row.way?)))
            .collect();
        if audit.is_some() {
            // An audit ranks: what is farthest stands first.
            let metres = |id: &FeatureId| ways.get(id).map_or(f64::INFINITY, |way| way.distance_m);
            ids.sort_by(|a, b| metres(b).total_cmp(&metres(a)));
        }
        let listed = &ids[..all.min(MOST_ROWS)];
        let all_rows = table::rows(map.atlas, self.facets, listed, messages);
        // Where one category comes from several layers, as listed estates and those around them, the layer tells more.
        let same = |column: usize| {
            let mut values = all_rows.iter().skip(1).map(|row| row.get(column));
            let first = values.next();
            values.all(|value| Some(value) == first)
        };
        let columns = COLUMNS.map(|column| match column {
            CATEGORY if same(CATEGORY) && !same(LAYER) => LAYER,
            column => column,
        });
        let mut rows: Vec<Vec<Cell>> = all_rows
            .iter()
            .map(|row| columns.iter().filter_map(|column| row.get(*column).cloned()).collect())
            .collect();
        if audit.is_some() {
            let cells = |id: &FeatureId| {
                let way = ways.get(id);
                let to = way.and_then(|way| map.atlas.feature(way.to));
                [
                    way.map_or(Cell::Empty, |way| Cell::Number(way.distance_m / 1e3, 2)),
                    to.map_or("", |to| to.name.get(messages.lang())).into(),
                ]
            };
            insert(
                &mut rows,
                3,
                ["column-distance-km", "audit-column-nearest"],
                messages,
                |at| cells(&listed[at]),
            );
        }
        if listed.iter().any(|id| sheet_of(*id).is_some()) {
            let cells = |id: FeatureId| [sheet_of(id).map_or(Cell::Empty, |sheet| Cell::Number(sheet as f64, 0))];
            insert(&mut rows, 1, ["column-page"], messages, |at| cells(listed[at]));
        }
        let mut sources: Vec<String> = Vec::new();
        let goals = ways.values().map(|way| &way.to);
        for feature in ids.iter().chain(goals).filter_map(|id| map.atlas.feature(*id)) {
            if !sources.iter().any(|known| **known == *feature.source) {
                sources.push(feature.source.to_string());
            }
        }
        let mut note: Vec<String> = credits(map.atlas, messages, &sources).into_iter().collect();
        if all > MOST_ROWS {
            let left = (all - MOST_ROWS) as f64;
            note.insert(0, messages.format("print-rows-left", &[("count", left.into())]));
        }
        note.splice(0..0, audit.iter().flat_map(|audit| notes(audit, messages)));
        let apart = passing(map).len().saturating_sub(all);
        if !map.filter.is_empty() && self.layout.atlas.is_none() && apart > 0 {
            note.insert(0, messages.format("print-rows-apart", &[("count", apart.into())]));
        }
        let title = if map.filter.is_empty() { &map.title } else { &map.filter };
        self.words(title.trim_end_matches(['.', '。']), &rows, &note.join(" "))
    }

    fn words(&self, title: &str, rows: &[Vec<Cell>], note: &str) -> Vec<String> {
        TablePages {
            title,
            rows,
            note,
            size_pt: self.map.size,
            margin_pt: self.map.furniture.margin_pt,
            points_per_inch: self.map.furniture.points_per_inch,
            messages: self.map.messages,
            palette: self.map.palette,
        }
        .pages()
    }
}

/// Puts columns before the column `at`: headings by key, cells by row.
fn insert<const N: usize>(
    rows: &mut [Vec<Cell>],
    at: usize,
    keys: [&str; N],
    messages: &Messages,
    cells: impl Fn(usize) -> [Cell; N],
) {
    for (number, row) in rows.iter_mut().enumerate() {
        let new = match number.checked_sub(1) {
            None => keys.map(|key| Cell::from(capitalized(messages.text(key)))),
            Some(at) => cells(at),
        };
        row.splice(at..at, new);
    }
}
