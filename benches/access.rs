//! How long one decision about access takes: `cargo bench --bench access`.

use divan::{Bencher, black_box};
use opstap::access::{Act, Category, Grant, Kind, Role, Share, Standing, Through};

fn main() {
    divan::main();
}

/// A partner who is coach in one organisation and instructor in another, with consents for both.
fn partner() -> Standing {
    let share = |organisation: &str, role| Share {
        organisation: organisation.to_owned(),
        role,
        through: Through::Consent,
        categories: Category::ALL.into_iter().filter(|c| *c != Category::Health).collect(),
    };
    Standing {
        grants: vec![Grant { role: Role::Coach, organisation: "own".to_owned() }],
        on_team: true,
        shares: vec![share("own", Role::Coach), share("second", Role::Instructor)],
        keepers: ["own", "centre", "ocmw", "caw"].map(str::to_owned).into(),
        ..Standing::default()
    }
}

/// Every kind of data at four organisations: so many decisions at once.
#[divan::bench]
fn every_kind_at_four_organisations(bencher: Bencher) {
    let standing = partner();
    let kinds = Kind::all();
    bencher.counter(divan::counter::ItemsCount::new(kinds.len() * 4)).bench_local(|| {
        let mut open = 0_usize;
        for kind in &kinds {
            for organisation in ["own", "centre", "ocmw", "caw"] {
                let verdict = black_box(&standing).may(Act::Read, *kind, black_box(organisation));
                open += usize::from(verdict.is_allowed());
            }
        }
        open
    });
}

/// One decision about what another organisation keeps.
#[divan::bench]
fn one_decision_by_consent(bencher: Bencher) {
    let standing = partner();
    bencher.bench_local(|| {
        black_box(&standing).may(Act::Read, Kind::Life(Category::Housing), black_box("caw"))
    });
}

/// One decision about what is closed.
#[divan::bench]
fn one_decision_that_says_no(bencher: Bencher) {
    let standing = partner();
    bencher.bench_local(|| {
        black_box(&standing).may(Act::Read, Kind::Life(Category::Health), black_box("caw"))
    });
}
