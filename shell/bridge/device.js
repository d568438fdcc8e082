// What stays on this device between visits. A browser that refuses, or is full, keeps nothing.
const prefix = 'emc/';

export function deviceLoad(key) {
  try {
    return localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

export function deviceSave(key, value) {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // The draft is then only in memory.
  }
}

export function deviceErase(key) {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // Nothing was kept, so nothing is left.
  }
}
