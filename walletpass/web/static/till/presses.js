/* A press meant for the page before is no press on this one: whoever presses twice, or
   holds a key down, must not confirm what they have not yet seen. */

const UNSEEN = 300; // milliseconds in which nobody has read a page

export function settle() {
  const body = document.body;
  const seen = () => delete body.dataset.turning;
  body.dataset.turning = ""; // its buttons and links take no pointer meanwhile
  setTimeout(seen, UNSEEN);
  body.addEventListener("input", seen, { once: true }); // whoever types has seen it
  body.addEventListener("keydown", (event) => event.key === "Enter" || seen());
}

export function isForPageBefore(event) {
  return event.repeat || document.body.dataset.turning !== undefined;
}
