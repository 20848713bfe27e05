//! The page of the staff: what visitors find, how long is waited, what is counted, and the ways out.

use egui::{Rect, Ui, pos2, vec2};

use super::pieces::{Ink, Kx, Look, Tone, button, cut_bottom, cut_top, grid, pager, paper};
use super::zones::{GAP_PT, MARGIN_PT};
use crate::model::Lang;
use crate::model::catalog::Role;
use crate::model::kiosk::{KioskConfig, KioskView};
use crate::state::Camera;
use crate::text::Face;

/// What staff decided.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Decision {
    /// Another set-up.
    Change(Box<KioskConfig>),
    /// Forget what was counted.
    ClearCounters,
    /// Another PIN.
    NewPin,
    /// Start the window again.
    Restart,
    /// Leave the kiosk.
    Quit,
}

/// What was counted, in the last seven days and in all.
pub(super) struct Tally {
    pub(super) visits: [u64; 2],
    pub(super) in_vain: u64,
    pub(super) restarts: u64,
    /// Where the table is.
    pub(super) path: String,
    /// The disk has taken all that is to be kept.
    pub(super) kept: bool,
}

/// A line of the page: its words, and its buttons.
struct Line {
    words: String,
    keys: Vec<Key>,
}

struct Key {
    words: String,
    on: Option<bool>,
    enabled: bool,
    does: Decision,
}

/// Shows the page.
pub(super) fn show(
    ui: &mut Ui,
    kx: &mut Kx<'_, '_>,
    panel: Rect,
    camera: Option<Camera>,
    tally: &Tally,
    pin_given: bool,
) -> Option<Decision> {
    paper(ui, kx, panel, 0);
    let area = panel.shrink2(vec2(MARGIN_PT, GAP_PT));
    let (head, rest) = cut_top(area, 40.0, 6.0);
    let ink = Ink {
        size: 28.0,
        face: Face::Bold,
        color: kx.color("text"),
    };
    let title = kx.text("kiosk-staff");
    super::pieces::line(ui, head, &title, ink);
    let mut rest = rest;
    if !tally.kept {
        let (above, below) = cut_top(rest, 48.0, 6.0);
        let trouble = kx.text("kiosk-staff-not-kept");
        let ink = Ink {
            size: 19.0,
            face: Face::Semibold,
            color: kx.color("error"),
        };
        super::pieces::line(ui, above, &trouble, ink);
        rest = below;
    }
    let (rest, foot) = cut_bottom(rest, kx.size.other.max(52.0), GAP_PT);
    let mut lines = lines(kx, camera, pin_given);
    lines.insert(0, counted(kx, tally));
    let height = kx.size.other.max(58.0);
    let per_page = (((rest.height() + 8.0) / (height + 8.0)).floor() as usize).max(1);
    let parts = lines.len().div_ceil(per_page);
    let part = kx.cx.state.kiosk.part.min(parts - 1);
    let mut decision = None;
    let places = grid(rest, 1, per_page, 8.0);
    for (line, rect) in lines.iter().skip(part * per_page).zip(places) {
        decision = line_ui(ui, kx, rect, line).or(decision);
    }
    pager(ui, kx, foot, part, parts);
    decision
}

fn line_ui(ui: &mut Ui, kx: &mut Kx<'_, '_>, rect: Rect, line: &Line) -> Option<Decision> {
    let x = rect.left() + rect.width() * if line.keys.is_empty() { 1.0 } else { 0.4 };
    let room = Rect::from_min_max(rect.min, pos2(x - 10.0, rect.bottom()));
    let ink = Ink {
        size: 19.0,
        face: Face::Regular,
        color: kx.color("text"),
    };
    super::pieces::line(ui, room, &line.words, ink);
    let keys = Rect::from_min_max(pos2(x, rect.top()), rect.max);
    let mut decision = None;
    for (key, place) in line.keys.iter().zip(grid(keys, line.keys.len(), 1, 6.0)) {
        let mut look = Look::new(&key.words, None);
        let sign = key.words.chars().count() == 1;
        (look.on, look.enabled, look.text_pt) = (key.on, key.enabled, if sign { 28.0 } else { 17.0 });
        if matches!(key.does, Decision::Quit) {
            look.tone = Tone::Strong;
        }
        if button(ui, kx, place, ("staff", &line.words, &key.words), &look) {
            decision = Some(key.does.clone());
        }
    }
    decision
}

fn counted(kx: &Kx<'_, '_>, tally: &Tally) -> Line {
    let count = |count: u64| kx.cx.messages.count(usize::try_from(count).unwrap_or(usize::MAX));
    let args = [
        ("week", count(tally.visits[0]).into()),
        ("all", count(tally.visits[1]).into()),
        ("vain", count(tally.in_vain).into()),
        ("restarts", count(tally.restarts).into()),
        ("path", tally.path.as_str().into()),
    ];
    Line {
        words: kx.cx.messages.format("kiosk-staff-tally", &args),
        keys: Vec::new(),
    }
}

/// A key that changes the set-up.
fn change(config: &KioskConfig, words: impl Into<String>, on: Option<bool>, how: impl FnOnce(&mut KioskConfig)) -> Key {
    let mut changed = config.clone();
    how(&mut changed);
    Key {
        words: words.into(),
        on,
        // What would not be a set-up cannot be chosen.
        enabled: changed.check().is_ok(),
        does: Decision::Change(Box::new(changed)),
    }
}

fn lines(kx: &Kx<'_, '_>, camera: Option<Camera>, pin_given: bool) -> Vec<Line> {
    let config = kx.config;
    let text = |key: &str| kx.text(key);
    let mut lines = vec![Line {
        words: text("kiosk-staff-ways"),
        keys: vec![
            plain(text("kiosk-staff-restart"), Decision::Restart, true),
            plain(text("kiosk-staff-quit"), Decision::Quit, true),
        ],
    }];
    lines.extend(waits(kx));
    lines.push(Line {
        words: text("kiosk-staff-languages"),
        keys: Lang::ALL
            .into_iter()
            .map(|lang| {
                let on = config.languages.contains(&lang);
                let short = text(&format!("lang-short-{}", lang.code()));
                change(config, short, Some(on), |config| {
                    if on {
                        config.languages.retain(|known| *known != lang);
                    } else {
                        config.languages.push(lang);
                    }
                })
            })
            .collect(),
    });
    let view = camera.map(|camera| KioskView {
        lon: camera.center_geo.x,
        lat: camera.center_geo.y,
        zoom: camera.zoom,
    });
    lines.push(Line {
        words: text("kiosk-staff-view"),
        keys: vec![
            change(
                config,
                text("kiosk-staff-this-view"),
                Some(config.view.is_some()),
                |config| config.view = view,
            ),
            change(config, text("kiosk-whole"), Some(config.view.is_none()), |config| {
                config.view = None
            }),
        ],
    });
    let starts = [
        ("kiosk-text", config.text_size > 1.01),
        ("kiosk-contrast", config.contrast),
        ("kiosk-low", config.low_reach),
    ];
    lines.push(Line {
        words: text("kiosk-staff-finds"),
        keys: starts
            .into_iter()
            .map(|(key, on)| {
                change(config, text(key), Some(on), |config| match key {
                    "kiosk-text" => config.text_size = if on { 1.0 } else { 1.5 },
                    "kiosk-contrast" => config.contrast = !on,
                    _ => config.low_reach = !on,
                })
            })
            .collect(),
    });
    lines.push(switches(kx));
    lines.push(Line {
        words: text("kiosk-staff-pin"),
        keys: vec![
            plain(text("kiosk-staff-new-pin"), Decision::NewPin, !pin_given),
            plain(text("kiosk-staff-clear"), Decision::ClearCounters, true),
        ],
    });
    lines.extend(layers(kx));
    lines
}

fn plain(words: String, does: Decision, enabled: bool) -> Key {
    Key {
        words,
        on: None,
        enabled,
        does,
    }
}

/// Times, edges and the size of the screen: less, as it is, more.
fn waits(kx: &Kx<'_, '_>) -> Vec<Line> {
    let config = kx.config;
    let steps = |key: &str, now: String, less: Key, more: Key| Line {
        words: kx.cx.messages.format(key, &[("now", now.into())]),
        keys: vec![less, more],
    };
    let number = |value: f64| kx.cx.messages.number_shortest(value);
    let [width, height] = config.screen_mm.map(f64::from);
    let inches = (width.hypot(height) / 25.4 * 10.0).round() / 10.0;
    let sized = |config: &mut KioskConfig, by: f64| {
        let part = ((inches + by) / inches) as f32;
        config.screen_mm = config.screen_mm.map(|side| (side * part).round());
    };
    let (minus, plus) = ("−", "+");
    vec![
        steps(
            "kiosk-staff-idle",
            number(config.idle_s),
            change(config, minus, None, |config| config.idle_s -= 10.0),
            change(config, plus, None, |config| config.idle_s += 10.0),
        ),
        steps(
            "kiosk-staff-countdown",
            number(config.countdown_s),
            change(config, minus, None, |config| config.countdown_s -= 5.0),
            change(config, plus, None, |config| config.countdown_s += 5.0),
        ),
        steps(
            "kiosk-staff-dim",
            number((config.dim_after_s / 60.0 * 10.0).round() / 10.0),
            change(config, minus, None, |config| config.dim_after_s -= 300.0),
            change(config, plus, None, |config| config.dim_after_s += 300.0),
        ),
        steps(
            "kiosk-staff-screen",
            number(inches),
            change(config, minus, None, |config| sized(config, -1.0)),
            change(config, plus, None, |config| sized(config, 1.0)),
        ),
        steps(
            "kiosk-staff-edge",
            number(f64::from(config.dead_zone_px)),
            change(config, minus, None, |config| config.dead_zone_px -= 10.0),
            change(config, plus, None, |config| config.dead_zone_px += 10.0),
        ),
    ]
}

fn switches(kx: &Kx<'_, '_>) -> Line {
    let config = kx.config;
    let mut voice = change(config, kx.text("kiosk-listen"), Some(config.speaks()), |config| {
        config.sounds = !config.sounds;
    });
    voice.enabled &= !config.voice.is_empty();
    let mut print = change(config, kx.text("kiosk-print"), Some(config.prints()), |config| {
        config.printing = !config.printing;
    });
    print.enabled &= !config.print.is_empty();
    let counts = change(config, kx.text("kiosk-staff-count"), Some(config.counters), |config| {
        config.counters = !config.counters;
    });
    Line {
        words: kx.text("kiosk-staff-offers"),
        keys: vec![voice, print, counts],
    }
}

/// Layers that visitors find, two on a line.
fn layers(kx: &Kx<'_, '_>) -> Vec<Line> {
    let (config, atlas, lang) = (kx.config, kx.cx.atlas(), kx.cx.lang());
    let shown = |id: &str| match &config.layers {
        Some(shown) => shown.iter().any(|known| known == id),
        None => atlas.layer(id).is_some_and(|layer| layer.def.visible),
    };
    let all: Vec<&crate::model::Layer> = atlas.layers.iter().collect();
    let subjects: Vec<_> = all.iter().filter(|layer| layer.def.role == Role::Subject).collect();
    let lines = subjects.chunks(2).map(|pair| Line {
        words: kx.text("kiosk-staff-layers"),
        keys: pair
            .iter()
            .map(|layer| {
                let id = layer.def.id.clone();
                let on = shown(&id);
                change(config, layer.def.title.get(lang), Some(on), |config| {
                    let mut now: Vec<String> = all
                        .iter()
                        .map(|layer| layer.def.id.clone())
                        .filter(|id| shown(id))
                        .collect();
                    if on {
                        now.retain(|known| *known != id);
                    } else {
                        now.push(id);
                    }
                    config.layers = Some(now);
                })
            })
            .collect(),
    });
    lines.collect()
}
