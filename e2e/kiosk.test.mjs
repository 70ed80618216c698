// The tablet at the door: Greta starts it, people tap their own name, and nothing else opens until she stops it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

/** A red square. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`The tablet at the door, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;

      before(async () => {
        opstap = await startDemo({ engine, people: 600 });
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      test('names are tapped, a slip is taken back, nothing else opens, and a password stops it', async () => {
        const page = await openPage(browser, { base: opstap.base, size: 'tablet', js });
        const look = async (name) => {
          await axe(page);
          await noSidewaysScroll(page);
          if (engine === 'sqlite') await shot(page, `kiosk-${name}-${js ? 'script' : 'plain'}`);
        };
        const press = (what) => Promise.all([page.waitForNavigation(), what.click()]);
        const { password, ...greta } = opstap.login('instructor');
        await signIn(page, { ...greta, password });
        await page.goto('/presence');
        const sites = await page.locator('.lists a[href*="/sites/"]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
        // Somebody who is expected said yes to a picture.
        await page.goto(sites[0].split('?')[0]);
        const list = new URL(page.url()).pathname;
        const whose = await page.locator('[data-row] input[type=hidden]').evaluateAll((all) => all.map((one) => one.value));
        const person = whose.find((id) => /^[0-9a-f]{32}$/.test(id));
        await page.goto(`/people/${person}/portrait`);
        await page.setInputFiles('#file', { name: 'foto.png', mimeType: 'image/png', buffer: PNG });
        await expectStatus(page, 422, () => press(page.locator('#h-keep ~ form button')));
        assert.match(await page.locator('main').innerText(), /Zonder ja bewaren we geen foto/);
        await page.setInputFiles('#file', { name: 'foto.png', mimeType: 'image/png', buffer: PNG });
        await page.check('input[name=yes]', { force: true });
        await press(page.locator('#h-keep ~ form button'));
        assert.equal(await page.locator('img.face').evaluate((one) => one.naturalWidth), 240, 'small and square');
        await look('portrait');
        await page.goto(list);
        await press(page.locator('a[href$="/kiosk"]'));
        await look('start');
        await press(page.locator('main button[value=start]'));
        assert.equal(new URL(page.url()).pathname, '/kiosk');
        assert.equal(await page.locator('nav.nav').count(), 0);
        await look('empty');
        const names = page.locator('.door button');
        assert.equal(await page.locator('.door img').count(), 1, 'who said yes has a picture, the others a name');
        assert.equal(await page.locator('.door img').evaluate((one) => one.naturalWidth), 240);
        await press(names.first());
        assert.match(await page.locator('main').innerText(), /Je staat op aanwezig/);
        assert.equal(await page.locator('.door .btn-main').count(), 1);
        await look('tapped');
        await page.setViewportSize({ width: 390, height: 844 });
        await look('tapped-phone');
        await page.setViewportSize({ width: 1024, height: 768 });
        await press(page.locator('.door .btn-main'));
        assert.match(await page.locator('main').innerText(), /Je staat niet meer op aanwezig/);
        for (const path of ['/', '/people', '/presence', '/login', '/offer', '/account']) {
          await page.goto(path);
          assert.equal(new URL(page.url()).pathname, '/kiosk', path);
        }
        await press(page.locator('a[href="/kiosk/end"]'));
        await look('end');
        await page.fill('#password', password);
        await press(page.locator('main button[type=submit]'));
        assert.equal(new URL(page.url()).pathname, '/presence');
        await closePage(page);
      });
    });
  }
}
