/* Looks after the till's pages when the line is bad: what was kept stands in. */

const SHELL = "till-shell";
const AWAY = "/till/offline";
const LONGEST = 10_000; // milliseconds; a server that hangs is nobody
const LONGEST_PART = 3_000;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate") event.respondWith(page(request, path));
  else if (path.startsWith("/static/")) event.respondWith(part(request));
});

const kept = (what) => caches.match(what, { cacheName: SHELL });

/* Whoever goes to the page that works alone has found nobody already. */
async function page(request, path) {
  if (path === AWAY) return (await kept(AWAY)) ?? fetch(request);
  const answer = await inTime(request, AWAY, LONGEST);
  const isNobodyThere = answer.status >= 502 && answer.status <= 504;
  return (isNobodyThere && (await kept(AWAY))) || answer;
}

const part = (request) => inTime(request, request, LONGEST_PART);

/* Return the server's answer, or what was kept instead if it fails or takes too long. */
async function inTime(request, instead, longest) {
  const tooLong = async () => {
    await new Promise((later) => setTimeout(later, longest));
    return (await kept(instead)) ?? new Promise(() => {}); // no better than waiting on
  };
  try {
    return await Promise.race([fetch(request), tooLong()]);
  } catch {
    return (await kept(instead)) ?? Response.error();
  }
}
