//! A timetable feed (GTFS) in memory: routes, trips, stops, shapes, days of service.

use std::collections::{BTreeMap, HashMap};

use geo_types::Coord;

use super::table;
use crate::load::archive::Archive;
use crate::load::reading::finding::Finding;
use crate::model::Severity;

/// Most calls of all trips.
const MAX_CALLS: usize = 4_000_000;

/// A line of the network.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Route {
    /// Key in the feed.
    pub id: String,
    /// Short name, as `B1`.
    pub short: String,
    /// Long name, mostly its ends.
    pub long: String,
    /// Kind: 3 is a bus.
    pub kind: u32,
    /// Its colour, `#rrggbb`, where it has one.
    pub color: Option<String>,
}

/// A place where vehicles call.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Stop {
    /// Key in the feed.
    pub id: String,
    /// Name.
    pub name: String,
    /// Degrees; none where the feed gives none, or nonsense.
    pub place: Option<Coord<f64>>,
    /// Key of the station that it belongs to, empty without one.
    pub parent: String,
    /// 0 a stop, 1 a station, 2 and above entrances and the like.
    pub kind: u32,
}

/// A call of a trip at a stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// Place in [`Feed::stops`].
    pub stop: u32,
    /// Order in the trip.
    pub order: u32,
    /// Departure in seconds of the day of service; none where the feed leaves it to be guessed.
    pub departs_s: Option<u32>,
}

/// One run of a vehicle.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trip {
    /// Place in [`Feed::routes`].
    pub route: u32,
    /// Key of its days.
    pub service: String,
    /// 0 or 1: there or back.
    pub direction: u32,
    /// Key of its shape, empty without one.
    pub shape: String,
    /// Calls in their order.
    pub calls: Vec<Call>,
}

/// The days on which trips run.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Service {
    /// Monday to Sunday.
    pub days: [bool; 7],
    /// First and last day, `YYYYMMDD`.
    pub span: (u32, u32),
    /// Days that are added, `YYYYMMDD`.
    pub added: Vec<u32>,
    /// Days that are taken out, `YYYYMMDD`.
    pub removed: Vec<u32>,
}

/// A feed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Feed {
    /// Who runs the vehicles.
    pub agencies: Vec<String>,
    /// Who publishes the feed, where it says.
    pub publisher: String,
    /// Lines.
    pub routes: Vec<Route>,
    /// Stops.
    pub stops: Vec<Stop>,
    /// Runs.
    pub trips: Vec<Trip>,
    /// Courses by key, in order.
    pub shapes: BTreeMap<String, Vec<Coord<f64>>>,
    /// Days by key.
    pub services: BTreeMap<String, Service>,
    /// Rows that could not be used, by table.
    pub dropped: BTreeMap<&'static str, usize>,
}

impl Feed {
    /// Reads a feed; tables that only fares and the like need are left alone.
    ///
    /// # Errors
    /// When a table that must be there is not, or a table is broken.
    pub(in crate::load) fn read(archive: &mut Archive<'_>) -> Result<Self, Box<Finding>> {
        let mut feed = Self::default();
        feed.read_heads(archive)?;
        let stops = feed.read_stops(archive)?;
        let trips = feed.read_trips(archive)?;
        feed.read_calls(archive, &stops, &trips)?;
        feed.read_shapes(archive)?;
        feed.read_days(archive)?;
        Ok(feed)
    }

    fn drop_row(&mut self, table: &'static str) {
        *self.dropped.entry(table).or_insert(0) += 1;
    }

    fn read_heads(&mut self, archive: &mut Archive<'_>) -> Result<(), Box<Finding>> {
        table::each(archive, "agency.txt", |row| {
            self.agencies.push(row.text("agency_name").to_owned())
        })?;
        table::each(archive, "feed_info.txt", |row| {
            self.publisher = row.text("feed_publisher_name").to_owned();
        })?;
        let there = table::each(archive, "routes.txt", |row| {
            let id = row.text("route_id").to_owned();
            if id.is_empty() {
                self.drop_row("routes.txt");
                return;
            }
            self.routes.push(Route {
                id,
                short: row.text("route_short_name").to_owned(),
                long: row.text("route_long_name").to_owned(),
                kind: row.whole("route_type").unwrap_or(3),
                color: color(row.text("route_color")),
            });
        })?;
        must(there, "routes.txt")
    }

    fn read_stops(&mut self, archive: &mut Archive<'_>) -> Result<HashMap<String, u32>, Box<Finding>> {
        let mut known = HashMap::new();
        let there = table::each(archive, "stops.txt", |row| {
            let id = row.text("stop_id").to_owned();
            let Ok(place) = u32::try_from(self.stops.len()) else {
                return;
            };
            if id.is_empty() || known.contains_key(&id) {
                self.drop_row("stops.txt");
                return;
            }
            let geo = row.number("stop_lon").zip(row.number("stop_lat"));
            let on_earth = |(x, y): &(f64, f64)| x.abs() <= 180.0 && y.abs() <= 90.0 && (*x, *y) != (0.0, 0.0);
            known.insert(id.clone(), place);
            self.stops.push(Stop {
                id,
                name: row.text("stop_name").to_owned(),
                place: geo.filter(on_earth).map(|(x, y)| Coord { x, y }),
                parent: row.text("parent_station").to_owned(),
                kind: row.whole("location_type").unwrap_or(0),
            });
        })?;
        must(there, "stops.txt")?;
        Ok(known)
    }

    fn read_trips(&mut self, archive: &mut Archive<'_>) -> Result<HashMap<String, usize>, Box<Finding>> {
        let routes: HashMap<String, u32> = (0_u32..)
            .zip(&self.routes)
            .map(|(place, route)| (route.id.clone(), place))
            .collect();
        let mut known = HashMap::new();
        let there = table::each(archive, "trips.txt", |row| {
            let id = row.text("trip_id").to_owned();
            match routes.get(row.text("route_id")) {
                Some(route) if !id.is_empty() && !known.contains_key(&id) => {
                    known.insert(id, self.trips.len());
                    self.trips.push(Trip {
                        route: *route,
                        service: row.text("service_id").to_owned(),
                        direction: row.whole("direction_id").unwrap_or(0),
                        shape: row.text("shape_id").to_owned(),
                        calls: Vec::new(),
                    });
                }
                _ => self.drop_row("trips.txt"),
            }
        })?;
        must(there, "trips.txt")?;
        Ok(known)
    }

    fn read_calls(
        &mut self,
        archive: &mut Archive<'_>,
        stops: &HashMap<String, u32>,
        trips: &HashMap<String, usize>,
    ) -> Result<(), Box<Finding>> {
        let mut count = 0;
        let there = table::each(archive, "stop_times.txt", |row| {
            let trip = trips.get(row.text("trip_id"));
            let (Some(trip), Some(stop), Some(order)) =
                (trip, stops.get(row.text("stop_id")), row.whole("stop_sequence"))
            else {
                self.drop_row("stop_times.txt");
                return;
            };
            count += 1;
            if count <= MAX_CALLS {
                self.trips[*trip].calls.push(Call {
                    stop: *stop,
                    order,
                    departs_s: row.seconds("departure_time").or_else(|| row.seconds("arrival_time")),
                });
            }
        })?;
        must(there, "stop_times.txt")?;
        for trip in &mut self.trips {
            trip.calls.sort_by_key(|call| call.order);
        }
        Ok(())
    }

    fn read_shapes(&mut self, archive: &mut Archive<'_>) -> Result<(), Box<Finding>> {
        let mut shapes: BTreeMap<String, Vec<(u32, Coord<f64>)>> = BTreeMap::new();
        table::each(archive, "shapes.txt", |row| {
            let place = row.number("shape_pt_lon").zip(row.number("shape_pt_lat"));
            let place = place.filter(|(x, y)| x.abs() <= 180.0 && y.abs() <= 90.0);
            match (row.text("shape_id"), place, row.whole("shape_pt_sequence")) {
                ("", ..) | (_, None, _) | (.., None) => self.drop_row("shapes.txt"),
                (id, Some((x, y)), Some(order)) => {
                    shapes.entry(id.to_owned()).or_default().push((order, Coord { x, y }));
                }
            }
        })?;
        for (id, mut points) in shapes {
            points.sort_by_key(|(order, _)| *order);
            let mut course: Vec<Coord<f64>> = points.into_iter().map(|(_, place)| place).collect();
            course.dedup();
            if course.len() > 1 {
                self.shapes.insert(id, course);
            }
        }
        Ok(())
    }

    fn read_days(&mut self, archive: &mut Archive<'_>) -> Result<(), Box<Finding>> {
        const DAYS: [&str; 7] = [
            "monday",
            "tuesday",
            "wednesday",
            "thursday",
            "friday",
            "saturday",
            "sunday",
        ];
        let weekly = table::each(archive, "calendar.txt", |row| {
            let span = date(row.text("start_date")).zip(date(row.text("end_date")));
            match span {
                Some(span) if !row.text("service_id").is_empty() => {
                    let service = self.services.entry(row.text("service_id").to_owned()).or_default();
                    service.days = DAYS.map(|day| row.text(day) == "1");
                    service.span = span;
                }
                _ => self.drop_row("calendar.txt"),
            }
        })?;
        let single = table::each(archive, "calendar_dates.txt", |row| {
            let day = date(row.text("date"));
            match (day, row.text("exception_type")) {
                (Some(day), "1") => self.service(row.text("service_id")).added.push(day),
                (Some(day), "2") => self.service(row.text("service_id")).removed.push(day),
                _ => self.drop_row("calendar_dates.txt"),
            }
        })?;
        must(weekly || single, "calendar.txt")
    }

    fn service(&mut self, id: &str) -> &mut Service {
        self.services.entry(id.to_owned()).or_default()
    }
}

fn must(there: bool, name: &str) -> Result<(), Box<Finding>> {
    if there {
        Ok(())
    } else {
        Err(Box::new(
            Finding::new(Severity::Error, "gtfs-missing", None).with("name", name),
        ))
    }
}

/// `rrggbb` as `#rrggbb`. White and black are what feeds say when they mean nothing.
fn color(text: &str) -> Option<String> {
    let sound = text.len() == 6 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let text = text.to_lowercase();
    (sound && text != "ffffff" && text != "000000").then(|| format!("#{text}"))
}

/// A day as `YYYYMMDD`.
fn date(text: &str) -> Option<u32> {
    let number: u32 = text.parse().ok().filter(|_| text.len() == 8)?;
    let (month, day) = (number / 100 % 100, number % 100);
    ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(number)
}
