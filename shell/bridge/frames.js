// Frames on demand: one is drawn for input, an answer, an animation or a timer, never otherwise.
import { wasm, isRunning } from './module.js';

let isAsked = false;
let timer = 0;
let count = 0;

export function requestFrame() {
  if (isAsked || !isRunning()) return;
  isAsked = true;
  requestAnimationFrame(() => {
    if (isAsked) drawFrame();
  });
}

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
