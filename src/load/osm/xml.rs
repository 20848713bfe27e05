//! OpenStreetMap XML, version 0.6: also what editors save and change sets hold.

use super::{Member, Node, Objects, Relation, Tags, Way};
use crate::load::reading::finding::Finding;
use crate::load::xml::{Item, Tag, Xml};
use crate::model::Severity;

/// Most bytes that the objects may take.
const MAX_COST: usize = 480 << 20;

type Outcome<T> = Result<T, Box<Finding>>;

/// Reads a document.
pub(super) fn read(text: &str) -> Outcome<Objects> {
    let mut xml = Xml::new(text);
    let mut objects = Objects::default();
    loop {
        match xml.next()? {
            Item::Open(tag) => match tag.name.as_ref() {
                "node" | "way" | "relation" => object(&mut xml, &tag, &mut objects)?,
                "osm" | "osmChange" | "create" | "modify" => {}
                "delete" => delete(&mut xml, &mut objects)?,
                "remark" => objects.remark = Some(xml.text()?.trim().to_owned()),
                _ => xml.skip()?,
            },
            Item::Close | Item::Text(_) => {}
            Item::End => return Ok(objects),
        }
        if objects.cost > MAX_COST {
            return Err(Box::new(Finding::new(Severity::Error, "too-many-values", None)));
        }
    }
}

/// What a change set deletes is passed over, and counted.
fn delete(xml: &mut Xml<'_>, objects: &mut Objects) -> Outcome<()> {
    loop {
        match xml.next()? {
            Item::Open(_) => {
                objects.deleted += 1;
                xml.skip()?;
            }
            Item::Close | Item::End => return Ok(()),
            Item::Text(_) => {}
        }
    }
}

/// What stands in an object.
#[derive(Default)]
struct Inside {
    tags: Tags,
    nodes: Vec<i64>,
    ways: Vec<Member>,
    relations: Vec<i64>,
    /// References that are no numbers.
    broken: usize,
    keyless: usize,
}

impl Inside {
    fn member(&mut self, tag: &Tag<'_>) {
        let kind = tag.attribute("type");
        match (kind.as_deref(), number(tag, "ref")) {
            (Some("way"), Some(way)) => {
                let role = tag.attribute("role").unwrap_or_default();
                self.ways.push(Member { way, role });
            }
            (Some("relation"), Some(relation)) => self.relations.push(relation),
            // Places beside a route, such as its signposts, are features of their own.
            (Some("node"), Some(_)) => {}
            _ => self.broken += 1,
        }
    }
}

fn inside(xml: &mut Xml<'_>) -> Outcome<Inside> {
    let mut inside = Inside::default();
    loop {
        match xml.next()? {
            Item::Open(tag) => {
                match tag.name.as_ref() {
                    "tag" => match tag.attribute("k").filter(|key| !key.is_empty()) {
                        Some(key) => inside.tags.push((key, tag.attribute("v").unwrap_or_default())),
                        None => inside.keyless += 1,
                    },
                    "nd" => match number(&tag, "ref") {
                        Some(node) => inside.nodes.push(node),
                        None => inside.broken += 1,
                    },
                    "member" => inside.member(&tag),
                    _ => {}
                }
                xml.skip()?;
            }
            Item::Close | Item::End => return Ok(inside),
            Item::Text(_) => {}
        }
    }
}

fn number(tag: &Tag<'_>, name: &str) -> Option<i64> {
    tag.attribute(name)?.trim().parse().ok()
}

fn object(xml: &mut Xml<'_>, tag: &Tag<'_>, objects: &mut Objects) -> Outcome<()> {
    let at = Some(tag.at);
    let inside = inside(xml)?;
    let deleted =
        tag.attribute("visible").as_deref() == Some("false") || tag.attribute("action").as_deref() == Some("delete");
    if deleted {
        objects.deleted += 1;
        return Ok(());
    }
    objects.keyless += inside.keyless;
    let id = number(tag, "id");
    objects.weigh(
        &inside.tags,
        inside.nodes.len() + inside.ways.len() * 4 + inside.relations.len(),
    );
    let tags = inside.tags;
    match tag.name.as_ref() {
        "node" => {
            let degrees = |name| {
                tag.attribute(name)?
                    .trim()
                    .parse::<f64>()
                    .ok()
                    .filter(|value| value.is_finite())
            };
            let place = degrees("lon").zip(degrees("lat")).map(|(x, y)| [x, y]);
            objects.nodes.push(Node { id, place, tags, at });
        }
        "way" => objects.ways.push(Way {
            id,
            nodes: inside.nodes,
            broken: inside.broken,
            tags,
            at,
        }),
        _ => objects.relations.push(Relation {
            id,
            ways: inside.ways,
            relations: inside.relations,
            broken: inside.broken,
            tags,
            at,
        }),
    }
    Ok(())
}
