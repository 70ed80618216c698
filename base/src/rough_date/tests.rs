use super::*;
use jiff::civil::date;
use proptest::prelude::*;

const TODAY: Date = date(2026, 11, 20);

fn parse(text: &str) -> Result<RoughDate, RoughDateError> {
    RoughDate::parse(text, TODAY)
}

#[test]
fn a_full_date_is_read_in_every_usual_writing() {
    for text in [
        "3/4/1985",
        "03-04-1985",
        "3.4.1985",
        "3-4-85",
        "3 4 1985",
        "1985-04-03",
        "1985/4/3",
        "3 april 1985",
        "3 avril 1985",
        "le 3 avril 1985",
        "April 3, 1985",
        "3rd April 1985",
        "3 APR. 1985",
        " 3 apr 85 ",
    ] {
        assert_eq!(parse(text), Ok(RoughDate::Day(date(1985, 4, 3))), "{text}");
    }
    assert_eq!(parse("1er août 1990"), Ok(RoughDate::Day(date(1990, 8, 1))));
}

#[test]
fn a_month_or_a_year_alone_is_enough() {
    for text in ["april 1985", "avr. 1985", "4/1985", "04-1985", "1985-04"] {
        assert_eq!(parse(text).unwrap().stored(), "1985-04", "{text}");
    }
    for text in ["1985", "ca. 1985", "circa 1985", "rond 1985", "vers 1985", "±1985", "~ 1985"] {
        assert_eq!(parse(text), Ok(RoughDate::Year(1985)), "{text}");
    }
    for text in ["", "  ", "onbekend", "Inconnue", "unknown", "?", "niet gekend"] {
        assert_eq!(parse(text), Ok(RoughDate::Unknown), "{text}");
    }
}

#[test]
fn an_approximate_date_does_not_claim_to_be_exact() {
    assert_eq!(parse("ca. 3/4/1985").unwrap().stored(), "1985-04");
    assert_eq!(parse("omstreeks april 1985"), Ok(RoughDate::Year(1985)));
}

#[test]
fn days_outside_the_calendar_are_refused() {
    for text in ["31/2/1985", "31 februari 1985", "29/2/1985", "0/4/1985", "3/13/1985", "13/1985"] {
        assert_eq!(parse(text), Err(RoughDateError::NoSuchDay), "{text}");
    }
    assert_eq!(parse("29/2/1984"), Ok(RoughDate::Day(date(1984, 2, 29))));
}

#[test]
fn a_year_of_two_digits_is_refused_when_two_centuries_fit() {
    assert_eq!(parse("3/4/19"), Err(RoughDateError::AmbiguousYear(1919, 2019)));
    assert_eq!(parse("3/4/27"), Ok(RoughDate::Day(date(1927, 4, 3))));
    assert_eq!(parse("1/12/26"), Ok(RoughDate::Day(date(1926, 12, 1))));
}

#[test]
fn dates_to_come_and_dates_too_long_ago_are_refused() {
    assert_eq!(parse("21/11/2026"), Err(RoughDateError::InFuture));
    assert_eq!(parse("20/11/2026"), Ok(RoughDate::Day(TODAY)));
    assert_eq!(parse("1850"), Err(RoughDateError::TooLongAgo));
}

#[test]
fn what_is_no_date_is_refused() {
    for text in ["morgen", "3/4/1985/2", "april", "3 april", "19855", "12", "-", "3x4/1985"] {
        assert_eq!(parse(text), Err(RoughDateError::NotUnderstood), "{text}");
    }
}

#[test]
fn searching_takes_both_centuries() {
    let found = RoughDate::possible("3/4/19", TODAY);
    assert_eq!(found.len(), 2);
    assert!(RoughDate::possible("", TODAY).is_empty());
}

#[test]
fn age_is_exact_or_a_range() {
    let age = |text: &str, day| RoughDate::from_stored(text).unwrap().age_on(day);
    assert_eq!(age("1985-04-03", date(2026, 4, 2)), Age::Exact(40));
    assert_eq!(age("1985-04-03", date(2026, 4, 3)), Age::Exact(41));
    assert_eq!(age("1985-04", date(2026, 4, 15)), Age::Between(40, 41));
    assert_eq!(age("1985-04", date(2026, 5, 1)), Age::Exact(41));
    assert_eq!(age("1985", date(2026, 6, 1)), Age::Between(40, 41));
    assert_eq!(age("", date(2026, 6, 1)), Age::Unknown);
    assert_eq!(age("2004-02-29", date(2026, 2, 28)), Age::Exact(21));
}

#[test]
fn dates_agree_when_they_can_be_the_same_day() {
    let date_of = |text: &str| RoughDate::from_stored(text).unwrap();
    assert!(date_of("1985").agrees_with(&date_of("1985-04-03")));
    assert!(date_of("").agrees_with(&date_of("1985-04-03")));
    assert!(!date_of("1985-05").agrees_with(&date_of("1985-04-03")));
}

#[test]
fn a_damaged_stored_form_is_refused() {
    for text in ["1985-13", "1985-02-30", "x", "1985-"] {
        assert!(RoughDate::from_stored(text).is_err(), "{text}");
    }
}

proptest! {
    #[test]
    fn every_stored_form_comes_back(year in 1880i16..2026, month in 1i8..=12, day in 1i8..=31, kind in 0u8..4) {
        let date = match kind {
            0 => Date::new(year, month, day).map_or(RoughDate::Unknown, RoughDate::Day),
            1 => RoughDate::month(year, month).unwrap(),
            2 => RoughDate::Year(year),
            _ => RoughDate::Unknown,
        };
        prop_assert_eq!(RoughDate::from_stored(&date.stored()), Ok(date));
        prop_assert_eq!(parse(&date.stored()), Ok(date));
        prop_assert!(date.earliest() <= date.latest());
    }

    #[test]
    fn no_text_makes_the_reader_fall_over(text in "\\PC{0,20}") {
        let _ = parse(&text);
        let possible = RoughDate::possible(&text, TODAY);
        prop_assert!(possible.iter().all(|d| d.earliest().is_some_and(|day| day <= TODAY)));
    }
}
