//! Of whom something was changed while a request was answered: what [`super::twice`] remembers of a form holds only
//! as long as nobody else changed anything of these people.

use std::sync::{Mutex, PoisonError};

tokio::task_local! {
    static TOUCHED: Mutex<Vec<String>>;
}

/// Notes that something about a person was changed; nothing outside a form.
pub fn touched(person: &str) {
    let _ = TOUCHED.try_with(|all| {
        let mut all = all.lock().unwrap_or_else(PoisonError::into_inner);
        if !all.iter().any(|known| known == person) {
            all.push(person.to_owned());
        }
    });
}

/// Answers a request, and gives of whom something was changed meanwhile.
pub(super) async fn noting<T>(answer: impl Future<Output = T>) -> (T, Vec<String>) {
    let told = async {
        let made = answer.await;
        let all = TOUCHED
            .with(|all| std::mem::take(&mut *all.lock().unwrap_or_else(PoisonError::into_inner)));
        (made, all)
    };
    TOUCHED.scope(Mutex::new(vec![]), told).await
}
