// Whole-page notices of the host itself: before the program is there, or when it is broken.
import { stopModule, wasm, isRunning } from './module.js';
import { bridge } from './bridge.js';

export const buildId = '%BUILD_ID%';
let isShown = false;

function make(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

function actionOf([label, run], index) {
  const button = make('button', { type: 'button', textContent: label, className: index === 0 ? 'primary' : '' });
  button.addEventListener('click', () => run(button));
  return button;
}

// `actions` is a list of [label, function].
export function showNotice(title, lines, actions) {
  if (isShown) return;
  isShown = true;
  const heading = make('h1', { textContent: title, tabIndex: -1 });
  const words = lines.map((line) => make('p', { textContent: line }));
  const buttons = make('div', { className: 'notice-actions' }, ...actions.map(actionOf));
  const card = make('div', { className: 'card' }, heading, ...words, buttons);
  document.getElementById('start')?.remove();
  document.getElementById('mirror').inert = true;
  document.body.append(make('main', { id: 'notice', role: 'alert' }, card));
  delete document.documentElement.dataset.busy;
  heading.focus();
}

const reload = ['重新加载', () => location.reload()];

export function showTooOld() {
  showNotice('浏览器版本过旧', [
    '本系统需要较新的浏览器才能使用。',
    '请升级或换用以下浏览器：Chrome 95、Edge 95、Firefox 102、Safari 16 及以上版本。',
  ], [reload]);
}

export function showDownloadFailed() {
  showNotice('页面没有下载完整', [
    '网络可能已断开或不稳定，已填写的内容仍保存在本机。',
    '请检查网络后重试；如仍不能打开，请联系所在窗口。',
  ], [['重试', () => location.reload()]]);
}

export function showContextGone() {
  showNotice('画面无法恢复', [
    '显卡重置后浏览器没有恢复画面。已填写的内容已保存在本机，重新加载后可继续。',
  ], [reload]);
}

// A UUID. crypto.randomUUID is only there on https.
function newIncidentId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const digits = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

function report(incident) {
  const headers = { 'Content-Type': 'application/json', 'X-Requested-With': 'sme',
    'Idempotency-Key': incident.incident_id };
  fetch(`${bridge.apiOrigin()}/api/v1/incidents`,
    { method: 'POST', headers, body: JSON.stringify(incident), keepalive: true }).catch(() => {});
}

// The program is broken: nothing enters it any more, the person is told, the platform too.
export function fail(error) {
  if (isShown) return;
  stopModule();
  bridge.stopModule?.();
  const incident = {
    incident_id: newIncidentId(),
    build_id: buildId,
    message: String(error?.message ?? error).slice(0, 500) || 'unknown',
    stack: String(error?.stack ?? '').slice(0, 4000),
    route: location.hash.split('?')[0].slice(0, 200),
  };
  const words = JSON.stringify({ ...incident, user_agent: navigator.userAgent, at: new Date().toISOString() }, null, 2);
  report(incident);
  showNotice('程序出错了', [
    '已停止运行以免写错数据。已填写的内容已保存在本机，重新加载后可继续。',
    `事件编号：${incident.incident_id}`,
  ], [reload, ['复制诊断信息', (button) => copyText(words, button)]]);
}

async function copyText(words, button) {
  try {
    await navigator.clipboard.writeText(words);
  } catch {
    const area = make('textarea', { value: words });
    button.after(area);
    area.select();
    document.execCommand('copy');
    area.remove();
  }
  button.textContent = '已复制';
}

function isTrap(error) {
  return error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
}

export function watchFailures() {
  addEventListener('error', (event) => {
    if (wasm && isRunning() && isTrap(event.error)) fail(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    if (wasm && isRunning() && isTrap(event.reason)) fail(event.reason);
  });
}
