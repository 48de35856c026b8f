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
  try {
    return await fetch(request);
  } catch {
    return (await caches.match("/till/offline", { cacheName: SHELL })) ?? Response.error();
  }
}

async function part(request) {
  try {
    return await fetch(request);
  } catch {
    return (await caches.match(request, { cacheName: SHELL })) ?? Response.error();
  }
}
