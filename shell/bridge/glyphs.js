// Glyphs of the system's own fonts, measured and drawn on a 2D canvas for the atlas in WASM.
import { wasm, isRunning } from './module.js';
import { requestFrame } from './frames.js';
import { readFaces } from './outlines.js';

const systemFonts = '"PingFang SC","Microsoft YaHei UI","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif';
const servedFont = '"Noto Sans SC"';
let family = systemFonts;
let sheet = null;

function newCanvas(width, height) {
  if (typeof OffscreenCanvas === 'function') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function newContext(width, height) {
  const context = newCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if ('lang' in context) context.lang = 'zh-CN';
  prepare(context);
  return context;
}

// What setting a canvas's size undoes.
function prepare(context) {
  context.fillStyle = '#fff';
  context.textBaseline = 'alphabetic';
  context.fontKerning = 'none';
}

function fontOf(weight, px) {
  return `${weight} ${px}px ${family}`;
}

function context() {
  sheet ??= newContext(1024, 64);
  return sheet;
}

// Advance, left, ascent, right, descent.
export function measureGlyph(codepoint, weight, px) {
  const font = fontOf(weight, px);
  const draw = context();
  if (draw.font !== font) draw.font = font;
  const text = String.fromCodePoint(codepoint);
  if (family !== systemFonts) awaitServed(font, text);
  const box = draw.measureText(text);
  return [box.width, box.actualBoundingBoxLeft, box.actualBoundingBoxAscent, box.actualBoundingBoxRight,
    box.actualBoundingBoxDescent];
}

// Ascent and descent as CSS uses them for a line: those of the first font there is.
export function measureFont() {
  const px = 100;
  const draw = context();
  draw.font = fontOf(400, px);
  const box = draw.measureText('x');
  return [box.fontBoundingBoxAscent / px, box.fontBoundingBoxDescent / px];
}

// Each job is eight words: codepoint, weight, px, x, y, left, ascent, in colour.
export function drawGlyphs(integers, floats, width, height) {
  const draw = context();
  draw.canvas.width = width;
  draw.canvas.height = height;
  prepare(draw);
  let last = '';
  for (let at = 0; at < integers.length; at += 8) {
    const font = fontOf(integers[at + 1], floats[at + 2]);
    if (font !== last) draw.font = last = font;
    draw.fillText(String.fromCodePoint(integers[at]), integers[at + 3] + integers[at + 5],
      integers[at + 4] + integers[at + 6]);
  }
  return draw.getImageData(0, 0, width, height).data;
}

// Is what is read back what was drawn, twice alike? Does the system have Chinese at all?
export function examine() {
  const size = 48;
  const draw = newContext(size * 2, size);
  const read = (text) => {
    draw.clearRect(0, 0, size * 2, size);
    draw.fillRect(0, 0, 8, 8);
    draw.font = fontOf(400, 32);
    draw.fillText(text, 10, 36);
    return draw.getImageData(0, 0, size * 2, size).data;
  };
  const alphas = (pixels) => pixels.filter((_, i) => i % 4 === 3);
  const isSame = (a, b) => a.every((value, i) => value === b[i]);
  const first = read('永');
  const isFaithful = isSame(first, read('永')) && first[3] === 255 && first[(7 * size * 2 + 7) * 4 + 3] === 255 &&
    alphas(first).some((alpha, i) => alpha > 128 && i % (size * 2) >= 12);
  // A system without Chinese shows every character as the same box.
  const hasChinese = !isSame(alphas(read('永')), alphas(read('酬')));
  return { isFaithful, hasChinese };
}

const asked = new Set();

function awaitServed(font, text) {
  if (document.fonts.check(font, text) || asked.has(font + text)) return;
  asked.add(font + text);
  document.fonts.load(font, text).then((faces) => {
    if (faces.length === 0 || !isRunning()) return;
    clearTimeout(arrival);
    arrival = setTimeout(() => {
      wasm._emc_fonts_changed();
      requestFrame();
    }, 50);
  }, () => {});
}
let arrival = 0;

function addFontSheet() {
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = document.querySelector('meta[name="emc-fonts"]').content;
  return new Promise((resolve) => {
    link.onload = () => resolve(link.sheet);
    link.onerror = () => resolve(null);
    document.head.append(link);
  });
}

// The page brings the characters itself: slices by unicode range, fetched as they are needed.
export async function useServedFonts() {
  await addFontSheet();
  family = `${servedFont},${systemFonts}`;
  document.documentElement.classList.add('served-fonts');
}

// True where glyphs can be drawn from outlines.
export async function useOutlines() {
  const fonts = typeof DecompressionStream === 'function' && await addFontSheet();
  if (fonts) readFaces(fonts);
  return Boolean(fonts);
}
