/* What time it is at the server's, as far as this device could ever hear.

   A till's own clock may be wrong by hours; what is sold offline happened when it did. */

const HEARD = "till-clock"; // how far the server's clock is ahead, in milliseconds
const A_JOURNEY = 60_000; // less is what an answer takes on its way

export function hear(answer) {
  const told = Date.parse(answer.headers.get("Date") ?? "");
  if (Number.isNaN(told)) return;
  const ahead = told - Date.now();
  if (Math.abs(ahead) < A_JOURNEY) localStorage.removeItem(HEARD);
  else localStorage.setItem(HEARD, ahead);
}

export function now() {
  return new Date(Date.now() + Number(localStorage.getItem(HEARD) ?? 0));
}
