//! Reading everything beside a person's steps, in one statement.

use crate::language::Language;
use crate::offer::Placement;
use crate::people::full_name;
use crate::way_in::section::OnWay;
use base::db::{Db, Result, Row};
use base::values;
use jiff::civil::Date;

// One text for everything beside the steps, so that the person page asks once.
pub(super) const PLANS: &str = "SELECT 'person' AS kind, p.id AS id, '' AS organisation,
    p.given_name AS words, p.family_name AS more, CAST(NULL AS BIGINT) AS rung,
    p.called AS name_nl, CAST(NULL AS TEXT) AS name_fr, CAST(NULL AS TEXT) AS name_en,
    CAST(NULL AS DATE) AS first_day, CAST(NULL AS DATE) AS second_day,
    CAST(NULL AS DATE) AS third_day, FALSE AS flag, CAST(1 AS BIGINT) AS version
    FROM person p WHERE p.id = $1
    UNION ALL SELECT 'waiting', w.id, w.organisation, w.place, COALESCE(w.way_in, ''), f.rung,
    f.name_nl, f.name_fr, f.name_en, w.from_day, w.until_day, NULL, FALSE, w.version
    FROM waiting w LEFT JOIN work_form f ON f.id = w.work_form
    WHERE w.person = $1
    UNION ALL SELECT 'aim', a.id, '', a.words, CAST(a.made_at AS TEXT), a.rung, NULL, NULL, NULL,
    a.from_day, NULL, NULL, FALSE, CAST(1 AS BIGINT)
    FROM aim a WHERE a.person = $1
    UNION ALL SELECT 'permission', p.id, p.organisation, p.given_by, p.answer,
    CASE WHEN p.same_activity THEN 1 WHEN NOT p.same_activity THEN 0 END, NULL, NULL, NULL,
    p.asked_day, p.decided_day, p.valid_until, p.proof_present, p.version
    FROM permission p WHERE p.person = $1
    UNION ALL SELECT 'way-in', w.id, w.organisation, o.name, w.state, NULL, COALESCE(p.name, ''),
    COALESCE(s.name, ''), NULL, w.since_day, w.evaluation_day, w.queue_day, FALSE, w.version
    FROM way_in w JOIN organisation o ON o.id = w.organisation
    LEFT JOIN work_post p ON p.id = w.work_post LEFT JOIN site s ON s.id = p.site
    WHERE w.person = $1
    UNION ALL SELECT 'file', i.organisation, i.organisation, o.name,
    COALESCE(i.closing_reason, ''), NULL, NULL, NULL, NULL, i.from_day, i.until_day, NULL, FALSE,
    i.version
    FROM involvement i JOIN organisation o ON o.id = i.organisation WHERE i.person = $1
    UNION ALL SELECT 'placement', l.id, l.organisation, w.name, t.name, l.half_days, l.step,
    l.work_post, l.remark, l.from_day, l.until_day, NULL, FALSE, l.version
    FROM placement l JOIN work_post w ON w.id = l.work_post JOIN site t ON t.id = w.site
    WHERE l.person = $1
    ORDER BY 10, 5, 2";

/// Everything beside the steps: who it is, waiting places, aims, permissions, placements, ways in, files.
#[derive(Debug, Clone, Default)]
pub struct Plans {
    /// How the person is called.
    pub called: String,
    /// The whole name.
    pub name: String,
    /// Waiting places, also those that ended.
    pub waiting: Vec<StoredWaiting>,
    /// Aims, the last one counts.
    pub aims: Vec<Aim>,
    /// Permissions, earliest asked first.
    pub permissions: Vec<StoredPermission>,
    /// Places at work posts, earliest first.
    pub placements: Vec<Placement>,
    /// Ways in at organisations, earliest first.
    pub ways_in: Vec<OnWay>,
    /// Files, one per organisation.
    pub files: Vec<StoredFile>,
}

/// Waiting for a place.
#[derive(Debug, Clone)]
pub struct StoredWaiting {
    /// Which.
    pub id: String,
    /// At which organisation.
    pub organisation: String,
    /// For what, when known, in Dutch, French and English.
    pub form_names: Option<[String; 3]>,
    /// Where.
    pub place: String,
    /// Since when.
    pub from: Date,
    /// Until when.
    pub until: Option<Date>,
    /// The way in on whose list this is; nothing when it is for something else.
    pub way_in: Option<String>,
    /// The version.
    pub version: i64,
}

impl StoredWaiting {
    /// The page on which it ends: that of the way in, when it is on a list.
    pub fn ends_at(&self) -> String {
        match &self.way_in {
            Some(way) => format!("/way-in/{way}"),
            None => format!("/waiting/{}/end", self.id),
        }
    }

    /// What is waited for.
    pub fn form_name(&self, language: impl std::borrow::Borrow<Language>) -> &str {
        self.form_names.as_ref().map_or("", |names| &names[language.borrow().place()])
    }
}

/// The rung somebody wants to reach.
#[derive(Debug, Clone)]
pub struct Aim {
    /// 1 to 6.
    pub rung: i64,
    /// In the own words.
    pub words: String,
    /// Since when.
    pub from: Date,
}

/// A permission.
#[derive(Debug, Clone)]
pub struct StoredPermission {
    /// Which.
    pub id: String,
    /// For which organisation.
    pub organisation: String,
    /// Who gives it.
    pub given_by: String,
    /// When it was asked.
    pub asked: Option<Date>,
    /// When it was decided.
    pub decided: Option<Date>,
    /// Whether the answer was no.
    pub is_refused: bool,
    /// Whether it was given for the activity of now; nothing when that was not noted.
    pub same_activity: Option<bool>,
    /// The last day it holds.
    pub until: Option<Date>,
    /// Whether the proof is at hand.
    pub proof: bool,
    /// The version.
    pub version: i64,
}

/// A file at an organisation.
#[derive(Debug, Clone)]
pub struct StoredFile {
    /// Which organisation.
    pub organisation: String,
    /// Its name.
    pub organisation_name: String,
    /// Since when.
    pub from: Date,
    /// When it was closed.
    pub until: Option<Date>,
    /// Why it was closed.
    pub reason: String,
    /// The version.
    pub version: i64,
}

impl Plans {
    /// The aim that counts.
    pub fn aim(&self) -> Option<&Aim> {
        self.aims.last()
    }

    /// The aim that counted on a day.
    pub fn aim_on(&self, day: Date) -> Option<&Aim> {
        self.aims.iter().rev().find(|a| a.from <= day)
    }

    /// The file at an organisation.
    pub fn file(&self, organisation: &str) -> Option<&StoredFile> {
        self.files.iter().find(|f| f.organisation == organisation)
    }

    fn add(&mut self, row: &Row) -> Result<()> {
        match row.get::<String>("kind")?.as_str() {
            "person" => {
                let (given, family): (String, String) = (row.get("words")?, row.get("more")?);
                let daily: String = row.get("name_nl")?;
                self.name = full_name(&given, &family, &daily);
                self.called = if daily.is_empty() { given } else { daily };
            }
            "waiting" => self.waiting.push(waiting(row)?),
            "aim" => self.aims.push(Aim {
                rung: row.get("rung")?,
                words: row.get("words")?,
                from: row.get("first_day")?,
            }),
            "permission" => self.permissions.push(permission(row)?),
            "way-in" => self.ways_in.extend(OnWay::read(row)?),
            "placement" => self.placements.push(Placement::read(row)?),
            _ => self.files.push(StoredFile {
                organisation: row.get("organisation")?,
                organisation_name: row.get("words")?,
                from: row.get("first_day")?,
                until: row.get("second_day")?,
                reason: row.get("more")?,
                version: row.get("version")?,
            }),
        }
        Ok(())
    }
}

fn waiting(row: &Row) -> Result<StoredWaiting> {
    let nl: Option<String> = row.get("name_nl")?;
    let names = match nl {
        Some(nl) => Some([nl, row.get("name_fr")?, row.get("name_en")?]),
        None => None,
    };
    Ok(StoredWaiting {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        form_names: names,
        place: row.get("words")?,
        from: row.get("first_day")?,
        until: row.get("second_day")?,
        way_in: Some(row.get::<String>("more")?).filter(|way| !way.is_empty()),
        version: row.get("version")?,
    })
}

fn permission(row: &Row) -> Result<StoredPermission> {
    Ok(StoredPermission {
        id: row.get("id")?,
        organisation: row.get("organisation")?,
        given_by: row.get("words")?,
        asked: row.get("first_day")?,
        decided: row.get("second_day")?,
        is_refused: row.get::<String>("more")? == "no",
        same_activity: row.get::<Option<i64>>("rung")?.map(|yes| yes == 1),
        until: row.get("third_day")?,
        proof: row.get("flag")?,
        version: row.get("version")?,
    })
}

/// Everything beside the steps of a person.
pub async fn plans(db: &Db, person: &str) -> Result<Plans> {
    let mut plans = Plans::default();
    for row in db.rows(PLANS, values![person]).await? {
        plans.add(&row)?;
    }
    Ok(plans)
}
