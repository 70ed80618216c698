//! The tasks that have a help page, and the terms of the trade, in the order in which they are
//! offered. The words are in the `.ftl` files; a step of a task is one line of words.

/// A task with a help page.
#[derive(Debug, PartialEq, Eq)]
pub struct Task {
    /// The last part of its address, and of its keys (`help-{word}-title` …).
    pub word: &'static str,
    /// How many steps it has (`help-{word}-1` …).
    pub steps: usize,
    /// Where the task is done.
    pub href: &'static str,
    /// Its drawing.
    pub icon: &'static str,
}

const fn task(word: &'static str, steps: usize, href: &'static str, icon: &'static str) -> Task {
    Task { word, steps, href, icon }
}

/// Every task.
pub const TASKS: [Task; 27] = [
    task("find", 4, "/people", "i-find"),
    task("note", 4, "/day", "i-note"),
    task("step", 4, "/people", "i-stairs"),
    task("end", 4, "/people", "i-down"),
    task("back", 3, "/safety-net", "i-back"),
    task("net", 4, "/safety-net", "i-net"),
    task("household", 3, "/people", "i-house"),
    task("plan", 5, "/people", "i-flag"),
    task("handover", 4, "/people", "i-swap"),
    task("consent", 5, "/people", "i-eye"),
    task("rights", 5, "/people", "i-doc"),
    task("card", 5, "/people", "i-screen"),
    task("secret", 4, "/people", "i-lock"),
    task("referral", 5, "/referrals", "i-swap"),
    task("sign-up", 4, "/way-in", "i-plus"),
    task("offer", 5, "/posts", "i-map"),
    task("place", 5, "/people", "i-cal"),
    task("week", 5, "/weeks", "i-cal"),
    task("agreement", 5, "/agreements", "i-doc"),
    task("returns", 4, "/returns", "i-doc"),
    task("presence", 6, "/presence", "i-check"),
    task("look", 5, "/offer", "i-find"),
    task("figures", 4, "/figures", "i-stairs"),
    task("import", 5, "/imports", "i-doc"),
    task("merge", 4, "/merges", "i-swap"),
    task("colleagues", 4, "/accounts", "i-people"),
    task("safe", 4, "/account", "i-lock"),
];

/// The terms that are explained (`term-{word}` and `term-{word}-is`).
pub const TERMS: [&str; 16] = [
    "ladder",
    "instroom",
    "opstroom",
    "zijstroom",
    "doorstroom",
    "terugval",
    "uitstroom",
    "vangnet",
    "wayback",
    "lead",
    "ama",
    "maatwerk",
    "enclave",
    "activation",
    "cmpps",
    "statute",
];
