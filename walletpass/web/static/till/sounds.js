/* What the ear and the hand are told: two rising notes for good, one level pair for
   attention, two falling ones for stop; and a shake for each. */

const NOTES = {
  good: [[660, 0, 0.09], [880, 0.1, 0.16]],
  attention: [[520, 0, 0.12], [520, 0.2, 0.12]],
  stop: [[300, 0, 0.18], [200, 0.2, 0.35]],
};
const SHAKES = { good: [60], attention: [60, 80, 60], stop: [250, 80, 250] };

let player = null;

/* Browsers allow sound once somebody has touched the page. */
export function sound() {
  const Context = window.AudioContext;
  if (!Context) return null;
  player ??= new Context();
  if (player.state === "suspended") player.resume();
  return player;
}

export function answerFor(tone) {
  const notes = NOTES[tone];
  if (!notes) return;
  document.documentElement.dataset.heard = tone;
  if (navigator.userActivation?.hasBeenActive) navigator.vibrate?.(SHAKES[tone]);
  if (!player) return;
  for (const [pitch, start, length] of notes) play(pitch, player.currentTime + start, length);
}

function play(pitch, at, length) {
  const voice = player.createOscillator();
  const loudness = player.createGain();
  voice.type = "triangle";
  voice.frequency.value = pitch;
  loudness.gain.setValueAtTime(0.0001, at);
  loudness.gain.exponentialRampToValueAtTime(0.4, at + 0.015);
  loudness.gain.exponentialRampToValueAtTime(0.0001, at + length);
  voice.connect(loudness).connect(player.destination);
  voice.start(at);
  voice.stop(at + length + 0.02);
}
