// A file goes up with 申请服务, breaks off, goes on from where it was, and comes down unchanged.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, screenshot, signIn, startPlatform} from './support.mjs';

const bytes = Buffer.from(Array.from({length: 40000}, (_, i) => `${i} 专利检索\n`).join(''));
const pieceBytes = 128 * 1024;

let browser, platform, page;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-e2e-'));
    const filled = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(filled.status, 0, filled.stderr);
    platform = await startPlatform({data});
    browser = await launchBrowser();
    page = await openPage(browser);
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

async function openApplication() {
    await signIn(page, {address: platform.address, userName: 'xingchen2026', password: 'Yuelu-shan2026'});
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    const answer = await page.request.get(`${platform.address}/api/v1/services?limit=1`);
    const {items} = await answer.json();
    await page.goto(`${platform.address}/#/services/${items[0].service_id}`);
    await page.getByRole('button', {name: '申请服务'}).click();
    await page.getByRole('dialog', {name: '申请服务'}).waitFor();
}

test('a broken piece is sent again from where the platform has the file', async () => {
    await openApplication();
    const offsets = [];
    await page.route('**/api/v1/uploads/*/pieces', async (route) => {
        offsets.push(route.request().postDataJSON().offset);
        if (offsets.length === 3) await route.abort('connectionreset');
        else await route.continue();
    });
    await page.getByLabel('附件', {exact: true})
        .setInputFiles({name: '需求说明.txt', mimeType: 'text/plain', buffer: bytes});
    await page.getByRole('button', {name: '重试 需求说明.txt'}).waitFor();
    assert.equal(await page.getByRole('button', {name: '提交申请'}).isEnabled(), false);
    await screenshot(page, 'upload-broken-1280-light');
    await page.getByRole('button', {name: '重试 需求说明.txt'}).click();
    await page.getByText('已上传').waitFor();
    assert.deepEqual(offsets.slice(0, 4), [0, pieceBytes, 2 * pieceBytes, 2 * pieceBytes]);
});

test('a file of another type is refused without a request', async () => {
    await page.getByLabel('附件', {exact: true})
        .setInputFiles({name: 'a.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ')});
    await page.getByText('不支持这种类型的文件').waitFor();
    await page.getByRole('button', {name: '移除 a.exe'}).click();
});

test('the order has it, and it comes down byte for byte', async () => {
    await page.getByRole('textbox', {name: '需求说明'}).fill('请看附件里的需求说明');
    await page.getByRole('button', {name: '提交申请'}).click();
    await page.getByRole('heading', {name: '我的订单', level: 1}).waitFor();
    await page.getByRole('button', {name: /^查看合同/}).first().click();
    const waiting = page.waitForEvent('download');
    await page.getByRole('link', {name: /需求说明\.txt/}).click();
    const download = await waiting;
    assert.equal(download.suggestedFilename(), '需求说明.txt');
    assert.deepEqual(await readFile(await download.path()), bytes);
    const broken = page.complaints.filter((words) => !words.includes('ERR_CONNECTION_RESET'));
    assert.deepEqual(broken, []);
});
