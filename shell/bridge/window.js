// The window as the frame needs it: sizes, pointer, scrolling, what the person prefers.
import { wasm, isRunning } from './module.js';
import { drawFrame, requestFrame } from './frames.js';

const canvas = document.getElementById('canvas');
const pixelRatioMax = 3;  // Beyond it nobody sees a difference, and a 4K window would need 100 MB.
let isSized = false;

function setSize(cssWidth, cssHeight, pixelWidth, pixelHeight) {
  if (cssWidth === 0 || cssHeight === 0) return;
  const shrink = Math.min(1, (pixelRatioMax * cssWidth) / pixelWidth);
  const width = Math.round(pixelWidth * shrink);
  const height = Math.round(pixelHeight * shrink);
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  wasm._emc_set_window(cssWidth, cssHeight, width / cssWidth);
  if (isSized) drawFrame();
  isSized = true;
}

function onResize(entries) {
  if (!isRunning()) return;
  const entry = entries[0];
  const { width, height } = entry.contentRect;
  const exact = entry.devicePixelContentBoxSize?.[0];
  setSize(width, height, pixels(width, exact?.inlineSize), pixels(height, exact?.blockSize));
}

// The exact size in pixels of the screen differs from the calculated one by rounding only. A browser
// that pretends another density (device emulation) gives that of its own window, which is no use.
function pixels(css, exact) {
  const calculated = css * devicePixelRatio;
  return exact && Math.abs(exact - calculated) < 2 ? exact : Math.round(calculated);
}

function watchSize() {
  const { width, height } = canvas.getBoundingClientRect();
  setSize(width, height, pixels(width), pixels(height));
  const observer = new ResizeObserver(onResize);
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas);  // Safari: told of CSS sizes only, so a change of zoom is asked for.
    addEventListener('resize', () => onResize([{ contentRect: canvas.getBoundingClientRect() }]));
  }
}

// Moving within one element changes nothing that is drawn.
function watchPointer() {
  let under = null;
  const give = (event) => {
    if (isRunning()) wasm._emc_pointer(event.clientX, event.clientY, event.buttons, event.pointerType === 'touch');
  };
  addEventListener('pointermove', (event) => {
    give(event);
    if (event.target === under && event.buttons === 0) return;
    under = event.target;
    requestFrame();
  }, { passive: true });
  for (const name of ['pointerdown', 'pointerup', 'pointercancel']) {
    addEventListener(name, (event) => {
      give(event);
      if (isRunning() && event.pointerType === 'touch' && name !== 'pointerdown') wasm._emc_leave_pointer();
      requestFrame();
    }, { passive: true });
  }
  document.documentElement.addEventListener('pointerleave', () => {
    under = null;
    if (isRunning()) wasm._emc_leave_pointer();
    requestFrame();
  });
}

// Dialogs scroll by themselves what the page's own scrolling does not reach.
function watchWheel() {
  const pixelsPerLine = 100;
  addEventListener('wheel', (event) => {
    if (!isRunning() || event.ctrlKey || !document.documentElement.classList.contains('has-dialog')) return;
    wasm._emc_wheel(-event.deltaX / pixelsPerLine, -event.deltaY / pixelsPerLine);
    requestFrame();
  }, { passive: true });
  let fingerY = 0;
  addEventListener('touchstart', (event) => { fingerY = event.touches[0].clientY; }, { passive: true });
  addEventListener('touchmove', (event) => {
    if (!isRunning() || !document.documentElement.classList.contains('has-dialog')) return;
    const y = event.touches[0].clientY;
    wasm._emc_wheel(0, (y - fingerY) / pixelsPerLine);
    fingerY = y;
    requestFrame();
  }, { passive: true });
}

// The browser would paint the unseen words of every row that a turning table brings: more work than
// the canvas, where painting is done in software. They are back as soon as it rests.
const restMs = 150;
let restTimer = 0;
function noteScrolling() {
  document.documentElement.classList.add('is-scrolling');
  clearTimeout(restTimer);
  restTimer = setTimeout(() => document.documentElement.classList.remove('is-scrolling'), restMs);
}

function watchScroll() {
  const give = () => {
    if (!isRunning()) return;
    noteScrolling();
    wasm._emc_set_scroll(scrollY);
    requestFrame();
  };
  addEventListener('scroll', give, { passive: true });
  give();
}

function watchTraits() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const coarse = matchMedia('(pointer: coarse)');
  const reduced = matchMedia('(prefers-reduced-motion: reduce)');
  const give = () => {
    if (!isRunning()) return;
    wasm._emc_set_traits(dark.matches, coarse.matches, reduced.matches);
    requestFrame();
  };
  for (const query of [dark, coarse, reduced]) query.addEventListener('change', give);
  give();
}

// A lost context comes back empty, and all is made again. One that stays away needs a new page.
function watchContext(onGone) {
  const patience_ms = 5000;
  let timer = 0;
  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    if (!isRunning()) return;
    wasm._emc_context_lost();
    timer = setTimeout(onGone, patience_ms);
  });
  canvas.addEventListener('webglcontextrestored', () => {
    clearTimeout(timer);
    if (!isRunning()) return;
    wasm._emc_context_restored();
    requestFrame();
  });
}

function watchNetwork() {
  const give = () => {
    if (!isRunning()) return;
    wasm._emc_set_online(navigator.onLine);
    requestFrame();
  };
  addEventListener('online', give);
  addEventListener('offline', give);
  if (!navigator.onLine) give();
}

export function watchWindow(onContextGone) {
  watchContext(onContextGone);
  watchTraits();
  watchSize();
  watchScroll();
  watchPointer();
  watchWheel();
  watchNetwork();
}
