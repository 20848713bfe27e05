//! What a cluster of the map says: a card under the pointer, and the list of what stands there when no zoom can part it.

use egui::{Align2, Area, Id, Order, Pos2, Rect, ScrollArea, Ui};

use super::theme::card as paper;
use super::{Context, hover, words};
use crate::model::FeatureId;
use crate::scene::ClusterMark;
use crate::space::{Extent, MAX_ZOOM, Viewport, mercator};
use crate::state::{Command, SelectCommand, ViewCommand};
use crate::ui::focus::FollowsFocus as _;

/// Places closer than this at the last zoom cannot be parted by looking closer, in points.
const PARTED_PT: f64 = 18.0;
/// Lines of a card.
const MOST_LINES: usize = 4;

/// The list of the members of a cluster, open until something else is touched.
pub struct OpenCluster {
    mark: ClusterMark,
    at: Pos2,
    fresh: bool,
}

/// What a click on the cluster does: the command that shows its extent, or the list where that would not help.
pub fn click(mark: &ClusterMark, viewport: &Viewport, at: Pos2) -> Result<Command, OpenCluster> {
    let [width, height] = mark.extent_mercator.size();
    let closest = Viewport {
        zoom: MAX_ZOOM - 1.0,
        ..*viewport
    };
    if viewport.zoom >= closest.zoom - 0.01 || width.max(height) * closest.scale() < PARTED_PT {
        return Err(OpenCluster {
            mark: mark.clone(),
            at,
            fresh: true,
        });
    }
    let corner = |x, y| mercator::geo_from_mercator(geo_types::Coord { x, y });
    let ([left, top], [right, bottom]) = (mark.extent_mercator.min, mark.extent_mercator.max);
    let (north_west, south_east) = (corner(left, top), corner(right, bottom));
    let extent = Extent::new(north_west.x, south_east.y, south_east.x, north_west.y);
    Ok(Command::View(ViewCommand::ShowExtent(extent)))
}

/// Number and categories of the members, beside the pointer.
pub fn card(ui: &Ui, cx: &Context<'_>, mark: &ClusterMark, at: Pos2, rect: Rect) {
    let title = cx
        .messages
        .format("cluster-places", &[("count", mark.members.len().into())]);
    let mut counts: Vec<(String, usize)> = Vec::new();
    for feature in mark.members.iter().filter_map(|id| cx.atlas().feature(*id)) {
        let category = cx.atlas().catalog.category(&feature.category);
        let words = category.map_or(feature.category.as_str(), |known| known.title.get(cx.lang()));
        match counts.iter_mut().find(|(known, _)| known == words) {
            Some((_, count)) => *count += 1,
            None => counts.push((words.to_owned(), 1)),
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    let line = |(words, count): &(String, usize)| {
        let args = [("words", words.clone().into()), ("count", (*count).into())];
        cx.messages.format("cluster-share", &args)
    };
    let mut lines: Vec<String> = counts.iter().take(MOST_LINES).map(line).collect();
    if counts.len() > MOST_LINES {
        lines.push("…".to_owned());
    }
    hover::show(ui, cx, &title, &lines.join("\n"), at, rect);
}

/// Shows the list; false when it is to be closed.
pub fn list(ui: &Ui, cx: &mut Context<'_>, open: &mut OpenCluster, rect: Rect) -> bool {
    let mut keep = true;
    let right = open.at.x + 320.0 < rect.right();
    let down = open.at.y + 300.0 < rect.bottom();
    let pivot = match (right, down) {
        (true, true) => Align2::LEFT_TOP,
        (false, true) => Align2::RIGHT_TOP,
        (true, false) => Align2::LEFT_BOTTOM,
        (false, false) => Align2::RIGHT_BOTTOM,
    };
    let shown = Area::new(Id::unique("cluster list"))
        .order(Order::Foreground)
        .pivot(pivot)
        .fixed_pos(open.at)
        .show(ui.ctx(), |ui| {
            paper(cx.palette).corner_radius(10).inner_margin(8).show(ui, |ui| {
                ui.set_width(290.0);
                let count = open.mark.members.len();
                let title = cx.messages.format("cluster-places", &[("count", count.into())]);
                ui.label(egui::RichText::new(title).text_style(egui::TextStyle::Name("strong".into())));
                ScrollArea::vertical().max_height(230.0).follow(ui, |ui| {
                    for id in open.mark.members.iter() {
                        keep &= !row(ui, cx, *id);
                    }
                });
            });
        });
    let elsewhere = shown.response.clicked_elsewhere() && !std::mem::take(&mut open.fresh);
    let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
    keep && !elsewhere && !escaped
}

/// A member, to be chosen; true when it was.
fn row(ui: &mut Ui, cx: &mut Context<'_>, id: FeatureId) -> bool {
    let Some(feature) = cx.atlas().feature(id) else {
        return false;
    };
    let name = feature.name.get(cx.lang()).to_owned();
    let below = words::category(cx.atlas(), cx.lang(), feature);
    let chosen = ui
        .add(egui::Button::selectable(false, name).wrap())
        .on_hover_text(below);
    if chosen.clicked() {
        let id = feature.id.clone();
        cx.push(Command::Select(SelectCommand::Feature(id)));
        return true;
    }
    false
}
