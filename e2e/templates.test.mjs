// A return in the organisation's own workbook: an administrator keeps it, a coordinator fills it in.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

for (const engine of engines()) {
  describe(`A return in the own workbook, on ${engine}`, () => {
    let opstap;
    let browser;
    let page;
    let example;

    const look = async (name) => {
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, `templates-${name}`, { whole: true });
    };
    const reader = async (role, size = 'desktop') => {
      if (page) await closePage(page);
      page = await openPage(browser, { base: opstap.base, size });
      await signIn(page, opstap.login(role));
    };
    /** The bytes of what a link leads to. */
    const taken = async (link) => {
      const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
      return readFile(await download.path());
    };
    const chosen = async () => {
      await page.goto('/settings/returns');
      await page.selectOption('select[name=kind]', 'ladder-flows');
      await page.selectOption('select[name=organisation]', { label: 'Atelier De Kade' });
      await page.locator('form[method=get] button[type=submit]').click();
      await page.waitForURL(/kind=ladder-flows/);
    };
    const keep = async (name, buffer) => {
      await page.setInputFiles('#file', { name, mimeType: 'application/octet-stream', buffer });
      await send(page);
    };

    before(async () => {
      opstap = await startDemo({ engine });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
    });

    test('without one, the page of the return offers none', async () => {
      await reader('coordinator');
      await page.goto('/returns?kind=ladder-flows&period=2025');
      assert.equal(await page.getByRole('link', { name: /eigen sjabloon/i }).count(), 0);
    });

    test('an administrator starts from the example and keeps it', async () => {
      await reader('administrator', 'narrow');
      await chosen();
      await look('none-yet');
      example = await taken(page.locator('a[href*="/settings/returns/example.xlsx"]'));
      assert.equal(example.toString('latin1', 0, 2), 'PK');
      await keep('jaar.xlsx', example);
      await chosen();
      assert.match(await page.locator('section[aria-labelledby="h-kept"]').innerText(), /jaar\.xlsx/);
      await look('kept');
      const tried = await taken(page.locator('a[href*="/settings/returns/try.xlsx"]'));
      assert.equal(tried.toString('latin1', 0, 2), 'PK');
    });

    test('a file that is no workbook is told at the field, and the kept one stays', async () => {
      await page.setInputFiles('#file', { name: 'brief.xlsx', mimeType: 'text/plain', buffer: Buffer.from('Beste,') });
      await expectStatus(page, 422, async () => {
        await page.locator('form[enctype] button[type=submit]').click();
        await page.waitForSelector('.field.bad');
      });
      await look('no-workbook');
      await chosen();
      assert.match(await page.locator('section[aria-labelledby="h-kept"]').innerText(), /jaar\.xlsx/);
    });

    test('a coordinator takes the return along in it', async () => {
      await reader('coordinator', 'phone');
      await page.goto('/returns?kind=ladder-flows&period=2025');
      await look('return');
      const filled = await taken(page.getByRole('link', { name: /eigen sjabloon/i }));
      assert.equal(filled.toString('latin1', 0, 2), 'PK');
      assert.notDeepEqual(filled, example, 'words stand filled in');
      await closePage(page);
    });
  });
}
