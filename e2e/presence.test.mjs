// A quarter to nine on the work floor: twelve people or more are noted within twenty seconds and fifteen key strokes,
// by tap on a tablet too, and without script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

const STROKES = 15;
const SECONDS = 20;

for (const engine of engines()) {
  describe(`Presence, on ${engine}`, () => {
    let opstap;
    let browser;
    let lists;

    const enter = async (options = {}) => {
      const page = await openPage(browser, { base: opstap.base, ...options });
      await signIn(page, opstap.login('instructor'));
      return page;
    };
    const rows = (page) => page.locator('[data-row]');
    const ticked = (page, number) => rows(page).nth(number).locator('input:checked');

    before(async () => {
      // A Monday in a network that is large enough for a centre with twelve people on one morning.
      opstap = await startDemo({ engine, people: 4000, today: '2026-11-16', patience: 240_000 });
      browser = await launch();
      const page = await enter();
      await page.goto('/presence');
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, 'presence-today');
      lists = await page.locator('.lists a[href*="half="]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      const sizes = [];
      for (const list of lists) {
        await page.goto(list);
        sizes.push([await rows(page).count(), list]);
      }
      lists = sizes.filter(([size, list]) => size > 0 && list.includes('/posts/')).sort((a, b) => b[0] - a[0]);
      lists.whole = sizes.filter(([, list]) => list.includes('/sites/')).sort((a, b) => b[0] - a[0]);
      await closePage(page);
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
    });

    test('twelve people by keys: two exceptions, one saving', async () => {
      const [size, list] = [...lists.whole, ...lists].sort((a, b) => b[0] - a[0])[0];
      assert.ok(size >= 12, `the longest list of the demo has ${size} people`);
      const page = await enter();
      await page.goto(list);
      let strokes = 0;
      const press = async (key) => {
        strokes += 1;
        await page.keyboard.press(key);
      };
      const began = performance.now();
      for (let n = 0; n < 4; n += 1) await press('ArrowDown');
      await press('z');
      for (let n = 0; n < 6; n += 1) await press('ArrowDown');
      await press('o');
      assert.equal(await ticked(page, 3).getAttribute('value'), 'sick');
      assert.equal(await ticked(page, 9).getAttribute('value'), 'unexcused');
      await Promise.all([page.waitForURL(/\/presence\?/), press('Enter')]);
      const seconds = (performance.now() - began) / 1000;
      assert.ok(strokes <= STROKES, `${strokes} key strokes`);
      assert.ok(seconds <= SECONDS, `${seconds.toFixed(1)} s`);
      console.log(`${size} people: ${strokes} key strokes, ${seconds.toFixed(2)} s`);
      await page.goto(list);
      assert.equal(await ticked(page, 3).getAttribute('value'), 'sick');
      assert.equal(await ticked(page, 9).getAttribute('value'), 'unexcused');
      assert.equal(await ticked(page, 0).getAttribute('value'), 'present');
      await axe(page);
      await noSidewaysScroll(page);
      if (engine === 'sqlite') await shot(page, 'presence-list');
      await closePage(page);
    });

    for (const [name, options] of [['on a telephone, by tap', { size: 'phone' }], ['without script', { js: false, size: 'phone' }]]) {
      test(`${name}: an exception, somebody at the door, and it is saved`, async () => {
        const [, list] = lists.shift() ?? [];
        assert.ok(list, 'a list of a work post');
        const page = await enter(options);
        await page.goto(list);
        const sick = rows(page).first().locator('label', { hasText: 'Ziek' });
        // With script a person is one line on a telephone, with what is chosen; a tap opens the other choices.
        if (options.js !== false) {
          const chosen = await rows(page).first().locator('.choice:has(:checked)').boundingBox();
          assert.ok(chosen.height >= 44, `a target of ${chosen.height} px`);
          assert.equal(await sick.isVisible(), false);
          await rows(page).first().locator('.choice:has(:checked)').click();
        }
        const box = await sick.boundingBox();
        assert.ok(box.height >= 48 && box.width >= 48, `a target of ${box.width} by ${box.height} px`);
        await sick.click();
        await page.fill('#walk_in', 'Xanthippe');
        await expectStatus(page, 422, () => page.click('button[value=add]'));
        await page.waitForSelector('button[value=first-name]');
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `presence-door-${options.js === false ? 'plain' : 'script'}`);
        await expectStatus(page, 422, () => page.click('button[value=first-name]'));
        await page.waitForSelector('input[name=unknown]', { state: 'attached' });
        assert.equal(await ticked(page, 0).getAttribute('value'), 'sick', 'what was ticked is still there');
        await Promise.all([page.waitForURL(/\/presence\?/), page.locator('button[data-save]').click()]);
        await page.goto(list);
        assert.equal(await ticked(page, 0).getAttribute('value'), 'sick');
        assert.match(await page.locator('main').innerText(), /Xanthippe/);
        await closePage(page);
      });
    }

    test('a week of paper is typed over, letter by letter', async () => {
      const page = await enter();
      await page.goto('/presence');
      await page.locator('a[href*="/week?"]').first().click();
      await page.waitForSelector('.letters');
      await axe(page);
      await noSidewaysScroll(page);
      const boxes = page.locator('.letter');
      await boxes.first().focus();
      await page.keyboard.press('Control+a');
      await page.keyboard.press('l');
      assert.equal((await boxes.first().inputValue()).toUpperCase(), 'L');
      await Promise.all([page.waitForNavigation(), page.locator('[data-save]').click()]);
      assert.equal(await page.locator('.letter').first().inputValue(), 'L');
      if (engine === 'sqlite') await shot(page, 'presence-week');
      await page.locator('a[href*="/week/print"]').click();
      await page.waitForSelector('.boxes');
      await axe(page);
      if (engine === 'sqlite') await shot(page, 'presence-paper');
      await closePage(page);
    });
  });
}
