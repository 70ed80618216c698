//! The ladder per organisation or per municipality, one row each, with their groups (umbrella
//! bodies, regions) as rows of their own.

mod given;

use super::counts::{Active, Counts, Spot};
use super::ladder::{Ladder, Number, Shown, total};
use super::scope::{Group, Names, Reader};
use given::{Given, all, joined, shown_sum, summed, with_total};
use outcomes::disclosure::{PublishedGroups, hide_groups};
use outcomes::movements::TABLE;
use outcomes::{Cell, Table};
use std::collections::BTreeMap;

/// By what the network is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// By organisation, umbrella bodies as groups.
    Organisation,
    /// By the municipality where people live, regions as groups.
    Municipality,
}

/// What is told of one organisation, municipality or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its key; empty for people whose municipality is not known.
    pub id: String,
    /// People on rung 1 to 6 on the last day, and all together; nothing where it is not given.
    pub rungs: [Option<Cell>; 7],
    /// Movements, in the order of their table; nothing where it is not given.
    pub kinds: [Option<Cell>; 6],
    /// People on rung 3 or 4 in the period who stepped to paid work, who did not, and all; nothing
    /// when not given.
    pub share: Option<[Cell; 3]>,
}

impl Row {
    /// A row of which nothing is given.
    fn empty(id: &str) -> Row {
        Row { id: id.to_owned(), rungs: [None; 7], kinds: [None; 6], share: None }
    }

    /// The row as a ladder without details.
    pub fn ladder(&self) -> Shown {
        let places = (1..=6).map(Some).chain([None]);
        let rungs = places.map(|rung| Number::End(rung, None)).zip(self.rungs);
        let kinds = TABLE.iter().map(|rule| total(rule.kind)).zip(self.kinds);
        Shown::only(rungs.chain(kinds).filter_map(|(number, cell)| Some((number, cell?))))
    }
}

/// All rows.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Organisations or municipalities.
    pub places: Vec<Row>,
    /// Their groups.
    pub groups: Vec<Row>,
}

/// What is counted of a place: its own people and others, each with all columns.
#[derive(Default, Clone)]
struct Numbers {
    rungs: [[u64; 6]; 2],
    kinds: [[u64; 6]; 2],
    share: [[u64; 2]; 2],
}

impl Rows {
    /// Divides the network. `network` is the whole ladder as the reader sees it: where a total is
    /// hidden there, or would have to be for the sake of the rows, the numbers that make it up are
    /// not given.
    pub fn of(
        counts: &Counts,
        names: &Names,
        by: By,
        reader: &Reader,
        network: &Shown,
        share_is_open: bool,
    ) -> Rows {
        let numbers = gather(counts, by, reader);
        let open = |number: Number| network.get(&number) != Some(Cell::Hidden);
        let rungs: Vec<bool> = (1..=6).map(|rung| open(Number::End(Some(rung), None))).collect();
        let kinds: Vec<bool> = TABLE.iter().map(|rule| open(total(rule.kind))).collect();
        let plan = Plan::new(&numbers, groups(names, by));
        let mut rows = plan.empty();
        let sides = plan.sides(|n| n.rungs.map(|of| of.to_vec()));
        let published = plan.published(&sides, &rungs);
        plan.write(&mut rows, &sides, published, |row, cells| row.rungs.copy_from_slice(cells));
        let sides = plan.sides(|n| n.kinds.map(|of| of[..2].to_vec()));
        let published = plan.published_as_one(&sides, kinds[0] && kinds[1]);
        plan.write(&mut rows, &sides, published, |row, cells| {
            row.kinds[..2].copy_from_slice(&cells[..2]);
        });
        let sides = plan.sides(|n| n.kinds.map(|of| of[2..].to_vec()));
        let published = plan.published(&sides, &kinds[2..]);
        plan.write(&mut rows, &sides, published, |row, cells| {
            row.kinds[2..].copy_from_slice(&cells[..4]);
        });
        let sides = plan.sides(|n| n.share.map(|of| of.to_vec()));
        let published = plan.published(&sides, &[share_is_open; 2]);
        plan.write(&mut rows, &sides, published, |row, cells| {
            row.share = all(cells).and_then(|cells| cells.first_chunk().copied());
        });
        rows
    }

    /// The row of a place.
    pub fn place(&self, id: &str) -> Option<&Row> {
        self.places.iter().find(|row| row.id == id)
    }

    /// The row of a group.
    pub fn group(&self, id: &str) -> Option<&Row> {
        self.groups.iter().find(|row| row.id == id)
    }
}

fn gather<'a>(counts: &'a Counts, by: By, reader: &Reader) -> BTreeMap<&'a str, Numbers> {
    let mut all: BTreeMap<&str, Numbers> = BTreeMap::new();
    let (lines, key): (_, fn(&Spot) -> &str) = match by {
        By::Organisation => (&counts.by_organisation, |spot| &spot.organisation),
        By::Municipality => (&counts.by_both, |spot| &spot.municipality),
    };
    let side = |spot: &Spot| usize::from(!reader.owns(&spot.organisation));
    for line in &lines.standing {
        let numbers = all.entry(key(&line.spot)).or_default();
        if let Some(rung) = usize::from(line.rung).checked_sub(1).filter(|rung| *rung < 6) {
            numbers.rungs[side(&line.spot)][rung] += line.at_end;
        }
    }
    for flow in &lines.flows {
        let numbers = all.entry(key(&flow.spot)).or_default();
        if let Some(kind) = TABLE.iter().position(|rule| rule.kind == flow.kind) {
            numbers.kinds[side(&flow.spot)][kind] += flow.people;
        }
    }
    for (of, own, paid) in active(counts, by, reader) {
        all.entry(of).or_default().share[usize::from(!own)][usize::from(!paid)] += 1;
    }
    all
}

/// Each person on rung 3 or 4 once per place: where, whether it is an own one, whether the step to
/// paid work was made.
fn active<'a>(counts: &'a Counts, by: By, reader: &Reader) -> Vec<(&'a str, bool, bool)> {
    let mut found = vec![];
    for lines in counts.active.chunk_by(|one, next| one.person == next.person) {
        let own = |line: &Active| reader.owns(&line.spot.organisation);
        match (by, lines.first()) {
            (By::Municipality, Some(first)) => {
                found.push((&*first.spot.municipality, lines.iter().any(own), first.paid));
            }
            _ => found
                .extend(lines.iter().map(|line| (&*line.spot.organisation, own(line), line.paid))),
        }
    }
    found
}

fn groups(names: &Names, by: By) -> &[Group] {
    match by {
        By::Organisation => &names.umbrellas,
        By::Municipality => &names.regions,
    }
}

/// Which place lies in which group. A place in two groups lies in the first; the second is then told
/// only where all its places are.
struct Plan<'a> {
    places: Vec<(&'a str, &'a Numbers)>,
    groups: &'a [Group],
    group_of: Vec<usize>,
}

impl<'a> Plan<'a> {
    fn new(numbers: &'a BTreeMap<&'a str, Numbers>, groups: &'a [Group]) -> Plan<'a> {
        let places: Vec<_> = numbers.iter().map(|(id, numbers)| (*id, numbers)).collect();
        let group =
            |id: &str| groups.iter().position(|group| group.members.iter().any(|of| of == id));
        let group_of = places.iter().map(|(id, _)| group(id).unwrap_or(groups.len())).collect();
        Plan { places, groups, group_of }
    }

    fn empty(&self) -> Rows {
        Rows {
            places: self.places.iter().map(|(id, _)| Row::empty(id)).collect(),
            groups: self.groups.iter().map(|group| Row::empty(&group.id)).collect(),
        }
    }

    /// The same columns of all places: own and others' counts.
    fn sides(&self, read: impl Fn(&Numbers) -> [Vec<u64>; 2]) -> Vec<[Vec<u64>; 2]> {
        self.places.iter().map(|(_, numbers)| read(numbers)).collect()
    }

    /// What may be seen of the others' counts in the columns that are `open`, as long as every
    /// column's total can be shown: where one cannot, the smallest column is left out.
    fn published(&self, sides: &[[Vec<u64>; 2]], open: &[bool]) -> Option<Given> {
        let mut columns: Vec<usize> = (0..open.len()).filter(|column| open[*column]).collect();
        while !columns.is_empty() && !sides.is_empty() {
            let chosen = |of: &Vec<u64>| columns.iter().map(|column| of[*column]).collect();
            let others: Vec<Vec<u64>> = sides.iter().map(|[_, others]| chosen(others)).collect();
            let table = Table::new(&others).ok()?;
            let cells = hide_groups(&table, &self.group_of, self.groups.len() + 1);
            let total = |at: usize| others.iter().map(|of: &Vec<u64>| of[at]).sum::<u64>();
            let hidden = (0..columns.len()).filter(|at| cells.totals[*at] == Cell::Hidden);
            // Without the smallest of them the others may not have to be hidden.
            let Some(smallest) = hidden.min_by_key(|at| total(*at)) else {
                return Some(Given { columns, width: open.len(), cells });
            };
            columns.remove(smallest);
        }
        None
    }

    /// Who came less who left is what the numbers on the ladder of two years differ by: whoever knows
    /// one of the two knows the other. So both are hidden, or none, as if they were one number: the
    /// smaller.
    fn published_as_one(&self, sides: &[[Vec<u64>; 2]], open: bool) -> Option<Given> {
        let smaller = |of: &Vec<u64>| of.iter().copied().filter(|n| *n > 0).min().unwrap_or(0);
        let ones: Vec<_> = sides.iter().map(|[_, of]| [vec![], vec![smaller(of)]]).collect();
        let pattern = self.published(&ones, &[open])?.cells;
        let others = |place: usize| with_total(&sides[place][1]);
        let cover = |counts: Vec<u64>, like: &[Cell]| {
            let see = |n: u64| match like.first() {
                Some(Cell::Hidden) if n > 0 => Cell::Hidden,
                _ => Cell::Shown(n),
            };
            counts.into_iter().map(see).collect::<Vec<_>>()
        };
        let group = |number: usize| {
            let of = (0..sides.len()).filter(|place| self.group_of[*place] == number);
            summed(of.map(others), 3)
        };
        let rows = pattern.rows.iter().enumerate().map(|(at, like)| cover(others(at), like));
        let groups = pattern.groups.iter().enumerate().map(|(at, like)| cover(group(at), like));
        let (rows, groups) = (rows.collect(), groups.collect());
        let cells = PublishedGroups { rows, groups, totals: vec![] };
        Some(Given { columns: vec![0, 1], width: 2, cells })
    }

    /// Joins own and others' counts, and writes them in the rows.
    fn write(
        &self,
        rows: &mut Rows,
        sides: &[[Vec<u64>; 2]],
        published: Option<Given>,
        write: impl Fn(&mut Row, &[Option<Cell>]),
    ) {
        let Some(given) = published else { return };
        let own = |place: usize| given.chosen(&sides[place][0]);
        let cells = |(place, cells): (usize, &Vec<Cell>)| joined(&own(place), cells);
        let places: Vec<Vec<Cell>> = given.cells.rows.iter().enumerate().map(cells).collect();
        for (row, cells) in rows.places.iter_mut().zip(&places) {
            write(row, &given.spread(cells));
        }
        let width = given.columns.len() + 1;
        for (number, row) in rows.groups.iter_mut().enumerate() {
            let members = self.members(number);
            let cells = if members.iter().all(|place| self.group_of[*place] == number) {
                let own = summed(members.into_iter().map(own), width);
                joined(&own, &given.cells.groups[number])
            } else {
                shown_sum(members.into_iter().map(|place| &places[place]), width)
            };
            write(row, &given.spread(&cells));
        }
    }

    fn members(&self, group: usize) -> Vec<usize> {
        let members = &self.groups[group].members;
        (0..self.places.len())
            .filter(|place| members.iter().any(|of| of == self.places[*place].0))
            .collect()
    }
}

/// The people of a reader's own organisations in the network, and the others.
pub fn sides(counts: &Counts, reader: &Reader) -> [Ladder; 2] {
    [Ladder::count(counts, |id| reader.owns(id)), Ladder::count(counts, |id| !reader.owns(id))]
}
