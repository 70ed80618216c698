//! One of everything that has an address, kept by Atelier De Kade.

use crate::testing::TestApp;
use base::db::{Value, Work};
use base::{id, values};

/// The ids of what Atelier De Kade keeps.
pub struct Things {
    pub person: String,
    pub household: String,
    pub household_member: String,
    pub parent_access: String,
    pub step: String,
    pub site: String,
    pub work_post: String,
    pub placement: String,
    pub agreement: String,
    pub absence: String,
    pub expense: String,
    pub walk_in: String,
    pub exception: String,
    pub closure: String,
    pub waiting: String,
    pub way_in: String,
    pub sign_up: String,
    pub permission: String,
    pub note: String,
    pub appointment: String,
    pub attachment: String,
    pub consent: String,
    pub goal: String,
    pub correction: String,
    pub action: String,
    pub plan_version: String,
    pub handover: String,
    pub emergency: String,
    pub ask: String,
    pub letter: String,
    pub referral: String,
    pub asked: String,
    pub assessment: String,
    pub instrument: String,
    pub income: String,
    pub team_member: String,
    pub merge: String,
    pub merge_request: String,
    pub import: String,
    pub upload: String,
    pub template: String,
    pub account: String,
    pub organisation: String,
    pub work_form: String,
    pub rule: String,
    pub region: String,
}

/// Writes a row; `rest` are its values after the id.
async fn row(work: &mut Work, t: &TestApp, sql: &'static str, rest: Vec<Value>) -> String {
    let id = id::new(t.app.now());
    let values = std::iter::once(Value::from(&id)).chain(rest).collect();
    work.run(sql, values).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
    id
}

/// Makes one of everything.
#[expect(clippy::too_many_lines, reason = "a row of each table, one below the other")]
pub async fn things(t: &TestApp) -> Things {
    let (person, lost) = (t.somebody().await, t.somebody().await);
    let coach = t.coach().await.account;
    let (now, today) = (t.app.now(), t.app.today());
    let form = "SELECT id FROM work_form ORDER BY id LIMIT 1";
    let work_form: String = t.app.db.row(form, values![]).await.unwrap().get("id").unwrap();
    let rule = "SELECT id FROM rule_parameter ORDER BY id LIMIT 1";
    let rule: String = t.app.db.row(rule, values![]).await.unwrap().get("id").unwrap();
    let mut work = t.app.db.work().await.unwrap();
    let (w, p, kade) = (&mut work, &person, &t.kade);
    let household = row(
        w,
        t,
        "INSERT INTO household (id, name, made_by_organisation, made_at) VALUES ($1, '', $2, $3)",
        values![kade, now],
    )
    .await;
    let household_member = row(
        w,
        t,
        "INSERT INTO household_member (id, household, person, role, from_day)
         VALUES ($1, $2, $3, 'adult', $4)",
        values![&household, p, today],
    )
    .await;
    let parent_access = row(
        w,
        t,
        "INSERT INTO parent_access (id, person, account, organisation, ground, from_day, made_by,
         made_at) VALUES ($1, $2, $3, $4, 'parent', $5, $3, $6)",
        values![p, &coach, kade, today, now],
    )
    .await;
    let step = row(
        w,
        t,
        "INSERT INTO step (id, person, organisation, rung, work_form, start_day, end_day, made_at,
         changed_at) VALUES ($1, $2, $3, 2, $4, $5, $5, $6, $6)",
        values![p, kade, &work_form, today, now],
    )
    .await;
    let site = row(
        w,
        t,
        "INSERT INTO site (id, organisation, name, municipality, made_at, changed_at)
         VALUES ($1, $2, 'Loods', '34022', $3, $3)",
        values![kade, now],
    )
    .await;
    let work_post = row(
        w,
        t,
        "INSERT INTO work_post (id, organisation, site, name, summary, sector, work_form, rung,
         checked_day, made_at, changed_at)
         VALUES ($1, $2, $3, 'Inpak', 'Inpakken', 'packing', $4, 3, $5, $6, $6)",
        values![kade, &site, &work_form, today, now],
    )
    .await;
    w.run(
        "INSERT INTO post_half_day (work_post, half_day, places) VALUES ($1, 0, 2)",
        values![&work_post],
    )
    .await
    .unwrap();
    let placement = row(
        w,
        t,
        "INSERT INTO placement (id, person, organisation, step, work_post, half_days, from_day,
         remark, made_at) VALUES ($1, $2, $3, $4, $5, 1, $6, 'Zandvoorde', $7)",
        values![p, kade, &step, &work_post, today, now],
    )
    .await;
    let agreement = row(
        w,
        t,
        "INSERT INTO agreement (id, person, organisation, step, work_post, from_day, state, made_at,
         changed_at) VALUES ($1, $2, $3, $4, $5, $6, 'to-sign', $7, $7)",
        values![p, kade, &step, &work_post, today, now],
    )
    .await;
    w.run(
        "INSERT INTO agreement_element (agreement, element, words) VALUES ($1, 'tasks', 'Inpakken')",
        values![&agreement],
    )
    .await
    .unwrap();
    w.run(
        "INSERT INTO presence (person, work_post, day, half, code, source, made_by, made_at, slot)
         VALUES ($1, $2, $3, 0, 'sick', 'screen', $4, $5, $2 || '.x')",
        values![p, &work_post, today, &coach, now],
    )
    .await
    .unwrap();
    row(
        w,
        t,
        "INSERT INTO presence_before (id, person, work_post, day, half, code, source, made_at,
         ended_at) VALUES ($1, $2, $3, $4, 0, 'present', 'screen', $5, $5)",
        values![p, &work_post, today, now],
    )
    .await;
    let absence = row(
        w,
        t,
        "INSERT INTO absence (id, person, organisation, code, from_day, until_day, made_by, made_at)
         VALUES ($1, $2, $3, 'sick', $4, $4, $5, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    let portrait = row(
        w,
        t,
        "INSERT INTO portrait (id, person, organisation, agreed_day, agreed_how, agreed_by, made_by,
         made_at) VALUES ($1, $2, $3, $4, 'spoken', 'person', $5, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    w.run(
        "INSERT INTO portrait_picture (portrait, picture) VALUES ($1, $2)",
        values![&portrait, b"\xFF\xD8\xFF".to_vec()],
    )
    .await
    .unwrap();
    let expense = row(
        w,
        t,
        "INSERT INTO expense (id, person, organisation, kind, from_day, until_day, days, cents, what,
         state, made_by, made_at)
         VALUES ($1, $2, $3, 'real', $4, $4, 1, 1250, 'Zandvoorde', 'asked', $5, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    row(
        w,
        t,
        "INSERT INTO not_held (id, site, work_post, day, half, reason, made_at)
         VALUES ($1, $2, $3, $4, 1, 'weather', $5)",
        values![&site, &work_post, today, now],
    )
    .await;
    let walk_in = row(
        w,
        t,
        "INSERT INTO walk_in (id, work_post, day, half, first_name, made_at)
         VALUES ($1, $2, $3, 0, 'Zandvoorde', $4)",
        values![&work_post, today, now],
    )
    .await;
    let exception = row(
        w,
        t,
        "INSERT INTO placement_exception (id, placement, day, half, comes, reason, remark, made_at)
         VALUES ($1, $2, $3, 0, FALSE, 'other', 'Zandvoorde', $4)",
        values![&placement, today, now],
    )
    .await;
    let closure = row(
        w,
        t,
        "INSERT INTO closure (id, organisation, work_post, from_day, until_day, part, reason, made_at)
         VALUES ($1, $2, $3, $4, $4, 3, 'leave', $5)",
        values![kade, &work_post, today, now],
    )
    .await;
    let waiting = row(
        w,
        t,
        "INSERT INTO waiting (id, person, organisation, from_day, made_at)
         VALUES ($1, $2, $3, $4, $5)",
        values![p, kade, today, now],
    )
    .await;
    let way_in = row(
        w,
        t,
        "INSERT INTO way_in (id, person, organisation, work_post, signed_up_by, signed_up_day, state,
         since_day, made_by, made_at)
         VALUES ($1, $2, $3, $4, 'Zandvoorde', $5, 'signed-up', $5, $6, $7)",
        values![p, kade, &work_post, today, &coach, now],
    )
    .await;
    row(
        w,
        t,
        "INSERT INTO way_in_change (id, way_in, number, state, day, remark, made_by, made_at)
         VALUES ($1, $2, 1, 'signed-up', $3, 'Zandvoorde', $4, $5)",
        values![&way_in, today, &coach, now],
    )
    .await;
    let sign_up = row(
        w,
        t,
        "INSERT INTO sign_up (id, organisation, work_post, for_self, sender_name, sender_place,
         sender_email, language, given_name, family_name, reach, wish, half_days, agreed_how,
         agreed_day, state, made_at, sent_at, sent_day, answer_by, open_until)
         VALUES ($1, $2, $3, FALSE, 'Zandvoorde', 'Praktijk', 'x@praktijk.example', 'nl', 'Zandvoorde',
         'Zandvoorde', '0470 00 00 01', 'Zandvoorde', 0, 'spoken', $4, 'seen', $5, $5, $4, $4, $4)",
        values![kade, &work_post, today, now],
    )
    .await;
    let permission = row(
        w,
        t,
        "INSERT INTO permission (id, person, organisation, given_by, made_at)
         VALUES ($1, $2, $3, 'vdab', $4)",
        values![p, kade, now],
    )
    .await;
    let note = row(
        w,
        t,
        "INSERT INTO note (id, author, organisation, kind, is_contact, day, body, level, made_at,
         changed_at) VALUES ($1, $2, $3, 'talk', TRUE, $4, 'Zandvoorde', 'team', $5, $5)",
        values![&coach, kade, today, now],
    )
    .await;
    w.run(
        "INSERT INTO note_person (note, person, day, level, organisation, author)
         VALUES ($1, $2, $3, 'team', $4, $5)",
        values![&note, p, today, kade, &coach],
    )
    .await
    .unwrap();
    let appointment = row(
        w,
        t,
        "INSERT INTO appointment (id, person, account, organisation, day, kind, made_at)
         VALUES ($1, $2, $3, $4, $5, 'talk', $6)",
        values![p, &coach, kade, today, now],
    )
    .await;
    let attachment = row(
        w,
        t,
        "INSERT INTO attachment (id, person, organisation, name, media_type, size, sha256,
         added_by, made_at) VALUES ($1, $2, $3, 'brief.pdf', 'application/pdf', 1, 'x', $4, $5)",
        values![p, kade, &coach, now],
    )
    .await;
    let consent = row(
        w,
        t,
        "INSERT INTO consent (id, person, organisation, noted_for, basis, purpose, categories,
         from_day, until_day, given_how, given_by, noted_by, noted_at, is_open, withdrawn_at)
         VALUES ($1, $2, $3, $3, 'consent', 'work', ',identity,', $4, $4, 'spoken', 'person', $5,
         $6, FALSE, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    let correction = row(
        w,
        t,
        "INSERT INTO correction (id, person, organisation, about, wrong, should_be, asked_by,
         asked_day, due_day, made_at)
         VALUES ($1, $2, $3, 'identity', 'Zandvoorde', 'Zandvoorde', $4, $5, $5, $6)",
        values![p, kade, &coach, today, now],
    )
    .await;
    let goal = row(
        w,
        t,
        "INSERT INTO plan_goal (id, person, organisation, category, words, from_day, made_by, made_at)
         VALUES ($1, $2, $3, 'housing', 'Zandvoorde', $4, $5, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    let action = row(
        w,
        t,
        "INSERT INTO plan_action (id, goal, person, organisation, words, who, made_by, made_at)
         VALUES ($1, $2, $3, $4, 'Zandvoorde', 'person', $5, $6)",
        values![&goal, p, kade, &coach, now],
    )
    .await;
    let plan_version = row(
        w,
        t,
        "INSERT INTO plan_version (id, person, organisation, number, contents, agreed_day, agreed_by,
         how, made_by, made_at) VALUES ($1, $2, $3, 1, '{\"goals\": []}', $4, 'x', 'spoken', $5, $6)",
        values![p, kade, today, &coach, now],
    )
    .await;
    w.run(
        "INSERT INTO team_task (person, id, organisation, task, remark, changed_by, changed_at)
         VALUES ($1, $2 || '.assign', $2, 'assign', 'Zandvoorde', $3, $4)",
        values![p, kade, &coach, now],
    )
    .await
    .unwrap();
    let handover = row(
        w,
        t,
        "INSERT INTO handover (id, person, organisation, from_account, words, made_at)
         VALUES ($1, $2, $3, $4, 'Zandvoorde', $5)",
        values![p, kade, &coach, now],
    )
    .await;
    let emergency = row(
        w,
        t,
        "INSERT INTO emergency_access (id, person, account, organisation, reason, from_at, until_at)
         VALUES ($1, $2, $3, $4, 'x', $5, $5)",
        values![p, &coach, kade, now],
    )
    .await;
    let ask = row(
        w,
        t,
        "INSERT INTO share_ask (id, person, organisation, purpose, categories, until_day, why,
         asked_by, asked_day, asked_at, lapses_day)
         VALUES ($1, $2, $3, 'work', ',finances,', $4, 'Zandvoorde', $5, $6, $7, $4)",
        values![p, kade, today.saturating_add(jiff::Span::new().days(30)), &coach, today, now],
    )
    .await;
    let letter = row(
        w,
        t,
        "INSERT INTO letter (id, person, organisation, from_account, receiver, words, made_at)
         VALUES ($1, $2, $3, $4, $3, 'Zandvoorde', $5)",
        values![p, kade, &coach, now],
    )
    .await;
    let told = r#"{"name":"Nele Zandvoorde","parts":[]}"#;
    let referral = row(
        w,
        t,
        "INSERT INTO referral (id, person, organisation, receiver_name, receiver_email, kind, question,
         parts, told, answer_by, agreed_by, agreed_how, agreed_day, state, made_by, made_at, sent_at,
         sent_day, open_until)
         VALUES ($1, $2, $3, 'De Branding', 'x@ander.example', 'place', 'Zandvoorde', ',reach,', $7, $4,
         'person', 'spoken', $4, 'seen', $5, $6, $6, $4, $4)",
        values![p, kade, today, &coach, now, told],
    )
    .await;
    let asked = row(
        w,
        t,
        "INSERT INTO referral (id, person, organisation, receiver, kind, question, parts, told,
         answer_by, agreed_by, agreed_how, agreed_day, state, made_by, made_at, sent_at, sent_day,
         open_until)
         VALUES ($1, $2, $3, $8, 'place', 'Zandvoorde', ',reach,', $7, $4, 'person', 'spoken', $4,
         'seen', $5, $6, $6, $4, $4)",
        values![p, &t.ocmw, today, &coach, now, told, kade],
    )
    .await;
    let assessment = row(
        w,
        t,
        "INSERT INTO assessment (id, person, organisation, instrument, day, scored_by, source,
         made_by, made_at, categories)
         VALUES ($1, $2, $3, 'household-1', $4, 'worker', 'told', $5, $6, ',finances,')",
        values![p, kade, today, &coach, now],
    )
    .await;
    let instrument = row(
        w,
        t,
        "INSERT INTO instrument (id, key, version, name_nl, name_fr, name_en, explanation_nl,
         explanation_fr, explanation_en, organisation, scored_by, answer, licence_nl, licence_fr,
         licence_en, position)
         VALUES ($1, $1, 1, 'Lijst', 'Liste', 'List', '', '', '', $2, 'both', 'one', '', '', '', 90)",
        values![kade],
    )
    .await;
    let score = "INSERT INTO assessment_score (assessment, domain, level) VALUES ($1, 'income', 2)";
    w.run(score, values![&assessment]).await.unwrap();
    let income = row(
        w,
        t,
        "INSERT INTO income_statute (id, person, statute, from_day, organisation, noted_at)
         VALUES ($1, $2, 'other', $3, $4, $5)",
        values![p, today, kade, now],
    )
    .await;
    let team_member = row(
        w,
        t,
        "INSERT INTO team_member (id, person, account, organisation, role, leads, from_day)
         VALUES ($1, $2, $3, $4, 'coach', FALSE, $5)",
        values![p, &coach, kade, today],
    )
    .await;
    let merge = row(
        w,
        t,
        "INSERT INTO merge (id, kept, lost, before_fields, after_fields, made_by, made_at)
         VALUES ($1, $2, $3, '{}', '{}', $4, $5)",
        values![p, &lost, &coach, now],
    )
    .await;
    let merge_request = row(
        w,
        t,
        "INSERT INTO merge_request (id, kept, lost, asked_by, asked_for, asked_at, state)
         VALUES ($1, $2, $3, $4, $5, $6, 'open')",
        values![p, &lost, &coach, kade, now],
    )
    .await;
    let import = row(
        w,
        t,
        "INSERT INTO import_run (id, organisation, mapping_name, file_names, people, households,
         steps, open_steps, linked, rejected, made_at)
         VALUES ($1, $2, '', 'x.csv', 0, 0, 0, 0, 0, 0, $3)",
        values![kade, now],
    )
    .await;
    let upload = row(
        w,
        t,
        "INSERT INTO import_upload (id, account, organisation, file_name, contents, made_at)
         VALUES ($1, $2, $3, 'x.csv', $4, $5)",
        values![&coach, kade, b"a;b".to_vec(), now],
    )
    .await;
    let template = row(
        w,
        t,
        "INSERT INTO note_template (id, organisation, title, body) VALUES ($1, $2, 'x', 'y')",
        values![kade],
    )
    .await;
    let region =
        row(w, t, "INSERT INTO region (id, name) VALUES ($1, 'Westhoek')", values![]).await;
    work.save().await.unwrap();
    let (account, organisation) = (coach, t.kade.clone());
    Things {
        person,
        household,
        household_member,
        parent_access,
        step,
        site,
        work_post,
        placement,
        agreement,
        absence,
        expense,
        walk_in,
        exception,
        closure,
        waiting,
        way_in,
        sign_up,
        permission,
        note,
        appointment,
        attachment,
        consent,
        goal,
        correction,
        action,
        plan_version,
        handover,
        emergency,
        ask,
        letter,
        referral,
        asked,
        assessment,
        instrument,
        income,
        team_member,
        merge,
        merge_request,
        import,
        upload,
        template,
        account,
        organisation,
        work_form,
        rule,
        region,
    }
}
