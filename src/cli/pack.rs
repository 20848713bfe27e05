//! `archipel pack`: one signed file of data, base map, stories and media; and the key that signs.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;

use super::install::refused;
use super::print;
use crate::i18n::Messages;
use crate::package::{self, Contents, DataInUse, SecretKey};
use crate::store::Home;
use crate::update::Territory;

/// What to pack, or the key to make.
#[derive(Debug, Args)]
pub struct PackArguments {
    /// File to write.
    #[arg(long, value_name = "FILE", required_unless_present = "new_key")]
    pub out: Option<PathBuf>,
    /// Secret key that signs; make one with `--new-key`.
    #[arg(long, value_name = "KEYFILE", required_unless_present = "new_key")]
    pub key: Option<PathBuf>,
    /// A file of tiles to carry; without it, that of what is installed.
    #[arg(long, value_name = "FILE")]
    pub basemap: Option<PathBuf>,
    /// A folder of stories to carry; without it, those of what is installed and those made here.
    #[arg(long, value_name = "DIR")]
    pub stories: Option<PathBuf>,
    /// A folder of pictures to carry; without it, those of what is installed and those put here.
    #[arg(long, value_name = "DIR")]
    pub media: Option<PathBuf>,
    /// Carries the data, and only what the options above name.
    #[arg(long)]
    pub only_data: bool,
    /// Number of the package: an installation never goes from a higher one to a lower one. Without it, this minute in UTC,
    /// as 202611251530.
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(1..))]
    pub number: Option<u64>,
    /// Instead, makes a key pair: the secret key here, the public one beside it, with .pub behind its name.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out", "key", "basemap", "stories", "media", "only_data", "number"])]
    pub new_key: Option<PathBuf>,
    /// JSON on stdout.
    #[arg(long)]
    pub json: bool,
}

/// Packs, or makes a key. The data is that of `--data`, or what is installed, with what updates brought.
///
/// # Errors
/// When the output cannot be written.
pub fn run(
    arguments: &PackArguments,
    territory: &Territory,
    home: Option<&Home>,
    messages: &Messages,
) -> anyhow::Result<ExitCode> {
    if let Some(path) = &arguments.new_key {
        return match package::new_key(path) {
            Err(refusal) => refused(&refusal, "packed", arguments.json, messages),
            Ok(public) => {
                let (secret, public) = (path.display().to_string(), public.display().to_string());
                if arguments.json {
                    print::print(&format!("{}\n", json!({ "secret": secret, "public": public })))?;
                } else {
                    let args = [("secret", secret.into()), ("public", public.into())];
                    print::print(&format!("{}\n", messages.format("package-key-made", &args)))?;
                }
                Ok(ExitCode::SUCCESS)
            }
        };
    }
    let contents = contents(arguments, territory, home);
    let number = arguments.number.unwrap_or_else(package::usual_number);
    let (key, out) = (
        arguments.key.clone().unwrap_or_default(),
        arguments.out.clone().unwrap_or_default(),
    );
    let packed = SecretKey::read(&key).and_then(|key| package::pack(&contents, number, &key, &out));
    let packed = match packed {
        Ok(packed) => packed,
        Err(refusal) => return refused(&refusal, "packed", arguments.json, messages),
    };
    let (files, bytes) = (packed.manifest.files.len(), packed.manifest.bytes().unwrap_or_default());
    let path = packed.path.display().to_string();
    if arguments.json {
        let value = json!({
            "packed": true, "path": path, "number": number, "files": files, "bytes": bytes,
            "vintage": packed.manifest.vintage, "key": packed.key, "stories": packed.manifest.stories(),
            "pictures": packed.manifest.count("media/"), "basemap": packed.manifest.count("basemap/") > 0,
        });
        print::print(&format!("{}\n", serde_json::to_string_pretty(&value)?))?;
    } else {
        let args = [
            ("path", path.into()),
            ("number", number.to_string().into()),
            ("files", files.into()),
            ("megabytes", print::megabytes(bytes).into()),
        ];
        print::print(&format!("{}\n", messages.format("package-packed", &args)))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// What is packed: what the arguments name, and what this installation uses where they name nothing.
fn contents(arguments: &PackArguments, territory: &Territory, home: Option<&Home>) -> Contents {
    let carried = |given: &Option<PathBuf>, part: &str| match given {
        Some(folder) => vec![folder.clone()],
        None if arguments.only_data => Vec::new(),
        None => territory.carried(part, home),
    };
    let installed = match &territory.data {
        DataInUse::Installed(installed) if !arguments.only_data => installed.basemaps().into_iter().next(),
        _ => None,
    };
    Contents {
        data: territory.data.folder(),
        updates: territory.updates.clone(),
        basemap: arguments.basemap.clone().or(installed),
        stories: carried(&arguments.stories, "stories"),
        media: carried(&arguments.media, "media"),
    }
}
