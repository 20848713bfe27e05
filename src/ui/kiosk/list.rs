//! What lies behind a door: cards of places, nearest first, a page of them at a time.

use std::sync::Arc;

use egui::{Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::near::{Kind, Things};
use super::pieces::{Ink, Kx, Look, button, cut_bottom, cut_top, fitted, grid, pager, paper, words};
use super::zones::{GAP_PT, MARGIN_PT};
use crate::analysis::sheet::communes;
use crate::i18n::filled;
use crate::load::story::OpenedStory;
use crate::model::FeatureId;
use crate::model::kiosk::Door;
use crate::state::KioskCommand;
use crate::text::Face;

/// Least height and width of a card at the usual size of text, in points.
const CARD_PT: [f32; 2] = [98.0, 318.0];
/// Names are made no smaller than this part of their size; what then has no room ends in an ellipsis.
const LEAST_NAME: f32 = 0.74;
/// Height of a line of letters, as a part of their size.
const LINE: f32 = 1.21;

/// A card: what it is called, what it is, how far it is.
pub(super) struct Card {
    /// Factor on the size of its words.
    pub(super) scale: f32,
    pub(super) title: String,
    pub(super) under: String,
    pub(super) aside: String,
    pub(super) color: egui::Color32,
    pub(super) icon: String,
    pub(super) opens: KioskCommand,
}

/// The cards of a door.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect, door: Door, things: &mut Things) {
    let area = panel.shrink2(vec2(MARGIN_PT, GAP_PT));
    let kinds = Kind::of(door);
    let kind = Kind::chosen(door, kx.cx.state.kiosk.kind.as_deref());
    let listed = things.of(kx, door, kind);
    let low = panel.height() < 400.0;
    let mut rest = area;
    if !low {
        let (head, below) = cut_top(rest, kx.pt(44.0), 6.0);
        heading(ui, kx, head, door, listed.len());
        rest = below;
    }
    if !kinds.is_empty() {
        let (chips, below) = cut_top(rest, kx.size.other.max(kx.pt(48.0).min(76.0)), GAP_PT);
        self::chips(ui, kx, chips, kinds, kind);
        rest = below;
    }
    if listed.is_empty() {
        let ink = kx.ink(24.0, Face::Regular, "text-secondary");
        let text = kx.text("kiosk-nothing");
        words(ui, rest, &text, ink, true);
        return;
    }
    let listed: Arc<[(FeatureId, Option<f64>)]> = listed;
    let sort = |(id, _): &(FeatureId, Option<f64>)| kx.cx.atlas().feature(*id).map(|feature| feature.category.clone());
    // What the door and its choice say already is not said on every card.
    let first = sort(&listed[0]);
    let told = if listed.iter().all(|thing| sort(thing) == first) {
        Told::Place
    } else {
        Told::SortAndPlace
    };
    cards(ui, kx, rest, listed.len(), &|kx, index| {
        place_card(kx, listed[index], told)
    });
}

/// The cards of stories.
pub(super) fn stories(ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect, all: &[OpenedStory]) {
    let mut area = panel.shrink2(vec2(MARGIN_PT, GAP_PT));
    if panel.height() >= 400.0 {
        let (head, below) = cut_top(area, kx.pt(44.0), 10.0);
        heading(ui, kx, head, Door::Stories, all.len());
        area = below;
    }
    let lang = kx.cx.lang();
    let (color, icon) = super::home::look_of(kx, Door::Stories);
    // Few and large: their words are worth reading.
    let rows = all.len().clamp(1, 4);
    let room = area.height() / rows as f32 - GAP_PT;
    let card = |_: &Kx<'_, '_>, index: usize| {
        let story = &all[index].story;
        Card {
            scale: if room > 150.0 { 1.55 } else { 1.3 },
            title: story.title.get(lang).to_owned(),
            under: story.description.get(lang).to_owned(),
            aside: String::new(),
            color,
            icon: icon.to_owned(),
            opens: KioskCommand::Story(story.id.clone()),
        }
    };
    let height = room.min(kx.pt(330.0));
    cards_of(ui, kx, area, all.len(), [height, area.width()], &card);
}

fn heading(ui: &mut Ui, kx: &Kx<'_, '_>, rect: Rect, door: Door, count: usize) {
    let (color, icon) = super::home::look_of(kx, door);
    let side = rect.height().min(44.0);
    let at = pos2(rect.left() + side / 2.0, rect.center().y);
    ui.painter().circle_filled(at, side / 2.0, color);
    super::pieces::icon(ui, kx, icon, at, side * 0.58, super::ink_on(color));
    let room = Rect::from_min_max(pos2(rect.left() + side + 14.0, rect.top()), rect.max);
    let ink = kx.ink(32.0, Face::Bold, "text");
    let name = kx.text(&format!("kiosk-door-{}", door.key()));
    let galley = fitted(ui, &name, ink, vec2(room.width() - 70.0, room.height()), false);
    let end = room.left() + galley.size().x + 14.0;
    super::pieces::line(
        ui,
        Rect::from_min_max(room.min, pos2(room.right() - 70.0, room.bottom())),
        &name,
        ink,
    );
    let quiet = kx.ink(22.0, Face::Regular, "text-secondary");
    let rest = Rect::from_min_max(pos2(end, room.top()), room.max);
    super::pieces::line(ui, rest, &kx.cx.messages.count(count), quiet);
}

fn chips(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, kinds: &[Kind], chosen: Kind) {
    for (kind, place) in kinds.iter().zip(grid(rect, kinds.len(), 1, 8.0)) {
        let label = kx.text(&format!("kiosk-kind-{}", kind.key()));
        let mut look = Look::new(&label, None);
        look.on = Some(*kind == chosen);
        if button(ui, kx, place, ("kind", kind.key()), &look) {
            kx.push(KioskCommand::Kind(Some(kind.key().to_owned())));
        }
    }
}

/// What a card tells of a place below its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    /// In which communes it lies.
    Place,
    /// What it is, and where.
    SortAndPlace,
}

/// A card of a place with its distance from here.
pub(super) fn place_card(kx: &Kx<'_, '_>, (id, distance_m): (FeatureId, Option<f64>), told: Told) -> Card {
    let (color, icon) = super::look(kx, id);
    let feature = kx.cx.atlas().feature(id);
    let title = feature.map_or(String::new(), |feature| feature.name.get(kx.cx.lang()).to_owned());
    let under = feature.map_or(String::new(), |feature| {
        let (atlas, messages) = (kx.cx.atlas(), kx.cx.messages);
        let place = communes(atlas, messages, feature);
        match told {
            Told::Place if !place.is_empty() => place,
            _ => super::briefly(atlas, messages, feature),
        }
    });
    Card {
        scale: 1.0,
        title,
        under,
        aside: distance_m.map_or(String::new(), |metres| kx.cx.messages.distance(metres)),
        color,
        icon,
        opens: KioskCommand::Place(feature.map_or(String::new(), |feature| feature.id.clone())),
    }
}

/// Cards in as many columns as there is room for, and a pager where they need more than one page.
pub(super) fn cards(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    area: Rect,
    count: usize,
    card: &dyn Fn(&Kx<'_, '_>, usize) -> Card,
) {
    let scale = kx.size.text.sqrt();
    cards_of(
        ui,
        kx,
        area,
        count,
        [CARD_PT[0] * kx.size.text, CARD_PT[1] * scale],
        card,
    );
}

fn cards_of(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    area: Rect,
    count: usize,
    [height, width]: [f32; 2],
    card: &dyn Fn(&Kx<'_, '_>, usize) -> Card,
) {
    let height = height.max(kx.size.primary);
    let columns = ((area.width() + GAP_PT) / (width + GAP_PT)).floor().max(1.0) as usize;
    let rows_in = |room: f32| ((room + GAP_PT) / (height + GAP_PT)).floor().max(1.0) as usize;
    let whole = rows_in(area.height()) * columns >= count;
    let foot = kx.size.other.max(54.0);
    // In a low strip the pager stands beside the cards.
    let beside = area.height() < height + foot + GAP_PT;
    let (cards, pages) = match (whole, beside) {
        (true, _) => (area, None),
        (false, false) => {
            let (cards, pages) = cut_bottom(area, foot, GAP_PT);
            (cards, Some(pages))
        }
        (false, true) => {
            let x = area.right() - (area.width() * 0.28).min(260.0);
            let cards = Rect::from_min_max(area.min, pos2(x - GAP_PT, area.bottom()));
            (cards, Some(Rect::from_min_max(pos2(x, area.top()), area.max)))
        }
    };
    let columns = columns.min(((cards.width() + GAP_PT) / (width + GAP_PT)).floor().max(1.0) as usize);
    let rows = rows_in(cards.height());
    let per_page = columns * rows;
    let parts = count.div_ceil(per_page).max(1);
    let part = kx.cx.state.kiosk.part.min(parts - 1);
    // Few cards keep their height and do not fill the page.
    let used = (rows as f32 * (height + GAP_PT) - GAP_PT).min(cards.height());
    let used = if whole { used } else { cards.height() };
    let places = grid(
        Rect::from_min_size(cards.min, vec2(cards.width(), used)),
        columns,
        rows,
        GAP_PT,
    );
    for (index, rect) in (part * per_page..count).zip(places) {
        let card = card(kx, index);
        if self::card(ui, kx, rect, index, &card) {
            kx.push(card.opens);
        }
    }
    let Some(pages) = pages else { return };
    let pages = if beside {
        Rect::from_center_size(pages.center(), vec2(pages.width(), pages.height().min(foot.max(64.0))))
    } else {
        pages
    };
    pager(ui, kx, pages, part, parts);
}

fn card(ui: &mut Ui, kx: &Kx<'_, '_>, rect: Rect, index: usize, card: &Card) -> bool {
    let id = ui.scope_id().with(("card", index));
    let response = ui.interact(rect, id, Sense::click());
    let label = filled([card.title.as_str(), &card.under, &card.aside], ", ");
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &label));
    let shape = if response.is_pointer_button_down_on() {
        rect.shrink(2.0)
    } else {
        rect
    };
    paper(ui, kx, shape, 14);
    let band = Rect::from_min_size(shape.min, vec2(8.0, shape.height()));
    let round = egui::CornerRadius {
        nw: 14,
        sw: 14,
        ne: 0,
        se: 0,
    };
    ui.painter().rect_filled(band, round, card.color);
    let inner = Rect::from_min_max(shape.min + vec2(20.0, 6.0), shape.max - vec2(14.0, 6.0));
    let side = (inner.height() * 0.72).clamp(30.0, 54.0 * card.scale);
    let disc = pos2(inner.left() + side / 2.0, inner.center().y);
    ui.painter().circle_filled(disc, side / 2.0, card.color);
    super::pieces::icon(ui, kx, &card.icon, disc, side * 0.58, super::ink_on(card.color));
    let room = Rect::from_min_max(pos2(inner.left() + side + 14.0, inner.top()), inner.max);
    let head = kx.ink(20.0 * card.scale, Face::Semibold, "text");
    let small = kx.ink(16.0 * card.scale, Face::Regular, "text-secondary");
    let far = kx.ink(16.0 * card.scale, Face::Semibold, "accent");
    // What stands below the names is equally large on all cards: what has no room ends in an ellipsis, but for a second line
    // where the name leaves one.
    let rows = if card.aside.is_empty() && card.scale > 1.0 {
        4
    } else {
        1
    };
    let below = |rows| told(ui, &[(&card.aside, far), (&card.under, small)], room.width(), rows);
    let left_by = |under: &egui::Galley| room.height() - under.size().y - 2.0;
    let mut under = below(rows);
    if under.elided {
        let more = below(rows + 1);
        let lines = (left_by(&more) / (head.size * LINE)).floor();
        if lines >= 1.0 && !told(ui, &[(&card.title, head)], room.width(), lines as usize).elided {
            under = more;
        }
    }
    let left = left_by(&under);
    let head = name(ui, &card.title, head, vec2(room.width(), left));
    let under = (under.size().y > 1.0).then_some(under);
    let height = head.size().y + under.as_ref().map_or(0.0, |under| under.size().y + 2.0);
    let top = room.center().y - height / 2.0;
    let below = pos2(room.left(), top + head.size().y + 2.0);
    ui.painter().galley(pos2(room.left(), top), head, kx.color("text"));
    if let Some(under) = under {
        ui.painter().galley(below, under, small.color);
    }
    response.clicked()
}

/// The name of a card: whole where that can be, over as many lines as there is room for, smaller where it must be.
fn name(ui: &Ui, title: &String, ink: Ink, room: egui::Vec2) -> Arc<egui::Galley> {
    let mut size = ink.size;
    loop {
        let rows = (room.y / (size * LINE)).floor().max(1.0) as usize;
        let galley = told(ui, &[(title, Ink { size, ..ink })], room.x, rows);
        if !galley.elided || size <= ink.size * LEAST_NAME {
            return galley;
        }
        size -= 1.0;
    }
}

/// Words of several looks one after the other, over so many lines at most.
fn told(ui: &Ui, parts: &[(&String, Ink)], width: f32, rows: usize) -> Arc<egui::Galley> {
    let mut job = egui::text::LayoutJob::default();
    for (words, ink) in parts.iter().filter(|(words, _)| !words.is_empty()) {
        let space = if job.is_empty() { 0.0 } else { ink.size * 0.6 };
        let font = crate::paint::egui::font_id(ink.face, ink.size);
        job.append(words, space, egui::TextFormat::simple(font, ink.color));
    }
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    ui.painter().layout_job(job)
}
