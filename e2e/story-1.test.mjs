// Story 1: Nele falls and comes back. From writing her in while talking to the figures of the year.

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

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`Nele falls and comes back, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;
      let page;
      let nele;
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
      const step = async ({ form, place, hours, start, reason }) => {
        await page.goto(`${nele}/steps/new`);
        await page.selectOption('#work_form', form);
        // The rung of the work form is taken when none is chosen by hand; here it is chosen.
        await page.check(`input[name=rung][value="${reason.rung}"]`, { force: true });
        await page.fill('#place', place);
        await page.fill('#hours', hours);
        await page.fill('#start', start);
        await page.fill('#reason', reason.words);
        for (const tick of await page.locator('#stops input[type=checkbox]').all()) await tick.check({ force: true });
        await send(page);
      };

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

      test('she begins, moves sideways, and gets a contract two rungs up', async () => {
        await step({ form: 'ama-welzijn', place: 'inpak', hours: '8', start: '2024-03-04', reason: { rung: 3, words: 'Proefperiode van vier weken was goed' } });
        await step({ form: 'ama-welzijn', place: 'groenploeg', hours: '16', start: '2024-10-07', reason: { rung: 3, words: 'Werkt liever buiten' } });
        await step({ form: 'collectief-maatwerk', place: 'Maatwerk Leiekant', hours: '19', start: '2025-05-05', reason: { rung: 5, words: 'Klaar voor een halftijds contract' } });
        await page.goto(`${nele}/steps`);
        const words = await page.locator('main').innerText();
        assert.match(words, /zijstroom/i);
        assert.match(words, /opstroom/i);
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
