// Terms and hours: a coordinator puts a term off with a reason and finds it again on its new day; a feed link is read,
// renewed and ended; a coach taps how long a talk took, and it stands in the hours, on the page and in the workbook.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`Terms and hours, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;

      const look = async (page, name) => {
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `clocks-${name}-${js ? 'script' : 'plain'}`);
      };
      const as = async (role, size = 'desktop') => {
        const page = await openPage(browser, { base: opstap.base, js, size });
        await signIn(page, opstap.login(role));
        return page;
      };
      const press = (page, what) => Promise.all([page.waitForNavigation(), what.click()]);

      before(async () => {
        opstap = await startDemo({ engine });
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      test('a term that is late is put off with a reason, and stands on its new day', async () => {
        const page = await as('coordinator', 'narrow');
        await page.goto('/clocks');
        await look(page, 'list');
        const late = page.locator('li.acts', { has: page.locator('.tone-brick') });
        const before = await late.count();
        const one = late.filter({ has: page.locator('a[href*="/clocks/later"]') }).first();
        const [name, what] = [await one.locator('a.name').innerText(), await one.locator('a.name + div').innerText()];
        await press(page, one.locator('a[href*="/clocks/later"]'));
        await page.fill('#until', '2026-11-30');
        await expectStatus(page, 422, () => send(page));
        assert.equal(await page.inputValue('#until'), '2026-11-30', 'nothing typed is lost');
        await look(page, 'later');
        await page.fill('#reason', 'De begeleider is in opleiding tot eind november.');
        await send(page);
        await page.goto('/clocks');
        assert.equal(await late.count(), before - 1);
        await page.goto('/clocks?month=2026-11');
        const there = page.locator('li.acts').filter({ hasText: name }).filter({ hasText: what });
        const told = await there.filter({ hasText: 'in opleiding tot eind november' }).innerText();
        assert.match(told, /30 november 2026/);
        assert.doesNotMatch(told, /te laat/);
        await closePage(page);
      });

      test('a link for the own calendar is read without a name in it, and stops when it is renewed or ended', async () => {
        const page = await as('coordinator');
        await page.goto('/clocks/feed');
        const make = () => press(page, page.locator('form[action="/clocks/feed"] button'));
        const link = () => page.locator('#link').inputValue();
        const read = (address) => fetch(address);
        await make();
        await look(page, 'feed');
        const first = await link();
        const answer = await read(first);
        assert.equal(answer.status, 200);
        assert.match(answer.headers.get('content-type'), /text\/calendar/);
        const text = await answer.text();
        assert.match(text, /BEGIN:VEVENT/);
        const people = await page.request.get('/people');
        const names = [...(await people.text()).matchAll(/class="name"[^>]*>([^<]{4,})</g)].map((found) => found[1].trim());
        for (const name of names) assert.ok(!text.includes(name), name);
        await make();
        const second = await link();
        assert.notEqual(second, first);
        assert.equal((await read(first)).status, 404, 'a new one ends the old one');
        assert.equal((await read(second)).status, 200);
        await page.goto('/clocks/feed');
        assert.equal(await page.locator('#link').count(), 0, 'it is shown once');
        await press(page, page.locator('form[action="/clocks/feed/end"] button'));
        assert.equal((await read(second)).status, 404);
        await closePage(page);
      });

      test('how long a talk took is one tap, and stands in the hours and in the workbook', async () => {
        const page = await as('coach', 'phone');
        const hours = async () => {
          await page.goto('/hours?period=2026-Q4');
          return Number((await page.locator('#table-1 tbody tr td').first().innerText()).replace(/[^0-9,]/g, '').replace(',', '.')) || 0;
        };
        const before = await hours();
        await look(page, 'hours');
        await page.goto('/people');
        const paths = await page.locator('main a[href^="/people/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        await page.goto(`${paths.find((path) => /^\/people\/[0-9a-f]{32}$/.test(path))}/notes/new`);
        await page.check('input[name=kind][value=talk]', { force: true });
        await page.fill('#body', 'Gesprek over de groenploeg.');
        await page.locator('label.choice', { has: page.locator('input[name=minutes][value="60"]') }).click();
        await look(page, 'note');
        await send(page);
        assert.equal(await hours(), before + 1, 'an hour more, with the person');
        const href = await page.locator('a[href^="/hours.xlsx"]').getAttribute('href');
        const file = await page.request.get(href);
        assert.equal(file.status(), 200);
        assert.match(file.headers()['content-type'], /spreadsheetml/);
        assert.equal((await file.body()).subarray(0, 2).toString(), 'PK');
        await closePage(page);
      });
    });
  }
}
