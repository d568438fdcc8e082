// What library.js calls for C++.
import { deviceErase, deviceLoad, deviceSave } from './device.js';
import { drawGlyphs, measureFont, measureGlyph } from './glyphs.js';
import { requestFrame } from './frames.js';
import { apiOrigin } from './origin.js';
import { addressOf, writeClipboard } from './copy.js';
import { askShared, forgetShared } from './shared.js';
import { forgetFile, readPiece } from './uploads.js';
import { giveEarly } from './early.js';
import { dropPicture, loadPicture, pictureOf } from './pictures.js';
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
  readPiece,
  forgetFile,
  loadPicture,
  dropPicture,
  pictureOf,
  writeClipboard,
  addressOf,
  askShared,
  forgetShared,
  giveEarly,
  apiOrigin,
  stopModule: null,  // Given by the module itself.
};
