// Reads what the program prints for people: the demo's log-ins and the one-time set-up code.

/**
 * The log-ins among the printed lines: a role, an invented address, a password.
 * Lenient about what stands between them, so that the text for people may change.
 */
export function readLogins(output) {
  const logins = [];
  for (const line of output.split('\n')) {
    const match = line.match(/^\W*(\p{L}[\p{L} /-]*?)\W+([\w.+-]+@[\w.-]+\.example)\W*\s(\S+)\s*$/u);
    if (match) logins.push({ role: match[1].trim().toLowerCase(), email: match[2], password: match[3] });
  }
  return logins;
}

/** The code that opens setting up, or null: the last code-like word on a line that speaks of a code. */
export function readSetupCode(output) {
  for (const line of output.split('\n')) {
    if (!/\bcode\b/i.test(line)) continue;
    const words = line.match(/[A-Za-z0-9]+(?:-[A-Za-z0-9]+)+|[A-Za-z0-9_]{6,}/g) ?? [];
    const code = words.filter((word) => /\d/.test(word) || word === word.toUpperCase()).at(-1);
    if (code) return code;
  }
  return null;
}
