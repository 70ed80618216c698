//! The figures as tables: what the page, the CSV file and the workbook print, so that they cannot
//! differ.

mod grid;
mod saying;

use super::ladder::{CHANGES, Number, total};
use super::report::{Part, Place, Report};
use super::rows::{By, Row};
use super::scope::{Names, municipality};
use crate::view::Page;
use outcomes::movements::TABLE;
use outcomes::{Cell, Kind};

pub use grid::{Figure, Grid, Line};
pub use saying::{decimal, rung_label, whole};

/// A report on its way to the reader.
pub struct Tables<'a> {
    page: &'a Page,
    names: &'a Names,
    report: &'a Report,
}

impl<'a> Tables<'a> {
    /// The tables of a report in the reader's language.
    pub fn new(page: &'a Page, names: &'a Names, report: &'a Report) -> Tables<'a> {
        Tables { page, names, report }
    }

    /// All tables, in the order of the page.
    pub fn all(&self) -> Vec<Grid> {
        let mut all = vec![self.rungs()];
        all.extend(self.forms());
        all.extend(self.kinds());
        all.extend(self.shares());
        all.extend(self.places());
        all
    }

    /// Who stood where, and who moved, by rung.
    pub fn rungs(&self) -> Grid {
        let page = self.page;
        let mut heads = vec![page.t("figures-head-end")];
        if self.report.ladder.is_whole() {
            let kinds =
                ["instroom", "opstroom", "doorstroom", "terugval", "zijstroom", "uitstroom"];
            let eve = self.report.window.first().yesterday().unwrap_or(self.report.window.first());
            heads = vec![page.with("figures-head-start", "day", page.day(eve))];
            heads.extend(kinds.map(|kind| page.t(&format!("figures-kind-{kind}"))));
            if self.report.passed.is_some() {
                heads.insert(2, page.t("figures-head-came"));
                heads.push(page.t("figures-head-went"));
            }
            heads.push(page.with(
                "figures-head-end-on",
                "day",
                page.day(self.report.window.last()),
            ));
        }
        let rungs = (1..=6_u8).rev().map(|rung| Line {
            label: rung_label(page, rung),
            strong: false,
            figures: self.rung(Some(rung)),
            meaning: String::new(),
        });
        let sum = Line {
            label: page.t("figures-total"),
            strong: true,
            figures: self.rung(None),
            meaning: String::new(),
        };
        let title = page.t("figures-table-rungs");
        Grid {
            title,
            first: page.t("figures-rung"),
            heads,
            lines: rungs.chain([sum]).collect(),
            folds: false,
        }
    }

    fn rung(&self, rung: Option<u8>) -> Vec<Figure> {
        let end = Number::End(rung, None);
        if !self.report.ladder.is_whole() {
            return vec![self.count(&end)];
        }
        let left = |kind| Number::Left(kind, rung);
        let numbers = [
            Number::Start(rung, None),
            Number::Reached(Kind::Instroom, rung),
            left(Kind::Opstroom),
            left(Kind::Doorstroom),
            left(Kind::Terugval),
            left(Kind::Zijstroom),
            left(Kind::Uitstroom),
            end,
        ];
        let mut figures: Vec<Figure> = numbers.map(|number| self.count(&number)).into();
        if let Some(passed) = self.report.passed {
            let at = rung.map_or(6, |rung| usize::from(rung) - 1);
            figures.insert(2, self.passed("came", rung, passed.came[at]));
            figures.insert(figures.len() - 1, self.passed("went", rung, passed.went[at]));
        }
        figures
    }

    fn passed(&self, what: &str, rung: Option<u8>, people: u64) -> Figure {
        let rung = rung.map_or(String::new(), |rung| format!("&rung={rung}"));
        let link = (people > 0).then(|| self.link(&format!("what={what}{rung}"))).flatten();
        Figure::Count(Cell::Shown(people), link)
    }

    /// Who stood in which work form.
    pub fn forms(&self) -> Option<Grid> {
        if self.report.forms.is_empty() {
            return None;
        }
        let page = self.page;
        let window = self.report.window;
        let eve = window.first().yesterday().unwrap_or(window.first());
        let line = |(rung, form): &(u8, std::sync::Arc<str>)| Line {
            label: format!("{} · {}", rung, self.names.form(form, page.language)),
            strong: false,
            figures: vec![
                self.count(&Number::Start(Some(*rung), Some(form.clone()))),
                self.count(&Number::End(Some(*rung), Some(form.clone()))),
            ],
            meaning: String::new(),
        };
        Some(Grid {
            title: page.t("figures-table-forms"),
            first: page.t("figures-form"),
            heads: vec![
                page.with("figures-head-start", "day", page.day(eve)),
                page.with("figures-head-end-on", "day", page.day(window.last())),
            ],
            lines: self.report.forms.iter().rev().map(line).collect(),
            folds: false,
        })
    }

    /// The movements by name, each with what it means.
    pub fn kinds(&self) -> Option<Grid> {
        let page = self.page;
        let given = TABLE.iter().filter(|rule| self.report.ladder.get(&total(rule.kind)).is_some());
        let lines: Vec<Line> = given
            .map(|rule| Line {
                label: page.t(&format!("figures-kind-{}", rule.kind.as_str())),
                strong: false,
                figures: vec![self.count(&total(rule.kind))],
                meaning: page.t(&format!("figures-means-{}", rule.kind.as_str())),
            })
            .collect();
        (!lines.is_empty()).then(|| Grid {
            title: page.t("figures-table-kinds"),
            first: page.t("figures-movement"),
            heads: vec![page.t("figures-head-times")],
            lines,
            folds: false,
        })
    }

    /// The share that stepped to paid work, and the share that reached the own aim.
    pub fn shares(&self) -> Option<Grid> {
        let page = self.page;
        let line = |word: &str, part: Option<Part>| {
            part.map(|part| Line {
                label: page.t(&format!("figures-share-{word}")),
                strong: false,
                figures: self.part(part, word),
                meaning: page.t(&format!("figures-share-means-{word}")),
            })
        };
        let lines: Vec<Line> = [line("paid", self.report.share), line("aim", self.report.aim)]
            .into_iter()
            .flatten()
            .collect();
        (!lines.is_empty()).then(|| Grid {
            title: page.t("figures-table-shares"),
            first: page.t("figures-share"),
            heads: ["part", "whole", "percent", "low", "high"]
                .map(|head| page.t(&format!("figures-head-{head}")))
                .into(),
            lines,
            folds: false,
        })
    }

    fn part(&self, part: Part, word: &str) -> Vec<Figure> {
        let link = |what: &str| self.link(&format!("what={word}-{what}"));
        let counts =
            [Figure::Count(part.part, link("part")), Figure::Count(part.whole, link("whole"))];
        let percent = part.percent();
        let of = |value: Option<f64>| value.map_or(Figure::Absent, |v| Figure::Percent(v * 100.0));
        let rest = [
            of(percent.map(|p| p.share)),
            of(percent.map(|p| p.interval.0)),
            of(percent.map(|p| p.interval.1)),
        ];
        counts.into_iter().chain(rest).collect()
    }

    /// The share and the ladder by organisation or municipality.
    pub fn places(&self) -> Vec<Grid> {
        if self.report.rows.is_empty() {
            return vec![];
        }
        vec![self.places_share(), self.places_rungs(), self.places_kinds()]
    }

    fn places_share(&self) -> Grid {
        let page = self.page;
        let heads =
            ["whole", "part", "percent"].map(|head| page.t(&format!("figures-head-{head}")));
        self.by_place("figures-places-share", heads.into(), |row, open| {
            let Some(part) = row.part(open) else { return vec![Figure::Absent; 3] };
            let percent =
                part.percent().map_or(Figure::Absent, |p| Figure::Percent(p.share * 100.0));
            vec![Figure::Count(part.whole, None), Figure::Count(part.part, None), percent]
        })
    }

    fn places_rungs(&self) -> Grid {
        let page = self.page;
        let mut heads: Vec<String> = (1..=6_i64).map(|rung| page.n("rung-n", rung)).collect();
        heads.push(page.t("figures-total"));
        self.by_place("figures-places-rungs", heads, |row, _| row.rungs.map(given).into())
    }

    fn places_kinds(&self) -> Grid {
        let page = self.page;
        let head = |kind: Kind| page.t(&format!("figures-kind-{}", kind.as_str()));
        let heads = TABLE.iter().map(|rule| head(rule.kind)).collect();
        self.by_place("figures-places-kinds", heads, |row, _| row.kinds.map(given).into())
    }

    fn by_place(
        &self,
        title: &str,
        heads: Vec<String>,
        figures: impl Fn(&Row, bool) -> Vec<Figure>,
    ) -> Grid {
        let by = match self.report.by {
            By::Organisation => "organisation",
            By::Municipality => "municipality",
        };
        let line = |(place, row): &(Place, Row)| Line {
            label: self.place_name(*place, row),
            strong: *place == Place::Group,
            figures: figures(row, *place == Place::One(true)),
            meaning: String::new(),
        };
        let is_empty =
            |figure: &Figure| matches!(figure, Figure::Absent | Figure::Count(Cell::Shown(0), _));
        let lines = self.report.rows.iter().map(line);
        let mut lines: Vec<Line> =
            lines.filter(|line| !line.figures.iter().all(is_empty)).collect();
        lines.sort_by_key(|line| (!line.strong, base::names::fold(&line.label)));
        Grid {
            title: self.page.t(title),
            first: self.page.t(&format!("figures-by-{by}")),
            heads,
            lines,
            folds: true,
        }
    }

    fn place_name(&self, place: Place, row: &Row) -> String {
        let groups = match self.report.by {
            By::Organisation => &self.names.umbrellas,
            By::Municipality => &self.names.regions,
        };
        let name = match (place, self.report.by) {
            (Place::Group, _) => groups.iter().find(|g| g.id == row.id).map_or("", |g| &g.name),
            (_, By::Organisation) => self.names.organisation(&row.id),
            (_, By::Municipality) => municipality(&row.id, self.page.language),
        };
        if name.is_empty() { self.page.t("figures-place-unknown") } else { name.to_owned() }
    }

    fn count(&self, number: &Number) -> Figure {
        let Some(cell) = self.report.ladder.get(number) else { return Figure::Absent };
        let link = if cell == Cell::Shown(0) { None } else { self.link(&query(number)) };
        Figure::Count(cell, link)
    }

    /// Where the people behind a number stand, when they are the reader's own.
    fn link(&self, what: &str) -> Option<String> {
        let window = self.report.window;
        self.report.is_own.then(|| {
            let (scope, from, to) = (self.report.scope.word(), window.first(), window.last());
            format!("/figures/people?scope={scope}&from={from}&to={to}&{what}")
        })
    }
}

fn given(cell: Option<Cell>) -> Figure {
    cell.map_or(Figure::Absent, |cell| Figure::Count(cell, None))
}

/// A number as it stands in an address.
fn query(number: &Number) -> String {
    let at = |what: &str, rung: Option<u8>, form: Option<&str>| {
        let rung = rung.map_or(String::new(), |rung| format!("&rung={rung}"));
        let form = form
            .map_or(String::new(), |form| format!("&form={}", crate::web::form_urlencoded(form)));
        format!("what={what}{rung}{form}")
    };
    match number {
        Number::Start(rung, form) => at("start", *rung, form.as_deref()),
        Number::End(rung, form) => at("end", *rung, form.as_deref()),
        Number::Left(kind, rung) => format!("{}&kind={}", at("left", *rung, None), kind.as_str()),
        Number::Reached(kind, rung) => {
            format!("{}&kind={}", at("reached", *rung, None), kind.as_str())
        }
    }
}

/// Upward movements: on the ladder and to the regular labour market. Nothing when not given.
pub fn upward(report: &Report) -> Option<Cell> {
    let of = |kind: Kind| report.ladder.get(&total(kind));
    match (of(CHANGES[0])?, of(CHANGES[1])?) {
        (Cell::Shown(up), Cell::Shown(through)) => Some(Cell::Shown(up + through)),
        _ => Some(Cell::Hidden),
    }
}
