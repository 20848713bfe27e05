//! A small timetable feed (GTFS), made for tests: two rapid buses around Lens and a school bus, with quays, a shape, days.

use std::io::{Cursor, Write as _};

/// Tables of the feed.
pub fn tables() -> Vec<(&'static str, String)> {
    let stops = "stop_id,stop_name,stop_lat,stop_lon,location_type,parent_station\n\
        lievin,Grands Bureaux,50.4211,2.7736,0,\n\
        gares-a,Gares,50.42690,2.82820,0,gares\n\
        gares-b,Gares,50.42702,2.82841,0,gares\n\
        gares,Gares,50.42695,2.82830,1,\n\
        henin,Hôtel de Ville,50.4175,2.9480,0,\n\
        noyelles,Europe,50.4220,2.9870,0,\n\
        ecole,École,50.4300,2.8000,0,\n";
    let routes = "route_id,route_short_name,route_long_name,route_type,route_color\n\
        r1,B1,Liévin – Noyelles-Godault,3,d2232a\n\
        r3,Bulle 3,Lens – Hénin,3,FFFFFF\n\
        s9,S9,Scolaire,3,00ff00\n";
    let mut trips = String::from("trip_id,route_id,service_id,direction_id,shape_id\n");
    let mut calls = String::from("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
    let mut trip = |id: &str, route: &str, service: &str, shape: &str, minute: u32, stops: &[&str]| {
        trips.push_str(&format!("{id},{route},{service},0,{shape}\n"));
        for (order, stop) in stops.iter().enumerate() {
            let at = minute + 8 * order as u32;
            let time = format!("{:02}:{:02}:00", at / 60, at % 60);
            calls.push_str(&format!("{id},{time},{time},{stop},{}\n", order * 10));
        }
    };
    let whole = ["lievin", "gares-a", "henin", "noyelles"];
    for run in 0..60 {
        // From six to sixteen: six an hour; the last one leaves at ten past midnight.
        let minute = if run == 59 { 24 * 60 + 10 } else { 6 * 60 + run * 10 };
        trip(&format!("w{run}"), "r1", "week", "shape1", minute, &whole);
    }
    for run in 0..10 {
        trip(&format!("d{run}"), "r1", "sunday", "shape1", 8 * 60 + run * 60, &whole);
    }
    trip("short", "r1", "week", "shape1", 5 * 60, &whole[..2]);
    trip("b3", "r3", "week", "", 7 * 60, &["gares-b", "henin"]);
    trip("s", "s9", "week", "", 8 * 60, &["ecole", "gares-b"]);
    let shape = "shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n\
        shape1,50.4211,2.7736,1\nshape1,50.4250,2.8000,2\nshape1,50.42690,2.82820,3\n\
        shape1,50.4200,2.9000,4\nshape1,50.4175,2.9480,5\nshape1,50.4220,2.9870,6\n";
    let calendar = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n\
        week,1,1,1,1,1,0,0,20260901,20261231\nsunday,0,0,0,0,0,0,1,20260901,20261231\n";
    vec![
        ("agency.txt", "agency_id,agency_name\n1,Réseau d’essai\n".to_owned()),
        ("stops.txt", stops.to_owned()),
        ("routes.txt", routes.to_owned()),
        ("trips.txt", trips),
        ("stop_times.txt", calls),
        ("shapes.txt", shape.to_owned()),
        ("calendar.txt", calendar.to_owned()),
    ]
}

/// The feed as a zip archive.
pub fn zipped(tables: &[(&str, String)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in tables {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}
