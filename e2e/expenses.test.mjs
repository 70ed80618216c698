// Expenses: Greta notes what was bought on the work floor and adds the receipt; the coordinator sees what to look at,
// approves it, notes that it was paid, and takes the month along as a workbook.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

/** The smallest PNG there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`Expenses, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;

      before(async () => {
        opstap = await startDemo({ engine });
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      test('noted on the work floor with its receipt, approved, paid, and taken along by month', async () => {
        const look = async (page, name) => {
          await axe(page);
          await noSidewaysScroll(page);
          if (engine === 'sqlite') await shot(page, `expenses-${name}-${js ? 'script' : 'plain'}`);
        };
        const press = (page, what) => Promise.all([page.waitForNavigation(), what.click()]);
        const greta = await openPage(browser, { base: opstap.base, js, size: 'narrow' });
        await signIn(greta, opstap.login('instructor'));
        await greta.goto('/people');
        const paths = await greta.locator('main a[href^="/people/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        const person = paths.find((path) => /^\/people\/[0-9a-f]{32}$/.test(path));
        await greta.goto(person);
        await press(greta, greta.locator(`a[href="${person}/expenses"]`));
        await press(greta, greta.locator(`a[href="${person}/expenses/new"]`));
        await greta.fill('#what', 'Werkhandschoenen');
        await greta.fill('#amount', 'twaalf');
        await expectStatus(greta, 422, () => send(greta));
        assert.equal(await greta.inputValue('#what'), 'Werkhandschoenen', 'nothing typed is lost');
        await look(greta, 'wrong');
        await greta.fill('#amount', '12,50');
        await send(greta);
        const claim = new URL(greta.url()).pathname;
        assert.match(await greta.locator('main').innerText(), /Er is nog geen bewijs bij/);
        assert.equal(await greta.locator('#h-decide').count(), 0, 'who notes it does not decide');
        await greta.setInputFiles('#file', { name: 'kassabon.png', mimeType: 'image/png', buffer: PNG });
        await press(greta, greta.locator('#h-receipt ~ form button'));
        assert.doesNotMatch(await greta.locator('main').innerText(), /nog geen bewijs/);
        assert.equal(await greta.getByRole('link', { name: 'kassabon.png' }).count(), 1);
        await look(greta, 'noted');

        const marieke = await openPage(browser, { base: opstap.base, js });
        await signIn(marieke, opstap.login('coordinator'));
        await marieke.goto('/expenses');
        await press(marieke, marieke.locator(`a[href="${claim}"]`));
        await marieke.check('input[name=to][value=refused]', { force: true });
        await expectStatus(marieke, 422, () => press(marieke, marieke.locator('#h-decide ~ form button')));
        await look(marieke, 'why');
        await marieke.check('input[name=to][value=approved]', { force: true });
        await press(marieke, marieke.locator('#h-decide ~ form button'));
        await press(marieke, marieke.locator('#h-pay ~ form button'));
        assert.match(await marieke.locator('main').innerText(), /betaald op/);
        await marieke.goto('/expenses');
        await look(marieke, 'month');
        assert.match(await marieke.locator('main').innerText(), /betaald: € 12,50/);
        const file = await marieke.request.get(await marieke.locator('a[href^="/expenses.xlsx"]').getAttribute('href'));
        assert.match(file.headers()['content-type'], /spreadsheetml/);
        assert.equal((await file.body()).subarray(0, 2).toString(), 'PK');
        await closePage(marieke);
        await closePage(greta);
      });
    });
  }
}
