/* The table comes alive: presses without leaving the page, and news as they arrive.
   Without this every button is an ordinary form, and the page shows one moment. */

const CLOSELY = 150;     // milliseconds between looks while something is under way
const IDLY = 3_000;      // and otherwise: somebody may sell over the API
const STEP = 110;        // between two steps lighting up

const body = document.querySelector("[data-demo]");
const way = document.querySelector("[data-way]");
const calm = matchMedia("(prefers-reduced-motion: reduce)");
let seen = "";           // the state last shown
let timer = 0;
let lighting = [];       // timers of steps yet to light up

look();
setInterval(tick, 5_000);
document.addEventListener("visibilitychange", () => document.hidden ? clearTimeout(timer) : look());

for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    press(form, event.submitter);
  });
}

async function press(form, button) {
  const fields = new URLSearchParams(new FormData(form, button));
  clearTimeout(timer);
  const answer = fetch(form.action, { method: "POST", body: fields, headers: { Accept: "application/json" } });
  if (form.querySelector("[name=who]")) darken(), bring(fields.get("who"));
  await take(answer);
}

async function look() {
  clearTimeout(timer);
  await take(fetch(body.dataset.state, { headers: { Accept: "application/json" } }));
}

async function take(asked) {
  let pause = IDLY;
  try {
    const answer = await asked;
    if (answer.ok) {
      const text = await answer.text();
      const state = JSON.parse(text);
      if (state.busy) pause = CLOSELY;
      if (text !== seen) await show(state);
      seen = text;
    }
  } catch {
    // the demo has stopped, or starts again: look again later
  }
  clearTimeout(timer);
  if (!document.hidden) timer = setTimeout(look, pause);
}

async function show(state) {
  showTill(state.till);
  showWay(state.way);
  document.querySelector("[data-published]").textContent = state.studio.sentence;
  await Promise.all(state.phones.map(showPhone));
}

async function showPhone(phone) {
  const seat = document.querySelector(`[data-seat="${phone.number}"]`);
  seat.querySelector("[data-behind]").hidden = !phone.behind;
  for (const button of seat.querySelectorAll("[name=switch]")) {
    button.setAttribute("aria-pressed", String(phone[button.value]));
  }
  const balance = document.querySelector(`[data-balance="${phone.number}"]`);
  balance.value = phone.balance;
  balance.textContent = phone.balance.toLocaleString(document.documentElement.lang);
  await showScreen(seat, phone);
}

async function showScreen(seat, phone) {
  const screen = seat.querySelector("[data-screen]");
  if (screen.dataset.screen === phone.screen) return;
  const answer = await fetch(screen.dataset.address);
  if (!answer.ok) return;
  const isTold = phone.notices > Number(screen.dataset.notices);
  screen.innerHTML = await answer.text();
  screen.dataset.screen = phone.screen;
  screen.dataset.notices = phone.notices;
  for (const [name, colour] of Object.entries(phone.colours ?? {})) {
    seat.style.setProperty(`--pass-${name}`, colour);
  }
  screen.classList.remove("is-told");
  if (isTold) {
    void screen.offsetWidth; // begin the animation anew
    screen.classList.add("is-told");
  }
}

function showTill(till) {
  const last = document.querySelector("[data-last]");
  if (till.acts.length) {
    last.textContent = till.acts[0].sentence;
    last.classList.toggle("is-refused", till.acts[0].refused);
  }
  document.querySelector("[data-undo]").disabled = !till.undo;
}

function showWay(told) {
  if (!told) return;
  if (way.dataset.way !== told.source) darken();
  way.dataset.way = told.source;
  const steps = [...way.querySelectorAll("[data-step]")].filter((step) => told.steps[step.dataset.step]);
  const fresh = steps.filter((step) => !step.dataset.told);
  const write = (step) => {
    step.querySelector("[data-seconds]").textContent = told.steps[step.dataset.step].text;
  };
  steps.filter((step) => step.classList.contains("is-done")).forEach(write);
  const waiting = lighting.length;
  fresh.forEach((step, place) => {
    step.dataset.told = "yes";
    later(() => {
      step.classList.add("is-done");
      write(step);
    }, waiting + place);
  });
  later(() => {
    way.dataset.ending = told.ending;
    way.querySelector("[data-ending-words]").textContent = told.sentence;
    steps.forEach(write);
  }, waiting + fresh.length);
}

/* Steps light up one after another, however fast they really were. */
function later(act, place) {
  if (calm.matches) return act();
  const handle = setTimeout(() => {
    lighting = lighting.filter((other) => other !== handle);
    act();
  }, place * STEP);
  lighting.push(handle);
}

function darken() {
  lighting.forEach(clearTimeout);
  lighting = [];
  way.dataset.ending = "running";
  for (const step of way.querySelectorAll("[data-step]")) {
    delete step.dataset.told;
    step.classList.remove("is-done");
    step.querySelector("[data-seconds]").textContent = "";
  }
}

/* On a narrow page, bring the phone into view that is about to ring. */
function bring(number) {
  const seat = document.querySelector(`[data-seat="${number}"]`);
  const seats = document.querySelector("[data-seats]");
  if (!seat || seats.scrollWidth <= seats.clientWidth) return;
  const left = seat.offsetLeft - (seats.clientWidth - seat.offsetWidth) / 2;
  seats.scrollTo({ left, behavior: calm.matches ? "auto" : "smooth" });
}

function tick() {
  const now = new Date();
  for (const screen of document.querySelectorAll("[data-language]")) {
    const say = (how) => new Intl.DateTimeFormat(screen.dataset.language, { timeZone: "Europe/Warsaw", ...how }).format(now);
    const clock = screen.querySelector("[data-clock]");
    if (clock) clock.textContent = say({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  }
}
