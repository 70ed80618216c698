// A plan from the first words to the last: a coach writes what somebody wants, prints it, the person signs on the
// screen and reads it on a telephone; two hands at once are told of each other; a sheet is copied out in the order of
// the organisation.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, expectStatus, launch, noSidewaysScroll, openPage, shot, signIn } from './lib/browser.mjs';
import { engines, startDemo, TODAY } from './lib/opstap.mjs';
import { send } from './lib/setup.mjs';

const GOAL = 'Met de bus naar mijn zus kunnen';
const ACTIONS = ['De rit één keer samen oefenen', 'Een abonnement vragen aan het loket'];

for (const engine of engines()) {
  for (const js of [true, false]) {
    describe(`A plan, on ${engine}, ${js ? 'with' : 'without'} JavaScript`, () => {
      let opstap;
      let browser;
      let joris;
      let marieke;
      let file;
      let edit;

      const open = (size = 'desktop') => openPage(browser, { base: opstap.base, js, size });
      const words = (page) => page.locator('main').innerText();
      const look = async (page, name) => {
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite') await shot(page, `plan-${name}-${js ? 'script' : 'plain'}`);
      };
      const enter = async (role) => {
        const page = await open();
        await signIn(page, opstap.login(role));
        return page;
      };
      const goalOf = (page) => page.locator('article', { has: page.locator('h3', { hasText: GOAL }) });

      before(async () => {
        opstap = await startDemo({ engine });
        browser = await launch();
      });
      after(async () => {
        await browser?.close();
        await opstap?.stop();
      });

      test('a coach writes a goal in the own words of the person, and two actions', async () => {
        joris = await enter('coach');
        await joris.goto('/people?q=Nele+Zandvoorde');
        await joris.locator('main a', { hasText: 'Nele Zandvoorde' }).first().click();
        await joris.waitForURL(/\/people\/[0-9a-f]{32}/);
        file = new URL(joris.url()).pathname;
        await joris.goto(`${file}/plan`);
        await look(joris, 'first');
        await joris.goto(`${file}/plan/goals/new`);
        await joris.selectOption('#category', 'daily-life');
        await joris.fill('#words', GOAL);
        await joris.fill('#why', 'Dan ben ik niet van anderen afhankelijk.');
        await look(joris, 'goal');
        await send(joris);
        for (const [n, action] of ACTIONS.entries()) {
          await goalOf(joris).locator('a[href$="/actions/new"]').click();
          await joris.waitForURL(/\/actions\/new$/);
          await joris.fill('#words', action);
          await joris.selectOption('#who', n === 0 ? { index: 2 } : 'person');
          if (n === 0) await look(joris, 'action');
          await send(joris);
        }
        const told = await words(joris);
        for (const action of ACTIONS) assert.ok(told.includes(action), action);
      });

      test('it is printed, with whether it was agreed', async () => {
        await joris.goto(`${file}/plan/print`);
        const told = await words(joris);
        assert.ok(told.includes(GOAL) && /sindsdien gewijzigd/.test(told), told);
        await look(joris, 'print');
        const pdf = await joris.context().request.get(`${opstap.base}${file}/plan.pdf`);
        assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-');
      });

      test('the person signs on the screen: no menu, a name in letters, and the way back', async () => {
        const screen = await open('phone');
        await signIn(screen, opstap.login('coach'));
        await screen.goto(`${file}/plan/sign`);
        assert.equal(await screen.locator('nav, [role=search]').count(), 0);
        await look(screen, 'sign');
        await screen.fill('#name', '0499 12 34 56');
        await screen.check('input[name=sure]', { force: true });
        await expectStatus(screen, 422, () => screen.click('main form .btn-main'));
        assert.match(await words(screen), /Typ je naam in letters/);
        await look(screen, 'sign-wrong');
        await screen.fill('#name', 'Piet');
        await expectStatus(screen, 422, () => screen.click('main form .btn-main'));
        assert.match(await words(screen), /Je typte “Piet”\. Dit plan is van Nele/);
        await look(screen, 'sign-who');
        await screen.goto(`${file}/plan/sign?language=ar`);
        assert.equal(await screen.locator('html').getAttribute('dir'), 'rtl');
        await look(screen, 'sign-ar');
        await screen.goto(`${file}/plan/sign`);
        await screen.check('input[name=sure]', { force: true });
        await screen.fill('#name', 'nele zandvoorde');
        await send(screen);
        assert.match(await words(screen), /Geef het scherm nu terug/);
        await look(screen, 'signed');
        await screen.click('main a[href$="/plan"]');
        await screen.waitForURL(`**${file}/plan`);
        assert.match(await words(screen), /Dit is het plan zoals het nu is/);
        await closePage(screen);
      });

      test('the person reads it on a telephone, and agrees there once it changed', async () => {
        const nele = await open('phone');
        await signIn(nele, opstap.login('participant'));
        await nele.goto('/mine/plan');
        assert.ok((await words(nele)).includes(GOAL));
        await look(nele, 'mine');
        await goalOfFile(joris);
        await joris.fill('#why', 'Dan hoeft niemand mij te brengen.');
        await send(joris);
        await nele.goto('/mine/plan');
        await Promise.all([nele.waitForNavigation(), nele.click('main form .btn-main')]);
        assert.match(await words(nele), /Jij gaat akkoord/);
        await look(nele, 'mine-agreed');
        await closePage(nele);
      });

      const goalOfFile = async (page) => {
        await page.goto(`${file}/plan`);
        await goalOf(page).locator('a[href$="/edit"]').click();
        await page.waitForURL(/\/goals\/[0-9a-f]{32}\/edit$/);
        edit = new URL(page.url()).pathname;
      };

      test('two who change the same goal see both texts side by side', async () => {
        marieke = await enter('coordinator');
        await goalOfFile(joris);
        await marieke.goto(edit);
        await marieke.fill('#words', `${GOAL}, elke zondag`);
        await send(marieke);
        await joris.fill('#words', `${GOAL}, elke woensdag`);
        await expectStatus(joris, 422, () => joris.click('main form .btn-main'));
        const told = await words(joris);
        assert.ok(told.includes(`${GOAL}, elke zondag`), told);
        assert.equal(await joris.inputValue('#words'), `${GOAL}, elke woensdag`);
        await look(joris, 'both');
        await send(joris);
        assert.ok((await words(joris)).includes('elke woensdag'));
      });

      test('a trajectplan is copied out in the order of the organisation', async () => {
        await marieke.goto('/sheets');
        await look(marieke, 'order');
        const sheet = marieke.locator('#trajectplan');
        await Promise.all([marieke.waitForNavigation(), sheet.locator('li').nth(1).locator('button[value=up]').click()]);
        await joris.goto(`${file}/plan/trajectplan`);
        const fields = await joris.locator('main textarea').evaluateAll((all) => all.map((one) => one.id));
        assert.deepEqual(fields.slice(0, 2), ['block-duration', 'block-identity']);
        assert.ok((await joris.inputValue('#block-agreed')).includes(ACTIONS[1]));
        await look(joris, 'sheet');
      });

      test('an action is done, and who stops hands over in one form', async () => {
        await joris.goto(`${file}/plan`);
        const action = joris.locator('li', { hasText: ACTIONS[1] });
        await action.locator('a[href$="/done"]').click();
        await joris.fill('#result', 'Het abonnement is er.');
        await joris.fill('#done', TODAY);
        await look(joris, 'done');
        await send(joris);
        assert.ok((await words(joris)).includes('Het abonnement is er.'));
        await joris.goto(`${file}/handover`);
        await look(joris, 'handover');
        const names = await joris.locator('#to option').allTextContents();
        await joris.selectOption('#to', { index: names.findIndex((name, n) => n > 0 && !name.includes('Joris')) });
        await joris.fill('#words', 'Ze oefent nu zelf met de bus. Vraag hoe het ging.');
        // The button above it confirms the last word of who was there before.
        const form = joris.locator('form', { has: joris.locator('#words') });
        await Promise.all([joris.waitForNavigation(), form.locator('.btn-main').click()]);
        const told = await words(joris);
        assert.ok(told.includes('Ze oefent nu zelf met de bus') && told.includes(ACTIONS[0]), told);
        await look(joris, 'handed-over');
        await closePage(joris);
        await closePage(marieke);
      });
    });
  }
}
