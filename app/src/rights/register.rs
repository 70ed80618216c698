//! The register of processing (GDPR art. 30) and the list of categories of persons with access, made
//! out of what the program does: its organisations, its rules, and the access function itself.

use crate::access::{Act, Category, Grant, Kind, Role, Standing, offered};
use crate::administration::store::Rule;
use crate::administration::{rule_amount, rule_name};
use crate::organisations;
use crate::organisations::store::Listed;
use crate::view::Page;
use paper::pdf::Block;

/// The roles that open a file, in the order of the list.
const READERS: [Role; 5] =
    [Role::Instructor, Role::Coach, Role::Coordinator, Role::Partner, Role::Participant];
/// How many sentences there are about purposes, people and measures.
const PURPOSES: usize = 4;
const MEASURES: usize = 6;

/// The register.
pub fn register(page: &Page, houses: &[Listed], rules: &[Rule]) -> Vec<Block> {
    let said = |words: &str, n: usize| {
        Block::List((1..=n).map(|n| page.t(&format!("rights-register-{words}-{n}"))).collect())
    };
    let mut all = vec![
        Block::heading(1, page.t("rights-register-who")),
        Block::text(page.t("rights-register-who-text")),
        controllers(page, houses),
        Block::heading(1, page.t("rights-register-why")),
        said("purpose", PURPOSES),
        Block::heading(1, page.t("rights-register-whose")),
        Block::text(page.t("rights-register-whose-text")),
        Block::heading(1, page.t("rights-register-what")),
    ];
    let what = Category::ALL.map(|category| {
        let word = category.word();
        let is = page.t(&format!("access-category-is-{word}"));
        format!("{}: {is}", page.t(&format!("access-category-{word}")))
    });
    all.push(Block::List(what.into()));
    all.push(Block::text(page.t("rights-register-number")));
    all.push(Block::heading(1, page.t("rights-register-to")));
    all.push(Block::text(page.t("rights-register-to-text")));
    all.push(recipients(page));
    all.push(Block::heading(1, page.t("rights-register-terms")));
    all.push(terms(page, rules));
    all.push(Block::heading(1, page.t("rights-register-measures")));
    all.push(said("measure", MEASURES));
    all
}

fn controllers(page: &Page, houses: &[Listed]) -> Block {
    let head = vec![page.t("rights-field-organisation"), page.t("rights-field-kind")];
    let row = |house: &Listed| {
        let kind = house.kind.map_or_else(String::new, |kind| kind_name(page, kind));
        vec![house.name.clone(), kind]
    };
    Block::Table(head, houses.iter().filter(|house| house.active).map(row).collect())
}

fn kind_name(page: &Page, kind: organisations::Kind) -> String {
    page.t(&format!("organisations-kind-{}", kind.word()))
}

/// What can be shared with which kind of partner at all.
fn recipients(page: &Page) -> Block {
    let head = vec![page.t("rights-register-partner"), page.t("rights-register-may-read")];
    let row = |kind: organisations::Kind| {
        let open = offered(kind);
        let words = match open.as_slice() {
            [] => page.t("rights-register-numbers-only"),
            some => crate::consent::words::categories(page, some),
        };
        vec![kind_name(page, kind), words]
    };
    Block::Table(head, organisations::Kind::ALL.into_iter().map(row).collect())
}

fn terms(page: &Page, rules: &[Rule]) -> Block {
    let head = vec![
        page.t("rights-register-rule"),
        page.t("rights-register-long"),
        page.t("rights-field-source"),
    ];
    let row = |rule: &Rule| {
        let amount = rule_amount(page, rule.value, &rule.unit);
        vec![rule_name(page, &rule.rule), amount, rule.source.clone()]
    };
    let kept = rules.iter().filter(|rule| rule.rule.starts_with("retention-"));
    Block::Table(head, kept.map(row).collect())
}

/// Which role may do what with which kind of data of the own organisation: asked from the access
/// function, kind by kind, for somebody who is not on the team and for somebody who is.
pub fn roles(page: &Page) -> Vec<Block> {
    let mut all = vec![Block::text(page.t("rights-roles-lead"))];
    for on_team in [false, true] {
        let words = if on_team { "rights-roles-on-team" } else { "rights-roles-own" };
        all.push(Block::heading(1, page.t(words)));
        let mut head = vec![page.t("rights-roles-kind")];
        head.extend(READERS.map(|role| page.t(&format!("role-{}", role.word()))));
        let row = |kind: Kind| {
            let cells = READERS.map(|role| cell(page, role, on_team, kind));
            std::iter::once(row_name(page, kind)).chain(cells).collect()
        };
        all.push(Block::Table(head, Kind::all().into_iter().map(row).collect()));
    }
    all.push(Block::heading(1, page.t("rights-roles-others")));
    all.push(Block::text(page.t("rights-roles-others-text")));
    all
}

/// A kind of data, as its row is called: a part of life says that it is one, as some kinds have the same name.
fn row_name(page: &Page, kind: Kind) -> String {
    let name = kind_of_data(page, kind);
    match kind {
        Kind::Life(_) => page.with("rights-roles-life", "part", name),
        _ => name,
    }
}

fn cell(page: &Page, role: Role, on_team: bool, kind: Kind) -> String {
    let is_self = role == Role::Participant;
    let organisation = "own".to_owned();
    let grants = if is_self { vec![] } else { vec![Grant { role, organisation }] };
    let standing = Standing { grants, on_team, is_self, ..Standing::default() };
    let may = |act| standing.may(act, kind, "own").is_allowed();
    page.t(match (may(Act::Read), may(Act::Write)) {
        (_, true) => "rights-roles-write",
        (true, false) => "rights-roles-read",
        (false, false) => "rights-roles-nothing",
    })
}

/// A kind of data in words.
pub(crate) fn kind_of_data(page: &Page, kind: Kind) -> String {
    page.t(&match kind {
        Kind::Identity => "rights-kind-identity".to_owned(),
        Kind::Background => "rights-kind-background".to_owned(),
        Kind::Income => "rights-kind-income".to_owned(),
        Kind::Indications => "rights-kind-indications".to_owned(),
        Kind::Insz => "rights-kind-insz".to_owned(),
        Kind::Household => "rights-kind-household".to_owned(),
        Kind::Steps => "rights-kind-steps".to_owned(),
        Kind::Presence => "rights-kind-presence".to_owned(),
        Kind::Expenses => "rights-kind-expenses".to_owned(),
        Kind::Aim => "rights-kind-aim".to_owned(),
        Kind::Life(category) => format!("access-category-{}", category.word()),
        Kind::TeamNotes => "rights-kind-team-notes".to_owned(),
        Kind::NetworkNotes => "rights-kind-network-notes".to_owned(),
        Kind::LeadNotes => "rights-kind-lead-notes".to_owned(),
        Kind::Appointments => "rights-kind-appointments".to_owned(),
        Kind::Looks => "rights-kind-looks".to_owned(),
        Kind::Consents => "rights-kind-consents".to_owned(),
    })
}
