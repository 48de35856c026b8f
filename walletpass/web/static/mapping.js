/* Maps of shops, over Leaflet: all of them, or one whose point is picked.

   The list beside the map is its equal: it says the same, and what is on the map is read
   from it. Without scripts a drawing stands in the map's place. Nothing is asked of
   another host, unless the page names one that tiles come from. */

const { L } = window;
const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
const CLOSE = 14; // from this zoom on, how far a phone looks is drawn
const DOOR = 16; // a single shop is shown so near
const MOST_NAMED = 12; // with more, names come when asked for
const APART = 90; // pixels between two lines at least, where there are no tiles
const STEPS = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 45];
const NEIGHBOURS = 5; // other shops that are in sight around one
const EXACT = 6; // decimals of a degree: a tenth of a metre

function begin(ground) {
  const { tiles, zoomIn, zoomOut } = ground.dataset;
  ground.hidden = false;
  const map = L.map(ground, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    worldCopyJump: true,
    fadeAnimation: !isStill,
    zoomAnimation: !isStill,
    markerZoomAnimation: !isStill,
    maxZoom: 19,
    minZoom: 1,
  });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  if (tiles) L.tileLayer(tiles, { maxZoom: 19, referrerPolicy: "origin" }).addTo(map);
  else ruled(map);
  return map;
}

/* Without tiles: lines of latitude and longitude, each with its degrees, to judge by. */
function ruled(map) {
  const lines = L.layerGroup().addTo(map);
  const redraw = () => {
    lines.clearLayers();
    const bounds = map.getBounds();
    const { x: width, y: height } = map.getSize();
    const perDegree = width / Math.max(bounds.getEast() - bounds.getWest(), 1e-9);
    const step = STEPS.find((degrees) => degrees * perDegree >= APART) ?? STEPS.at(-1);
    const decimals = Math.max(0, Math.ceil(-Math.log10(step)));
    const draw = (from, to, at, label) => {
      for (let n = Math.ceil(from / step); n * step <= to; n += 1) {
        const degrees = n * step;
        L.polyline(at(degrees), { className: "rule", interactive: false, weight: 1 }).addTo(lines);
        L.marker(label(degrees), {
          icon: L.divIcon({ className: "rule__text", html: `${degrees.toFixed(decimals)}°`, iconSize: null }),
          interactive: false, keyboard: false, zIndexOffset: -1000,
        }).addTo(lines);
      }
    };
    const [south, north] = [Math.max(bounds.getSouth(), -85), Math.min(bounds.getNorth(), 85)];
    const [west, east] = [bounds.getWest(), bounds.getEast()];
    const edge = map.containerPointToLatLng([width - 4, height - 20]);
    draw(south, north, (y) => [[y, west], [y, east]], (y) => [y, edge.lng]);
    draw(west, east, (x) => [[south, x], [north, x]], (x) => [edge.lat, x]);
  };
  const soon = () => requestAnimationFrame(redraw); // what lines are drawn on is there then
  map.on("moveend", soon);
  map.whenReady(soon);
}

function pin(state, beacons = 0) {
  const mark = document.createElement("span");
  mark.className = `pin pin--${state}`;
  if (beacons) mark.dataset.beacons = beacons;
  return L.divIcon({ className: "pin__spot", html: mark, iconSize: [28, 36], iconAnchor: [14, 34] });
}

function point({ latitude, longitude }) {
  return [Number(latitude), Number(longitude)];
}

/* ---- all shops ---- */

function drawAll(ground) {
  const sheets = [...document.querySelectorAll("[data-latitude]")];
  if (!sheets.length) return;
  for (const drawing of document.querySelectorAll("[data-stands-in]")) drawing.remove();
  const map = begin(ground);
  const markers = sheets.map((sheet) => markerOf(sheet, sheets.length <= MOST_NAMED));
  const all = L.featureGroup(markers);
  const fit = () => map.fitBounds(all.getBounds().pad(0.15), { maxZoom: DOOR });
  fit();
  L.markerClusterGroup({
    animate: !isStill,
    maxClusterRadius: 36,
    showCoverageOnHover: false,
    spiderLegPolylineOptions: { className: "leg" },
    iconCreateFunction: bubble,
  }).addLayers(markers).addTo(map);
  ringed(map, sheets, Number(ground.dataset.radius));
  for (const { dataset } of sheets) beaconed(map, dataset.points);
  const button = document.querySelector("[data-fits]");
  button.hidden = false;
  button.addEventListener("click", fit);
}

function markerOf(sheet, isNamed) {
  const { state, beacons, name } = sheet.dataset;
  const marker = L.marker(point(sheet.dataset), {
    icon: pin(state, Number(beacons)),
    keyboard: false, // the list is for keys
    alt: name,
    zIndexOffset: state === "open" ? 100 : 0,
  });
  marker.bindTooltip(named(name), {
    permanent: isNamed, direction: "top", offset: [0, -32], className: "pin__name",
  });
  marker.bindPopup(() => copied(sheet), { closeButton: false, offset: [0, -28] });
  for (const [come, go] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    sheet.addEventListener(come, () => lit(marker, true));
    sheet.addEventListener(go, () => lit(marker, false));
  }
  return marker;
}

function named(name) {
  const label = document.createElement("span");
  label.dir = "auto";
  label.textContent = name;
  return label;
}

function copied(sheet) {
  const copy = document.createElement("div");
  copy.className = "stack";
  copy.append(...[...sheet.cloneNode(true).children]);
  return copy;
}

function lit(marker, isLit) {
  marker.getElement()?.classList.toggle("pin__spot--lit", isLit);
}

function bubble(cluster) {
  const count = document.createElement("span");
  count.className = "bubble";
  count.textContent = cluster.getChildCount();
  return L.divIcon({ className: "pin__spot", html: count, iconSize: [40, 40] });
}

/* Beacons at points of their own; those without one are told of by their shop's pin. */
function beaconed(map, points) {
  for (const [latitude, longitude, name] of JSON.parse(points)) {
    const mark = document.createElement("span");
    mark.className = "beacon-sign";
    L.marker([latitude, longitude], {
      icon: L.divIcon({ className: "pin__spot", html: mark, iconSize: [14, 14] }),
      keyboard: false,
    })
      .bindTooltip(named(name), { direction: "top", offset: [0, -8], className: "pin__name" })
      .addTo(map);
  }
}

/* How far from each open shop a phone looks, of those in sight. */
function ringed(map, sheets, radius) {
  const rings = L.layerGroup().addTo(map);
  const redraw = () => {
    rings.clearLayers();
    if (map.getZoom() < CLOSE) return;
    for (const { dataset } of sheets) {
      if (dataset.state === "open" && map.getBounds().contains(point(dataset))) {
        rings.addLayer(ring(point(dataset), radius));
      }
    }
  };
  map.on("moveend", redraw);
  redraw();
}

function ring(at, radius) {
  return L.circle(at, { radius, className: "ring", interactive: false });
}

/* ---- one shop, picked ---- */

function drawOne(ground) {
  const boxes = ["latitude", "longitude"].map((id) => document.getElementById(id));
  const others = JSON.parse(ground.dataset.others);
  const before = typed(boxes);
  if (!before && !others.length && !ground.dataset.tiles) return; // nothing to go by
  ground.parentElement.hidden = false;
  const map = begin(ground);
  for (const [latitude, longitude, name] of others) {
    L.marker([latitude, longitude], { icon: pin("other"), keyboard: false })
      .bindTooltip(named(name), {
        permanent: !ground.dataset.tiles && others.length <= MOST_NAMED,
        direction: "top", offset: [0, -32], className: "pin__name",
      })
      .addTo(map);
  }
  beaconed(map, ground.dataset.points);
  const radius = Number(ground.dataset.radius);
  const around = ring([0, 0], radius);
  const marker = L.marker([0, 0], {
    icon: pin("open"), draggable: true, autoPan: true, keyboard: false, zIndexOffset: 1000,
  });
  const stand = (at) => {
    marker.setLatLng(at).addTo(map);
    around.setLatLng(at).addTo(map);
  };
  const pick = (at) => {
    stand(at);
    const { lat, lng } = L.latLng(at).wrap();
    [lat, lng].forEach((degrees, index) => {
      boxes[index].value = String(Number(degrees.toFixed(EXACT)));
    });
  };
  if (before) {
    stand(before);
    if (ground.dataset.tiles || !others.length) map.setView(before, DOOR);
    else map.fitBounds(neighbourhood(before, others).pad(0.3), { maxZoom: DOOR });
  } else if (others.length) {
    map.fitBounds(L.latLngBounds(others.map(([lat, lng]) => [lat, lng])).pad(0.2), { maxZoom: CLOSE });
  } else {
    map.setView([30, 10], 1);
  }
  map.on("click", ({ latlng }) => pick(latlng));
  marker.on("drag", () => around.setLatLng(marker.getLatLng()));
  marker.on("dragend", () => pick(marker.getLatLng()));
  for (const box of boxes) {
    box.addEventListener("change", () => {
      const at = typed(boxes);
      if (at) {
        stand(at);
        map.setView(at, Math.max(map.getZoom(), CLOSE));
      }
    });
  }
}

/* What to show of the ground where only other shops tell where one is. */
function neighbourhood(at, others) {
  const far = ([latitude, longitude]) => L.latLng(at).distanceTo([latitude, longitude]);
  const near = others.toSorted((one, other) => far(one) - far(other)).slice(0, NEIGHBOURS);
  return L.latLngBounds([at, ...near.map(([latitude, longitude]) => [latitude, longitude])]);
}

/* A place as it is pasted, two numbers or a map's address, goes into both boxes. What
   stands here stands in pasting.py as well, which reads what comes without scripts. */
const NUMBER = String.raw`([-+]?\d{1,3}(?:\.\d+)?)`;
const PAIR = String.raw`${NUMBER},\s*\+?${NUMBER}`;
const LINKS = [
  `!3d${NUMBER}!4d${NUMBER}`,
  String.raw`[?&]mlat=${NUMBER}&mlon=${NUMBER}`,
  String.raw`[?&](?:q|query|ll|coordinate|destination|daddr|center)=(?:loc:)?${PAIR}`,
  `/(?:place|search|dir)/(?:[^@]*/)?${PAIR}`,
  `@${PAIR}`,
  String.raw`#map=[\d.]+/${NUMBER}/${NUMBER}`,
  `^geo:${PAIR}`,
].map((pattern) => new RegExp(pattern));

function pasted(text) {
  const plain = text.match(new RegExp(`^\\s*${NUMBER}\\s*[,;\\s]\\s*${NUMBER}\\s*$`));
  if (plain) return plain.slice(1, 3);
  if (!/^\s*(?:https?:\/\/|geo:)/.test(text) || /\/\/(?:[^/]*\.)?yandex\./.test(text)) return null;
  let link = text.trim();
  try { link = decodeURIComponent(link); } catch { /* as it is */ }
  return LINKS.map((pattern) => link.match(pattern)).find(Boolean)?.slice(1, 3) ?? null;
}

const spot = document.getElementById("spot");
spot?.addEventListener("input", () => {
  const found = pasted(spot.value);
  if (!found) return;
  ["latitude", "longitude"].forEach((id, index) => {
    const box = document.getElementById(id);
    box.value = found[index];
    box.dispatchEvent(new Event("change", { bubbles: true }));
  });
});

/* Where the boxes say it is, or nothing while they say no place on the globe. */
function typed(boxes) {
  const [latitude, longitude] = boxes.map(({ value }) =>
    value.trim() ? Number(value.trim().replace(",", ".").replace("−", "-")) : NaN);
  const isPlace = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return isPlace ? [latitude, longitude] : null;
}

for (const ground of document.querySelectorAll("[data-map]")) {
  (ground.dataset.map === "all" ? drawAll : drawOne)(ground);
}
