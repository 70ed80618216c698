// Story 5: looking for a place near Diksmuide. A citizen without account searches, a nurse signs somebody up with her
// agreement, the centre answers from its mail by a link without account, and the nurse sees accepted, and when.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot } from './lib/browser.mjs';
import { mailServer, mailThat, plain } from './lib/mail.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { send, setUp, todayInWords } from './lib/setup.mjs';

const WANDA = { organisation: 'Atelier De Ijzer', name: 'Wanda Vos', email: 'wanda@ijzer.example', password: 'vier gele regenjassen' };
const NURSE = 'griet@huisartsen-linde.example';
const FRONT = 'http://opstap.example';
const [TUESDAY, THURSDAY, MONDAY] = [[2, 3], [6, 7], [0, 1]];

/** What the centre offers: only the first two are what the citizen looks for. */
const SITES = {
  diksmuide: { municipality: 'Diksmuide' },
  esen: { municipality: 'Diksmuide', latitude: '51,0270', longitude: '2,9030' },
  kortrijk: { municipality: 'Kortrijk' },
};
const POSTS = [
  { name: 'Dierenweide', site: 'diksmuide', sector: 'animals', half: TUESDAY[0], quiet: 'yes', dutch: 'a1' },
  { name: 'Moestuin', site: 'esen', sector: 'green', half: THURSDAY[1], quiet: 'yes', dutch: 'none' },
  { name: 'Hondenpension', site: 'diksmuide', sector: 'animals', half: TUESDAY[0], quiet: 'no', dutch: 'a1' },
  { name: 'Plantsoenploeg', site: 'diksmuide', sector: 'green', half: MONDAY[0], quiet: 'yes', dutch: 'a1' },
  { name: 'Bloemenwinkel', site: 'diksmuide', sector: 'green', half: TUESDAY[1], quiet: 'yes', dutch: 'b1' },
  { name: 'Naaihoek', site: 'diksmuide', sector: 'textile', half: TUESDAY[0], quiet: 'yes', dutch: 'a1' },
  { name: 'Kinderboerderij', site: 'kortrijk', sector: 'animals', half: TUESDAY[0], quiet: 'yes', dutch: 'a1' },
];

for (const engine of engines()) {
  describe(`Looking for a place near Diksmuide, on ${engine}`, () => {
    let opstap;
    let browser;
    let wanda;
    let post;
    let place;
    let own;
    before(async () => {
      post = await mailServer();
      const args = ['--smtp', `smtp://127.0.0.1:${post.port}`, '--mail-from', 'opstap@ijzer.example', '--public-url', FRONT];
      opstap = await startServe({ engine, args });
      browser = await launch();
      wanda = await openPage(browser, { base: opstap.base });
      await setUp(wanda, opstap, WANDA);
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
      await post?.stop();
    });

    /** The page at both widths: accessible, and not wider than the screen. */
    const look = async (page, name) => {
      for (const [size, width] of Object.entries({ d: 1280, p: 390, n: 320 })) {
        await page.setViewportSize({ width, height: 900 });
        await axe(page);
        await noSidewaysScroll(page);
        if (engine === 'sqlite' && size !== 'n') await shot(page, `story-5-${name}-${size}`);
      }
      await page.setViewportSize({ width: 1280, height: 900 });
    };
    const words = (page) => page.locator('main').innerText();
    const tick = (page, name, value) => page.check(`input[name=${name}][value="${value}"]`, { force: true });
    const pathIn = (mail) => plain(mail.raw).match(/http:\/\/opstap\.example(\/sign-up\/[a-z0-9]+)/)[1];

    test('the centre keeps what it offers', async () => {
      const sites = {};
      for (const [key, fields] of Object.entries(SITES)) {
        await wanda.goto('/sites/new');
        await wanda.fill('#name', `Huis ${key}`);
        for (const [field, text] of Object.entries(fields)) await wanda.fill(`#${field}`, text);
        await send(wanda);
        await wanda.waitForURL(/posts\/new\?site=/);
        sites[key] = new URL(wanda.url()).searchParams.get('site');
      }
      for (const one of POSTS) {
        await wanda.goto(`/posts/new?site=${sites[one.site]}`);
        await wanda.fill('#name', one.name);
        await wanda.fill('#summary', 'Je werkt mee op je eigen tempo.');
        await wanda.selectOption('#sector', one.sector);
        await wanda.selectOption('#work_form', 'ama-welzijn');
        await wanda.fill(`#h${one.half}`, '2');
        await wanda.selectOption('#low_stimulus', one.quiet);
        await wanda.selectOption('#dutch', one.dutch);
        await send(wanda);
        await wanda.waitForURL(/\/posts$/);
      }
    });

    test('a citizen finds what fits, on the list and on the map, with how old it is', async () => {
      const page = await openPage(browser, { base: opstap.base, js: false });
      await page.goto('/offer');
      await look(page, 'search');
      await page.fill('#near', 'Diksmuide');
      await page.selectOption('#within', '30');
      await page.selectOption('#by', 'bike');
      for (const summary of await page.locator('form details summary').all()) await summary.click();
      for (const half of [...TUESDAY, ...THURSDAY]) await tick(page, 'free', half);
      await tick(page, 'sector', 'animals');
      await tick(page, 'sector', 'green');
      await tick(page, 'quiet', '1');
      await page.selectOption('#dutch', 'a1');
      await page.click('main form button[type=submit]');
      await page.waitForURL(/near=Diksmuide/);
      const found = await page.locator('main li.card h3').allInnerTexts();
      assert.deepEqual(found, ['Dierenweide', 'Moestuin'], 'the nearest first');
      assert.match(await words(page), /2 werkposten/);
      assert.match(await words(page), /Vandaag nagekeken/);
      const onMap = await page.locator('svg.map a[aria-label] text').allTextContents();
      assert.equal(onMap.reduce((sum, n) => sum + Number(n), 0), 2, 'the map counts the same');
      await page.locator('section details summary').last().click();
      const towns = await page.locator('section details tbody th').allInnerTexts();
      assert.deepEqual(towns, ['Diksmuide'], 'and so does its table');
      assert.match(await words(page), /dinsdag voormiddag/);
      await look(page, 'found');
      await page.getByRole('link', { name: 'Dierenweide', exact: true }).click();
      await page.waitForURL(/\/offer\/[0-9a-f]{32}$/);
      place = new URL(page.url()).pathname;
      assert.match(await words(page), /Vandaag nagekeken/);
      await look(page, 'one');
      await closePage(page);
    });

    test('the nurse signs Fatma up, who agreed', async () => {
      const page = await openPage(browser, { base: opstap.base });
      await page.goto(place);
      await page.getByRole('link', { name: 'Meld iemand anders aan' }).click();
      await page.waitForURL(/sign-up\?for=other$/);
      await look(page, 'form');
      await page.fill('#given', 'Fatma');
      await page.fill('#family', 'Yildiz');
      await page.fill('#reach', '0470 00 00 12');
      await page.fill('#wish', 'Twee voormiddagen met dieren, rustig.');
      await tick(page, 'half_days', TUESDAY[0]);
      await page.fill('#sender_name', 'Griet Maes');
      await page.fill('#sender_place', 'Huisartsen De Linde');
      await page.fill('#sender_email', NURSE);
      await page.waitForTimeout(4_500);
      const refused = page.waitForResponse((one) => one.status() === 422);
      await page.click('main form button[type=submit]');
      await refused;
      await page.waitForLoadState();
      assert.match(await page.locator('#errors').innerText(), /Zonder akkoord/);
      assert.equal(await page.inputValue('#wish'), 'Twee voormiddagen met dieren, rustig.', 'nothing typed is lost');
      await look(page, 'errors');
      await tick(page, 'agreed_how', 'spoken');
      await tick(page, 'agreed', 'yes');
      await page.click('main form button[type=submit]');
      await page.waitForURL(/\/sign-up\/sent$/);
      await look(page, 'mailbox');
      await page.context().close();

      const mail = await mailThat(post.mails, (one) => one.to.includes(NURSE));
      for (const word of ['Fatma', 'Yildiz', 'Griet', 'dieren']) assert.ok(!plain(mail.raw).includes(word), word);
      const phone = await openPage(browser, { base: opstap.base, size: 'phone', js: false });
      await phone.goto(pathIn(mail));
      await look(phone, 'confirm');
      await phone.click('button[value=confirm]');
      await phone.waitForLoadState();
      assert.match(await words(phone), /Atelier De Ijzer antwoordt ten laatste op/);
      own = new URL(phone.url()).pathname;
      await look(phone, 'waits');
      await closePage(phone);
    });

    test('the centre answers from its mail, without an account', async () => {
      const mail = await mailThat(post.mails, (one) => one.to.includes(WANDA.email) && /aanmelding/.test(plain(one.raw)));
      for (const word of ['Fatma', 'Yildiz', 'Griet', 'dieren']) assert.ok(!plain(mail.raw).includes(word), word);
      const page = await openPage(browser, { base: opstap.base, js: false });
      await page.goto(pathIn(mail));
      assert.match(await words(page), /Fatma Yildiz/);
      assert.match(await words(page), /Huisartsen De Linde/);
      await look(page, 'answer');
      await page.fill('#answered_by', 'Wanda');
      await page.fill('#first_place', 'Aan de poort');
      await page.click('button[value=accept]');
      await page.waitForLoadState();
      assert.match(await words(page), /Neem het antwoord terug/);
      await look(page, 'answered');
      await closePage(page);
    });

    test('the nurse sees accepted, and when', async () => {
      const mail = await mailThat(post.mails, (one) => one.to.includes(NURSE) && /nieuws over je aanmelding/.test(plain(one.raw)));
      const page = await openPage(browser, { base: opstap.base, size: 'phone', js: false });
      for (const path of [pathIn(mail), own]) {
        await page.goto(path);
        assert.ok((await words(page)).includes(`Atelier De Ijzer zei ja op ${todayInWords()}`), await words(page));
        assert.match(await words(page), /Wanda van Atelier De Ijzer neemt dit op/);
        assert.match(await words(page), /Aan de poort/);
      }
      await look(page, 'accepted');
      await closePage(page);
    });

    test('the coordinator writes her in, and she stands at signed up', async () => {
      await wanda.goto('/way-in');
      assert.match(await words(wanda), /Aangemeld van buiten/);
      await look(wanda, 'way-in');
      await wanda.getByRole('link', { name: 'Fatma Yildiz' }).click();
      await wanda.waitForURL(/\/sign-ups\//);
      await look(wanda, 'desk');
      await wanda.click('button[name=person][value=new]');
      await wanda.waitForURL(/\/way-in\/[0-9a-f]{32}$/);
      assert.match(await words(wanda), /Griet Maes, Huisartsen De Linde/);
      await look(wanda, 'way');
      await wanda.goto('/way-in');
      assert.doesNotMatch(await words(wanda), /Aangemeld van buiten/);
      assert.match(await words(wanda), /Fatma Yildiz/);
      await closePage(wanda);
    });
  });
}
