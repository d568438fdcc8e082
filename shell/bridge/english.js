// The words of English, which only those download who have chosen it.
import { giveText, isRunning, wasm } from './module.js';
import { requestFrame } from './frames.js';

const englishName = '%ENGLISH_NAME%';

export async function loadEnglish() {
  let words = '';
  try {
    const response = await fetch(new URL(englishName, import.meta.url), { credentials: 'same-origin' });
    if (response.ok) words = await response.text();
  } catch {
    // The page says that they are not here.
  }
  if (!isRunning()) return;
  giveText(words);
  wasm._emc_give_english();
  requestFrame();
}
