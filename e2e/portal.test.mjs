// A person comes in with a paper card on a telephone, without script: in Dutch, from right to left, with large letters.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

const PAGES = ['', '/week', '/plan', '/helpers', '/steps', '/consents', '/looks', '/print', '/access', '/rights',
  '/domains', '/domains/new', '/corrections?about=goals'];

for (const engine of engines()) {
  describe(`the portal on ${engine}`, () => {
    let opstap;
    let browser;
    let card;
    before(async () => {
      opstap = await startDemo({ engine });
      browser = await launch();
      const line = opstap.output().match(/^ {2}card +(\S+) +(\S+)$/m);
      assert.ok(line, `a card in:\n${opstap.output()}`);
      card = { code: line[1], birth: line[2] };
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
    });

    const look = async (page) => {
      await axe(page);
      await noSidewaysScroll(page);
    };

    test('a card, the second fact, and every own page in two directions', async () => {
      const page = await openPage(browser, { base: opstap.base, size: 'narrow', js: false });
      await page.goto('/card');
      await look(page);
      await page.fill('#code', card.code.toLowerCase().replaceAll('-', ' '));
      await page.click('main [type=submit]');
      await page.fill('#answer', '1/1/1950');
      await expectStatus(page, 422, () => page.click('main [type=submit]'));
      await look(page);
      await page.fill('#answer', card.birth);
      await page.click('main [type=submit]');
      await page.waitForURL('**/mine');
      for (const [language, direction] of [['nl', 'ltr'], ['ar', 'rtl'], ['uk', 'ltr']]) {
        await page.goto(`/language/${language}?back=/mine`);
        for (const part of PAGES) {
          await page.goto(`/mine${part}`);
          assert.equal((await page.locator('html').getAttribute('dir')) ?? 'ltr', direction);
          await look(page);
        }
        if (language === 'ar') await shot(page, `portal-${language}-${engine}`);
      }
      await page.goto('/size/c?back=/mine');
      await look(page);
      await closePage(page);
    });
  });
}
