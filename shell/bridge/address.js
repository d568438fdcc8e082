// The address bar, the history with the place in each page, and what is asked before leaving.
import { wasm, isRunning, giveText } from './module.js';
import { requestFrame } from './frames.js';

let shown = null;
let rememberTimer = 0;
let wantedScroll = 0;  // Where the page was when it was left; there once it is long enough again.

function open() {
  if (!isRunning() || location.hash === shown) return;
  shown = location.hash;
  giveText(shown || '#/');
  wasm._emc_open();
  requestFrame();
}

function rememberScroll() {
  clearTimeout(rememberTimer);
  if (wantedScroll === 0) history.replaceState({ scroll: scrollY }, '');
}

// Writing it down costs a millisecond, so not at every step of a wheel.
function rememberScrollSoon() {
  clearTimeout(rememberTimer);
  rememberTimer = setTimeout(rememberScroll, 300);
}

export function setHref(href, replaces) {
  if (location.hash === href) return;
  shown = href;
  if (replaces) {
    history.replaceState({ scroll: 0 }, '', href);
    return;
  }
  rememberScroll();
  history.pushState({ scroll: 0 }, '', href);
  wantedScroll = 0;
  scrollTo(0, 0);
}

// After each frame that changed the page: it may have become long enough.
export function restoreScroll(pageHeight) {
  if (wantedScroll === 0 || pageHeight - innerHeight < wantedScroll - 1) return;
  scrollTo({ top: wantedScroll, behavior: 'instant' });
  wantedScroll = 0;
}

function askBeforeLeaving(event) {
  event.preventDefault();
}

// Only while there is something to lose: a page that listens is not kept for going back.
export function setUnsaved(hasUnsaved) {
  if (hasUnsaved) addEventListener('beforeunload', askBeforeLeaving);
  else removeEventListener('beforeunload', askBeforeLeaving);
}

// The browser restores the place at once, when the page is not there yet; so we do it.
export function watchAddress() {
  history.scrollRestoration = 'manual';
  wantedScroll = history.state?.scroll ?? 0;
  addEventListener('hashchange', open);
  addEventListener('popstate', (event) => {
    wantedScroll = event.state?.scroll ?? 0;
    if (wantedScroll === 0) scrollTo(0, 0);
    open();
  });
  addEventListener('scrollend', rememberScrollSoon);
  addEventListener('pagehide', rememberScroll);
  for (const name of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
    addEventListener(name, () => { wantedScroll = 0; }, { passive: true });
  }
  open();
}
