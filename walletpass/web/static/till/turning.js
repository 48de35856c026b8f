/* Turning the page: ask, put the answer's body in place of ours, tell whoever waits. */

import { hear } from "./clock.js";
import { keepSale, showQueue } from "./keeping.js";
import { pageIn } from "./parsing.js";

const LONGEST = 20_000; // milliseconds; then nobody is there
const LONGEST_PICTURE = 60_000;

let arrived = () => {};
let asking = null;
let turn = 0; // which wish for a page is the last; what an earlier one brings comes too late

export function onArrival(callback) {
  arrived = callback;
}

/* Send a form as the browser would. A second press while one is on its way is the first. */
export async function submit(form, button = null) {
  if (asking === form) return;
  asking = form;
  turn += 1;
  const data = new FormData(form, button);
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  if (form.dataset.how) data.set("how", form.dataset.how);
  const isFile = form.enctype === "multipart/form-data";
  const isSale = form.dataset.sale !== undefined && address === form.action;
  const wish = { method: "POST", body: isFile ? data : new URLSearchParams(data) };
  try {
    const answer = await ask(address, wish, isFile ? LONGEST_PICTURE : LONGEST);
    const next = await answer.text();
    if (isSale && !isTold(answer, next)) await keepFor(form, answer, next);
    else show(next, answer.url);
  } catch {
    if (isSale) await keepFor(form);
    else {
      leaveForAway({ number: form.dataset.number, amount: data.get("amount") });
      goOffline();
    }
  } finally {
    asking = null;
  }
}

/* Tell whether the answer says what became of a sale. An error of ours, or a page for
   nobody signed in, does not. */
function isTold(answer, next) {
  const isOurs = answer.status >= 500 || answer.status === 429;
  return !isOurs && pageIn(next).body.dataset.shift !== undefined;
}

/* Keep a sale that was never answered, and go where that is said. */
async function keepFor(form, answer = null, next = "") {
  try {
    await keepSale(form);
  } catch {
    document.body.dataset.tone = "stop"; // the banner says that there is no room
    return scrollTo(0, 0);
  }
  const isSignedOut = answer !== null && answer.status < 500 && answer.status !== 429;
  if (isSignedOut) return show(next, answer.url);
  leaveForAway({ kept: true });
  goOffline();
}

/* Leave word for the page that works alone. */
function leaveForAway(word) {
  sessionStorage.setItem("till-left", JSON.stringify(word));
}

export function visit(address) {
  return turnTo(address);
}

/* Ask for whose card this is, however it was shown. */
export async function find(what, how) {
  const wish = { method: "POST", body: new URLSearchParams({ what, how }) };
  await turnTo("/till/find", wish, { number: what });
}

/* Show a page, unless another was asked for meanwhile: who pressed twice types already. */
async function turnTo(address, wish = {}, word = null) {
  const mine = (turn += 1);
  try {
    const answer = await ask(address, wish);
    const next = await answer.text();
    if (mine === turn) show(next, answer.url);
  } catch {
    if (mine !== turn) return;
    if (word) leaveForAway(word);
    goOffline();
  }
}

async function ask(address, wish = {}, longest = LONGEST) {
  const signal = AbortSignal.timeout(longest);
  const answer = await fetch(address, { ...wish, credentials: "same-origin", signal });
  if (answer.status >= 502 && answer.status <= 504) throw new Error("nobody there");
  hear(answer);
  return answer;
}

export function show(text, address) {
  turn += 1;
  const next = pageIn(text);
  // the cursor goes where data-landing says; only a page loaded whole needs the other
  for (const field of next.querySelectorAll("[autofocus]")) field.removeAttribute("autofocus");
  document.title = next.title;
  document.documentElement.lang = next.documentElement.lang;
  document.body.replaceWith(document.adoptNode(next.body));
  history.pushState(null, "", address);
  scrollTo(0, 0);
  arrived(false);
}

function goOffline() {
  if (document.body.dataset.tone === "offline") showQueue();
  else location.assign("/till/offline");
}
