// From the served page to the first frame.
import createModule from './emc.js';
import { bridge } from './bridge.js';
import { drawFrame, requestFrame } from './frames.js';
import { askEarly } from './early.js';
import { examine, useOutlines, useServedFonts } from './glyphs.js';
import { listen } from './events.js';
import { listenCopy } from './copy.js';
import { listenServed } from './served.js';
import { watchShared } from './shared.js';
import { setModule, wasm } from './module.js';
import { fail, showContextGone, showDownloadFailed, showTooOld, watchFailures } from './notice.js';
import { watchAddress } from './address.js';
import { watchVersion } from './version.js';
import { watchWindow } from './window.js';

const wasmName = '%WASM_NAME%';
const wasmBytes = Number('%WASM_BYTES%');  // Not compressed: what the counted stream will have given.

// The clone is counted, the response itself is compiled: only so does the browser keep the code.
async function countBytes(response) {
  const bar = document.getElementById('start-progress');
  const reader = response.body.getReader();
  let count = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done || !bar?.isConnected) return;
    count += value.length;
    bar.value = Math.min(100, (100 * count) / wasmBytes);
  }
}

async function compile() {
  const response = await fetch(new URL(wasmName, import.meta.url), { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  countBytes(response.clone()).catch(() => {});
  return WebAssembly.compileStreaming(response);
}

async function download() {
  try {
    return await compile();
  } catch (error) {
    if (error instanceof WebAssembly.CompileError) showTooOld();
    else showDownloadFailed();
    throw error;
  }
}

function instantiate(compiled) {
  return createModule({
    bridge,
    instantiateWasm: (imports, receive) => {
      WebAssembly.instantiate(compiled, imports).then((instance) => receive(instance, compiled), fail);
      return {};
    },
    onAbort: (reason) => fail(new Error(String(reason))),
  });
}

// A field that an input method is writing into is not moved until it has done.
function composed() {
  const field = document.activeElement;
  if (!isServedComposing) return Promise.resolve();
  return new Promise((resolve) => field.addEventListener('compositionend', () => setTimeout(resolve), { once: true }));
}
let isServedComposing = false;

function listenStart() {
  addEventListener('compositionstart', () => { isServedComposing = true; }, true);
  addEventListener('compositionend', () => { isServedComposing = false; }, true);
  listenServed();
  document.documentElement.classList.toggle('is-sign-in', location.hash.startsWith('#/login'));
  addEventListener('hashchange', () => {
    document.documentElement.classList.toggle('is-sign-in', location.hash.startsWith('#/login'));
  });
}

// False: no glyph can be drawn, the mirror has to be the page.
async function chooseFonts() {
  const { isFaithful, hasChinese } = examine();
  document.documentElement.dataset.fonts = !isFaithful ? 'disturbed' : hasChinese ? 'system' : 'served';
  if (!isFaithful) return useOutlines();
  if (!hasChinese) await useServedFonts();
  return true;
}

async function start() {
  if (typeof WebAssembly !== 'object' || !WebAssembly.compileStreaming || !window.ResizeObserver) return showTooOld();
  listenStart();
  watchFailures();
  const compiled = download();
  askEarly();
  const canDraw = await chooseFonts();
  const module = await instantiate(await compiled);
  await composed();
  setModule(module);
  if (!wasm._emc_start(canDraw && !new URLSearchParams(location.search).has('plain'))) {
    document.documentElement.classList.add('is-plain');
  }
  listen(document.getElementById('mirror'));
  listenCopy();
  watchWindow(showContextGone);
  watchAddress();
  watchVersion();
  watchShared();
  drawFrame();
  requestFrame();
}

start().catch((error) => {
  if (error instanceof WebAssembly.RuntimeError) fail(error);
  else console.error(error);
});
