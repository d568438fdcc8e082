// However many tabs a browser has, one of them waits for messages; all of them show what comes.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {button, callApi, findService, orderRequest, publishService} from './market.mjs';
import {goodPassword, launchBrowser, openPage, ready, register, settled, signIn, startPlatform} from './support.mjs';

let browser, platform, enterprise, first, second, third, serviceId;
const waits = [];   // Of the institution's browser: every request for messages, with its end.

// The browser's own count of what is on the line, so that a stopped request is not counted twice.
async function watch(page) {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const own = new Map();
    session.on('Network.requestWillBeSent', ({requestId, request}) => {
        if (!request.url.includes('/api/v1/messages/news')) return;
        const wait = {page, began: performance.now(), ended: Infinity, url: request.url};
        own.set(requestId, wait);
        waits.push(wait);
    });
    const end = ({requestId}) => {
        if (own.has(requestId)) own.get(requestId).ended = performance.now();
    };
    session.on('Network.loadingFinished', end);
    session.on('Network.loadingFailed', end);
    page.on('close', () => own.forEach((wait) => { wait.ended = Math.min(wait.ended, performance.now()); }));
}

const open = () => waits.filter((wait) => wait.ended === Infinity);
const mostAtOnce = (rows) => Math.max(0, ...rows.map(({began}) =>
    rows.filter((other) => other.began <= began && other.ended > began).length));

async function openTab(context) {
    const page = await context.newPage();
    page.setDefaultTimeout(15000);
    await watch(page);
    await page.goto(`${platform.address}/#/desk`);
    await ready(page);
    await page.getByRole('heading', {name: '机构工作台', level: 1}).waitFor();
    await settled(page);
    return page;
}

async function until(condition, words, ms = 3000) {
    const end = performance.now() + ms;
    while (!condition()) {
        assert.ok(performance.now() < end, words);
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}

// As the enterprise's page does it, without the way to the form.
async function apply(words) {
    const reply = await callApi(enterprise, 'POST', '/api/v1/orders', orderRequest(serviceId, words));
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
}

const unread = (count) => (page) => page.waitForFunction((words) => document.title.startsWith(words), `(${count}) `, {timeout: 2000, polling: 50});

before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    first = await openPage(browser);
    await watch(first);
    await register(first, {address: platform.address, userName: 'jigou401', number: 401, kind: '服务机构注册', heading: '机构工作台'});
    await publishService(first, {address: platform.address, name: '体系认证咨询'});
    enterprise = await openPage(browser);
    await register(enterprise, {address: platform.address, userName: 'qiye402', number: 402});
    serviceId = (await findService(enterprise, '体系认证咨询')).service_id;
    await first.goto(`${platform.address}/#/desk`);
    await first.getByRole('heading', {name: '机构工作台', level: 1}).waitFor();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

test('three tabs: one waits, each shows what comes within two seconds', async () => {
    second = await openTab(first.context());
    third = await openTab(first.context());
    await until(() => open().length === 1, 'nobody waits');
    await first.waitForTimeout(1500);
    waits.splice(0, waits.length, ...open());
    const began = performance.now();
    await apply('三个标签页都应看到');
    await Promise.all([first, second, third].map(unread(1)));
    assert.ok(performance.now() - began < 2500);
    await until(() => open().length === 1, 'nobody waits any more');
    assert.equal(mostAtOnce(waits), 1, waits.map((wait) => wait.url).join('\n'));
    assert.equal(new Set(waits.map((wait) => wait.page)).size, 1, 'one tab asks');
});

test('the tab that waits is closed: another goes on where it stopped', async () => {
    const leader = open()[0].page;
    const others = [first, second, third].filter((page) => page !== leader);
    const began = performance.now();
    await leader.close();
    waits.splice(0, waits.length, ...open());
    await apply('关掉一个标签页之后');
    await Promise.all(others.map(unread(2)));
    assert.ok(performance.now() - began < 3500);
    assert.equal(mostAtOnce(waits), 1);
    assert.ok(others.includes(open()[0].page));
    [first, second] = others;
});

test('offline nobody hammers; back online the message that came meanwhile is there', async () => {
    const context = first.context();
    await context.setOffline(true);
    waits.length = 0;
    await first.waitForTimeout(5000);
    assert.ok(waits.length <= 6, `${waits.length} requests in 5 s without a network`);
    await apply('断网期间提交的申请');
    await context.setOffline(false);
    await Promise.all([first, second].map((page) =>
        page.waitForFunction(() => document.title.startsWith('(3) '), null, {timeout: 5000, polling: 50})));
    await until(() => open().length === 1, 'nobody waits after the network came back');
});

test('signing out in one tab ends the other; nobody hears what was another account\'s', async () => {
    await button(first, '退出').click();
    await first.getByRole('link', {name: '请登录'}).waitFor();
    await second.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    await first.waitForFunction(() => !document.title.startsWith('('));
    assert.ok(!(await second.title()).startsWith('('));
    await apply('已经退出之后');
    await first.waitForTimeout(1500);
    assert.equal(open().length, 0, 'somebody still waits');
    assert.equal(await first.getByText('已经退出之后').count(), 0);
});

test('another account in the same browser: the page of the former hears nothing of it', async () => {
    await signIn(first, {address: platform.address, userName: 'jigou401', password: goodPassword, kind: '服务机构'});
    await first.getByRole('heading', {name: '机构工作台', level: 1}).waitFor();
    const context = first.context();
    const former = first;
    await until(() => open().length === 1, 'nobody waits');
    const other = await context.newPage();
    await watch(other);
    // The same cookie now belongs to an enterprise that has messages of its own to come.
    await context.addCookies(await enterprise.context().cookies());
    await other.goto(`${platform.address}/#/desk`);
    await ready(other);
    await other.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    // What it waits for was asked with the former cookie; the next question is refused.
    await former.getByRole('heading', {name: '用户登录', level: 1}).waitFor({timeout: 20000});
    await until(() => open().length === 1 && open()[0].page === other, 'the new account waits alone');
});

test('without Web Locks each tab waits for itself', async () => {
    const context = await browser.newContext({locale: 'zh-CN'});
    await context.addInitScript(() => {
        Object.defineProperty(navigator, 'locks', {value: undefined});
    });
    await context.addCookies(await enterprise.context().cookies());
    waits.length = 0;
    for (let n = 0; n < 2; ++n) {
        const page = await context.newPage();
        await watch(page);
        await page.goto(`${platform.address}/#/desk`);
        await ready(page);
    }
    await until(() => open().length === 2, 'each waits');
    await context.close();
});
