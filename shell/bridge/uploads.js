// Files that a person has picked. They stay here under a handle; C++ (client/file_source.h) asks for
// them piece by piece while it sends them.
import { wasm, isRunning, giveText } from './module.js';
import { requestFrame } from './frames.js';

const pickedFiles = new Map();
let lastHandle = 0;

// A line for each file, as ui/files.cpp reads it.
export function keepFiles(list) {
  const lines = [...list].map((file) => {
    pickedFiles.set(++lastHandle, file);
    return `${lastHandle}\t${file.size}\t${file.name.replace(/[\t\n]/g, ' ')}\n`;
  });
  return lines.join('');
}

export function forgetFile(handle) {
  pickedFiles.delete(handle);
}

function base64url(bytes) {
  const step = 0x6000;  // A multiple of three, and few enough to be arguments.
  let text = '';
  for (let at = 0; at < bytes.length; at += step) {
    text += btoa(String.fromCharCode(...bytes.subarray(at, at + step)));
  }
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

// Nothing is given for a file that is gone or was changed since it was picked.
async function pieceOf(handle, offset, count) {
  try {
    const slice = pickedFiles.get(handle).slice(offset, offset + count);
    return base64url(new Uint8Array(await slice.arrayBuffer()));
  } catch {
    return '';
  }
}

export async function readPiece(handle, offset, count) {
  const text = await pieceOf(handle, offset, count);
  if (!isRunning()) return;
  giveText(text);
  wasm._emc_piece(handle, offset);
  requestFrame();
}
