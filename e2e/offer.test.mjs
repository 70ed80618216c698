// The offer: a coordinator makes a work post, a coach gives somebody a place there, and anybody sees one
// place less, on a telephone without script as well.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo, TODAY } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

/** The page at both widths: accessible, and not wider than the screen. */
async function look(page, name) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 900 });
    await axe(page);
    await noSidewaysScroll(page);
    await shot(page, `${name}-${width}`);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

for (const engine of engines()) {
  describe(`The offer, on ${engine}`, () => {
    let opstap;
    let browser;
    let post;
    before(async () => {
      opstap = await startDemo({ engine, people: 60 });
      browser = await launch();
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
    });

    const free = async (page) => {
      await page.goto(post);
      return page.locator('svg.halves title').first().textContent();
    };

    test('the coordinator makes a work post', async () => {
      const page = await openPage(browser, { base: opstap.base });
      await signIn(page, opstap.logins.find((one) => one.email.startsWith('marieke')));
      await page.goto('/posts');
      await look(page, 'offer-own');
      await page.goto('/sites/new');
      await page.fill('#name', 'Loods aan de vaart');
      await page.fill('#municipality', 'Kortrijk');
      await look(page, 'offer-site');
      await send(page);
      await page.waitForURL(/\/posts\/new/);
      await page.fill('#name', 'Papieratelier');
      await expectStatus(page, 422, () => send(page));
      assert.match(await page.locator('#errors').innerText(), /Schrijf in een paar woorden/);
      assert.equal(await page.inputValue('#name'), 'Papieratelier', 'nothing typed is lost');
      await page.fill('#summary', 'Je maakt kaartjes van oud papier.');
      await page.selectOption('#sector', 'textile');
      await page.selectOption('#work_form', 'ama-welzijn');
      await page.fill('#h0', '2');
      await page.fill('#h5', '1');
      await look(page, 'offer-post');
      await send(page);
      await page.waitForURL(/\/posts$/);
      post = new URL(await page.getByRole('link', { name: 'Papieratelier', exact: true }).getAttribute('href'), opstap.base).pathname;
      await closePage(page);
    });

    test('anybody finds it, and sees how many places are free', async () => {
      const page = await openPage(browser, { base: opstap.base, js: false });
      await page.goto('/offer?q=oud+papier');
      assert.match(await page.locator('main').innerText(), /Papieratelier/);
      await look(page, 'offer-found');
      assert.match(await free(page), /maandag voormiddag 2, woensdag namiddag 1/);
      await look(page, 'offer-one');
      await page.goto('/offer?near=Kuurne&by=bike&within=30&free=any');
      assert.match(await page.locator('main').innerText(), /minuten met de fiets/);
      await look(page, 'offer-near');
      await page.locator('svg.map a[aria-label]').first().click();
      await page.waitForURL(/near=/);
      await closePage(page);
    });

    test('the coach gives somebody a place, and there is one less', async () => {
      const page = await openPage(browser, { base: opstap.base });
      await signIn(page, opstap.login('coach'));
      await page.goto('/people?q=Nele');
      const nele = await page.locator('main a[href^="/people/"]').first().getAttribute('href');
      await page.goto(`${nele}/steps`);
      await page.locator('a[href$="/placements/new"]').first().click();
      await page.waitForURL(/placements\/new$/);
      await look(page, 'offer-placing');
      await page.locator('label', { hasText: 'Papieratelier' }).click();
      await page.check('input[name=half_days][value="0"]', { force: true });
      await page.check('input[name=half_days][value="13"]', { force: true });
      await page.fill('#from', TODAY);
      await expectStatus(page, 422, () => send(page));
      assert.match(await page.locator('#warned').innerText(), /gesloten: zondag namiddag/);
      await look(page, 'offer-warned');
      await page.uncheck('input[name=half_days][value="13"]', { force: true });
      // Nele is in the green team on Monday morning: that is said as well, and she can have both.
      await expectStatus(page, 422, () => send(page));
      assert.match(await page.locator('#warned').innerText(), /al een plaats op Groenploeg: maandag voormiddag/);
      await send(page);
      await page.waitForURL(/\/steps$/);
      assert.match(await page.locator('main').innerText(), /Papieratelier, Loods aan de vaart/);
      await look(page, 'offer-steps');
      await closePage(page);

      const nobody = await openPage(browser, { base: opstap.base, size: 'phone', js: false });
      assert.match(await free(nobody), /maandag voormiddag 1, woensdag namiddag 1/);
      assert.ok(!(await nobody.content()).includes('Nele'));
      await closePage(nobody);
    });
  });
}
