// Story 2, as far as consent goes: the Dewitte household. Sara tells her story once, decides who reads what, and takes
// it back; at the next click the file is gone, with a sentence why.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, takeUp } from './lib/browser.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { addPartner, send, setUp } from './lib/setup.mjs';

const PASSWORD = 'drie blauwe fietstassen';
const COMMUNITY = { organisation: 'Buurtwerk De Brug', name: 'Hanne Vermast', email: 'hanne@de-brug.example', password: PASSWORD };
const SARA = { name: 'Sara Dewitte', email: 'sara@thuis.example', password: PASSWORD };

/** The partners: what they are, who works there, and what Sara lets them read. */
const PARTNERS = {
  union: { kind: 'union', organisation: 'Vakbond Westhoek', name: 'Bram Lanssens', email: 'bram@vakbond.example', reads: ['work-goals', 'agreements'] },
  caw: { kind: 'caw', organisation: 'CAW Leiedal', name: 'Ines Marreel', email: 'ines@caw.example', reads: ['housing', 'family'] },
  vdab: { kind: 'vdab', organisation: 'VDAB Kruisdam', name: 'Koen Dhaene', email: 'koen@vdab.example', reads: ['work-goals'] },
};

/** Her goals, each in a part of life of its own, in words that stand nowhere else. */
const GOALS = {
  'work-goals': 'Ik wil halftijds poetsen in een school',
  housing: 'Een huis zonder schimmel voor de kinderen',
  family: 'Rust in de week dat mama meekomt',
  finances: 'De achterstand op de huur afbetalen',
};

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`The Dewitte household, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;
      let hanne;
      let sara;
      let file;
      const links = {};
      const readers = {};

      const open = (size = 'desktop') => openPage(browser, { base: opstap.base, js, size });
      const look = async (page, name) => {
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `story-2-${name}-${js ? 'script' : 'plain'}`);
      };
      const words = (page) => page.locator('main').innerText();
      const come = (link, size = 'desktop') => takeUp(browser, { base: opstap.base, js, size }, link, PASSWORD);

      before(async () => {
        opstap = await startServe({ engine });
        browser = await launch();
        hanne = await open();
        await setUp(hanne, opstap, COMMUNITY);
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      test('the network gets a union, a CAW and a VDAB, each with somebody who works there', async () => {
        for (const [key, partner] of Object.entries(PARTNERS)) {
          links[key] = await addPartner(hanne, partner);
        }
      });

      test('Sara tells her story once, to the community worker', async () => {
        await hanne.goto('/people/new');
        await hanne.fill('#given', 'Sara');
        await hanne.fill('#family', 'Dewitte');
        await hanne.fill('#birth', '12/5/1992');
        await hanne.check('input[name=lead]', { force: true });
        await send(hanne);
        await hanne.waitForURL(/\/people\/[0-9a-f]{32}/);
        file = new URL(hanne.url()).pathname;
        for (const [category, goal] of Object.entries(GOALS)) {
          await hanne.goto(`${file}/plan/goals/new`);
          await hanne.selectOption('#category', category);
          await hanne.fill('#words', goal);
          await send(hanne);
        }
        await hanne.goto(`${file}/plan`);
        for (const goal of Object.values(GOALS)) assert.match(await words(hanne), new RegExp(goal));
        await look(hanne, 'plan');
      });

      test('nobody of the partners knows her yet', async () => {
        for (const [key, { email }] of Object.entries(PARTNERS)) {
          readers[key] = await come(links[key]);
          await expectStatus(readers[key], 404, () => readers[key].goto(file));
          await readers[key].goto('/people?q=Dewitte');
          assert.doesNotMatch(await words(readers[key]), /Sara/, email);
        }
      });

      test('on her phone she decides who reads what', async () => {
        await hanne.goto(`/accounts/invite?person=${file.split('/').pop()}`);
        await hanne.fill('#email', SARA.email);
        await send(hanne);
        sara = await come(await hanne.inputValue('#link'), 'phone');
        for (const partner of Object.values(PARTNERS)) {
          await sara.goto('/mine/consents/new');
          const option = sara.locator('#organisation option', { hasText: partner.organisation });
          await sara.selectOption('#organisation', await option.getAttribute('value'));
          for (const category of partner.reads) await sara.check(`input[name=categories][value=${category}]`, { force: true });
          await sara.locator('input[name=purpose]').first().check({ force: true });
          if (partner === PARTNERS.union) await look(sara, 'consent-form');
          await send(sara);
        }
        await sara.goto('/mine/consents');
        for (const { organisation } of Object.values(PARTNERS)) assert.match(await words(sara), new RegExp(organisation));
        await look(sara, 'consents');
      });

      test('each partner reads what she allowed, and nobody anything else', async () => {
        for (const [key, partner] of Object.entries(PARTNERS)) {
          const page = readers[key];
          await page.goto('/people?q=Dewitte');
          assert.match(await words(page), /Sara/);
          await page.goto(`${file}/plan`);
          const plan = await page.locator('body').innerText();
          for (const [category, goal] of Object.entries(GOALS)) {
            assert.equal(plan.includes(goal), partner.reads.includes(category), `${key}: ${goal}`);
          }
          await page.goto(file);
          await look(page, `file-of-${key}`);
          await expectStatus(page, 403, () => page.goto(`${file}/edit`));
        }
      });

      test('she takes back what the union reads: at the next click the file is gone, with a sentence why', async () => {
        await readers.union.goto(file);
        await sara.goto('/mine/consents');
        const union = sara.locator('section.card', { hasText: PARTNERS.union.organisation });
        await Promise.all([sara.waitForNavigation(), union.locator('button.btn-stop').first().click()]);
        await expectStatus(readers.union, 404, () => readers.union.goto(`${file}/plan`));
        assert.match(await words(readers.union), /niet meer open/i);
        assert.doesNotMatch(await readers.union.locator('body').innerText(), /Sara|Dewitte|poetsen/);
        await look(readers.union, 'gone');
        await readers.union.goto('/people?q=Dewitte');
        assert.doesNotMatch(await words(readers.union), /Sara/);
        await readers.union.goto('/shared');
        assert.doesNotMatch(await words(readers.union), /Sara|Dewitte/);
        await look(readers.union, 'receipt');
      });

      test('the others keep what they had; Sara sees who looked, and what she took back', async () => {
        await readers.vdab.goto(`${file}/plan`);
        assert.match(await words(readers.vdab), new RegExp(GOALS['work-goals']));
        await sara.goto('/mine/consents');
        await sara.locator('details summary').first().click();
        assert.match(await words(sara), new RegExp(PARTNERS.union.organisation));
        await sara.goto('/mine');
        await sara.getByRole('link', { name: 'Mijn rechten' }).click();
        await sara.waitForURL('**/mine/rights');
        await sara.getByRole('link', { name: 'Wie keek' }).click();
        await sara.waitForURL('**/mine/looks');
        assert.match(await words(sara), new RegExp(PARTNERS.union.organisation));
        await look(sara, 'mine');
        for (const page of [hanne, sara, ...Object.values(readers)]) await closePage(page);
      });
    });
  }
}
