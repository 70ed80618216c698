// A tablet on a bad line: the list of this half-day goes on, what waits is sent once, and nothing stays behind.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { launch, launchAgain, noSidewaysScroll, openPage, shot, signIn, standsThere, until } from './lib/browser.mjs';
import { layCable } from './lib/cable.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

const LINE = '[data-tablet] > span';

for (const engine of engines()) {
  describe(`Without network, on ${engine}`, () => {
    let opstap;
    let cable;
    let browser;
    let lists;
    let closed;

    const look = async (page, name) => {
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, `offline-${name}`, { whole: false });
    };
    /** Greta at her tablet, on the far end of the cable, with a list that stands on it. */
    const atTablet = async (list, page) => {
      page ??= await openPage(browser, { base: cable.base, size: 'tablet' });
      await signIn(page, opstap.login('instructor'));
      await page.goto(list);
      await standsThere(page, list);
      return page;
    };
    const line = (page, words) => page.locator(LINE, { hasText: words }).waitFor();
    const choice = (page, number, code) => page.locator('[data-row]').nth(number).locator(`input[value="${code}"]`);
    const tick = (page, number, code) => choice(page, number, code).check({ force: true });
    const ticked = (page, number) => page.locator('[data-row]').nth(number).locator('input:checked').getAttribute('value');
    const save = (page) => page.locator('button[data-save]').click();
    /** What a colleague reads, on a line that is whole. */
    const elsewhere = async (list, act) => {
      const page = await openPage(browser, { base: opstap.base });
      await signIn(page, opstap.login('coach'));
      await page.goto(list);
      const found = await act(page);
      await page.context().close();
      return found;
    };
    const stored = (list, number) => elsewhere(list, (page) => ticked(page, number));
    const left = (page) =>
      page.evaluate(async () => ({
        lists: await caches.has('opstap-lists'),
        bases: (await indexedDB.databases()).map((one) => one.name),
        workers: (await navigator.serviceWorker.getRegistrations()).length,
      }));

    before(async () => {
      opstap = await startDemo({ engine, people: 600, today: '2026-11-16' });
      cable = await layCable(opstap.base);
      browser = await launch();
      const page = await openPage(browser, { base: opstap.base });
      await signIn(page, opstap.login('instructor'));
      await page.goto('/presence');
      const all = await page.locator('.lists a[href*="half="]').evaluateAll((found) => found.map((a) => a.getAttribute('href')));
      lists = [];
      for (const list of all.filter((one) => one.includes('/posts/'))) {
        await page.goto(list);
        if ((await page.locator('[data-row]').count()) > 0) lists.push(list);
      }
      assert.ok(lists.length >= 4, `${lists.length} lists with somebody`);
      await page.context().close();
    });
    after(async () => {
      await browser?.close();
      await cable?.close();
      await opstap?.stop();
    });

    beforeEach(() => cable.mend());

    test('a line is changed without network; it waits, through a reload, and is sent once', async () => {
      const list = lists.shift();
      const page = await atTablet(list);
      cable.cut();
      await tick(page, 0, 'late');
      await save(page);
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      assert.equal(await ticked(page, 0), 'late');
      await look(page, 'waits');
      await page.reload();
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      assert.equal(await ticked(page, 0), 'late', 'after a reload what was saved is still in the list');
      // A second change takes the place of the first one.
      await tick(page, 0, 'sick');
      await page.fill('#walk_in', 'Samira');
      await page.locator('button[value=add]').click();
      await page.locator('.at-door b', { hasText: 'Samira' }).waitFor();
      assert.equal(await ticked(page, 0), 'sick');
      await save(page);
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      await page.locator('.at-door b', { hasText: 'Samira' }).waitFor();
      // The rest of Opstap says that there is no network, and leads back.
      await page.goto('/people').catch(() => {});
      await page.locator('[data-kept] a').first().waitFor();
      await look(page, 'elsewhere');
      await page.locator(`[data-kept] a[href="${list}"]`).click();
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      cable.mend();
      await line(page, 'Alles is bewaard.');
      await look(page, 'sent');
      assert.equal(await ticked(page, 0), 'sick');
      assert.equal(await stored(list, 0), 'sick');
      assert.equal(await elsewhere(list, (other) => other.locator('.at-door b', { hasText: 'Samira' }).count()), 1);
      // It is saved on: what this tablet wrote is no other hand.
      await standsThere(page, list);
      await tick(page, 0, 'notified');
      await Promise.all([page.waitForURL(/\/presence\?/), save(page)]);
      assert.equal(await stored(list, 0), 'notified');
      await page.context().close();
    });

    test('an answer that got lost: what was saved is sent again and taken once', async () => {
      const list = lists.shift();
      const page = await atTablet(list);
      await page.fill('#walk_in', 'Yusuf');
      await page.locator('button[value=add]').click();
      await page.locator('#who button[value=first-name]').click();
      await page.locator('.at-door b', { hasText: 'Yusuf' }).waitFor();
      await page.waitForTimeout(500);
      cable.deafen();
      await tick(page, 0, 'leave');
      await save(page);
      await line(page, '1 wijziging wacht');
      cable.cut();
      assert.equal(await stored(list, 0), 'leave', 'it did arrive');
      cable.mend();
      await line(page, 'Alles is bewaard.');
      assert.equal(await stored(list, 0), 'leave');
      assert.equal(await elsewhere(list, (other) => other.locator('.at-door b', { hasText: 'Yusuf' }).count()), 1);
      await page.context().close();
    });

    test('somebody else noted otherwise meanwhile: the tablet asks', async () => {
      const list = lists.shift();
      const page = await atTablet(list);
      cable.cut();
      await tick(page, 0, 'late');
      await save(page);
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      await elsewhere(list, async (other) => {
        await tick(other, 0, 'sick');
        await Promise.all([other.waitForURL(/\/presence\?/), save(other)]);
      });
      cable.mend();
      await line(page, 'kijk de lijst na');
      assert.equal(await stored(list, 0), 'sick', 'nothing was overwritten');
      await page.goto(list).catch(() => {});
      await page.locator('.theirs', { hasText: 'Intussen genoteerd door' }).waitFor();
      assert.equal(await ticked(page, 0), 'late', 'what she typed is still there');
      await look(page, 'asks');
      await Promise.all([page.waitForURL(/\/presence\?/), save(page)]);
      assert.equal(await stored(list, 0), 'late');
      await page.context().close();
    });

    test('the browser is closed while something waits: it goes when she signs in again', async () => {
      const list = lists.shift();
      closed = list;
      const folder = await mkdtemp(join(tmpdir(), 'opstap-tablet-'));
      const first = await launchAgain(folder, cable.base);
      const page = await atTablet(list, first.pages()[0]);
      cable.cut();
      await tick(page, 0, 'unexcused');
      await save(page);
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      await first.close();
      cable.mend();
      const second = await launchAgain(folder, cable.base);
      const again = second.pages()[0];
      await signIn(again, opstap.login('instructor'));
      await again.goto('/presence');
      await until(again, async () => {
        const opened = await new Promise((done) => {
          const asked = indexedDB.open('opstap');
          asked.onsuccess = () => done(asked.result);
        });
        const waiting = await new Promise((done) => {
          const asked = opened.transaction('sending').objectStore('sending').getAll();
          asked.onsuccess = () => done(asked.result.filter((one) => one.state === 'waits').length);
        });
        opened.close();
        return waiting === 0;
      });
      assert.equal(await stored(list, 0), 'unexcused');
      await second.close();
      await rm(folder, { recursive: true, force: true });
    });

    test('signing out, and the end of the session from elsewhere, leave nothing on the tablet', async () => {
      const list = closed;
      let page = await atTablet(list);
      await page.goto('/account');
      await page.locator('form[action="/logout"] button').first().click();
      await page.waitForURL(/\/login/);
      await until(page, async () => !(await caches.has('opstap-lists')));
      assert.deepEqual(await left(page), { lists: false, bases: [], workers: 0 });
      await page.context().close();

      page = await atTablet(list);
      cable.cut();
      await tick(page, 0, 'late');
      await save(page);
      await line(page, 'Geen netwerk: 1 wijziging wacht.');
      const other = await openPage(browser, { base: opstap.base });
      await signIn(other, opstap.login('instructor'));
      await other.goto('/account');
      await other.locator('form.mt[action="/account/sessions/end"] button').click();
      await other.waitForLoadState();
      await other.context().close();
      cable.mend();
      await until(page, async () => !(await caches.has('opstap-lists')));
      assert.equal((await left(page)).lists, false);
      await page.context().close();
    });
  });
}
