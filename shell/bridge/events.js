// What a person does to the mirror's elements, told to the widgets behind them.
import { wasm, isRunning, giveText } from './module.js';
import { requestFrame } from './frames.js';
import { keepFiles } from './uploads.js';

export const kinds = { click: 0, input: 1, change: 2, focus: 3, blur: 4, escape: 5, key: 6 };

// Elements whose state the browser has changed by itself; the next frame's answer stands.
export const touched = new Set();
let composing = null;

export function isComposing(element) {
  return composing === element;
}

export function tell(element, kind, value = '') {
  if (!isRunning() || !element.emcNode) return;
  giveText(value);
  wasm._emc_event(element.emcNode.i, kind);
  requestFrame();
}

export function tellValue(element) {
  element.emcReported = element.value;
  tell(element, element.localName === 'select' ? kinds.change : kinds.input, element.value);
}

function controlOf(event) {
  return event.target.closest('a,button,input,textarea,select');
}

function onClick(event) {
  const element = controlOf(event);
  if (!element?.emcNode) return;
  if (element.localName === 'a') {
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!isPlain || element.hasAttribute('download')) return;
    event.preventDefault();
  } else if (element.localName !== 'button' && element.type !== 'checkbox' && element.type !== 'radio') {
    return;
  }
  touched.add(element);
  tell(element, kinds.click);
}

function onInput(event) {
  const element = controlOf(event);
  if (!element?.emcNode || ['checkbox', 'radio', 'file'].includes(element.type)) return;
  touched.add(element);
  tellValue(element);
}

// Emptied, so that the same file can be picked again after it was removed.
function tellFiles(element) {
  tell(element, kinds.change, keepFiles(element.files));
  element.value = '';
}

// Autofill of some browsers changes a field without an input event.
function onChange(event) {
  const element = controlOf(event);
  if (!element?.emcNode) return;
  if (element.type === 'file') return tellFiles(element);
  if (element.value === element.emcReported) return;
  if (element.localName === 'select' || element.emcIsText) onInput(event);
}

function tellKeys(kind, keys) {
  giveText(keys);
  wasm._emc_event(0, kind);
  requestFrame();
}

// Keys that scroll the page or press what has the focus are the screen's only where it asks for them.
function isAskedFor(key, focused) {
  if (!['arrowdown', 'arrowup', 'enter'].includes(key)) return false;
  if (key === 'enter' && focused.closest?.('a,button')) return false;
  giveText(key);
  return wasm._emc_listens() !== 0;
}

// A letter counts outside of fields only; with Ctrl or Command only the one that is ours.
function shortcutOf(event) {
  if (!event.key) return '';  // A password manager fills a field.
  const key = event.key.toLowerCase();
  const isPlain = !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (isPlain && !event.target.closest?.('input,textarea,select') && isAskedFor(key, event.target)) return key;
  // A letter that is held down counts once: it may approve what is shown.
  if (!/^[a-z]$/.test(key) || event.repeat) return '';
  if (event.ctrlKey || event.metaKey) return key === 'k' && !event.shiftKey ? 'ctrl+k' : '';
  return event.shiftKey || event.target.closest?.('input,textarea,select') ? '' : key;
}

export function listen(root) {
  root.addEventListener('click', onClick);
  root.addEventListener('input', onInput);
  root.addEventListener('change', onChange);
  root.addEventListener('submit', (event) => event.preventDefault());
  root.addEventListener('focusin', (event) => tell(event.target, kinds.focus));
  root.addEventListener('focusout', (event) => tell(event.target, kinds.blur));
  root.addEventListener('compositionstart', (event) => { composing = event.target; });
  root.addEventListener('compositionend', () => { composing = null; });
  document.addEventListener('keydown', (event) => {
    if (!isRunning() || event.isComposing || event.keyCode === 229 || event.altKey) return;
    if (event.key === 'Escape') return tellKeys(kinds.escape, '');
    const keys = shortcutOf(event);
    if (!keys) return;
    if (keys.length > 1) event.preventDefault();
    tellKeys(kinds.key, keys);
  });
}
