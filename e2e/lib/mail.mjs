// A mail server for tests, and reading what it was given.

import { SMTPServer } from 'smtp-server';

/** A mail server that keeps what it is given, and refuses one address. */
export async function mailServer() {
  const mails = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(address, _session, done) {
      const isGone = address.address.startsWith('weg@');
      done(isGone ? Object.assign(new Error('no such user'), { responseCode: 550 }) : undefined);
    },
    onData(stream, session, done) {
      const parts = [];
      stream.on('data', (part) => parts.push(part));
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8');
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address), from: session.envelope.mailFrom.address, raw });
        done();
      });
    },
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { mails, port: server.server.address().port, stop: () => new Promise((done) => server.close(done)) };
}

/** Undoes quoted-printable. */
export function plain(raw) {
  const text = raw.replace(/=\r?\n/g, '');
  const bytes = text.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Waits for a mail that fits. */
export async function mailThat(mails, fits) {
  const late = Date.now() + 60_000;
  while (Date.now() < late) {
    const found = mails.find(fits);
    if (found) return found;
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`no such mail among ${mails.length}`);
}
