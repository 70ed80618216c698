// Story 1: Nele falls and comes back. From writing her in while talking, by info talk, waiting list, intake and trial,
// to the figures of the year.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot } from './lib/browser.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { send, setUp, today } from './lib/setup.mjs';

const JORIS = {
  organisation: 'Atelier De Kade',
  name: 'Joris Haverbeke',
  email: 'joris@de-kade.example',
  password: 'vier gele regenjassen',
};

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
      const words = () => page.locator('main').innerText();
      const step = async ({ form, place, hours, start, rung, reason }) => {
        await page.goto(`${nele}/steps/new`);
        await page.selectOption('#work_form', form);
        await page.fill('#place', place);
        await page.fill('#start', start);
        await theRest({ rung, hours, reason });
      };
      /** The rest of the form of a step, which the way in fills in but for this. */
      const theRest = async ({ rung, hours, reason }) => {
        // The rung of the work form is taken when none is chosen by hand; here it is chosen.
        await page.check(`input[name=rung][value="${rung}"]`, { force: true });
        await page.fill('#hours', hours);
        await page.fill('#reason', reason);
        for (const tick of await page.locator('#stops input[type=checkbox]').all()) await tick.check({ force: true });
        await send(page);
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
        await theRest({ rung: 3, hours: '8', reason: 'Proefperiode van vier weken' });
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

      test('she moves sideways, and gets a contract two rungs up', async () => {
        await step({ form: 'ama-welzijn', place: 'groenploeg', hours: '16', start: '2024-10-07', rung: 3, reason: 'Werkt liever buiten' });
        await step({ form: 'collectief-maatwerk', place: 'Maatwerk Leiekant', hours: '19', start: '2025-05-05', rung: 5, reason: 'Klaar voor een halftijds contract' });
        await page.goto(`${nele}/steps`);
        assert.match(await words(), /zijstroom/i);
        assert.match(await words(), /opstroom/i);
        await look('steps');
      });

      test('her own aim is rung 5', async () => {
        await page.goto(`${nele}/aim`);
        await page.check('input[name=aim_rung][value="5"]', { force: true });
        await send(page);
        assert.match(await page.locator('main').innerText(), /Trede 5/);
      });

      test('she falls ill, the contract ends with no next step, and the same day she stands on the vangnet', async () => {
        await page.goto(`${nele}/steps`);
        await page.locator('a[href$="/end"]').first().click();
        await page.fill('#day', today());
        await page.selectOption('#end_reason', 'illness');
        await page.selectOption('#perspective', 'lower');
        await look('end-step');
        await page.check('input[name=next][value="unknown"]', { force: true });
        await send(page);
        await page.goto('/safety-net');
        const card = page.locator('section[aria-labelledby="g-ended-without-successor"] li', { hasText: 'Zandvoorde' });
        assert.match(await card.innerText(), /Maatwerk Leiekant|Collectief maatwerk/);
        await look('vangnet');
      });

      test('the way back restores place, hours, aim and team', async () => {
        await page.goto(`${nele}/steps`);
        // The green team, not the contract: the way back leads where it went well.
        await page.locator('li', { hasText: 'groenploeg' }).locator('a[href*="/way-back/"]').click();
        assert.match(await page.locator('main').innerText(), /groenploeg/);
        await page.fill('#start', today());
        await look('way-back');
        await send(page);
        await page.goto('/safety-net');
        assert.equal(await page.locator('section[aria-labelledby="g-ended-without-successor"] li', { hasText: 'Zandvoorde' }).count(), 0);
        await page.goto(nele);
        assert.match(await page.locator('main').textContent(), /groenploeg/);
        await look('person');
      });

      test('the figures count her once, and call reaching rung 5 a success', async () => {
        await page.goto(`/figures?period=chosen&from=2025-01-01&to=${today()}`);
        const words = await page.locator('main').innerText();
        assert.match(words, /opstroom/i);
        assert.match(words, /1 van 1|1 \/ 1|100/);
        await look('figures');
        await closePage(page);
      });
    });
  }
}
