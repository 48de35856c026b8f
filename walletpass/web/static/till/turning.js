/* Turning the page: ask, put the answer's body in place of ours, tell whoever waits. */

import { keepSale } from "./keeping.js";
import { pageIn } from "./parsing.js";

let arrived = () => {};
let asking = null;

export function onArrival(callback) {
  arrived = callback;
}

/* Send a form as the browser would. A second press while one is on its way is the first. */
export async function submit(form, button = null) {
  if (asking === form) return;
  asking = form;
  const data = new FormData(form, button);
  const address = button?.hasAttribute("formaction") ? button.formAction : form.action;
  if (form.dataset.how) data.set("how", form.dataset.how);
  const isFile = form.enctype === "multipart/form-data";
  try {
    await turn(address, {
      method: "POST",
      body: isFile ? data : new URLSearchParams(data),
    });
  } catch {
    if (form.dataset.sale !== undefined && address === form.action) await keepSale(form);
    goOffline();
  } finally {
    asking = null;
  }
}

export async function visit(address) {
  try {
    await turn(address, {});
  } catch {
    goOffline();
  }
}

/* Ask for whose card this is, however it was shown. */
export async function find(what, how) {
  try {
    await turn("/till/find", { method: "POST", body: new URLSearchParams({ what, how }) });
  } catch {
    sessionStorage.setItem("till-scanned", what);
    goOffline();
  }
}

async function turn(address, wish) {
  const answer = await fetch(address, { ...wish, credentials: "same-origin" });
  if (answer.status >= 502 && answer.status <= 504) throw new Error("nobody there");
  show(await answer.text(), answer.url);
}

export function show(text, address) {
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
  if (location.pathname !== "/till/offline") location.assign("/till/offline");
}
