//! The list as a file: a table for a spreadsheet, or a map. Written on a thread of its own, whole or not at all.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use egui::{Id, TextEdit, Ui, WidgetInfo, vec2};

use crate::analysis::table;
use crate::export::exchange::{self, Exchange};
use crate::i18n::Messages;
use crate::index::FacetIndex;
use crate::load::geojson;
use crate::model::{Atlas, FeatureId};
use crate::store::atomic_write;
use crate::ui::{Context, Notice};

/// What is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Form {
    #[default]
    Csv,
    Geojson,
    Geopackage,
    Kml,
    Gpx,
}

impl Form {
    fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Geojson => "geojson",
            Self::Geopackage => "gpkg",
            Self::Kml => "kml",
            Self::Gpx => "gpx",
        }
    }
}

/// How many features were written where, or why not.
type Outcome = Result<(usize, PathBuf), String>;

/// What the form holds; a choice of the moment, no decision that outlives the run.
#[derive(Clone, Default)]
struct Draft {
    open: bool,
    /// It was opened with keys: its button takes the keyboard.
    fresh: bool,
    form: Form,
    path: String,
    running: Option<Arc<Mutex<Option<Outcome>>>>,
}

fn id() -> Id {
    Id::unique("export of the list")
}

fn draft(ui: &Ui) -> Draft {
    ui.data(|data| data.get_temp(id())).unwrap_or_default()
}

/// Whether the form is open.
pub(super) fn is_open(ui: &Ui) -> bool {
    draft(ui).open
}

/// Opens or closes the form.
pub(super) fn toggle(ui: &Ui) {
    let mut draft = draft(ui);
    draft.open = !draft.open;
    ui.data_mut(|data| data.insert_temp(id(), draft));
}

/// Opens the form and gives it the keyboard.
pub(super) fn open(ctx: &egui::Context) {
    let mut draft: Draft = ctx.data(|data| data.get_temp(id())).unwrap_or_default();
    (draft.open, draft.fresh) = (true, true);
    ctx.data_mut(|data| data.insert_temp(id(), draft));
}

/// Shows the form while it is open, and what came of an export.
pub(super) fn show(ui: &mut Ui, cx: &mut Context<'_>) {
    let mut draft = draft(ui);
    finish(ui, cx, &mut draft);
    if draft.open {
        if draft.path.is_empty() {
            draft.path = default_path(cx, draft.form).display().to_string();
        }
        egui::Frame::new()
            .fill(cx.color("field"))
            .corner_radius(8)
            .inner_margin(8)
            .show(ui, |ui| form(ui, cx, &mut draft));
    }
    ui.data_mut(|data| data.insert_temp(id(), draft));
}

fn form(ui: &mut Ui, cx: &mut Context<'_>, draft: &mut Draft) {
    ui.set_width(ui.available_width());
    ui.horizontal_wrapped(|ui| {
        for (form, key) in [
            (Form::Csv, "results-export-csv"),
            (Form::Geojson, "results-export-geojson"),
            (Form::Geopackage, "results-export-gpkg"),
            (Form::Kml, "results-export-kml"),
            (Form::Gpx, "results-export-gpx"),
        ] {
            if ui.radio(draft.form == form, cx.text(key)).clicked() && draft.form != form {
                draft.form = form;
                let path = Path::new(&draft.path).with_extension(form.ending());
                draft.path = path.display().to_string();
            }
        }
    });
    let label = cx.text("results-export-path");
    let field = TextEdit::singleline(&mut draft.path)
        .desired_width(f32::INFINITY)
        .margin(vec2(8.0, 5.0));
    let response = ui.add(field);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::TextInput, true, label));
    let possible = draft.running.is_none() && !draft.path.trim().is_empty() && !cx.asked.results.is_empty();
    let button = egui::Button::new(cx.text("results-export-do")).min_size(vec2(ui.available_width(), 0.0));
    let button = ui.add_enabled(possible, button);
    if std::mem::take(&mut draft.fresh) {
        button.request_focus();
    }
    if button.clicked() {
        draft.running = Some(start(ui.ctx(), cx, draft));
    }
}

/// Where files go that the user asks for: the home's folder, else the present one.
fn default_path(cx: &Context<'_>, form: Form) -> PathBuf {
    let name = format!("{}.{}", cx.text("results-export-file"), form.ending());
    cx.exports
        .map_or_else(|| PathBuf::from(&name), |folder| folder.join(&name))
}

fn start(ctx: &egui::Context, cx: &Context<'_>, draft: &Draft) -> Arc<Mutex<Option<Outcome>>> {
    let outcome = Arc::new(Mutex::new(None));
    let (told, wake) = (Arc::clone(&outcome), ctx.clone());
    let (atlas, facets) = (Arc::clone(&cx.world.atlas), cx.world.facets_held());
    let ids = cx.asked.results.ids().to_vec();
    let (path, form, lang) = (PathBuf::from(draft.path.trim()), draft.form, cx.lang());
    let thread = std::thread::Builder::new().name("export".into()).spawn(move || {
        let result = match facets.get() {
            Some(facets) => write(&atlas, facets, &ids, form, &Messages::new(lang), &path),
            None => Err(String::new()),
        };
        *told.lock().unwrap_or_else(PoisonError::into_inner) = Some(result);
        wake.request_repaint();
    });
    if let Err(error) = thread {
        *outcome.lock().unwrap_or_else(PoisonError::into_inner) = Some(Err(error.to_string()));
    }
    outcome
}

fn write(
    atlas: &Atlas,
    facets: &FacetIndex,
    ids: &[FeatureId],
    form: Form,
    messages: &Messages,
    path: &Path,
) -> Outcome {
    let exchanged = |form| exchange::write(form, atlas, facets, ids, messages).map_err(|error| error.to_string());
    let bytes = match form {
        Form::Csv => table::spreadsheet(&table::rows(atlas, facets, ids, messages), messages).into_bytes(),
        Form::Geojson => geojson::write(ids.iter().filter_map(|id| atlas.feature(*id))).into_bytes(),
        Form::Geopackage => exchanged(Exchange::Geopackage)?,
        Form::Kml => exchanged(Exchange::Kml)?,
        Form::Gpx => exchanged(Exchange::Gpx)?,
    };
    let path = std::path::absolute(path).map_err(|error| error.to_string())?;
    atomic_write(&path, &bytes).map_err(|error| error.to_string())?;
    Ok((ids.len(), path))
}

/// Tells what came of an export that is over.
fn finish(ui: &Ui, cx: &mut Context<'_>, draft: &mut Draft) {
    let Some(running) = &draft.running else { return };
    let outcome = running.lock().unwrap_or_else(PoisonError::into_inner).take();
    match outcome {
        None => ui.ctx().request_repaint_after(std::time::Duration::from_millis(30)),
        Some(Ok((count, path))) => {
            draft.running = None;
            draft.open = false;
            let args = [("count", count.into()), ("path", path.display().to_string().into())];
            let words = cx.messages.format("results-export-done", &args);
            cx.notices.push(Notice::lasting(words));
        }
        Some(Err(reason)) => {
            draft.running = None;
            let words = cx
                .messages
                .format("results-export-failed", &[("reason", reason.into())]);
            cx.notices.push(Notice::problem(words));
        }
    }
}
