// Story 7: Monday morning, installing. Set up, import the centre's spreadsheet with its mess, invite
// colleagues, make a backup, restore it elsewhere, and look at how long files are kept.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { setUp } from './lib/setup.mjs';

const WANDA = {
  organisation: 'Atelier Zuidkaai',
  name: 'Wanda Vos',
  email: 'wanda@zuidkaai.example',
  password: 'vier gele regenjassen',
};
const BIN = process.env.OPSTAP_BIN ?? new URL('../target/debug/opstap', import.meta.url).pathname;
const run = promisify(execFile);

/** A spreadsheet as centres keep them: spaces, capitals, three ways to write a date, a day that does not exist. */
function spreadsheet() {
  const given = ['Els', 'Jan', 'Şükrü', 'Fatima', 'Koen', 'Łucja', 'An', 'Rik', 'Mehmet', 'Griet'];
  const family = ['Vandenberghe', 'van den Broele', 'DE SMET', "D'hondt", 'El Amrani', 'Claeys', 'Yılmaz'];
  const rows = [['Voornaam ', 'Familienaam', 'Geboortedatum', 'GSM', 'Postcode', 'Gemeente', 'Start', 'Werkvorm']];
  for (let n = 0; n < 140; n += 1) {
    const day = (n % 28) + 1;
    const month = (n % 12) + 1;
    const year = 1960 + (n % 45);
    const birth = [`${day}/${month}/${year}`, `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, `${day}.${month}.${year}`][n % 3];
    rows.push([
      `${given[n % given.length]}${n % 5 === 0 ? '  ' : ''}`,
      n % 9 === 0 ? family[n % family.length].toUpperCase() : family[n % family.length],
      n === 50 ? '31/02/1980' : n % 17 === 0 ? '' : birth,
      n % 4 === 0 ? `0499 00 ${String(n).padStart(2, '0').slice(-2)} ${String(n % 100).padStart(2, '0')}` : '',
      '8600',
      'Diksmuide',
      `1/${(n % 9) + 1}/2025`,
      n % 2 ? 'AMA welzijn' : 'arbeidszorg',
    ]);
    if (n % 40 === 39) rows.push(['', '', '', '', '', '', '', '']);
  }
  return rows.map((row) => row.map((cell) => `"${cell}"`).join(';')).join('\r\n');
}

for (const engine of engines()) {
  describe(`Monday morning, installing, on ${engine}`, () => {
    let opstap;
    let browser;
    let page;
    let folder;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'opstap-story-7-'));
      opstap = await startServe({ engine });
      browser = await launch();
      page = await openPage(browser, { base: opstap.base });
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
      await rm(folder, { recursive: true, force: true });
    });
    const look = async (name) => {
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, `story-7-${name}`, { whole: true });
    };
    const place = (data, database) => ['--data', data, ...(database ? ['--database', database] : [])];

    test('the first administrator is led through setting up', async () => {
      await page.goto('/');
      await look('setup');
      await setUp(page, opstap, WANDA);
      await look('welcome');
    });

    test('the spreadsheet of 140 people comes in, with its mess said line by line', async () => {
      const file = join(folder, 'onze mensen.csv');
      await writeFile(file, spreadsheet());
      await page.goto('/imports');
      await page.setInputFiles('#file', file);
      await page.click('main form .btn-main[type=submit]');
      await page.waitForURL('**/columns');
      await look('columns');
      for (let tries = 0; tries < 3 && !page.url().endsWith('/preview'); tries += 1) {
        await Promise.all([page.waitForNavigation(), page.click('main form .btn-main[type=submit]')]);
      }
      assert.match(page.url(), /\/preview$/);
      assert.match(await page.locator('main').innerText(), /31\/02\/1980/);
      await look('preview');
      await Promise.all([page.waitForNavigation(), page.click('main form .btn-main[type=submit]')]);
      await look('result');
      const people = Number(await page.locator('.stat b').first().innerText());
      assert.ok(people >= 130 && people <= 140, `${people} people came in`);
    });

    test('four colleagues are invited by a link', async () => {
      for (const [n, name] of ['Ada Meeuw', 'Ben Duin', 'Cis Helm', 'Dora Golf'].entries()) {
        await page.goto('/accounts/invite');
        await page.fill('#name', name);
        await page.fill('#email', `${name.toLowerCase().replace(' ', '.')}@zuidkaai.example`);
        await page.locator('input[name=role][value=coach]').check({ force: true });
        await page.click('main form .btn-main[type=submit]');
        await page.waitForSelector('#link');
        const link = await page.inputValue('#link');
        assert.match(link, /\/invitation\//);
        if (n > 0) continue;
        const ada = await openPage(browser, { base: opstap.base, size: 'phone' });
        await ada.goto(new URL(link).pathname);
        await ada.fill('#password', 'zeven rode laarzen');
        await ada.click('main form .btn-main[type=submit]');
        await ada.waitForURL((url) => !url.pathname.startsWith('/invitation'));
        await axe(ada);
        await closePage(ada);
      }
    });

    test('how long files are kept is a rule with its source, that one can set', async () => {
      await page.goto('/settings');
      assert.match(await page.locator('main').innerText(), /bewaar|onthaaltraject/i);
      await look('settings');
    });

    test('a backup restored elsewhere holds the same people', async () => {
      const backup = join(folder, 'maandag.opstap');
      const other = join(folder, 'laptop');
      await run(BIN, ['backup', ...place(opstap.data, opstap.database), '--out', backup]);
      await run(BIN, ['restore', '--data', other, '--key-file', `${opstap.data}.key`, backup]);
      const laptop = await startServe({ data: other, args: ['--key-file', `${opstap.data}.key`] });
      try {
        const there = await openPage(browser, { base: laptop.base });
        await signIn(there, WANDA);
        await there.goto('/people?q=Vandenberghe');
        assert.match(await there.locator('main').innerText(), /Vandenberghe/);
        await closePage(there);
      } finally {
        await laptop.stop();
      }
      await closePage(page);
    });
  });
}
