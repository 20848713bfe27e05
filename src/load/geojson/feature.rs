//! One feature object of RFC 7946.

use std::borrow::Cow;

use super::geometry::{self, Context};
use super::split::What;
use super::{Stop, bbox, kind_of};
use crate::load::json::Cursor;
use crate::load::json_value;
use crate::load::reading::finding::Finding;
use crate::load::reading::members::{Id, Members};
use crate::load::reading::pool::Pool;
use crate::load::reading::{Draft, crs};
use crate::model::Severity;

/// Reads the feature or geometry at the cursor.
pub(super) fn read<'a>(cursor: &mut Cursor<'a>, what: &What, pool: &mut Pool) -> Result<Draft<'a>, Stop> {
    cursor.space();
    let mut draft = Draft {
        geometry_at: cursor.at,
        properties_at: cursor.at,
        ..Draft::default()
    };
    let mut context = Context::default();
    if *what == What::Geometry {
        draft.geometry = geometry::read(cursor, &mut context, false)?;
    } else {
        members(cursor, &mut draft, &mut context, pool)?;
    }
    let account = context.account;
    draft.cost = account.cost;
    draft.crs = context.crs.as_ref().map(crs::said);
    draft.notes = context.notes;
    if let Some((at, name)) = account.repeated {
        let finding = Finding::new(Severity::Warning, "duplicate-key", Some(at));
        draft.notes.add(finding.with("name", name));
    }
    if let Some(at) = account.too_large {
        draft.notes.warn("number-too-large", at);
    }
    if cursor.lone_surrogates > 0 {
        draft.notes.warn("lone-surrogate", draft.properties_at);
    }
    Ok(draft)
}

fn members<'a>(
    cursor: &mut Cursor<'a>,
    draft: &mut Draft<'a>,
    context: &mut Context,
    pool: &mut Pool,
) -> Result<(), Stop> {
    let start = cursor.at;
    if cursor.peek() != Some(b'{') {
        let found = kind_of(cursor)?;
        return Err(Stop::fault("feature-not-object", start).with("found", found));
    }
    cursor.enter(b'{')?;
    let mut seen: Vec<Cow<'_, str>> = Vec::with_capacity(4);
    let mut first = true;
    while cursor.more(&mut first, b'}')? {
        let at = cursor.at;
        let name = cursor.name()?;
        if seen.contains(&name) {
            let finding = Finding::new(Severity::Warning, "duplicate-key", Some(at));
            context.notes.add(finding.with("name", &name));
        }
        cursor.space();
        member(cursor, draft, (context, pool), &name, at)?;
        if seen.len() < 16 {
            seen.push(name);
        }
    }
    let has = |name: &str| seen.iter().any(|known| known == name);
    if !has("type") {
        return Err(Stop::fault("feature-type-missing", start));
    }
    if !has("geometry") {
        return Err(Stop::fault("geometry-missing", start));
    }
    if !has("properties") {
        context.notes.warn("properties-missing", start);
    }
    Ok(())
}

fn member<'a>(
    cursor: &mut Cursor<'a>,
    draft: &mut Draft<'a>,
    (context, pool): (&mut Context, &mut Pool),
    name: &str,
    name_at: usize,
) -> Result<(), Stop> {
    let at = cursor.at;
    let next = cursor.peek();
    match (name, next) {
        ("type", _) => check_type(cursor),
        ("geometry", Some(b'n')) => {
            draft.geometry = None;
            Ok(cursor.word("null")?)
        }
        ("geometry", Some(b'{')) => {
            draft.geometry_at = at;
            draft.geometry = geometry::read(cursor, context, false)?;
            Ok(())
        }
        ("geometry", _) => Err(Stop::fault("geometry-not-object", at).with("found", kind_of(cursor)?)),
        ("properties", Some(b'n')) => Ok(cursor.word("null")?),
        ("properties", Some(b'{')) => {
            draft.properties_at = at;
            properties(cursor, draft, context, pool)
        }
        ("properties", _) => Err(Stop::fault("properties-not-object", at).with("found", kind_of(cursor)?)),
        ("id", _) => id(cursor, draft, context),
        ("bbox", _) => bbox::check(cursor, &mut context.notes),
        ("crs", _) => {
            context.notes.warn("old-crs-member", name_at);
            context.crs = Some(json_value::read(cursor, &mut context.account)?);
            Ok(())
        }
        ("features", _) => Err(Stop::fault("features-misplaced", name_at)),
        _ => {
            let finding = Finding::new(Severity::Warning, "foreign-member", Some(name_at));
            context.notes.add(finding.with("name", name));
            Ok(cursor.skip()?)
        }
    }
}

fn check_type(cursor: &mut Cursor<'_>) -> Result<(), Stop> {
    let at = cursor.at;
    if cursor.peek() != Some(b'"') {
        return Err(Stop::fault("feature-wrong-type", at).with("found", kind_of(cursor)?));
    }
    let found = cursor.string()?;
    if found == "Feature" {
        return Ok(());
    }
    Err(Stop::fault("feature-wrong-type", at).with("found", found))
}

fn id(cursor: &mut Cursor<'_>, draft: &mut Draft<'_>, context: &mut Context) -> Result<(), Stop> {
    let at = cursor.at;
    match cursor.peek() {
        Some(b'"') => draft.id = Some(Id::Text(cursor.string()?.into_owned())),
        Some(b'-' | b'0'..=b'9') => draft.id = Some(Id::Number(cursor.number_text()?.to_owned())),
        Some(b'n') => {
            cursor.word("null")?;
            context.notes.warn("id-null", at);
        }
        _ => return Err(Stop::fault("id-not-allowed", at).with("found", kind_of(cursor)?)),
    }
    Ok(())
}

fn properties<'a>(
    cursor: &mut Cursor<'a>,
    draft: &mut Draft<'a>,
    context: &mut Context,
    pool: &mut Pool,
) -> Result<(), Stop> {
    let mut members = Members::default();
    members.list.reserve(pool.usual);
    let mut first = true;
    cursor.enter(b'{')?;
    while cursor.more(&mut first, b'}')? {
        let at = cursor.at;
        let name = cursor.name()?;
        if name == "outline" && cursor.peek() == Some(b'{') {
            // An outline that is no geometry stays among the other properties, and `properties::fill` says so.
            let mut inner = Context::default();
            draft.outline = geometry::read(&mut cursor.clone(), &mut inner, false).unwrap_or_default();
        }
        let units = if members.list.is_empty() { 8 } else { 2 };
        context.account.spend(units, at)?;
        let value = json_value::read_property(cursor, &mut context.account, &mut |text| pool.word(text))?;
        members.put(name, value, at, &mut context.account.repeated);
    }
    pool.usual = members.list.len().min(64);
    draft.properties = members;
    Ok(())
}
