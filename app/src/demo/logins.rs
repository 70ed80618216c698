//! The log-ins of the demo: printed at every start.

use super::chance::Chance;
use super::world::{Plan, World};
use super::{nele, store};
use crate::access::Role;
use crate::account::{password, store as accounts};
use crate::keys;
use crate::people::store as people;
use crate::portal::store::cards::{self, NewCard};
use crate::portal::{Code, Ended, Question, giving};
use crate::web::App;
use base::rough_date::RoughDate;
use jiff::ToSpan as _;

/// A log-in that is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Login {
    /// What it opens.
    pub role: Role,
    /// The address.
    pub email: String,
    /// The password.
    pub password: String,
}

/// The log-ins of a plan: with passwords that are easy to read, always the same for a seed; or, for
/// a demo that others can reach, with passwords nobody can guess.
pub fn of(plan: &Plan, is_public: bool) -> Vec<Login> {
    let world = World::of(&Plan { people: 0, ..*plan });
    let workers = world.workers.iter().filter(|w| w.is_printed);
    let mut all: Vec<(Role, String)> = workers.map(|w| (w.role, w.email.clone())).collect();
    all.push((Role::Participant, nele::EMAIL.to_owned()));
    let password = |number: usize| {
        if is_public { keys::random_word()[..20].to_owned() } else { readable(plan.seed, number) }
    };
    let numbered = all.into_iter().enumerate();
    numbered.map(|(n, (role, email))| Login { role, email, password: password(n) }).collect()
}

fn readable(seed: u64, number: usize) -> String {
    const WORDS: [&str; 12] = [
        "ladder", "trede", "kade", "anker", "schoffel", "wilg", "polder", "kreek", "molen",
        "zeevonk", "klaver", "drempel",
    ];
    let mut chance = Chance::of(seed, 13, number as u64);
    let (one, other) = (chance.one_of(&WORDS), chance.one_of(&WORDS));
    format!("{one}-{other}-{}", 1000 + chance.below(9000))
}

/// Makes these log-ins valid, whatever the passwords were before.
pub async fn give(app: &App, logins: &[Login]) -> base::db::Result<()> {
    let mut hashes = vec![];
    for login in logins {
        hashes.push(password::hash(login.password.clone()).await);
    }
    let mut work = app.db.work().await?;
    for (login, hash) in logins.iter().zip(&hashes) {
        store::set_password(&mut work, &login.email, hash).await?;
    }
    work.save().await
}

/// Makes the paper card of the participant valid and gives the line that is printed: the code, and the
/// date of birth that is asked. Always the same for a seed, or nobody can guess it.
pub async fn card(app: &App, seed: u64, is_public: bool) -> base::db::Result<String> {
    let code = if is_public { Code::random() } else { code(seed) };
    let Some(found) = accounts::by_email(&app.db, nele::EMAIL).await? else {
        return Ok(String::new());
    };
    let known = accounts::directory::one(&app.db, &found.id).await?;
    let Some((account, person)) = known.and_then(|a| Some((a.clone(), a.person?))) else {
        return Ok(String::new());
    };
    let RoughDate::Day(birth) = people::person(&app.db, &person, app.today()).await?.fields.birth
    else {
        return Ok(String::new());
    };
    // As in daily use: a card is made by who supports the person.
    let around = people::around(&app.db, &person, &account.id, app.today()).await?;
    let Some(lead) = around.lead() else {
        return Ok(String::new());
    };
    let (now, id, question) = (app.now(), cards::new_id(app.now()), Question::Birth);
    let new = NewCard {
        person: &person,
        account: &account.id,
        organisation: &lead.organisation,
        code_hash: giving::code_hash(app, &code),
        question,
        answer_hash: giving::answer_hash(app, &id, question, &birth.to_string()),
        made_by: &lead.account,
        until_day: app.today().saturating_add(1.year()),
        id,
    };
    let mut work = app.db.work().await?;
    cards::end(&mut work, &person, now, Ended::Replaced).await?;
    cards::add(&mut work, now, &new).await?;
    work.save().await?;
    Ok(format!("  card                 {}  {}\n", code.groups(), birth.strftime("%d/%m/%Y")))
}

/// A code that is always the same for a seed.
fn code(seed: u64) -> Code {
    const SIGNS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let mut chance = Chance::of(seed, 14, 0);
    let sign = |_| usize::try_from(chance.below(32)).map_or('0', |at| char::from(SIGNS[at]));
    let signs: String = (0..16).map(sign).collect();
    Code::parse(&signs).unwrap_or_else(Code::random)
}

/// The lines that are printed.
pub fn lines(logins: &[Login]) -> String {
    let width = logins.iter().map(|l| l.role.word().len()).max().unwrap_or(0);
    let email = logins.iter().map(|l| l.email.len()).max().unwrap_or(0);
    let line =
        |l: &Login| format!("  {:width$}  {:email$}  {}\n", l.role.word(), l.email, l.password);
    logins.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> Plan {
        Plan { people: 10, seed: 1, today: jiff::civil::date(2026, 11, 23) }
    }

    #[test]
    fn one_log_in_of_each_role_is_printed() {
        let logins = of(&plan(), false);
        for role in Role::ALL {
            assert_eq!(logins.iter().filter(|l| l.role == role).count(), 1, "{role:?}");
        }
        assert!(
            lines(&logins)
                .contains("  coach                joris.haverbeke@atelier-de-kade.example")
        );
        assert!(logins.iter().all(|l| l.password.len() >= password::SHORTEST));
    }

    #[test]
    fn passwords_stay_the_same_for_a_seed_and_are_new_each_time_for_a_public_demo() {
        assert_eq!(of(&plan(), false), of(&plan(), false));
        assert_ne!(of(&plan(), true), of(&plan(), true));
    }
}
