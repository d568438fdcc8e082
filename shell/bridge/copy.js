import { wasm, isRunning } from './module.js';
import { requestFrame } from './frames.js';

// As another person would open it: without a query of this visit.
export function addressOf(href) {
  return new URL(href, location.origin + location.pathname).href;
}

// Some browsers only allow it in the event itself, others not at all; the page then shows the text.
export async function writeClipboard(text) {
  let isCopied = true;
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    isCopied = false;
  }
  if (!isRunning()) return;
  wasm._emc_copied(isCopied ? 1 : 0);
  requestFrame();
}

// Copies what is selected as plain words; cells of a table as lines and columns, so that a
// spreadsheet takes them apart again. At once, in the event: later some browsers refuse.
function selectedRows(selection) {
  const rows = [];
  for (const row of document.querySelectorAll('#mirror [role=row]')) {
    const cells = [...row.querySelectorAll('[role=cell],[role=columnheader]')]
      .filter((cell) => selection.containsNode(cell, true));
    if (cells.length > 0) rows.push(cells.map((cell) => (cell.innerText || '').replace(/\s+/g, ' ').trim()));
  }
  return rows;
}

const escapes = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const escaped = (text) => text.replace(/[&<>]/g, (sign) => escapes[sign]);

// Words that lie side by side in one line, lines one below the other: by where they are, since the
// browser itself puts nothing between elements that are placed one by one.
function selectedLines(selection) {
  const range = selection.getRangeAt(0);
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  let text = '';
  let last = null;
  for (let node = walker.currentNode; node; node = walker.nextNode()) {
    if (node.nodeType !== Node.TEXT_NODE || !range.intersectsNode(node) || node.parentElement.closest('select')) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const words = node.data.slice(from, node === range.endContainer ? range.endOffset : undefined);
    if (words === '') continue;
    const box = node.parentElement.getBoundingClientRect();
    if (last) text += box.top < last.bottom && last.top < box.bottom ? ' ' : '\n';
    text += words;
    last = box;
  }
  return text;
}

function onCopy(event) {
  if (event.target.matches?.('input,textarea')) return;
  const selection = getSelection();
  if (!selection || selection.isCollapsed) return;
  const rows = selectedRows(selection);
  const isTable = rows.length > 1 || rows[0]?.length > 1;
  if (isTable) {
    const cell = (words) => `<td>${escaped(words)}</td>`;
    const line = (cells) => `<tr>${cells.map(cell).join('')}</tr>`;
    event.clipboardData.setData('text/html', `<table>${rows.map(line).join('')}</table>`);
  }
  // Not the browser's own HTML: the mirror's words have no colour.
  event.clipboardData.setData('text/plain', isTable ? rows.map((cells) => cells.join('\t')).join('\n')
    : selectedLines(selection));
  event.preventDefault();
}

export function listenCopy() {
  document.addEventListener('copy', onCopy);
}
