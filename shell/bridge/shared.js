// A request that every page of this browser asks alike: waiting for messages. One page holds a lock
// and asks for all of them; what it hears goes over a channel. Lock and channel are the account's,
// so nobody hears what was meant for another. The lock of a page that closes goes to the next one.
import { wasm, isRunning, giveText } from './module.js';
import { requestFrame } from './frames.js';

const fates = { answered: 0, offline: 1, timedOut: 2 };  // ApiReply::Fate
const timeoutMs = 20000;
const patienceMs = 60000;  // More than a question waits, with all that may come before it.
const unauthorized = 401;

const questions = new Map();  // What C++ of this page waits for: its number, and the address.
let sharedLine = null;         // To the other pages of the account.

async function fetchReply(url, signal) {
  const headers = { Accept: 'application/json, application/problem+json', 'X-Requested-With': 'sme' };
  try {
    const reply = await fetch(url, { headers, credentials: 'include', signal });
    return { fate: fates.answered, status: reply.status, text: await reply.text(),
      retryAfter: Number.parseInt(reply.headers.get('retry-after') ?? '0', 10) || 0 };
  } catch {
    return { fate: fates.offline, status: 0, text: '', retryAfter: 0 };
  }
}

// Nothing when it was stopped, since there is something to be asked first.
export async function askPlatform(url, stopper) {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    stopper.abort();
  }, timeoutMs);
  const reply = await fetchReply(url, stopper.signal);
  clearTimeout(timer);
  if (isLate) return { ...reply, fate: fates.timedOut };
  return stopper.signal.aborted ? null : reply;
}

// To C++, under the number that it gave the question.
export function giveReply(number, reply) {
  if (!isRunning()) return;
  giveText(reply.text);
  wasm._emc_shared_reply(number, reply.fate, reply.status, reply.retryAfter);
  requestFrame();
}

// To every question of this page for this address.
function deliver(url, reply) {
  for (const [number, one] of questions) {
    if (one !== url) continue;
    questions.delete(number);
    giveReply(number, reply);
  }
}

// Whoever knows no position yet is always told one.
function bringsNothing(url, reply) {
  if (reply.status !== 200 || !new URL(url, location.href).searchParams.get('after')) return false;
  try {
    return JSON.parse(reply.text).items.length === 0;
  } catch {
    return false;
  }
}

class Line {
  wanted = new Set();  // Addresses; what another page wants is known to the one that asks.
  leaves = new AbortController();
  unanswered = new Set();  // Of the wanted ones those that were asked without waiting, in vain.
  isAsking = false;
  isWaiting = false;
  stopper = null;
  wake = () => {};

  constructor(account) {
    this.account = account;
    this.channel = new BroadcastChannel(`emc-news/${account}`);
    this.channel.onmessage = ({ data }) => this.hear(data);
    navigator.locks.request(`emc-news/${account}`, { signal: this.leaves.signal }, () => this.askForAll())
      .catch(() => { if (sharedLine === this) this.giveUp(); });
  }

  // Refused, or something broke: every page for itself.
  giveUp() {
    leaveLine();
    for (const [number, url] of questions) askAlone(number, url);
  }

  hear({ want, url, reply, asks }) {
    if (reply) deliver(url, reply);
    if (want && this.isAsking) this.want(want);
    if (asks) this.tellWants();
  }

  tellWants() {
    for (const url of new Set(questions.values())) this.channel.postMessage({ want: url });
  }

  // A page that has heard less than the others must not wait for what they wait for.
  want(url) {
    if (!this.isAsking) return this.channel.postMessage({ want: url });
    if (this.wanted.has(url)) return;
    this.wanted.add(url);
    if (this.wanted.size > 1 && this.isWaiting) this.stopper.abort();
    this.wake();
  }

  async askForAll() {
    this.isAsking = true;
    this.wanted = new Set(questions.values());
    this.channel.postMessage({ asks: true });
    while (!this.leaves.signal.aborted) {
      if (this.wanted.size > 0) await this.askNext();
      else await new Promise((resolve) => { this.wake = resolve; });
    }
  }

  // Several questions are first asked without waiting; those with no answer yet wait on as they were.
  async askNext() {
    const unasked = this.wanted.size > 1 && [...this.wanted].find((url) => !this.unanswered.has(url));
    const url = unasked || [...this.wanted][0];
    this.isWaiting = !unasked;
    this.stopper = new AbortController();
    const reply = await askPlatform(unasked ? url.replace(/\bwait_s=\d+/, 'wait_s=0') : url, this.stopper);
    if (!reply || this.leaves.signal.aborted) return;
    if (unasked && bringsNothing(url, reply)) {
      this.unanswered.add(url);
      return;
    }
    this.unanswered.clear();
    this.wanted.delete(url);
    this.channel.postMessage({ url, reply });
    deliver(url, reply);
    if (reply.status === unauthorized && sharedLine === this) leaveLine();
  }

  leave() {
    this.leaves.abort();
    this.stopper?.abort();
    this.wake();
    this.channel.close();
  }
}

function leaveLine() {
  sharedLine?.leave();
  sharedLine = null;
}

// Locks are missing on a page that came over plain http from another machine.
const canShare = Boolean(navigator.locks && globalThis.BroadcastChannel);

export function askShared(number, account, url) {
  questions.set(number, url);
  if (!canShare) return askAlone(number, url);
  if (sharedLine?.account !== account) {
    leaveLine();
    sharedLine = new Line(account);
  }
  sharedLine.want(url);
  // The page that asks for all may have been put to sleep with the lock in its hand.
  setTimeout(() => { if (questions.get(number) === url) askAlone(number, url); }, patienceMs);
}

async function askAlone(number, url) {
  const reply = await askPlatform(url, new AbortController());
  if (questions.has(number)) deliver(url, reply);
}

// Nobody is signed in any more.
export function forgetShared(number) {
  if (questions.delete(number)) leaveLine();
}

// A page that is put aside for going back must hold no lock.
export function watchShared() {
  addEventListener('pagehide', leaveLine);
  addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    for (const [number, url] of [...questions]) {
      const account = new URL(url, location.href).searchParams.get('account_id');
      askShared(number, account, url);
    }
  });
}
