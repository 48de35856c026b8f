/* A scanner that types: a burst of characters no hand could type, ended by Enter.

   Wherever the cursor stands, what was scanned does not stay in that field. */

import { fillNumber } from "./away.js";
import { isForPageBefore } from "./presses.js";
import { find } from "./turning.js";

const FASTEST_HAND = 60; // milliseconds between two keys
const SHORTEST = 6;
const WHOLE = 13; // digits of a card's number

let burst = "";
let last = 0;
let before = null; // the field the burst ran into, and what it held

export function listen() {
  document.addEventListener("keydown", heard, true);
}

function heard(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isSwift = event.timeStamp - last < FASTEST_HAND;
  last = event.timeStamp;
  if (event.key === "Enter" || event.key === "Tab") {
    if (isSwift && burst.length >= SHORTEST) scanned(event);
    else if (event.key === "Enter" && isForPageBefore(event)) event.preventDefault();
    else if (event.key === "Tab" && endsWholeNumber(event)) {
      event.preventDefault();
      event.target.form.requestSubmit();
    }
    burst = "";
    return;
  }
  if (event.key.length !== 1) return;
  if (!isSwift || !burst) begin();
  burst += event.key;
}

function begin() {
  burst = "";
  const field = document.activeElement;
  before = field instanceof HTMLInputElement ? { field, text: field.value } : null;
}

/* A scanner over the air may type as slowly as a hand: what it ends is found as if typed. */
function endsWholeNumber(event) {
  const field = event.target;
  return !event.shiftKey && field.name === "what" && field.value.length === WHOLE && !/\D/.test(field.value);
}

function scanned(event) {
  const field = before?.field;
  if (field && (field.name === "receipt" || field.dataset.takesScans !== undefined)) {
    const next = document.getElementById(field.dataset.takesScans ?? "");
    if (next) event.preventDefault(); // there is more to type before it is sent
    return next?.focus();
  }
  if (field?.name === "what") {
    // it is going where it belongs: a slow scanner's first half stands there already
    field.form.dataset.how = "wedge";
    if (burst.length >= WHOLE) field.value = burst;
    if (event.key === "Enter") return;
    event.preventDefault(); // a scanner that ends with a tab means the same
    return field.form.requestSubmit();
  }
  const isAlone = document.body.dataset.tone === "offline";
  if (!document.body.dataset.shift || (isAlone && !document.querySelector("[data-away]"))) return;
  event.preventDefault();
  event.stopPropagation();
  if (before) before.field.value = before.text;
  if (isAlone) fillNumber(burst);
  else find(burst, "wedge");
}
