//! Invented lives, written in through the stores of the rooms.

use crate::people::NewPerson;
use crate::people::store::{InvolvementRow, PersonRow, add_many};
use crate::safety_net::settle;
use crate::testing::TestApp;
use crate::trajectories::{EndReason, Ending, NewStep, store as steps};
use base::{id, values};
use jiff::civil::{Date, date};
use outcomes::{Rung, Window};

/// The year most tests are about.
pub fn year() -> Window {
    Window::new(date(2025, 1, 1), date(2025, 12, 31)).unwrap()
}

/// One step of a life.
#[derive(Debug, Clone)]
pub struct Lived {
    /// Nothing for the home organisation.
    pub organisation: Option<String>,
    pub rung: i64,
    pub form: &'static str,
    pub from: Date,
    pub until: Option<Date>,
}

/// A life on the ladder.
#[derive(Debug, Clone)]
pub struct Life {
    pub name: String,
    pub municipality: Option<&'static str>,
    pub steps: Vec<Lived>,
    pub aims: Vec<(i64, Date)>,
}

impl Life {
    pub fn of(name: &str) -> Life {
        Life { name: name.to_owned(), municipality: None, steps: vec![], aims: vec![] }
    }

    pub fn lives_in(mut self, municipality: &'static str) -> Life {
        self.municipality = Some(municipality);
        self
    }

    pub fn aims(mut self, rung: i64, since: &str) -> Life {
        self.aims.push((rung, since.parse().unwrap()));
        self
    }

    /// A step at the home organisation; an empty end means that it goes on.
    pub fn step(mut self, rung: i64, form: &'static str, from: &str, until: &str) -> Life {
        let until = (!until.is_empty()).then(|| until.parse().unwrap());
        let from = from.parse().unwrap();
        self.steps.push(Lived { organisation: None, rung, form, from, until });
        self
    }

    /// A step at another organisation.
    pub fn at(
        self,
        organisation: &str,
        rung: i64,
        form: &'static str,
        from: &str,
        until: &str,
    ) -> Life {
        let mut life = self.step(rung, form, from, until);
        life.steps.last_mut().unwrap().organisation = Some(organisation.to_owned());
        life
    }
}

/// Writes lives in and settles them; gives the people's ids.
pub async fn lives(t: &TestApp, home: &str, lives: &[Life]) -> Vec<String> {
    let now = t.app.now();
    let mut work = t.app.db.work().await.unwrap();
    let ids: Vec<String> = lives.iter().map(|_| id::new(now)).collect();
    let people: Vec<PersonRow> = lives.iter().zip(&ids).map(|(l, id)| row(l, id, home)).collect();
    add_many(&mut work, now, &people).await.unwrap();
    let all: Vec<NewStep> =
        lives.iter().zip(&ids).flat_map(|(life, id)| steps_of(life, id, home)).collect();
    steps::add_steps_many(&mut work, now, &all).await.unwrap();
    for (life, person) in lives.iter().zip(&ids) {
        for (rung, since) in &life.aims {
            let sql = "INSERT INTO aim (id, person, rung, words, from_day, made_at)
                VALUES ($1, $2, $3, $4, $5, $6)";
            work.run(sql, values![id::new(now), person, *rung, "", *since, now]).await.unwrap();
        }
    }
    let people: Vec<&str> = ids.iter().map(String::as_str).collect();
    settle(&mut work, t.app.today(), &people).await.unwrap();
    work.save().await.unwrap();
    ids
}

fn row(life: &Life, id: &str, home: &str) -> PersonRow {
    let mut files: Vec<&str> =
        life.steps.iter().map(|step| step.organisation.as_deref().unwrap_or(home)).collect();
    files.push(home);
    files.sort_unstable();
    files.dedup();
    let file = |organisation: &&str| InvolvementRow {
        organisation: (*organisation).to_owned(),
        from_day: date(2024, 1, 1),
        closed: None,
    };
    PersonRow {
        id: id.to_owned(),
        new: NewPerson {
            given: life.name.clone(),
            family: "Zandvoorde".to_owned(),
            municipality: life.municipality.map(str::to_owned),
            ..NewPerson::default()
        },
        made_by: home.to_owned(),
        imported_by: None,
        involvements: files.iter().map(file).collect(),
        team: vec![],
    }
}

fn steps_of(life: &Life, person: &str, home: &str) -> Vec<NewStep> {
    let step = |lived: &Lived| {
        let organisation = lived.organisation.as_deref().unwrap_or(home);
        let rung = Rung::new(lived.rung).unwrap();
        let mut step = NewStep::open(person, organisation, rung, lived.form, lived.from);
        step.end = lived.until.map(|day| Ending {
            day,
            reason: EndReason::ALL[0],
            remark: String::new(),
            perspective: None,
        });
        step
    };
    life.steps.iter().map(step).collect()
}
