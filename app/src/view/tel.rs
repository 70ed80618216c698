//! Links that ring a telephone.

/// The link for a number as somebody wrote it: only digits and a leading `+`, as RFC 3966 has it.
/// The "(0)" that one leaves out from abroad is left out.
pub fn tel(written: &str) -> String {
    let written = written.trim().replace("(0)", "");
    let abroad = if written.starts_with('+') { "+" } else { "" };
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    format!("tel:{abroad}{digits}")
}

#[cfg(test)]
mod tests {
    use super::tel;

    #[test]
    fn keeps_digits_and_the_plus() {
        assert_eq!(tel("0499 00 06 32"), "tel:0499000632");
        assert_eq!(tel("050/00.00-54"), "tel:050000054");
        assert_eq!(tel(" +32 (0)499 00 06 32"), "tel:+32499000632");
    }
}
