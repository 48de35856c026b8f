/* A long list of ticks, looked through by letters. Without scripts it is a list that scrolls.

   What is ticked stays ticked and in sight, whatever is looked for. */

function choose(choice) {
  const box = choice.querySelector("[data-filters]");
  const none = choice.querySelector("[data-none]");
  const count = choice.querySelector("[data-count]");
  const ticks = [...choice.querySelectorAll("label.tick")];
  const plain = (text) =>
    text.toLowerCase().replaceAll("ł", "l").normalize("NFD").replace(/\p{M}/gu, "");
  const sift = () => {
    const wanted = plain(box.value).split(/\s+/).filter(Boolean);
    for (const tick of ticks) {
      const text = plain(tick.textContent);
      tick.hidden = !tick.control.checked && !wanted.every((part) => text.includes(part));
    }
    none.hidden = ticks.some((tick) => !tick.hidden);
  };
  const tell = () => {
    count.textContent = ticks.filter((tick) => tick.control.checked).length;
  };
  box.closest("[hidden]").hidden = false;
  box.addEventListener("input", sift);
  box.addEventListener("keydown", (press) => {
    if (press.key === "Enter") press.preventDefault(); // it looks, and sends nothing yet
  });
  choice.addEventListener("change", ({ target }) => {
    if (target === box) return;
    tell();
    const some = document.querySelector("input[name=where][value=some]");
    if (some && target.checked) some.checked = true;
  });
  for (const where of document.querySelectorAll("input[name=where]")) {
    where.addEventListener("change", () => { choice.open = where.value === "some"; });
  }
}

for (const choice of document.querySelectorAll("[data-choice]")) choose(choice);
