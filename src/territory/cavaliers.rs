//! Former mine railways of the buffer zone: 1,317 sections, one of which has no geometry.

use super::origin::{BUFFER, feature, fr, fr_en};
use super::sources::records;
use super::unesco::common;
use super::words::capital;
use super::{BuildError, Context};
use crate::model::{Feature, GeometryStatus};

/// Key of the one section that has neither code, name nor geometry.
const WITHOUT_CODE: &str = "sans-code";

/// Every section, in the order of the source.
pub fn features(context: &mut Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut sections = Vec::new();
    for record in records(context.sources, "unesco/zt-cavaliers.geojson")? {
        let code = record.text("id_troncon");
        let key = code.as_deref().unwrap_or(WITHOUT_CODE);
        let name = record.text("nom").unwrap_or_else(|| match &code {
            Some(code) => format!("Cavalier {code}"),
            None => "Tronçon sans nom ni tracé".to_owned(),
        });
        let mut section = feature("cavaliers", key, fr(capital(&name)), "cavalier", BUFFER);
        common(&mut section, &record, context)?;
        if section.geometry.is_none() {
            section.geometry_status = GeometryStatus::None;
            section.note = fr_en(
                "La source compte ce tronçon sans donner ni son nom ni son tracé.",
                "The source counts this section without naming or drawing it.",
            );
            context
                .warnings
                .push(format!("cavaliers: section {key} has no geometry in its source"));
        }
        section.code = code;
        sections.push(section);
    }
    Ok(sections)
}
