//! Maps on paper: the sheet has its size, what is printed has its scale, tables and pictures are there.

use std::path::Path;

use geo::{Destination, Geodesic};
use geo_types::Point;
use lopdf::content::Content;
use lopdf::{Document, Object, ObjectId};

use crate::program::archipel;

type Matrix = [f64; 6];

/// `inner`, then `outer`, as PDF writes them (ISO 32000-1, 8.3.4).
fn then(inner: Matrix, outer: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = inner;
    let [p, q, r, s, t, u] = outer;
    [
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    ]
}

fn number(object: &Object) -> f64 {
    f64::from(object.as_float().unwrap())
}

/// A line of two points with its colour.
pub type Line = ([f64; 2], [f64; 2]);

/// Everything that a reader of PDF needs to see where lines lie on the paper.
struct Reader<'a> {
    document: &'a Document,
    lines: Vec<Line>,
}

impl Reader<'_> {
    fn resources(&self, holder: &lopdf::Dictionary) -> Option<lopdf::Dictionary> {
        let (_, resources) = self.document.dereference(holder.get(b"Resources").ok()?).ok()?;
        resources.as_dict().ok().cloned()
    }

    fn form(&self, resources: &lopdf::Dictionary, name: &[u8]) -> Option<ObjectId> {
        let (_, forms) = self.document.dereference(resources.get(b"XObject").ok()?).ok()?;
        forms.as_dict().ok()?.get(name).ok()?.as_reference().ok()
    }

    /// Follows a stream of drawing commands, forms in forms, and keeps what is stroked as one straight line.
    fn read(&mut self, bytes: &[u8], resources: &lopdf::Dictionary, start: Matrix) {
        let (mut now, mut kept) = (start, Vec::new());
        let mut paths: Vec<Vec<[f64; 2]>> = Vec::new();
        for operation in Content::decode(bytes).unwrap().operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "q" => kept.push(now),
                "Q" => now = kept.pop().unwrap(),
                "cm" => {
                    let values: Vec<f64> = operands.iter().map(number).collect();
                    now = then(values.try_into().unwrap(), now);
                }
                "m" | "l" => {
                    if operation.operator == "m" {
                        paths.push(Vec::new());
                    }
                    let [x, y] = [number(&operands[0]), number(&operands[1])];
                    let [a, b, c, d, e, f] = now;
                    paths.last_mut().unwrap().push([a * x + c * y + e, b * x + d * y + f]);
                }
                "S" | "f" | "n" | "s" | "B" | "f*" | "B*" => {
                    for path in paths.drain(..) {
                        if let ("S", [from, to]) = (operation.operator.as_str(), &path[..]) {
                            self.lines.push((*from, *to));
                        }
                    }
                }
                "Do" => {
                    let Some(id) = self.form(resources, operands[0].as_name().unwrap()) else {
                        continue;
                    };
                    let form = self.document.get_object(id).unwrap().as_stream().unwrap().clone();
                    let Ok(content) = form.decompressed_content() else {
                        continue;
                    };
                    let matrix: Matrix = form
                        .dict
                        .get(b"Matrix")
                        .map_or([1.0, 0.0, 0.0, 1.0, 0.0, 0.0], |matrix| {
                            let values: Vec<f64> = matrix.as_array().unwrap().iter().map(number).collect();
                            values.try_into().unwrap()
                        });
                    let inner = self.resources(&form.dict).unwrap_or_default();
                    self.read(&content, &inner, then(matrix, now));
                }
                _ => {}
            }
        }
    }
}

/// Size of each page in millimetres, and the straight lines of the first.
pub fn measured(path: &Path) -> (Vec<[f64; 2]>, Vec<Line>) {
    let document = Document::load(path).unwrap();
    let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
    let sizes = pages
        .iter()
        .map(|page| {
            let media: Vec<f64> = document
                .get_dictionary(*page)
                .unwrap()
                .get(b"MediaBox")
                .unwrap()
                .as_array()
                .unwrap()
                .iter()
                .map(number)
                .collect();
            [media[2] - media[0], media[3] - media[1]].map(|points| points / 72.0 * 25.4)
        })
        .collect();
    let mut reader = Reader {
        document: &document,
        lines: Vec::new(),
    };
    let resources = reader.resources(document.get_dictionary(pages[0]).unwrap()).unwrap();
    let content = document.get_page_content(pages[0]);
    reader.read(&content, &resources, [1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);
    (sizes, reader.lines)
}

/// A territory of one cross: two lines of `metres` each, to the east and to the north of a place.
fn cross(folder: &Path, metres: f64) {
    let start = Point::new(2.8, 50.42);
    let line = |bearing: f64| {
        let end = Geodesic.destination(start, bearing, metres);
        format!(
            r#"{{"type":"Feature","properties":{{"name":"{bearing}"}},"geometry":{{"type":"LineString","coordinates":[[{},{}],[{},{}]]}}}}"#,
            start.x(),
            start.y(),
            end.x(),
            end.y()
        )
    };
    let text = format!(
        r#"{{"type":"FeatureCollection","features":[{},{}]}}"#,
        line(90.0),
        line(0.0)
    );
    std::fs::write(folder.join("cross.geojson"), text).unwrap();
}

fn made(arguments: &[&str]) {
    let output = archipel(arguments);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_hundred_printed_millimetres_are_what_the_scale_says_on_every_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.pdf");
    for (page, scale, sides) in [
        ("A3", 25_000.0, [420.0, 297.0]),
        ("a5", 50_000.0, [210.0, 148.0]),
        ("A0", 10_000.0, [1189.0, 841.0]),
        ("A4", 5_000.0, [297.0, 210.0]),
    ] {
        // 100 mm of paper, or what fits on it.
        let millimetres = 60.0;
        let data = tempfile::tempdir().unwrap();
        cross(data.path(), scale * millimetres / 1000.0);
        let (scale, out) = (scale.to_string(), out.to_str().unwrap());
        let data = data.path().to_str().unwrap();
        made(&[
            "export",
            "--data",
            data,
            "--view",
            "2.8,50.42,12",
            "--page",
            page,
            "--scale",
            &scale,
            "--no-legend",
            "--out",
            out,
        ]);
        let (sizes, lines) = measured(Path::new(out));
        assert_eq!(sizes.len(), 1);
        for (side, wanted) in sizes[0].iter().zip(sides) {
            assert!((side - wanted).abs() < 0.1, "{page}: {sizes:?}");
        }
        let lengths: Vec<f64> = lines
            .iter()
            .map(|([x0, y0], [x1, y1])| (x1 - x0).hypot(y1 - y0) / 72.0 * 25.4)
            .filter(|length| (length / millimetres - 1.0).abs() < 0.02)
            .collect();
        assert!(lengths.len() >= 2, "{page}: {lines:?}");
        for length in lengths {
            assert!(
                (length / millimetres - 1.0).abs() < 0.005,
                "{page} 1:{scale}: {length} mm"
            );
        }
    }
}

#[test]
fn a_layout_file_decides_and_the_command_line_is_stronger() {
    let folder = tempfile::tempdir().unwrap();
    let (file, out) = (folder.path().join("a.toml"), folder.path().join("a.svg"));
    let sign = folder.path().join("sign.png");
    image::RgbaImage::from_pixel(40, 20, image::Rgba([200, 0, 0, 128]))
        .save(&sign)
        .unwrap();
    std::fs::write(
        &file,
        "page = \"A5\"\nlandscape = false\nscale = 25000\ntitle = \"Conseil\"\nlogo = \"sign.png\"\n",
    )
    .unwrap();
    let (file, out) = (file.to_str().unwrap(), out.to_str().unwrap());
    made(&[
        "export",
        "--view",
        "2.83,50.43,12",
        "--layout",
        file,
        "--out",
        out,
        "--lang",
        "fr",
    ]);
    let svg = std::fs::read_to_string(out).unwrap();
    for part in [
        "width=\"559.3",
        "Conseil",
        "data:image/png;base64,",
        "1\u{a0}:\u{a0}25\u{202f}000",
    ] {
        assert!(svg.contains(part), "{part}");
    }
    made(&[
        "export",
        "--view",
        "2.83,50.43,12",
        "--layout",
        file,
        "--page",
        "A4",
        "--title",
        "Autre",
        "--out",
        out,
    ]);
    let svg = std::fs::read_to_string(out).unwrap();
    assert!(svg.contains("width=\"793.7") && svg.contains("Autre") && !svg.contains("Conseil"));
    std::fs::write(file, "page = \"letter\"").unwrap();
    let output = archipel(&["export", "--view", "2.83,50.43,12", "--layout", file, "--out", out]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("a.toml"));
}

#[test]
fn a_table_follows_the_map_with_what_passes_and_lies_on_it() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("cites.pdf");
    let view = [
        "export",
        "--view",
        "2.83,50.43,12",
        "--page",
        "A3",
        "--scale",
        "25000",
        "--table",
        "--where",
        "category=cite",
    ];
    made(&[&view[..], &["--out", out.to_str().unwrap()]].concat());
    let document = Document::load(&out).unwrap();
    let pages = document.get_pages();
    assert!(pages.len() >= 2, "{}", pages.len());
    // As vectors or pixels, each page is a file.
    let svg = folder.path().join("cites.svg");
    made(&[&view[..], &["--out", svg.to_str().unwrap()]].concat());
    let words = std::fs::read_to_string(folder.path().join("cites-2.svg")).unwrap();
    assert!(words.contains(">Nom<") && words.contains("Cité"), "{words}");
    let png = folder.path().join("cites.png");
    made(
        &[
            &view[..],
            &["--dpi", "40", "--lang", "fr", "--out", png.to_str().unwrap()],
        ]
        .concat(),
    );
    assert!(png.exists() && folder.path().join("cites-2.png").exists());
    let second = image::open(folder.path().join("cites-2.png")).unwrap();
    assert_eq!((second.width(), second.height()), (661, 468));
}

#[test]
fn an_atlas_has_an_index_and_a_page_for_each_place_that_passes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("parcs.svg");
    let atlas = [
        "export",
        "--atlas",
        "parks",
        "--lang",
        "fr",
        "--page",
        "A4",
        "--no-legend",
    ];
    made(&[&atlas[..], &["--out", out.to_str().unwrap()]].concat());
    let parks = archipel(&["features", "--layer", "parks", "--format", "geojson"]);
    let parks: serde_json::Value = serde_json::from_slice(&parks.stdout).unwrap();
    let features = parks["features"].as_array().unwrap();
    let placed = features.iter().filter(|park| !park["geometry"].is_null()).count();
    assert_eq!(placed, 11);
    let files = std::fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(files, 1 + placed);
    let index = std::fs::read_to_string(&out).unwrap();
    let second = std::fs::read_to_string(folder.path().join("parcs-2.svg")).unwrap();
    // The first name of the index stands on the second page, which is its own.
    assert!(index.contains(">Page<") && index.contains(">2<"), "{index}");
    let title = second.split("font-size=\"19").nth(1).unwrap();
    let title = title.split('>').nth(1).unwrap().split('<').next().unwrap();
    assert!(index.contains(title), "{title}");
    let none = archipel(&[&atlas[..], &["--where", "text=zzzz", "--out", out.to_str().unwrap()]].concat());
    assert_eq!(none.status.code(), Some(1));
    let unknown = archipel(&["export", "--atlas", "nowhere", "--out", out.to_str().unwrap()]);
    assert_eq!(unknown.status.code(), Some(1));
}
