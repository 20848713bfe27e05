//! The bar below every page: first page, back, search, map; languages; text, contrast, height of the controls.

use egui::{Rect, Ui, pos2};

use super::pieces::{Kx, Look, button, grid};
use super::zones::{GAP_PT, MARGIN_PT, is_upright};
use crate::model::Lang;
use crate::state::kiosk::Screen;
use crate::state::{Command, KioskCommand, SettingCommand};
use crate::style::Theme;

/// Shows the bar.
pub(super) fn show(ui: &mut Ui, kx: &mut Kx<'_, '_>, bar: Rect, screen: Rect) {
    ui.painter().rect_filled(bar, 0.0, kx.color("land"));
    ui.painter().hline(
        bar.x_range(),
        bar.top(),
        egui::Stroke::new(1.0, kx.color("card-border")),
    );
    let inner = bar.shrink2(egui::vec2(MARGIN_PT, GAP_PT));
    if is_upright(screen) {
        let first = Rect::from_min_max(inner.min, pos2(inner.right(), inner.top() + kx.size.primary));
        let second = Rect::from_min_max(pos2(inner.left(), first.bottom() + GAP_PT), inner.max);
        ways(ui, kx, &grid(first, 4, 1, GAP_PT));
        let places = shares(second, &parts(kx), 8.0);
        choices(ui, kx, &places);
    } else {
        // Where there is no width for both, what is chosen stays as large as a finger and its words get smaller.
        let part = if screen.aspect_ratio() > 1.6 { 0.54 } else { 0.42 };
        let x = inner.left() + inner.width() * part;
        let first = Rect::from_min_max(inner.min, pos2(x, inner.bottom()));
        let second = Rect::from_min_max(pos2(x + 2.0 * GAP_PT, inner.top()), inner.max);
        ways(ui, kx, &grid(first, 4, 1, GAP_PT));
        let height = kx.size.other.max(inner.height() * 0.8);
        let second = Rect::from_center_size(second.center(), egui::vec2(second.width(), height));
        let places = shares(second, &parts(kx), 6.0);
        choices(ui, kx, &places);
    }
}

/// How wide each of the choices is beside the others: a language that is written out needs more than two letters do.
fn parts(kx: &Kx<'_, '_>) -> Vec<f32> {
    let languages = kx.config.languages.iter();
    let parts = languages.map(|lang| if *lang == Lang::Ja { 1.5 } else { 1.0 });
    parts.chain([1.0; 4]).collect()
}

/// `rect` in parts of these widths beside each other, with gaps.
fn shares(rect: Rect, parts: &[f32], gap: f32) -> Vec<Rect> {
    let whole: f32 = parts.iter().sum();
    let room = rect.width() - gap * parts.len().saturating_sub(1) as f32;
    let mut left = rect.left();
    let place = |part: &f32| {
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + room * part / whole, rect.bottom()));
        left = place.right() + gap;
        place
    };
    parts.iter().map(place).collect()
}

fn ways(ui: &mut Ui, kx: &mut Kx<'_, '_>, places: &[Rect]) {
    let here = kx.cx.state.kiosk.screen;
    let at_home = here == Screen::Home;
    let ways = [
        ("kiosk-home", "ui-home", KioskCommand::Home, !at_home, None),
        ("kiosk-back", "ui-back", KioskCommand::Back, !at_home, None),
        (
            "kiosk-search",
            "ui-search",
            KioskCommand::Go(Screen::Search),
            true,
            Some(Screen::Search),
        ),
        (
            "kiosk-map",
            "ui-basemap",
            KioskCommand::Go(Screen::Map),
            true,
            Some(Screen::Map),
        ),
    ];
    // Neighbours are equally large.
    let wished = 18.0 / kx.size.text.powf(0.6);
    let text_pt = ways.iter().zip(places).fold(wished, |least, ((key, icon, ..), rect)| {
        let label = kx.text(key);
        let mut look = Look::new(&label, Some(icon));
        look.text_pt = wished;
        least.min(super::pieces::label_pt(ui, kx, *rect, &look))
    });
    for ((key, icon, command, enabled, page), rect) in ways.into_iter().zip(places) {
        let label = kx.text(key);
        let mut look = Look::new(&label, Some(icon));
        look.enabled = enabled;
        look.on = page.map(|page| page == here);
        look.text_pt = text_pt;
        if button(ui, kx, *rect, key, &look) && page != Some(here) {
            kx.push(command);
        }
    }
}

fn choices(ui: &mut Ui, kx: &mut Kx<'_, '_>, places: &[Rect]) {
    let languages: Vec<Lang> = kx.config.languages.clone();
    let mut places = places.iter();
    for (lang, rect) in languages.into_iter().zip(places.by_ref()) {
        let short = kx.text(&format!("lang-short-{}", lang.code()));
        let name = kx.text(&format!("lang-{}", lang.code()));
        let label = kx
            .cx
            .messages
            .format("settings-speak", &[("language", name.as_str().into())]);
        let mut look = Look::new(&label, None);
        look.on = Some(kx.cx.lang() == lang);
        look.text_pt = 20.0 / kx.size.text.powf(0.6);
        // Two letters say nothing in a script without letters.
        look.shown = Some(if lang == Lang::Ja { &name } else { &short });
        if button(ui, kx, *rect, ("language", lang.code()), &look) {
            kx.cx.push(Command::Setting(SettingCommand::SetLanguage(Some(lang))));
        }
    }
    let contrast = kx.cx.state.theme == Some(Theme::Contrast);
    let choices = [
        (
            "kiosk-text",
            "ui-letters",
            KioskCommand::NextText,
            kx.cx.state.text_size > 1.01,
        ),
        ("kiosk-contrast", "ui-theme", KioskCommand::ToggleContrast, contrast),
        (
            "kiosk-low",
            "ui-wheelchair",
            KioskCommand::ToggleLowReach,
            kx.cx.state.kiosk.low_reach,
        ),
    ];
    let at_sources = kx.cx.state.kiosk.screen == Screen::Sources;
    let sources = if at_sources {
        KioskCommand::Back
    } else {
        KioskCommand::Go(Screen::Sources)
    };
    let choices = choices
        .into_iter()
        .chain([("kiosk-sources", "ui-info", sources, at_sources)]);
    for ((key, icon, command, on), rect) in choices.zip(places) {
        let label = kx.text(key);
        let mut look = Look::new(&label, Some(icon));
        look.icon_only = true;
        look.on = Some(on);
        if button(ui, kx, *rect, key, &look) {
            kx.push(command);
        }
    }
}
