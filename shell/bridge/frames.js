// Frames on demand: one is drawn for input, an answer, an animation or a timer, never otherwise.
import { wasm, isRunning } from './module.js';

let isAsked = false;
let timer = 0;
let count = 0;

function drawAsked() {
  if (isAsked) drawFrame();
}

// A page that nobody sees is given no animation frames, but its title still tells of messages.
export function requestFrame() {
  if (isAsked || !isRunning()) return;
  isAsked = true;
  if (document.hidden) setTimeout(drawAsked);
  else requestAnimationFrame(drawAsked);
}

document.addEventListener('visibilitychange', () => {
  if (document.hidden) setTimeout(drawAsked);
});

// At once, in the task that calls: a canvas that was resized is empty until it is drawn.
export function drawFrame() {
  isAsked = false;
  if (!isRunning()) return;
  clearTimeout(timer);
  const delay = wasm._emc_frame(performance.now());
  document.documentElement.dataset.frames = String(++count);
  if (delay === 0) requestFrame();
  if (delay > 0) timer = setTimeout(requestFrame, delay);
}
