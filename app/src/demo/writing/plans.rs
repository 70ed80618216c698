//! Plans of Nele and of some others, so that there is something to read.

use super::Ids;
use crate::access::Category;
use crate::demo::chance::plus;
use crate::demo::life::Life;
use crate::plans::store::{self, NewAction, NewGoal};
use crate::plans::{ActionState, GoalState, Who};
use crate::web::App;
use base::db::{Result, Work};
use jiff::civil::Date;

/// Of how many people one has a plan.
const ONE_OF: usize = 8;

/// An action: what, who (empty for the person, `lead`, or a name), days from today, and its result
/// when it was done.
type Told = (&'static str, &'static str, i32, &'static str);

/// What a goal says: part of life, words, why, actions.
type Wish = (Category, &'static str, &'static str, &'static [Told]);

const NELE: [Wish; 3] = [
    (
        Category::WorkGoals,
        "Vier halve dagen werken, liefst in het groen",
        "Dan heb ik weer een ritme en kom ik onder de mensen.",
        &[
            ("Een dag meedraaien in de groenploeg", "lead", -20, "Ging goed, ze wil er blijven."),
            ("Samen de uren bekijken met de werkpostbegeleider", "lead", 5, ""),
        ],
    ),
    (
        Category::Housing,
        "Een huis waar de kinderen elk een kamer hebben",
        "",
        &[
            ("Inschrijven voor een sociale woning", "", -6, ""),
            ("Papieren van het gezin verzamelen", "", 12, ""),
        ],
    ),
    (
        Category::Children,
        "Iemand die de kinderen van school haalt als ik werk",
        "Anders moet ik telkens vroeger weg.",
        &[("Op dinsdag de kinderen afhalen", "Oma Rita", 3, "")],
    ),
];

const OTHERS: [Wish; 6] = [
    (
        Category::WorkGoals,
        "Weer elke week een vaste taak hebben",
        "",
        &[("Kiezen tussen keuken en atelier", "", 10, "")],
    ),
    (
        Category::Finances,
        "Weten wat er op het einde van de maand overblijft",
        "",
        &[("Samen de rekeningen op een rij zetten", "lead", 4, "")],
    ),
    (
        Category::SocialNetwork,
        "Mensen leren kennen in mijn straat",
        "",
        &[("Meegaan naar de buurtkoffie", "", -3, "")],
    ),
    (
        Category::Learning,
        "Beter Nederlands spreken aan de telefoon",
        "",
        &[("Inschrijven voor de avondles", "", 15, "")],
    ),
    (
        Category::DailyLife,
        "Alleen met de bus kunnen gaan",
        "",
        &[("De eerste rit samen doen", "lead", -9, "De rit heen lukte alleen.")],
    ),
    (
        Category::Health,
        "Beter slapen",
        "Dan hou ik het langer vol.",
        &[("Een afspraak maken bij de huisarts", "", 7, "")],
    ),
];

/// Gives Nele, who comes first, and some others a plan that their lead keeps.
pub(super) async fn add(
    app: &App,
    ids: &Ids,
    lives: &[Life],
    persons: &[String],
    today: Date,
) -> Result<()> {
    let mut work = app.db.work().await?;
    for (at, (life, person)) in lives.iter().zip(persons).enumerate().step_by(ONE_OF) {
        let Some(lead) = life.team.iter().find(|m| m.leads && m.until.is_none()) else { continue };
        let whose =
            (person.as_str(), &*ids.organisations[lead.organisation], &*ids.workers[lead.worker]);
        let next = (at / ONE_OF) % OTHERS.len();
        let goals = if at == 0 { &NELE[..] } else { &OTHERS[next..=next] };
        for goal in goals {
            write(app, &mut work, whose, goal, today).await?;
        }
    }
    work.save().await
}

async fn write(
    app: &App,
    work: &mut Work,
    (person, organisation, lead): (&str, &str, &str),
    (category, words, why, actions): &Wish,
    today: Date,
) -> Result<()> {
    let goal = NewGoal {
        category: *category,
        words: (*words).to_owned(),
        why: (*why).to_owned(),
        state: GoalState::Open,
        from: plus(today, -40),
        until: None,
        household: None,
    };
    let now = app.now();
    let id = store::add_goal(work, now, (person, organisation, lead), &goal).await?;
    for (words, who, days, result) in *actions {
        let is_done = !result.is_empty();
        let action = NewAction {
            words: (*words).to_owned(),
            who: match *who {
                "" => Who::Person,
                "lead" => Who::Account(lead.to_owned()),
                name => Who::Other(name.to_owned()),
            },
            due: Some(plus(today, *days)),
            state: if is_done { ActionState::Done } else { ActionState::Open },
            result: (*result).to_owned(),
            done: is_done.then(|| plus(today, *days)),
        };
        store::add_action(work, now, (&id, person, organisation, lead), &action).await?;
    }
    Ok(())
}
