/* The page that works alone: checks what it can, and keeps the rest for later. */

import { keep, newKey, queued } from "./keeping.js";
import { answerFor } from "./sounds.js";

export function arriveOffline() {
  for (const form of document.querySelectorAll("[data-away]")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      take(form);
    });
  }
  const scanned = sessionStorage.getItem("till-scanned");
  const field = document.querySelector("[data-away] [name=number]");
  if (field && scanned) field.value = scanned;
  if (field) sessionStorage.removeItem("till-scanned");
}

async function take(form) {
  const told = Object.fromEntries(new FormData(form));
  const number = told.number.replace(/\s/g, "");
  if (!isNumber(number)) return complain(form, form.dataset.unfitNumber);
  const sale = await saleIn(form, told);
  if (!sale) return;
  await keep({ key: newKey(), number, ...sale });
  form.querySelector("[data-complaint]").hidden = true;
  form.reset();
  form.elements.number.focus();
  document.querySelector("[data-kept]").hidden = false;
  answerFor("good");
}

async function saleIn(form, told) {
  const amount = wholeIn(told.amount, Number(form.dataset.digits));
  if (!amount) return complain(form, form.dataset.unfitAmount);
  const sale = { amount, shown: told.amount, receipt: told.receipt.trim() };
  if (!told.points?.trim()) return sale;
  const points = wholeIn(told.points, Number(form.dataset.scale)) * 10 ** (2 - form.dataset.scale);
  if (!points) return complain(form, form.dataset.unfitPoints);
  const spent = (await queued()).reduce((sum, one) => sum + (one.points ?? 0), 0);
  if (spent + points > Number(form.dataset.allowance)) return complain(form, form.dataset.above);
  return { ...sale, points };
}

function complain(form, words) {
  const line = form.querySelector("[data-complaint]");
  line.hidden = false;
  line.querySelector("span").textContent = words;
  document.querySelector("[data-kept]").hidden = true;
  answerFor("attention");
}

/* The number under the code: thirteen digits, the last of which checks the others. */
function isNumber(text) {
  if (!/^29\d{11}$/.test(text)) return false;
  const total = [...text.slice(0, 12)].reduce((sum, d, place) => sum + d * (place % 2 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10 === Number(text[12]);
}

/* Whole smallest units of what was typed, without ever counting in fractions. */
function wholeIn(text, digits) {
  const found = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(text.replace(/\s/g, ""));
  if (!found) return 0;
  const rest = (found[2] ?? "").padEnd(2, "0");
  if (/[1-9]/.test(rest.slice(digits))) return 0;
  return Number(found[1] + rest.slice(0, digits));
}
