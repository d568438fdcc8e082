// Pictures: fetched and decoded by the browser, made as small as their place on the screen, and given
// to the graphics card without a copy in WASM. C++ (src/host/browser/pictures.h) says which.
import { wasm, isRunning } from './module.js';
import { requestFrame } from './frames.js';

const sideMax = 2048;  // What every graphics card takes.
const pictures = new Map();  // By number: what stops it, and the bitmap once it is decoded.

async function fetchPicture(url, signal) {
  const reply = await fetch(url, { credentials: 'include', signal });
  if (!reply.ok) throw new Error(`HTTP ${reply.status}`);
  return createImageBitmap(await reply.blob(), { premultiplyAlpha: 'none' });
}

// As large as covers the box; a picture is never made larger.
async function fit(whole, width, height) {
  const cover = Math.max(width / whole.width, height / whole.height);
  const share = Math.min(1, cover, sideMax / whole.width, sideMax / whole.height);
  if (share === 1) return { bitmap: whole, isWhole: true };
  const size = (side) => Math.max(1, Math.round(side * share));
  try {
    const bitmap = await createImageBitmap(whole, { premultiplyAlpha: 'none',
      resizeWidth: size(whole.width), resizeHeight: size(whole.height), resizeQuality: 'high' });
    return { bitmap, isWhole: false };
  } finally {
    whole.close();
  }
}

export async function loadPicture(number, url, width, height) {
  const one = { stopper: new AbortController(), bitmap: null };
  pictures.set(number, one);
  let isWhole = false;
  try {
    ({ bitmap: one.bitmap, isWhole } = await fit(await fetchPicture(url, one.stopper.signal), width, height));
  } catch {
    // Not there, not for this person, or no picture: its place stays empty.
  }
  if (isRunning() && pictures.has(number)) {
    wasm._emc_picture(number, one.bitmap?.width ?? 0, one.bitmap?.height ?? 0, isWhole);
    requestFrame();
  }
  dropPicture(number);
  one.bitmap?.close();
}

export function dropPicture(number) {
  pictures.get(number)?.stopper.abort();
  pictures.delete(number);
}

// The bitmap, while _emc_picture is asked to take it.
export function pictureOf(number) {
  return pictures.get(number).bitmap;
}
