/* Large keys under the thumb: they type into one field, and the phone's own stay away. */

export function fit() {
  for (const pad of document.querySelectorAll("[data-keypad]")) {
    const field = document.getElementById(pad.dataset.keypad);
    pad.hidden = false;
    if (matchMedia("(pointer: coarse)").matches) field.inputMode = "none";
    pad.addEventListener("click", (event) => {
      const key = event.target.closest("[data-key]");
      if (key) press(field, key.dataset.key);
    });
  }
}

/* A field that mostly takes numbers: a phone shows its digits first, letters when asked. */
export function offerLetters() {
  if (!matchMedia("(pointer: coarse)").matches) return;
  for (const button of document.querySelectorAll("[data-letters]")) {
    const field = document.getElementById(button.dataset.letters);
    button.hidden = false;
    field.inputMode = "tel";
    button.addEventListener("click", () => {
      const hasLetters = field.inputMode === "tel";
      field.inputMode = hasLetters ? "text" : "tel";
      button.setAttribute("aria-pressed", String(hasLetters));
      field.blur(); // the keyboard comes up anew
      field.focus({ preventScroll: true });
    });
  }
}

function press(field, key) {
  const isWhole = field.dataset.wholeValue !== undefined && field.value === field.defaultValue;
  const text = isWhole ? "" : field.value; // what stood there was a proposal
  if (key === "erase") field.value = text.slice(0, -1);
  else if (!field.maxLength || text.length < field.maxLength) field.value = text + key;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus({ preventScroll: true });
}
