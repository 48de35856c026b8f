/* The camera: codes are read here where the browser can, and by the server where not. */

import { fillNumber } from "./away.js";
import { find, show } from "./turning.js";

const FORMATS = ["qr_code", "aztec", "pdf417", "code_128", "code_39", "codabar", "ean_13", "itf"];
const PAUSE = 120; // milliseconds between two looks of our own
const PAUSE_ASKING = 350; // between two pictures sent
const WIDEST = 960; // pixels of a picture that is sent
const REMEMBERED = "till-camera";

let eye = null; // the stream, while somebody looks

export async function watch() {
  close();
  const place = document.querySelector("[data-camera]");
  if (!place || !navigator.mediaDevices?.getUserMedia) return;
  const isAlone = !place.dataset.camera; // nobody can be sent a picture
  if (isAlone && !(await reader())) return;
  place.hidden = false;
  const start = place.querySelector("[data-camera-start]");
  showPicture(place, false);
  start.hidden = false;
  start.addEventListener("click", () => open(place));
  place.querySelector("[data-camera-stop]").addEventListener("click", () => {
    localStorage.removeItem(REMEMBERED);
    close();
    rest(place);
  });
  if (localStorage.getItem(REMEMBERED)) open(place);
}

function close() {
  for (const track of eye?.getTracks() ?? []) track.stop();
  eye = null;
}

function showPicture(place, isShown) {
  const form = place.querySelector("[data-picture]");
  if (form) form.hidden = !isShown;
}

function rest(place) {
  delete place.dataset.looking;
  place.querySelector("video").hidden = true;
  place.querySelector("[data-camera-start]").hidden = false;
  place.querySelector("[data-camera-stop]").hidden = true;
  place.querySelector("[data-camera-said]").textContent = "";
}

async function open(place) {
  const said = place.querySelector("[data-camera-said]");
  const video = place.querySelector("video");
  try {
    const stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: "environment", width: { ideal: 1280 } },
    });
    if (!place.isConnected) return stream.getTracks().forEach((track) => track.stop());
    eye = stream;
  } catch {
    localStorage.removeItem(REMEMBERED);
    said.textContent = place.dataset.denied;
    showPicture(place, true);
    return;
  }
  localStorage.setItem(REMEMBERED, "1");
  place.dataset.looking = "";
  place.querySelector("[data-camera-start]").hidden = true;
  place.querySelector("[data-camera-stop]").hidden = false;
  said.textContent = said.dataset.hold;
  video.hidden = false;
  video.srcObject = eye;
  await video.play().catch(() => {});
  look(place, video, await reader());
}

async function reader() {
  if (!("BarcodeDetector" in window)) return null;
  const known = await BarcodeDetector.getSupportedFormats();
  const ours = FORMATS.filter((format) => known.includes(format));
  return ours.includes("qr_code") ? new BarcodeDetector({ formats: ours }) : null;
}

async function look(place, video, detector) {
  const stream = eye;
  while (stream && eye === stream && place.isConnected) {
    if (video.readyState >= 2) {
      const isDone = detector ? await seen(place, video, detector) : await sent(place, video);
      if (isDone) return;
    }
    await new Promise((later) => setTimeout(later, detector ? PAUSE : PAUSE_ASKING));
  }
}

async function seen(place, video, detector) {
  const codes = await detector.detect(video).catch(() => []);
  if (!codes.length) return false;
  close();
  const [{ rawValue }] = codes;
  if (place.dataset.camera) await find(rawValue, "camera");
  else {
    rest(place);
    fillNumber(rawValue);
  }
  return true;
}

async function sent(place, video) {
  const picture = await pictureOf(video);
  const data = new FormData();
  data.set("picture", picture, "frame.jpg");
  data.set("how", "camera");
  try {
    const answer = await fetch(place.dataset.camera, { method: "POST", body: data });
    if (answer.status === 204 || answer.status >= 500) return false;
    const text = await answer.text();
    if (!place.isConnected) return true;
    close();
    show(text, answer.url);
    return true;
  } catch {
    return false; // no line: the number can be typed
  }
}

function pictureOf(video) {
  const scale = Math.min(1, WIDEST / video.videoWidth);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(video.videoWidth * scale);
  canvas.height = Math.round(video.videoHeight * scale);
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
}
