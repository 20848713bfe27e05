//! Reading the raw files: GeoJSON, CSV and JSON. Knows their syntax, not their meaning.

use std::path::Path;

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPolygon, Point, Polygon};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::BuildError;

/// One record of a source: its properties, cleaned on the way out, and its geometry in degrees.
#[derive(Debug, Clone)]
pub struct Record {
    file: String,
    index: usize,
    props: Map<String, Value>,
    /// Geometry in degrees.
    pub geometry: Option<Geometry<f64>>,
}

impl Record {
    /// An error about this record.
    pub fn error(&self, reason: impl Into<String>) -> BuildError {
        BuildError::Record {
            file: self.file.clone(),
            index: self.index,
            reason: reason.into(),
        }
    }

    /// A property as text: white space collapsed, `Noeux` spelled `Nœux`, empty means none, whole numbers without `.0`.
    pub fn text(&self, key: &str) -> Option<String> {
        let text = match self.props.get(key)? {
            Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
            Value::Number(number) => match number.as_f64() {
                Some(value) if value.fract() == 0.0 => format!("{value:.0}"),
                _ => number.to_string(),
            },
            Value::Bool(value) => value.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then(|| text.replace("Noeux", "Nœux").replace('’', "'"))
    }

    /// A property that must be there.
    ///
    /// # Errors
    /// When it is missing or empty.
    pub fn need(&self, key: &str) -> Result<String, BuildError> {
        self.text(key).ok_or_else(|| self.error(format!("no `{key}`")))
    }

    /// A property as a number; text with a decimal comma is read too.
    pub fn number(&self, key: &str) -> Option<f64> {
        match self.props.get(key)? {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().replace(',', ".").parse().ok(),
            _ => None,
        }
    }

    /// A property as a whole year.
    pub fn year(&self, key: &str) -> Option<i32> {
        self.text(key)?.parse().ok()
    }

    /// A list of texts.
    pub fn list(&self, key: &str) -> Vec<String> {
        let items = self.props.get(key).and_then(Value::as_array);
        items
            .into_iter()
            .flatten()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect()
    }

    /// Names in `commune`, `commune_1` … `commune_6`, in order, as written.
    pub fn commune_names(&self) -> Vec<String> {
        let numbered = (1..=6).map(|number| format!("commune_{number}"));
        std::iter::once("commune".to_owned())
            .chain(numbered)
            .filter_map(|key| self.text(&key))
            .collect()
    }
}

fn unreadable(path: &Path, reason: impl ToString) -> BuildError {
    BuildError::Read {
        path: path.to_owned(),
        reason: reason.to_string(),
    }
}

fn text_of(path: &Path) -> Result<String, BuildError> {
    std::fs::read_to_string(path).map_err(|error| unreadable(path, error))
}

/// A JSON file of the facts.
///
/// # Errors
/// When it cannot be read or does not have the expected form.
pub fn json<T: DeserializeOwned>(folder: &Path, file: &str) -> Result<T, BuildError> {
    let path = folder.join(file);
    serde_json::from_str(&text_of(&path)?).map_err(|error| unreadable(&path, error))
}

/// The features of a GeoJSON file of the sources.
///
/// # Errors
/// When it cannot be read, or a geometry is not one.
pub fn records(folder: &Path, file: &str) -> Result<Vec<Record>, BuildError> {
    let path = folder.join(file);
    let document: Value = json(folder, file)?;
    let features = document
        .get("features")
        .and_then(Value::as_array)
        .ok_or_else(|| unreadable(&path, "no `features`"))?;
    let mut records = Vec::with_capacity(features.len());
    for (index, feature) in features.iter().enumerate() {
        let mut record = Record {
            file: file.to_owned(),
            index,
            props: feature
                .get("properties")
                .and_then(Value::as_object)
                .cloned()
                .unwrap_or_default(),
            geometry: None,
        };
        record.geometry = match feature.get("geometry") {
            None | Some(Value::Null) => None,
            Some(value) => Some(geometry(value).ok_or_else(|| record.error("not a geometry"))?),
        };
        records.push(record);
    }
    Ok(records)
}

/// The rows of a CSV file of the sources, as records without geometry.
///
/// # Errors
/// When it cannot be read.
pub fn rows(folder: &Path, file: &str) -> Result<Vec<Record>, BuildError> {
    let mut lines = csv(&text_of(&folder.join(file))?).into_iter();
    let header = lines.next().unwrap_or_default();
    Ok(lines
        .enumerate()
        .map(|(index, cells)| Record {
            file: file.to_owned(),
            index,
            props: header
                .iter()
                .cloned()
                .zip(cells.into_iter().map(Value::String))
                .collect(),
            geometry: None,
        })
        .collect())
}

/// Cells of a CSV text as RFC 4180 has it: commas, quotes doubled inside quotes.
fn csv(text: &str) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                cell.push('"');
                letters.next();
            }
            '"' => quoted = !quoted,
            ',' if !quoted => line.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                line.push(std::mem::take(&mut cell));
                lines.push(std::mem::take(&mut line));
            }
            other => cell.push(other),
        }
    }
    if !cell.is_empty() || !line.is_empty() {
        line.push(cell);
        lines.push(line);
    }
    lines
}

fn geometry(value: &Value) -> Option<Geometry<f64>> {
    let coordinates = value.get("coordinates")?;
    Some(match value.get("type")?.as_str()? {
        "Point" => Geometry::Point(Point(position(coordinates)?)),
        "LineString" => Geometry::LineString(line(coordinates)?),
        "MultiLineString" => Geometry::MultiLineString(MultiLineString(list(coordinates, line)?)),
        "Polygon" => Geometry::Polygon(polygon(coordinates)?),
        "MultiPolygon" => Geometry::MultiPolygon(MultiPolygon(list(coordinates, polygon)?)),
        _ => return None,
    })
}

fn list<T>(value: &Value, item: impl Fn(&Value) -> Option<T>) -> Option<Vec<T>> {
    value.as_array()?.iter().map(item).collect()
}

fn position(value: &Value) -> Option<Coord<f64>> {
    let numbers = value.as_array()?;
    Some(Coord {
        x: numbers.first()?.as_f64()?,
        y: numbers.get(1)?.as_f64()?,
    })
}

fn line(value: &Value) -> Option<LineString<f64>> {
    Some(LineString(list(value, position)?))
}

fn polygon(value: &Value) -> Option<Polygon<f64>> {
    let mut rings = list(value, line)?.into_iter();
    Some(Polygon::new(rings.next()?, rings.collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_keep_their_commas_quotes_and_line_breaks() {
        let cells = csv("a,b\n\"x, y\",\"say \"\"z\"\"\nagain\"\r\nlast,");
        assert_eq!(cells[1], ["x, y", "say \"z\"\nagain"]);
        assert_eq!(cells[2], ["last", ""]);
    }

    #[test]
    fn a_position_with_one_number_is_no_geometry() {
        let broken = serde_json::json!({"type": "LineString", "coordinates": [[2.8, 50.4], [2.9]]});
        assert!(geometry(&broken).is_none());
    }
}
