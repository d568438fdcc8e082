// One message a frame from C++ (Host::publish): what is different from the frame before.
import { applyDifferences, setPageHeight } from './mirror.js';
import { loadEnglish } from './english.js';
import { endStart } from './served.js';
import { restoreScroll, setUnsaved } from './address.js';

const page = document.documentElement;
let height = 0;

// On paper the mirror is the page: words in one column, whatever the window shows.
let wasPlain = false;
addEventListener('beforeprint', () => {
  wasPlain = page.classList.contains('is-plain');
  page.classList.add('is-plain');
});
addEventListener('afterprint', () => page.classList.toggle('is-plain', wasPlain));

export function publish(message) {
  if (message.height !== undefined) setPageHeight(height = message.height);
  if (message.nodes || message.gone || message.children) applyDifferences(message);
  if (message.title !== undefined) document.title = message.title;
  if (message.lang !== undefined) page.lang = message.lang;
  if (message.english) loadEnglish();
  if (message.unsaved !== undefined) setUnsaved(message.unsaved === 1);
  if (message.busy === 1) page.dataset.busy = 'true';
  if (message.busy === 0) delete page.dataset.busy;
  if (message.scroll !== undefined) scrollTo({ top: message.scroll, behavior: 'instant' });
  restoreScroll(height);
  if (message.print) print();
  if (message.reload) location.reload();
  if (message.ready && page.dataset.ready !== 'true') {
    endStart();
    page.dataset.ready = 'true';
  }
}
