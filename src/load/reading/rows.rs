//! Rows of a file, one a feature: a geometry in the coordinates of the file, attributes, a place. Every format but
//! GeoJSON is read into these, within limits that no file can talk us out of.

use std::borrow::Cow;

use super::crs::Said;
use super::finding::{Finding, Findings, Notes, located};
use super::finish::{self, Document};
use super::members::{Id, Members};
use super::pool::Pool;
use super::shape::{self, Raw};
use super::{Defaults, Draft, Dropped, Format, Join, Loaded, Parsed, parsed};
use crate::model::{Property, Severity};

/// Most features of one file.
const MAX_FEATURES: usize = 1_000_000;
/// Memory that the rows of one file may take, in bytes, estimated.
const MAX_MEMORY: usize = 512 << 20;
/// Estimated cost of a feature without its vertices and texts, in bytes.
const FEATURE_COST: usize = 160;

/// One feature of a file.
#[derive(Debug, Default)]
pub(in crate::load) struct Row<'a> {
    /// Its geometry; none where the file gives none.
    pub raw: Option<Raw>,
    /// Id outside the attributes.
    pub id: Option<Id>,
    /// Attributes in the order of the file.
    pub attributes: Vec<(Cow<'a, str>, Property)>,
    /// Offset into the text, where the file is text.
    pub at: Option<usize>,
    /// Findings about it.
    pub notes: Notes,
    /// Reference system of its own.
    pub crs: Option<Said>,
}

/// Collects rows and findings, and makes the file's features of them.
pub(in crate::load) struct Rows<'a> {
    defaults: &'a Defaults,
    keep: bool,
    format: Format,
    document: Document,
    parsed: Vec<Result<Parsed, Dropped>>,
    findings: Findings,
    refusal: Option<Finding>,
    pool: Pool,
    spent: usize,
    join: Option<Join>,
}

impl<'a> Rows<'a> {
    /// None yet.
    pub fn new(format: Format, defaults: &'a Defaults, keep: bool) -> Self {
        Self {
            defaults,
            keep,
            format,
            document: Document {
                said: Said::Degrees,
                is_usual: true,
            },
            parsed: Vec::new(),
            findings: Findings::default(),
            refusal: None,
            pool: Pool::new(),
            spent: 0,
            join: None,
        }
    }

    /// Says the reference system of the file.
    pub fn set_crs(&mut self, said: Said) {
        self.document.said = said;
    }

    /// Says the reference system of the file, in a format that should have none but WGS 84.
    pub fn set_unusual_crs(&mut self, said: Said) {
        self.document = Document { said, is_usual: false };
    }

    /// Says by which column features can be joined to communes.
    pub fn set_join(&mut self, join: Join) {
        self.join = Some(join);
    }

    /// Rows so far, readable or not: the number of the next one.
    pub fn count(&self) -> usize {
        self.parsed.len()
    }

    /// The shared form of a text.
    pub fn text(&mut self, text: &str) -> Property {
        Property::Text(self.pool.word(text))
    }

    /// Whether the file is refused already, so that reading on is vain.
    pub fn is_refused(&self) -> bool {
        self.refusal.is_some()
    }

    /// Adds a finding about the file as a whole.
    pub fn note(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// Adds a warning about the file as a whole.
    pub fn warn(&mut self, code: &'static str) {
        self.note(Finding::new(Severity::Warning, code, None));
    }

    /// Refuses the file. The first reason stays.
    pub fn refuse(&mut self, finding: Finding) {
        self.refusal.get_or_insert(finding);
    }

    /// Refuses the file for a reason without arguments.
    pub fn fail(&mut self, code: &'static str, at: Option<usize>) {
        self.refuse(Finding::new(Severity::Error, code, at));
    }

    /// Counts memory that a reader keeps beside the rows; refuses the file beyond the limit.
    pub fn spend(&mut self, bytes: usize) -> bool {
        self.spent = self.spent.saturating_add(bytes);
        if self.spent > MAX_MEMORY {
            self.fail("too-many-values", None);
        }
        !self.is_refused()
    }

    /// Adds a feature that cannot be read.
    pub fn bad(&mut self, finding: Finding) {
        if self.room(finding.at) {
            let finding = Box::new(finding.of(self.parsed.len()));
            self.parsed.push(Err(Dropped {
                finding,
                refuses: false,
            }));
        }
    }

    /// Adds a feature.
    pub fn add(&mut self, row: Row<'_>) {
        if !self.room(row.at) {
            return;
        }
        let text = |value: &Property| value.as_str().map_or(24, |text| 24 + text.len());
        let attributes: usize = row.attributes.iter().map(|(_, value)| text(value)).sum();
        let vertices = row.raw.as_ref().map_or(0, shape::vertices);
        if !self.spend(FEATURE_COST + attributes + vertices * 16) {
            return;
        }
        match self.draft(row) {
            Ok(draft) => {
                let at = draft.geometry_at;
                let mut parsed = parsed(draft, at, self.defaults, self.keep, &mut self.pool);
                if at == NO_PLACE {
                    parsed.at = None;
                    parsed.notes.iter_mut().for_each(|note| note.at = None);
                }
                self.parsed.push(Ok(parsed));
            }
            Err(finding) => self.bad(*finding),
        }
    }

    fn draft<'r>(&self, row: Row<'r>) -> Result<Draft<'r>, Box<Finding>> {
        let mut notes = row.notes;
        let geometry = match row.raw {
            Some(raw) => shape::checked(raw, row.at, &mut notes).map_err(|mut finding| {
                finding.at = row.at;
                finding
            })?,
            None => None,
        };
        let mut properties = Members::default();
        let mut repeated = None;
        for (name, value) in row.attributes {
            properties.put(name, value, 0, &mut repeated);
        }
        if let Some((_, name)) = repeated {
            notes.add(Finding::new(Severity::Warning, "duplicate-key", row.at).with("name", name));
        }
        let at = row.at.unwrap_or(NO_PLACE);
        Ok(Draft {
            geometry,
            geometry_at: at,
            id: row.id,
            properties,
            properties_at: at,
            notes,
            crs: row.crs,
            ..Draft::default()
        })
    }

    fn room(&mut self, at: Option<usize>) -> bool {
        if self.parsed.len() >= MAX_FEATURES {
            let finding = Finding::new(Severity::Error, "too-many-features", at);
            self.refuse(finding.with("limit", MAX_FEATURES));
        }
        !self.is_refused()
    }

    /// Places and names the features. `text` is the file where it is text: offsets become lines and columns.
    pub fn finish(mut self, file: &str, text: &str) -> Loaded {
        let mut loaded = Loaded::nothing(self.format, self.parsed.len());
        if let Some(refusal) = self.refusal {
            self.findings.refuse(refusal);
        } else {
            if self.parsed.is_empty() {
                self.findings.push(Finding::new(Severity::Info, "no-features", None));
            }
            finish::finish(
                self.parsed,
                &self.document,
                self.defaults,
                self.keep,
                &mut self.findings,
                &mut loaded,
            );
            loaded.join = self.join;
        }
        loaded.diagnostics = located(self.findings, text, file);
        loaded
    }
}

/// Stands for the place of a feature in a file that is no text.
const NO_PLACE: usize = usize::MAX;

#[cfg(test)]
mod tests {
    use super::*;
    use geo_types::Coord;

    fn point(x: f64, y: f64) -> Row<'static> {
        Row {
            raw: Some(Raw::Points(vec![Coord { x, y }])),
            attributes: vec![("nom".into(), Property::Text("Fosse".into()))],
            ..Row::default()
        }
    }

    #[test]
    fn rows_in_the_zone_cc50_land_where_proj_puts_them() {
        for said in [Said::Zone(50), Said::Degrees] {
            let defaults = Defaults::default();
            let mut rows = Rows::new(Format::Csv, &defaults, true);
            rows.set_crs(said.clone());
            // Lens, by gdaltransform (PROJ).
            rows.add(point(1_687_814.039_724_09, 9_247_462.420_265_73));
            let loaded = rows.finish("f", "");
            assert_eq!((loaded.crs.as_str(), loaded.loaded_features), ("EPSG:3950", 1));
            let usual = said == Said::Zone(50);
            let severity = if usual { Severity::Info } else { Severity::Warning };
            let found = &loaded.diagnostics[0];
            assert_eq!((found.code.as_str(), found.severity), ("conic-zone", severity));
            let Some(geo_types::Geometry::Point(place)) = loaded.features[0].geometry() else {
                panic!("{loaded:?}")
            };
            assert!((place.x() - 2.8285).abs() < 1e-8 && (place.y() - 50.4266).abs() < 1e-8);
        }
    }

    #[test]
    fn a_bad_row_among_good_ones_is_dropped_and_named() {
        let defaults = Defaults::default();
        let mut rows = Rows::new(Format::Csv, &defaults, true);
        rows.add(point(2.8, 50.4));
        rows.add(point(f64::NAN, 50.4));
        rows.add(point(2.9, 50.4));
        let loaded = rows.finish("f", "");
        assert_eq!(
            (loaded.declared_features, loaded.loaded_features, loaded.refused),
            (3, 2, false)
        );
        assert_eq!(loaded.diagnostics[0].feature, Some(1));
        assert_eq!(loaded.diagnostics[0].code, "ordinate-not-finite");
    }
}
