//! What the planner's desk shows, for a page of paper: scenarios, connections, catchment, zones in colour, gaps, the measure;
//! and the words that explain each.

use geo_types::{Coord, Geometry, LineString, MultiPolygon, Point, Polygon};

use crate::analysis::access::catchment::catchment;
use crate::analysis::access::near::audited;
use crate::analysis::access::report::{goal_words, notes, obstacle_words, sentence};
use crate::analysis::access::{Goal, Question, Row, Verdict, audit, reach};
use crate::analysis::measured::{circle, measured};
use crate::analysis::network::links::links;
use crate::analysis::network::{JOIN_M, geometries};
use crate::analysis::statistics::classes::{bounds, class_of, column_of, strength, value};
use crate::analysis::statistics::report::heading_key;
use crate::analysis::statistics::{Zone, statistics, zones};
use crate::i18n::Messages;
use crate::index::Shown;
use crate::model::catalog::Role;
use crate::model::{Atlas, Feature, FeatureId, Localized, Near};
use crate::scene::Drawn;
use crate::state::planner::{Measure, Planner, Zones, is_ring};
use crate::state::{MeasureKind, PlannerPage};
use crate::style::{Palette, Rgba};

/// A sample and its words; words alone explain those that follow.
pub type Entry = (Option<Drawn>, String);

/// What is drawn over the map of a page, and the rows that explain it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Desk {
    /// What is drawn, the lowest first.
    pub drawn: Vec<Drawn>,
    /// What it means.
    pub legend: Vec<Vec<Entry>>,
}

/// Everything that the drawings are made from.
pub struct DeskInput<'a> {
    /// What there is.
    pub atlas: &'a Atlas,
    /// What passes the filter.
    pub shown: &'a Shown,
    /// The desk of the state.
    pub planner: &'a Planner,
    /// The condition of distance of the filter.
    pub near: Option<&'a Near>,
    /// The feature that is selected.
    pub selection: Option<&'a str>,
    /// Words.
    pub messages: &'a Messages,
    /// Colours.
    pub palette: &'static Palette,
}

impl DeskInput<'_> {
    /// What the open page shows, and the scenarios.
    pub fn desk(&self) -> Desk {
        let mut desk = Desk::default();
        match self.planner.page {
            Some(PlannerPage::Access) => self.access(&mut desk),
            Some(PlannerPage::Reach) => self.reach(&mut desk),
            Some(PlannerPage::Table) => self.table(&mut desk),
            Some(PlannerPage::Links) => self.gaps(&mut desk),
            Some(PlannerPage::Measure) => self.measure(&mut desk),
            Some(PlannerPage::Declared) | None => {}
        }
        if self.planner.page != Some(PlannerPage::Access)
            && let Some(near) = self.near.filter(|near| near.beyond)
        {
            self.beyond(&mut desk, near);
        }
        self.scenarios(&mut desk);
        desk
    }

    fn color(&self, token: &str) -> Rgba {
        self.palette.interface(token)
    }

    /// The features of a layer that pass the filter.
    fn subjects(&self, layer: &str) -> Vec<FeatureId> {
        let Some(layer) = self.atlas.layer_index(layer) else {
            return Vec::new();
        };
        let ids = (0..self.atlas.layers[layer].features.len()).map(|index| FeatureId {
            layer: layer as u32,
            index: index as u32,
        });
        ids.filter(|id| self.shown.passes(*id)).collect()
    }

    /// What a filter keeps because it is far: how far from what, with what it is far from, which the filter hides.
    fn beyond(&self, desk: &mut Desk, near: &Near) {
        let subject = |id: FeatureId| self.atlas.layers[id.layer as usize].def.role == Role::Subject;
        let all = self.atlas.iter().map(|(id, _)| id);
        let passing = all.filter(|id| subject(*id) && self.shown.contains(*id)).collect();
        let Some(audit) = audited(self.atlas, near, passing) else {
            return;
        };
        let goals = audit.goal.features(self.atlas);
        let hidden = !goals.iter().any(|id| self.shown.contains(*id));
        let (mut network, mut title) = (Drawn::new(self.color("accent")), String::new());
        for id in goals.iter().filter(|_| hidden) {
            if let Some(geometry) = self.atlas.feature(*id).and_then(Feature::geometry) {
                add(&mut network, &geometry);
                title = self.atlas.layers[id.layer as usize]
                    .def
                    .title
                    .get(self.messages.lang())
                    .to_owned();
            }
        }
        let first = desk.drawn.len();
        self.connections(desk, audit.rows.iter());
        let goal = goal_words(self.atlas, &audit.goal, self.messages);
        let words = self.messages.format("desk-connection", &[("goal", goal.into())]);
        let mut row: Vec<Entry> = Vec::new();
        row.extend(desk.drawn.get(first).map(|one| (Some(one.clone()), words)));
        if !title.is_empty() {
            row.push((Some(network.clone()), title));
            desk.drawn.insert(0, network);
        }
        desk.legend.push(row);
        let mut said = notes(&audit, self.messages);
        // How distances are measured stands beside their sample already.
        said.pop();
        if !said.is_empty() {
            desk.legend.push(vec![(None, said.join(" "))]);
        }
    }

    fn connections<'r>(&self, desk: &mut Desk, rows: impl Iterator<Item = &'r Row>) {
        let color = self.color("selection");
        for row in rows {
            let Some(way) = row.way.filter(|way| way.distance_m > 0.0) else {
                continue;
            };
            let open = row.verdict != Verdict::Farther;
            let mut one = Drawn::new(if open { color.faded(0.6) } else { color });
            one.lines = vec![vec![way.from_geo, way.to_geo]];
            one.points = vec![way.from_geo];
            one.width_pt = 1.3;
            one.dashed = row.verdict == Verdict::Inconclusive;
            one.words = self.messages.distance(way.distance_m);
            desk.drawn.push(one);
        }
    }

    fn access(&self, desk: &mut Desk) {
        let asked = &self.planner.access;
        let audit = audit(
            self.atlas,
            &Question {
                subjects: self.subjects(&asked.layer),
                goal: asked.goal.clone(),
                metres: asked.metres,
            },
        );
        let listed = |row: &&Row| asked.all || row.verdict != Verdict::Within;
        self.connections(desk, audit.rows.iter().filter(listed));
        let mut words = sentence(self.atlas, &audit, self.messages);
        if let Some(obstacle) = audit.obstacle {
            let (reason, remedy) = obstacle_words(obstacle, self.messages);
            words = format!("{words} {reason} {remedy}");
        }
        desk.legend.push(vec![(desk.drawn.first().cloned(), words)]);
    }

    fn reach(&self, desk: &mut Desk) {
        let asked = &self.planner.reach;
        let selected = || {
            let feature = self.selection.and_then(|id| self.atlas.get(id));
            feature.and_then(Feature::geometry)
        };
        let place = asked.from.map(|at| Geometry::Point(Point(at)));
        let travel = asked.travel();
        let reached = place
            .or_else(selected)
            .and_then(|origin| catchment(self.atlas, &origin, &travel));
        let Some(reached) = reached else { return };
        let mut one = Drawn::new(self.color("accent"));
        one.lines = edges(&reached.outline);
        one.points = asked.from.into_iter().collect();
        one.width_pt = 1.2;
        let words = format!(
            "{} {}",
            reach::sentence(&reached, self.messages),
            reach::how(&travel, &reached, self.messages)
        );
        one.areas = reached.outline;
        desk.legend.push(vec![(Some(one.clone()), words)]);
        desk.drawn.push(one);
    }

    fn table(&self, desk: &mut Desk) {
        let asked = &self.planner.table;
        let ring = self.planner.measure.kind == MeasureKind::Area;
        let places: &[Coord<f64>] = if ring { &self.planner.measure.places } else { &[] };
        let zones = zones_of(self.atlas, &asked.zones, places, self.selection, self.messages);
        let statistics = statistics(self.atlas, &self.subjects(&asked.layer), &zones);
        let bounds = bounds(&statistics, &zones, asked.column);
        let (accent, edge) = (self.color("accent"), self.color("text").faded(0.5));
        let shade = |class: usize| accent.faded(strength(class, bounds.len()));
        for (at, row) in statistics.rows.iter().enumerate() {
            let mut one = Drawn::new(edge);
            one.width_pt = 0.7;
            one.lines = edges(&zones[row.zone].outline);
            one.fill = Rgba::TRANSPARENT;
            if let Some(class) = class_of(value(&statistics, &zones, at, asked.column), &bounds) {
                one.areas = zones[row.zone].outline.clone();
                one.fill = shade(class);
            }
            desk.drawn.push(one);
        }
        if zones.len() < 2 || bounds.is_empty() {
            return;
        }
        let column = column_of(asked.column);
        let title = self
            .atlas
            .layer(&asked.layer)
            .map_or("", |layer| layer.def.title.get(self.messages.lang()));
        let mut row: Vec<Entry> = vec![(None, format!("{title}, {}", self.messages.text(&heading_key(column))))];
        let mut from = 0.0;
        for (class, to) in bounds.iter().enumerate() {
            let number = |value: f64| self.messages.number(value, column.decimals().min(2));
            let mut sample = Drawn::new(edge);
            sample.areas = MultiPolygon(vec![Polygon::new(LineString(Vec::new()), Vec::new())]);
            sample.fill = shade(class);
            row.push((Some(sample), format!("{}–{}", number(from), number(*to))));
            from = *to;
        }
        desk.legend.push(row);
    }

    fn gaps(&self, desk: &mut Desk) {
        let asked = &self.planner.links;
        let drawn = geometries(self.atlas, &Goal::Cycle.features(self.atlas));
        let found = links(self.atlas, &drawn, JOIN_M, asked.metres, asked.rank);
        for (rank, gap) in found.gaps.iter().enumerate() {
            let mut one = Drawn::new(self.color("selection"));
            one.lines = vec![vec![gap.from_geo, gap.to_geo]];
            one.points = vec![gap.from_geo, gap.to_geo];
            one.words = self.messages.count(rank + 1);
            desk.drawn.push(one);
        }
        let metres = format!("{}\u{a0}m", self.messages.number_shortest(asked.metres));
        let args = [
            ("components", found.components.len().into()),
            ("gaps", found.gaps.len().into()),
            ("metres", metres.into()),
        ];
        let words = self.messages.format("audit-links", &args);
        desk.legend.push(vec![(desk.drawn.first().cloned(), words)]);
    }

    fn measure(&self, desk: &mut Desk) {
        let Measure { kind, places, .. } = &self.planner.measure;
        if places.is_empty() {
            return;
        }
        let mut one = Drawn::new(self.color("selection"));
        one.points.clone_from(places);
        let mut line = places.clone();
        match kind {
            MeasureKind::Path => {}
            MeasureKind::Area => line.extend(places.first()),
            MeasureKind::Circle => {
                let radius_m = measured(places, false).length_m;
                line = places.first().map_or_else(Vec::new, |at| circle(*at, radius_m));
            }
        }
        if *kind != MeasureKind::Path && line.len() > 3 {
            one.areas = MultiPolygon(vec![Polygon::new(LineString(line.clone()), Vec::new())]);
        }
        one.lines = vec![line];
        let said: Vec<String> = crate::analysis::measured::said(
            places,
            *kind == MeasureKind::Area,
            *kind == MeasureKind::Circle,
            self.messages,
        )
        .into_iter()
        .map(|(label, value)| format!("{label} {value}"))
        .collect();
        desk.legend.push(vec![(Some(one.clone()), said.join(" · "))]);
        desk.drawn.push(one);
    }

    fn scenarios(&self, desk: &mut Desk) {
        for (slot, scenario) in self.planner.scenarios.iter().enumerate() {
            if !scenario.shown || scenario.lines.is_empty() {
                continue;
            }
            let letter = ["A", "B"].get(slot).copied().unwrap_or("?");
            let color = self.color(if slot == 0 { "accent" } else { "warning" });
            let mut all = Vec::new();
            for (at, line) in scenario.lines.iter().enumerate() {
                let mut one = Drawn::new(color);
                one.width_pt = 3.0;
                if is_ring(line) {
                    one.areas = MultiPolygon(vec![Polygon::new(LineString(line.clone()), Vec::new())]);
                }
                if line.len() > 1 {
                    one.lines = vec![line.clone()];
                } else {
                    one.points.clone_from(line);
                }
                let number = if scenario.lines.len() > 1 {
                    (at + 1).to_string()
                } else {
                    String::new()
                };
                one.words = format!("{letter}{number}");
                all.push(one);
            }
            let args = [("scenario", letter.into()), ("count", scenario.lines.len().into())];
            let words = self.messages.format("planner-scenario", &args);
            desk.legend.push(vec![(all.first().cloned(), words)]);
            desk.drawn.extend(all);
        }
    }
}

/// The rings of areas as lines.
fn edges(outline: &MultiPolygon<f64>) -> Vec<Vec<Coord<f64>>> {
    let rings = outline
        .iter()
        .flat_map(|area| std::iter::once(area.exterior()).chain(area.interiors()));
    rings.map(|ring| ring.0.clone()).collect()
}

/// The zones that a table is made by: a division, the ring of `drawn`, or what lies around the feature `around`.
pub fn zones_of(
    atlas: &Atlas,
    asked: &Zones,
    drawn: &[Coord<f64>],
    around: Option<&str>,
    messages: &Messages,
) -> Vec<Zone> {
    let lang = messages.lang();
    let named = |words: &str| Localized::source(lang, words);
    match asked {
        Zones::By(by) => zones(atlas, by),
        Zones::Drawn if drawn.len() >= 3 => {
            let outline = MultiPolygon(vec![Polygon::new(LineString(drawn.to_vec()), Vec::new())]);
            let name = named(messages.text("planner-zones-drawn"));
            vec![Zone::drawn(atlas, "drawn", name, outline)]
        }
        Zones::Drawn => Vec::new(),
        Zones::Around(metres) => {
            let feature = around.and_then(|id| atlas.get(id));
            let geometry = feature.and_then(Feature::geometry);
            let outline = geometry.and_then(|geometry| {
                let land = crate::analysis::parts::areas(&geometry).filter(|_| *metres == 0.0);
                land.or_else(|| crate::analysis::parts::buffer_m(&[(geometry, *metres)]))
            });
            let name = feature.map_or("", |feature| feature.name.get(lang));
            let words = format!("{}\u{a0}– {name}", messages.text("planner-zones-around"));
            let zone = |outline| Zone::drawn(atlas, "around", named(&words), outline);
            outline.into_iter().map(zone).collect()
        }
    }
}

/// The geometries of a file as drawings, for whoever has no window: lines, areas and places in one colour.
pub fn of_file(features: &[Feature], name: &str, color: Rgba) -> Desk {
    let mut desk = Desk::default();
    for geometry in features.iter().filter_map(Feature::geometry) {
        let mut one = Drawn::new(color);
        add(&mut one, &geometry);
        desk.drawn.push(one);
    }
    desk.legend.push(vec![(desk.drawn.first().cloned(), name.to_owned())]);
    desk
}

fn add(one: &mut Drawn, geometry: &Geometry<f64>) {
    match geometry {
        Geometry::Point(point) => one.points.push(point.0),
        Geometry::MultiPoint(points) => one.points.extend(points.iter().map(|point| point.0)),
        Geometry::LineString(line) => one.lines.push(line.0.clone()),
        Geometry::MultiLineString(lines) => one.lines.extend(lines.iter().map(|line| line.0.clone())),
        Geometry::GeometryCollection(parts) => parts.iter().for_each(|part| add(one, part)),
        Geometry::Line(line) => one.lines.push(vec![line.start, line.end]),
        area => {
            if let Some(areas) = crate::analysis::parts::areas(area) {
                one.lines.extend(edges(&areas));
                one.areas.0.extend(areas.0);
            }
        }
    }
}
