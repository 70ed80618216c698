// The shortest way through: is it alive, can one come in, does one not come in without the password.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, fillLogin, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';

for (const engine of engines()) {
  describe(`smoke on ${engine}`, () => {
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
    const open = (options) => openPage(browser, { base: opstap.base, ...options });

    test('health answers ok with a version', async () => {
      const answer = await fetch(`${opstap.base}/health`);
      assert.equal(answer.status, 200);
      const health = await answer.json();
      assert.equal(health.status, 'ok');
      assert.match(health.version, /^\d+\.\d+\.\d+/);
    });

    test('a log-in of each promised role is printed', () => {
      for (const role of ['coach', 'coordinator', 'administrator', 'partner', 'participant']) {
        assert.ok(opstap.logins.some((one) => one.role.includes(role)), `${role} in:\n${opstap.output()}`);
      }
    });

    test('every answer carries a strict content policy', async () => {
      const policy = (await fetch(`${opstap.base}/login`)).headers.get('content-security-policy');
      assert.match(policy ?? '', /default-src/);
      assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval|https?:/);
    });

    for (const size of ['desktop', 'phone', 'narrow']) {
      for (const scheme of ['light', 'dark']) {
        test(`the login page is accessible, ${size} and ${scheme}`, async () => {
          const page = await open({ size, scheme });
          await page.goto('/login');
          await axe(page);
          await noSidewaysScroll(page);
          if (engine === 'sqlite') await shot(page, `login-${size}-${scheme}`);
          await closePage(page);
        });
      }
    }

    test('a wrong password keeps the address typed and says so on the page', async () => {
      const page = await open();
      await page.goto('/login');
      const { email } = opstap.login('coach');
      await rejectedLogin(page, { email, password: 'not the password' });
      assert.equal(new URL(page.url()).pathname, '/login');
      assert.equal(await page.locator('input[name=email]').inputValue(), email);
      assert.equal(await page.locator('input[name=password]').inputValue(), '');
      await axe(page);
      await page.context().close();
    });

    for (const js of [true, false]) {
      test(`a coach signs in and finds the day, ${js ? 'with' : 'without'} JavaScript`, async () => {
        const page = await open({ js, size: 'phone' });
        await signIn(page, opstap.login('coach'));
        assert.equal(await page.locator('h1').count(), 1);
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `my-day-${js ? 'js' : 'plain'}`);
        await closePage(page);
      });
    }
  });
}

/** A login that must not succeed: the page stays, whichever of the fitting statuses it is sent with. */
async function rejectedLogin(page, login) {
  const answered = page.waitForResponse((response) => response.request().method() === 'POST');
  await fillLogin(page, login);
  assert.ok([200, 303, 400, 401, 403, 422].includes((await answered).status()), 'status of a wrong password');
}
