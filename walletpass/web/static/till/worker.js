/* Looks after the till's pages when the line is bad: what was kept stands in. */

const SHELL = "till-shell";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  const path = new URL(request.url).pathname;
  if (request.mode === "navigate") event.respondWith(page(request));
  else if (path.startsWith("/static/")) event.respondWith(part(request));
});

async function page(request) {
  const kept = () => caches.match("/till/offline", { cacheName: SHELL });
  try {
    const answer = await fetch(request);
    const isNobodyThere = answer.status >= 502 && answer.status <= 504;
    return (isNobodyThere && (await kept())) || answer;
  } catch {
    return (await kept()) ?? Response.error();
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: SHELL })) ?? Response.error();
  }
}
