//! The pages: upload, columns, values, preview, go, undo; and who may see what.

use super::count;
use crate::testing::{Client, TestApp};

const SHEET: &str = "Naam;Voornaam;Geboortedatum;Gsm;Start;Werkvorm\n\
    Zandvoorde;Nele;3/4/1985;0499 00 00 01;1/2/2024;AMA welzijn\n\
    Duinhof;Piet;31/02/1980;;1/3/2024;AMA welzijn\n\
    Waterput;An;onbekend;499000002;;\n";

/// Sends a file and gives the address of its first page.
async fn send(t: &TestApp, who: &Client<'_>, text: &str) -> String {
    let file = ("file", "lijst.csv", text.as_bytes());
    let reply = who.upload("/imports", &[("organisation", &t.kade)], file).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

/// The fields that a page would send back unchanged.
fn chosen(html: &str) -> Vec<(String, String)> {
    use scraper::{Html, Selector};
    let html = Html::parse_document(html);
    let main = Selector::parse("main form").unwrap();
    let form = html.select(&main).next().unwrap();
    let mut fields = vec![];
    let inputs = Selector::parse("input").unwrap();
    for input in form.select(&inputs) {
        let kind = input.attr("type").unwrap_or("text");
        let takes = !matches!(kind, "radio" | "checkbox") || input.attr("checked").is_some();
        if let (Some(name), true) = (input.attr("name"), takes) {
            fields.push((name.to_owned(), input.attr("value").unwrap_or("on").to_owned()));
        }
    }
    let (selects, option) =
        (Selector::parse("select").unwrap(), Selector::parse("option[selected]").unwrap());
    for select in form.select(&selects) {
        let value = select.select(&option).next().and_then(|o| o.attr("value")).unwrap_or("");
        fields.push((select.attr("name").unwrap().to_owned(), value.to_owned()));
    }
    fields
}

async fn post(who: &Client<'_>, path: &str, fields: &[(String, String)]) -> crate::testing::Reply {
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    who.post(path, &fields).await
}

/// Goes through the pages with what they propose, up to the preview; gives its address.
pub(super) async fn to_preview(t: &TestApp, who: &Client<'_>, text: &str) -> String {
    let mut path = send(t, who, text).await;
    while !path.ends_with("/preview") {
        let page = who.get(&path).await;
        assert_eq!(page.status, 200, "{path}");
        let reply = post(who, &path, &chosen(&page.text)).await;
        assert_eq!(reply.status, 303, "{path}: {}", reply.text);
        path = reply.location().to_owned();
    }
    path
}

/// Confirms a preview and gives the address of the run.
pub(super) async fn go(who: &Client<'_>, path: &str) -> String {
    let page = who.get(path).await;
    let reply = post(who, path, &chosen(&page.text)).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

async fn seeded() -> Vec<TestApp> {
    let all = TestApp::each().await;
    for t in &all {
        let mut work = t.app.db.work().await.unwrap();
        crate::trajectories::seed(&mut work).await.unwrap();
        work.save().await.unwrap();
    }
    all
}

#[tokio::test]
async fn a_spreadsheet_comes_in_and_goes_again() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let before = count(&t, "SELECT count(*) AS n FROM person").await;
        let preview = to_preview(&t, &who, SHEET).await;
        let page = who.get(&preview).await;
        assert!(page.text.contains("31/02/1980"), "{}", page.text);
        assert!(page.text.contains("Nele Zandvoorde"));
        assert!(page.text.contains("Breng 2 mensen binnen, 1 regel blijft weg"));
        let run = go(&who, &preview).await;
        let page = who.get(&run).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Nele Zandvoorde") && page.text.contains("An Waterput"));
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before + 2);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 1);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM import_upload").await, 0);
        let mended = "SELECT count(*) AS n FROM contact_way WHERE value = '0499000002'";
        assert_eq!(count(&t, mended).await, 1);
        let lines = count(&t, "SELECT count(*) AS n FROM audit_line").await;
        assert_eq!(who.post(&format!("{run}/undo"), &[]).await.status, 303);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 0);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person_now").await, before);
        assert!(count(&t, "SELECT count(*) AS n FROM audit_line").await > lines);
        assert!(who.get(&run).await.text.contains("ngedaan gemaakt op"));
    }
}

#[tokio::test]
async fn an_import_that_was_worked_on_is_not_taken_back_and_the_page_says_with_whom() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let run = go(&who, &to_preview(&t, &who, SHEET).await).await;
        t.app
            .db
            .script(
                "UPDATE step SET version = 2 WHERE imported_by IS NOT NULL;
                 UPDATE person SET version = 2 WHERE family_name = 'Waterput';",
            )
            .await
            .unwrap();
        let reply = who.post(&format!("{run}/undo"), &[]).await;
        assert_eq!(reply.status, 422);
        let told = reply.text.split("</ul>").next().unwrap();
        assert!(reply.text.contains("id=\"errors\""), "{told}");
        assert!(reply.text.contains("Nele Zandvoorde</a>: stap"), "{}", reply.text);
        assert!(reply.text.contains("An Waterput</a>: gegevens"), "{}", reply.text);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 1);
        assert!(!reply.text.contains("name=\"others\""), "there are no others");
    }
}

#[tokio::test]
async fn an_import_of_somebody_with_a_goal_since_is_not_taken_back() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let run = go(&who, &to_preview(&t, &who, SHEET).await).await;
        let row = "SELECT id FROM person WHERE family_name = 'Zandvoorde'";
        let nele: String = t.app.db.row(row, vec![]).await.unwrap().get("id").unwrap();
        let goal = [("category", "housing"), ("words", "Een eigen stek"), ("from", "2026-11-22")];
        let made = t.coach().await.post(&format!("/people/{nele}/plan/goals/new"), &goal).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let reply = who.post(&format!("{run}/undo"), &[]).await;
        assert_eq!(reply.status, 422, "{}", reply.text);
        assert!(reply.text.contains("Nele Zandvoorde</a>:"), "{}", reply.text);
    }
}

#[tokio::test]
async fn the_others_of_an_import_go_and_who_was_worked_with_stays_with_everything() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let before = count(&t, "SELECT count(*) AS n FROM person").await;
        let run = go(&who, &to_preview(&t, &who, SHEET).await).await;
        let row = "SELECT id FROM person WHERE family_name = 'Zandvoorde'";
        let nele: String = t.app.db.row(row, vec![]).await.unwrap().get("id").unwrap();
        let note = [("body", "gebeld"), ("level", "team"), ("kind", "talk"), ("day", "2026-11-22")];
        let coach = t.coach().await;
        let noted = coach.post(&format!("/people/{nele}/notes/new"), &note).await;
        assert_eq!(noted.status, 303, "{}", noted.text);
        let reply = who.post(&format!("{run}/undo"), &[]).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Nele Zandvoorde</a>: notitie"), "{}", reply.text);
        assert!(reply.text.contains("Draai de andere terug"), "{}", reply.text);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before + 2);
        let reply = who.post(&format!("{run}/undo"), &[("others", "yes")]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before + 1);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 1, "her step stays");
        assert_eq!(coach.get(&format!("/people/{nele}")).await.status, 200);
        let left = "SELECT count(*) AS n FROM person WHERE family_name = 'Waterput'";
        assert_eq!(count(&t, left).await, 0);
    }
}

#[tokio::test]
async fn a_merge_that_was_undone_does_not_count_as_work() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let before = count(&t, "SELECT count(*) AS n FROM person").await;
        let run = go(&who, &to_preview(&t, &who, SHEET).await).await;
        let rows = t.app.db.rows("SELECT id FROM person WHERE imported_by IS NOT NULL", vec![]);
        let ids: Vec<String> =
            rows.await.unwrap().iter().map(|row| row.get("id").unwrap()).collect();
        let both = [
            ("with", ids[1].as_str()),
            ("kept-version", "1"),
            ("lost-version", "1"),
            ("one-person", "yes"),
        ];
        let merged = who.post(&format!("/people/{}/merge", ids[0]), &both).await;
        assert_eq!(merged.status, 303, "{}", merged.text);
        assert_eq!(who.post(&format!("{run}/undo"), &[]).await.status, 422, "they are one now");
        let merge: String =
            t.app.db.row("SELECT id FROM merge", vec![]).await.unwrap().get("id").unwrap();
        let page = who.get(&format!("/merges/{merge}")).await;
        let undone = post(&who, &format!("/merges/{merge}"), &chosen(&page.text)).await;
        assert_eq!(undone.status, 303, "{}", undone.text);
        let reply = who.post(&format!("{run}/undo"), &[]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, before);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM merge").await, 0);
    }
}

#[tokio::test]
async fn everything_that_is_wrong_with_a_line_is_told_at_once() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let sheet = "Naam;Voornaam;Geboortedatum;Gsm;Start;Werkvorm\n\
            Zandvoorde;Nele;3/4/1985;0499 00 00 01;1/2/2024;AMA welzijn\n\
            Duinhof;Piet;31/02/1980;;32/3/2024;AMA welzijn\n\
            Waterput;An;30/02/1990;;;AMA welzijn\n";
        let preview = to_preview(&t, &who, sheet).await;
        let page = who.get(&preview).await.text;
        assert!(page.contains("31/02/1980") && page.contains("32/3/2024"), "{page}");
        assert!(page.contains("30/02/1990") && page.contains("begindag"), "{page}");
        assert!(page.contains("Breng één persoon binnen, 2 regels blijven weg"), "{page}");
        assert!(page.contains("2 regels kunnen niet mee"));
    }
}

#[tokio::test]
async fn what_the_form_refuses_as_a_name_is_refused_in_a_list_too() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let sheet = "Naam;Voornaam;Geboortedatum\n\
            Zandvoorde;Nele;3/4/1985\n\
            =cmd|' /C calc'!A0;Piet;1/2/1980\n\
            <script>;An;1/2/1981\n\
            Waterput;;1/2/1982\n";
        let page = who.get(&to_preview(&t, &who, sheet).await).await.text;
        assert!(page.contains("Breng 2 mensen binnen, 2 regels blijven weg"), "{page}");
        assert_eq!(page.matches("is geen naam. Schrijf de naam met letters.").count(), 2);
        assert!(page.contains("De voornaam ontbreekt."), "told, and it comes along");
    }
}

#[tokio::test]
async fn somebody_who_is_known_is_proposed_and_linked() {
    for t in seeded().await {
        let who = t.coordinator().await;
        go(&who, &to_preview(&t, &who, SHEET).await).await;
        let people = count(&t, "SELECT count(*) AS n FROM person").await;
        let rule = "INSERT INTO work_form_conflict (one, other, source)
            VALUES ('ama-welzijn', 'enclave', 'regel') ON CONFLICT (one, other) DO NOTHING";
        t.app.db.script(rule).await.unwrap();
        let second = "Naam;Voornaam;Geboortedatum;Start;Werkvorm\n\
            ZANDVOORDE;nele;1985-04-03;1/9/2025;Enclave\n\
            Waterput;An;;;\n";
        let preview = to_preview(&t, &who, second).await;
        let page = who.get(&preview).await;
        assert!(page.text.contains("Zelfde naam en geboortedatum"));
        assert!(page.text.contains("geboortedatum niet zeker"));
        assert!(
            page.text.contains("mensen, van wie 2 misschien al gekend zijn"),
            "not all are new"
        );
        assert!(page.text.contains("Breng de lijst binnen zoals gekozen"));
        go(&who, &preview).await;
        // Nele is linked, An is new unless somebody chooses otherwise.
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, people + 1);
        let steps = "SELECT count(*) AS n FROM step s JOIN person p ON p.id = s.person
            WHERE p.family_name = 'Zandvoorde'";
        assert_eq!(count(&t, steps).await, 2);
        let warned = "SELECT count(*) AS n FROM step
            WHERE work_form = 'enclave' AND warning IS NOT NULL";
        assert_eq!(count(&t, warned).await, 1, "the step that was there already counts");
    }
}

#[tokio::test]
async fn an_administrator_brings_a_list_in_without_seeing_who_is_on_it() {
    for t in seeded().await {
        let who = t.administrator().await;
        let mut path = send(&t, &who, SHEET).await;
        let mut seen = String::new();
        while !path.ends_with("/preview") {
            let page = who.get(&path).await;
            seen.push_str(&page.text);
            path = post(&who, &path, &chosen(&page.text)).await.location().to_owned();
        }
        seen.push_str(&who.get(&path).await.text);
        assert!(seen.contains("alleen een coördinator"));
        let run = go(&who, &path).await;
        seen.push_str(&who.get(&run).await.text);
        for secret in ["Zandvoorde", "Nele", "31/02/1980", "0499", "Duinhof"] {
            assert!(!seen.contains(secret), "{secret}");
        }
    }
}

#[tokio::test]
async fn a_file_is_there_only_for_who_sent_it() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let path = send(&t, &who, SHEET).await;
        for other in [t.administrator().await, t.coach().await, t.stranger().await] {
            assert_eq!(other.get(&path).await.status, 404);
            assert_eq!(other.post(&path, &[]).await.status, 404);
        }
        assert_eq!(t.coach().await.get("/imports").await.status, 404);
        let other =
            t.add_account("Els Elders", &t.leiekant, &[crate::access::Role::Coordinator]).await;
        let run = go(&who, &to_preview(&t, &who, SHEET).await).await;
        let elsewhere = t.sign_in_account(&other).await;
        assert_eq!(elsewhere.get(&run).await.status, 404);
        assert_eq!(elsewhere.post(&format!("{run}/undo"), &[]).await.status, 404);
    }
}

#[tokio::test]
async fn a_file_that_is_no_list_is_refused_with_a_sentence_and_one_too_large_with_413() {
    for t in TestApp::each().await {
        let who = t.coordinator().await;
        let fields = [("organisation", t.kade.as_str())];
        for (bytes, part) in [
            (&b"%PDF-1.4 x"[..], "geen lijst in rijen"),
            (b"", "leeg"),
            (b"Naam;Nota\nJan;a\nPiet;\"open\nAn;b\nEls;c\n", "aanhalingsteken"),
            (b"PK\x03\x04rommel", "beschadigd"),
        ] {
            let reply = who.upload("/imports", &fields, ("file", "lijst.xlsx", bytes)).await;
            assert_eq!(reply.status, 422, "{part}");
            assert!(reply.text.contains(part), "{part}: {}", reply.text);
        }
        let large = vec![b'a'; 21 * 1024 * 1024];
        let reply = who.upload("/imports", &fields, ("file", "groot.csv", &large)).await;
        assert_eq!(reply.status, 413);
        let reply = who
            .upload("/imports", &[("organisation", &t.leiekant)], ("file", "a.csv", b"Naam\nA\n"))
            .await;
        assert_eq!(reply.status, 422, "only for the own organisation");
    }
}

#[tokio::test]
async fn a_field_chosen_twice_is_told_at_the_column_and_nothing_is_lost() {
    for t in seeded().await {
        let who = t.coordinator().await;
        let path = send(&t, &who, SHEET).await;
        let mut fields = chosen(&who.get(&path).await.text);
        fields.iter_mut().find(|f| f.0 == "column-1").unwrap().1 = "family".to_owned();
        fields.iter_mut().find(|f| f.0 == "name").unwrap().1 = "Mijn lijst".to_owned();
        let reply = post(&who, &path, &fields).await;
        assert_eq!(reply.status, 422);
        assert!(reply.text.contains("Mijn lijst") && reply.text.contains("href=\"#column-1\""));
        assert_eq!(chosen(&reply.text), fields);
    }
}

#[tokio::test]
async fn a_second_file_takes_the_place_of_the_one_that_waits() {
    for t in TestApp::each().await {
        let who = t.coordinator().await;
        let first = upload(&t, &who, "een.csv").await;
        let second = upload(&t, &who, "twee.csv").await;
        assert_eq!(who.get(&first).await.status, 404);
        assert_eq!(who.get(&second).await.status, 200);
        let list = who.get("/imports").await.text;
        assert!(list.contains("twee.csv") && !list.contains("een.csv"));
    }
}

#[tokio::test]
async fn two_go_aheads_on_one_file_bring_it_in_once() {
    for t in seeded().await {
        let (desk, phone) = (t.coordinator().await, t.coordinator().await);
        let path = to_preview(&t, &desk, "Naam;Geboren\nVANDENBERGHE An;1985\n").await;
        let fields = chosen(&desk.get(&path).await.text);
        let (one, two) = tokio::join!(post(&desk, &path, &fields), post(&phone, &path, &fields));
        let statuses = [one.status, two.status];
        assert!(statuses.contains(&303) && statuses.iter().all(|s| [303, 404].contains(s)));
        let count =
            async |sql| -> i64 { t.app.db.row(sql, vec![]).await.unwrap().get("n").unwrap() };
        assert_eq!(count("SELECT count(*) AS n FROM import_run").await, 1);
        assert_eq!(count("SELECT count(*) AS n FROM person").await, 1);
    }
}

/// Sends a small list under this name and gives where it leads.
async fn upload(t: &TestApp, who: &Client<'_>, name: &str) -> String {
    let file = ("file", name, "Naam;Geboren\nVANDENBERGHE An;1985\n".as_bytes());
    let reply = who.upload("/imports", &[("organisation", &t.kade)], file).await;
    assert_eq!(reply.status, 303, "{}", reply.text);
    reply.location().to_owned()
}

#[tokio::test]
async fn an_administrator_imports_for_an_organisation_that_there_is() {
    for t in TestApp::each().await {
        let who = t.administrator().await;
        for fields in [vec![], vec![("organisation", "zzz")]] {
            let reply = who.upload("/imports", &fields, ("file", "a.csv", b"Naam\nA\n")).await;
            assert_eq!(reply.status, 422, "{fields:?}");
        }
    }
}
