//! A return on paper.

use super::{Line, Missing, Sum, Told, shown};
use crate::view::Page;
use ::paper::pdf::{Block, Document};

/// From so many columns behind the first on, a table asks a page on its side.
const WIDE: usize = 6;

impl Told {
    /// As a paper. `front` is the address of this program, empty when it does not know it.
    pub fn document(&self, page: &Page, title: &str, head: &str, front: &str) -> Document {
        let mut document = page.document(title);
        head.clone_into(&mut document.under);
        document.wide = self.tables.iter().any(|table| table.heads.len() >= WIDE);
        let blocks = &mut document.blocks;
        if let Some(missing) = &self.missing {
            blocks.push(Block::heading(1, page.t("returns-missing")));
            blocks.push(lacks(page, missing, front));
        }
        if !self.sums.is_empty() {
            blocks.push(Block::heading(1, page.t("returns-reckoning")));
            let pair = |sum: &Sum| (sum.name.clone(), format!("{}\n{}", sum.value, sum.how));
            blocks.push(Block::Pairs(self.sums.iter().map(pair).collect()));
        }
        for table in &self.tables {
            blocks.push(Block::heading(1, table.title.clone()));
            blocks.extend(table.lead.as_ref().map(Block::text));
            let head = std::iter::once(&table.first).chain(&table.heads).cloned().collect();
            let row = |line: &Line| {
                let values = line.values.iter().map(|(cell, _)| shown(page, cell));
                std::iter::once(line.label.clone()).chain(values).collect()
            };
            blocks.push(Block::Table(head, table.lines.iter().map(row).collect()));
        }
        blocks.push(Block::heading(1, page.t("returns-notes")));
        blocks.push(Block::List(self.notes.clone()));
        document
    }
}

fn lacks(page: &Page, missing: &[Missing], front: &str) -> Block {
    if missing.is_empty() {
        return Block::text(page.t("returns-nothing-missing"));
    }
    // A path leads nowhere from a paper when nobody knows of which address.
    let columns = if front.is_empty() { 2 } else { 3 };
    let row = |one: &Missing| {
        let all = [one.name.clone(), one.what.clone(), format!("{front}{}", one.address)];
        all.into_iter().take(columns).collect()
    };
    let head = ["way-in-name", "returns-missing", "agreements-mend"].map(|key| page.t(key));
    Block::Table(head[..columns].to_vec(), missing.iter().map(row).collect())
}
