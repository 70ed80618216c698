//! Looks share a commit: a task gathers what is waiting, writes it in one unit of work and only
//! then lets the readers go on.

use super::{Line, store};
use crate::clock::Clock;
use crate::problem::Problem;
use crate::web::App;
use base::db::Db;
use tokio::sync::{mpsc, oneshot};

/// How many looks share a commit at most.
const AT_ONCE: usize = 256;

type Waiting = (Line, oneshot::Sender<Result<(), Problem>>);

/// The way to the task that writes looks.
#[derive(Clone)]
pub struct Looks(mpsc::Sender<Waiting>);

impl Looks {
    /// Starts the task. It ends when the last way to it is dropped.
    pub fn start(db: Db, clock: Clock) -> Looks {
        let (send, mut receive) = mpsc::channel::<Waiting>(4 * AT_ONCE);
        tokio::spawn(async move {
            let mut batch = Vec::with_capacity(AT_ONCE);
            // What comes while a commit is under way waits for the next one and shares it.
            while receive.recv_many(&mut batch, AT_ONCE).await > 0 {
                let (lines, answers): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
                let done = commit(&db, &clock, &lines).await.map_err(Problem::from);
                for answer in answers {
                    // A reader who went away no longer waits for the answer.
                    let _ = answer.send(done.clone());
                }
            }
        });
        Looks(send)
    }
}

async fn commit(db: &Db, clock: &Clock, lines: &[Line]) -> base::db::Result<()> {
    let mut work = db.work().await?;
    store::write(&mut work, clock.now(), lines).await?;
    work.save().await
}

/// Logs a look and comes back when it is on the disk.
pub async fn look(app: &App, line: Line) -> Result<(), Problem> {
    look_meanwhile(app, line).await?.done().await
}

/// Logs several looks and comes back when all are on the disk.
pub async fn look_all(app: &App, lines: Vec<Line>) -> Result<(), Problem> {
    let mut under_way = vec![];
    for line in lines {
        under_way.push(look_meanwhile(app, line).await?);
    }
    for look in under_way {
        look.done().await?;
    }
    Ok(())
}

/// A look that is on its way to the disk.
#[must_use = "what was looked at may be answered only after the look is on the disk"]
pub struct OnItsWay(oneshot::Receiver<Result<(), Problem>>);

/// Logs a look while the page is read: answer only after [`OnItsWay::done`].
pub async fn look_meanwhile(app: &App, line: Line) -> Result<OnItsWay, Problem> {
    let (send, receive) = oneshot::channel();
    app.looks.0.send((line, send)).await.map_err(|_| lost())?;
    Ok(OnItsWay(receive))
}

impl OnItsWay {
    /// Comes back when the look is on the disk.
    pub async fn done(self) -> Result<(), Problem> {
        self.0.await.map_err(|_| lost())?
    }
}

fn lost() -> Problem {
    Problem::Ours("the log of looks has stopped".into())
}
