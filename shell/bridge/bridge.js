// What library.js calls for C++.
import { deviceErase, deviceLoad, deviceSave } from './device.js';
import { drawGlyphs, measureFont, measureGlyph } from './glyphs.js';
import { requestFrame } from './frames.js';
import { setHref } from './address.js';
import { wantOutlines } from './outlines.js';
import { publish } from './publish.js';

export const bridge = {
  measureGlyph,
  measureFont,
  drawGlyphs,
  wantOutlines,
  requestFrame,
  publish,
  setHref,
  deviceLoad,
  deviceSave,
  deviceErase,
  apiOrigin: () => document.querySelector('meta[name="emc-api-origin"]')?.content ?? '',
  stopModule: null,  // Given by the module itself.
};
