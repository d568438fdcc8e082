// Is there a newer page than this one? Asked when the person comes back to the tab, never by a timer.
import { wasm, isRunning } from './module.js';
import { requestFrame } from './frames.js';
import { buildId } from './notice.js';

async function ask() {
  if (document.visibilityState !== 'visible' || !isRunning()) return;
  try {
    const reply = await fetch('version.json', { cache: 'no-cache' });
    if (!reply.ok) return;
    const { build_id: newest } = await reply.json();
    if (newest === buildId || !isRunning()) return;
    wasm._emc_announce_new_version();
    requestFrame();
  } catch {
    // Without an answer there is nothing to announce.
  }
}

export function watchVersion() {
  document.addEventListener('visibilitychange', ask);
}
