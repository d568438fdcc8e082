// Where a browser disturbs what is read back from a canvas (privacy modes do), glyphs are drawn from
// outlines in WASM: slices of the served font by unicode range, fetched as characters turn up.
import { wasm, isRunning, giveBytes } from './module.js';
import { requestFrame } from './frames.js';

let faces = null;  // { weight, ranges, url, isAsked }

function rangesOf(text) {
  return text.split(',').map((range) => {
    const [first, last] = range.trim().slice(2).split('-').map((digits) => parseInt(digits, 16));
    return [first, last ?? first];
  });
}

// The rules of the style sheet that `sheet` holds, as data.
export function readFaces(sheet) {
  faces = [...sheet.cssRules].map(({ style }) => ({
    weight: Number(style.getPropertyValue('font-weight')),
    ranges: rangesOf(style.getPropertyValue('unicode-range')),
    url: new URL(/url\("?([^")]+)\.woff2/.exec(style.getPropertyValue('src'))[1] + '.woff', sheet.href),
    isAsked: false,
  }));
}

// Called for each glyph that is missing; what is fetched already is not fetched again.
export function wantOutlines(codepoint, weight) {
  if (!faces) return false;
  for (const face of faces) {
    if (face.isAsked || face.weight !== weight) continue;
    if (face.ranges.some(([first, last]) => codepoint >= first && codepoint <= last)) fetchFace(face);
  }
  return true;
}

async function fetchFace(face) {
  face.isAsked = true;
  try {
    const reply = await fetch(face.url);
    if (!reply.ok) return;
    const { bytes, height } = await unpack(await reply.arrayBuffer());
    if (!isRunning()) return;
    giveBytes(bytes);
    wasm._emc_add_outlines(face.weight, height);
    requestFrame();
  } catch {
    face.isAsked = false;  // Asked for again with the next frame that needs it.
  }
}

async function inflate(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// WOFF is a TrueType file whose tables are deflated one by one. `height` is that of its lines, in em.
async function unpack(buffer) {
  const from = new DataView(buffer);
  const count = from.getUint16(12);
  const tables = [];
  let end = 12 + 16 * count;
  for (let i = 0; i < count; ++i) {
    const at = 44 + 20 * i;
    const [tag, offset, packed, length, checksum] = [0, 4, 8, 12, 16].map((field) => from.getUint32(at + field));
    const raw = new Uint8Array(buffer, offset, packed);
    tables.push({ tag, checksum, place: end, data: packed < length ? await inflate(raw) : raw });
    end += (length + 3) & ~3;
  }
  const bytes = new Uint8Array(end);
  const to = new DataView(bytes.buffer);
  to.setUint32(0, from.getUint32(4));
  to.setUint16(4, count);
  tables.forEach(({ tag, checksum, place, data }, i) => {
    [tag, checksum, place, data.length].forEach((value, field) => to.setUint32(12 + 16 * i + 4 * field, value));
    bytes.set(data, place);
  });
  return { bytes, height: lineHeight(to, tables) };
}

function lineHeight(font, tables) {
  const placeOf = (name) => tables.find(({ tag }) => tag === [...name].reduce((sum, c) => sum * 256 + c.charCodeAt(0), 0)).place;
  const unitsPerEm = font.getUint16(placeOf('head') + 18);
  const lines = placeOf('hhea');
  return (font.getInt16(lines + 4) - font.getInt16(lines + 6)) / unitsPerEm;
}
