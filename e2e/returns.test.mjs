// Story 4, end of the quarter: the coordinator makes the quarterly overview of AMA in the social economy, mends what is
// missing from there, sees the estimate with its formula, and takes the sheet and the ladder flows along.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

const QUARTER = '2026-Q3';

for (const engine of engines()) {
  describe(`Returns, on ${engine}`, () => {
    let opstap;
    let browser;

    const enter = async (options = {}) => {
      const page = await openPage(browser, { base: opstap.base, ...options });
      await signIn(page, opstap.login('coordinator'));
      return page;
    };
    const overview = (page) => page.goto(`/returns?kind=ama-se-quarter&period=${QUARTER}`);
    const missing = (page) => page.locator('#missing li');

    before(async () => {
      opstap = await startDemo({ engine, people: 1500 });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
    });

    test('what is missing is mended from the overview', async () => {
      const page = await enter();
      await overview(page);
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, 'returns-quarter');
      const before = await missing(page).count();
      assert.ok(before > 0, 'the demo has something to mend');
      const line = missing(page).filter({ hasText: 'De handtekening ontbreekt: te ondertekenen' }).first();
      const who = await line.locator('.name').textContent();
      await line.getByRole('link', { name: /Breng in orde/ }).click();
      await page.getByLabel('Ondertekend op').fill('2026-11-16');
      await page.getByLabel('Door wie').fill(`${who} en de coördinator`);
      await page.getByRole('button', { name: 'Noteer de handtekening' }).click();
      await overview(page);
      assert.equal(await missing(page).count(), before - 1);
      await closePage(page);
    });

    test('the estimate shows its formula once contingent and advances are known', async () => {
      const page = await enter();
      await overview(page);
      assert.equal(await page.getByText('Geschatte subsidie').count(), 0, 'no estimate before the way is chosen');
      await page.getByRole('link', { name: 'Contingent en voorschotten' }).click();
      await axe(page);
      await page.getByLabel('Kalenderdagen waarop de begeleiding loopt').check();
      await page.getByLabel('Contingent', { exact: true }).fill('drie');
      await page.getByRole('button', { name: 'Bewaar' }).click();
      await page.getByText('Typ een getal').first().waitFor();
      assert.equal(await page.getByLabel('Contingent', { exact: true }).inputValue(), 'drie');
      await page.getByLabel('Contingent', { exact: true }).fill('3');
      await page.locator('#contingent_source').fill('brief van 5 januari 2026');
      await page.getByLabel('Voorschotten').fill('1500');
      await page.locator('#advances_source').fill('brief van 5 januari 2026');
      await page.getByRole('button', { name: 'Bewaar' }).click();
      const text = await page.locator('main').innerText();
      assert.match(text, /\d+ \/ 365 = \d+,\d{4}/);
      assert.match(text, /min\(\d+,\d{4}; 3\) × € 2.812,20/);
      assert.match(text, /− € 1.500,00/);
      if (engine === 'sqlite') await shot(page, 'returns-estimate');
      await closePage(page);
    });

    test('a number leads to its people, and the sheet and the paper come along', async () => {
      const page = await enter({ size: 'phone' });
      await overview(page);
      await noSidewaysScroll(page);
      const people = page.locator('#table-1 tbody tr');
      const told = await page.locator('[aria-labelledby="h-sums"] tbody tr').first().locator('td').first().innerText();
      assert.equal(await people.count(), Number(told.match(/\d+/)[0]));
      for (const [name, type] of [['xlsx', /spreadsheetml/], ['pdf', /pdf/]]) {
        const href = await page.locator(`a[href^="/returns.${name}"]`).getAttribute('href');
        const answer = await page.request.get(href);
        assert.equal(answer.status(), 200);
        assert.match(answer.headers()['content-type'], type);
      }
      await closePage(page);
    });

    test('the flows of the year stand beside those of the network, and the register opens its people', async () => {
      const page = await enter();
      await page.goto('/returns');
      await page.getByLabel('Welk overzicht?').selectOption('ladder-flows');
      await page.getByRole('button', { name: 'Toon' }).click();
      await axe(page);
      assert.match(await page.locator('main').innerText(), /het netwerk/);
      const number = page.locator('a[href^="/figures/people"]').first();
      const n = Number((await number.innerText()).replace(/\D/g, ''));
      await number.click();
      assert.equal(await page.locator('main ul.list > li').count(), n);
      await page.goto('/returns?kind=sector-register&period=2025');
      await axe(page);
      const sex = page.locator('a[href*="field=sex"]').first();
      const some = Number((await sex.innerText()).match(/\d+/)[0]);
      await sex.click();
      await axe(page);
      assert.equal(await page.locator('main ul.list > li').count(), some);
      await closePage(page);
    });
  });
}
