// Where the platform is; empty: where the page is.
export function apiOrigin() {
  return document.querySelector('meta[name="emc-api-origin"]')?.content ?? '';
}
