//! The pages of this room: open to everybody, since they hold nothing of anybody.

use super::tasks::{TASKS, TERMS, Task};
use crate::form::Form;
use crate::problem::{Answer, Problem};
use crate::routes::{Door, Routes};
use crate::view::{self, Page};
use axum::extract::Path;

/// The routes of this room.
pub fn routes() -> Routes {
    Routes::new()
        .get("/help", Door::Public, index)
        .get("/help/{task}", Door::Public, task)
        .get("/about", Door::Public, about)
        .get("/style", Door::Public, style)
}

#[derive(askama::Template)]
#[template(path = "help/index.html")]
struct Index {
    page: Page,
    tasks: &'static [Task],
    terms: &'static [&'static str],
}

async fn index(page: Page) -> Answer {
    view::show(&Index { page, tasks: &TASKS, terms: &TERMS })
}

#[derive(askama::Template)]
#[template(path = "help/task.html")]
struct TaskPage {
    page: Page,
    task: &'static Task,
}

impl TaskPage {
    fn said(&self, part: impl std::fmt::Display) -> String {
        self.page.t(&format!("help-{}-{part}", self.task.word))
    }
}

async fn task(page: Page, Path(word): Path<String>) -> Answer {
    let task = TASKS.iter().find(|t| t.word == word).ok_or(Problem::NotFound)?;
    view::show(&TaskPage { page, task })
}

#[derive(askama::Template)]
#[template(path = "help/about.html")]
struct About {
    page: Page,
}

async fn about(page: Page) -> Answer {
    view::show(&About { page })
}

#[derive(askama::Template)]
#[template(path = "help/style.html")]
struct Style {
    page: Page,
    form: Form,
    icons: Vec<&'static str>,
}

/// Every part of the look on one page, for whoever builds a new one; tested like any other page.
async fn style(page: Page) -> Answer {
    let mut form = Form::filled([
        ("good", page.t("style-typed")),
        ("bad", "31/02/2026".to_owned()),
        ("met", page.t("style-typed")),
        ("option", "b".to_owned()),
    ]);
    form.day("bad", page.today);
    form.set_theirs("met", page.t("style-theirs"));
    view::show(&Style { page, form, icons: icons() })
}

/// The names of all drawings in the shared file.
fn icons() -> Vec<&'static str> {
    include_str!("../../look/icons.svg")
        .split("<symbol id=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|name| name.starts_with("i-"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{TASKS, TERMS};
    use crate::language::{Language, knows};
    use crate::testing::TestApp;

    #[test]
    fn every_task_and_term_has_its_words_in_each_language() {
        for language in Language::ALL {
            for task in &TASKS {
                let mut parts = vec!["title".to_owned(), "why".to_owned()];
                parts.extend((1..=task.steps).map(|n| n.to_string()));
                for part in parts {
                    let key = format!("help-{}-{part}", task.word);
                    assert!(knows(language, &key), "{key} in {language:?}");
                }
            }
            for term in TERMS {
                assert!(knows(language, &format!("term-{term}")), "{term}");
                assert!(knows(language, &format!("term-{term}-is")), "{term}");
            }
        }
    }

    #[tokio::test]
    async fn help_is_open_to_everybody() {
        for t in TestApp::each().await {
            for path in ["/help", "/help/note", "/about", "/style"] {
                let reply = t.nobody().get(path).await;
                assert_eq!(reply.status, 200, "{path}");
                assert!(!reply.text.contains('⟦'), "{path}");
            }
            assert_eq!(t.nobody().get("/help/nothing").await.status, 404);
        }
    }
}
