//! The catchment: what is reached in some minutes on foot or by bicycle, on the map, and how many inhabitants live there.

use std::sync::Arc;

use egui::{Color32, RichText, Ui, vec2};
use geo_types::{Coord, Geometry, Point};

use super::answers::{Ground, held};
use super::draw::Pen;
use super::handles::{self, Target};
use super::{keep, places};
use crate::analysis::access::catchment::{Catchment, Travel, catchment};
use crate::analysis::access::reach::{how, sentence};
use crate::model::Feature;
use crate::space::mercator::mercator_from_geo;
use crate::space::triangles::triangles_of;
use crate::state::planner::{MINUTES, Means, ReachChoice};
use crate::state::{Command, PlannerCommand};
use crate::ui::basemap::note;
use crate::ui::{Context, announce, controls};

/// Rows of the list of communes at most; the file holds all of them.
const MOST_ROWS: usize = 40;

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Key {
    ground: Ground,
    choice: ReachChoice,
    /// The feature where one starts, when no place is chosen.
    of: Option<String>,
}

/// What is reached, with the triangles that fill it in unit Mercator; none from nowhere.
pub(super) struct Told {
    pub travel: Travel,
    pub reached: Option<Catchment>,
    corners: Vec<Coord<f64>>,
    triangles: Vec<u32>,
}

fn answer(ui: &Ui, cx: &mut Context<'_>) -> Option<Arc<Told>> {
    let choice = cx.state.planner.reach.clone();
    let of = cx.state.selection.clone().filter(|_| choice.from.is_none());
    let key = Key {
        ground: Ground::unfiltered(cx),
        choice: choice.clone(),
        of: of.clone(),
    };
    let atlas = held(cx);
    let view = cx.planner.as_mut()?;
    view.reach.ask(ui.ctx(), &key, move || {
        let travel = choice.travel();
        let selected = || of.and_then(|id| atlas.get(&id).and_then(Feature::geometry));
        let origin = choice.from.map(|at| Geometry::Point(Point(at))).or_else(selected);
        let reached = origin.and_then(|origin| catchment(&atlas, &origin, &travel));
        told(travel, reached)
    })
}

fn told(travel: Travel, reached: Option<Catchment>) -> Told {
    let covering = triangles_of(reached.iter().flat_map(|reached| &reached.outline));
    let place = |[x, y]: &[f64; 2]| mercator_from_geo(Coord { x: *x, y: *y });
    Told {
        travel,
        reached,
        corners: covering.corners.iter().map(place).collect(),
        triangles: covering.indices,
    }
}

/// What the page told last.
pub(super) fn latest(cx: &Context<'_>) -> Option<Arc<Told>> {
    let told = cx.planner.as_ref()?.reach.latest()?;
    told.reached.is_some().then_some(told)
}

/// The page; `middle` is the middle of the map in degrees.
pub(super) fn content(ui: &mut Ui, cx: &mut Context<'_>, middle: Option<Coord<f64>>) {
    origin(ui, cx, middle);
    question(ui, cx);
    let Some(told) = answer(ui, cx) else {
        ui.label(cx.text("planner-working"));
        return;
    };
    let Some(reached) = &told.reached else {
        note(ui, cx, cx.text("reach-from-first").to_owned());
        return;
    };
    ui.add_space(6.0);
    let words = RichText::new(sentence(reached, cx.messages)).text_style(egui::TextStyle::Name("strong".into()));
    let response = ui.add(egui::Label::new(words).wrap());
    announce::politely(&response);
    note(ui, cx, how(&told.travel, reached, cx.messages));
    keep(ui, cx, false);
    communes(ui, cx, reached);
}

/// Where one starts.
fn origin(ui: &mut Ui, cx: &mut Context<'_>, middle: Option<Coord<f64>>) {
    let from = cx.state.planner.reach.from;
    let selected = cx.state.selection.clone().and_then(|id| cx.atlas().get(&id).cloned());
    let words = match (&from, &selected) {
        (Some(_), _) => cx.text("reach-from-place").to_owned(),
        (None, Some(feature)) => {
            let args = [("name", feature.name.get(cx.lang()).to_owned().into())];
            cx.messages.format("reach-from-feature", &args)
        }
        (None, None) => cx.text("reach-from-none").to_owned(),
    };
    ui.add(egui::Label::new(words).wrap());
    ui.horizontal_wrapped(|ui| {
        if let Some(middle) = middle
            && ui.button(cx.text("reach-from-middle")).clicked()
        {
            cx.push(Command::Planner(PlannerCommand::SetOrigin(Some(middle))));
        }
        if from.is_some() && ui.button(cx.text("reach-from-selection")).clicked() {
            cx.push(Command::Planner(PlannerCommand::SetOrigin(None)));
        }
    });
    if let Some(place) = from {
        places::list(ui, cx, Target::Origin, &[place], middle);
    }
}

fn question(ui: &mut Ui, cx: &mut Context<'_>) {
    let asked = cx.state.planner.reach.clone();
    ui.horizontal_wrapped(|ui| {
        for means in Means::ALL {
            let words = cx.text(&format!("reach-means-{}", means.key())).to_owned();
            if ui.radio(asked.means == means, words).clicked() {
                cx.push(Command::Planner(PlannerCommand::SetMeans(means)));
            }
        }
        let label = cx.text("reach-minutes").to_owned();
        ui.label(&label);
        let mut minutes = asked.minutes;
        let field = egui::DragValue::new(&mut minutes)
            .range(MINUTES)
            .speed(0.2)
            .max_decimals(0)
            .suffix("\u{a0}min");
        let response = ui.add_sized(vec2(72.0, ui.spacing().interact_size.y), field);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::SpinButton, true, &label));
        if response.changed() {
            cx.push(Command::Planner(PlannerCommand::SetMinutes(minutes)));
        }
    });
}

/// The communes with the part of each that is reached.
fn communes(ui: &mut Ui, cx: &mut Context<'_>, reached: &Catchment) {
    if reached.communes.is_empty() {
        return;
    }
    controls::section(ui, cx, cx.text("reach-communes"));
    for part in reached.communes.iter().take(MOST_ROWS) {
        let name = part.name.get(cx.lang()).to_owned();
        let people = cx.messages.number(part.inside(), 0);
        let share = cx.messages.number(part.share * 100.0, 1);
        let args = [("people", people.into()), ("share", share.into())];
        let words = cx.messages.format("reach-commune", &args);
        let response = controls::row(ui, cx, &format!("{name}, {words}"), false, |ui| {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.label(RichText::new(&words).small().color(cx.color("text-secondary")));
                ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                    ui.add(egui::Label::new(&name).truncate().selectable(false));
                });
            });
        });
        if response.clicked() {
            cx.push(Command::View(crate::state::ViewCommand::ShowFeature(part.id.clone())));
        }
    }
    if reached.communes.len() > MOST_ROWS {
        let args = [("count", (reached.communes.len() - MOST_ROWS).into())];
        note(ui, cx, cx.messages.format("planner-more", &args));
    }
}

/// The area on the map, and the place where one starts.
pub(super) fn on_map(ui: &mut Ui, cx: &mut Context<'_>, pen: &Pen) {
    let (color, rim): (Color32, Color32) = (cx.color("accent"), cx.color("card"));
    if let Some(told) = latest(cx)
        && let Some(reached) = &told.reached
    {
        let corners = told.corners.iter().map(|place| pen.at_mercator(*place));
        pen.triangles(corners, &told.triangles, color.gamma_multiply(0.22));
        for polygon in &reached.outline {
            for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
                let places: Vec<_> = ring.0.iter().map(|place| pen.at(*place)).collect();
                pen.line(&places, 1.5, color, rim);
            }
        }
    }
    if let Some(place) = cx.state.planner.reach.from {
        let seen = handles::seen(cx, Target::Origin, &[place]);
        handles::show(ui, cx, pen, Target::Origin, &seen, (false, false));
    }
}
