// The address bar, the history, the title, and what is asked before the page is left.
import { wasm, isRunning, giveText } from './module.js';
import { requestFrame } from './frames.js';

let shown = null;

function open() {
  if (!isRunning() || location.hash === shown) return;
  shown = location.hash;
  giveText(shown || '#/');
  wasm._emc_open();
  requestFrame();
}

export function setHref(href, replaces) {
  if (location.hash === href) return;
  shown = href;
  if (replaces) history.replaceState(null, '', href);
  else history.pushState(null, '', href);
  if (!replaces) scrollTo(0, 0);
}

function askBeforeLeaving(event) {
  event.preventDefault();
}

// Only while there is something to lose: a page that listens is not kept for going back.
export function setUnsaved(hasUnsaved) {
  if (hasUnsaved) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
}

export function watchAddress() {
  addEventListener('hashchange', open);
  addEventListener('popstate', open);
  open();
}
