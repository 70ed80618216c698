//! Who can sign in to a test network, by what they are.

use super::{Client, TestApp, email};
use crate::account::{session, store};

impl TestApp {
    /// Coach in Atelier De Kade.
    pub async fn coach(&self) -> Client<'_> {
        self.sign_in("Joris Haverbeke").await
    }

    /// Coordinator of Atelier De Kade.
    pub async fn coordinator(&self) -> Client<'_> {
        self.sign_in("Marieke Duinhof").await
    }

    /// Instructor in Atelier De Kade.
    pub async fn instructor(&self) -> Client<'_> {
        self.sign_in("Greta Molenaar").await
    }

    /// Administrator.
    pub async fn administrator(&self) -> Client<'_> {
        self.sign_in("Wout Zilverling").await
    }

    /// Data protection officer.
    pub async fn dpo(&self) -> Client<'_> {
        self.sign_in("Dina Dorpel").await
    }

    /// Network coordinator.
    pub async fn network_coordinator(&self) -> Client<'_> {
        self.sign_in("Nora Netwerk").await
    }

    /// Coach of another organisation: a stranger to De Kade's people.
    pub async fn stranger(&self) -> Client<'_> {
        self.sign_in("Bart Noordzee").await
    }

    /// Partner at the OCMW.
    pub async fn partner(&self) -> Client<'_> {
        self.sign_in("Lotte Vijverman").await
    }

    /// Signs somebody in by name.
    pub async fn sign_in(&self, name: &str) -> Client<'_> {
        let found = store::by_email(&self.app.db, &email(name)).await.unwrap();
        self.sign_in_account(&found.expect("somebody with that name").id).await
    }

    /// Signs an account in.
    pub async fn sign_in_account(&self, account: &str) -> Client<'_> {
        let mut work = self.app.db.work().await.unwrap();
        let token =
            session::start(&mut work, account, "test", self.app.now(), false).await.unwrap();
        work.save().await.unwrap();
        Client { test: self, account: account.to_owned(), token }
    }

    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Client<'_> {
        Client { test: self, account: String::new(), token: String::new() }
    }

    /// Who goes on with the session that an answer began.
    pub fn with_cookie_of(&self, reply: &super::Reply) -> Client<'_> {
        let lines = reply.headers.get_all("set-cookie").iter().filter_map(|v| v.to_str().ok());
        let start = format!("{}=", session::COOKIE);
        let mut tokens = lines.filter_map(|line| line.strip_prefix(&start)?.split(';').next());
        let token = tokens.next().expect("a session").to_owned();
        Client { test: self, account: String::new(), token }
    }

    /// The actor behind a client, to call store functions with.
    pub async fn actor(&self, client: &Client<'_>) -> crate::access::Actor {
        session::find(&self.app, &client.token).await.unwrap().expect("a session")
    }
}
