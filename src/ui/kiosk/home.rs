//! The first page: a few large doors, and what plays while nobody is there.

use egui::{Color32, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use super::pieces::{Ink, Kx, Look, Tone, button, cut_bottom, fitted, grid, paper, read, words};
use super::zones::{GAP_PT, MARGIN_PT, is_upright};
use crate::i18n::Messages;
use crate::model::FeatureId;
use crate::model::kiosk::Door;
use crate::paint::egui::color32;
use crate::state::KioskCommand;
use crate::state::kiosk::Screen;
use crate::text::Face;

/// Colour and icon of a door.
pub(super) fn look_of(kx: &Kx<'_, '_>, door: Door) -> (Color32, &'static str) {
    let swatch = |key: &str| {
        let swatch = kx.cx.palette.swatch(key);
        color32(swatch.stroke.or(swatch.fill).unwrap_or(swatch.text).solid())
    };
    match door {
        Door::Parks => (color32(kx.cx.palette.swatch("park").text), "park"),
        Door::Heritage => (swatch("cite"), "chevalement"),
        Door::Bicycle => (color32(kx.cx.palette.swatch("cycle").text), "bicycle"),
        Door::Bus => (color32(kx.cx.palette.swatch("bhns").text), "bus"),
        Door::Stories => (swatch("site"), "ui-story"),
        Door::Near => (color32(kx.cx.palette.swatch("shaft").text), "ui-target"),
        Door::Map => (kx.color("accent"), "ui-basemap"),
    }
}

/// The title above the map.
pub(super) fn title(ui: &mut Ui, kx: &Kx<'_, '_>, area: Rect) {
    ui.painter().rect_filled(area, 0.0, kx.color("paper"));
    let inner = area.shrink2(vec2(MARGIN_PT + 4.0, 12.0));
    let head = kx.ink(40.0, Face::Bold, "text");
    let under = kx.ink(22.0, Face::Regular, "text-secondary");
    let (title, subtitle) = (kx.text("kiosk-title"), kx.text("kiosk-subtitle"));
    let large = fitted(ui, &title, head, vec2(inner.width(), inner.height() * 0.6), false);
    let small = fitted(ui, &subtitle, under, vec2(inner.width(), inner.height() * 0.34), false);
    let top = inner.center().y - (large.size().y + small.size().y + 2.0) / 2.0;
    let at = pos2(inner.left(), top);
    let below = at + vec2(0.0, large.size().y + 2.0);
    read(ui, Rect::from_min_size(at, large.size()), &title);
    read(ui, Rect::from_min_size(below, small.size()), &subtitle);
    ui.painter().galley(at, large, head.color);
    ui.painter().galley(below, small, under.color);
}

/// The doors.
pub(super) fn doors(ui: &mut Ui, kx: &mut Kx<'_, '_>, panel: Rect) {
    let area = panel.shrink2(vec2(MARGIN_PT, MARGIN_PT * 0.8));
    let doors = kx.config.open_doors();
    let count = doors.len().max(1);
    let columns = columns(area, count);
    let places = grid(area, columns, count.div_ceil(columns), 14.0);
    let sizes = sizes(ui, kx, &doors, &places);
    for (door, rect) in doors.into_iter().zip(places) {
        if self::door(ui, kx, rect, door, sizes) {
            let screen = match door {
                Door::Map => Screen::Map,
                door => Screen::Door(door),
            };
            kx.push(KioskCommand::Go(screen));
        }
    }
}

/// So many columns that doors are neither towers nor ribbons.
fn columns(area: Rect, count: usize) -> usize {
    let cost = |columns: usize| {
        let rows = count.div_ceil(columns);
        let shape = (area.width() / columns as f32) / (area.height() / rows as f32);
        let empty = (rows * columns - count) as f32;
        (shape / 1.35).ln().abs() + 0.4 * empty
    };
    (1..=count)
        .min_by(|one, other| cost(*one).total_cmp(&cost(*other)))
        .unwrap_or(1)
}

/// Where the parts of a door stand: the icon's disc with its radius, the room of the words, and whether they stand beside it.
struct Frame {
    disc: egui::Pos2,
    radius: f32,
    room: Rect,
    wide: bool,
}

fn frame(shape: Rect) -> Frame {
    let inner = shape.shrink2(vec2(20.0, 16.0));
    let wide = shape.width() > shape.height() * 2.1;
    if wide {
        let side = (inner.height() * 0.8).min(inner.width() * 0.3).min(96.0);
        return Frame {
            disc: pos2(inner.left() + side / 2.0, inner.center().y),
            radius: side * 0.62,
            room: Rect::from_min_max(pos2(inner.left() + side * 1.22, inner.top()), inner.max),
            wide,
        };
    }
    // Words begin below the disc: nothing lies over them.
    let radius = (shape.height() * 0.2).min(shape.width() * 0.21).min(74.0);
    let disc = pos2(shape.right() - radius - 14.0, shape.top() + radius + 14.0);
    let room = Rect::from_min_max(pos2(inner.left(), disc.y + radius + 4.0), inner.max);
    Frame {
        disc,
        radius,
        room,
        wide,
    }
}

/// Name and words of a door.
fn words_of(kx: &Kx<'_, '_>, door: Door) -> [String; 2] {
    let key = door.key();
    [
        kx.text(&format!("kiosk-door-{key}")),
        kx.text(&format!("kiosk-about-{key}")),
    ]
}

/// Points of the names and of the words below them, the same on every door; none where such words would be too small to read.
fn sizes(ui: &Ui, kx: &Kx<'_, '_>, doors: &[Door], places: &[Rect]) -> (f32, Option<f32>) {
    let white = Color32::WHITE;
    let rooms = || doors.iter().zip(places.iter().map(|rect| frame(*rect).room));
    let head = kx.ink(30.0, Face::Bold, "text");
    let head = rooms().fold(head.size, |least, (door, room)| {
        let ink = Ink { color: white, ..head };
        let [name, _] = words_of(kx, *door);
        let name = fitted(ui, &name, ink, vec2(room.width(), room.height() * 0.66), false);
        least.min(super::pieces::size_of(&name))
    });
    let small = kx.ink(18.0, Face::Regular, "text");
    let least = kx.pt(13.5);
    let about = rooms().try_fold(small.size, |size, (door, room)| {
        let [name, about] = words_of(kx, *door);
        let ink = Ink {
            size: head,
            face: Face::Bold,
            color: white,
        };
        let name = fitted(ui, &name, ink, vec2(room.width(), room.height()), false);
        let left = room.height() - name.size().y - 4.0;
        let about = (left > least).then(|| fitted(ui, &about, Ink { size, ..small }, vec2(room.width(), left), false));
        let about = about.filter(|about| !about.elided && super::pieces::size_of(about) >= least)?;
        Some(super::pieces::size_of(&about))
    });
    (head, about)
}

/// One door: its colour, a large icon, its name, and in a few words what is behind it.
fn door(ui: &mut Ui, kx: &Kx<'_, '_>, rect: Rect, door: Door, sizes: (f32, Option<f32>)) -> bool {
    let (color, icon) = look_of(kx, door);
    let [name, words] = words_of(kx, door);
    let id = ui.scope_id().with(("door", door.key()));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, format!("{name}. {words}")));
    let down = response.is_pointer_button_down_on();
    let shape = if down { rect.shrink(3.0) } else { rect };
    let ink = super::ink_on(color);
    ui.painter().rect_filled(shape, 20.0, color);
    // A lighter circle behind the icon, cut by the door's edge.
    let frame = frame(shape);
    let painter = ui.painter().with_clip_rect(shape.shrink(1.0));
    painter.circle_filled(frame.disc, frame.radius, ink.gamma_multiply(0.14));
    super::pieces::icon(ui, kx, icon, frame.disc, frame.radius * 1.18, ink);
    sentence(ui, frame.room, (&name, &words), ink, sizes, frame.wide);
    response.clicked()
}

/// Name and words of a door, at the foot of their room or in its middle.
fn sentence(
    ui: &Ui,
    room: Rect,
    (name, words): (&str, &str),
    color: Color32,
    (head_pt, about_pt): (f32, Option<f32>),
    middle: bool,
) {
    let ink = |size, face, color| Ink { size, face, color };
    let head = fitted(ui, name, ink(head_pt, Face::Bold, color), room.size(), false);
    let left = room.height() - head.size().y - 4.0;
    let about = about_pt.map(|size| {
        let ink = ink(size, Face::Regular, color.gamma_multiply(0.92));
        fitted(ui, words, ink, vec2(room.width(), left), false)
    });
    let height = head.size().y + about.as_ref().map_or(0.0, |about| about.size().y + 4.0);
    let top = if middle {
        room.center().y - height / 2.0
    } else {
        room.bottom() - height
    };
    let below = pos2(room.left(), top + head.size().y + 4.0);
    ui.painter().galley(pos2(room.left(), top), head, color);
    if let Some(about) = about {
        ui.painter().galley(below, about, color);
    }
}

/// What plays while nobody is there: the name of what the map shows, in the words of one language after another.
pub(super) fn attract(ui: &mut Ui, kx: &Kx<'_, '_>, screen: Rect, messages: &Messages, shown: Option<FeatureId>) {
    let id = ui.scope_id().with("attract");
    let response = ui.interact(screen, id, Sense::click_and_drag());
    let touch = messages.text("kiosk-touch").to_owned();
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &touch));
    let height = if is_upright(screen) { 0.30 } else { 0.36 };
    let (_, card) = cut_bottom(screen.shrink(MARGIN_PT * 1.6), screen.height() * height, 0.0);
    paper(ui, kx, card, 22);
    let inner = card.shrink2(vec2(34.0, 26.0));
    let (above, below) = cut_bottom(inner, kx.size.primary.max(84.0), GAP_PT);
    let below = Rect::from_center_size(below.center(), vec2(below.width().min(780.0), below.height()));
    if let Some((id, feature)) = shown.and_then(|id| Some((id, kx.cx.atlas().feature(id)?))) {
        let (color, symbol) = super::look(kx, id);
        let side = 72.0;
        let disc = pos2(above.left() + side / 2.0, above.top() + side / 2.0);
        ui.painter().circle_filled(disc, side / 2.0, color);
        super::pieces::icon(ui, kx, &symbol, disc, side * 0.56, super::ink_on(color));
        let room = Rect::from_min_max(above.min + vec2(side + 22.0, 0.0), above.max);
        let name = Ink {
            size: 46.0,
            face: Face::Bold,
            color: kx.color("text"),
        };
        let under = Ink {
            size: 24.0,
            face: Face::Regular,
            color: kx.color("text-secondary"),
        };
        let lang = messages.lang();
        let head = Rect::from_min_size(room.min, vec2(room.width(), room.height() * 0.62));
        let used = words(ui, head, feature.name.get(lang), name, false);
        let rest = Rect::from_min_max(pos2(room.left(), room.top() + used + 6.0), room.max);
        words(
            ui,
            rest,
            &super::what_and_where(kx.cx.atlas(), messages, feature),
            under,
            false,
        );
    }
    let ink = Ink {
        size: 34.0,
        face: Face::Semibold,
        color: kx.color("accent-text"),
    };
    ui.painter()
        .rect_filled(below, below.height() / 2.0, kx.color("accent"));
    let galley = fitted(ui, &touch, ink, below.size() - vec2(90.0, 16.0), false);
    let hand = 40.0;
    let left = below.center().x - (galley.size().x + hand + 14.0) / 2.0;
    super::pieces::icon(
        ui,
        kx,
        "ui-touch",
        pos2(left + hand / 2.0, below.center().y),
        hand,
        ink.color,
    );
    let at = pos2(left + hand + 14.0, below.center().y - galley.size().y / 2.0);
    ui.painter().galley(at, galley, ink.color);
}

/// A dark screen that a touch wakes: nothing but the words.
pub(super) fn asleep(ui: &mut Ui, screen: Rect, touch: &str) {
    let response = ui.interact(screen, ui.scope_id().with("attract"), Sense::click_and_drag());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, touch));
    ui.painter().rect_filled(screen, 0.0, Color32::BLACK);
    let font = crate::paint::egui::font_id(Face::Semibold, 30.0);
    let middle = egui::Align2::CENTER_CENTER;
    ui.painter()
        .text(screen.center(), middle, touch, font, Color32::from_gray(110));
}

/// The question whether somebody is there, over everything, where every hand reaches.
pub(super) fn countdown(ui: &mut Ui, kx: &mut Kx<'_, '_>, screen: Rect, left_s: f64) {
    let id = ui.scope_id().with("countdown");
    ui.interact(screen, id, Sense::click_and_drag());
    ui.painter().rect_filled(screen, 0.0, kx.color("scrim"));
    let height = screen.height() * super::zones::LOW_REACH - 2.0 * MARGIN_PT;
    let width = (screen.width() - 2.0 * MARGIN_PT).min(760.0);
    let foot = pos2(screen.center().x - width / 2.0, screen.bottom() - MARGIN_PT - height);
    let card = Rect::from_min_size(foot, vec2(width, height));
    paper(ui, kx, card, 22);
    let inner = card.shrink2(vec2(30.0, 22.0));
    let (above, below) = cut_bottom(inner, (height * 0.36).max(kx.size.primary), GAP_PT);
    let seconds = left_s.ceil().max(0.0);
    let side = above.height().min(150.0);
    let middle = pos2(above.left() + side / 2.0, above.center().y);
    ring(
        ui,
        kx,
        middle,
        side / 2.0 - 6.0,
        (left_s / kx.config.countdown_s) as f32,
    );
    let number = Rect::from_center_size(middle, egui::Vec2::splat(side * 0.62));
    let ink = Ink {
        size: 54.0,
        face: Face::Bold,
        color: kx.color("text"),
    };
    words(ui, number, &format!("{seconds:.0}"), ink, true);
    let room = Rect::from_min_max(pos2(above.left() + side + 24.0, above.top()), above.max);
    let ask = Ink {
        size: kx.pt(34.0),
        ..ink
    };
    let text = kx.text("kiosk-there");
    super::pieces::line(ui, room, &text, ask);
    let label = kx.text("kiosk-here-still");
    let mut look = Look::new(&label, None);
    look.tone = Tone::Strong;
    look.text_pt = 30.0;
    // Any touch says it; the button is where one is looked for.
    button(ui, kx, below, "still here", &look);
}

fn ring(ui: &Ui, kx: &Kx<'_, '_>, middle: egui::Pos2, radius: f32, part: f32) {
    let painter = ui.painter();
    painter.circle_stroke(middle, radius, egui::Stroke::new(8.0, kx.color("divider")));
    let steps = (96.0 * part.clamp(0.0, 1.0)).ceil() as usize;
    let at = |step: usize| {
        let angle = std::f32::consts::TAU * (step as f32 / 96.0) - std::f32::consts::FRAC_PI_2;
        middle + radius * egui::Vec2::angled(angle)
    };
    let points: Vec<_> = (0..=steps).map(at).collect();
    painter.add(egui::Shape::line(points, egui::Stroke::new(8.0, kx.color("accent"))));
}

/// A sentence above the bar.
pub(super) fn tell(ui: &mut Ui, kx: &Kx<'_, '_>, bar: Rect, key: &str) {
    let rect = Rect::from_min_max(
        pos2(bar.left() + MARGIN_PT, bar.top() - 78.0),
        pos2(bar.right() - MARGIN_PT, bar.top() - 10.0),
    );
    paper(ui, kx, rect, 16);
    let ink = kx.ink(22.0, Face::Semibold, "accent");
    let text = kx.text(key);
    words(ui, rect.shrink(10.0), &text, ink, true);
}
