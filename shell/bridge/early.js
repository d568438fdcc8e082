// The session is asked for while the program is still on its way: it is the first thing that the
// program wants to know, and on a slow line that is a whole way to the platform and back.
import { apiOrigin } from './origin.js';
import { askPlatform, giveReply } from './shared.js';

const staleMs = 10000;  // A download may take long; who signs in elsewhere meanwhile is asked for anew.

let early = null;
let askedAt = 0;

export function askEarly() {
  askedAt = performance.now();
  early = askPlatform(`${apiOrigin()}/api/v1/session`, new AbortController());
}

export async function giveEarly(number) {
  if (performance.now() - askedAt > staleMs) askEarly();
  giveReply(number, await early);
}
