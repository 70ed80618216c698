//! Amounts as people write them.

/// The largest number that is taken, in hundredths: ten million.
const LARGEST: i64 = 1_000_000_000;

/// Reads `2812,20`, `2.812,20`, `2812.2` or `2 812` in hundredths; nothing when it is no such number. Behind a
/// comma stand one or two decimals: `2,500` may be meant in two ways, and is asked again.
pub fn hundredths(text: &str) -> Option<i64> {
    let bare: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    // A point or comma with one or two digits behind it is that of the decimals.
    let (whole, rest) = match bare.rsplit_once([',', '.']) {
        Some((whole, rest)) if (1..=2).contains(&rest.len()) => (whole, rest),
        _ => (bare.as_str(), ""),
    };
    let mut thousands = whole.split('.');
    let first = thousands.next().unwrap_or_default();
    let groups: Vec<&str> = thousands.collect();
    let is_grouped = groups.iter().all(|g| g.len() == 3) && (groups.is_empty() || first.len() <= 3);
    if first.is_empty() || !digits(first) || !digits(rest) || !is_grouped {
        return None;
    }
    let whole: i64 = [first].into_iter().chain(groups).collect::<String>().parse().ok()?;
    let rest: i64 = format!("{rest:0<2}").parse().ok()?;
    let number = whole.checked_mul(100)?.checked_add(rest)?;
    (number <= LARGEST).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::hundredths;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, number) in [
            ("3", Some(300)),
            ("2,5", Some(250)),
            ("2812,20", Some(281_220)),
            ("2.812,20", Some(281_220)),
            ("€ 2 812.2", Some(281_220)),
            ("12.500", Some(1_250_000)),
            ("0", Some(0)),
            ("-3", None),
            ("drie", None),
            ("1,2,3", None),
            ("2,500", None),
            ("0,001", None),
            ("1,234.50", None),
            (",5", None),
            ("99999999999", None),
            ("9223372036854775807", None),
        ] {
            assert_eq!(hundredths(text), number, "{text}");
        }
    }
}
