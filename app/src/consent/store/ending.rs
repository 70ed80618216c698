//! What ends soon and is not renewed: by name for who coordinates, counted for a data protection officer.

use crate::people::store::name;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

/// Whether a consent holds today, ends by a day, and no later one renews it: of the same partner on the same ground,
/// with everything that it opens. The twin of `renewing::follows`. The commas are doubled so that parts that stand
/// side by side each have their own.
macro_rules! ends_soon {
    ($consent:literal, $day:literal) => {
        concat!(
            $consent,
            ".is_open AND ",
            $consent,
            ".until_day <= ",
            $day,
            " AND NOT EXISTS (SELECT 1 FROM consent later WHERE later.person = ",
            $consent,
            ".person AND later.organisation = ",
            $consent,
            ".organisation AND later.withdrawn_at IS NULL AND later.until_day > ",
            $consent,
            ".until_day AND later.basis = ",
            $consent,
            ".basis AND replace(later.categories, ',', ',,') LIKE replace(",
            $consent,
            ".categories, ',', ',%,'))"
        )
    };
}
pub(crate) use ends_soon;

// What the organisations where `$1` coordinates noted, of the files that `$1` sees there.
macro_rules! of_coordinator {
    ($what:literal, $more:expr, $rest:literal) => {
        concat!(
            "SELECT o.id AS partner, o.name AS partner_name, ",
            $what,
            " FROM consent c JOIN organisation o ON o.id = c.organisation
              JOIN person p ON p.id = c.person
              WHERE c.noted_for IN (SELECT g.organisation FROM account_role g
                  WHERE g.account = $1 AND g.role = 'coordinator')
              AND EXISTS (SELECT 1 FROM visible_person v WHERE v.account = $1
                  AND v.person = c.person AND v.organisation = c.noted_for
                  AND v.closed_day IS NULL AND v.role = 'coordinator') AND ",
            $more,
            $rest
        )
    };
}
const OPEN: &str = of_coordinator!(
    "count(DISTINCT c.person) AS n",
    "c.is_open",
    " GROUP BY o.id, o.name ORDER BY o.name, o.id"
);
const ENDING: &str = of_coordinator!(
    "c.id AS id, c.person AS person, c.until_day AS until_day, p.given_name AS given_name,
     p.family_name AS family_name, p.called AS called,
     (SELECT a.name FROM team_member t JOIN account a ON a.id = t.account WHERE t.person = c.person
         AND t.leads AND t.until_day IS NULL ORDER BY t.from_day DESC, t.id LIMIT 1) AS lead",
    ends_soon!("c", "$2"),
    " ORDER BY c.until_day, p.sort_name, c.id LIMIT 500"
);
const COUNTED: &str = concat!(
    "SELECT o.id AS partner, o.name AS partner_name, k.name AS keeper, count(*) AS n,
        min(c.until_day) AS first
     FROM consent c JOIN organisation o ON o.id = c.organisation
     JOIN organisation k ON k.id = c.noted_for WHERE ",
    ends_soon!("c", "$1"),
    " GROUP BY o.id, o.name, k.id, k.name ORDER BY o.name, o.id, k.name"
);

#[cfg(test)]
pub(super) const TEXTS: &[&str] = &[OPEN, ENDING, COUNTED];

/// A consent that ends soon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The consent.
    pub id: String,
    /// Whose.
    pub person: String,
    /// That person's name.
    pub name: String,
    /// Who leads.
    pub lead: Option<String>,
    /// The last day.
    pub until: Date,
}

/// A partner that reads along with files of the own organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Which.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How many files are open to it.
    pub files: i64,
    /// What ends soon of it.
    pub ending: Vec<Ending>,
}

/// The partners that read along where `account` coordinates, by name, with what ends by a day. Two
/// statements.
pub async fn partners_of(db: &Db, account: &str, soon: Date) -> Result<Vec<Partner>> {
    let read = |row: &Row| {
        let (id, name) = (row.get("partner")?, row.get("partner_name")?);
        Ok(Partner { id, name, files: row.get("n")?, ending: vec![] })
    };
    let rows = db.rows(OPEN, values![account]).await?;
    let mut all = rows.iter().map(read).collect::<Result<Vec<Partner>>>()?;
    for row in db.rows(ENDING, values![account, soon]).await? {
        let partner: String = row.get("partner")?;
        if let Some(partner) = all.iter_mut().find(|known| known.id == partner) {
            partner.ending.push(Ending {
                id: row.get("id")?,
                person: row.get("person")?,
                name: name(&row)?,
                lead: row.get("lead")?,
                until: row.get("until_day")?,
            });
        }
    }
    Ok(all)
}

/// How much ends soon of a partner: in all, and per organisation that noted it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The partner.
    pub name: String,
    /// How many.
    pub n: i64,
    /// The first of these days.
    pub first: Date,
    /// The organisations that noted them: the name, how many, and the first day.
    pub keepers: Vec<(String, i64, Date)>,
}

/// What ends by a day, per partner, for who reads no names.
pub async fn counted(db: &Db, soon: Date) -> Result<Vec<Counted>> {
    let mut all: Vec<(String, Counted)> = vec![];
    for row in db.rows(COUNTED, values![soon]).await? {
        let (partner, name): (String, String) = (row.get("partner")?, row.get("partner_name")?);
        let keeper: (String, i64, Date) = (row.get("keeper")?, row.get("n")?, row.get("first")?);
        if let Some((_, known)) = all.last_mut().filter(|(last, _)| *last == partner) {
            known.n += keeper.1;
            known.first = known.first.min(keeper.2);
            known.keepers.push(keeper);
        } else {
            let (n, first) = (keeper.1, keeper.2);
            all.push((partner, Counted { name, n, first, keepers: vec![keeper] }));
        }
    }
    Ok(all.into_iter().map(|(_, counted)| counted).collect())
}
