/* The page that works alone, kept with all it needs for whoever is signed in now, or for
   nobody: who comes in without a line reads what now. */

import { pageIn } from "./parsing.js";

const SHELL = "till-shell";
const FRESH = 300_000; // milliseconds; then the owner may have decided otherwise

let keptFor = null; // whose page the browser has already
let keptAt = 0;

export async function keepShell() {
  const { shift = "", place, tone } = document.body.dataset;
  if (!("serviceWorker" in navigator) || tone === "offline") return;
  if (keptFor === shift && performance.now() - keptAt < FRESH) return;
  try {
    if (keptFor !== shift && !shift) await caches.delete(SHELL); // they are gone, line or not
    if (!place) return;
    [keptFor, keptAt] = [shift, performance.now()];
    await navigator.serviceWorker.register("/till/worker.js", { scope: "/till" });
    await fetchShell();
    await navigator.storage?.persist?.(); // what waits here must not make room for others
  } catch {
    keptFor = null; // the line broke meanwhile: the next page tries again
  }
}

async function fetchShell() {
  const answer = await fetch("/till/offline");
  if (!answer.ok || answer.redirected) throw new Error("this device is no till");
  const shell = await caches.open(SHELL);
  const page = pageIn(await answer.clone().text());
  const needed = [...page.querySelectorAll("link[rel=stylesheet], link[rel=modulepreload], script[src]")];
  await shell.addAll(needed.map((part) => part.getAttribute("href") ?? part.getAttribute("src")));
  await shell.put("/till/offline", answer);
}
