/* Fills the places of a page that take long to find out, one after the other. */

export async function fill(within) {
  for (const place of within.querySelectorAll("[data-later]")) {
    place.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(place.dataset.later, { cache: "no-store" });
      if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
    } catch {
      // out of reach: the link stays
    }
    place.removeAttribute("aria-busy");
  }
}
