//! Counts that add up, as a closed circuit of people.
//!
//! Every count is a pipe between two points, and the count is what flows through. At each point as
//! much comes in as goes out: that is all that "the numbers add up" says. For a table with totals
//! ([`table`]) every row and every column is a point; a cell carries people from its row to its
//! column, and a total carries them back (the grand total forward again). What a reader cannot rule
//! out are the changes around rings of hidden pipes: along the pipe any number more, against it
//! fewer, down to one, because a reader knows that a hidden cell is not empty.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Cell;

/// A count that flows from one point to another.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Pipe {
    /// The point it comes from.
    pub from: usize,
    /// The point it goes to.
    pub to: usize,
    /// The count.
    pub count: u64,
    /// What the count is worth to a reader: 1 for a cell, 5 for a total, 25 for the grand total.
    pub worth: u64,
}

/// A circuit, and which of its pipes are hidden so far.
pub(super) struct Circuit {
    pipes: Vec<Pipe>,
    /// At each point the pipes there, each with the point at its other end.
    at: Vec<Vec<(usize, Pass)>>,
    hidden: Vec<bool>,
}

/// One pipe on the way, and whether it is passed against its direction.
#[derive(Clone, Copy)]
struct Pass {
    pipe: usize,
    against: bool,
}

/// The pipes of a table, row by row; each row is `width` long with its total last, and the last row
/// holds the totals.
pub(super) fn table(counts: &[u64], width: usize) -> Vec<Pipe> {
    let height = counts.len() / width;
    let pipe = |(cell, &count): (usize, &u64)| {
        let (row, column) = (cell / width, cell % width);
        let (total_row, total_column) = (row + 1 == height, column + 1 == width);
        let dear = |yes: bool| if yes { 5 } else { 1 };
        let worth = dear(total_row) * dear(total_column);
        let (from, to) =
            if total_row == total_column { (row, height + column) } else { (height + column, row) };
        Pipe { from, to, count, worth }
    };
    counts.iter().enumerate().map(pipe).collect()
}

impl Circuit {
    /// The circuit of these pipes, nothing hidden.
    pub fn new(pipes: Vec<Pipe>) -> Self {
        let points = pipes.iter().map(|pipe| pipe.from.max(pipe.to) + 1).max().unwrap_or(0);
        let mut at = vec![Vec::new(); points];
        for (index, pipe) in pipes.iter().enumerate() {
            at[pipe.from].push((pipe.to, Pass { pipe: index, against: false }));
            at[pipe.to].push((pipe.from, Pass { pipe: index, against: true }));
        }
        let hidden = vec![false; pipes.len()];
        Self { pipes, at, hidden }
    }

    /// The pipes whose count must not be seen for its own sake.
    pub fn small(&self) -> Vec<usize> {
        let is_small = |index: &usize| super::is_small(self.pipes[*index].count);
        (0..self.pipes.len()).filter(is_small).collect()
    }

    /// Hides one pipe.
    pub fn hide(&mut self, pipe: usize) {
        self.hidden[pipe] = true;
    }

    /// What may be seen of each pipe.
    pub fn shown(self) -> Vec<Cell> {
        let of = |(pipe, hidden): (Pipe, bool)| {
            if hidden { Cell::Hidden } else { Cell::Shown(pipe.count) }
        };
        self.pipes.into_iter().zip(self.hidden).map(of).collect()
    }

    /// Whether, for all a reader knows, the count can differ over at least `room` people: so many
    /// more than it is, or so many less, or some of both.
    pub fn leaves_room(&self, pipe: usize, room: u64) -> bool {
        let more = self.most(pipe, false, room);
        let less_wanted = (room - more).min(spare(self.pipes[pipe].count));
        more + self.most(pipe, true, less_wanted) >= room
    }

    /// Hides the cheapest ring through the pipe along which `room` people more can go. When all that
    /// comes in at each point goes out again there always is one: whoever flows here flows on.
    /// Where that does not hold and there is none, everything that is not zero is hidden.
    pub fn hide_ring(&mut self, pipe: usize, room: u64) {
        let Pipe { from, to, .. } = self.pipes[pipe];
        let way = self.way(to, from, |pass| {
            let count = self.pipes[pass.pipe].count;
            let enough = if pass.against { spare(count) >= room } else { count > 0 };
            (enough && pass.pipe != pipe).then(|| self.cost(pass.pipe))
        });
        if let Some(way) = way {
            for pass in way {
                self.hidden[pass.pipe] = true;
            }
        } else {
            for (hidden, pipe) in self.hidden.iter_mut().zip(&self.pipes) {
                *hidden |= pipe.count > 0;
            }
        }
    }

    /// The most people, up to `wanted`, that rings of hidden pipes can add to the pipe (or, when
    /// `against`, take from it): a maximum flow by augmenting ways.
    fn most(&self, pipe: usize, against: bool, wanted: u64) -> u64 {
        let Pipe { from, to, .. } = self.pipes[pipe];
        let (start, goal) = if against { (from, to) } else { (to, from) };
        let mut counts: Vec<u64> = self.pipes.iter().map(|pipe| pipe.count).collect();
        let mut moved = 0;
        while moved < wanted {
            let free = |pass: Pass| {
                let open = self.hidden[pass.pipe] && pass.pipe != pipe;
                (open && (!pass.against || spare(counts[pass.pipe]) > 0)).then_some(0)
            };
            let Some(way) = self.way(start, goal, free) else {
                break;
            };
            let step = way
                .iter()
                .filter(|pass| pass.against)
                .map(|pass| spare(counts[pass.pipe]))
                .fold(wanted - moved, u64::min);
            for pass in way {
                if pass.against {
                    counts[pass.pipe] -= step;
                } else {
                    counts[pass.pipe] += step;
                }
            }
            moved += step;
        }
        moved
    }

    /// What hiding a pipe takes from the reader: large counts more than small ones, totals much
    /// more, and what is hidden already nothing.
    fn cost(&self, pipe: usize) -> u64 {
        if self.hidden[pipe] {
            return 0;
        }
        let Pipe { count, worth, .. } = self.pipes[pipe];
        (u64::from((count + 1).ilog2()) + 1) * worth
    }

    /// The cheapest way between two points over the pipes that `price` allows (Dijkstra); among
    /// equals always the same.
    fn way(
        &self,
        start: usize,
        goal: usize,
        price: impl Fn(Pass) -> Option<u64>,
    ) -> Option<Vec<Pass>> {
        let points = self.at.len();
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
            for &(next, pass) in &self.at[point] {
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
