/* Counting pieces with a thumb: one fewer, one more, never more than there are. */

export function offerSteps() {
  for (const place of document.querySelectorAll("[data-pieces]")) {
    const field = place.querySelector("input");
    for (const button of place.querySelectorAll("[data-step]")) {
      button.hidden = false;
      button.addEventListener("click", () => step(field, Number(button.dataset.step)));
    }
  }
}

function step(field, by) {
  const typed = Math.round(Number(field.value.replace(",", "."))) || 0;
  field.value = Math.min(Number(field.dataset.most), Math.max(1, typed + by));
}
