//! What one reader may see of one ladder over one period: the page, the files and the command line
//! all print this.

use super::counts::{Counts, Spot};
use super::ladder::{Ladder, Shown, together};
use super::passed::Passed;
use super::rows::{By, Row, Rows, sides};
use super::scope::{Names, Reader, Scope};
use outcomes::{Cell, Share, Window, hide_list, percentage};
use std::sync::Arc;

/// A part of a whole, in persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The part.
    pub part: Cell,
    /// The whole.
    pub whole: Cell,
    /// Whether everybody in it is the reader's own, so that nothing needs to be hidden.
    open: bool,
}

/// A share with its uncertainty, all between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Percent {
    /// The share.
    pub share: f64,
    /// The Wilson interval at 95 %.
    pub interval: (f64, f64),
}

impl Part {
    /// The percentage; nothing of nobody, and nothing when it would tell of few people.
    pub fn percent(&self) -> Option<Percent> {
        let (Cell::Shown(part), Cell::Shown(whole)) = (self.part, self.whole) else {
            return None;
        };
        if !self.open {
            percentage(part, whole)?;
        }
        let share = Share::new(part, whole)?;
        Some(Percent { share: share.fraction()?, interval: share.wilson()? })
    }

    /// Of a row of three: part, rest, whole.
    fn of(row: [Cell; 3], open: bool) -> Part {
        Part { part: row[0], whole: row[2], open }
    }
}

/// Own people who did and did not, and others.
struct Halves {
    own: [u64; 2],
    others: [u64; 2],
}

impl Halves {
    fn published(&self) -> [Cell; 3] {
        let hidden = hide_list(&self.others);
        let others = [hidden.items[0], hidden.items[1], hidden.total];
        let own = [self.own[0], self.own[1], self.own[0] + self.own[1]];
        [0, 1, 2].map(|at| together(own[at], others[at]))
    }

    fn is_open(&self) -> bool {
        !self.published().contains(&Cell::Hidden)
    }
}

/// What one reader may see.
#[derive(Debug, Clone)]
pub struct Report {
    /// Whose ladder.
    pub scope: Scope,
    /// The days.
    pub window: Window,
    /// Whether everybody in it is the reader's own: then every number opens the people.
    pub is_own: bool,
    /// The numbers.
    pub ladder: Shown,
    /// Who came from another organisation and who went to one; only of an own organisation.
    pub passed: Option<Passed>,
    /// The work forms in which anybody stood, by rung; none when that is not given.
    pub forms: Vec<(u8, Arc<str>)>,
    /// Who stepped to paid work, of whom was on rung 3 or 4; nothing when not given.
    pub share: Option<Part>,
    /// Who reached the own aim, of whom had one and was on the ladder on the last day; nothing when
    /// not given.
    pub aim: Option<Part>,
    /// By what it is divided.
    pub by: By,
    /// The ladder by place, groups first; empty when it is not divided.
    pub rows: Vec<(Place, Row)>,
}

/// What a row is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// An umbrella body or a region.
    Group,
    /// An organisation or a municipality; the flag says whether it is the reader's own.
    One(bool),
}

impl Report {
    /// Counts what `reader` may see.
    pub fn of(
        counts: &Counts,
        names: &Names,
        reader: &Reader,
        scope: &Scope,
        window: Window,
        by: By,
    ) -> Report {
        let world = World::of(counts, names, reader, window);
        match scope {
            Scope::Network => world.network(by),
            Scope::Organisation(id) if reader.owns(id) => world.own(scope, id),
            Scope::Organisation(id) => {
                let rows = world.rows(By::Organisation);
                world.row(scope, By::Organisation, rows.place(id), vec![])
            }
            Scope::Umbrella(group) => {
                let rows = world.rows(By::Organisation);
                let members = world.members(&rows, &group.members);
                world.row(scope, By::Organisation, rows.group(&group.id), members)
            }
            Scope::Region(group) => {
                let rows = world.rows(By::Municipality);
                let members = world.members(&rows, &group.members);
                world.row(scope, By::Municipality, rows.group(&group.id), members)
            }
            Scope::Municipality(nis) => {
                let rows = world.rows(By::Municipality);
                world.row(scope, By::Municipality, rows.place(nis), vec![])
            }
        }
    }

    /// Whether any number in it is hidden.
    pub fn hides(&self) -> bool {
        let of = |cells: &[Cell]| cells.contains(&Cell::Hidden);
        let part = |part: Option<Part>| part.is_some_and(|p| of(&[p.part, p.whole]));
        self.ladder.hides()
            || part(self.share)
            || part(self.aim)
            || self.rows.iter().any(|(_, row)| {
                let hidden = Some(Cell::Hidden);
                row.rungs.contains(&hidden)
                    || row.kinds.contains(&hidden)
                    || row.share.is_some_and(|cells| of(&cells))
            })
    }
}

impl Row {
    /// The share of the row.
    pub fn part(&self, open: bool) -> Option<Part> {
        self.share.map(|share| Part::of(share, open))
    }
}

/// Everything counted, and who reads it.
struct World<'a> {
    counts: &'a Counts,
    names: &'a Names,
    reader: &'a Reader,
    window: Window,
    network: Shown,
    share: Halves,
    aim: Halves,
    forms: Vec<(u8, Arc<str>)>,
}

impl<'a> World<'a> {
    fn of(counts: &'a Counts, names: &'a Names, reader: &'a Reader, window: Window) -> World<'a> {
        let [own, others] = sides(counts, reader);
        let mut forms = own.forms();
        forms.extend(others.forms());
        World {
            counts,
            names,
            reader,
            window,
            network: Shown::of(&own, &others),
            share: halves_of_share(counts, |spot| reader.owns(&spot.organisation)),
            aim: halves_of_aim(counts, |spot| reader.owns(&spot.organisation)),
            forms: in_order(forms, names),
        }
    }

    fn network(self, by: By) -> Report {
        let open = matches!(self.reader, Reader::Operator);
        let rows = self.rows(by);
        let groups = rows.groups.iter().map(|row| (Place::Group, row.clone()));
        let places = rows.places.iter().map(|row| (self.place(&row.id), row.clone()));
        Report {
            scope: Scope::Network,
            window: self.window,
            is_own: false,
            passed: None,
            share: Some(Part::of(self.share.published(), open)),
            aim: Some(Part::of(self.aim.published(), open)),
            by,
            rows: groups.chain(places).collect(),
            ladder: self.network,
            forms: self.forms,
        }
    }

    /// The ladder of an organisation of the reader, whole and open.
    fn own(self, scope: &Scope, id: &str) -> Report {
        let here = |spot: &Spot| &*spot.organisation == id;
        let ladder = Ladder::count(self.counts, |organisation| organisation == id);
        let own = |halves: Halves| {
            let open = Halves { own: halves.own, others: [0, 0] };
            Some(Part::of(open.published(), true))
        };
        Report {
            scope: scope.clone(),
            window: self.window,
            is_own: true,
            passed: Some(Passed::of(self.counts, id)),
            forms: in_order(ladder.forms(), self.names),
            ladder: Shown::of(&ladder, &Ladder::default()),
            share: own(halves_of_share(self.counts, here)),
            aim: own(halves_of_aim(self.counts, here)),
            by: By::Organisation,
            rows: vec![],
        }
    }

    /// The ladder of anything else: as much as its row in the network tells, so that no two ladders
    /// can be subtracted.
    fn row(self, scope: &Scope, by: By, row: Option<&Row>, rows: Vec<(Place, Row)>) -> Report {
        Report {
            scope: scope.clone(),
            window: self.window,
            is_own: false,
            passed: None,
            ladder: row.map_or_else(|| self.nobody(), Row::ladder),
            forms: vec![],
            share: row.and_then(|row| row.part(false)),
            aim: None,
            by,
            rows,
        }
    }

    /// Nobody ever stood there.
    fn nobody(&self) -> Shown {
        Shown::of(&Ladder::default(), &Ladder::default())
    }

    fn rows(&self, by: By) -> Rows {
        let open = self.share.is_open();
        Rows::of(self.counts, self.names, by, self.reader, &self.network, open)
    }

    fn members(&self, rows: &Rows, members: &[String]) -> Vec<(Place, Row)> {
        let of = rows.places.iter().filter(|row| members.contains(&row.id));
        of.map(|row| (self.place(&row.id), row.clone())).collect()
    }

    fn place(&self, id: &str) -> Place {
        Place::One(self.reader.owns(id))
    }
}

/// Each person once: an own one when any of the places on rung 3 or 4 is an own one.
fn halves_of_share(counts: &Counts, own: impl Fn(&Spot) -> bool) -> Halves {
    let mut halves = Halves { own: [0, 0], others: [0, 0] };
    for lines in counts.active.chunk_by(|one, next| one.person == next.person) {
        let Some(first) = lines.first() else { continue };
        let is_own = lines.iter().any(|line| own(&line.spot));
        let side = if is_own { &mut halves.own } else { &mut halves.others };
        side[usize::from(!first.paid)] += 1;
    }
    halves
}

fn halves_of_aim(counts: &Counts, own: impl Fn(&Spot) -> bool) -> Halves {
    let mut halves = Halves { own: [0, 0], others: [0, 0] };
    for aim in &counts.aims {
        let side = if own(&aim.spot) { &mut halves.own } else { &mut halves.others };
        side[0] += aim.reached;
        side[1] += aim.people - aim.reached;
    }
    halves
}

/// By rung, and on a rung in the order of the list of work forms.
fn in_order(mut forms: Vec<(u8, Arc<str>)>, names: &Names) -> Vec<(u8, Arc<str>)> {
    let place = |form: &str| names.forms.iter().position(|(id, _)| id == form);
    forms.sort_by_key(|(rung, form)| (*rung, place(form), form.clone()));
    forms.dedup();
    forms
}
