// The DOM mirror: one real element for each UiNode, laid exactly over what is drawn for it.
// src/host/browser/mirror.cpp writes the messages that publish() reads.
import { isComposing, tellValue, touched } from './events.js';
import { apiOrigin } from './origin.js';
import { takeServed } from './served.js';

const roles = ['banner', 'navigation', 'main', 'contentinfo', 'region', 'form', 'group', 'list', 'listitem', 'dialog',
  'table', 'row', 'columnheader', 'cell', 'heading', 'text', 'label', 'status', 'alert', 'image', 'link', 'button',
  'textbox', 'searchbox', 'combobox', 'radiogroup', 'radio', 'checkbox', 'progress', 'slider', 'filefield'];
const tags = { banner: 'header', navigation: 'nav', main: 'main', contentinfo: 'footer', region: 'section',
  form: 'form', list: 'ul', listitem: 'li', text: 'p', label: 'label', link: 'a', button: 'button', textbox: 'input',
  searchbox: 'input', combobox: 'select', radio: 'input', checkbox: 'input', slider: 'input',
  filefield: 'input' };
// Those whose element does not say it already.
const ariaRoles = { group: 'group', list: 'list', dialog: 'dialog', table: 'table', row: 'row',
  columnheader: 'columnheader', cell: 'cell', status: 'status', alert: 'alert', image: 'img',
  radiogroup: 'radiogroup', progress: 'progressbar' };
const wordy = new Set(['heading', 'text', 'label', 'status', 'alert', 'link', 'button', 'columnheader', 'cell',
  'listitem']);
const inputTypes = ['text', 'password', 'email', 'tel', 'url', 'search', 'date', 'number'];
const aligns = ['left', 'center', 'right'];
const flag = { enabled: 1, required: 2, invalid: 4, checked: 8, current: 16, busy: 32, submit: 64, popup: 128,
  expanded: 256, wantsFocus: 512, companion: 1024 };

const elements = new Map();  // By node id
const root = document.getElementById('mirror');
let dialogs = [];            // Open ones, each with the element to give the focus back to.

const has = (node, name) => (node.f & flag[name]) !== 0;
const roleOf = (node) => roles[node.r];
const kindOf = (node) => `${node.r}/${node.h ?? 0}/${node.in?.rows ? 'area' : ''}`;
const idOf = (id) => `n${id}`;

function setAttribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

function tagOf(node) {
  const role = roleOf(node);
  if (role === 'heading') return `h${node.h || 2}`;
  if (role === 'textbox' && node.in.rows) return 'textarea';
  // Where there is no canvas to draw it, the picture itself.
  if (role === 'image' && node.u && document.documentElement.classList.contains('is-plain')) return 'img';
  return tags[role] ?? 'div';
}

function create(node) {
  const tag = tagOf(node);
  const element = takeServed(node.k, tag) ?? document.createElement(tag);
  const role = roleOf(node);
  element.id = idOf(node.i);
  element.className = `m-${role}`;
  element.emcKind = kindOf(node);
  element.emcIsText = role === 'textbox' || role === 'searchbox';
  if (ariaRoles[role]) element.setAttribute('role', ariaRoles[role]);
  if (role === 'radio' || role === 'checkbox') element.type = role;
  if (role === 'filefield') Object.assign(element, { type: 'file', multiple: true, title: '' });
  if (role === 'dialog') {
    element.setAttribute('aria-modal', 'true');
    element.tabIndex = -1;
  }
  if (role === 'form') element.noValidate = true;
  return element;
}

function place(element, node, before) {
  const isFixed = node.l !== 0 && (!elements.has(node.p) || elements.get(node.p).emcNode.l === 0);
  const style = element.style;
  style.position = isFixed ? 'fixed' : 'absolute';
  style.zIndex = node.l === 0 || !isFixed ? '' : String(node.l + 1);
  if (before && String(before.b) === String(node.b)) return;
  const [x, y, w, h] = node.b;
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${w}px`;
  style.height = `${h}px`;
}

// The type that the canvas draws with. Words that fit in one line must not break by a hair's breadth.
function setType(element, node) {
  const [size, line, strong, align, padLeft, padRight] = node.t;
  const [, , width, height] = node.b;
  const style = element.style;
  const isOneLine = height < line * (roleOf(node) === 'link' || roleOf(node) === 'button' ? 2 : 1.5);
  const isCentred = isOneLine && height > line && roleOf(node) !== 'button';
  style.fontSize = `${size}px`;
  style.lineHeight = `${isCentred ? height : line}px`;
  style.fontWeight = strong ? '600' : '400';
  style.textAlign = aligns[align];
  style.paddingLeft = padLeft ? `${padLeft}px` : '';
  style.paddingRight = padRight ? `${padRight}px` : '';
  if (element.localName === 'textarea') style.paddingTop = style.paddingBottom = `${(36 - line) / 2}px`;
  if (!wordy.has(roleOf(node))) return;
  style.whiteSpace = isOneLine ? 'pre' : 'pre-wrap';
  style.width = isOneLine ? `${width}px` : `${width + 0.5}px`;
}

function setOptions(select, options, placeholder) {
  select.replaceChildren();
  if (!options.some(([value]) => value === '')) {
    const none = new Option(placeholder || '请选择', '');
    none.hidden = true;
    select.append(none);
  }
  let group = null;
  for (const [value, label, groupName] of options) {
    if (groupName && group?.label !== groupName) {
      group = Object.assign(document.createElement('optgroup'), { label: groupName });
      select.append(group);
    }
    (groupName ? group : select).append(new Option(label, value));
  }
}

function setTraits(element, node, before) {
  const traits = node.in;
  if (before && JSON.stringify(before.in) === JSON.stringify(traits)) return;
  if (element.localName === 'input') element.type = roleOf(node) === 'searchbox' ? 'search' : inputTypes[traits.type ?? 0];
  element.autocomplete = traits.autocomplete || 'off';
  setAttribute(element, 'inputmode', traits.mode);
  setAttribute(element, 'placeholder', traits.placeholder);
  setAttribute(element, 'maxlength', traits.max);
  setAttribute(element, 'rows', traits.rows);
  element.spellcheck = element.localName === 'textarea';
}

// What the person types is never overwritten, unless the program wants another value than it was
// told last; and never while an input method composes.
function setValue(element, node) {
  const value = node.v ?? '';
  if (isComposing(element)) return;
  const isNews = value !== element.emcReported;
  if (element.value === value || (document.activeElement === element && !isNews && !touched.has(element))) return;
  element.value = value;
  element.emcReported = value;
}

function setField(element, node, before) {
  element.name = (node.k ?? '').split('/').pop() || idOf(node.i);
  const chosen = element.value;
  if (node.o) setOptions(element, node.o, node.in.placeholder);
  if (node.in) setTraits(element, node, before);
  setAttribute(element, 'aria-label', node.n);
  setAttribute(element, 'aria-invalid', has(node, 'invalid') && 'true');
  element.required = has(node, 'required');
  if (has(node, 'companion')) {
    element.tabIndex = -1;
    element.readOnly = true;
    element.setAttribute('aria-hidden', 'true');
    element.classList.add('m-companion');
  }
  if (element.emcHasTyped) {
    element.emcHasTyped = false;
    if (node.o) element.value = chosen;
    if (element.value !== (node.v ?? '')) return tellValue(element);
  }
  setValue(element, node);
}

function groupOf(node) {
  let at = node;
  while (at && roleOf(at) !== 'radiogroup') at = elements.get(at.p)?.emcNode;
  return at ? `group${at.i}` : `group${node.p}`;
}

function setChoice(element, node) {
  if (roleOf(node) === 'radio') element.name = groupOf(node);
  setAttribute(element, 'aria-label', node.n);
  setAttribute(element, 'aria-invalid', has(node, 'invalid') && 'true');
  element.required = has(node, 'required') && roleOf(node) === 'checkbox';
  element.checked = has(node, 'checked');
}

function setSlider(element, node) {
  element.type = 'range';
  setAttribute(element, 'min', node.lo);
  setAttribute(element, 'max', node.hi);
  setAttribute(element, 'step', 1);
  setAttribute(element, 'aria-label', node.n);
  if (element.value !== node.v) element.value = node.v;
}

function setFileField(element, node) {
  setAttribute(element, 'accept', node.v);
  setAttribute(element, 'aria-label', node.n);
  setAttribute(element, 'aria-invalid', has(node, 'invalid') && 'true');
}

// A file to save is the platform's; every other link is a route.
function setLink(element, node) {
  const isFile = node.u?.startsWith('/') ?? false;
  setAttribute(element, 'href', isFile ? apiOrigin() + node.u : node.u ?? '#/');
  setAttribute(element, 'download', isFile && '');
}

function setWords(element, node) {
  const role = roleOf(node);
  if (!wordy.has(role)) return;
  if (element.firstElementChild) {
    setAttribute(element, 'aria-label', role === 'link' || role === 'button' ? node.n : null);
    return;
  }
  const words = node.n ?? '';
  if (element.textContent === words) return;
  // A live region must be there before what it says.
  if (role === 'status' && !element.emcIsLive) {
    element.emcIsLive = true;
    setTimeout(() => { element.textContent = element.emcNode.n ?? ''; });
  } else {
    element.textContent = words;
  }
}

function setControl(element, node) {
  const role = roleOf(node);
  const isEnabled = has(node, 'enabled');
  if (role === 'link') setLink(element, node);
  if (role === 'button') element.type = has(node, 'submit') ? 'submit' : 'button';
  if ('disabled' in element) element.disabled = !isEnabled && !has(node, 'companion');
  else setAttribute(element, 'aria-disabled', !isEnabled && 'true');
  setAttribute(element, 'aria-current', has(node, 'current') && (role === 'link' ? 'page' : 'true'));
  setAttribute(element, 'aria-busy', has(node, 'busy') && 'true');
  setAttribute(element, 'aria-haspopup', has(node, 'popup') && 'true');
  setAttribute(element, 'aria-expanded', (has(node, 'popup') || has(node, 'expanded')) && String(has(node, 'expanded')));
  setAttribute(element, 'aria-describedby', node.d && idOf(node.d));
}

const named = new Set(['navigation', 'region', 'form', 'group', 'list', 'dialog', 'table', 'image', 'radiogroup',
  'progress']);

function setPicture(element, node) {
  setAttribute(element, 'alt', node.n);
  setAttribute(element, 'src', apiOrigin() + node.u);
}

function setRest(element, node) {
  const role = roleOf(node);
  if (element.localName === 'img') return setPicture(element, node);
  if (named.has(role)) setAttribute(element, 'aria-label', node.n);
  if (role === 'label') setAttribute(element, 'for', node.for && idOf(node.for));
  if (role === 'table') setAttribute(element, 'aria-rowcount', node.rc);
  if (role === 'row') setAttribute(element, 'aria-rowindex', node.ri);
  if (role === 'radiogroup') setAttribute(element, 'aria-required', has(node, 'required') && 'true');
  if (role === 'progress') {
    setAttribute(element, 'aria-valuenow', node.v);
    setAttribute(element, 'aria-valuemin', 0);
    setAttribute(element, 'aria-valuemax', 100);
  }
}

function apply(node) {
  let element = elements.get(node.i);
  if (element && element.emcKind !== kindOf(node)) {
    const next = create(node);
    next.append(...element.childNodes);
    element.replaceWith(next);
    element = next;
  }
  element ??= create(node);
  const before = element.emcNode;
  element.emcNode = node;
  elements.set(node.i, element);
  place(element, node, before);
  setType(element, node);
  const role = roleOf(node);
  if (element.emcIsText || role === 'combobox') setField(element, node, before);
  if (role === 'radio' || role === 'checkbox') setChoice(element, node);
  if (role === 'slider') setSlider(element, node);
  if (role === 'filefield') setFileField(element, node);
  setControl(element, node);
  setRest(element, node);
}

// Moves as few elements as it can: one that is moved loses its focus.
function arrange(parent, ids) {
  let cursor = parent.firstElementChild;
  for (const id of ids) {
    const element = elements.get(id);
    if (!element) continue;
    if (element === cursor) {
      cursor = cursor.nextElementSibling;
      continue;
    }
    moveBefore(parent, element, cursor);
  }
}

function moveBefore(parent, element, cursor) {
  const isFocused = document.activeElement === element || element.contains(document.activeElement);
  if (isFocused && parent.moveBefore && element.isConnected && parent.isConnected) return parent.moveBefore(element, cursor);
  const focused = isFocused ? document.activeElement : null;
  const range = focused && 'selectionStart' in focused ? [focused.selectionStart, focused.selectionEnd] : null;
  parent.insertBefore(element, cursor);
  focused?.focus({ preventScroll: true });
  if (range && range[0] !== null) focused.setSelectionRange(...range);
}

function openDialogs() {
  return [...root.querySelectorAll('[role=dialog]')];
}

const focusable = 'a[href],button:not(:disabled),input:not(:disabled),textarea:not(:disabled),select:not(:disabled)';

// All but the topmost dialog and what announces itself is out of reach while it is open.
function guardDialogs(nodes) {
  if (dialogs.length === 0 && !nodes.some((node) => roleOf(node) === 'dialog')) return;
  const open = openDialogs();
  const opened = open.filter((one) => !dialogs.some(({ dialog }) => dialog === one));
  const closed = dialogs.filter(({ dialog }) => !open.includes(dialog));
  for (const dialog of opened) dialogs.push({ dialog, opener: document.activeElement });
  dialogs = dialogs.filter(({ dialog }) => open.includes(dialog));
  for (const element of root.querySelectorAll('[inert]')) element.inert = false;
  document.documentElement.classList.toggle('has-dialog', open.length > 0);
  const top = dialogs.at(-1)?.dialog;
  for (let at = top; at && at !== root; at = at.parentElement) {
    for (const other of at.parentElement.children) {
      const announces = other.matches('[role=status],[role=alert]') || other.querySelector('[role=status],[role=alert]');
      if (other !== at && !announces) other.inert = true;
    }
  }
  if (opened.length > 0 && !top.contains(document.activeElement)) (top.querySelector(focusable) ?? top).focus();
  const opener = closed.at(-1)?.opener;
  if (opener?.isConnected && !opener.closest('[inert]')) opener.focus({ preventScroll: true });
}

function moveFocus(nodes) {
  const wanted = nodes.find((node) => has(node, 'wantsFocus'));
  const element = wanted && elements.get(wanted.i);
  if (!element) return;
  if (element.tabIndex < 0 && !element.matches(focusable)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  if (wanted.l === 0) element.scrollIntoView({ block: 'center', behavior: 'instant' });
}

export function applyDifferences(message) {
  const nodes = message.nodes ?? [];
  const worded = new Set();
  for (const node of nodes) apply(node);
  for (const id of message.gone ?? []) {
    const element = elements.get(id);
    elements.delete(id);
    if (element?.parentElement?.emcNode) worded.add(element.parentElement);
    element?.remove();
  }
  for (const [parent, ...ids] of message.children ?? []) arrange(parent === 0 ? root : elements.get(parent), ids);
  for (const node of nodes) setWords(elements.get(node.i), node);
  for (const element of worded) setWords(element, element.emcNode);
  for (const element of touched) restore(element);
  touched.clear();
  guardDialogs(nodes);
  moveFocus(nodes);
}

// The browser ticked a box or wrote a text by itself; what the program made of it is what stands.
function restore(element) {
  const node = element.emcNode;
  if (!element.isConnected) return;
  if (element.type === 'checkbox' || element.type === 'radio') element.checked = has(node, 'checked');
  else if (element.type === 'range') setSlider(element, node);
  else if (element.emcIsText || element.localName === 'select') setValue(element, node);
}

export function setPageHeight(height) {
  root.style.height = `${height}px`;
}

