//! Whose ladder: of the network, an organisation, an umbrella's members, a region, a municipality.

use crate::access::{Actor, Scope as RoleScope};
use crate::language::Language;
use base::municipalities;

/// Organisations of an umbrella body, or municipalities of a region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// Its key.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The keys of its members.
    pub members: Vec<String>,
}

/// What organisations, work forms and regions are called.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// Key and name of every organisation, by name.
    pub organisations: Vec<(String, String)>,
    /// Umbrella bodies with their members.
    pub umbrellas: Vec<Group>,
    /// Key and name (Dutch, French, English) of every work form, in the order of the list.
    pub forms: Vec<(String, [String; 3])>,
    /// Regions with their municipalities.
    pub regions: Vec<Group>,
}

impl Names {
    /// The name of an organisation.
    pub fn organisation(&self, id: &str) -> &str {
        self.organisations.iter().find(|(of, _)| of == id).map_or("", |(_, name)| name)
    }

    /// The name of a work form.
    pub fn form(&self, id: &str, language: Language) -> String {
        let names = self.forms.iter().find(|(of, _)| of == id);
        names.map_or_else(|| id.to_owned(), |(_, names)| names[language.place()].clone())
    }
}

/// The name of a municipality; empty when the code is not on the list.
pub fn municipality(nis: &str, language: Language) -> &'static str {
    let found = municipalities::by_nis(nis);
    found.map_or("", |m| if language == Language::Fr { m.name_fr } else { m.name_nl })
}

/// Whose ladder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// Of everybody.
    Network,
    /// Of one organisation.
    Organisation(String),
    /// Of the members of an umbrella body.
    Umbrella(Group),
    /// Of a region.
    Region(Group),
    /// Of one municipality, by NIS code.
    Municipality(String),
}

impl Scope {
    /// Reads `network`, `organisation:…`, `region:…` or `municipality:…`; nothing when it does not
    /// exist. An umbrella body stands for its members.
    pub fn parse(text: &str, names: &Names) -> Option<Scope> {
        let (kind, id) = text.split_once(':').unwrap_or((text, ""));
        match kind {
            "network" => Some(Scope::Network),
            "organisation" => {
                let umbrella = names.umbrellas.iter().find(|group| group.id == id);
                let exists = names.organisations.iter().any(|(of, _)| of == id);
                umbrella
                    .map(|group| Scope::Umbrella(group.clone()))
                    .or_else(|| exists.then(|| Scope::Organisation(id.to_owned())))
            }
            "region" => {
                let group = names.regions.iter().find(|group| group.id == id)?;
                Some(Scope::Region(group.clone()))
            }
            "municipality" => {
                municipalities::by_nis(id).map(|_| Scope::Municipality(id.to_owned()))
            }
            _ => None,
        }
    }

    /// As it stands in an address.
    pub fn word(&self) -> String {
        match self {
            Scope::Network => "network".to_owned(),
            Scope::Organisation(id) => format!("organisation:{id}"),
            Scope::Umbrella(group) => format!("organisation:{}", group.id),
            Scope::Region(group) => format!("region:{}", group.id),
            Scope::Municipality(nis) => format!("municipality:{nis}"),
        }
    }

    /// What it is called; empty for the network, which has its own sentence.
    pub fn name(&self, names: &Names, language: Language) -> String {
        match self {
            Scope::Network => String::new(),
            Scope::Organisation(id) => names.organisation(id).to_owned(),
            Scope::Umbrella(group) | Scope::Region(group) => group.name.clone(),
            Scope::Municipality(nis) => municipality(nis, language).to_owned(),
        }
    }
}

/// For whom the numbers are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// Whoever runs the program: everybody's numbers are open.
    Operator,
    /// A worker, for whom the people of these organisations are the own people.
    Worker(Vec<String>),
}

impl Reader {
    /// Somebody who is signed in: own people are those of the organisations whose files the reader's
    /// roles open as a whole.
    pub fn of(actor: &Actor) -> Reader {
        let whole = |role: crate::access::Role| role.scope() == RoleScope::Organisation;
        let mut own: Vec<String> = vec![];
        for grant in actor.grants.iter().filter(|grant| whole(grant.role)) {
            if !own.contains(&grant.organisation) {
                own.push(grant.organisation.clone());
            }
        }
        Reader::Worker(own)
    }

    /// Whether the people of this organisation are the reader's own.
    pub fn owns(&self, organisation: &str) -> bool {
        match self {
            Reader::Operator => true,
            Reader::Worker(own) => own.iter().any(|id| id == organisation),
        }
    }

    /// Whether everybody in the scope is.
    pub fn owns_all(&self, scope: &Scope) -> bool {
        match (self, scope) {
            (Reader::Operator, _) => true,
            (_, Scope::Organisation(id)) => self.owns(id),
            _ => false,
        }
    }
}
