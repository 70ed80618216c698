//! Who leads, and who takes over: the rows of the old and the new lead end and both begin a new one.

use super::PUT;
use base::db::{Result, Row, Value, Work};
use base::{id, values};
use jiff::Timestamp;
use jiff::civil::Date;
use std::collections::BTreeMap;

pub(super) const OPEN: &str =
    "SELECT id, person, account, organisation, role, leads, from_day FROM team_member
    WHERE person = $1 AND until_day IS NULL ORDER BY id";
pub(super) const LED: &str =
    "SELECT id, person, account, organisation, role, leads, from_day FROM team_member
    WHERE until_day IS NULL AND person IN (SELECT l.person FROM team_member l
        WHERE l.account = $1 AND l.leads AND l.until_day IS NULL)
    ORDER BY id";
pub(super) const HAS_FILE: &str = "SELECT v.person FROM visible_person v
    WHERE v.account = $1 AND v.person = $2 AND v.closed_day IS NULL LIMIT 1";
const OVER: &str =
    "ON CONFLICT (id) DO UPDATE SET leads = excluded.leads, until_day = excluded.until_day";

/// What became of the wish that a member leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lead {
    /// The member leads.
    Given,
    /// There is no such member.
    NoMember,
    /// The member has no open file to lead in: then nobody would hear what only who leads is told.
    NoFile,
}

/// Makes a present member the lead from `day` on: one who sees the person in an open file of an
/// organisation of the member's own. When that file closes, the member leaves the team.
pub async fn give_lead(
    work: &mut Work,
    now: Timestamp,
    person: &str,
    member: &str,
    day: Date,
) -> Result<Lead> {
    let open = read(&work.rows(OPEN, values![person]).await?)?;
    let Some(to) = open.iter().find(|m| m.id == member) else {
        return Ok(Lead::NoMember);
    };
    if work.maybe(HAS_FILE, values![&to.account, person]).await?.is_none() {
        return Ok(Lead::NoFile);
    }
    let to = HandOver { person, organisation: &to.organisation, to: &to.account };
    let rows = changed(&open, to, day, None, || id::new(now));
    put(work, rows).await?;
    Ok(Lead::Given)
}

/// Who takes over whom.
#[derive(Debug, Clone, Copy)]
pub struct HandOver<'a> {
    /// Whom.
    pub person: &'a str,
    /// For which organisation, when the new lead is not on the team yet.
    pub organisation: &'a str,
    /// The account of the new lead.
    pub to: &'a str,
}

/// Gives people whom `from` leads a new lead from `day` on, with two statements. `from` stays beside
/// the new lead, or leaves these teams when `leaves`.
pub async fn hand_over(
    work: &mut Work,
    now: Timestamp,
    from: &str,
    moves: &[HandOver<'_>],
    (day, leaves): (Date, bool),
) -> Result<()> {
    let mut teams: BTreeMap<String, Vec<Open>> = BTreeMap::new();
    for member in read(&work.rows(LED, values![from]).await?)? {
        teams.entry(member.person.clone()).or_default().push(member);
    }
    let mut rows = vec![];
    for one in moves {
        if let Some(team) = teams.get(one.person) {
            let leaver = leaves.then_some(from);
            rows.extend(changed(team, *one, day, leaver, || id::new(now)));
        }
    }
    put(work, rows).await
}

/// A membership, as it is or as it becomes.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Open {
    id: String,
    person: String,
    account: String,
    organisation: String,
    role: String,
    leads: bool,
    from: Date,
    until: Option<Date>,
}

impl Open {
    /// Ends on `day`, or on the first day when that is later.
    fn ended(&self, day: Date) -> Open {
        Open { until: Some(day.max(self.from)), ..self.clone() }
    }

    /// Leads, or leads no longer, from `day` on. What began on that day has no earlier time to keep
    /// apart.
    fn turned(&self, leads: bool, day: Date, id: impl FnOnce() -> String) -> Vec<Open> {
        if self.from >= day {
            return vec![Open { leads, ..self.clone() }];
        }
        vec![self.ended(day), Open { id: id(), leads, from: day, ..self.clone() }]
    }
}

/// The rows of one person's team that change when `to` begins to lead: first those who step back, so
/// that there are never two leads at once.
fn changed(
    team: &[Open],
    to: HandOver<'_>,
    day: Date,
    leaver: Option<&str>,
    id: impl Fn() -> String,
) -> Vec<Open> {
    let mut rows = vec![];
    for member in team.iter().filter(|m| m.leads && m.account != to.to) {
        if leaver == Some(member.account.as_str()) {
            rows.push(member.ended(day));
        } else {
            rows.extend(member.turned(false, day, &id));
        }
    }
    match team.iter().find(|m| m.account == to.to) {
        Some(member) if member.leads => {}
        Some(member) => rows.extend(member.turned(true, day, &id)),
        None => rows.push(Open {
            id: id(),
            person: to.person.to_owned(),
            account: to.to.to_owned(),
            organisation: to.organisation.to_owned(),
            role: "coach".to_owned(),
            leads: true,
            from: day,
            until: None,
        }),
    }
    rows
}

fn read(rows: &[Row]) -> Result<Vec<Open>> {
    let read = |row: &Row| {
        Ok(Open {
            id: row.get("id")?,
            person: row.get("person")?,
            account: row.get("account")?,
            organisation: row.get("organisation")?,
            role: row.get("role")?,
            leads: row.get("leads")?,
            from: row.get("from_day")?,
            until: None,
        })
    };
    rows.iter().map(read).collect()
}

async fn put(work: &mut Work, rows: Vec<Open>) -> Result<()> {
    let row = |m: Open| -> Vec<Value> {
        values![m.id, m.person, m.account, m.organisation, m.role, m.leads, m.from, m.until]
    };
    work.insert_many(PUT, rows.into_iter().map(row).collect(), OVER).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 22);

    fn member(account: &str, leads: bool, from: Date) -> Open {
        Open {
            id: format!("row-{account}"),
            person: "p".into(),
            account: account.into(),
            organisation: "kade".into(),
            role: "coach".into(),
            leads,
            from,
            until: None,
        }
    }

    fn to(account: &str) -> HandOver<'_> {
        HandOver { person: "p", organisation: "kade", to: account }
    }

    fn told(rows: &[Open]) -> Vec<(&str, bool, bool)> {
        rows.iter().map(|m| (m.account.as_str(), m.leads, m.until.is_some())).collect()
    }

    #[test]
    fn who_led_until_today_and_who_leads_from_today_are_rows_of_their_own() {
        let then = date(2026, 1, 5);
        let team = [member("joris", true, then), member("marieke", false, then)];
        let rows = changed(&team, to("marieke"), TODAY, None, || "new".into());
        let expected = [
            ("joris", true, true),
            ("joris", false, false),
            ("marieke", false, true),
            ("marieke", true, false),
        ];
        assert_eq!(told(&rows), expected);
    }

    #[test]
    fn who_came_today_has_no_earlier_time_to_keep() {
        let team = [member("joris", true, TODAY), member("marieke", false, TODAY)];
        let rows = changed(&team, to("marieke"), TODAY, None, || "new".into());
        assert_eq!(told(&rows), [("joris", false, false), ("marieke", true, false)]);
    }

    #[test]
    fn who_leaves_led_to_the_end_and_a_new_lead_comes_on_the_team() {
        let team = [member("joris", true, date(2026, 1, 5))];
        let rows = changed(&team, to("marieke"), TODAY, Some("joris"), || "new".into());
        assert_eq!(told(&rows), [("joris", true, true), ("marieke", true, false)]);
    }

    #[test]
    fn who_leads_already_changes_nothing() {
        let team = [member("joris", true, TODAY)];
        assert_eq!(changed(&team, to("joris"), TODAY, None, String::new), []);
    }
}
