/* What was sold while nobody could be asked: kept here, told later, however often.

   A sale leaves the queue only when the server has told what became of it. Telling one
   twice does no harm: its key counts once. */

import { hear, now } from "./clock.js";
import { drop, put, queued } from "./queue.js";

export { queued };

const EVERY = 15_000; // milliseconds between two tries
const AT_ONCE = 20;
const LONGEST = 60_000;

let isHeard = document.body.dataset.tone !== "offline"; // by whoever should answer
let isNobody = false; // whether that says that nobody is signed in
let isFull = false; // whether a sale found no room here

/* Keep a sale under a key of its own. Fails where this device has no room for it. */
export async function keep(sale) {
  const { shift: staff, place } = document.body.dataset;
  const at = sale.at ?? now().toISOString();
  try {
    await put({ ...sale, staff, place, at });
    isFull = false;
  } catch (fault) {
    isFull = true;
    throw fault;
  } finally {
    await showQueue();
  }
}

export function newKey() {
  const chance = crypto.getRandomValues(new Uint8Array(10));
  return `away-${Array.from(chance, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

/* Keep what was confirmed but never answered: perhaps it arrived, its receipt will tell. */
export function keepSale(form) {
  const told = new FormData(form);
  return keep({
    key: newKey(),
    receipt: told.get("receipt"),
    number: form.dataset.number,
    amount: Number(form.dataset.total),
    shown: form.dataset.shown,
    lines: JSON.parse(form.dataset.lines),
    redemption: told.get("redemption") ?? "",
    is_quoted: true,
    at: told.get("at"),
  });
}

/* Tell what waits, one tab at a time; browsers that cannot agree on one tell it twice. */
export async function sendQueue() {
  if (!document.body.dataset.shift) {
    if (!isHeard) await tell([]);
  } else if ("locks" in navigator) {
    await navigator.locks.request("till-queue", { ifAvailable: true }, async (lock) => {
      if (lock) await sendAll();
    });
  } else await sendAll();
  await showQueue();
}

async function sendAll() {
  const waiting = await queued();
  if (!waiting.length && isHeard) return;
  do {
    const answers = await tell(waiting.splice(0, AT_ONCE));
    if (!answers) return;
    await drop(answers.filter(({ outcome }) => outcome !== "later").map(({ key }) => key));
  } while (waiting.length);
}

/* Return what became of these, nothing if nobody could say. */
async function tell(sales) {
  try {
    const answer = await fetch("/till/sync", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ sales }),
      signal: AbortSignal.timeout(LONGEST),
    });
    hear(answer);
    isHeard = answer.status < 500;
    isNobody = answer.redirected;
    return answer.ok && !isNobody ? (await answer.json()).answers : null;
  } catch {
    isHeard = false; // still nobody there
    return null;
  }
}

export async function showQueue() {
  const { place, shift } = document.body.dataset;
  const waiting = await queued();
  for (const part of document.querySelectorAll("[data-queued]")) {
    part.textContent = waiting.length;
    if (part.dataset.hidesAtNothing !== undefined) part.hidden = !waiting.length;
  }
  const isAway = (!navigator.onLine || !isHeard) && shift;
  showBanner(stateOf(place, shift, isAway), waiting.length, isFull || isAway);
  list(waiting);
}

function stateOf(place, shift, isAway) {
  if (isFull) return "full";
  if (!place) return "gone"; // the till that this device was
  if (isAway) return "away";
  return shift && !isNobody ? "waiting" : "nobody";
}

function showBanner(state, count, isUrgent) {
  const banner = document.querySelector("[data-offline]");
  if (!banner) return;
  for (const words of banner.querySelectorAll("[data-when]")) {
    words.hidden = words.dataset.when !== state;
  }
  banner.querySelector("b").hidden = !count;
  banner.hidden = !count && !isUrgent;
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
    hourCycle: "h23",
  });
  name.textContent = `${time} · …${sale.number.slice(-4)}`;
  figure.textContent = sale.shown ?? "";
  item.append(name, figure);
  return item;
}

/* Try again whenever the line may be back; *heard* is called when it is. */
export function follow(heard) {
  const again = async () => {
    await sendQueue();
    if (isHeard) heard();
  };
  addEventListener("online", again);
  addEventListener("offline", showQueue);
  setInterval(async () => {
    const isIdle = isHeard && document.body.dataset.tone !== "offline";
    if (!isIdle || (await queued()).length) again();
  }, EVERY);
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sync]")) again();
  });
}
