// A question to somebody without an account, with a real mail server: the coach asks, the mail arrives
// without a word about anybody, the other answers on a phone without script, and the coach sees it.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { axe } from './lib/axe.mjs';
import { closePage, launch, noSidewaysScroll, openPage, shot } from './lib/browser.mjs';
import { mailServer, mailThat, plain } from './lib/mail.mjs';
import { engines, startServe } from './lib/opstap.mjs';
import { send, setUp } from './lib/setup.mjs';

const WANDA = {
  organisation: 'Atelier Zuidkaai',
  name: 'Wanda Vos',
  email: 'wanda@zuidkaai.example',
  password: 'vier gele regenjassen',
};
const FRONT = 'http://opstap.example';

for (const engine of engines()) {
  describe(`A question to somebody without an account, on ${engine}`, () => {
    let opstap;
    let browser;
    let page;
    let post;
    let nele;
    let referral;
    before(async () => {
      post = await mailServer();
      const args = ['--smtp', `smtp://127.0.0.1:${post.port}`, '--mail-from', 'opstap@zuidkaai.example', '--public-url', FRONT];
      opstap = await startServe({ engine, args });
      browser = await launch();
      page = await openPage(browser, { base: opstap.base });
      await setUp(page, opstap, WANDA);
    });
    after(async () => {
      await browser?.close();
      await opstap?.stop();
      await post?.stop();
    });

    test('the administrator tests mail and it arrives', async () => {
      await page.goto('/mail');
      await axe(page);
      await send(page);
      const mail = await mailThat(post.mails, (one) => one.to.includes(WANDA.email));
      assert.equal(mail.from, 'opstap@zuidkaai.example');
      assert.match(mail.raw, /^Content-Type: text\/plain; charset=utf-8/m);
      assert.match(mail.raw, /^Message-ID: <[0-9a-f]{32}@zuidkaai\.example>/m);
    });

    test('she asks for a place for Nele, with her agreement', async () => {
      await page.goto('/people/new?given=Nele&family=Zandvoorde');
      await page.fill('#given', 'Nele');
      await page.fill('#family', 'Zandvoorde');
      await page.fill('#birth', '3/4/1985');
      await send(page);
      await page.waitForURL(/\/people\/[0-9a-f]{32}/);
      nele = new URL(page.url()).pathname;
      await page.goto(`${nele}/referrals/new`);
      await axe(page);
      await page.selectOption('#receiver', 'outside');
      await page.fill('#receiver_name', 'Buurthuis De Branding');
      await page.fill('#receiver_email', 'onthaal@branding.example');
      await page.check('input[name=kind][value=place]', { force: true });
      await page.fill('#question', 'Is er plaats in de naaigroep, twee voormiddagen per week? Ça va aussi.');
      await page.check('input[name=agreed_how][value=spoken]', { force: true });
      await shot(page, `referral-new-${engine}`);
      await send(page);
      await page.waitForURL(/\/referrals\/[0-9a-f]{32}$/);
      referral = new URL(page.url()).pathname;
      await axe(page);
      await shot(page, `referral-sent-${engine}`);
    });

    test('the mail names nobody and brings the link to a phone without script', async () => {
      const mail = await mailThat(post.mails, (one) => one.to.includes('onthaal@branding.example'));
      const text = plain(mail.raw);
      for (const word of ['Nele', 'Zandvoorde', 'Wanda', 'naaigroep']) assert.ok(!text.includes(word), word);
      assert.match(text, /Atelier Zuidkaai heeft een vraag voor jou/);
      const path = text.match(/http:\/\/opstap\.example(\/answer\/[a-z0-9]+)/)[1];

      const phone = await openPage(browser, { base: opstap.base, size: 'phone', js: false });
      await phone.goto(path);
      assert.match(await phone.locator('main').innerText(), /naaigroep/);
      await axe(phone);
      await noSidewaysScroll(phone);
      await shot(phone, `referral-answer-${engine}`);
      await phone.fill('#first_day', await page.evaluate(() => {
        const day = new Date(Date.now() + 3 * 86_400_000);
        return day.toISOString().slice(0, 10);
      }));
      await phone.fill('#first_who', 'Anke van het onthaal');
      await phone.fill('#answered_by', 'Anke');
      await phone.click('button[value=accept]');
      await phone.waitForLoadState();
      assert.match(await phone.locator('main').innerText(), /Neem het antwoord terug/);
      await shot(phone, `referral-answered-${engine}`);
      await closePage(phone);
    });

    test('the coach hears of it by mail and reads it', async () => {
      const mail = await mailThat(post.mails, (one) => one.to.includes(WANDA.email) && /antwoord/.test(plain(one.raw)));
      assert.ok(!plain(mail.raw).includes('Nele'));
      await page.goto(referral);
      const text = await page.locator('main').innerText();
      assert.match(text, /Anke van het onthaal/);
      await page.goto('/referrals?show=accepted');
      assert.match(await page.locator('main').innerText(), /Buurthuis De Branding/);
      await axe(page);
      await page.goto('/referrals/figures');
      assert.match(await page.locator('main').innerText(), /1 beantwoord, van de 1 vragen/);
      await axe(page);
    });

    test('an address that the server refuses is said on the page', async () => {
      await page.goto(`${nele}/referrals/new`);
      await page.selectOption('#receiver', 'outside');
      await page.fill('#receiver_name', 'Dienst die weg is');
      await page.fill('#receiver_email', 'weg@branding.example');
      await page.fill('#question', 'Is er plaats?');
      await page.check('input[name=agreed_how][value=spoken]', { force: true });
      await send(page);
      await page.waitForURL(/\/referrals\/[0-9a-f]{32}$/);
      const late = Date.now() + 60_000;
      while (!/weigert dit adres/.test(await page.locator('main').innerText())) {
        assert.ok(Date.now() < late, 'the page says that the address was refused');
        await page.waitForTimeout(500);
        await page.reload();
      }
      await shot(page, `referral-refused-${engine}`);
      await closePage(page);
    });
  });
}
