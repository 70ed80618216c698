//! What the commands print. Whoever reads along may stop at any moment (`opstap figures | head`):
//! that is no fault, and the program goes on or ends in peace.

use std::fmt::Display;
use std::io::{self, ErrorKind, Write};

/// Prints one or more lines. Fails when they cannot be kept, as on a full disk; a reader who went
/// away is no failure.
pub fn print(text: impl Display) -> Result<(), String> {
    write(&mut io::stdout().lock(), &text).map_err(|e| format!("the answer cannot be written: {e}"))
}

/// Prints something beside the answer: progress, or what went wrong. Nobody has to read it.
pub fn tell(text: impl Display) {
    let _ = write(&mut io::stderr().lock(), &text);
}

fn write(to: &mut impl Write, text: &impl Display) -> io::Result<()> {
    let text = text.to_string();
    let end = if text.is_empty() || text.ends_with('\n') { "" } else { "\n" };
    match write!(to, "{text}{end}").and_then(|()| to.flush()) {
        Err(e) if e.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A place that takes nothing, for one reason.
    struct Closed(ErrorKind);

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(self.0.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_reader_who_went_away_is_no_failure_and_a_full_disk_is() {
        assert!(write(&mut Closed(ErrorKind::BrokenPipe), &"line").is_ok());
        assert!(write(&mut Closed(ErrorKind::StorageFull), &"line").is_err());
    }

    #[test]
    fn what_is_printed_ends_with_one_line_end() {
        let mut got = vec![];
        for text in ["one", "two\n", ""] {
            write(&mut got, &text).unwrap();
        }
        assert_eq!(got, b"one\ntwo\n");
    }
}
