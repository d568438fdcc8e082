// How long until the page is usable, how much it fetches, and what a frame costs, beside the same
// screens in React and Ant Design in the same run. A table as output; never a test.
//
//   python3 tests/bench/run.py page
import {spawnSync} from 'node:child_process';
import {existsSync, mkdirSync, mkdtempSync, copyFileSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {brotliCompressSync, constants} from 'node:zlib';
import {launchBrowser, openPage, programs, ready, root, settled, signIn, startPlatform} from '../e2e/support.mjs';

const baseline = path.join(root, 'tests/bench/baseline');
const built = path.join(root, 'build/bench-baseline');

function buildBaseline() {
    if (!existsSync(path.join(baseline, 'node_modules'))) {
        spawnSync('npm', ['ci', '--ignore-scripts'], {cwd: baseline, stdio: 'inherit'});
    }
    mkdirSync(built, {recursive: true});
    spawnSync('npx', ['esbuild', 'main.jsx', '--bundle', '--minify', '--define:process.env.NODE_ENV="production"',
        `--outfile=${path.join(built, 'main.js')}`], {cwd: baseline, stdio: 'ignore'});
    copyFileSync(path.join(baseline, 'index.html'), path.join(built, 'index.html'));
}

function serveBaseline() {
    const files = Object.fromEntries(['index.html', 'main.js'].map((name) => [`/${name}`, {
        type: name.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8',
        cache: name.endsWith('.js') ? 'public, max-age=31536000, immutable' : 'no-cache',
        body: brotliCompressSync(readFileSync(path.join(built, name)), {params: {[constants.BROTLI_PARAM_QUALITY]: 11}})}]));
    const server = createServer((request, response) => {
        const file = files[request.url === '/' ? '/index.html' : request.url.split('?')[0]];
        if (!file) return response.writeHead(404).end();
        response.writeHead(200, {'content-type': file.type, 'content-encoding': 'br', 'cache-control': file.cache});
        response.end(file.body);
    });
    return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const slow = {latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8, offline: false};

// Milliseconds from navigation until `usable` is true in the page, and what was fetched.
async function load(page, url, usable, {throttled = false} = {}) {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0, requests = 0;
    session.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; requests += 1; });
    if (throttled) {
        await session.send('Network.emulateNetworkConditions', slow);
        await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
    }
    await page.goto('about:blank');
    bytes = requests = 0;
    const began = performance.now();
    await page.goto(url, {waitUntil: 'commit'});
    await page.waitForFunction(usable, null, {polling: 20, timeout: 60000});
    const took = performance.now() - began;
    await page.waitForTimeout(300);
    await session.detach();
    return {took, bytes, requests};
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

async function measure(browser, name, url, usable, prepare) {
    const rows = {};
    for (const [way, options, times] of [['cold', {}, 3], ['slow', {throttled: true}, 1], ['warm', {}, 3]]) {
        const took = [];
        let last;
        let page = null;
        for (let n = 0; n < times; ++n) {
            if (way !== 'warm' || !page) {
                page = await openPage(browser);
                await prepare?.(page);
                if (way === 'warm') await load(page, url, usable);
            }
            last = await load(page, url, usable, options);
            took.push(last.took);
            if (way !== 'warm') await page.context().close();
        }
        if (way === 'warm') await page.context().close();
        rows[way] = {took: median(took), bytes: last.bytes, requests: last.requests};
    }
    return {name, rows};
}

// Main-thread processor time a frame, while the wheel turns and the focus moves, from the browser's
// own counters; what other programs take of the processor does not count.
async function frameCost(page) {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    const read = async () => {
        const {metrics} = await session.send('Performance.getMetrics');
        const value = (name) => metrics.find((row) => row.name === name).value;
        return {script: value('ScriptDuration'), layout: value('LayoutDuration') + value('RecalcStyleDuration'),
            frames: await page.evaluate(() => Number(document.documentElement.dataset.frames ?? 0)), at: performance.now()};
    };
    await page.mouse.move(640, 500);
    const before = await read();
    for (let step = 0; step < 40; ++step) {
        await page.mouse.wheel(0, step % 2 ? -60 : 120);
        await page.waitForTimeout(16);
        await page.keyboard.press('Tab');
        await page.waitForTimeout(16);
    }
    const after = await read();
    const frames = after.frames - before.frames;
    return {frames, perFrame: 1000 * (after.script + after.layout - before.script - before.layout) / Math.max(1, frames)};
}

const browser = await launchBrowser();
buildBaseline();
const server = await serveBaseline();
const data = mkdtempSync(path.join(tmpdir(), 'emc-bench-'));
spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data]);
const platform = await startPlatform({data});
const other = `http://127.0.0.1:${server.address().port}`;
async function cookiesOf(userName, kind) {
    const seed = await openPage(browser);
    await signIn(seed, {address: platform.address, userName, password: 'Yuelu-shan2026', kind});
    await seed.getByRole('button', {name: '退出'}).waitFor();
    const cookies = await seed.context().cookies();
    await seed.context().close();
    return cookies;
}
const cookies = await cookiesOf('xingchen2026', '企业');

const oursReady = () => document.documentElement.dataset.ready === 'true' && document.documentElement.dataset.busy !== 'true'
    && [...document.querySelectorAll('h1')].some((heading) => heading.textContent === '企业管理中心');
const typeable = () => { const field = document.querySelector('input[autocomplete=username]'); return field && !field.disabled && field.offsetWidth > 0; };
const results = [
    await measure(browser, 'ours: sign-in form', `${platform.address}/#/login`, typeable),
    await measure(browser, 'antd: sign-in form', `${other}/`, typeable),
    await measure(browser, 'ours: center', `${platform.address}/#/desk`, oursReady, (page) => page.context().addCookies(cookies)),
    await measure(browser, 'antd: center', `${other}/#desk`, () => document.querySelector('h1')?.textContent === '企业管理中心'),
];
console.log('| page | cold ms | KB | requests | slow ms (1.6 Mbit/s, 150 ms, 4x CPU) | warm ms |\n|---|---|---|---|---|---|');
for (const {name, rows} of results) {
    console.log(`| ${name} | ${rows.cold.took.toFixed(0)} | ${(rows.cold.bytes / 1000).toFixed(0)} | ${rows.cold.requests} | ${
        rows.slow.took.toFixed(0)} | ${rows.warm.took.toFixed(0)} |`);
}
console.log('\n| screen | frames | main thread ms a frame |\n|---|---|---|');
const page = await openPage(browser, {viewport: {width: 1280, height: 800}});
await page.context().addCookies(cookies);
async function printFrames(routes) {
    for (const route of routes) {
        await page.goto(`${platform.address}/${route}`);
        await ready(page);
        await settled(page);
        await page.waitForTimeout(500);
        const {frames, perFrame} = await frameCost(page);
        console.log(`| ${route.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, ':id')} | ${frames} | ${perFrame.toFixed(2)} |`);
    }
}
// The first of a list of the API's.
async function firstId(list, key) {
    const reply = await page.request.get(`${platform.address}/api/v1/${list}`);
    return (await reply.json()).items[0][key];
}
await printFrames(['#/', '#/login', '#/register', '#/services?q=', '#/desk', '#/profile', '#/password', '#/orders',
    `#/orders/${await firstId('orders', 'order_id')}`, '#/messages', '#/consultations', '#/demands', '#/hall', '#/shop']);
await page.context().clearCookies();
await page.context().addCookies(await cookiesOf('yuelu_chuangkou', '窗口'));
await printFrames(['#/reviews', '#/statistics']);

// Four seconds of scrolling 100,000 rows by 60 px with every frame that the browser grants: how many
// those are, and how much of the main thread is left over.
async function scrollTable(page, selector) {
    const session = await page.context().newCDPSession(page);
    await session.send('Performance.enable', {timeDomain: 'threadTicks'});
    const busy = async () => (await session.send('Performance.getMetrics')).metrics
        .find((row) => row.name === 'TaskDuration').value;
    await page.evaluate((wanted) => {
        const holder = wanted ? document.querySelector(wanted) : document.scrollingElement;
        globalThis.turns = 0;
        const turn = () => {
            globalThis.turns += 1;
            holder.scrollTop += 60;
            requestAnimationFrame(turn);
        };
        requestAnimationFrame(turn);
    }, selector);
    const turns = () => page.evaluate(() => globalThis.turns);
    const [turnsBefore, busyBefore, began] = [await turns(), await busy(), performance.now()];
    await page.waitForTimeout(4000);
    const seconds = (performance.now() - began) / 1000;
    return {rate: (await turns() - turnsBefore) / seconds, free: 100 * (1 - (await busy() - busyBefore) / seconds)};
}

console.log('\n| 100,000 rows, 1280x800 | frames/s | main thread free % |\n|---|---|---|');
const table = path.join(root, 'build/bench-table');
if (existsSync(table)) {
    const own = await startPlatform({site: table});
    await page.goto(`${own.address}/`);
    await ready(page);
    const {rate, free} = await scrollTable(page, null);
    console.log(`| ours | ${rate.toFixed(0)} | ${free.toFixed(0)} |`);
    await own.stop();
}
await page.goto(`${other}/#long`);
await page.locator('.ant-table').waitFor();
const antd = await scrollTable(page, '.ant-table-tbody-virtual-holder');
console.log(`| antd, virtual | ${antd.rate.toFixed(0)} | ${antd.free.toFixed(0)} |`);
await browser.close();
server.close();
await platform.stop();
