//! `archipel import FILE…`: files of any kind that is read become layers that are kept.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use serde_json::{Value, json};

use super::check;
use super::print::{Words, print};
use crate::import::gtfs::Network;
use crate::import::{self, Draft, Preview, Profile};
use crate::model::{Atlas, GeometryStatus, Severity};

/// What to import, and how.
#[derive(Debug, Args)]
pub struct ImportArguments {
    /// Files: GeoJSON, TopoJSON, shapefile, GeoPackage, FlatGeobuf, KML, GPX, CSV, GTFS, OpenStreetMap.
    #[arg(required_unless_present_any = ["list", "remove"])]
    pub files: Vec<PathBuf>,
    /// Id of the layer to make, with one file; that of a layer of the territory takes its place.
    #[arg(long, value_name = "ID")]
    pub layer: Option<String>,
    /// Folder to write to, instead of the one that the window shows; `--data` opens it.
    #[arg(long, value_name = "DIR")]
    pub out: Option<PathBuf>,
    /// Title of the layer.
    #[arg(long)]
    pub title: Option<String>,
    /// Category of its features, as `archipel facets` names them.
    #[arg(long)]
    pub category: Option<String>,
    /// Who made the data.
    #[arg(long)]
    pub producer: Option<String>,
    /// Licence of the data, in full words.
    #[arg(long)]
    pub licence: Option<String>,
    /// Date of the data.
    #[arg(long)]
    pub date: Option<String>,
    /// How far the geometries may be trusted: official, osm, approximate, schematic, indicative.
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub status: Option<GeometryStatus>,
    /// Areas that bear the names of parks become the perimeters of these parks.
    #[arg(long, conflicts_with = "layer")]
    pub parks: bool,
    /// Ways for bicycles, of the national schema or of OpenStreetMap, become the cycle network.
    #[arg(long, conflicts_with_all = ["layer", "parks"])]
    pub cycle: bool,
    /// What to take of an OpenStreetMap file: all, cycle, parks, terrils.
    #[arg(long, value_name = "PROFILE", value_parser = profile, conflicts_with_all = ["parks", "cycle", "network"])]
    pub profile: Option<Profile>,
    /// A timetable feed (GTFS) becomes the network of buses: lines and stops.
    #[arg(long, conflicts_with_all = ["layer", "parks", "cycle", "title", "category"])]
    pub network: bool,
    /// With `--network`, the lines to take by their numbers, as `B1,B2`; the rapid buses when it is left out.
    #[arg(long, value_name = "A,B", value_delimiter = ',', requires = "network")]
    pub lines: Vec<String>,
    /// Shows what it would be, and writes nothing.
    #[arg(long)]
    pub preview: bool,
    /// Lists the layers that were imported.
    #[arg(long, conflicts_with_all = ["files", "remove"])]
    pub list: bool,
    /// Removes an imported layer.
    #[arg(long, value_name = "ID", conflicts_with = "files")]
    pub remove: Option<String>,
    /// JSON on stdout, one object a line.
    #[arg(long)]
    pub json: bool,
}

fn status(text: &str) -> Result<GeometryStatus, String> {
    use GeometryStatus::{Approximate, Indicative, Official, Osm, Schematic};
    [Official, Osm, Approximate, Schematic, Indicative]
        .into_iter()
        .find(|status| status.key() == text)
        .ok_or_else(|| "official, osm, approximate, schematic or indicative".to_owned())
}

fn profile(text: &str) -> Result<Profile, String> {
    Profile::named(text).ok_or_else(|| Profile::ALL.map(Profile::key).join(", "))
}

/// Imports each file, or lists, or removes. A bad file never stops the next one.
///
/// Exit code 0 when every file became a layer, 1 when one was refused or could not be written.
///
/// # Errors
/// When the output cannot be written, or arguments contradict each other.
pub fn run(arguments: &ImportArguments, atlas: &Atlas, layers: &Path, words: &Words<'_>) -> anyhow::Result<ExitCode> {
    let layers = arguments.out.as_deref().unwrap_or(layers);
    if arguments.list {
        return list(arguments.json, layers, words);
    }
    if let Some(id) = &arguments.remove {
        return match import::remove(layers, id) {
            Ok(()) => Ok(ExitCode::SUCCESS),
            Err(error) => {
                eprintln!("{}", error.sentence(words.messages));
                Ok(ExitCode::FAILURE)
            }
        };
    }
    let files = import::whole_files(arguments.files.clone());
    if files.len() > 1 && (arguments.layer.is_some() || arguments.title.is_some()) {
        anyhow::bail!((words.text)("import-one-file"));
    }
    let mut failed = false;
    for path in &files {
        for (report, good) in one(arguments, path, atlas, layers, words) {
            failed |= !good;
            if arguments.json {
                print(&format!("{report}\n"))?;
            } else {
                print(&in_words(&report))?;
            }
        }
    }
    Ok(ExitCode::from(u8::from(failed)))
}

/// Imports one file; a report for each layer that it makes, and whether that went well.
fn one(
    arguments: &ImportArguments,
    path: &Path,
    atlas: &Atlas,
    layers: &Path,
    words: &Words<'_>,
) -> Vec<(Value, bool)> {
    let file = path.display().to_string();
    if arguments.network
        && let Some(mut network) = Network::read(path)
    {
        for offer in network.offers.iter_mut().filter(|_| !arguments.lines.is_empty()) {
            offer.chosen = arguments.lines.contains(&offer.code);
        }
        let drafts = network.drafts(atlas, words.lang);
        if drafts.is_empty() {
            let reason = (words.text)("import-no-line");
            return vec![(
                json!({ "file": file, "status": "refused", "reason": reason, "lines": network.offers }),
                false,
            )];
        }
        let each = drafts.into_iter();
        return each
            .map(|draft| finish(arguments, &file, draft, atlas, layers, words))
            .collect();
    }
    let draft = match Draft::read(path, atlas, words.lang) {
        Ok(draft) => draft,
        Err(loaded) => {
            let report = check::report(&file, &loaded, words);
            let empty = (!loaded.refused).then(|| (words.text)("import-nothing"));
            let value = json!({
                "file": file, "status": "refused", "format": report.format, "reason": empty,
                "diagnostics": report.diagnostics,
            });
            return vec![(value, false)];
        }
    };
    vec![finish(arguments, &file, draft, atlas, layers, words)]
}

/// Makes a layer of a draft; the report, and whether it went well.
fn finish(
    arguments: &ImportArguments,
    file: &str,
    mut draft: Draft,
    atlas: &Atlas,
    layers: &Path,
    words: &Words<'_>,
) -> (Value, bool) {
    choose(&mut draft, arguments, atlas, words);
    if draft.wanted().next().is_none() {
        let reason = (words.text)("import-no-profile");
        return (
            json!({ "file": file, "status": "refused", "reason": reason, "profiles": draft.profiles }),
            false,
        );
    }
    let preview = draft.preview();
    let mut value = json!({ "file": file, "status": "preview", "layer": draft.choices.id });
    merge(&mut value, &preview, words);
    value["title"] = draft.choices.title.clone().into();
    value["category"] = draft.choices.category.clone().into();
    value["geometry_status"] = draft.choices.geometry_status.key().into();
    value["replaces"] = atlas.layer(&draft.choices.id).is_some().into();
    if arguments.preview {
        return (value, true);
    }
    match import::keep(layers, &draft, atlas, words.lang) {
        Ok(kept) => {
            value["status"] = "added".into();
            value["added"] = kept.features.into();
            value["folder"] = kept.folder.display().to_string().into();
            (value, true)
        }
        Err(error) => {
            value["status"] = "failed".into();
            value["reason"] = error.sentence(words.messages).into();
            (value, false)
        }
    }
}

/// Puts what the arguments say in the place of guesses.
fn choose(draft: &mut Draft, arguments: &ImportArguments, atlas: &Atlas, words: &Words<'_>) {
    if let Some(profile) = arguments.profile {
        draft.choose_profile(profile, atlas, words.lang);
    }
    let choices = &mut draft.choices;
    let source = &mut choices.source;
    for (field, given) in [
        (&mut source.producer, &arguments.producer),
        (&mut source.licence, &arguments.licence),
        (&mut source.date, &arguments.date),
        (&mut choices.id, &arguments.layer),
        (&mut choices.title, &arguments.title),
        (&mut choices.category, &arguments.category),
    ] {
        if let Some(given) = given {
            field.clone_from(given);
        }
    }
    if choices.source.credit.is_empty() {
        choices.source.credit.clone_from(&choices.source.producer);
    }
    if let Some(status) = arguments.status {
        choices.geometry_status = status;
    }
    if arguments.parks {
        draft.replace_perimeters(atlas);
    }
    if arguments.cycle {
        draft.replace_cycle_network(atlas);
    }
}

fn merge(value: &mut Value, preview: &Preview, words: &Words<'_>) {
    if let Ok(Value::Object(members)) = serde_json::to_value(preview) {
        for (key, member) in members {
            if key != "file" {
                value[key.as_str()] = member;
            }
        }
    }
    let findings = preview.problems.iter().map(|found| check::finding(found, words));
    value["diagnostics"] = json!(findings.collect::<Vec<_>>());
}

/// A report as lines of text.
fn in_words(report: &Value) -> String {
    let text = |key: &str| report[key].as_str().unwrap_or_default().to_owned();
    let mut out = format!("{}: {}", text("file"), text("status"));
    if let Some(layer) = report["layer"].as_str() {
        out += &format!(
            " — {layer} ({}, {}, {}/{})",
            text("format"),
            text("crs"),
            report["loaded"],
            report["features"]
        );
    }
    if let Some(reason) = report["reason"].as_str() {
        out += &format!(" — {reason}");
    }
    out.push('\n');
    for found in report["diagnostics"].as_array().into_iter().flatten() {
        let place = found["feature"]
            .as_u64()
            .map_or(String::new(), |feature| format!("#{feature} "));
        out += &format!(
            "  {place}[{}] {}\n",
            found["code"].as_str().unwrap_or(""),
            found["message"].as_str().unwrap_or("")
        );
    }
    out
}

fn list(json: bool, layers: &Path, words: &Words<'_>) -> anyhow::Result<ExitCode> {
    let mut failed = false;
    for found in crate::load::user::list(layers) {
        match found {
            Ok((folder, user)) => {
                let title = user.layer.title.get(words.lang);
                if json {
                    let value = json!({
                        "id": user.layer.id, "title": title, "folder": folder.display().to_string(),
                        "origin": user.origin, "source": user.source,
                    });
                    print(&format!("{value}\n"))?;
                } else {
                    print(&format!(
                        "{}  {title}  ({}, {})\n",
                        user.layer.id, user.origin.file, user.origin.imported
                    ))?;
                }
            }
            Err(diagnostic) => {
                failed |= diagnostic.severity == Severity::Error;
                eprintln!("{}: {}", diagnostic.file, (words.finding)(&diagnostic));
            }
        }
    }
    Ok(ExitCode::from(u8::from(failed)))
}
