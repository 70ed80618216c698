// Every link that a role can see leads somewhere, and one page of each kind is accessible at 1280 and at 320 pixels.
// WALK_PAGES sets how many pages are asked for per role.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { launch, openPage, signIn } from './lib/browser.mjs';
import { engines, startDemo } from './lib/opstap.mjs';
import { expectNone } from './lib/problems.mjs';
import { inspect, walk } from './lib/walk.mjs';

const limit = Number(process.env.WALK_PAGES ?? 250);
// What pages look like does not hang on the database; the stories run on both.
const engine = engines()[0];

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

test('a visitor without account meets no dead link', async () => {
  const found = await walk(opstap.base, { from: ['/', '/login'], limit });
  const seen = await inspect(browser, [...found.kinds.values()], { base: opstap.base });
  expectNone([...found.problems, ...seen], 'A visitor meets');
});

test('each role meets no dead link, no heavy page and no barrier', async (t) => {
  assert.ok(opstap.logins.length > 0, `log-ins in:\n${opstap.output()}`);
  const seen = new Set();
  for (const login of opstap.logins) {
    await t.test(`${login.role} ${login.email}`, async (t) => {
      const page = await openPage(browser, { base: opstap.base });
      await signIn(page, login);
      const state = await page.context().storageState();
      const start = new URL(page.url()).pathname;
      await page.context().close();

      const cookie = state.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
      const found = await walk(opstap.base, { cookie, from: [start, '/'], limit });
      assert.ok(found.visited > 1, 'there is a link to follow');

      const fresh = [...found.kinds].filter(([kind]) => !seen.has(kind));
      fresh.forEach(([kind]) => seen.add(kind));
      t.diagnostic(`${found.visited} pages of ${found.kinds.size} kinds, ${fresh.length} new`);
      const paths = fresh.map(([, path]) => path);
      const met = await inspect(browser, paths, { base: opstap.base, state });
      expectNone([...found.problems, ...met], `The ${login.role} meets`);
    });
  }
});
