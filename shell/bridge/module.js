// The one instance of the WASM module, and how texts get into it.
export let wasm = null;
let isStopped = false;
const encoder = new TextEncoder();

export function setModule(module) {
  wasm = module;
}

// After a failure nothing enters the module any more.
export function stopModule() {
  isStopped = true;
}

export function isRunning() {
  return wasm !== null && !isStopped;
}

// Leaves `bytes` where the exported functions look for them.
export function giveBytes(bytes) {
  const place = wasm._emc_text(bytes.length);
  wasm.HEAPU8.set(bytes, place);
}

export function giveText(text) {
  giveBytes(encoder.encode(text));
}
