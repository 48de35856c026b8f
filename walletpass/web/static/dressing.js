/* Gives a drawn card its colours, where a style element may not bring them. */

const COLOURS = ["background", "foreground", "label"];

export function dress(part) {
  for (const cover of part.querySelectorAll("[data-pass-background]")) {
    for (const card of cover.querySelectorAll(".pass")) {
      for (const colour of COLOURS) {
        const value = cover.dataset[`pass${colour[0].toUpperCase()}${colour.slice(1)}`];
        card.style.setProperty(`--pass-${colour}`, value);
      }
    }
  }
}
