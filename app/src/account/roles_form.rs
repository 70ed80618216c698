//! Roles as ticks in a form, each with what it opens.

use crate::access::Role;
use crate::form::Form;
use crate::problem::Problem;
use crate::view::Page;

/// One tick.
#[derive(Debug, Clone)]
pub struct RoleChoice {
    /// The word of the role.
    pub word: &'static str,
    /// Its name.
    pub name: String,
    /// What it lets somebody do.
    pub what: String,
}

/// The ticks of these roles.
pub fn choices(page: &Page, roles: &[Role]) -> Vec<RoleChoice> {
    let choice = |role: &Role| RoleChoice {
        word: role.word(),
        name: page.t(&format!("role-{}", role.word())),
        what: page.t(&format!("role-what-{}", role.word())),
    };
    roles.iter().map(choice).collect()
}

/// Reads the ticked roles. One that the form did not offer was put there by hand: refused.
pub fn read(form: &Form, field: &str, allowed: &[Role]) -> Result<Vec<Role>, Problem> {
    let mut roles = vec![];
    for word in form.all(field) {
        let role = Role::parse(word).filter(|r| allowed.contains(r));
        let role = role.ok_or(Problem::Closed("accounts-role-not-yours".into()))?;
        if !roles.contains(&role) {
            roles.push(role);
        }
    }
    Ok(roles)
}
