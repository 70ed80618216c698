// A list of presence on a tablet: says whether everything is saved, and fills in what waits. See docs/offline.md.
"use strict";
(() => {
  const line = document.querySelector("[data-tablet]");
  const workers = navigator.serviceWorker;
  if (!line || !workers) return;
  const form = document.querySelector("form[data-roll]");
  const url = form && form.getAttribute("action");
  const AGAIN = 5000;
  const words = line.dataset;
  let isDirty = false;
  let isFilled = false;
  let waited = false;
  let timer = 0;

  const ask = async (what) => {
    const ready = await workers.ready;
    ready.active.postMessage({ ask: what, url });
  };

  // The line above the list; a name in it leads to the list that it is about.
  const say = (text, list) => {
    line.hidden = !text;
    line.firstElementChild.textContent = text || "";
    const link = line.querySelector("a");
    link.hidden = !list || list.url === url;
    if (list) {
      link.href = list.url;
      link.textContent = list.title || words.open;
    }
  };
  const count = (of, n) => (n === 1 ? words[`${of}One`] : words[`${of}Many`].replace("{n}", n));

  const show = ({ isDown, sending }) => {
    const of = (state) => sending.filter((one) => one.state === state);
    const [asks] = of("asks");
    const [lost] = of("lost");
    const waits = of("waits");
    if (waits.length) sessionStorage.setItem("opstap-waited", "yes");
    if (asks) say(words.asks, asks);
    else if (waits.some((one) => one.why === "other")) say(words.other);
    else if (waits.some((one) => one.why === "sign-in")) say(words.signIn);
    else if (waits.length) say(count("waits", waits.length), waits.find((one) => one.url !== url));
    else if (lost) say(words.lost, lost);
    else if (sessionStorage.getItem("opstap-waited")) {
      say(words.saved);
      sessionStorage.removeItem("opstap-waited");
    } else if (isDown) say(words.down);
    else if (line.firstElementChild.textContent !== words.saved) say("");
    clearTimeout(timer);
    if (waits.some((one) => !one.why)) timer = setTimeout(() => ask("send"), AGAIN);
    else if (isDown) timer = setTimeout(() => ask("look"), AGAIN);
  };

  // Fills the list in with what was typed and is not on the page of the server.
  const fill = (text) => {
    const from = new URLSearchParams(text);
    const n = (of) => Number(of("n")) || 0;
    const value = (name) => from.get(name) || "";
    const field = (name) => form.elements.namedItem(name);
    const own = (number) => field(`p${number}`) && `${field(`p${number}`).value} ${field(`w${number}`).value}`;
    let lines = n((name) => field(name).value);
    for (let number = 0; number < n(value); number += 1) {
      const whose = `${value(`p${number}`)} ${value(`w${number}`)}`;
      const at = Array.from({ length: lines }, (_, one) => one).find((one) => own(one) === whose);
      if (at === undefined) {
        for (const of of "pwvscm") hidden(`${of}${lines}`, value(`${of}${number}`));
        lines += 1;
        field("n").value = lines;
        continue;
      }
      const choice = [...form.querySelectorAll(`input[name="c${at}"]`)].find((one) => one.value === value(`c${number}`));
      if (choice) choice.checked = true;
      if (field(`m${at}`)) field(`m${at}`).value = value(`m${number}`);
    }
    for (const old of form.querySelectorAll("input[name=unknown], input[name=gone]")) {
      if (old.name === "gone") old.remove();
      else old.closest("li").remove();
    }
    const names = from.getAll("unknown");
    names.forEach((name, number) => add(name, from.getAll("unknown_post")[number] || "", number));
    for (const id of from.getAll("gone")) hidden("gone", id);
    if (field("walk_in")) field("walk_in").value = value("walk_in");
    if (field("walk_post")) field("walk_post").value = value("walk_post");
  };
  const hidden = (name, value) => {
    const made = document.createElement("input");
    Object.assign(made, { type: "hidden", name, value });
    form.append(made);
  };
  // A first name that is not saved yet, as a line of the list.
  const add = (name, post, number) => {
    const template = document.getElementById("new-name");
    const made = template.content.firstElementChild.cloneNode(true);
    made.querySelector("b").textContent = name;
    made.querySelector("[name=unknown]").value = name;
    made.querySelector("[name=unknown_post]").value = post;
    made.querySelector("button").value = `drop-${number}`;
    made.querySelector("button .vh").textContent = `: ${name}`;
    template.before(made);
  };

  // What the tablet knows of this list goes into the page.
  const take = (state) => {
    const one = form && state.sending.find((other) => other.url === url);
    if (!one || isFilled || isDirty) return;
    isFilled = true;
    if (one.ids) form.elements.namedItem("after").value = one.ids.join(" ");
    const isAnswer = form.hasAttribute("data-again");
    if (one.state === "asks" && !isAnswer && !state.isDown) return again(one);
    const isInPage = isAnswer && one.state !== "waits";
    const text = one.typed || (isInPage ? "" : one.saved);
    isDirty = Boolean(one.typed);
    if (text) fill(text);
  };
  // Sends what the server has a question about once more, so that the reader sees the question.
  const again = (one) => {
    const made = document.createElement("form");
    made.method = "post";
    made.action = one.url;
    for (const [name, value] of [...new URLSearchParams(one.saved), ["act", "save"]]) {
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name, value });
      made.append(field);
    }
    document.body.append(made);
    made.submit();
  };

  const lists = (state) => {
    const place = document.querySelector("[data-kept]");
    if (!place) return;
    place.replaceChildren(...state.kept.map((one) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = one.url;
      link.textContent = one.title;
      item.append(link);
      return item;
    }));
    place.previousElementSibling.hidden = !state.kept.length;
  };

  if (form) {
    for (const type of ["input", "change"]) {
      form.addEventListener(type, () => {
        isDirty = true;
        if (line.firstElementChild.textContent === words.saved) say("");
      });
    }
    form.addEventListener("submit", () => { form.elements.namedItem("sending").value = crypto.randomUUID(); });
  }
  workers.addEventListener("message", (event) => {
    const state = event.data;
    lists(state);
    take(state);
    const one = form && state.sending.find((other) => other.url === url);
    // What waited is stored now: the list is read as it is stored.
    if (waited && !one && !isDirty) return location.reload();
    waited ||= Boolean(one && one.state === "waits");
    show(state);
  });
  const left = document.querySelector("[data-left]");
  if (left) {
    left.hidden = location.search !== "?waits";
    left.querySelector("button").addEventListener("click", () => {
      workers.addEventListener("message", () => left.submit(), { once: true });
      ask("drop");
    });
  }
  window.addEventListener("online", () => ask("send"));
  workers.register(words.tablet, { scope: "/" }).then(() => {
    const isFirst = !workers.controller;
    ask(isFirst && form && form.hasAttribute("data-keep") ? "keep" : "look");
  }).catch(() => {});
})();
