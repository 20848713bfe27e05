//! Shapefiles, from Esri's description, and dBASE tables.

use archipel::load::file::Input;

use super::{Kind, Place, System, Thing, zip};

/// A `.prj`, in Esri's dialect.
pub fn prj(system: System) -> String {
    let conic = |name: &str, east: f64, north: f64, latitude: f64, parallels: [f64; 2], datum: &str| {
        format!(
            "PROJCS[\"{name}\",GEOGCS[\"GCS\",DATUM[\"{datum}\",SPHEROID[\"GRS_1980\",6378137.0,298.257222101]],\
             PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Lambert_Conformal_Conic\"],\
             PARAMETER[\"False_Easting\",{east:?}],PARAMETER[\"False_Northing\",{north:?}],\
             PARAMETER[\"Central_Meridian\",3.0],PARAMETER[\"Standard_Parallel_1\",{:?}],\
             PARAMETER[\"Standard_Parallel_2\",{:?}],PARAMETER[\"Latitude_Of_Origin\",{latitude:?}],UNIT[\"Meter\",1.0]]",
            parallels[0], parallels[1]
        )
    };
    match system {
        System::Wgs84 => "GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],\
             PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]]"
            .to_owned(),
        System::Lambert93 => conic("RGF_1993_Lambert_93", 700_000.0, 6_600_000.0, 46.5, [44.0, 49.0], "D_RGF_1993"),
        System::Cc50 => conic("RGF_1993_CC50", 1_700_000.0, 9_200_000.0, 50.0, [49.25, 50.75], "D_RGF_1993"),
        System::Lambert2 => conic("NTF_Lambert_II_etendu", 600_000.0, 2_200_000.0, 46.8, [45.898_918_964, 47.696_014_502], "D_NTF"),
        System::Mercator => "PROJCS[\"WGS_1984_Web_Mercator_Auxiliary_Sphere\",GEOGCS[\"GCS_WGS_1984\",DATUM[\"D_WGS_1984\",\
             SPHEROID[\"WGS_1984\",6378137.0,298.257223563]],PRIMEM[\"Greenwich\",0.0],UNIT[\"Degree\",0.0174532925199433]],\
             PROJECTION[\"Mercator_Auxiliary_Sphere\"],PARAMETER[\"False_Easting\",0.0],UNIT[\"Meter\",1.0]]"
            .to_owned(),
    }
}

fn header(length: usize, kind: i32) -> Vec<u8> {
    let mut bytes = vec![0, 0, 0x27, 0x0A];
    bytes.extend([0; 20]);
    bytes.extend(i32::try_from(length / 2).unwrap().to_be_bytes());
    bytes.extend(1000_i32.to_le_bytes());
    bytes.extend(kind.to_le_bytes());
    bytes.extend([0; 64]);
    bytes
}

/// The number of a kind of shape.
pub fn code(kind: Kind) -> i32 {
    match kind {
        Kind::Point => 1,
        Kind::Line => 3,
        Kind::Polygon => 5,
    }
}

/// A shape of several parts.
pub fn parts(kind: i32, parts: &[Vec<Place>]) -> Vec<u8> {
    let points: usize = parts.iter().map(Vec::len).sum();
    let mut bytes = kind.to_le_bytes().to_vec();
    bytes.extend([0; 32]);
    bytes.extend(u32::try_from(parts.len()).unwrap().to_le_bytes());
    bytes.extend(u32::try_from(points).unwrap().to_le_bytes());
    let mut from = 0_u32;
    for part in parts {
        bytes.extend(from.to_le_bytes());
        from += u32::try_from(part.len()).unwrap();
    }
    for place in parts.iter().flatten() {
        bytes.extend(place[0].to_le_bytes());
        bytes.extend(place[1].to_le_bytes());
    }
    bytes
}

/// The content of the record of a feature.
pub fn content(thing: &Thing) -> Vec<u8> {
    if thing.kind == Kind::Point {
        let mut bytes = 1_i32.to_le_bytes().to_vec();
        bytes.extend(thing.places[0][0].to_le_bytes());
        bytes.extend(thing.places[0][1].to_le_bytes());
        return bytes;
    }
    parts(code(thing.kind), std::slice::from_ref(&thing.places))
}

/// A `.shp` of records.
pub fn shp(kind: i32, records: &[Vec<u8>]) -> Vec<u8> {
    let length = 100 + records.iter().map(|record| record.len() + 8).sum::<usize>();
    let mut bytes = header(length, kind);
    for (index, record) in records.iter().enumerate() {
        bytes.extend(i32::try_from(index + 1).unwrap().to_be_bytes());
        bytes.extend(i32::try_from(record.len() / 2).unwrap().to_be_bytes());
        bytes.extend(record);
    }
    bytes
}

/// The `.shx` of records.
pub fn shx(kind: i32, records: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes = header(100 + records.len() * 8, kind);
    let mut at = 100;
    for record in records {
        bytes.extend(i32::try_from(at / 2).unwrap().to_be_bytes());
        bytes.extend(i32::try_from(record.len() / 2).unwrap().to_be_bytes());
        at += record.len() + 8;
    }
    bytes
}

/// A table with a text and a number.
pub fn dbf(names: &[Vec<u8>]) -> Vec<u8> {
    let (header, record) = (32 + 64 + 1, 1 + 40 + 8);
    let mut bytes = vec![3, 126, 1, 1];
    bytes.extend(u32::try_from(names.len()).unwrap().to_le_bytes());
    bytes.extend(u16::try_from(header).unwrap().to_le_bytes());
    bytes.extend(u16::try_from(record).unwrap().to_le_bytes());
    bytes.extend([0; 20]);
    for (name, kind, length) in [("NOM", b'C', 40_u8), ("RANG", b'N', 8)] {
        let mut field = [0_u8; 32];
        field[..name.len()].copy_from_slice(name.as_bytes());
        (field[11], field[16]) = (kind, length);
        bytes.extend(field);
    }
    bytes.push(0x0D);
    for (index, name) in names.iter().enumerate() {
        bytes.push(b' ');
        let mut text = name.clone();
        text.resize(40, b' ');
        bytes.extend(text);
        bytes.extend(format!("{index:>8}").bytes());
    }
    bytes.push(0x1A);
    bytes
}

/// Companions of shapes: table, index, system, encoding.
fn companions(things: &[Thing], records: &[Vec<u8>], kind: i32, system: System) -> Vec<(String, Vec<u8>)> {
    let names: Vec<Vec<u8>> = things.iter().map(|thing| thing.name.clone().into_bytes()).collect();
    vec![
        ("dbf".into(), dbf(&names)),
        ("shx".into(), shx(kind, records)),
        ("prj".into(), prj(system).into_bytes()),
        ("cpg".into(), b"UTF-8".to_vec()),
    ]
}

/// A loose shapefile.
pub fn loose(things: &[Thing], system: System) -> Input {
    let kind = things.first().map_or(1, |thing| code(thing.kind));
    let records: Vec<Vec<u8>> = things.iter().map(content).collect();
    Input {
        name: "f.shp".into(),
        bytes: shp(kind, &records),
        companions: companions(things, &records, kind, system),
    }
}

/// The same in an archive, in a folder.
pub fn zipped(things: &[Thing], system: System) -> Input {
    let loose = loose(things, system);
    let names: Vec<String> = loose
        .companions
        .iter()
        .map(|(kind, _)| format!("donnees/f.{kind}"))
        .collect();
    let mut files: Vec<(&str, &[u8])> = vec![("donnees/f.shp", &loose.bytes)];
    for (name, (_, bytes)) in names.iter().zip(&loose.companions) {
        files.push((name, bytes));
    }
    Input::alone("f.zip", zip(&files))
}
