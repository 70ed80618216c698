//! The facts of the people being settled, and what is derived from them.
//!
//! The people stand in the table `settling` meanwhile, so that one text serves one person and five
//! hundred. `CROSS JOIN` keeps SQLite from walking the big table first.

use super::super::facts::{
    Appointment, ClosedPlace, Contact, Facts, Involvement, Member, Permission, Step, Unexcused,
    Waiting,
};
use super::super::rules::Rules;
use base::db::{Db, Result, Row, Work};
use base::values;
use jiff::civil::Date;
use std::collections::HashMap;

const MARK: &str = "INSERT INTO settling (person) VALUES";
const UNMARK: &str = "DELETE FROM settling";
const RULES: &str = "SELECT rule, value, unit, valid_from, valid_until FROM rule_parameter
    WHERE rule LIKE 'contact-days-%' OR rule LIKE 'longest-%' OR rule = 'warn-days'
    OR rule = 'absences-in-a-row'";
const PEOPLE: &str = "SELECT p.id AS person, p.municipality AS municipality
    FROM settling x CROSS JOIN person p WHERE p.id = x.person";
const INVOLVEMENTS: &str = "SELECT x.person AS person, i.organisation AS organisation,
    i.from_day AS from_day, i.until_day AS until_day
    FROM settling x CROSS JOIN involvement i WHERE i.person = x.person";
const TEAM: &str = "SELECT x.person AS person, t.account AS account,
    t.organisation AS organisation, t.leads AS leads, t.from_day AS from_day,
    t.until_day AS until_day
    FROM settling x CROSS JOIN team_member t
    WHERE t.person = x.person ORDER BY t.id";
const STEPS: &str = "SELECT x.person AS person, s.id AS id, s.organisation AS organisation,
    s.rung AS rung, s.work_form AS work_form, f.regular AS regular, s.place AS place,
    s.start_day AS start_day, s.end_day AS end_day
    FROM settling x CROSS JOIN step s JOIN work_form f ON f.id = s.work_form
    WHERE s.person = x.person ORDER BY s.start_day, s.id";
const WAITING: &str = "SELECT x.person AS person, w.from_day AS from_day,
    w.until_day AS until_day
    FROM settling x CROSS JOIN waiting w WHERE w.person = x.person";
const AIMS: &str = "SELECT x.person AS person, a.rung AS rung,
    a.from_day AS from_day
    FROM settling x CROSS JOIN aim a WHERE a.person = x.person
    ORDER BY a.from_day, a.made_at, a.id";
const PERMISSIONS: &str = "SELECT x.person AS person, p.organisation AS organisation,
    p.given_by AS given_by,
    CASE WHEN p.answer = 'no' THEN NULL ELSE p.decided_day END AS decided_day, p.valid_until AS valid_until
    FROM settling x CROSS JOIN permission p WHERE p.person = x.person";
const CLOSED_PLACES: &str = "SELECT x.person AS person, l.organisation AS organisation,
    l.step AS step, l.until_day AS until_day, w.archived_day AS post_day, t.archived_day AS site_day
    FROM settling x CROSS JOIN placement l JOIN work_post w ON w.id = l.work_post
    JOIN site t ON t.id = w.site
    WHERE l.person = x.person AND (w.archived_day IS NOT NULL OR t.archived_day IS NOT NULL)
    ORDER BY l.id";
const APPOINTMENTS: &str = "SELECT x.person AS person, a.organisation AS organisation,
    a.day AS day, TRUE AS is_open
    FROM settling x CROSS JOIN appointment a WHERE a.person = x.person AND a.state = 'open'
    UNION ALL
    SELECT x.person, a.organisation, max(a.day), FALSE
    FROM settling x CROSS JOIN appointment a
    WHERE a.person = x.person AND a.state = 'done' AND a.day <= $1
    GROUP BY x.person, a.organisation";
const CONTACTS: &str = "SELECT x.person AS person, n.organisation AS organisation,
    max(n.day) AS day
    FROM settling x CROSS JOIN note_person np JOIN note n ON n.id = np.note
    WHERE np.person = x.person AND n.is_contact AND n.withdrawn_at IS NULL
    GROUP BY x.person, n.organisation";
// The days without a word after everything else that was noted at the same organisation. That a half-day
// was closed says nothing about the person.
const UNEXCUSED: &str = "SELECT x.person AS person, w.organisation AS organisation, a.day AS day
    FROM settling x CROSS JOIN presence a JOIN work_post w ON w.id = a.work_post
    WHERE a.person = x.person AND a.code = 'unexcused' AND NOT EXISTS (
        SELECT 1 FROM presence b JOIN work_post v ON v.id = b.work_post
        WHERE b.person = a.person AND b.day >= a.day AND v.organisation = w.organisation
          AND b.code <> 'unexcused' AND b.code <> 'closed')";
const CHILDREN: &str = "SELECT x.person AS person, m.until_day AS until_day
    FROM settling x CROSS JOIN household_member m WHERE m.person = x.person AND m.role = 'child'";

const FORGET_MOVEMENTS: &str = "DELETE FROM movement WHERE person IN (SELECT person FROM settling)";
const FORGET_SPELLS: &str = "DELETE FROM spell WHERE person IN (SELECT person FROM settling)";
const FORGET_NOW: &str = "DELETE FROM person_now WHERE person IN (SELECT person FROM settling)";
const FORGET_AIMED: &str = "DELETE FROM aimed WHERE person IN (SELECT person FROM settling)";
const FORGET_CARRIED: &str = "DELETE FROM carried WHERE person IN (SELECT person FROM settling)";
const FORGET_SIGNALS: &str = "DELETE FROM signal WHERE person IN (SELECT person FROM settling)";
pub(in crate::safety_net) const ADD_MOVEMENTS: &str =
    "INSERT INTO movement (person, day, kind, from_rung,
    to_rung, from_work_form, to_work_form, organisation, from_organisation, municipality, step)
    VALUES";
pub(in crate::safety_net) const ADD_SPELLS: &str =
    "INSERT INTO spell (person, first_day, last_day, rung,
    work_form, organisation, municipality, step) VALUES";
pub(in crate::safety_net) const ADD_NOW: &str =
    "INSERT INTO person_now (person, rung, step, work_form,
    organisation, municipality, step_since, lead_account, next_day, next_organisation, last_contact,
    last_contact_organisation, first_paid_day, stale_on)
    VALUES";
pub(in crate::safety_net) const ADD_AIMED: &str =
    "INSERT INTO aimed (person, first_day, last_day, rung, reached_day) VALUES";
pub(in crate::safety_net) const ADD_CARRIED: &str =
    "INSERT INTO carried (organisation, lead_account, rung, person) VALUES";
const COUNT_UP: &str = "UPDATE ladder_version SET version = version + 1 WHERE id = 1";
pub(in crate::safety_net) const ADD_SIGNALS: &str =
    "INSERT INTO signal (organisation, person, kind, from_day,
    about_day, step, lead_account) VALUES";

const STALE: &str = "SELECT person FROM person_now WHERE stale_on <= $1";
const EVERYBODY: &str = "SELECT id AS person FROM person WHERE merged_into IS NULL";

/// Every SQL text, for the test that prepares each on both engines.
#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[
    UNMARK,
    COUNT_UP,
    RULES,
    PEOPLE,
    INVOLVEMENTS,
    TEAM,
    STEPS,
    WAITING,
    AIMS,
    PERMISSIONS,
    CLOSED_PLACES,
    APPOINTMENTS,
    CONTACTS,
    UNEXCUSED,
    CHILDREN,
    FORGET_MOVEMENTS,
    FORGET_SPELLS,
    FORGET_NOW,
    FORGET_AIMED,
    FORGET_CARRIED,
    FORGET_SIGNALS,
    STALE,
    EVERYBODY,
];

/// The rules in force on `today`.
pub(in crate::safety_net) async fn rules(work: &mut Work, today: Date) -> Result<Rules> {
    Rules::read(&work.rows(RULES, vec![]).await?, today)
}

/// People whose row in `person_now` reads otherwise today than when it was written.
pub(in crate::safety_net) async fn stale(db: &Db, today: Date) -> Result<Vec<String>> {
    people(&db.rows(STALE, values![today]).await?)
}

/// Everybody.
pub(in crate::safety_net) async fn everybody(db: &Db) -> Result<Vec<String>> {
    people(&db.rows(EVERYBODY, vec![]).await?)
}

fn people(rows: &[Row]) -> Result<Vec<String>> {
    rows.iter().map(|row| row.get("person")).collect()
}

/// Marks the people to be settled. They must be sorted, so that two units of work never wait for
/// each other.
pub(in crate::safety_net) async fn mark(work: &mut Work, people: &[&str]) -> Result<()> {
    let rows = people.iter().map(|person| values![*person]).collect();
    work.insert_many(MARK, rows, "").await.map(drop)
}

/// Takes the marks away.
pub(in crate::safety_net) async fn unmark(work: &mut Work) -> Result<()> {
    work.run(UNMARK, vec![]).await.map(drop)
}

/// Takes away everything derived about the marked people, and tells who keeps figures that they
/// are no longer true.
pub(in crate::safety_net) async fn forget(work: &mut Work) -> Result<()> {
    for sql in [
        FORGET_MOVEMENTS,
        FORGET_SPELLS,
        FORGET_NOW,
        FORGET_AIMED,
        FORGET_CARRIED,
        FORGET_SIGNALS,
        COUNT_UP,
    ] {
        work.run(sql, vec![]).await?;
    }
    Ok(())
}

/// The facts about the marked people, by person.
pub(in crate::safety_net) async fn facts(
    work: &mut Work,
    today: Date,
) -> Result<Vec<(String, Facts)>> {
    let mut all = Gathered { today, index: HashMap::new(), people: vec![] };
    for row in work.rows(PEOPLE, vec![]).await? {
        all.at(&row)?.municipality = row.get("municipality")?;
    }
    for row in work.rows(INVOLVEMENTS, vec![]).await? {
        let file = involvement(&row)?;
        all.at(&row)?.involvements.push(file);
    }
    for row in work.rows(TEAM, vec![]).await? {
        let member = member(&row)?;
        all.at(&row)?.team.push(member);
    }
    for row in work.rows(STEPS, vec![]).await? {
        let step = step(&row)?;
        all.at(&row)?.steps.push(step);
    }
    for row in work.rows(WAITING, vec![]).await? {
        let waiting = Waiting { from: row.get("from_day")?, until: row.get("until_day")? };
        all.at(&row)?.waiting.push(waiting);
    }
    for row in work.rows(AIMS, vec![]).await? {
        let (rung, first) = (row.get("rung")?, row.get("from_day")?);
        all.at(&row)?.state_aim(rung, first);
    }
    for row in work.rows(CHILDREN, vec![]).await? {
        let until = row.get::<Option<Date>>("until_day")?.unwrap_or(Date::MAX);
        let facts = all.at(&row)?;
        facts.child_until = facts.child_until.max(Some(until));
    }
    all.terms(work).await?;
    Ok(all.people)
}

/// Facts on their way in, found by person.
struct Gathered {
    today: Date,
    index: HashMap<String, usize>,
    people: Vec<(String, Facts)>,
}

impl Gathered {
    fn at(&mut self, row: &Row) -> Result<&mut Facts> {
        let person: String = row.get("person")?;
        let next = self.people.len();
        let index = *self.index.entry(person.clone()).or_insert(next);
        if index == next {
            self.people.push((person, Facts::none(self.today)));
        }
        Ok(&mut self.people[index].1)
    }

    /// Permissions, closed places, appointments and contacts: what runs out.
    async fn terms(&mut self, work: &mut Work) -> Result<()> {
        for row in work.rows(PERMISSIONS, vec![]).await? {
            let permission = permission(&row)?;
            self.at(&row)?.permissions.push(permission);
        }
        for row in work.rows(CLOSED_PLACES, vec![]).await? {
            if let Some(place) = closed_place(&row)? {
                self.at(&row)?.closed_places.push(place);
            }
        }
        for row in work.rows(APPOINTMENTS, values![self.today]).await? {
            let appointment = appointment(&row)?;
            self.at(&row)?.appointments.push(appointment);
        }
        for row in work.rows(CONTACTS, vec![]).await? {
            let contact = Contact { organisation: row.get("organisation")?, day: row.get("day")? };
            self.at(&row)?.contacts.push(contact);
        }
        for row in work.rows(UNEXCUSED, vec![]).await? {
            let day = Unexcused { organisation: row.get("organisation")?, day: row.get("day")? };
            self.at(&row)?.unexcused.push(day);
        }
        Ok(())
    }
}

fn involvement(row: &Row) -> Result<Involvement> {
    Ok(Involvement {
        organisation: row.get("organisation")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
    })
}

fn member(row: &Row) -> Result<Member> {
    Ok(Member {
        account: row.get("account")?,
        organisation: row.get("organisation")?,
        leads: row.get("leads")?,
        from: row.get("from_day")?,
        until: row.get("until_day")?,
    })
}

fn step(row: &Row) -> Result<Step> {
    Ok(Step {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        rung: row.get("rung")?,
        work_form: row.get("work_form")?,
        regular: row.get("regular")?,
        place: row.get("place")?,
        from: row.get("start_day")?,
        until: row.get("end_day")?,
    })
}

fn permission(row: &Row) -> Result<Permission> {
    Ok(Permission {
        organisation: row.get("organisation")?,
        given_by: row.get("given_by")?,
        is_decided: row.get::<Option<Date>>("decided_day")?.is_some(),
        valid_until: row.get("valid_until")?,
    })
}

fn closed_place(row: &Row) -> Result<Option<ClosedPlace>> {
    let days: [Option<Date>; 2] = [row.get("post_day")?, row.get("site_day")?];
    let Some(since) = days.into_iter().flatten().min() else { return Ok(None) };
    let (organisation, step) = (row.get("organisation")?, row.get("step")?);
    Ok(Some(ClosedPlace { organisation, step, until: row.get("until_day")?, since }))
}

fn appointment(row: &Row) -> Result<Appointment> {
    Ok(Appointment {
        organisation: row.get("organisation")?,
        day: row.get("day")?,
        is_open: row.get("is_open")?,
    })
}
