// Asks for pages without a browser: to look at status, size and links of very many of them.

import { Agent, request } from 'node:http';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';

const UNPACK = { br: brotliDecompressSync, gzip: gunzipSync, deflate: inflateSync };

/** A caller that keeps its connections open and sends the same cookie each time. */
export class Client {
  /** `connections` is how many requests may be under way at once. */
  constructor(base, { cookie = '', connections = 1 } = {}) {
    this.base = base;
    this.cookie = cookie;
    this.agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  get(path) {
    return this.#send('GET', path);
  }

  /** Sends a form as a page of the same site would. */
  post(path, fields) {
    return this.#send('POST', path, new URLSearchParams(fields).toString());
  }

  /**
   * Signs in at the login page, hidden fields included, and keeps the session cookie.
   * Throws when the answer is not a way on to another page.
   */
  async signIn({ email, password }) {
    const page = await this.get('/login');
    const form = page.text().split(/<form/i).find((part) => /name="?password/i.test(part)) ?? '';
    const fields = { ...hiddenFields(form.split(/<\/form/i)[0]), email, password };
    const action = form.match(/^[^>]*\baction="([^"]*)"/i)?.[1] ?? '/login';
    const answer = await this.post(action, fields);
    if (answer.status !== 303 && answer.status !== 302) {
      throw new Error(`${email} could not sign in: ${answer.status}`);
    }
    return answer;
  }

  close() {
    this.agent.destroy();
  }

  #send(method, path, body) {
    const headers = { 'accept-encoding': 'br, gzip', accept: 'text/html,*/*', 'accept-language': 'nl-BE' };
    if (this.cookie) headers.cookie = this.cookie;
    if (body !== undefined) {
      headers['content-type'] = 'application/x-www-form-urlencoded';
      headers['content-length'] = Buffer.byteLength(body);
      headers.origin = new URL(this.base).origin;
      headers['sec-fetch-site'] = 'same-origin';
    }
    return new Promise((done, fail) => {
      const asked = request(new URL(path, this.base), { method, headers, agent: this.agent }, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', fail);
        answer.on('end', () => {
          this.#keepCookies(answer.headers['set-cookie'] ?? []);
          done(new Answer(answer, Buffer.concat(parts)));
        });
      });
      asked.on('error', fail);
      asked.end(body);
    });
  }

  #keepCookies(lines) {
    const jar = new Map(this.cookie.split('; ').filter(Boolean).map((pair) => cut(pair)));
    for (const line of lines) jar.set(...cut(line.split(';')[0]));
    this.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
}

/** What came back: `status`, `headers`, and `bytes`, the size of the body as it went over the line. */
class Answer {
  #body;

  constructor({ statusCode, headers }, body) {
    this.status = statusCode;
    this.headers = headers;
    this.bytes = body.length;
    this.#body = body;
  }

  get isHtml() {
    return (this.headers['content-type'] ?? '').startsWith('text/html');
  }

  text() {
    const unpack = UNPACK[this.headers['content-encoding']];
    return (unpack ? unpack(this.#body) : this.#body).toString('utf8');
  }

  /** One figure of the `Server-Timing` header, such as `total` in milliseconds; undefined when it is not told. */
  timing(name) {
    const part = (this.headers['server-timing'] ?? '').split(',').find((one) => one.trim().startsWith(`${name};`));
    const value = part?.match(/;\s*dur=([\d.]+)/)?.[1];
    return value === undefined ? undefined : Number(value);
  }
}

/** The places a page links to, in order, as written but with `&amp;` undone. */
export function links(html) {
  return [...html.matchAll(/<a\s[^>]*?\bhref="([^"]*)"/gi)].map((match) => unescape(match[1]));
}

function hiddenFields(form) {
  const fields = {};
  for (const [input] of form.matchAll(/<input\b[^>]*>/gi)) {
    const read = (name) => input.match(new RegExp(`\\b${name}="([^"]*)"`, 'i'))?.[1];
    if (read('type') === 'hidden' && read('name')) fields[read('name')] = unescape(read('value') ?? '');
  }
  return fields;
}

function unescape(text) {
  return text.replaceAll('&quot;', '"').replaceAll('&#38;', '&').replaceAll('&#39;', "'").replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
}

function cut(pair) {
  const at = pair.indexOf('=');
  return [pair.slice(0, at).trim(), pair.slice(at + 1)];
}
