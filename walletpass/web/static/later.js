/* Fills in what takes long to find out, one after the other, once the page is there.
   Without it each place holds a link to where the same is told. */

for (const place of document.querySelectorAll("[data-later]")) {
  place.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(place.dataset.later, { cache: "no-store" });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch {
    // out of reach: the link stays
  }
  place.removeAttribute("aria-busy");
}
