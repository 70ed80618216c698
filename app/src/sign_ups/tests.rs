//! Signing up over HTTP with real mails, on both engines.

mod guarding;

use crate::mail::sending::{Transport, run_due};
use crate::mail::tests::{Inbox, with_mail};
use crate::offer::tests::post;
use crate::testing::{Reply, TestApp};
use base::values;
use jiff::SignedDuration;

/// A network with mail and a work post for which one can sign up.
struct Place {
    t: TestApp,
    inbox: Inbox,
    way: Transport,
    post: String,
}

impl Place {
    async fn each() -> Vec<Place> {
        let mut all = vec![];
        for t in TestApp::each().await {
            let post = post(&t).await;
            let inbox = Inbox::open(vec![]).await;
            let (t, way) = with_mail(t, inbox.port).await;
            all.push(Place { t, inbox, way, post });
        }
        all
    }

    /// Fills in the form as a person does, who takes some seconds.
    async fn fill_in(&self, more: &[(&str, &str)]) -> Reply {
        let path = format!("/offer/{}/sign-up", self.post);
        let form = self.t.nobody().get(&format!("{path}?for=other")).await;
        assert_eq!(form.status, 200);
        let begun = field(&form.text, "begun");
        self.t.clock.pass(SignedDuration::from_secs(20));
        let mut fields = vec![
            ("for", "other"),
            ("begun", begun.as_str()),
            ("given", "Nele"),
            ("family", "Zandvoorde"),
            ("reach", "0470 00 00 01"),
            ("wish", "Iets met dieren"),
            ("half_days", "0"),
            ("sender_name", "Griet Maes"),
            ("sender_place", "Huisartsen De Linde"),
            ("sender_email", "griet@linde.example"),
            ("agreed_how", "spoken"),
            ("agreed_day", "2026-11-20"),
            ("agreed", "yes"),
        ];
        fields.retain(|(name, _)| !more.iter().any(|(other, _)| other == name));
        fields.extend(more);
        self.t.nobody().post(&path, &fields).await
    }

    /// Sends what waits and gives the path of the link in the last mail.
    async fn last_link(&self) -> String {
        run_due(&self.t.app, &self.way).await.unwrap();
        let mails = self.inbox.mails();
        let mail = mails.last().expect("a mail");
        let at = mail.find("https://opstap.example/sign-up/").expect("a link");
        let rest = &mail[at + "https://opstap.example".len()..];
        rest.chars().take_while(|c| !c.is_whitespace()).collect()
    }

    /// The paths of the links that were mailed to an address, the first one first.
    fn links_to(&self, address: &str) -> Vec<String> {
        let mails = self.inbox.mails();
        let to = mails.iter().filter(|mail| mail.contains(&format!("To: {address}")));
        let link = |mail: &String| {
            let at = mail.find("https://opstap.example/sign-up/").expect("a link");
            let rest = &mail[at + "https://opstap.example".len()..];
            rest.chars().take_while(|c| !c.is_whitespace()).collect()
        };
        to.map(link).collect()
    }

    /// A sign-up that was confirmed: the link of the sender and that of the organisation.
    async fn sent(&self) -> (String, String) {
        let before = self.inbox.mails().len();
        let reply = self.fill_in(&[]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let confirm = self.last_link().await;
        let reply = self.t.nobody().post(&confirm, &[("do", "confirm")]).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        run_due(&self.t.app, &self.way).await.unwrap();
        let mails: Vec<String> = self.inbox.mails().into_iter().skip(before + 1).collect();
        let told = mails.iter().find(|m| !m.contains("griet@linde.example")).expect("a mail");
        let at = told.find("https://opstap.example/sign-up/").expect("a link");
        let rest = &told[at + "https://opstap.example".len()..];
        (reply.location().to_owned(), rest.chars().take_while(|c| !c.is_whitespace()).collect())
    }

    async fn state(&self) -> String {
        let sql = "SELECT state FROM sign_up ORDER BY id DESC LIMIT 1";
        self.t.app.db.row(sql, vec![]).await.unwrap().get("state").unwrap()
    }

    async fn id(&self) -> String {
        crate::offer::tests::last(&self.t, "SELECT id FROM sign_up ORDER BY id DESC LIMIT 1").await
    }

    async fn count(&self, sql: &'static str) -> i64 {
        self.t.app.db.row(sql, values![]).await.unwrap().get("n").unwrap()
    }
}

fn field(text: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let at = text.find(&start).unwrap_or_else(|| panic!("{name}: {text}")) + start.len();
    text[at..].chars().take_while(|c| *c != '"').collect()
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one story, one step below the other")]
async fn a_nurse_signs_somebody_up_the_centre_says_yes_by_its_link_and_she_sees_when() {
    for place in Place::each().await {
        let (t, nobody) = (&place.t, place.t.nobody());
        assert_eq!(place.fill_in(&[]).await.status, 303);
        let marieke = t.coordinator().await;
        assert!(!marieke.get("/way-in").await.text.contains("Zandvoorde"), "not confirmed yet");
        assert!(!marieke.get("/day").await.text.contains("aanmelding van buiten"));
        let confirm = place.last_link().await;
        for _ in 0..2 {
            assert!(nobody.get(&confirm).await.text.contains("Bevestig en verstuur"));
        }
        assert_eq!(place.state().await, "draft", "a mail scanner confirms nothing");
        let follow = nobody.post(&confirm, &[("do", "confirm")]).await;
        assert_eq!(follow.status, 303);
        let follow = follow.location().to_owned();
        assert_eq!(nobody.post(&confirm, &[("do", "confirm")]).await.status, 422, "once");
        assert!(nobody.get(&confirm).await.text.contains("al gebruikt"));
        run_due(&t.app, &place.way).await.unwrap();
        let mails = place.inbox.mails();
        assert!(mails.len() >= 3);
        for mail in &mails {
            for word in ["Nele", "Zandvoorde", "dieren", "Griet Maes", "Linde\n"] {
                assert!(!mail.contains(word), "{word}\n{mail}");
            }
        }
        let own = nobody.get(&follow).await;
        assert!(own.text.contains("antwoordt ten laatste op"), "{}", own.text);
        assert_eq!(own.headers["referrer-policy"], "no-referrer");

        let list = marieke.get("/way-in").await.text;
        assert!(list.contains("Aangemeld van buiten") && list.contains("Huisartsen De Linde"));
        let day = marieke.get("/day").await.text;
        assert!(day.contains("Eén aanmelding van buiten wacht"), "{day}");
        assert!(!t.coach().await.get("/day").await.text.contains("aanmelding van buiten"));
        let told = mails.iter().find(|m| !m.contains("griet@linde.example")).unwrap();
        let at = told.find("https://opstap.example/sign-up/").unwrap();
        let answer: String = told[at + "https://opstap.example".len()..]
            .chars()
            .take_while(|c| !c.is_whitespace())
            .collect();
        let sheet = nobody.get(&answer).await.text;
        assert!(sheet.contains("Iets met dieren") && sheet.contains("maandag voormiddag"));
        let version = field(&sheet, "version");
        let yes = [
            ("do", "accept"),
            ("version", version.as_str()),
            ("first_day", "2026-11-26"),
            ("first_who", "Anke van het onthaal"),
        ];
        assert_eq!(nobody.post(&answer, &yes).await.status, 422, "who says yes is asked");
        let yes = [&yes[..], &[("answered_by", "Bram Bakker")]].concat();
        assert_eq!(nobody.post(&answer, &yes).await.status, 303);
        let own = nobody.get(&follow).await.text;
        assert!(own.contains("zei ja op 22 november 2026"), "{own}");
        assert!(own.contains("Bram Bakker") && own.contains("Anke van het onthaal"), "{own}");
        let again = [("do", "refuse"), ("version", version.as_str()), ("reason", "full")];
        assert_eq!(nobody.post(&answer, &again).await.status, 422, "replayed");
        assert_eq!(place.state().await, "accepted");
    }
}

#[tokio::test]
async fn who_is_known_is_not_written_in_twice_and_the_file_takes_over_what_was_said() {
    for place in Place::each().await {
        let t = &place.t;
        let somebody = t.somebody().await;
        let (follow, _) = place.sent().await;
        let id = place.id().await;
        let (path, coach) = (format!("/sign-ups/{id}"), t.coach().await);
        let version = field(&coach.get(&path).await.text, "version");
        let file = format!("{path}/file");
        let early = coach.post(&file, &[("person", "new"), ("version", &version)]).await;
        assert_eq!(early.status, 422, "first an answer");
        let yes = [("do", "accept"), ("version", version.as_str())];
        assert_eq!(coach.post(&path, &yes).await.status, 303);
        let sheet = coach.get(&path).await.text;
        assert!(sheet.contains(&format!("value=\"{somebody}\"")), "{sheet}");
        let version = field(&sheet, "version");
        let elsewhere = t.stranger().await;
        let other = [("person", "0199aaaa00007000800000000000ffff"), ("version", &version)];
        assert_eq!(coach.post(&file, &other).await.status, 422, "who is not found is not chosen");
        assert_eq!(elsewhere.post(&file, &other).await.status, 404);
        let known = [("person", somebody.as_str()), ("version", &version)];
        let reply = coach.post(&file, &known).await;
        assert_eq!(reply.status, 303, "{}", reply.text);
        let way = coach.get(reply.location()).await.text;
        assert!(way.contains("Griet Maes, Huisartsen De Linde"), "{way}");
        assert!(way.contains("Iets met dieren"), "{way}");
        let people = "SELECT count(*) AS n FROM person";
        let before = place.count(people).await;
        assert_eq!(coach.post(&file, &known).await.status, 422, "once");
        assert_eq!(place.count(people).await, before);
        let sheet = coach.get(&path).await.text;
        assert!(!sheet.contains("Iets met dieren") && !sheet.contains("0470"), "{sheet}");
        assert!(t.nobody().get(&follow).await.text.contains("zei ja op"));
    }
}

#[tokio::test]
async fn a_question_is_answered_an_answer_is_taken_back_and_a_sign_up_is_withdrawn() {
    for place in Place::each().await {
        let (t, nobody) = (&place.t, place.t.nobody());
        let (follow, answer) = place.sent().await;
        let version = field(&nobody.get(&answer).await.text, "version");
        let ask = [("do", "ask"), ("version", version.as_str()), ("words", "Welke taal?")];
        assert_eq!(nobody.post(&answer, &ask).await.status, 303);
        let own = nobody.get(&follow).await.text;
        assert!(own.contains("Welke taal?") && own.contains("wil eerst iets weten"), "{own}");
        let version = field(&own, "version");
        let empty = [("do", "answer"), ("version", version.as_str()), ("words", " ")];
        assert_eq!(nobody.post(&follow, &empty).await.status, 422);
        let reply =
            [("do", "answer"), ("version", version.as_str()), ("words", "Een mondje Frans")];
        assert_eq!(nobody.post(&follow, &reply).await.status, 303);
        assert!(
            nobody.get(&answer).await.text.contains("nieuwere link"),
            "the mail brought another"
        );
        let coach = t.coach().await;
        let path = format!("/sign-ups/{}", place.id().await);
        let sheet = coach.get(&path).await.text;
        assert!(sheet.contains("Een mondje Frans"), "{sheet}");
        let version = field(&sheet, "version");
        let no = [("do", "refuse"), ("version", version.as_str()), ("reason", "full")];
        assert_eq!(coach.post(&path, &no).await.status, 303);
        assert!(nobody.get(&follow).await.text.contains("Volzet"));
        let version = field(&coach.get(&path).await.text, "version");
        let undo = [("do", "undo"), ("version", version.as_str())];
        assert_eq!(coach.post(&path, &undo).await.status, 303);
        assert_eq!(coach.post(&path, &undo).await.status, 422, "once");
        assert!(!nobody.get(&follow).await.text.contains("Volzet"));
        let version = field(&nobody.get(&follow).await.text, "version");
        let back = [("do", "withdraw"), ("version", version.as_str())];
        assert_eq!(nobody.post(&follow, &back).await.status, 303);
        assert!(nobody.get(&follow).await.text.contains("ingetrokken"));
        let told = coach.get(&path).await.text;
        for gone in ["Zandvoorde", "Griet", "mondje Frans", "Welke taal"] {
            assert!(!told.contains(gone), "{gone}: {told}");
        }
    }
}
