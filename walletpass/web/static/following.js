/* A page that follows what it shows: asks again while somebody looks, changes only what
   changed, and leaves a plain link for those without scripts. */

import { dress } from "./dressing.js";

const PAUSE = 3000; // milliseconds between two looks
const SLOWER = 1.15; // each quiet look makes the next one later
const LONGEST = 30_000;

let part = document.querySelector("[data-follows]");
let tag = "";
let pause = PAUSE;
let timer = 0;

async function look() {
  part = document.querySelector("[data-follows]"); // another script may have redrawn it
  if (!part) return later();
  try {
    const answer = await fetch(part.dataset.follows, {
      headers: tag ? { "If-None-Match": tag } : {},
      cache: "no-store",
    });
    if (answer.redirected || answer.status === 401) return turn();
    if (answer.ok) show(answer.headers.get("ETag"), await answer.text());
  } catch {
    // out of reach for a moment: look again later
  }
  later();
}

function turn() {
  if (document.activeElement?.matches("input, select, textarea")) return later(); // somebody writes
  location.reload();
}

function show(newTag, text) {
  const isFirst = !tag;
  tag = newTag;
  if (isFirst && same(text)) return mark();
  part.innerHTML = text;
  pause = PAUSE;
  dress(part);
  mark();
}

function same(text) {
  const other = document.createElement("div");
  other.innerHTML = text;
  return other.textContent.replace(/\s+/g, " ").trim()
    === part.textContent.replace(/\s+/g, " ").trim();
}

function mark() {
  part.querySelector("[data-following]")?.removeAttribute("hidden");
}

function later() {
  clearTimeout(timer);
  if (document.hidden) return;
  timer = setTimeout(look, pause);
  pause = Math.min(pause * SLOWER, LONGEST);
}

document.addEventListener("visibilitychange", () => {
  pause = PAUSE;
  if (!document.hidden) look();
});
mark();
later();
