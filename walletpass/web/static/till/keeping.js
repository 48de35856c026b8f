/* What is kept while nobody can be asked: the page, and the sales with their keys.

   A sale leaves the queue only when the server has told what became of it. Telling one
   twice does no harm: its key counts once. */

import { pageIn } from "./parsing.js";

const STORE = "sales";
const EVERY = 15_000; // milliseconds between two tries
const AT_ONCE = 100;

let opened = null;
let keptFor = null; // whose page the browser has already

function base() {
  opened ??= new Promise((done, failed) => {
    const wish = indexedDB.open("walletpass-till", 1);
    wish.onupgradeneeded = () => wish.result.createObjectStore(STORE, { keyPath: "key" });
    wish.onsuccess = () => done(wish.result);
    wish.onerror = () => failed(wish.error);
  });
  return opened;
}

async function act(mode, deed) {
  const transaction = (await base()).transaction(STORE, mode);
  const result = deed(transaction.objectStore(STORE));
  return new Promise((done, failed) => {
    transaction.oncomplete = () => done(result?.result);
    transaction.onerror = () => failed(transaction.error);
  });
}

export const queued = async () =>
  (await act("readonly", (store) => store.getAll())).filter(
    (sale) => sale.place === document.body.dataset.place,
  );

/* Keep a sale under a key of its own; the same key again is the same sale. */
export async function keep(sale) {
  const { shift: staff, place } = document.body.dataset;
  const at = sale.at ?? new Date().toISOString();
  await act("readwrite", (store) => store.put({ staff, place, at, ...sale }));
  await showQueue();
}

export function newKey() {
  const chance = crypto.getRandomValues(new Uint8Array(10));
  return `away-${Array.from(chance, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/* Keep what was confirmed but never answered: perhaps it arrived, the key will tell. */
export async function keepSale(form) {
  const told = new FormData(form);
  await keep({
    key: told.get("receipt"),
    receipt: told.get("receipt"),
    number: form.dataset.number,
    amount: Number(form.dataset.total),
    lines: JSON.parse(form.dataset.lines),
    redemption: told.get("redemption") ?? "",
    at: told.get("at"),
  });
}

export async function sendQueue() {
  if (!document.body.dataset.shift || !("locks" in navigator)) return;
  await navigator.locks.request("till-queue", { ifAvailable: true }, async (lock) => {
    if (lock) await sendAll();
  });
  await showQueue();
}

async function sendAll() {
  const waiting = (await queued()).slice(0, AT_ONCE);
  if (!waiting.length) return;
  try {
    const answer = await fetch("/till/sync", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sales: waiting.map(({ place, ...sale }) => sale) }),
    });
    if (answer.redirected || !answer.ok) return;
    const { answers } = await answer.json();
    await act("readwrite", (store) => answers.forEach(({ key }) => store.delete(key)));
  } catch {
    // still nobody there
  }
}

export async function showQueue() {
  const { place } = document.body.dataset;
  if (!place) return;
  const waiting = await queued();
  for (const part of document.querySelectorAll("[data-queued]")) {
    part.textContent = waiting.length;
    if (part.dataset.hidesAtNothing !== undefined) part.hidden = !waiting.length;
  }
  const banner = document.querySelector("[data-offline]");
  const isAway = !navigator.onLine || document.body.dataset.tone === "offline";
  if (banner) banner.hidden = !isAway && !waiting.length;
  list(waiting);
}

function list(waiting) {
  const rows = document.querySelector("[data-queue-list]");
  if (!rows) return;
  rows.hidden = document.querySelector("[data-sync]").hidden = !waiting.length;
  document.querySelector("[data-nothing-queued]").hidden = Boolean(waiting.length);
  rows.replaceChildren(...waiting.map(row));
}

function row(sale) {
  const [item, name, figure] = ["li", "span", "b"].map((kind) => document.createElement(kind));
  const time = new Date(sale.at).toLocaleTimeString(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
  });
  name.textContent = `${time} · …${sale.number.slice(-4)}`;
  figure.textContent = sale.shown ?? sale.amount / 100;
  item.append(name, figure);
  return item;
}

export function follow() {
  addEventListener("online", sendQueue);
  addEventListener("offline", showQueue);
  setInterval(async () => {
    if ((await queued()).length) sendQueue();
  }, EVERY);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sync]")) sendQueue();
  });
}

/* Keep the page that works alone, with all it needs, for whoever is signed in now. */
export async function keepShell() {
  const { shift, tone } = document.body.dataset;
  if (!("serviceWorker" in navigator) || tone === "offline" || keptFor === shift) return;
  keptFor = shift;
  try {
    await navigator.serviceWorker.register("/till/worker.js", { scope: "/till" });
    await fetchShell();
  } catch {
    keptFor = null; // the line broke meanwhile: the next page tries again
  }
}

async function fetchShell() {
  const answer = await fetch("/till/offline");
  if (!answer.ok || answer.redirected) throw new Error("nobody is signed in");
  const shell = await caches.open("till-shell");
  const page = pageIn(await answer.clone().text());
  const needed = [...page.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], script[src]")];
  await shell.addAll(needed.map((part) => part.getAttribute("href") ?? part.getAttribute("src")));
  await shell.put("/till/offline", answer);
}

/* Forget it: nobody is signed in. */
export async function forgetShell() {
  keptFor = null;
  if (document.body.dataset.tone !== "offline") await window.caches?.delete("till-shell");
}
