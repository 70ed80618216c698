// Story 4, end of the quarter: the coordinator makes the quarterly overview of AMA in the social economy, mends what is
// missing from there, sees the estimate with its formula, and takes the sheet and the ladder flows along. Each number
// opens the people behind it, for the own workshop alone; then the overview is handed in and its term is gone.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { inflateRawSync } from 'node:zlib';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

const QUARTER = '2026-Q3';

/** The text of a part of a packed file, found by its name in the directory at the end. */
function part(file, wanted) {
  let at = file.readUInt32LE(file.lastIndexOf('PK\x05\x06', undefined, 'latin1') + 16);
  while (file.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, remark] = [file.readUInt32LE(at + 20), 28, 30, 32].map((n, i) => (i ? file.readUInt16LE(at + n) : n));
    const from = file.readUInt32LE(at + 42);
    if (file.toString('utf8', at + 46, at + 46 + name) === wanted) {
      const begin = from + 30 + file.readUInt16LE(from + 26) + file.readUInt16LE(from + 28);
      const bytes = file.subarray(begin, begin + size);
      return (file.readUInt16LE(from + 8) === 0 ? bytes : inflateRawSync(bytes)).toString('utf8');
    }
    at += 46 + name + extra + remark;
  }
  return '';
}

for (const engine of engines()) {
  describe(`End of the quarter, on ${engine}`, () => {
    let opstap;
    let browser;
    let page;

    const overview = () => page.goto(`/returns?kind=ama-se-quarter&period=${QUARTER}`);
    const missing = (words) => page.locator('#missing li').filter({ hasText: words });
    const mend = (line) => line.getByRole('link', { name: /Breng in orde/ }).click();
    const look = async (name) => {
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, `returns-${name}`, { whole: true });
    };
    /** Somebody new in AMA sociale economie since July, with a permission of VDAB until a day. */
    const begins = async (given, birth, until) => {
      await page.goto('/people/new');
      await page.fill('#given', given);
      await page.fill('#family', 'Kwartaal');
      await page.fill('#birth', birth);
      await send(page);
      await page.waitForURL(/\/people\/[0-9a-f]{32}/);
      const person = new URL(page.url()).pathname;
      await page.goto(`${person}/steps/new`);
      await page.selectOption('#work_form', 'ama-sociale-economie');
      await page.check('input[name=rung][value="4"]', { force: true });
      await page.fill('#hours', '12');
      await page.fill('#start', '2026-07-06');
      await page.fill('#reason', 'Begint in de groenploeg');
      await send(page);
      await page.goto(`${person}/permissions/new?given_by=vdab`);
      await page.fill('#decided', '2026-06-20');
      await page.check('input[name=answer][value=yes]', { force: true });
      await page.fill('#until', until);
      await send(page);
      return person;
    };

    before(async () => {
      opstap = await startDemo({ engine });
      browser = await launch();
      page = await openPage(browser, { base: opstap.base });
      await signIn(page, opstap.login('coordinator'));
      await begins('Ada', '3/4/1985', '2027-06-19');
      await begins('Bert', '12/9/1971', '2027-06-19');
      await begins('Cleo', '25/1/1993', '2026-08-31');
    });
    after(async () => {
      try {
        await closePage(page);
      } finally {
        await browser?.close();
        await opstap?.stop();
      }
    });

    test('what is missing is mended from the overview: agreements, a signature, a permission', async () => {
      await overview();
      await look('missing');
      assert.equal(await missing('Kwartaal').filter({ hasText: 'Er is geen overeenkomst' }).count(), 3);
      for (const name of ['Ada', 'Bert', 'Cleo']) {
        await overview();
        await mend(missing(`${name} Kwartaal`).filter({ hasText: 'Er is geen overeenkomst' }));
        await page.locator('main a[href*="work_post="]').first().click();
        for (const field of await page.locator('main form textarea').all()) {
          if ((await field.inputValue()) === '') await field.fill('Zoals afgesproken.');
        }
        await send(page);
        if (name === 'Cleo') continue;
        await page.getByRole('button', { name: 'Leg klaar om te ondertekenen' }).click();
      }
      await overview();
      assert.equal(await missing('De handtekening ontbreekt: te ondertekenen').filter({ hasText: 'Kwartaal' }).count(), 2);
      for (const name of ['Ada', 'Bert']) {
        await overview();
        await mend(missing(`${name} Kwartaal`).filter({ hasText: 'De handtekening ontbreekt' }));
        await page.getByLabel('Ondertekend op').fill('2026-07-06');
        await page.getByLabel('Door wie').fill(`${name} en de coördinator`);
        await page.getByRole('button', { name: 'Noteer de handtekening' }).click();
      }
      await overview();
      assert.equal(await missing('Ada Kwartaal').count() + (await missing('Bert Kwartaal').count()), 0, 'all in order');
      await mend(missing('Cleo Kwartaal').filter({ hasText: 'vervallen op 31 augustus' }));
      await page.fill('#decided', '2026-08-25');
      await page.check('input[name=answer][value=yes]', { force: true });
      await page.fill('#until', '2027-08-31');
      await send(page);
      await overview();
      assert.equal(await missing('Cleo Kwartaal').filter({ hasText: 'vervallen' }).count(), 0);
    });

    test('the estimate shows its formula once the way, contingent and advances are known', async () => {
      await overview();
      assert.equal(await page.getByText('Geschatte subsidie').count(), 0, 'no estimate before the way is chosen');
      await page.getByRole('link', { name: 'Contingent en voorschotten' }).click();
      await page.getByLabel('Kalenderdagen waarop de begeleiding loopt').check({ force: true });
      await page.fill('#contingent', 'drie');
      await expectStatus(page, 422, () => send(page));
      assert.equal(await page.inputValue('#contingent'), 'drie');
      await look('year');
      await page.fill('#contingent', '0,5');
      await page.fill('#contingent_source', 'brief van 5 januari 2026');
      await page.fill('#advances', '1.000,00');
      await page.fill('#advances_source', 'brief van 5 januari 2026');
      await send(page);
      const text = await page.locator('#sums').innerText();
      // Three people of 87 days each, and whoever the demo has.
      assert.match(text, /\d+ \/ 365 = \d+,\d{4}/);
      assert.match(text, /min\(\d+,\d{4}; 0,50\) × € 2.812,20/);
      assert.match(text, /€ 1.406,10 − € 1.000,00/);
      assert.match(text, /€ 406,10/);
      await look('estimate');
    });

    test('a number leads to its people, and the sheet and the paper come along', async () => {
      await overview();
      const people = page.locator('#table-1 tbody tr');
      const told = await page.locator('#sums li').first().locator('a').innerText();
      assert.equal(await people.count(), Number(told.match(/\d+/)[0]));
      const ada = people.filter({ hasText: 'Ada Kwartaal' });
      assert.match(await ada.innerText(), /87/);
      for (const [name, type] of [['xlsx', /spreadsheetml/], ['pdf', /pdf/]]) {
        const href = await page.locator(`a[href^="/returns.${name}"]`).getAttribute('href');
        const answer = await page.request.get(href);
        assert.equal(answer.status(), 200);
        assert.match(answer.headers()['content-type'], type);
        if (name !== 'xlsx') continue;
        const file = await answer.body();
        const sheet = part(file, 'xl/worksheets/sheet1.xml') + part(file, 'xl/sharedStrings.xml');
        for (const given of ['Ada', 'Bert', 'Cleo']) assert.ok(sheet.includes(`${given} Kwartaal`), `${given} stands in the sheet`);
        const reckoned = part(file, 'xl/worksheets/sheet2.xml');
        assert.match(reckoned, /<f>[^<]*\/365<\/f>/, 'the estimate is reckoned in the sheet');
        assert.match(reckoned, /<f>ROUND\(MIN\(/);
      }
      const small = await openPage(browser, { base: opstap.base, size: 'phone', state: await page.context().storageState() });
      await small.goto(`/returns?kind=ama-se-quarter&period=${QUARTER}`);
      await axe(small);
      await noSidewaysScroll(small);
      if (engine === 'sqlite') await shot(small, 'returns-phone', { whole: true });
      await closePage(small);
    });

    test('the flows of the year stand beside those of the network, and the register opens its people', async () => {
      await page.goto('/returns');
      await page.selectOption('#kind', 'ladder-flows');
      await page.getByRole('button', { name: 'Toon' }).click();
      await look('flows');
      assert.match(await page.locator('main').innerText(), /Netwerk: /);
      const number = page.locator('a[href^="/figures/people"]').first();
      const n = Number((await number.innerText()).match(/\d+/)[0]);
      await number.click();
      assert.equal(await page.locator('main ul.list > li').count(), n);
      await page.goto('/returns?kind=sector-register&period=2025');
      await look('register');
      const sex = page.locator('a[href*="field=sex"]').first();
      const some = Number((await sex.innerText()).match(/\d+/)[0]);
      await sex.click();
      await look('people');
      assert.equal(await page.locator('main ul.list > li').count(), some);
    });

    test('the people stand there for the own workshop alone: the network reads numbers', async () => {
      await page.goto('/returns?kind=ladder-flows&period=2025');
      const link = await page.locator('a[href^="/figures/people"]').first().getAttribute('href');
      const network = await openPage(browser, { base: opstap.base });
      await signIn(network, opstap.login('network-coordinator'));
      await network.goto(`/returns?kind=ama-se-quarter&period=${QUARTER}`);
      const all = await network.locator('#organisation option').evaluateAll((some) => some.map((one) => [one.value, one.innerText]));
      const [mine] = all.find(([, name]) => name === 'Atelier De Kade');
      const [other] = all.find(([, name]) => name === 'Maatwerk Leiekant');
      await network.goto(`/returns?kind=ama-se-quarter&period=${QUARTER}&organisation=${mine}`);
      assert.doesNotMatch(await network.locator('main').innerText(), /Kwartaal,|Ada|Bert|Cleo/);
      assert.equal(await network.locator('main a[href^="/people/"]').count(), 0);
      await expectStatus(network, 404, () => network.goto(link));
      await closePage(network);
      const elsewhere = [`/returns?organisation=${other}`, `/returns.xlsx?organisation=${other}`, link.replace(mine, other)];
      for (const path of elsewhere) assert.equal((await page.request.get(path)).status(), 404, path);
    });

    test('once it is handed in, its term is gone', async () => {
      const terms = async () => {
        await page.goto('/clocks?kind=quarterly');
        return page.locator('li.acts').count();
      };
      const before = await terms();
      assert.ok(before > 0, 'it was to be handed in by the end of October');
      await overview();
      await page.getByRole('link', { name: 'Wanneer is het ingediend?' }).click();
      await page.fill('#day', '2026-11-16');
      await send(page);
      assert.match(await page.locator('main').innerText(), /16 november 2026/);
      assert.equal(await terms(), before - 1);
    });
  });
}
