//! Heritage of the buffer zone: 111 terrils, 162 cités, 7 espaces néo-naturels.

use super::origin::{BUFFER, feature, fr};
use super::sources::records;
use super::unesco::{common, finish_cite, terril_kind};
use super::words;
use super::{BuildError, Context};
use crate::model::Feature;

/// Terrils that are not listed.
pub fn terrils(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut terrils = Vec::new();
    for record in records(context.sources, "unesco/zt-terrils.geojson")? {
        let code = record.need("id")?;
        let bare = record.need("nom")?;
        let name = words::terril_name(&code, &bare);
        let mut terril = feature("buffer-terrils", &code, fr(name), "terril", BUFFER);
        common(&mut terril, &record, context)?;
        terril.kind = terril_kind(&record)?;
        terril.aliases.push(bare);
        terril.aliases.extend(record.text("nom_usuel"));
        terril.code = Some(code);
        terrils.push(terril);
    }
    Ok(terrils)
}

/// Cités that are not listed.
pub fn cites(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut cites = Vec::new();
    for record in records(context.sources, "unesco/zt-cites-minieres.geojson")? {
        let id = record.need("id_lsm")?;
        let mut cite = feature(
            "buffer-cites",
            &id,
            fr(words::cite_name(&record.need("nom")?)),
            "cite",
            BUFFER,
        );
        common(&mut cite, &record, context)?;
        finish_cite(&mut cite, &record)?;
        cites.push(cite);
    }
    words::tell_apart(&mut cites, |insee| context.places.name(insee));
    Ok(cites)
}

/// Espaces néo-naturels that are not listed.
pub fn lakes(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut lakes = Vec::new();
    for record in records(context.sources, "unesco/zt-espaces-neonaturels.geojson")? {
        let id = record.need("id")?;
        let mut lake = feature("buffer-lakes", &id, fr(record.need("nom")?), "lake", BUFFER);
        common(&mut lake, &record, context)?;
        lake.code = Some(id);
        lakes.push(lake);
    }
    Ok(lakes)
}
