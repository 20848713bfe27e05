//! Pair kerning out of a font's GPOS table, unpacked once into tables that answer in a few nanoseconds.

use skrifa::raw::tables::gpos::{PairPos, PairPosFormat1, PairPosFormat2, PositionSubtables};
use skrifa::raw::{FontRef, ReadError, TableProvider, types::Tag};

/// Marks a glyph that a table does not begin with.
const NONE: u16 = u16::MAX;

/// How much closer or further apart two glyphs stand, in font units.
#[derive(Debug, Default)]
pub(super) struct Kerning {
    /// One list per lookup: all lookups add up, inside one the first that fits decides (OpenType, "GPOS").
    lookups: Vec<Vec<Pairs>>,
}

#[derive(Debug)]
enum Pairs {
    /// Pairs one by one: second glyphs and values of all first glyphs in a row, and where those of each begin and end.
    Single {
        rows: Vec<(u32, u32)>,
        seconds: Vec<(u16, i16)>,
    },
    /// Classes of first glyphs against classes of second glyphs.
    Classes {
        first: Vec<u16>,
        second: Vec<u16>,
        row: usize,
        values: Vec<i16>,
    },
}

impl Kerning {
    /// Unpacks the feature `kern`. A font without it has none; a broken table is an error.
    pub(super) fn read(font: &FontRef<'_>) -> Result<Self, ReadError> {
        let Ok(gpos) = font.gpos() else {
            return Ok(Self::default());
        };
        let features = gpos.feature_list()?;
        let mut indices = Vec::new();
        for record in features.feature_records() {
            if record.feature_tag() == Tag::new(b"kern") {
                let feature = record.feature(features.offset_data())?;
                indices.extend(
                    feature
                        .lookup_list_indices()
                        .iter()
                        .map(|index| usize::from(index.get())),
                );
            }
        }
        indices.sort_unstable();
        indices.dedup();
        let glyphs = usize::from(font.maxp()?.num_glyphs());
        let list = gpos.lookup_list()?.lookups();
        let mut lookups = Vec::new();
        for index in indices {
            let PositionSubtables::Pair(subtables) = list.get(index)?.subtables()? else {
                continue;
            };
            let pairs: Result<Vec<_>, _> = subtables
                .iter()
                .map(|subtable| match subtable? {
                    PairPos::Format1(table) => singles(&table, glyphs),
                    PairPos::Format2(table) => classes(&table, glyphs),
                })
                .collect();
            lookups.push(pairs?);
        }
        Ok(Self { lookups })
    }

    /// Units to add to the advance of `one` when `two` follows it.
    pub(super) fn between(&self, one: u16, two: u16) -> i32 {
        self.lookups
            .iter()
            .map(|lookup| lookup.iter().find_map(|pairs| pairs.between(one, two)).unwrap_or(0))
            .sum()
    }
}

impl Pairs {
    fn between(&self, one: u16, two: u16) -> Option<i32> {
        match self {
            Self::Single { rows, seconds } => {
                let (from, to) = *rows.get(usize::from(one))?;
                let row = seconds.get(from as usize..to as usize)?;
                row.binary_search_by_key(&two, |pair| pair.0)
                    .ok()
                    .map(|at| i32::from(row[at].1))
            }
            Self::Classes {
                first,
                second,
                row,
                values,
            } => {
                let class = *first.get(usize::from(one))?;
                let column = *second.get(usize::from(two))?;
                if class == NONE {
                    return None;
                }
                values
                    .get(usize::from(class) * row + usize::from(column))
                    .map(|&value| i32::from(value))
            }
        }
    }
}

fn singles(table: &PairPosFormat1<'_>, glyphs: usize) -> Result<Pairs, ReadError> {
    let (mut rows, mut seconds) = (vec![(0, 0); glyphs], Vec::new());
    for (glyph, set) in table.coverage()?.iter().zip(table.pair_sets().iter()) {
        let from = seconds.len();
        for record in set?.pair_value_records().iter() {
            let record = record?;
            seconds.push((
                record.second_glyph().to_u16(),
                record.value_record1().x_advance().unwrap_or(0),
            ));
        }
        seconds[from..].sort_by_key(|pair| pair.0);
        if let Some(row) = rows.get_mut(usize::from(glyph.to_u16())) {
            *row = (from as u32, seconds.len() as u32);
        }
    }
    Ok(Pairs::Single { rows, seconds })
}

fn classes(table: &PairPosFormat2<'_>, glyphs: usize) -> Result<Pairs, ReadError> {
    let (of_first, of_second) = (table.class_def1()?, table.class_def2()?);
    let mut first = vec![NONE; glyphs];
    for glyph in table.coverage()?.iter() {
        if let Some(class) = first.get_mut(usize::from(glyph.to_u16())) {
            *class = of_first.get(glyph);
        }
    }
    let second = (0..glyphs as u32)
        .map(|glyph| of_second.get(skrifa::GlyphId::new(glyph)))
        .collect();
    let mut values = Vec::new();
    for record in table.class1_records().iter() {
        for cell in record?.class2_records().iter() {
            values.push(cell?.value_record1().x_advance().unwrap_or(0));
        }
    }
    Ok(Pairs::Classes {
        first,
        second,
        row: usize::from(table.class2_count()),
        values,
    })
}
