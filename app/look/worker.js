// The list of a half-day without network: keeps today's lists of this tablet, and what could not be sent.
// `FILES` and `VERSION` are written before this by the server; docs/offline.md tells the rules.
"use strict";

const OFFLINE = "/presence/offline";
const LISTS = "opstap-lists";
const LIST = /^\/presence\/(posts|sites)\/[0-9a-z]+$/;
// After so long nothing of a list stands on the tablet any more.
const HOURS = 12 * 3600 * 1000;
// How long a list, and a saving, may take before the tablet goes on without network.
const PATIENCE = 5000;
const SAVING = 10000;

// When the network failed last: for a moment the kept list is shown at once.
let failed = 0;
let isDown = false;

const within = (promise, time) => Promise.race([
  promise,
  new Promise((_, fail) => setTimeout(() => fail(new Error("too slow")), time)),
]);

// What waits: one entry per list, in IndexedDB.
const base = () => new Promise((done, fail) => {
  const asked = indexedDB.open("opstap", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("sending", { keyPath: "url" });
  asked.onsuccess = () => done(asked.result);
  asked.onerror = () => fail(asked.error);
});
const on = async (mode, act) => {
  const opened = await base();
  try {
    return await new Promise((done, fail) => {
      const work = opened.transaction("sending", mode);
      const asked = act(work.objectStore("sending"));
      work.oncomplete = () => done(asked.result);
      work.onerror = work.onabort = () => fail(work.error);
    });
  } finally {
    opened.close();
  }
};
const all = () => on("readonly", (store) => store.getAll());
const find = (url) => on("readonly", (store) => store.get(url));
const put = (one) => on("readwrite", (store) => store.put(one));
const drop = (url) => on("readwrite", (store) => store.delete(url));

const wipe = async () => {
  await caches.delete(LISTS);
  await new Promise((done) => {
    const asked = indexedDB.deleteDatabase("opstap");
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  });
};

const title = (html) => {
  const found = /<title>([^<]*?) · Opstap<\/title>/.exec(html);
  return found ? found[1].replace(/&#(\d+);/g, (_, n) => String.fromCharCode(n)) : "";
};

// Keeps a page that the server allows to be kept, by its one address; pages of another account go.
const keep = async (answer) => {
  const mark = answer.headers.get("opstap-keep");
  if (!mark) return;
  const [seconds, who, url] = mark.split(" ");
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "opstap-until": String(Date.now() + Math.min(Number(seconds) * 1000, HOURS)),
    "opstap-who": who,
  });
  for (const name of ["content-security-policy", "x-content-type-options", "referrer-policy"]) {
    if (answer.headers.has(name)) headers.set(name, answer.headers.get(name));
  }
  const lists = await caches.open(LISTS);
  for (const one of await lists.keys()) {
    const kept = await lists.match(one);
    if (kept.headers.get("opstap-who") !== who) await lists.delete(one);
  }
  // What was just done is told once, and not by a page that was kept.
  const html = (await answer.text()).replace(/<p class="msg msg-good" role="status">[^]*?<\/p>/, "");
  await lists.put(url, new Response(html, { headers }));
  const one = await find(url);
  if (one && answer.ok && one.state === "sent" && !one.typed) await drop(url);
};

// Reads a list again, so that it stands on the tablet as it is stored.
const fresh = async (url) => {
  try {
    const answer = await within(fetch(url, { headers: { "opstap-sent": "1" } }), SAVING);
    if (answer.headers.has("clear-site-data")) await wipe();
    else if (answer.ok) await keep(answer);
  } catch {
    // It is read again when it is opened.
  }
};

// Takes away what is too old. Of a saving that was never sent stays that there was one.
const tidy = async () => {
  const lists = await caches.open(LISTS);
  for (const one of await lists.keys()) {
    const kept = await lists.match(one);
    if (Number(kept.headers.get("opstap-until")) < Date.now()) await lists.delete(one);
  }
  for (const one of await all()) {
    if (one.at > Date.now() - HOURS || one.state === "lost") continue;
    if (one.state === "sent") await drop(one.url);
    else await put({ url: one.url, title: one.title, at: one.at, state: "lost" });
  }
};

const kept = async (url) => {
  await tidy();
  const lists = await caches.open(LISTS);
  const found = await lists.match(url.pathname + url.search);
  return found || (url.search ? undefined : lists.match(url.pathname, { ignoreSearch: true }));
};

// How it stands, for the pages.
const state = async () => {
  await tidy();
  const lists = await caches.open(LISTS);
  const found = [];
  for (const one of await lists.keys()) {
    const url = new URL(one.url);
    found.push({ url: url.pathname + url.search, title: title(await (await lists.match(one)).text()) });
  }
  return { isDown, kept: found, sending: await all() };
};
const tell = async () => {
  const now = await state();
  for (const page of await self.clients.matchAll()) page.postMessage(now);
};

// Sends what waits, one list after the other.
let flushing = null;
const flush = () => {
  flushing ??= sendAll().finally(() => { flushing = null; });
  return flushing;
};
const sendAll = async () => {
  await tidy();
  const waiting = (await all()).filter((one) => one.state === "waits");
  for (const one of waiting) {
    const goes = await send(one).catch(() => { isDown = true; return false; });
    if (!goes) break;
  }
  if (waiting.length) await tell();
};
// Sends one; says whether it is worth to go on.
const send = async (one) => {
  const answer = await within(fetch(one.url, {
    method: "POST",
    body: new URLSearchParams(one.saved),
    headers: { "opstap-sent": "1", accept: "application/json" },
    redirect: "manual",
  }), SAVING);
  isDown = false;
  if (answer.headers.has("clear-site-data")) {
    await wipe();
    return false;
  }
  const now = await find(one.url);
  // It was saved again meanwhile.
  if (!now || now.id !== one.id || now.state !== "waits") return true;
  if (answer.status === 204) {
    await put({ ...now, state: "sent", why: "" });
    await fresh(one.url);
  } else if (answer.status === 401) {
    await put({ ...now, why: "sign-in" });
    return false;
  } else if (answer.status === 409) {
    await put({ ...now, why: "other" });
  } else if ([403, 404, 422].includes(answer.status)) {
    await put({ ...now, state: "asks" });
  } else {
    return false;
  }
  return true;
};

// What a button does to a form that cannot be sent: only what needs nobody else.
const act = (form) => {
  const word = form.get("act") || "save";
  const names = form.getAll("unknown");
  const posts = form.getAll("unknown_post");
  const name = (form.get("walk_in") || "").trim();
  const post = form.get("walk_post");
  if (word.startsWith("drop-")) {
    names.splice(Number(word.slice(5)), 1);
    posts.splice(Number(word.slice(5)), 1);
  } else if (word.startsWith("forget-")) {
    const id = word.slice(7);
    const gone = form.getAll("gone");
    form.delete("gone");
    for (const one of gone.includes(id) ? gone.filter((other) => other !== id) : [...gone, id]) form.append("gone", one);
  } else if (name && (post || post === null)) {
    // Nobody can be looked up: the name alone is noted, and a coach says later who it was.
    names.push(name);
    posts.push(post || "");
    form.delete("walk_in");
    form.delete("walk_post");
  }
  form.delete("unknown");
  form.delete("unknown_post");
  for (const one of names) form.append("unknown", one);
  for (const one of posts) form.append("unknown_post", one);
  form.delete("act");
  form.delete("then");
  return word;
};

const noted = async (url, body) => {
  const form = new URLSearchParams(body);
  const before = await find(url);
  const id = form.get("sending") || self.crypto.randomUUID();
  form.set("sending", id);
  const ids = [...new Set([...((before && before.ids) || []), ...(form.get("after") || "").split(" "), id])];
  return { form, before, id, ids: ids.filter((one) => one).slice(-20) };
};

// Puts away what could not be sent; on a list that does not stand here nothing can be put away.
const later = async (url, body) => {
  const page = await kept(new URL(url, self.location.origin));
  if (!page) return Response.error();
  const { form, before, id, ids } = await noted(url, body);
  const word = act(form);
  const isSaved = word === "save" || word === "";
  const now = { url, title: title(await page.text()), who: form.get("by"), at: Date.now(), why: "" };
  const text = form.toString();
  if (isSaved) await put({ ...now, id, ids, state: "waits", saved: text, typed: "" });
  else await put({ ...now, id: before ? before.id : "", ids: before ? before.ids : [], state: before ? before.state : "typed", saved: before ? before.saved : "", typed: text });
  failed = Date.now();
  if (self.registration.sync) await self.registration.sync.register("opstap").catch(() => {});
  return Response.redirect(url, 303);
};

// A list that is sent: as always, and put away when there is no network.
const save = async (event, url) => {
  const copy = event.request.clone();
  const body = copy.text();
  let answer;
  try {
    answer = await within(fetch(event.request), SAVING);
    isDown = false;
  } catch {
    isDown = true;
    return later(url, await body);
  }
  const read = answer.status === 422 ? answer.clone() : null;
  event.waitUntil((async () => {
    const { form, before, id, ids } = await noted(url, await body);
    if (read) {
      // The question stands before the reader now; what waited for this list is in it.
      if (before && before.state === "waits") await put({ ...before, id, ids, state: "asks", saved: form.toString() });
      await keep(read);
    } else if (answer.type === "opaqueredirect") {
      form.delete("act");
      form.delete("then");
      await put({ url, title: "", who: form.get("by"), at: Date.now(), id, ids, state: "sent", saved: form.toString(), typed: "", why: "" });
      await fresh(url);
    }
  })());
  return answer;
};

// A page that is opened: as always; without network a list that stands here, or the page that says so.
const open = async (event, url) => {
  const isList = LIST.test(url.pathname);
  try {
    if (isList && Date.now() < failed + 3000) throw new Error("just failed");
    const answer = await (isList ? within(fetch(event.request), PATIENCE) : fetch(event.request));
    isDown = false;
    const read = answer.headers.has("opstap-keep") ? answer.clone() : null;
    const isOver = answer.headers.has("clear-site-data");
    event.waitUntil((async () => {
      if (isOver) await wipe();
      if (read) await keep(read);
      await flush();
    })());
    return answer;
  } catch {
    isDown = true;
    const found = isList ? await kept(url) : undefined;
    return found || (await caches.match(OFFLINE)) || Response.error();
  }
};

// Signing out: what waits is sent first. What cannot be sent keeps the reader signed in.
const leave = async (request) => {
  await flush();
  const left = (await all()).filter((one) => one.state === "waits" || one.state === "asks");
  if (left.length) return Response.redirect(`${OFFLINE}?waits`, 303);
  try {
    const answer = await fetch(request);
    await wipe();
    return answer;
  } catch {
    isDown = true;
    return (await caches.match(OFFLINE)) || Response.error();
  }
};

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(VERSION).then((files) => files.addAll([...FILES, OFFLINE])));
});
self.addEventListener("activate", (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name !== VERSION && name !== LISTS) await caches.delete(name);
    await self.clients.claim();
  })());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/look/")) {
    event.respondWith(caches.match(request).then((found) => found || fetch(request)));
  } else if (request.mode === "navigate" && request.method === "GET") {
    event.respondWith(open(event, url));
  } else if (request.mode === "navigate" && LIST.test(url.pathname)) {
    event.respondWith(save(event, url.pathname + url.search));
  } else if (request.mode === "navigate" && url.pathname === "/logout") {
    event.respondWith(leave(request));
  }
});
self.addEventListener("sync", (event) => event.waitUntil(flush()));
self.addEventListener("message", (event) => {
  const { ask, url } = event.data;
  event.waitUntil((async () => {
    if (ask === "keep") await fresh(url);
    if (ask === "send") await flush();
    if (ask === "look" && isDown) await within(fetch("/health"), PATIENCE).then(() => { isDown = false; }, () => {});
    if (ask === "drop") await on("readwrite", (store) => store.clear());
    event.source.postMessage(await state());
  })());
});
