/* The page that adds a card: says "Added" by itself, copies the address, knows tablets.
   Everything here is a comfort: without it the page has a link to look again. */

const FIRST = 1500;       // milliseconds until the first look
const SLOWER = 1.3;       // each pause is this much longer
const LONGEST = 20_000;
const PATIENCE = 15 * 60_000;

const waiting = document.querySelector("[data-until-added]");
const done = document.querySelector("[data-when-added]");

if (waiting && !waiting.hidden) {
  waiting.querySelector("[data-check]")?.setAttribute("hidden", "");
  watch(waiting.dataset.untilAdded);
}

function watch(address) {
  const started = Date.now();
  let pause = FIRST;
  let timer = 0;

  const later = () => {
    clearTimeout(timer);
    if (document.hidden || Date.now() - started > PATIENCE) return;
    timer = setTimeout(look, pause);
    pause = Math.min(pause * SLOWER, LONGEST);
  };

  const look = async () => {
    try {
      const answer = await fetch(address, { headers: { Accept: "application/json" } });
      if (answer.ok && (await answer.json()).added) return show();
    } catch {
      // out of reach for a moment: look again later
    }
    later();
  };

  document.addEventListener("visibilitychange", () => {
    pause = FIRST; // back from Wallet: news are likely
    later();
  });
  later();
}

function show() {
  waiting.hidden = true;
  done.hidden = false;
}

for (const button of document.querySelectorAll("[data-copies]")) {
  const field = document.getElementById(button.dataset.copies);
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    field.select();
    await navigator.clipboard.writeText(field.value);
    button.querySelector("span").textContent = button.dataset.done;
  });
}

// An iPad introduces itself as a Mac, and has no Wallet for cards.
if (navigator.maxTouchPoints > 1) {
  document.querySelector("[data-not-on-tablet]")?.setAttribute("hidden", "");
}
