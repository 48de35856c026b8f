/* What the points typed would pay, told while they are typed. */

export function weigh() {
  const place = document.querySelector("[data-worth]");
  if (!place) return;
  const field = document.getElementById(place.querySelector("output").htmlFor.value);
  if (field === document.activeElement) field.select();
  field.addEventListener("input", () => tell(place, field.value));
}

function tell(place, typed) {
  const { worth, points, digits, currency } = place.dataset;
  const hundredths = Math.round(Number(typed.replace(/\s/g, "").replace(",", ".")) * 100);
  const minor = Math.floor((hundredths * Number(worth)) / Number(points));
  const money = new Intl.NumberFormat(document.documentElement.lang, { style: "currency", currency });
  const isAmount = Number.isSafeInteger(minor) && minor >= 0;
  place.querySelector("output").value = isAmount ? money.format(minor / 10 ** digits) : "";
}
