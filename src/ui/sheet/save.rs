//! Keeping a sheet: as an address, as GeoJSON, as a page of A4, as a code for a telephone.

use egui::{Color32, Context as EguiContext, Popup, Rect, RichText, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use geo_types::Coord;

use super::Page;
use crate::export::sheet_page::{self, PageInput};
use crate::export::{pdf, qr};
use crate::load::geojson;
use crate::model::FeatureId;
use crate::paint::egui::color_image;
use crate::state::{Command, SheetCommand, SheetForm, link};
use crate::ui::controls::{command_label, icon_button};
use crate::ui::{Context, Notice};

/// The buttons "copy link" and "keep".
pub(super) fn buttons(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    let link = Command::Sheet(SheetCommand::CopyLink);
    let label = command_label(cx, &link);
    if icon_button(ui, cx, "ui-link", &label, false).clicked() {
        cx.push(link);
    }
    let keep = icon_button(ui, cx, "ui-save", cx.text("sheet-keep"), false);
    Popup::menu(&keep).show(|ui| {
        ui.set_min_width(230.0);
        menu(ui, cx, page);
    });
}

fn menu(ui: &mut Ui, cx: &mut Context<'_>, page: &Page<'_>) {
    use SheetCommand::{CopyCommandLine, CopyGeojson, CopyLink, CopyPicture, Save};
    let mut items = vec![CopyLink, CopyCommandLine, CopyGeojson, CopyPicture];
    if cx.exports.is_some() {
        items.extend(SheetForm::ALL.map(Save));
    }
    for item in items {
        if item == Save(SheetForm::Pdf) {
            ui.separator();
        }
        let command = Command::Sheet(item);
        let words = command.label_key().map_or("", |key| cx.text(key));
        if ui.button(words).clicked() {
            cx.push(command);
            ui.close();
        }
    }
    if let Some(position) = page.sheet.position {
        ui.separator();
        let place = Coord {
            x: position.lon,
            y: position.lat,
        };
        let precision_m = cx.atlas().feature(page.id).and_then(|feature| feature.precision_m);
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

/// Copies or writes what `command` says of the sheet that is open.
pub fn carry_out(ctx: &EguiContext, cx: &mut Context<'_>, command: SheetCommand) {
    let id = cx.state.selection.as_deref().and_then(|id| cx.atlas().find(id));
    match (command, id) {
        // A view without a sheet has an address too.
        (SheetCommand::CopyLink, _) => copy(ctx, cx, link::of(cx.state)),
        // An address has no quotes of its own.
        (SheetCommand::CopyCommandLine, _) => copy(ctx, cx, format!("archipel '{}'", link::of(cx.state))),
        (_, None) => {
            let words = cx.text("sheet-none-open").to_owned();
            cx.notices.push(Notice::info(words));
        }
        (SheetCommand::CopyGeojson, Some(id)) => copy(ctx, cx, geojson::write(cx.atlas().feature(id))),
        (SheetCommand::CopyPicture, Some(id)) => copy_picture(ctx, cx, id),
        (SheetCommand::Save(form), Some(id)) => save(cx, id, form),
    }
}

fn copy(ctx: &EguiContext, cx: &mut Context<'_>, text: String) {
    ctx.copy_text(text);
    let words = cx.text("action-copied").to_owned();
    cx.notices.push(Notice::info(words));
}

fn copy_picture(ctx: &EguiContext, cx: &mut Context<'_>, id: FeatureId) {
    let Some(svg) = page(cx, id) else { return };
    cx.notices.push(match sheet_page::pixels(&svg) {
        Ok(picture) => {
            ctx.copy_image(color_image(&picture));
            Notice::info(cx.text("action-copied").to_owned())
        }
        Err(error) => Notice::problem(
            cx.messages
                .format("sheet-not-drawn", &[("reason", error.to_string().into())]),
        ),
    });
}

/// Writes the sheet into the folder of exports and says where; a file of that name is replaced.
fn save(cx: &mut Context<'_>, id: FeatureId, form: SheetForm) {
    let Some(folder) = cx.exports else {
        let words = cx.text("sheet-nowhere").to_owned();
        cx.notices.push(Notice::problem(words));
        return;
    };
    let stem = cx
        .atlas()
        .feature(id)
        .map_or(String::new(), |feature| file_stem(&feature.id));
    let path = folder.join(format!("{stem}.{}", form.ending()));
    let written = made(cx, id, form).and_then(|bytes| {
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

fn made(cx: &Context<'_>, id: FeatureId, form: SheetForm) -> anyhow::Result<Vec<u8>> {
    let svg = match form {
        SheetForm::Geojson => None,
        _ => page(cx, id),
    };
    let Some(svg) = svg else {
        return Ok(geojson::write(cx.atlas().feature(id)).into_bytes());
    };
    Ok(match form {
        SheetForm::Pdf => pdf::from_svg(&svg)?,
        SheetForm::Png => sheet_page::png(&svg)?,
        SheetForm::Svg | SheetForm::Geojson => svg.into_bytes(),
    })
}

/// The page of the sheet, as SVG.
fn page(cx: &Context<'_>, id: FeatureId) -> Option<String> {
    let world = cx.world;
    let sheet = world.sheet(cx.messages, id)?;
    let input = PageInput {
        atlas: &world.atlas,
        index: &world.index,
        details: &world.details,
        messages: cx.messages,
        id,
    };
    Some(sheet_page::svg(&input, &sheet))
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
