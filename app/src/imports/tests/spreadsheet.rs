//! The spreadsheet of a centre: 140 people, with the usual mess.

use super::count;
use super::screen::{go, to_preview};
use crate::testing::TestApp;
use base::invented_names::pick_person;
use std::fmt::Write as _;

/// 140 different people on 143 lines: three stand there twice, one of them on 31 February. Dates in
/// three writings, names in capitals, telephone numbers in every form, empty lines, spaces.
pub fn messy() -> String {
    let mut text = String::from(
        "Naam en voornaam ; GEB.DATUM;m/v;Straat + nr;Postcode;Gemeente;GSM-nummer;E-mail;Statuut;Start;Trede;Werkvorm;Atelier;Opmerkingen\n;;;;;;;;;;;;;\n",
    );
    for n in 0..140_u64 {
        let (given, family) = pick_person(n * 7919 + 3);
        let line = line(n, given, family);
        text.push_str(&line);
        if n % 50 == 10 {
            // The same line again, and an empty one.
            text.push_str(&line);
            text.push_str(";;;;;;;;;;;;;\n");
        }
    }
    text
}

fn line(n: u64, given: &str, family: &str) -> String {
    let name = match n % 4 {
        0 => format!("{} {given}", family.to_uppercase()),
        1 => format!("{family}, {given}"),
        2 => format!("  {} {given}  ", family.to_uppercase()),
        _ => format!("{},{given}", family.to_uppercase()),
    };
    let (day, month, year) = (1 + n % 28, 1 + n % 12, 1960 + n % 45);
    let birth = match n % 5 {
        0 => format!("{day}/{month}/{year}"),
        1 => format!("{year}-{month:02}-{day:02}"),
        2 => format!("{day:02}.{month:02}.{year}"),
        3 if n % 10 == 3 => "onbekend".to_owned(),
        _ => format!("{day}-{month}-{year}"),
    };
    let birth = if n == 77 { "31/02/1980".to_owned() } else { birth };
    let phone = match n % 4 {
        0 => format!("0499 00 {:02} {:02}", n / 100, n % 100),
        1 => format!("0499/00.{:02}.{:02}", n / 100, n % 100),
        2 => format!("49900{n:04}"),
        _ => format!("+32 499 00 {:02} {:02}", n / 100, n % 100),
    };
    let sex = ["m", "V", "v", "M", "?"][usize::try_from(n % 5).unwrap()];
    let postcode = ["8500", "8000", "8800", " 8400", ""][usize::try_from(n % 5).unwrap()];
    let town = ["Kortrijk", "Brugge", "ROESELARE", "oostende", ""][usize::try_from(n % 5).unwrap()];
    let statute =
        ["leefloon", "Ziekte-uitkering", "werkloos", "", "nwwz"][usize::try_from(n % 5).unwrap()];
    let start = if n % 7 == 0 { String::new() } else { format!("{day}/{month}/20{}", 20 + n % 6) };
    let (rung, form) = if start.is_empty() {
        ("", "")
    } else {
        [("3", "AMA welzijn"), ("trede 3", "arbeidszorg"), ("4", "ama sociale economie")]
            [usize::try_from(n % 3).unwrap()]
    };
    let mut text = String::new();
    writeln!(
        text,
        "{name};{birth};{sex};Kaai {n};{postcode};{town};{phone};p{n}@post.example;{statute};{start};{rung};{form};groen ;\"belt soms; niet 's morgens\""
    )
    .unwrap();
    text
}

#[tokio::test]
async fn a_spreadsheet_of_140_people_with_the_usual_mess_comes_in() {
    for t in TestApp::each().await {
        let mut work = t.app.db.work().await.unwrap();
        crate::trajectories::seed(&mut work).await.unwrap();
        work.save().await.unwrap();
        let who = t.coordinator().await;
        let preview = to_preview(&t, &who, &messy()).await;
        let page = who.get(&preview).await;
        assert!(page.text.contains("31/02/1980"));
        assert!(page.text.contains("Eén regel kan niet mee"), "{}", page.text);
        assert!(page.text.contains("3 dingen om te weten"), "{}", page.text);
        let run = go(&who, &preview).await;
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, 139);
        // Every seventh has no step yet, and the one of 31 February stayed out with his (77 = 7 · 11).
        assert_eq!(count(&t, "SELECT count(*) AS n FROM step").await, 120);
        let loud = "SELECT count(*) AS n FROM person
            WHERE family_name = upper(family_name) AND length(family_name) > 1";
        assert_eq!(count(&t, loud).await, 0);
        let placed = "SELECT count(*) AS n FROM person WHERE municipality = '34022'";
        assert_eq!(count(&t, placed).await, 28);
        let phones = "SELECT count(*) AS n FROM contact_way WHERE kind = 'phone'";
        assert_eq!(count(&t, phones).await, 139);
        assert_eq!(who.post(&format!("{run}/undo"), &[]).await.status, 303);
        assert_eq!(count(&t, "SELECT count(*) AS n FROM person").await, 0);
    }
}
