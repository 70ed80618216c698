//! A table with its totals as a closed circuit of people.
//!
//! Every row and every column is a point, every cell a pipe between its row and its column, and its
//! count is what flows through. A cell carries people from its row to its column; a total carries
//! them back (the grand total forward again), so that at each point as much comes in as goes out:
//! that is all that "the table adds up" says. What a reader cannot rule out are the changes around
//! rings of hidden pipes: along the pipe any number more, against it fewer, down to one, because a
//! reader knows that a hidden cell is not empty.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Cell;

/// The circuit of one table, and which of its cells are hidden so far.
pub(super) struct Circuit {
    width: usize,
    counts: Vec<u64>,
    hidden: Vec<bool>,
}

/// One pipe on the way, and whether it is passed against its direction.
#[derive(Clone, Copy)]
struct Pass {
    cell: usize,
    against: bool,
}

impl Circuit {
    /// `counts` row by row, each `width` long with its total last; the last row holds the totals.
    pub fn new(counts: Vec<u64>, width: usize) -> Self {
        let hidden = vec![false; counts.len()];
        Self { width, counts, hidden }
    }

    /// All counts, row by row.
    pub fn counts(&self) -> &[u64] {
        &self.counts
    }

    /// Hides one cell.
    pub fn hide(&mut self, cell: usize) {
        self.hidden[cell] = true;
    }

    /// What may be seen of each cell.
    pub fn shown(self) -> Vec<Cell> {
        let of = |(count, hidden)| {
            if hidden { Cell::Hidden } else { Cell::Shown(count) }
        };
        self.counts.into_iter().zip(self.hidden).map(of).collect()
    }

    /// Whether, for all a reader knows, the cell's count can differ over at least `room` people:
    /// so many more than it is, or so many less, or some of both.
    pub fn leaves_room(&self, cell: usize, room: u64) -> bool {
        let more = self.most(cell, false, room);
        let less_wanted = (room - more).min(spare(self.counts[cell]));
        more + self.most(cell, true, less_wanted) >= room
    }

    /// Hides the cheapest ring through the cell along which `room` people more can go. There always
    /// is one: cell, column total, grand total and row total can all rise together.
    pub fn hide_ring(&mut self, cell: usize, room: u64) {
        let (row, column) = self.ends(cell);
        let way = self.way(column, row, |pass| {
            let enough = if pass.against {
                spare(self.counts[pass.cell]) >= room
            } else {
                self.counts[pass.cell] > 0
            };
            (enough && pass.cell != cell).then(|| self.cost(pass.cell))
        });
        for pass in way.into_iter().flatten() {
            self.hidden[pass.cell] = true;
        }
    }

    /// The most people, up to `wanted`, that rings of hidden cells can add to the cell (or, when
    /// `against`, take from it): a maximum flow by augmenting ways.
    fn most(&self, cell: usize, against: bool, wanted: u64) -> u64 {
        let (row, column) = self.ends(cell);
        let (start, goal) = if against { (row, column) } else { (column, row) };
        let mut counts = self.counts.clone();
        let mut moved = 0;
        while moved < wanted {
            let free = |pass: Pass| {
                let open = self.hidden[pass.cell] && pass.cell != cell;
                (open && (!pass.against || spare(counts[pass.cell]) > 0)).then_some(0)
            };
            let Some(way) = self.way(start, goal, free) else {
                break;
            };
            let step = way
                .iter()
                .filter(|pass| pass.against)
                .map(|pass| spare(counts[pass.cell]))
                .fold(wanted - moved, u64::min);
            for pass in way {
                if pass.against {
                    counts[pass.cell] -= step;
                } else {
                    counts[pass.cell] += step;
                }
            }
            moved += step;
        }
        moved
    }

    /// What a cell is worth to the reader: large counts more than small ones, totals much more, and
    /// what is hidden already nothing.
    fn cost(&self, cell: usize) -> u64 {
        if self.hidden[cell] {
            return 0;
        }
        let dear = |yes: bool| if yes { 5 } else { 1 };
        let size = u64::from((self.counts[cell] + 1).ilog2()) + 1;
        size * dear(self.in_totals_row(cell)) * dear(self.in_totals_column(cell))
    }

    fn height(&self) -> usize {
        self.counts.len() / self.width
    }

    fn in_totals_row(&self, cell: usize) -> bool {
        cell / self.width + 1 == self.height()
    }

    fn in_totals_column(&self, cell: usize) -> bool {
        cell % self.width + 1 == self.width
    }

    /// The points a pipe leads from and to. Rows are numbered first, columns after them.
    fn ends(&self, cell: usize) -> (usize, usize) {
        let row = cell / self.width;
        let column = self.height() + cell % self.width;
        if self.in_totals_row(cell) == self.in_totals_column(cell) {
            (row, column)
        } else {
            (column, row)
        }
    }

    /// The pipes at a point, each with the point at its other end: from a row to every column, from
    /// a column to every row.
    fn pipes(&self, point: usize) -> impl Iterator<Item = (usize, Pass)> {
        let height = self.height();
        let others = if point < height { height..height + self.width } else { 0..height };
        others.map(move |other| {
            let (row, column) = (point.min(other), point.max(other) - height);
            let cell = row * self.width + column;
            let against = self.ends(cell).0 != point;
            (other, Pass { cell, against })
        })
    }

    /// The cheapest way between two points over the pipes that `price` allows (Dijkstra); among
    /// equals always the same.
    fn way(
        &self,
        start: usize,
        goal: usize,
        price: impl Fn(Pass) -> Option<u64>,
    ) -> Option<Vec<Pass>> {
        let points = self.height() + self.width;
        let mut cost = vec![u64::MAX; points];
        let mut came: Vec<Option<(usize, Pass)>> = vec![None; points];
        let mut open = BinaryHeap::from([Reverse((0, start))]);
        cost[start] = 0;
        while let Some(Reverse((so_far, point))) = open.pop() {
            if point == goal {
                break;
            }
            if so_far > cost[point] {
                continue;
            }
            for (next, pass) in self.pipes(point) {
                let Some(price) = price(pass) else { continue };
                if so_far + price < cost[next] {
                    cost[next] = so_far + price;
                    came[next] = Some((point, pass));
                    open.push(Reverse((cost[next], next)));
                }
            }
        }
        trace(&came, goal)
    }
}

/// How many fewer a hidden cell may hold for all a reader knows: a zero is never hidden.
const fn spare(count: u64) -> u64 {
    count.saturating_sub(1)
}

/// The passes that led to the goal; nothing when none did.
fn trace(came: &[Option<(usize, Pass)>], goal: usize) -> Option<Vec<Pass>> {
    let mut way = Vec::new();
    let mut point = goal;
    while let Some((before, pass)) = came[point] {
        way.push(pass);
        point = before;
    }
    (!way.is_empty()).then_some(way)
}
