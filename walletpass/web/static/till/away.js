/* The page that works alone: checks what it can, and keeps the rest for later. */

import { keep, newKey, queued } from "./keeping.js";
import { answerFor } from "./sounds.js";

let isChecking = false; // whether the points of the sale typed here may be spent
let keeping = 0; // sales on their way into the queue

export function arriveOffline() {
  const form = document.querySelector("[data-away]");
  if (!form) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    take(form);
  });
  const { kept, number, amount } = JSON.parse(sessionStorage.getItem("till-left") ?? "{}");
  sessionStorage.removeItem("till-left");
  if (amount) form.elements.amount.value = amount;
  if (kept) sayKept();
  if (number && isNumber(number)) fillNumber(number);
}

/* Tell whether this page may be left: nobody has begun to type, and all is kept. */
export function isDone() {
  return keeping === 0 && isUntouched();
}

function isUntouched() {
  const form = document.querySelector("[data-away]");
  return !form || [...form.querySelectorAll("input")].every((field) => !field.value);
}

/* Put what was scanned where it belongs; the amount comes next. */
export function fillNumber(scanned) {
  const text = plain(scanned);
  const form = document.querySelector("[data-away]");
  if (!isNumber(text)) return complain(form, form.dataset.unfitNumber);
  form.elements.number.value = text;
  form.querySelector("[data-complaint]").hidden = true;
  form.elements.amount.focus();
}

/* Keep the sale; its form is empty at once, so that what is typed next is the next one. */
async function take(form) {
  if (isChecking || (isUntouched() && isJustKept())) return; // a second press is the first
  const told = Object.fromEntries(new FormData(form));
  const sale = saleIn(form, told);
  if (!sale || (sale.points !== undefined && !(await isAllowed(sale, form)))) return;
  clear(form, told);
  keeping += 1;
  try {
    await keep({ key: newKey(), ...sale });
    if (isComplaining(form)) return; // about the next one, and that must be read
    sayKept();
    answerFor("good");
  } catch {
    const isFree = isUntouched();
    if (isFree) putBack(form, told);
    const which = isFree ? "" : ` ${sale.number} · ${sale.shown}`;
    complain(form, form.dataset.full + which, "stop");
  } finally {
    keeping -= 1;
  }
}

/* Empty the form, but for what came in while this sale was checked: it is the next one's. */
function clear(form, told) {
  const now = Object.fromEntries(new FormData(form));
  const next = Object.entries(now).filter(([name, text]) => text !== told[name]);
  form.reset();
  form.querySelector("[data-complaint]").hidden = true;
  putBack(form, Object.fromEntries(next));
  form.elements[form.elements.number.value ? "amount" : "number"].focus();
}

function isComplaining(form) {
  return !form.querySelector("[data-complaint]").hidden;
}

function isJustKept() {
  return keeping > 0 || !document.querySelector("[data-kept]").hidden;
}

function putBack(form, told) {
  for (const [name, text] of Object.entries(told)) form.elements[name].value = text;
}

/* Tell whether the points of a sale may be spent here and now; say so if they may not. */
async function isAllowed(sale, form) {
  isChecking = true;
  try {
    const { points, amount } = sale;
    const fault = points ? await faultIn(points, amount, form) : form.dataset.unfitPoints;
    if (fault) complain(form, fault);
    return !fault;
  } catch {
    complain(form, form.dataset.full, "stop");
    return false;
  } finally {
    isChecking = false;
  }
}

function sayKept() {
  document.querySelector("[data-complaint]").hidden = true;
  document.querySelector("[data-kept]").hidden = false;
}

function saleIn(form, told) {
  const number = plain(told.number);
  if (!isNumber(number)) return complain(form, form.dataset.unfitNumber);
  if (!told.amount) return form.elements.amount.focus(); // a scanner ended the number
  const amount = wholeIn(told.amount, Number(form.dataset.digits));
  if (!amount || amount > Number(form.dataset.most)) return complain(form, form.dataset.unfitAmount);
  const sale = { number, amount, shown: told.amount, receipt: told.receipt.trim() };
  if (!told.points?.trim()) return sale;
  const points = wholeIn(told.points, Number(form.dataset.scale)) * 10 ** (2 - form.dataset.scale);
  return { ...sale, points };
}

/* Return why these points may not be spent here and now, if there is a reason. */
async function faultIn(points, amount, form) {
  const { allowance, above, minimum, few, share, much } = form.dataset;
  const terms = form.querySelector("[data-worth]").dataset;
  const spent = (await queued()).reduce((sum, one) => sum + (one.points ?? 0), 0);
  if (spent + points > Number(allowance)) {
    const left = Math.max(0, allowance - spent) / 100;
    return above.replace("{left}", left.toLocaleString(document.documentElement.lang));
  }
  if (points < Number(minimum)) return few;
  const money = Math.floor((points * terms.worth) / terms.points);
  return money * 10_000 > amount * share ? much : "";
}

function complain(form, words, tone = "attention") {
  const line = form.querySelector("[data-complaint]");
  line.hidden = false;
  line.querySelector("span").textContent = words;
  line.scrollIntoView({ block: "nearest" });
  document.querySelector("[data-kept]").hidden = true;
  answerFor(tone);
}

/* Leave out what some scanners put before a code, to tell which kind it is of. */
function plain(text) {
  return text.replace(/\s/g, "").replace(/^\][A-Za-z][0-9A-Za-z]/, "");
}

/* The number under the code: thirteen digits, the last of which checks the others. */
function isNumber(text) {
  if (!/^29\d{11}$/.test(text)) return false;
  const total = [...text.slice(0, 12)].reduce((sum, d, place) => sum + d * (place % 2 ? 3 : 1), 0);
  return (10 - (total % 10)) % 10 === Number(text[12]);
}

/* Whole smallest units of what was typed, without ever counting in fractions. */
function wholeIn(text, digits) {
  const found = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(text.replace(/\s/g, ""));
  if (!found || found[2]?.length > Math.max(digits, 2)) return 0; // more would group
  const rest = (found[2] ?? "").padEnd(3, "0");
  if (/[1-9]/.test(rest.slice(digits))) return 0;
  return Number(found[1] + rest.slice(0, digits));
}
