// Comfort only: every page works without this file.
"use strict";

// Typed text is kept on the server every few seconds and when a field is left, per form that has
// `data-draft`; the server fills it in again when the page is opened. See drafts/mod.rs.
(() => {
  const PAUSE = 3000;

  // The line that says what was kept stands there from the start, empty: after the buttons, or in the bar that stays in
  // sight. Coming in later it would move a button away under the finger that is pressing it, and the click is lost.
  const line = (form) => {
    const made = document.createElement("p");
    made.className = "msg msg-draft draft-line";
    made.setAttribute("role", "status");
    const bar = form.querySelector(".savebar");
    const button = form.querySelector("[type=submit]:not(.vh)");
    const row = button && (button.closest(".row") || button);
    if (bar) bar.append(made);
    else if (row) row.after(made);
    else form.append(made);
    return made;
  };

  const watch = (form) => {
    let timer = 0;
    let dirty = false;
    let sent = false;
    let busy = null;
    const said = line(form);

    const body = () => {
      const fields = new URLSearchParams();
      for (const [name, value] of new FormData(form)) {
        if (typeof value === "string") fields.append(name, value);
      }
      fields.append("draft-key", form.dataset.draft);
      return fields;
    };

    const clock = () => {
      const now = new Date();
      return `${now.getHours()}:${String(now.getMinutes()).padStart(2, "0")}`;
    };

    const keep = async () => {
      clearTimeout(timer);
      if (!dirty || sent || busy) return;
      dirty = false;
      busy = new AbortController();
      try {
        const reply = await fetch("/drafts", {
          method: "POST", body: body(), credentials: "same-origin", signal: busy.signal,
        });
        if (sent) return;
        const ended = reply.redirected;
        said.textContent = ended ? form.dataset.draftEnded
          : reply.ok ? form.dataset.draftSaid.replace("{time}", clock())
          : form.dataset.draftFailed;
        if (!reply.ok) dirty = true;
      } catch {
        dirty = true;
        if (!sent) said.textContent = form.dataset.draftFailed;
      } finally {
        busy = null;
        if (dirty && !sent) timer = setTimeout(keep, PAUSE);
      }
    };

    form.addEventListener("input", () => {
      dirty = true;
      clearTimeout(timer);
      timer = setTimeout(keep, PAUSE);
    });
    form.addEventListener("focusout", keep);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden" && dirty && !sent && !busy) {
        dirty = false;
        navigator.sendBeacon("/drafts", body());
      }
    });
    // What is being saved is no draft any more; and a double click saves once.
    form.addEventListener("submit", (event) => {
      if (sent) {
        event.preventDefault();
        return;
      }
      sent = true;
      clearTimeout(timer);
      if (busy) busy.abort();
    });
    window.addEventListener("pageshow", () => { sent = false; });
  };

  // Ctrl+Enter (or Cmd+Enter) saves the form one is writing in.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    const form = event.target.closest && event.target.closest("form[method=post]");
    if (!form) return;
    event.preventDefault();
    const button = form.querySelector(".btn-main[type=submit]") || form.querySelector("[type=submit]");
    form.requestSubmit(button);
  });

  const start = (root) => {
    for (const form of root.querySelectorAll("form[data-draft]")) {
      if (!form.dataset.watched) {
        form.dataset.watched = "yes";
        watch(form);
      }
    }
  };
  start(document);
  document.addEventListener("htmx:load", (event) => start(event.target));
})();

// Passkeys speak through the browser: this is the one thing that cannot do without a script.
(() => {
	const bytes = text => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), c => c.charCodeAt(0));
	const text = buffer => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
	const ask = async (path, body, json) => {
		const answer = await fetch(path, { method: "POST", body, headers: { accept: "application/json", "content-type": json ? "application/json" : "application/x-www-form-urlencoded" } });
		if (!answer.ok) throw new Error((await answer.json()).detail);
		return answer.json();
	};
	const known = list => (list || []).map(one => ({ ...one, id: bytes(one.id) }));

	const register = async form => {
		const fields = new URLSearchParams(new FormData(form));
		const { publicKey } = await ask("/account/passkeys/begin", fields);
		const made = await navigator.credentials.create({ publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), user: { ...publicKey.user, id: bytes(publicKey.user.id) }, excludeCredentials: known(publicKey.excludeCredentials) } });
		const response = { attestationObject: text(made.response.attestationObject), clientDataJSON: text(made.response.clientDataJSON), transports: made.response.getTransports?.() };
		return ask("/account/passkeys/finish?" + new URLSearchParams({ name: fields.get("name") }), JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, extensions: {} }), true);
	};

	const signIn = async part => {
		const { publicKey } = await ask("/login/passkey/begin", "");
		const found = await navigator.credentials.get({ publicKey: { ...publicKey, challenge: bytes(publicKey.challenge), allowCredentials: known(publicKey.allowCredentials) } });
		const response = { authenticatorData: text(found.response.authenticatorData), clientDataJSON: text(found.response.clientDataJSON), signature: text(found.response.signature), userHandle: found.response.userHandle && text(found.response.userHandle) };
		return ask("/login/passkey/finish?" + new URLSearchParams({ next: part.dataset.next }), JSON.stringify({ id: found.id, rawId: text(found.rawId), type: found.type, response, extensions: {} }), true);
	};

	for (const part of document.querySelectorAll("[data-passkey]")) {
		if (!window.PublicKeyCredential) continue;
		const button = part.querySelector("button"), error = part.querySelector("[role=alert]");
		const say = error.textContent;
		// Without a script the part cannot be sent at all: a password must never land in an address.
		const fields = part.querySelector("fieldset");
		fields.hidden = fields.disabled = false;
		part.addEventListener(part.tagName === "FORM" ? "submit" : "click", async event => {
			if (part.tagName !== "FORM" && event.target !== button) return;
			event.preventDefault();
			error.hidden = true;
			try {
				location.href = (await (part.dataset.passkey === "register" ? register(part) : signIn(part))).go;
			} catch (problem) {
				error.textContent = problem instanceof DOMException || !problem.message ? say : problem.message;
				error.hidden = false;
			}
		});
	}
	// A link that is shown once is easier to copy when it is selected as a whole.
	for (const field of document.querySelectorAll("[data-select]")) field.addEventListener("focus", () => field.select());
})();

// The search in the header with the keyboard: arrows go through the people found, Enter opens the only one.
(() => {
  const box = document.getElementById("find");
  const found = document.getElementById("find-found");
  if (!box || !found) return;
  const hits = () => [...found.querySelectorAll("a.name")];
  // What was typed when the people in sight were asked for.
  let asked = "";
  let asking = "";
  box.addEventListener("htmx:before:request", () => { asking = box.value; });
  new MutationObserver(() => { asked = asking; }).observe(found, { childList: true });
  box.form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      found.replaceChildren();
      box.focus();
      return;
    }
    const links = [...found.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "ArrowDown" && links.length) (links[at + 1] || links[0]).focus();
    else if (event.key === "ArrowUp" && at > 0) links[at - 1].focus();
    else if (event.key === "ArrowUp" && at === 0) box.focus();
    else return;
    event.preventDefault();
  });
  box.form.addEventListener("submit", (event) => {
    const only = hits();
    if (only.length !== 1 || asked !== box.value) return;
    event.preventDefault();
    location.href = only[0].href;
  });
})();

// Who is ticked among the people found stays in sight while one looks for the next.
(() => {
  const found = document.getElementById("who-found");
  const chosen = document.getElementById("who-chosen");
  if (!found || !chosen) return;
  found.addEventListener("change", (event) => {
    if (!event.target.checked) return;
    chosen.append(event.target.closest("label"));
    event.target.focus();
  });
})();

// Printing, and copying a link, with one click.
(() => {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const field = document.getElementById(button.dataset.copy);
      try {
        await navigator.clipboard.writeText(field.value);
        button.parentElement.querySelector("[role=status]").textContent = button.dataset.done;
      } catch {
        field.focus();
      }
    });
  }
})();

// Reads the page aloud with the voice of the browser, where there is one in the language of the page.
(() => {
  const button = document.querySelector("[data-aloud]");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;
  const language = document.documentElement.lang;
  const words = button.querySelector("span");
  const read = words.textContent;
  const voice = () => speech.getVoices().find((one) => one.lang.toLowerCase().startsWith(language));
  const show = () => { button.hidden = !voice(); };
  const stop = () => {
    speech.cancel();
    words.textContent = read;
  };
  // Whole blocks of text, each once: what stands inside another one is read with it.
  const blocks = "h1,h2,h3,p,li,dt,dd,label,legend,.when,.with";
  button.addEventListener("click", () => {
    if (speech.speaking) return stop();
    const parts = [...document.querySelectorAll("main :is(" + blocks + ")")]
      .filter((one) => !one.parentElement.closest(blocks))
      .map((one) => one.innerText.trim())
      .filter((text) => text);
    words.textContent = button.dataset.stop;
    for (const text of parts) {
      const said = new SpeechSynthesisUtterance(text);
      said.voice = voice();
      said.lang = said.voice.lang;
      said.rate = 0.9;
      said.onend = () => { if (text === parts[parts.length - 1]) stop(); };
      speech.speak(said);
    }
  });
  show();
  if (speech.addEventListener) speech.addEventListener("voiceschanged", show);
  window.addEventListener("pagehide", () => speech.cancel());
})();

// Scoring with one thumb: who chose in a fold goes on to the next one without an answer. Only after a finger or a
// mouse: on the keyboard an arrow chooses at every press, and one must not be taken away halfway.
(() => {
  const parts = [...document.querySelectorAll("details.part")];
  const touched = new Set();
  let pointed = false;
  const views = (part) => [...part.querySelectorAll(".side")].filter((one) => getComputedStyle(one).display !== "none");
  const isAnswered = (part) => views(part).every((view) => {
    const chosen = view.querySelector("input[type=radio]:checked");
    return touched.has(view) || Boolean(chosen && chosen.value);
  });
  document.addEventListener("pointerdown", () => { pointed = true; }, true);
  document.addEventListener("keydown", () => { pointed = false; }, true);
  for (const part of parts) {
    part.addEventListener("change", (event) => {
      if (event.target.type !== "radio") return;
      touched.add(event.target.closest(".side"));
      // Where the folds stand open there is nothing to open.
      if (!pointed || !part.firstElementChild.offsetParent || !isAnswered(part)) return;
      const next = parts.slice(parts.indexOf(part) + 1).find((one) => !isAnswered(one));
      if (!next) return;
      part.open = false;
      next.open = true;
      next.firstElementChild.focus({ preventScroll: true });
      // Its heading stays in sight, also when the fold above it closed and what comes is taller than the screen.
      const { top, bottom } = next.getBoundingClientRect();
      if (top < 0 || bottom > innerHeight) next.scrollIntoView({ block: "start" });
    });
  }
})();

// The list of a half-day by keys: arrows up and down go to another person, the letter on a button presses it,
// Enter saves.
(() => {
  for (const form of document.querySelectorAll("[data-roll]")) {
    const rows = [...form.querySelectorAll("[data-row]")];
    // Enter in the field for who is at the door puts that one on the list; it does not save the list.
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target.id !== "walk_in") return;
      event.preventDefault();
      form.requestSubmit(form.querySelector("button[value=add]"));
    });
    if (!rows.length) continue;
    const here = (row) => row.querySelector("input:checked") || row.querySelector("input[type=radio]");
    // On a telephone a person is one line with what is chosen; a tap opens the other choices, a choice closes them.
    form.classList.add("folds");
    const open = (row) => { for (const one of rows) one.classList.toggle("is-open", one === row); };
    for (const type of ["focusin", "click"]) {
      form.addEventListener(type, (event) => {
        const row = event.target.closest("[data-row]");
        if (row) open(row);
      });
    }
    form.addEventListener("change", (event) => {
      if (event.target.type === "radio" && !event.target.matches(":focus-visible")) open(null);
    });
    document.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const at = document.activeElement;
      const row = at && at.closest("[data-row]");
      const isFree = !at || at === document.body || at.id === "main" || at === form;
      if (at && at.type !== "radio" && !isFree) return;
      const number = rows.indexOf(row);
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        const next = number + (event.key === "ArrowDown" ? 1 : -1);
        const to = rows[Math.max(0, Math.min(rows.length - 1, next))];
        event.preventDefault();
        here(to).focus();
      } else if (event.key === "Enter" && row) {
        event.preventDefault();
        form.requestSubmit(form.querySelector("[data-save]"));
      } else if (row && event.key.length === 1) {
        const key = event.key.toUpperCase();
        const found = [...row.querySelectorAll("[data-key]")].find((one) => one.dataset.key === key);
        if (!found) return;
        event.preventDefault();
        found.checked = true;
        found.focus();
        found.dispatchEvent(new Event("change", { bubbles: true }));
      }
    });
  }
})();

// The grid of a week by keys: a letter goes on to the next box, arrows go to the box beside, above or below.
(() => {
  for (const form of document.querySelectorAll("[data-grid]")) {
    const rows = [...form.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector(".letter")));
    const find = (box) => {
      const y = rows.findIndex((row) => row.includes(box));
      return [y, rows[y].indexOf(box)];
    };
    const go = (box, dy, dx) => {
      let [y, x] = find(box);
      do { y += dy; x += dx; } while (rows[y] && x > 0 && x < rows[y].length && !rows[y][x]);
      const to = rows[y] && rows[y][x];
      if (to) { to.focus(); to.select(); }
      return Boolean(to);
    };
    form.addEventListener("keydown", (event) => {
      const box = event.target.closest(".letter");
      const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (!box || !step || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      go(box, ...step);
    });
    form.addEventListener("input", (event) => {
      const box = event.target.closest(".letter");
      if (box && box.value && !go(box, 0, 1)) box.select();
    });
  }
})();
