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

function press(field, key) {
  const text = field.value;
  if (key === "erase") field.value = text.slice(0, -1);
  else if (!field.maxLength || text.length < field.maxLength) field.value = text + key;
  field.focus({ preventScroll: true });
}
