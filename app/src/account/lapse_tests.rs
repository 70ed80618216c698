//! Wrong passwords are forgotten after two days, alike for an address with and without an account.

use crate::testing::TestApp;
use jiff::SignedDuration;

/// Tries a wrong password; tells whether it was not even looked at.
async fn is_locked(t: &TestApp, email: &str) -> bool {
    let fields = [("email", email), ("password", "verkeerd wachtwoord")];
    t.nobody().post("/login", &fields).await.text.contains("te veel pogingen")
}

#[tokio::test]
async fn wrong_passwords_are_forgotten_two_days_after_the_last_one() {
    for t in TestApp::each().await {
        t.coach().await;
        for email in ["joris.haverbeke@test.example", "niemand@test.example"] {
            for _ in 0..4 {
                assert!(!is_locked(&t, email).await, "{email}");
            }
            t.clock.pass(SignedDuration::from_hours(48));
            assert!(!is_locked(&t, email).await, "the fifth, which locks: {email}");
            assert!(is_locked(&t, email).await, "not forgotten yet: {email}");
            t.clock.pass(SignedDuration::from_hours(48) + SignedDuration::from_secs(1));
            for _ in 0..5 {
                assert!(!is_locked(&t, email).await, "forgotten: {email}");
            }
            assert!(is_locked(&t, email).await, "{email}");
        }
    }
}
