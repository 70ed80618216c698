// Story 1: Nele falls and comes back. From writing her in while talking, by info talk, waiting list, intake and trial,
// over a contract at another organisation, back to where it went well, and to the figures of the year.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot, takeUp } from './lib/browser.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { addPartner, send, setUp, today } from './lib/setup.mjs';

const JORIS = {
  organisation: 'Atelier De Kade',
  name: 'Joris Haverbeke',
  email: 'joris@de-kade.example',
  password: 'vier gele regenjassen',
};

/** Where she gets a contract, and who coaches there. */
const LEIEKANT = { organisation: 'Maatwerk Leiekant', kind: 'maatwerk', name: 'Pieter Vlamynck', email: 'pieter@leiekant.example', password: 'zes trage zwanen' };
const CHILDREN = [
  { given: 'Lore', birth: '14/6/2015' },
  { given: 'Stan', birth: '2/11/2018' },
];
const GOAL = 'Elke dag een reden om op te staan';

/** How she comes in: each state, its day, and what more it asks. */
const WAY_IN = [
  { to: 'info-talk', day: '2024-01-22', title: /infogesprek/i },
  { to: 'waitlist', day: '2024-01-29', title: /wachtlijst/i },
  { to: 'intake', day: '2024-02-19', title: /intake/i },
  { to: 'trial', day: '2024-03-04', evaluation: '2024-04-02', title: /proefperiode/i },
];
/** Half-days as the week of a work post counts them: Monday morning is the first. */
const [TWO, FOUR] = [[0, 4], [0, 2, 4, 6]];

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`Nele falls and comes back, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;
      let page;
      let nele;
      let way;
      let pieter;
      before(async () => {
        opstap = await startServe({ engine });
        browser = await launch();
        page = await openPage(browser, { base: opstap.base, js, size: js ? 'desktop' : 'phone' });
        await setUp(page, opstap, JORIS);
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      const look = async (name) => {
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `story-1-${name}-${js ? 'desktop' : 'phone'}`, { whole: true });
      };
      const words = (at = page) => at.locator('main').innerText();
      const step = async (at, { form, place, hours, start, rung, reason }) => {
        await at.goto(`${nele}/steps/new`);
        await at.selectOption('#work_form', form);
        await at.fill('#place', place);
        await at.fill('#start', start);
        await theRest(at, { rung, hours, reason });
      };
      /** The rest of the form of a step, which the way in fills in but for this. */
      const theRest = async (at, { rung, hours, reason }) => {
        // The rung of the work form is taken when none is chosen by hand; here it is chosen.
        await at.check(`input[name=rung][value="${rung}"]`, { force: true });
        await at.fill('#hours', hours);
        await at.fill('#reason', reason);
        for (const tick of await at.locator('#stops input[type=checkbox]').all()) await tick.check({ force: true });
        await send(at);
      };
      const halfDays = async (name, values) => {
        for (const value of values) await page.check(`input[name=${name}][value="${value}"]`, { force: true });
      };
      /** What the list to choose a work post from calls this one. */
      const postLabel = async (name) => (await page.locator('#work_post option', { hasText: name }).first().textContent()).trim();
      const onTheList = async () => {
        await page.goto('/waiting-list');
        assert.match(await words(), /Zandvoorde/);
        await look('waiting-list');
      };

      /** How often each kind of movement stands in the figures of a year, and how many people. */
      const figures = async (at, year) => {
        const last = [`${year}-12-31`, today()].sort()[0];
        await at.goto(`/figures?period=chosen&from=${year}-01-01&to=${last}`);
        const kinds = await at.locator('section[aria-labelledby="h-means"] li').evaluateAll((all) =>
          all.map((one) => [one.querySelector('.name').textContent, one.querySelector('.kind-count').textContent.trim()]),
        );
        const [people, , , aim] = await at.locator('.stats .stat').allInnerTexts();
        const moves = Object.fromEntries(kinds.filter(([, count]) => count !== '0'));
        return { people: people.split('\n')[0], aim: aim.replaceAll('\n', ' '), moves };
      };


      test('De Kade offers two work posts', async () => {
        await page.goto('/sites/new');
        await page.fill('#name', 'De Kade');
        await page.fill('#municipality', 'Diksmuide');
        await send(page);
        await page.waitForURL(/posts\/new\?site=/);
        const site = new URL(page.url()).searchParams.get('site');
        for (const name of ['Inpak', 'Groenploeg']) {
          await page.goto(`/posts/new?site=${site}`);
          await page.fill('#name', name);
          await page.fill('#summary', 'Je werkt mee op je eigen tempo.');
          await page.selectOption('#sector', name === 'Inpak' ? 'packing' : 'green');
          await page.selectOption('#work_form', 'ama-welzijn');
          for (const half of FOUR) await page.fill(`#h${half}`, '5');
          await send(page);
          await page.waitForURL(/\/posts$/);
        }
      });

      test('Joris searches her, sees that she is new, and writes her in', async () => {
        await page.goto('/people?q=Nele+Zandvoorde');
        await page.getByRole('link', { name: /nieuw in/i }).first().click();
        await page.waitForURL('**/people/new**');
        await page.fill('#given', 'Nele');
        await page.fill('#family', 'Zandvoorde');
        await page.fill('#birth', '3/4/1985');
        await page.check('input[name=lead]', { force: true });
        await look('new-person');
        await send(page);
        await page.waitForURL(/\/people\/[0-9a-f]{32}/);
        nele = new URL(page.url()).pathname;
        assert.match(await page.locator('h1').innerText(), /Nele Zandvoorde/);
      });

      test('she lives with two children', async () => {
        for (const child of CHILDREN) {
          await page.goto(`${nele}/household`);
          for (const [field, text] of Object.entries(child)) await page.fill(`#child-${field}`, text);
          await page.fill('#child-family', 'Zandvoorde');
          await Promise.all([page.waitForNavigation(), page.locator('form[action$="/household/child"] button').click()]);
        }
        await page.goto(nele);
        const file = await words();
        for (const { given } of CHILDREN) assert.ok(file.includes(given), file);
        assert.match(file, /41 jaar/);
      });

      test('her plan begins in her own words', async () => {
        await page.goto(`${nele}/plan/goals/new`);
        await page.selectOption('#category', 'daily-life');
        await page.fill('#words', GOAL);
        await send(page);
        assert.ok((await words()).includes(GOAL));
      });

      test('info talk, waiting list, intake and a trial of four weeks, each with its day', async () => {
        await page.goto(`${nele}/way-in/new`);
        await page.selectOption('#work_post', { label: await postLabel('Inpak') });
        await page.fill('#signed_up_by', 'OCMW Kruisdam');
        await page.fill('#day', '2024-01-15');
        await send(page);
        await page.waitForURL(/\/way-in\/[0-9a-f]{32}/);
        way = new URL(page.url()).pathname;
        for (const { to, day, evaluation, title } of WAY_IN) {
          await page.goto(`${way}/change?to=${to}`);
          await page.fill('#day', day);
          if (evaluation) await page.fill('#evaluation', evaluation);
          await send(page);
          if (to !== 'trial') assert.match(await page.locator('#h-now').innerText(), title);
          if (to === 'waitlist') await onTheList();
        }
      });

      test('the trial is a step with two half-days, later four', async () => {
        // Who begins a trial comes to the form of the step, filled in from the work post.
        assert.equal(new URL(page.url()).pathname, `${nele}/steps/new`);
        assert.equal(await page.inputValue('#place'), 'Inpak');
        assert.equal(await page.inputValue('#start'), '2024-03-04');
        await theRest(page, { rung: 3, hours: '8', reason: 'Proefperiode van vier weken' });
        await page.goto(way);
        await page.locator('a[href*="/placements/new"]').click();
        await halfDays('half_days', TWO);
        await page.fill('#from', '2024-03-04');
        for (const fold of await page.locator('main form details:not([open]) > summary').all()) await fold.click();
        await page.fill('#later_from', '2024-05-06');
        await halfDays('later_half_days', FOUR);
        await look('placement');
        await send(page);
        await page.waitForURL(/\/steps/);
        await page.goto(`${way}/change?to=active`);
        await page.fill('#day', '2024-04-02');
        await page.fill('#remark', 'Evaluatie van de proef: zij wil blijven');
        await send(page);
        await page.goto(way);
        assert.match(await page.locator('#h-now').innerText(), /actief/i);
        const course = await page.locator('section[aria-labelledby="h-course"]').innerText();
        for (const { title } of WAY_IN) assert.match(course, title);
        assert.match(course, /Evaluatie van de proef/);
        await look('way-in');
      });

      test('she moves sideways to the green team', async () => {
        await step(page, { form: 'ama-welzijn', place: 'groenploeg', hours: '16', start: '2024-10-07', rung: 3, reason: 'Werkt liever buiten' });
        await page.goto(`${nele}/steps`);
        assert.match(await words(), /zijstroom/i);
        await look('steps');
      });

      test('her own aim is rung 5', async () => {
        await page.goto(`${nele}/aim`);
        await page.check('input[name=aim_rung][value="5"]', { force: true });
        await send(page);
        assert.match(await words(), /Trede 5/);
      });

      test('Maatwerk Leiekant is asked, with her agreement, and says yes', async () => {
        const link = await addPartner(page, LEIEKANT);
        pieter = await takeUp(browser, { base: opstap.base, js, size: 'desktop' }, link, LEIEKANT.password);
        await page.goto(`${nele}/referrals/new`);
        await page.selectOption('#receiver', await page.locator('#receiver option', { hasText: LEIEKANT.organisation }).getAttribute('value'));
        await page.check('input[name=kind][value=place]', { force: true });
        await page.fill('#question', 'Is er een halftijds contract?');
        await page.check('input[name=agreed_how][value=spoken]', { force: true });
        await send(page);
        await page.waitForURL(/\/referrals\/[0-9a-f]{32}$/);
        const asked = new URL(page.url()).pathname;
        await pieter.goto('/referrals');
        await pieter.locator('main a[href^="/asked/"]').click();
        await pieter.waitForURL(/\/asked\//);
        await pieter.click('button[value=accept]');
        await pieter.waitForLoadState();
        await page.goto(asked);
        assert.match(await words(), /Maatwerk Leiekant/);
        // What happens there is read here only because she wants it.
        await pieter.goto(`${nele}/consents/new`);
        await pieter.selectOption('#organisation', await pieter.locator('#organisation option', { hasText: JORIS.organisation }).getAttribute('value'));
        await pieter.check('input[name=categories][value=agreements]', { force: true });
        await pieter.locator('input[name=purpose]').first().check({ force: true });
        await pieter.check('input[name=given_how][value=spoken]', { force: true });
        await pieter.locator('input[name=given_by]').first().check({ force: true });
        await send(pieter);
        assert.match(await words(pieter), /Afspraken en uren/);
      });

      test('there she gets a halftime contract, two rungs up', async () => {
        await step(pieter, { form: 'collectief-maatwerk', place: 'Verpakking', hours: '19', start: '2025-05-05', rung: 5, reason: 'Klaar voor een halftijds contract' });
        await page.goto(`${nele}/steps`);
        await page.locator('li', { hasText: 'groenploeg' }).locator('a[href$="/end"]').click();
        await page.fill('#day', '2025-05-04');
        await page.selectOption('#end_reason', 'next-step');
        await page.selectOption('#perspective', 'higher');
        await page.check('input[name=next][value="running"]', { force: true });
        await send(page);
        await page.goto(`${nele}/steps`);
        assert.match(await words(), /opstroom/i);
        assert.match(await words(), /Maatwerk Leiekant/);
        await look('contract');
      });

      test('she falls ill, the contract ends with no next step, and the same day she stands on the vangnet', async () => {
        await pieter.goto(`${nele}/steps`);
        await pieter.locator('a[href$="/end"]').first().click();
        await pieter.fill('#day', today());
        await pieter.selectOption('#end_reason', 'illness');
        await pieter.selectOption('#perspective', 'lower');
        await pieter.check('input[name=next][value="unknown"]', { force: true });
        await send(pieter);
        const onTheNet = async (at) => {
          await at.goto('/safety-net');
          return at.locator('section[aria-labelledby="g-ended-without-successor"] li', { hasText: 'Zandvoorde' }).innerText();
        };
        const there = await onTheNet(pieter);
        for (const word of [/Collectief maatwerk, Verpakking · ziek/, /Stopt vandaag/]) assert.match(there, word);
        // On the board of De Kade she stands the same day; why it ended is read in her steps, as she allowed.
        assert.match(await onTheNet(page), /Sinds .+ zonder stap of wachtplaats · hier gestopt op 4 mei 2025/);
        await look('vangnet');
        await page.goto(`${nele}/steps`);
        assert.match(await words(), /Gestopt: ziek/);
      });

      test('at Leiekant the figures call rung 5 a success: it was her own aim', async () => {
        const { people, aim } = await figures(pieter, Number(today().slice(0, 4)));
        assert.equal(people, '1');
        assert.match(aim, /^1 bereikten hun eigen doel van 1 mens/);
        await closePage(pieter);
      });

      test('the way back restores place, hours, aim, plan and team', async () => {
        await page.goto(`${nele}/steps`);
        // The green team, not the contract: the way back leads where it went well.
        await page.locator('li', { hasText: 'groenploeg' }).locator('a[href*="/way-back/"]').click();
        const offered = await words();
        assert.match(offered, /groenploeg/);
        assert.match(offered, /16 uur/);
        await page.fill('#start', today());
        await look('way-back');
        await send(page);
        await page.goto('/safety-net');
        assert.equal(await page.locator('section[aria-labelledby="g-ended-without-successor"] li', { hasText: 'Zandvoorde' }).count(), 0);
        await page.goto(nele);
        const file = await words();
        for (const word of [/Joris Haverbeke/, /Doel van Nele\s+Trede 5/]) assert.match(file, word);
        await look('person');
        await page.goto(`${nele}/steps`);
        assert.match(await page.locator('main li', { hasText: /Terugval/ }).innerText(), /groenploeg[^]*16 uur per week/);
        await page.goto(`${nele}/plan`);
        assert.ok((await words()).includes(GOAL));
      });

      test('a year of figures counts her once, and each movement by its name', async () => {
        const { people, moves } = await figures(page, 2024);
        assert.deepEqual({ people, moves }, { people: '1', moves: { instroom: '1', zijstroom: '1' } });
        assert.deepEqual((await figures(page, 2025)).moves, { opstroom: '1' });
        await look('figures');
        await closePage(page);
      });
    });
  }
}
