//! The listed property's 109 components and the 15 parts of its buffer zone.

use super::origin::{PROPERTY, feature, fr, fr_en};
use super::sources::records;
use super::words;
use super::{BuildError, Context};
use crate::model::{Feature, Shape};

/// The 109 components ("éléments") of the property.
pub fn components(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut components = Vec::new();
    for record in records(context.sources, "unesco/bien-inscrit.geojson")? {
        let number = record.need("no_element")?;
        let name = words::capital(&record.need("nom")?);
        let mut component = feature("components", &number, fr(name), "component", PROPERTY);
        component.code = Some(number);
        component.company = record.text("section").and_then(|section| words::company(&section));
        component.area_ha = record.number("surface_ha");
        component.communes = record
            .geometry
            .as_ref()
            .map(|geometry| context.places.under(geometry))
            .unwrap_or_default();
        component.epci = context.places.epci_of(&component.communes);
        component.geometry = record.geometry.clone().map(Shape::new);
        components.push(component);
    }
    words::tell_apart(&mut components, |insee| context.places.name(insee));
    Ok(components)
}

/// The 15 parts of the buffer zone.
pub fn buffer_zone(context: &Context<'_>) -> Result<Vec<Feature>, BuildError> {
    let mut parts = Vec::new();
    for record in records(context.sources, "unesco/zone-tampon.geojson")? {
        let id = record.need("id")?;
        let name = fr_en(format!("Zone tampon, partie {id}"), format!("Buffer zone, part {id}"));
        let mut part = feature("buffer-zone", &id, name, "buffer-zone", PROPERTY);
        part.area_ha = record.number("surface_ha");
        part.communes = record
            .geometry
            .as_ref()
            .map(|geometry| context.places.under(geometry))
            .unwrap_or_default();
        part.epci = context.places.epci_of(&part.communes);
        part.geometry = record.geometry.clone().map(Shape::new);
        parts.push(part);
    }
    Ok(parts)
}
