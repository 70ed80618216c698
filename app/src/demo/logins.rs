//! The log-ins of the demo: printed at every start.

use super::chance::Chance;
use super::world::{Plan, World};
use super::{nele, store};
use crate::access::Role;
use crate::account::password;
use crate::keys;
use crate::web::App;

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
