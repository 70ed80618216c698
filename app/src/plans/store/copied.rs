//! What a copy of a whole file holds of the plan. What it read when it was agreed stands on its own page.

use crate::access::{Category, Kind};
use crate::rights::part::Take::{Day, Moment, Number, Text, Word};
use crate::rights::part::{Of, Part};

/// The parts, in the order in which they are told.
pub(crate) const COPIED: &[Part] = &[
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
            c.state AS state, c.result AS result, c.done_day AS done_day,
            c.ticked_at AS ticked_at
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
            ("ticked_at", Moment),
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
        key: "agreed_plans",
        of: Of::Kind(Kind::Life(Category::WorkGoals)),
        sql: "SELECT v.organisation AS kept_by, o.name AS organisation, v.number AS plan_number,
            v.agreed_day AS day, v.how AS given_how, v.signer AS given_by
            FROM plan_version v JOIN organisation o ON o.id = v.organisation
            WHERE v.person = $1 ORDER BY v.number, v.id",
        columns: &[
            ("plan_number", Number),
            ("day", Day),
            ("given_how", Word("plans-way")),
            ("given_by", Word("consent-giver")),
            ("organisation", Text),
        ],
    },
];
