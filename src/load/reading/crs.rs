//! Names of reference systems, as the `crs` member of the 2008 format gives them.

use serde_json::Value;

/// What a `crs` member says.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::load) enum Said {
    /// WGS 84, or nothing that can be understood.
    Degrees,
    /// Degrees of a datum within a metre of WGS 84: its name.
    Near(String),
    /// Lambert-93.
    Lambert93,
    /// Web Mercator.
    Mercator,
    /// A conic conformal zone of France, by the latitude of its middle, 42 to 50.
    Zone(u8),
    /// Another system: its name.
    Other(String),
}

/// Reads a `crs` member of the 2008 format.
pub(in crate::load) fn said(crs: &Value) -> Said {
    let name = match crs {
        Value::String(name) => name.as_str(),
        _ => match crs.pointer("/properties/name").and_then(Value::as_str) {
            Some(name) => name,
            None => match crs.pointer("/properties/code") {
                Some(code) => return from_code(code.as_u64().unwrap_or(0), &format!("EPSG:{code}")),
                None => return Said::Degrees,
            },
        },
    };
    from_name(name)
}

/// Reads the name of a reference system: `EPSG:2154`, `urn:ogc:def:crs:EPSG::2154`, `RGF93 / CC50`, …
pub(in crate::load) fn from_name(name: &str) -> Said {
    let upper = name.to_uppercase();
    if let Some(zone) = zone_of_name(&upper) {
        return Said::Zone(zone);
    }
    if upper.contains("CRS84") || upper.contains("WGS84") || upper.contains("WGS 84") {
        return Said::Degrees;
    }
    if upper.contains("LAMB93") || upper.contains("LAMBERT-93") || upper.contains("LAMBERT 93") {
        return Said::Lambert93;
    }
    let digits = upper
        .rsplit(|letter: char| !letter.is_ascii_digit())
        .next()
        .unwrap_or("");
    from_code(digits.parse().unwrap_or(0), name)
}

/// Name of a conic conformal zone.
pub(in crate::load) fn zone_name(zone: u8) -> Option<&'static str> {
    const NAMES: [&str; 9] = [
        "EPSG:3942",
        "EPSG:3943",
        "EPSG:3944",
        "EPSG:3945",
        "EPSG:3946",
        "EPSG:3947",
        "EPSG:3948",
        "EPSG:3949",
        "EPSG:3950",
    ];
    NAMES.get(usize::from(zone).checked_sub(42)?).copied()
}

/// `RGF93 / CC50`, `RGF_1993_CC50`, `RGF93_Lambert_CC50`, `RGF93CC50`.
fn zone_of_name(upper: &str) -> Option<u8> {
    if !upper.contains("RGF") {
        return None;
    }
    let (_, digits) = upper.rsplit_once("CC")?;
    let zone = digits.get(..2)?.parse().ok()?;
    (42..=50).contains(&zone).then_some(zone)
}

/// Reads an EPSG code; `name` is what to call it when it is not known.
pub(in crate::load) fn from_code(code: u64, name: &str) -> Said {
    match code {
        4326 | 4979 => Said::Degrees,
        4171 | 4258 | 4269 | 4937 | 4964 | 4965 | 9777 | 9782 => Said::Near(format!("EPSG:{code}")),
        2154 | 9793 | 9794 => Said::Lambert93,
        3942..=3950 => Said::Zone((code - 3900) as u8),
        // The same zones on the second and the third realisation of RGF93, which differ by a few centimetres.
        9822..=9830 => Said::Zone((code - 9780) as u8),
        9842..=9850 => Said::Zone((code - 9800) as u8),
        3857 | 3785 | 900_913 | 102_100 | 102_113 => Said::Mercator,
        _ => Said::Other(name.chars().take(80).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_names_of_reference_systems_are_understood_in_their_many_spellings() {
        let named = |name: &str| said(&json!({"type": "name", "properties": {"name": name}}));
        assert_eq!(named("urn:ogc:def:crs:OGC:1.3:CRS84"), Said::Degrees);
        assert_eq!(named("urn:ogc:def:crs:EPSG::4326"), Said::Degrees);
        assert_eq!(named("urn:ogc:def:crs:EPSG::2154"), Said::Lambert93);
        assert_eq!(named("http://www.opengis.net/def/crs/EPSG/0/2154"), Said::Lambert93);
        assert_eq!(named("EPSG:900913"), Said::Mercator);
        assert_eq!(named("EPSG:4258"), Said::Near("EPSG:4258".into()));
        assert_eq!(named("EPSG:27572"), Said::Other("EPSG:27572".into()));
        assert_eq!(
            said(&json!({"type": "EPSG", "properties": {"code": 2154}})),
            Said::Lambert93
        );
        assert_eq!(said(&Value::Null), Said::Degrees);
    }
}
