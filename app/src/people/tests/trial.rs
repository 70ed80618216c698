//! The trial of the search through the database: names with one wrong letter, and how long a search
//! takes. `OPSTAP_TRIAL_PEOPLE=60000` makes it as large as the network of the figures; without it a
//! small part is tried, so that every test run does.

use super::super::NewPerson;
use super::super::search::{self, SHOWN};
use super::super::store::{self, InvolvementRow, PersonRow};
use crate::testing::TestApp;
use base::id;
use base::invented_names::pick_person;
use base::names::fold;
use jiff::civil::date;
use std::collections::HashMap;
use std::time::Instant;

/// Numbers in a fixed order that looks like chance.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}

/// The name with one letter inserted, left out, replaced or swapped.
fn with_mistake(name: &str, dice: &mut Dice) -> String {
    loop {
        let mut letters: Vec<char> = name.to_lowercase().chars().collect();
        let at = dice.below(letters.len());
        let other = char::from(b"abcdefghijklmnopqrstuvwxyz"[dice.below(26)]);
        let next = (at + 1).min(letters.len() - 1);
        if !letters[at].is_alphabetic() || !letters[next].is_alphabetic() {
            continue;
        }
        match dice.below(4) {
            0 => letters.insert(at, other),
            1 => drop(letters.remove(at)),
            2 => letters[at] = other,
            _ => letters.swap(at, next),
        }
        let wrong: String = letters.into_iter().collect();
        if fold(&wrong) != fold(name) && !fold(&wrong).is_empty() {
            return wrong;
        }
    }
}

fn person(organisation: &str, n: u64, now: jiff::Timestamp) -> PersonRow {
    let (given, family) = pick_person(n);
    PersonRow {
        id: id::new(now),
        new: NewPerson { given: given.into(), family: family.into(), ..NewPerson::default() },
        made_by: organisation.to_owned(),
        imported_by: None,
        involvements: vec![InvolvementRow {
            organisation: organisation.to_owned(),
            from_day: date(2020, 1, 1),
            closed: None,
        }],
        team: vec![],
    }
}

#[tokio::test]
async fn one_wrong_letter_finds_the_person_among_the_first_ten() {
    let size = std::env::var("OPSTAP_TRIAL_PEOPLE").ok().and_then(|n| n.parse().ok());
    let size: u64 = size.unwrap_or(2_000);
    for t in TestApp::each().await {
        let now = t.app.now();
        let people: Vec<PersonRow> = (0..size).map(|n| person(&t.kade, n, now)).collect();
        for part in people.chunks(5_000) {
            let mut work = t.app.db.work().await.unwrap();
            store::add_many(&mut work, now, part).await.unwrap();
            work.save().await.unwrap();
        }
        let mut bearers: HashMap<_, u32> = HashMap::new();
        for row in &people {
            *bearers.entry((&row.new.given, &row.new.family)).or_default() += 1;
        }
        let alone: Vec<&PersonRow> =
            people.iter().filter(|r| bearers[&(&r.new.given, &r.new.family)] == 1).collect();
        let coach = t.coach().await;
        let mut dice = Dice(20_260_101);
        let (mut missed, mut times) = (vec![], vec![]);
        let tries = if size > 10_000 { 1_000 } else { 200 };
        for _ in 0..tries {
            let row = alone[dice.below(alone.len())];
            let (given, family) = (&row.new.given, &row.new.family);
            let typed = if dice.below(2) == 0 {
                format!("{} {family}", with_mistake(given, &mut dice))
            } else {
                format!("{given} {}", with_mistake(family, &mut dice))
            };
            let start = Instant::now();
            let found = search::find(&t.app, &coach.account, &typed).await.unwrap();
            times.push(start.elapsed());
            if !found.iter().take(SHOWN).any(|c| c.id == row.id) {
                missed.push(format!("{typed} for {given} {family}"));
            }
        }
        times.sort();
        let (half, most) = (times[times.len() / 2], times[times.len() * 95 / 100]);
        println!("{size} people: missed {} of {tries}, p50 {half:?}, p95 {most:?}", missed.len());
        assert!(missed.len() * 20 <= tries, "{missed:#?}");
    }
}
