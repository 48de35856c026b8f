/* The editor saves itself while somebody types, one answer after the other, and takes the
   parts that changed from the answer. Without it every button saves the form as well. */

import { dress } from "./dressing.js";
import { fill } from "./filling.js";

const PAUSE = 600; // milliseconds of rest before saving

const form = document.querySelector("[data-saves]");
const state = form.querySelector("[data-state]");
let address = form.action;
let timer = 0;
let saving = null; // the save under way, if any
let isAgain = false; // whether something was typed meanwhile

function later() {
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
}

async function save() {
  clearTimeout(timer);
  if (saving) {
    isAgain = true;
    return saving;
  }
  state.textContent = form.dataset.saving;
  saving = send();
  await saving;
  saving = null;
  if (isAgain) {
    isAgain = false;
    await save();
  }
}

async function send() {
  try {
    const answer = await fetch(address, { method: "POST", body: new FormData(form) });
    const page = parsed(await answer.text());
    state.textContent = form.dataset[take(page) ? outcome(answer) : "unsaved"];
  } catch {
    state.textContent = form.dataset.unsaved;
  }
}

function outcome(answer) {
  if (answer.ok) return "saved";
  return answer.status === 422 ? "unfit" : "unsaved";
}

/* Another answer's style elements carry another nonce, and are not wanted here. */
function parsed(text) {
  const plain = text.replace(/<style[^>]*>[^<]*<\/style>/g, "");
  return new DOMParser().parseFromString(plain, "text/html");
}

function take(page) {
  const fresh = page.querySelector("[data-saves]");
  if (!fresh) return false;
  form.elements.stamp.value = fresh.querySelector("[name=stamp]").value;
  for (const part of document.querySelectorAll("[data-part]")) {
    const other = page.querySelector(`[data-part="${part.dataset.part}"]`);
    if (!other || other.innerHTML === part.innerHTML) continue;
    // What is told of the same as before has been filled in since, and stays.
    if (other.dataset.of && other.dataset.of === part.dataset.of) continue;
    part.dataset.of = other.dataset.of ?? "";
    part.innerHTML = other.innerHTML;
    fill(part);
  }
  for (const input of form.querySelectorAll("[aria-describedby]")) {
    input.ariaInvalid = page.getElementById(input.id)?.ariaInvalid ?? null;
  }
  dress(document);
  return true;
}

form.addEventListener("input", (event) => {
  const { colours } = event.target.dataset;
  if (colours) {
    for (const card of document.querySelectorAll("[data-part=preview] .pass")) {
      card.style.setProperty(`--pass-${colours}`, event.target.value);
    }
  }
  later();
});

form.addEventListener("submit", async (event) => {
  const { submitter } = event;
  clearTimeout(timer);
  if (submitter?.dataset.shows) {
    event.preventDefault();
    const asked = new URL(address);
    asked.searchParams.set("preview", submitter.dataset.shows);
    address = asked.href;
    for (const other of document.querySelectorAll("[data-shows]")) {
      other.setAttribute("aria-pressed", String(other === submitter));
    }
    await save();
  } else if (saving) {
    event.preventDefault(); // its answer brings the word that this form must carry
    await saving;
    form.requestSubmit(submitter);
  }
});

/* Where an address points into a folded part, unfold it. */
function unfold() {
  const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  for (let part = place?.closest("details"); part; part = part.parentElement.closest("details")) {
    part.open = true;
  }
  place?.scrollIntoView();
}

addEventListener("hashchange", unfold);
unfold();
