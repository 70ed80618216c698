// Comfort only: every page works without this file.
"use strict";

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
		button.hidden = false;
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
