//! Ways and relations of OpenStreetMap, as XML and as protocol buffers: the cycle network, parks and spoil tips; what is
//! broken, missing, nested or leads back to itself. The corpus is made from a fixed seed and prints its counts.

use std::collections::BTreeSet;

use crate::format_files::osm::{Kind, Osm, Relation, Tags, Way, pbf, xml};
use archipel::load::file::{self, Defaults, Input, Loaded};
use archipel::model::{Feature, Severity};
use geo_types::Geometry;

fn way(id: i64, nodes: &[i64], tags: &[(&'static str, &'static str)]) -> Way {
    Way {
        id,
        nodes: nodes.to_vec(),
        tags: tags.to_vec(),
    }
}

fn relation(id: i64, members: &[(Kind, i64, &'static str)], tags: &[(&'static str, &'static str)]) -> Relation {
    Relation {
        id,
        members: members.to_vec(),
        tags: tags.to_vec(),
    }
}

const CYCLE_ROUTE: [(&str, &str); 2] = [("type", "route"), ("route", "bicycle")];

/// A park with a hole, its outline in two ways; a route over two ways, and a route over that route; a spoil tip as a way
/// and one of two parts as a relation.
fn whole() -> Osm {
    let square = |first: i64, x: f64, side: f64| {
        [[0.0, 0.0], [0.0, side], [side, side], [side, 0.0]]
            .into_iter()
            .zip(first..)
            .map(move |([dx, dy], id)| (id, [2.8 + x + dx, 50.43 + dy]))
    };
    let mut nodes: Vec<(i64, [f64; 2])> = square(1, 0.0, 0.004).chain(square(5, 0.001, 0.001)).collect();
    nodes.extend((11..=15).map(|id| (id, [2.82 + id as f64 / 1000.0, 50.44])));
    nodes.extend(
        square(21, 0.02, 0.002)
            .chain(square(31, 0.03, 0.002))
            .chain(square(41, 0.04, 0.002)),
    );
    Osm {
        nodes,
        ways: vec![
            way(1, &[1, 2, 3], &[]),
            way(2, &[3, 4, 1], &[]),
            way(3, &[5, 6, 7, 8, 5], &[]),
            way(10, &[11, 12, 13], &[("highway", "cycleway"), ("surface", "asphalt")]),
            way(11, &[13, 14, 15], &[("highway", "tertiary"), ("cycleway", "lane")]),
            way(
                20,
                &[21, 22, 23, 24, 21],
                &[("man_made", "spoil_heap"), ("name", "Terril 94")],
            ),
            way(30, &[31, 32, 33, 34, 31], &[]),
            way(40, &[41, 42, 43, 44, 41], &[]),
        ],
        relations: vec![
            relation(
                100,
                &[
                    (Kind::Way, 1, "outer"),
                    (Kind::Way, 2, "outer"),
                    (Kind::Way, 3, "inner"),
                ],
                &[("type", "multipolygon"), ("leisure", "park"), ("name", "Parc")],
            ),
            relation(101, &[(Kind::Way, 10, ""), (Kind::Way, 11, "")], &CYCLE_ROUTE),
            relation(
                102,
                &[(Kind::Relation, 101, "")],
                &[("type", "superroute"), ("route", "bicycle")],
            ),
            relation(
                103,
                &[(Kind::Way, 30, "outer"), (Kind::Way, 40, "outer")],
                &[
                    ("type", "multipolygon"),
                    ("name", "Terrils jumeaux"),
                    ("landuse", "spoil_heap"),
                ],
            ),
        ],
    }
}

fn both(osm: &Osm) -> [Input; 3] {
    [xml(osm), pbf(osm, false), pbf(osm, true)]
}

fn status(loaded: &Loaded) -> &'static str {
    let doubtful = loaded.diagnostics.iter().any(|found| found.severity > Severity::Info);
    match (loaded.refused, doubtful) {
        (true, _) => "error",
        (false, true) => "warn",
        (false, false) => "ok",
    }
}

fn read(input: &Input) -> Loaded {
    let defaults = Defaults::default();
    let (kept, looked) = (file::read(input, &defaults), file::inspect(input, &defaults));
    assert_eq!(kept.diagnostics, looked.diagnostics, "{}", input.name);
    assert_eq!(kept.features.len(), kept.loaded_features, "{}", input.name);
    assert!(kept.diagnostics.iter().all(|found| found.code != "reader-broke"));
    kept
}

fn feature<'f>(loaded: &'f Loaded, id: &str) -> &'f Feature {
    let found = loaded.features.iter().find(|feature| feature.id.ends_with(id));
    found.unwrap_or_else(|| panic!("{id} is not among {:?}", ids(loaded)))
}

fn ids(loaded: &Loaded) -> Vec<&str> {
    loaded.features.iter().map(|feature| feature.id.as_str()).collect()
}

fn profile(feature: &Feature) -> &str {
    feature
        .extra
        .get("osm_profile")
        .and_then(|value| value.as_str())
        .unwrap_or("")
}

/// Polygons with their holes, lines, as counts.
fn parts(feature: &Feature) -> (Vec<usize>, usize) {
    match feature.geometry() {
        Some(Geometry::Polygon(one)) => (vec![one.interiors().len()], 0),
        Some(Geometry::MultiPolygon(all)) => (all.iter().map(|one| one.interiors().len()).collect(), 0),
        Some(Geometry::LineString(_)) => (Vec::new(), 1),
        Some(Geometry::MultiLineString(all)) => (Vec::new(), all.0.len()),
        _ => (Vec::new(), 0),
    }
}

#[test]
fn parks_routes_and_spoil_tips_are_read_whole_from_both_forms() {
    for input in both(&whole()) {
        let loaded = read(&input);
        assert_eq!(status(&loaded), "ok", "{}: {:?}", input.name, loaded.diagnostics);
        assert_eq!(loaded.loaded_features, 7, "{:?}", ids(&loaded));
        for (id, kind, shape) in [
            ("relation/100", "park", (vec![1], 0)),
            ("relation/101", "cycle", (vec![], 2)),
            ("relation/102", "cycle", (vec![], 2)),
            ("relation/103", "terril", (vec![0, 0], 0)),
            ("way/10", "cycle", (vec![], 1)),
            ("way/11", "cycle", (vec![], 1)),
            ("way/20", "terril", (vec![0], 0)),
        ] {
            let feature = feature(&loaded, id);
            assert_eq!(
                (profile(feature), parts(feature)),
                (kind, shape),
                "{}: {id}",
                input.name
            );
        }
        let told = loaded
            .diagnostics
            .iter()
            .find(|found| found.code == "osm-profile")
            .unwrap();
        assert_eq!(told.feature, None);
    }
}

/// A change of the whole file, what is told about which feature, and how many features load.
struct Case {
    name: &'static str,
    change: fn(&mut Osm),
    code: &'static str,
    /// Index of the feature that is named.
    about: Option<usize>,
    loaded: usize,
}

fn of(osm: &mut Osm, id: i64) -> &mut Relation {
    osm.relations.iter_mut().find(|one| one.id == id).unwrap()
}

/// Features come as nodes, relations, ways: 100, 101, 102, 103, then ways 10, 11, 20.
const CASES: [Case; 15] = [
    Case {
        name: "a node is missing",
        change: |osm| osm.nodes.retain(|(id, _)| *id != 22),
        code: "osm-node-missing",
        about: Some(6),
        loaded: 7,
    },
    Case {
        name: "every node of a way is missing",
        change: |osm| osm.nodes.retain(|(id, _)| !(21..=24).contains(id)),
        code: "osm-node-missing",
        about: Some(6),
        loaded: 7,
    },
    Case {
        name: "half of an outline is missing",
        change: |osm| osm.ways.retain(|way| way.id != 2),
        code: "osm-way-missing",
        about: Some(0),
        loaded: 7,
    },
    Case {
        name: "an outline that does not close",
        change: |osm| osm.ways[1].nodes = vec![3, 4],
        code: "osm-ring-open",
        about: Some(0),
        loaded: 7,
    },
    Case {
        name: "a hole without an outline",
        change: |osm| of(osm, 100).members.retain(|(_, _, role)| *role == "inner"),
        code: "geometry-empty",
        about: Some(0),
        loaded: 9,
    },
    Case {
        name: "a relation is missing",
        change: |osm| of(osm, 102).members.push((Kind::Relation, 999, "")),
        code: "osm-relation-missing",
        about: Some(2),
        loaded: 7,
    },
    Case {
        name: "a relation that contains itself",
        change: |osm| of(osm, 101).members.push((Kind::Relation, 101, "")),
        code: "osm-relation-loop",
        about: Some(1),
        loaded: 7,
    },
    Case {
        name: "two relations that contain each other",
        change: |osm| of(osm, 101).members.push((Kind::Relation, 102, "")),
        code: "osm-relation-loop",
        about: Some(1),
        loaded: 7,
    },
    Case {
        name: "an area that contains itself",
        change: |osm| of(osm, 100).members.push((Kind::Relation, 100, "outer")),
        code: "osm-member-relation",
        about: Some(0),
        loaded: 7,
    },
    Case {
        name: "an area with another area in it",
        change: |osm| of(osm, 100).members.push((Kind::Relation, 103, "outer")),
        code: "osm-member-relation",
        about: Some(0),
        loaded: 7,
    },
    Case {
        name: "a node that stands twice, elsewhere",
        change: |osm| osm.nodes.push((11, [2.9, 50.5])),
        code: "osm-node-twice",
        about: None,
        loaded: 7,
    },
    Case {
        name: "a relation without members",
        change: |osm| of(osm, 101).members.clear(),
        code: "geometry-empty",
        about: Some(1),
        loaded: 7,
    },
    Case {
        name: "a way without nodes",
        change: |osm| osm.ways[3].nodes.clear(),
        code: "geometry-empty",
        about: Some(4),
        loaded: 7,
    },
    Case {
        name: "a way of one node",
        change: |osm| osm.ways[3].nodes.truncate(1),
        code: "geometry-empty",
        about: Some(4),
        loaded: 7,
    },
    Case {
        name: "a relation of another kind, whose ways are drawn by themselves",
        change: |osm| of(osm, 103).tags[0] = ("type", "site"),
        code: "osm-relation-skipped",
        about: None,
        loaded: 8,
    },
];

#[test]
fn what_is_broken_or_missing_is_told_of_the_feature_and_nothing_else_is_lost() {
    let (mut files, mut named) = (0, 0);
    for case in &CASES {
        let mut osm = whole();
        (case.change)(&mut osm);
        for input in both(&osm) {
            let loaded = read(&input);
            let told: Vec<_> = loaded
                .diagnostics
                .iter()
                .map(|found| (found.code.as_str(), found.feature))
                .collect();
            assert!(!loaded.refused, "{}: {told:?}", case.name);
            assert_eq!(loaded.loaded_features, case.loaded, "{}: {told:?}", case.name);
            let found = told
                .iter()
                .any(|(code, about)| *code == case.code && *about == case.about);
            assert!(found, "{} ({}): {told:?}", case.name, input.name);
            files += 1;
            named += usize::from(case.about.is_some());
        }
    }
    println!("broken OpenStreetMap files: {files}, {named} about one feature, each of which is named");
}

#[test]
fn references_that_are_no_numbers_are_told() {
    let text = String::from_utf8(xml(&whole()).bytes).unwrap();
    for (from, to, about) in [
        ("<nd ref=\"12\"/>", "<nd ref=\"douze\"/>", Some(4)),
        ("<nd ref=\"12\"/>", "<nd/>", Some(4)),
        ("type=\"way\" ref=\"11\"", "type=\"way\" ref=\"\"", Some(1)),
        ("type=\"way\" ref=\"11\"", "ref=\"11\"", Some(1)),
        ("type=\"way\" ref=\"11\"", "type=\"road\" ref=\"11\"", Some(1)),
        (
            "type=\"relation\" ref=\"101\"",
            "type=\"relation\" ref=\"1e9\"",
            Some(2),
        ),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        let loaded = read(&Input::alone("a.osm", changed.into_bytes()));
        let found = loaded.diagnostics.iter().find(|found| found.code == "osm-ref-broken");
        let found = found.unwrap_or_else(|| panic!("{to}: {:?}", loaded.diagnostics));
        assert_eq!((found.feature, loaded.loaded_features), (about, 7), "{to}");
    }
}

/// Routes over routes over routes.
fn chain(length: i64) -> Osm {
    let mut osm = whole();
    osm.relations = (1..=length)
        .map(|id| relation(id, &[(Kind::Relation, id + 1, "")], &CYCLE_ROUTE))
        .collect();
    osm.relations
        .push(relation(length + 1, &[(Kind::Way, 10, "")], &CYCLE_ROUTE));
    osm
}

#[test]
fn nested_relations_are_followed_to_the_end_and_too_many_are_refused() {
    let deep = pbf(&chain(500), true);
    let loaded = read(&deep);
    assert_eq!(parts(feature(&loaded, "relation/1")), (vec![], 1));
    assert!(!loaded.refused);
    assert_eq!(status(&read(&pbf(&chain(100_000), true))), "error");
    // Every relation contains every other one: each is followed once.
    let mut osm = whole();
    let all: Vec<(Kind, i64, &str)> = (1..=60).map(|id| (Kind::Relation, id, "")).collect();
    osm.relations = (1..=60).map(|id| relation(id, &all, &CYCLE_ROUTE)).collect();
    osm.relations[59].members.push((Kind::Way, 10, ""));
    for input in both(&osm) {
        let loaded = read(&input);
        assert_eq!(parts(feature(&loaded, "relation/7")), (vec![], 1));
        assert!(loaded.diagnostics.iter().any(|found| found.code == "osm-relation-loop"));
    }
}

/// Numbers that look random and are the same on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 11).unwrap() % below.max(1)
    }
}

/// Takes something away, or lets a reference lead elsewhere.
fn damage(osm: &mut Osm, dice: &mut Dice) {
    for _ in 0..=dice.roll(3) {
        match dice.roll(6) {
            0 => drop(osm.nodes.remove(dice.roll(osm.nodes.len()))),
            1 => drop(osm.ways.remove(dice.roll(osm.ways.len()))),
            2 => drop(osm.relations.remove(dice.roll(osm.relations.len()))),
            3 => {
                let way = dice.roll(osm.ways.len());
                let nodes = &mut osm.ways[way].nodes;
                if !nodes.is_empty() {
                    let node = dice.roll(nodes.len());
                    nodes[node] = dice.roll(60) as i64;
                }
            }
            4 => {
                let at = dice.roll(osm.relations.len());
                let kind = [Kind::Node, Kind::Way, Kind::Relation][dice.roll(3)];
                let id = [1, 10, 20, 100, 101, 102, 103, 999][dice.roll(8)];
                osm.relations[at]
                    .members
                    .push((kind, id, ["", "inner", "outer"][dice.roll(3)]));
            }
            _ => {
                let at = dice.roll(osm.ways.len());
                osm.ways[at].tags = Tags::new();
            }
        }
        if osm.nodes.is_empty() || osm.ways.is_empty() || osm.relations.is_empty() {
            return;
        }
    }
}

/// Whether something that is drawn refers to what is not there.
fn dangles(osm: &Osm) -> bool {
    let nodes: BTreeSet<i64> = osm.nodes.iter().map(|(id, _)| *id).collect();
    let ways: BTreeSet<i64> = osm.ways.iter().map(|way| way.id).collect();
    let relations: BTreeSet<i64> = osm.relations.iter().map(|one| one.id).collect();
    let members = osm.relations.iter().flat_map(|one| &one.members);
    let lost = members.clone().any(|(kind, id, _)| match kind {
        Kind::Node => false,
        Kind::Way => !ways.contains(id),
        Kind::Relation => !relations.contains(id),
    });
    lost || osm
        .ways
        .iter()
        .any(|way| way.nodes.iter().any(|node| !nodes.contains(node)))
}

#[test]
fn the_corpus_of_damaged_files_is_told_in_both_forms_alike() {
    let mut dice = Dice(0x0511_1EEA_2026_0005);
    let (mut files, mut dangling, mut ok, mut warned) = (0, 0, 0, 0);
    for round in 0..150 {
        let mut osm = whole();
        damage(&mut osm, &mut dice);
        let dangles = dangles(&osm);
        dangling += usize::from(dangles);
        let [one, two, three] = both(&osm).map(|input| read(&input));
        for loaded in [&one, &two, &three] {
            files += 1;
            ok += usize::from(status(loaded) == "ok");
            warned += usize::from(status(loaded) == "warn");
            assert!(!dangles || status(loaded) != "ok", "{round}: {osm:?}");
        }
        // Both forms say the same objects: the same features come of them, with the same findings.
        let said = |loaded: &Loaded| -> Vec<(String, Option<usize>)> {
            let found = loaded.diagnostics.iter();
            found.map(|found| (found.code.clone(), found.feature)).collect()
        };
        assert_eq!(said(&one), said(&two), "{round}");
        assert_eq!(ids(&two), ids(&three), "{round}");
        assert_eq!(ids(&one), ids(&two), "{round}");
    }
    println!("damaged OpenStreetMap files: {files}, {dangling} of 150 with lost references, {ok} ok, {warned} warned");
    assert_eq!(files, ok + warned, "none is refused as a whole");
}
