//! Keeping a sheet: as an address, as GeoJSON, as a page of A4, as a code for a telephone.

use egui::{Color32, Popup, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use geo_types::Coord;

use super::Page;
use crate::export::sheet_page::{self, PageInput};
use crate::export::{pdf, qr};
use crate::load::geojson;
use crate::state::link;
use crate::ui::controls::icon_button;
use crate::ui::{Context, Notice};

/// Forms that a sheet is saved in, by the ending of the file.
const FORMS: [&str; 4] = ["pdf", "png", "svg", "geojson"];

/// The buttons "copy link" and "keep".
pub(super) fn buttons(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    if icon_button(ui, cx, "ui-link", cx.text("sheet-copy-link"), false).clicked() {
        copy(ui, cx, link::of(cx.state));
    }
    let keep = icon_button(ui, cx, "ui-save", cx.text("sheet-keep"), false);
    Popup::menu(&keep).show(|ui| {
        ui.set_min_width(230.0);
        menu(ui, cx, page);
    });
}

fn copy(ui: &Ui, cx: &mut Context<'_>, text: String) {
    ui.ctx().copy_text(text);
    let words = cx.text("action-copied").to_owned();
    cx.notices.push(Notice::info(words));
}

fn menu(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    let world = cx.world;
    if ui.button(cx.text("sheet-copy-link")).clicked() {
        copy(ui, cx, link::of(cx.state));
    }
    if ui.button(cx.text("sheet-copy-command")).clicked() {
        // An address has no quotes of its own.
        copy(ui, cx, format!("archipel '{}'", link::of(cx.state)));
    }
    if ui.button(cx.text("sheet-copy-geojson")).clicked() {
        copy(ui, cx, geojson::write(world.atlas.feature(page.id)));
    }
    if cx.exports.is_some() {
        ui.separator();
        for form in FORMS {
            let words = cx
                .messages
                .format("sheet-save-as", &[("form", form.to_uppercase().into())]);
            if ui.button(words).clicked() {
                save(cx, page, form);
                ui.close();
            }
        }
    }
    if let Some(position) = page.sheet.position {
        ui.separator();
        let place = Coord {
            x: position.lon,
            y: position.lat,
        };
        let precision_m = world.atlas.feature(page.id).and_then(|feature| feature.precision_m);
        code(ui, cx, &qr::geo_uri(place, precision_m));
    }
}

/// The code of the place, dark on white in every theme: a camera wants it so.
fn code(ui: &mut Ui, cx: &Context<'_>, uri: &str) {
    let Some(code) = qr::code(uri) else { return };
    ui.label(
        RichText::new(cx.text("sheet-code"))
            .small()
            .color(cx.color("text-secondary")),
    );
    let module = 4.0;
    let side = (code.side + 8) as f32 * module;
    let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, uri));
    let painter = ui.painter();
    painter.rect_filled(rect, 6.0, Color32::WHITE);
    for (place, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
        let at = vec2((place % code.side + 4) as f32, (place / code.side + 4) as f32) * module;
        painter.rect_filled(
            Rect::from_min_size(rect.min + at, Vec2::splat(module)),
            0.0,
            Color32::BLACK,
        );
    }
    ui.label(RichText::new(uri).small());
}

/// Writes the sheet into the folder of exports and says where; a file of that name is replaced.
fn save(cx: &mut Context<'_>, page: &Page<'_>, form: &str) {
    let Some(folder) = cx.exports else { return };
    let path = folder.join(format!("{}.{form}", file_stem(&page.sheet.id)));
    let written = made(cx, page, form).and_then(|bytes| {
        std::fs::create_dir_all(folder)?;
        Ok(crate::store::atomic_write(&path, &bytes)?)
    });
    let path = path.display().to_string();
    cx.notices.push(match written {
        Ok(()) => Notice::info(cx.messages.format("sheet-saved", &[("path", path.into())])),
        Err(error) => {
            let args = [("path", path.into()), ("reason", error.to_string().into())];
            Notice::problem(cx.messages.format("sheet-save-failed", &args))
        }
    });
}

fn made(cx: &Context<'_>, page: &Page<'_>, form: &str) -> anyhow::Result<Vec<u8>> {
    let world = cx.world;
    if form == "geojson" {
        return Ok(geojson::write(world.atlas.feature(page.id)).into_bytes());
    }
    let input = PageInput {
        atlas: &world.atlas,
        index: &world.index,
        details: &world.details,
        messages: cx.messages,
        id: page.id,
    };
    let svg = sheet_page::svg(&input, page.sheet);
    Ok(match form {
        "pdf" => pdf::from_svg(&svg)?,
        "png" => sheet_page::png(&svg)?,
        _ => svg.into_bytes(),
    })
}

/// `unesco:63AG` as every file system takes it.
fn file_stem(id: &str) -> String {
    id.chars()
        .map(|letter| {
            if letter.is_alphanumeric() || "-_.".contains(letter) {
                letter
            } else {
                '-'
            }
        })
        .collect()
}
