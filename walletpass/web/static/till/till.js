/* The till's page: every step is a plain form, and this makes it quick.

   The next page's body takes the place of this one's without loading anything anew, so the
   sound stays allowed, the camera comes up at once, and a lost line is noticed. */

import { watch as watchCamera } from "./camera.js";
import { fit as fitKeypads, offerLetters } from "./keypad.js";
import { offerSteps } from "./pieces.js";
import { settle } from "./presses.js";
import { answerFor, sound } from "./sounds.js";
import { arriveOffline, isDone } from "./away.js";
import { follow, sendQueue, showQueue } from "./keeping.js";
import { keepShell } from "./shell.js";
import { onArrival, submit, visit } from "./turning.js";
import { listen } from "./wedge.js";
import { weigh } from "./worth.js";

function arrive(isFirst) {
  const body = document.body;
  if (!isFirst) settle();
  if (!isFirst || body.dataset.tone !== "calm") answerFor(body.dataset.tone);
  document.querySelector("[data-landing]")?.focus({ preventScroll: true });
  fitKeypads();
  offerLetters();
  offerSteps();
  weigh();
  watchCamera();
  countDown();
  arriveOffline();
  showQueue();
  keepShell();
  sendQueue();
}

function countDown() {
  const form = document.querySelector("[data-undo]");
  if (!form) return;
  const until = performance.now() + Number(form.dataset.undo) * 1000;
  const timer = setInterval(() => {
    const left = Math.ceil((until - performance.now()) / 1000);
    if (!form.isConnected) return clearInterval(timer);
    if (left <= 0) {
      clearInterval(timer);
      return form.remove();
    }
    form.querySelector("[data-seconds]").textContent = left;
  }, 250);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.away !== undefined || form.dataset.whole !== undefined) return;
  event.preventDefault();
  submit(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const isPlain = !(event.metaKey || event.ctrlKey || event.shiftKey || event.button);
  if (!link || !isPlain || link.origin !== location.origin) return;
  if (!link.pathname.startsWith("/till")) return;
  event.preventDefault();
  visit(link.href);
});

document.addEventListener("change", (event) => {
  const form = event.target.closest("[data-picture]");
  if (form && event.target.files.length) submit(form);
});

addEventListener("popstate", () => location.reload());
document.addEventListener("pointerdown", () => sound(), { once: true });
document.addEventListener("keydown", () => sound(), { once: true });

onArrival(arrive);
listen();
follow(() => {
  if (document.body.dataset.tone === "offline" && isDone()) visit("/till");
});
arrive(true);
