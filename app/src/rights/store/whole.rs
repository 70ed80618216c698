//! The parts of a whole file: one statement for each, whatever the number of rows.

use crate::access::{Category, Kind};
use base::db::{Db, Result, Row};
use base::values;

/// What kind of data a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// Always the same.
    Kind(Kind),
    /// The part of life in the column `category`.
    Life,
    /// Notes of the level in the column `level`.
    Level,
}

/// How a column is read and told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    Text,
    Day,
    Moment,
    Number,
    Flag,
    /// A word that has a sentence: the beginning of its key.
    Word(&'static str),
    /// Words with a comma between them: the beginning of their keys.
    Words(&'static str),
    /// The letters of the indications about health.
    Indications,
    /// A municipality by its number.
    Municipality,
    /// Quarters of an hour, told as hours.
    Quarters,
    /// Minutes after midnight, told as a time.
    Minute,
    /// In three languages, in columns that end on `_nl`, `_fr` and `_en`.
    Named,
}

/// A part of the file. The names of the columns are those of the copy; `kept_by` holds the
/// organisation that keeps the row, and nothing where it is of the person.
pub struct Part {
    pub key: &'static str,
    pub of: Of,
    pub sql: &'static str,
    pub columns: &'static [(&'static str, Take)],
}

use Take::{
    Day, Flag, Indications, Minute, Moment, Municipality, Named, Number, Quarters, Text, Word,
    Words,
};

/// All parts, in the order in which they are told.
pub const PARTS: &[Part] = &[
    Part {
        key: "identity",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, given_name, family_name, called, birth, sex,
            language, needs_interpreter, street, postcode, municipality
            FROM person WHERE id = $1",
        columns: &[
            ("given_name", Text),
            ("family_name", Text),
            ("called", Text),
            ("birth", Text),
            ("sex", Word("people-sex")),
            ("language", Word("people-language")),
            ("needs_interpreter", Flag),
            ("street", Text),
            ("postcode", Text),
            ("municipality", Municipality),
        ],
    },
    Part {
        key: "contact",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, kind, value, remark
            FROM contact_way WHERE person = $1 ORDER BY position, id",
        columns: &[("kind", Word("people-way")), ("value", Text), ("remark", Text)],
    },
    Part {
        key: "background",
        of: Of::Kind(Kind::Background),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, education, work_history
            FROM person WHERE id = $1",
        columns: &[("education", Word("people-education")), ("work_history", Text)],
    },
    Part {
        key: "health_indications",
        of: Of::Kind(Kind::Indications),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, indications FROM person
            WHERE id = $1 AND indications <> ''",
        columns: &[("indications", Indications)],
    },
    Part {
        key: "income",
        of: Of::Kind(Kind::Income),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, statute, from_day, until_day
            FROM income_statute WHERE person = $1 ORDER BY from_day, id",
        columns: &[("statute", Word("people-statute")), ("from_day", Day), ("until_day", Day)],
    },
    Part {
        key: "household",
        of: Of::Kind(Kind::Household),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, role, from_day, until_day
            FROM household_member WHERE person = $1 ORDER BY from_day, id",
        columns: &[("role", Word("households-role")), ("from_day", Day), ("until_day", Day)],
    },
    // Others in the same time and place, by their role only.
    Part {
        key: "household_with",
        of: Of::Kind(Kind::Household),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, o.role AS role, count(*) AS number
            FROM household_member m JOIN household_member o ON o.household = m.household
                AND o.person <> m.person
                AND (m.until_day IS NULL OR o.from_day <= m.until_day)
                AND (o.until_day IS NULL OR o.until_day >= m.from_day)
            WHERE m.person = $1 GROUP BY o.role ORDER BY o.role",
        columns: &[("role", Word("households-role")), ("number", Number)],
    },
    Part {
        key: "files",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT i.organisation AS kept_by, o.name AS organisation, i.from_day AS from_day,
            i.until_day AS until_day, COALESCE(i.closing_reason, '') AS closing_reason
            FROM involvement i JOIN organisation o ON o.id = i.organisation
            WHERE i.person = $1 ORDER BY i.from_day, o.name",
        columns: &[
            ("organisation", Text),
            ("from_day", Day),
            ("until_day", Day),
            ("closing_reason", Text),
        ],
    },
    Part {
        key: "team",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT t.organisation AS kept_by, a.name AS name, o.name AS organisation,
            t.role AS role, t.leads AS leads, t.from_day AS from_day, t.until_day AS until_day
            FROM team_member t JOIN account a ON a.id = t.account
            JOIN organisation o ON o.id = t.organisation
            WHERE t.person = $1 ORDER BY t.from_day, a.name",
        columns: &[
            ("name", Text),
            ("organisation", Text),
            ("role", Word("people-team")),
            ("leads", Flag),
            ("from_day", Day),
            ("until_day", Day),
        ],
    },
    Part {
        key: "steps",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT s.organisation AS kept_by, o.name AS organisation, s.rung AS rung,
            f.name_nl AS work_form_nl, f.name_fr AS work_form_fr, f.name_en AS work_form_en,
            s.place AS place, s.hours_quarters AS hours_a_week, s.start_day AS from_day,
            s.end_day AS until_day, s.start_reason AS start_reason,
            COALESCE(s.end_reason, '') AS end_reason, s.end_remark AS end_remark,
            COALESCE(s.perspective, '') AS perspective
            FROM step s JOIN organisation o ON o.id = s.organisation
            JOIN work_form f ON f.id = s.work_form
            WHERE s.person = $1 ORDER BY s.start_day, s.id",
        columns: &[
            ("organisation", Text),
            ("rung", Number),
            ("work_form", Named),
            ("place", Text),
            ("hours_a_week", Quarters),
            ("from_day", Day),
            ("until_day", Day),
            ("start_reason", Text),
            ("end_reason", Word("trajectories-end")),
            ("end_remark", Text),
            ("perspective", Word("trajectories-perspective")),
        ],
    },
    Part {
        key: "waiting",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT w.organisation AS kept_by, o.name AS organisation, w.place AS place,
            w.from_day AS from_day, w.until_day AS until_day
            FROM waiting w JOIN organisation o ON o.id = w.organisation
            WHERE w.person = $1 ORDER BY w.from_day, w.id",
        columns: &[("organisation", Text), ("place", Text), ("from_day", Day), ("until_day", Day)],
    },
    Part {
        key: "aims",
        of: Of::Kind(Kind::Aim),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, rung, words, from_day
            FROM aim WHERE person = $1 ORDER BY from_day, made_at, id",
        columns: &[("rung", Number), ("words", Text), ("from_day", Day)],
    },
    Part {
        key: "permissions",
        of: Of::Kind(Kind::Income),
        sql: "SELECT p.organisation AS kept_by, o.name AS organisation, p.given_by AS given_by,
            p.asked_day AS asked_day, p.decided_day AS decided_day, p.valid_until AS until_day,
            p.proof_present AS proof_present
            FROM permission p JOIN organisation o ON o.id = p.organisation
            WHERE p.person = $1 ORDER BY p.asked_day, p.id",
        columns: &[
            ("organisation", Text),
            ("given_by", Word("trajectories-given-by")),
            ("asked_day", Day),
            ("decided_day", Day),
            ("until_day", Day),
            ("proof_present", Flag),
        ],
    },
    Part {
        key: "appointments",
        of: Of::Kind(Kind::Appointments),
        sql: "SELECT p.organisation AS kept_by, o.name AS organisation, a.name AS name,
            p.day AS day, p.minute AS minute, p.kind AS kind, p.place AS place, p.text AS text,
            p.state AS state
            FROM appointment p JOIN organisation o ON o.id = p.organisation
            JOIN account a ON a.id = p.account
            WHERE p.person = $1 ORDER BY p.day, p.minute, p.id",
        columns: &[
            ("day", Day),
            ("minute", Minute),
            ("kind", Word("appointments-kind")),
            ("name", Text),
            ("organisation", Text),
            ("place", Text),
            ("text", Text),
            ("state", Word("appointments-state")),
        ],
    },
    Part {
        key: "notes",
        of: Of::Level,
        sql: "SELECT n.organisation AS kept_by, o.name AS organisation, a.name AS name,
            n.day AS day, n.kind AS kind, n.level AS level, n.body AS text,
            CASE WHEN n.withdrawn_at IS NOT NULL THEN 'withdrawn'
                 WHEN (SELECT count(*) FROM note_person x WHERE x.note = n.id) > 1
                 THEN 'about-others' ELSE '' END AS left_out
            FROM note_person p JOIN note n ON n.id = p.note
            JOIN account a ON a.id = n.author JOIN organisation o ON o.id = n.organisation
            WHERE p.person = $1 ORDER BY n.day, n.id",
        columns: &[
            ("day", Day),
            ("kind", Word("notes-kind")),
            ("name", Text),
            ("organisation", Text),
            ("level", Word("notes-level")),
            ("text", Text),
        ],
    },
    Part {
        key: "scores",
        of: Of::Life,
        sql: "SELECT c.organisation AS kept_by, o.name AS organisation, d.category AS category,
            c.day AS day, i.name_nl AS instrument_nl, i.name_fr AS instrument_fr,
            i.name_en AS instrument_en, d.label_nl AS domain_nl, d.label_fr AS domain_fr,
            d.label_en AS domain_en, COALESCE(v.words_nl, w.words_nl, '') AS level_nl,
            COALESCE(v.words_fr, w.words_fr, '') AS level_fr,
            COALESCE(v.words_en, w.words_en, '') AS level_en, s.remark AS remark,
            c.scored_by AS scored_by, c.source AS source
            FROM assessment c JOIN organisation o ON o.id = c.organisation
            JOIN instrument i ON i.id = c.instrument
            JOIN assessment_score s ON s.assessment = c.id
            JOIN instrument_domain d ON d.instrument = i.id AND d.key = s.domain
            LEFT JOIN instrument_level v ON v.instrument = i.id AND v.domain = s.domain
                AND v.value = s.level
            LEFT JOIN instrument_level w ON w.instrument = i.id AND w.domain = ''
                AND w.value = s.level
            WHERE c.person = $1 AND c.withdrawn_at IS NULL
            ORDER BY c.day, c.id, d.position, s.level",
        columns: &[
            ("day", Day),
            ("category", Word("access-category")),
            ("instrument", Named),
            ("domain", Named),
            ("level", Named),
            ("remark", Text),
            ("scored_by", Word("instruments-by")),
            ("source", Word("instruments-source")),
            ("organisation", Text),
        ],
    },
    Part {
        key: "goals",
        of: Of::Life,
        sql: "SELECT g.organisation AS kept_by, o.name AS organisation, g.category AS category,
            g.words AS words, g.why AS why, g.state AS state, g.from_day AS from_day,
            g.until_day AS until_day
            FROM plan_goal g JOIN organisation o ON o.id = g.organisation
            WHERE g.person = $1 ORDER BY g.from_day, g.id",
        columns: &[
            ("category", Word("access-category")),
            ("words", Text),
            ("why", Text),
            ("state", Word("plans-goal")),
            ("from_day", Day),
            ("until_day", Day),
            ("organisation", Text),
        ],
    },
    // Who does it stands without the name of somebody who is no worker.
    Part {
        key: "actions",
        of: Of::Life,
        sql: "SELECT c.organisation AS kept_by, g.category AS category, g.words AS goal,
            c.words AS words, c.who AS who, COALESCE(a.name, '') AS name, c.due_day AS until_day,
            c.state AS state, c.result AS result, c.done_day AS done_day
            FROM plan_action c JOIN plan_goal g ON g.id = c.goal
            LEFT JOIN account a ON a.id = c.who_account
            WHERE c.person = $1 ORDER BY g.from_day, g.id, c.made_at, c.id",
        columns: &[
            ("category", Word("access-category")),
            ("goal", Text),
            ("words", Text),
            ("who", Word("rights-who")),
            ("name", Text),
            ("until_day", Day),
            ("state", Word("plans-action")),
            ("result", Text),
            ("done_day", Day),
        ],
    },
    Part {
        key: "team_tasks",
        of: Of::Kind(Kind::Life(Category::WorkGoals)),
        sql: "SELECT t.organisation AS kept_by, o.name AS organisation, t.task AS task,
            COALESCE(a.name, '') AS name, t.due_day AS until_day, t.done_day AS done_day,
            t.remark AS remark
            FROM team_task t JOIN organisation o ON o.id = t.organisation
            LEFT JOIN account a ON a.id = t.who_account
            WHERE t.person = $1 ORDER BY o.name, t.id",
        columns: &[
            ("task", Word("plans-task")),
            ("name", Text),
            ("until_day", Day),
            ("done_day", Day),
            ("remark", Text),
            ("organisation", Text),
        ],
    },
    Part {
        key: "handovers",
        of: Of::Kind(Kind::TeamNotes),
        sql: "SELECT h.organisation AS kept_by, o.name AS organisation, a.name AS name,
            h.words AS words, h.made_at AS at
            FROM handover h JOIN organisation o ON o.id = h.organisation
            JOIN account a ON a.id = h.from_account
            WHERE h.person = $1 ORDER BY h.made_at, h.id",
        columns: &[("at", Moment), ("name", Text), ("words", Text), ("organisation", Text)],
    },
    Part {
        key: "consents",
        of: Of::Kind(Kind::Consents),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, o.name AS organisation, c.basis AS basis,
            c.legal_source AS legal_source, c.purpose AS purpose, c.categories AS categories,
            c.from_day AS from_day, c.until_day AS until_day, c.given_how AS given_how,
            c.given_by AS given_by, n.name AS noted_by, c.noted_at AS noted_at,
            c.withdrawn_at AS withdrawn_at
            FROM consent c JOIN organisation o ON o.id = c.organisation
            JOIN account n ON n.id = c.noted_by
            WHERE c.person = $1 ORDER BY c.noted_at, c.id",
        columns: &[
            ("organisation", Text),
            ("basis", Word("consent-basis")),
            ("legal_source", Text),
            ("purpose", Word("consent-purpose")),
            ("categories", Words("access-category")),
            ("from_day", Day),
            ("until_day", Day),
            ("given_how", Word("consent-way")),
            ("given_by", Word("consent-giver")),
            ("noted_by", Text),
            ("noted_at", Moment),
            ("withdrawn_at", Moment),
        ],
    },
    Part {
        key: "emergencies",
        of: Of::Kind(Kind::Consents),
        sql: "SELECT CAST(NULL AS TEXT) AS kept_by, a.name AS name, o.name AS organisation,
            e.reason AS reason, e.from_at AS from_at, e.until_at AS until_at
            FROM emergency_access e JOIN account a ON a.id = e.account
            JOIN organisation o ON o.id = e.organisation
            WHERE e.person = $1 ORDER BY e.from_at, e.id",
        columns: &[
            ("name", Text),
            ("organisation", Text),
            ("reason", Text),
            ("from_at", Moment),
            ("until_at", Moment),
        ],
    },
    Part {
        key: "attachments",
        of: Of::Kind(Kind::TeamNotes),
        sql: "SELECT f.organisation AS kept_by, o.name AS organisation, f.name AS name,
            f.media_type AS media_type, f.size AS size, f.made_at AS added_at
            FROM attachment f JOIN organisation o ON o.id = f.organisation
            WHERE f.person = $1 AND f.deleted_at IS NULL ORDER BY f.made_at, f.id",
        columns: &[
            ("name", Text),
            ("media_type", Text),
            ("size", Number),
            ("added_at", Moment),
            ("organisation", Text),
        ],
    },
    Part {
        key: "referrals",
        of: Of::Kind(Kind::Steps),
        sql: "SELECT r.organisation AS kept_by, o.name AS organisation,
            COALESCE(b.name, r.receiver_name) AS receiver, r.question AS question,
            r.sent_day AS from_day, r.state AS state, r.remark AS remark
            FROM referral r JOIN organisation o ON o.id = r.organisation
            LEFT JOIN organisation b ON b.id = r.receiver
            WHERE r.person = $1 AND r.state <> 'draft' ORDER BY r.made_at, r.id",
        columns: &[
            ("organisation", Text),
            ("receiver", Text),
            ("question", Text),
            ("from_day", Day),
            ("state", Word("referrals-state")),
            ("remark", Text),
        ],
    },
    Part {
        key: "corrections",
        of: Of::Kind(Kind::Identity),
        sql: "SELECT c.organisation AS kept_by, o.name AS organisation, c.asked_day AS asked_day,
            c.wrong AS wrong, c.should_be AS should_be, c.state AS state, c.answer AS answer
            FROM correction c JOIN organisation o ON o.id = c.organisation
            WHERE c.person = $1 ORDER BY c.asked_day, c.id",
        columns: &[
            ("asked_day", Day),
            ("organisation", Text),
            ("wrong", Text),
            ("should_be", Text),
            ("state", Word("rights-correction")),
            ("answer", Text),
        ],
    },
    Part {
        key: "looks",
        of: Of::Kind(Kind::Looks),
        sql: "SELECT l.organisation AS kept_by, l.at AS at, COALESCE(a.name, '') AS name,
            COALESCE(o.name, '') AS organisation, l.action AS deed
            FROM audit_line l LEFT JOIN account a ON a.id = l.account
            LEFT JOIN organisation o ON o.id = l.organisation
            WHERE l.person = $1 AND l.action IN ('look', 'reveal', 'export', 'copy')
            ORDER BY l.seq DESC",
        columns: &[
            ("at", Moment),
            ("name", Text),
            ("organisation", Text),
            ("deed", Word("rights-deed")),
        ],
    },
];

/// The rows of a part.
pub async fn rows(db: &Db, part: &Part, person: &str) -> Result<Vec<Row>> {
    db.rows(part.sql, values![person]).await
}
