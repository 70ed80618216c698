//! Where SQL stands, and which room writes which table.

use std::fs;
use std::path::Path;

/// Which room writes a table.
const OWNERS: &[(&str, &[&str])] = &[
    (
        "account",
        &["account", "account_role", "one_time_link", "passkey", "recovery_code", "session"],
    ),
    (
        "administration",
        &[
            "network",
            "region",
            "region_municipality",
            "rule_parameter",
            "work_form",
            "work_form_conflict",
        ],
    ),
    ("agreements", &["agreement", "agreement_element", "agreement_house"]),
    ("appointments", &["appointment"]),
    ("asks", &["share_ask"]),
    ("audit", &["audit_check", "audit_head", "audit_line", "organisation_change"]),
    ("backup", &["key_check"]),
    ("consent", &["consent", "emergency_access", "shared_file"]),
    ("drafts", &["draft"]),
    ("handover", &["handover"]),
    ("households", &["household", "household_member", "parent_access"]),
    ("imports", &["import_mapping", "import_run", "import_upload"]),
    (
        "instruments",
        &["assessment", "assessment_score", "instrument", "instrument_domain", "instrument_level"],
    ),
    ("jobs", &["job"]),
    ("letters", &["letter"]),
    ("mail", &["mail"]),
    ("merging", &["merge", "merge_request", "merge_row"]),
    ("notes", &["attachment", "note", "note_person", "note_template", "note_version"]),
    (
        "offer",
        &[
            "offer_link",
            "offer_version",
            "placement",
            "post_half_day",
            "post_picture",
            "site",
            "work_post",
        ],
    ),
    ("open", &["open_data"]),
    ("organisations", &["organisation", "organisation_member"]),
    (
        "people",
        &[
            "contact_way",
            "income_statute",
            "indication",
            "involvement",
            "name_word",
            "near_word",
            "person",
            "team_member",
        ],
    ),
    ("permits", &["permission_rule"]),
    ("portal", &["access_card", "access_link"]),
    (
        "presence",
        &["absence", "kiosk", "not_held", "presence", "presence_before", "sent_list", "walk_in"],
    ),
    ("plans", &["plan_action", "plan_goal", "plan_version", "sheet_order", "team_task"]),
    ("rate", &["rate"]),
    ("returns", &["return_handed", "return_template", "return_year"]),
    ("hours", &["guidance_year"]),
    ("expenses", &["expense"]),
    ("portraits", &["portrait", "portrait_picture"]),
    ("clocks", &["calendar_link", "duty_later"]),
    ("rights", &["correction", "erased", "looked", "retention"]),
    ("referrals", &["referral", "referral_event", "referral_link"]),
    (
        "safety_net",
        &[
            "aimed",
            "carried",
            "ladder_version",
            "movement",
            "person_now",
            "settling",
            "signal",
            "spell",
        ],
    ),
    ("sign_ups", &["sign_up", "sign_up_event", "sign_up_link"]),
    ("trajectories", &["aim", "permission", "step", "waiting"]),
    ("weeks", &["closure", "open_holiday", "placement_exception"]),
    ("way_in", &["way_in", "way_in_change", "way_in_use"]),
];

/// Who writes a table of another room, and why. `*` stands for all tables.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("merging", "*", "moves the rows of a record, whatever they are, and back"),
    ("rights", "*", "erases a person, whatever table a row stands in"),
    ("demo", "*", "fills an empty database with many rows at once"),
    ("trajectories", "rule_parameter", "seeds the rules with their sources"),
    ("trajectories", "work_form", "seeds the work forms"),
    ("trajectories", "work_form_conflict", "seeds what may not overlap"),
    ("imports", "contact_way", "takes a run back"),
    ("imports", "household", "brings a file in and takes a run back"),
    ("imports", "household_member", "brings a file in and takes a run back"),
    ("imports", "income_statute", "brings a file in and takes a run back"),
    ("imports", "indication", "takes a run back"),
    ("imports", "involvement", "takes a run back"),
    ("imports", "name_word", "takes a run back"),
    ("imports", "person", "takes a run back"),
    ("imports", "step", "takes a run back"),
];

/// Every file of the program that is no test: path below `src`, and text.
fn files() -> Vec<(String, String)> {
    fn walk(folder: &Path, root: &Path, all: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            if path.is_dir() {
                walk(&path, root, all);
            } else if path.extension().is_some_and(|e| e == "rs")
                && !name.contains("test")
                && !name.contains("random")
            {
                let text = fs::read_to_string(&path).unwrap();
                let inline = |part: &&str| !part.split(';').next().unwrap().contains('{');
                let mut parts = text.split("#[cfg(test)]\nmod ");
                let first = parts.next().unwrap_or_default();
                let program = parts.take_while(inline).fold(first.to_owned(), |all, p| all + p);
                all.push((name, program));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut all = vec![];
    walk(&root, &root, &mut all);
    all
}

fn room(file: &str) -> &str {
    file.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The tables that a text writes.
fn written(text: &str) -> Vec<String> {
    let mut found = vec![];
    for verb in ["INSERT INTO ", "DELETE FROM ", "UPDATE "] {
        for rest in text.split(verb).skip(1) {
            let end = |c: char| !(c.is_ascii_lowercase() || c == '_');
            let table = rest.split(end).next().unwrap().to_owned();
            if !table.is_empty() {
                found.push(table);
            }
        }
    }
    found
}

#[test]
fn a_table_is_written_by_the_room_that_owns_it() {
    let owner = |table: &str| {
        OWNERS.iter().find(|(_, tables)| tables.contains(&table)).map(|(room, _)| *room)
    };
    let mut used = vec![];
    for (file, text) in files() {
        for table in written(&text) {
            let (room, owner) = (room(&file), owner(&table));
            let excepted = EXCEPTIONS
                .iter()
                .find(|(who, what, _)| *who == room && (*what == "*" || *what == table));
            let is_own = owner == Some(room);
            assert!(is_own || excepted.is_some(), "{file} writes {table} of {owner:?}");
            if !is_own {
                used.extend(excepted);
            }
        }
    }
    for exception in EXCEPTIONS {
        assert!(used.contains(&exception), "nobody needs the exception {exception:?}");
    }
}

/// Whether a text holds SQL.
fn has_sql(text: &str) -> bool {
    let query = |rest: &str| rest.contains(" FROM ") || rest.contains("\n    FROM ");
    text.split("\"SELECT ").skip(1).chain(text.split("\"\nSELECT ").skip(1)).any(query)
        || !written(text).is_empty()
}

#[test]
fn sql_stands_in_the_stores() {
    let is_store = |file: &str| file.ends_with("store.rs") || file.contains("/store/");
    let (stores, others): (Vec<_>, Vec<_>) = files().into_iter().partition(|(f, _)| is_store(f));
    for (file, text) in others {
        assert!(!has_sql(&text), "SQL in {file}");
    }
    assert!(stores.iter().any(|(_, text)| has_sql(text)), "the test knows SQL when it sees it");
}
