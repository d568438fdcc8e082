// The demonstration data as serve.py fills it in: a newcomer signs in with the account of the
// README. The pictures of the README are made here (EMC_README_PICTURES=1 keeps them in docs/).
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {copyFile, mkdir, mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, root, screenshot, settled, shots, signIn, startPlatform} from './support.mjs';

let browser, platform;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-demo-'));
    const admin = path.join(process.env.EMC_PROGRAMS ?? path.join(root, 'build/native-release'), 'emc-admin');
    for (const time of ['first', 'second']) {  // Repeating it changes nothing.
        const run = spawnSync(admin, ['demo', '--data', data], {encoding: 'utf8'});
        assert.equal(run.status, 0, `${time}: ${run.stdout}${run.stderr}`);
    }
    platform = await startPlatform({data});
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

test('the account of the README signs in', async () => {
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    const [, userName, password] = /user name `([^`]+)`, password `([^`]+)`/.exec(readme);
    for (const colorScheme of ['light', 'dark']) {
        const page = await openPage(browser, {colorScheme});
        await signIn(page, {address: platform.address, userName, password});
        await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
        await page.waitForTimeout(4500);  // Until the greeting has left.
        await settled(page);
        await screenshot(page, `readme-${colorScheme}`);
        if (process.env.EMC_README_PICTURES) {
            await mkdir(path.join(root, 'docs/screenshots'), {recursive: true});
            await copyFile(path.join(shots, `readme-${colorScheme}.png`),
                path.join(root, `docs/screenshots/desk-${colorScheme}.png`));
        }
        await page.context().close();
    }
});

test('Ctrl+K finds what is pasted into it, and closes where the page goes on', async () => {
    const page = await openPage(browser);
    await page.goto(`${platform.address}/#/policies`);
    await page.getByRole('heading', {name: '惠企政策', level: 1}).waitFor();
    await page.keyboard.press('Control+k');
    const dialog = page.getByRole('dialog', {name: '快速前往'});
    await dialog.getByRole('textbox', {name: '页面、订单或服务'}).fill('发明专利申请代理');
    await dialog.getByRole('link', {name: /发明专利申请代理/}).first().waitFor();
    assert.equal(await dialog.getByRole('link', {name: '找服务', exact: true}).count(), 0);
    await page.goto(`${platform.address}/#/size`);
    await page.getByRole('heading', {name: '企业划型自测', level: 1}).waitFor();
    await dialog.waitFor({state: 'detached'});
    await page.context().close();
});

test('in English, whose words are longer, no screen is wider than a phone', async () => {
    const page = await openPage(browser, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true});
    await signIn(page, {address: platform.address, userName: 'xingchen2026', password: 'Yuelu-shan2026'});
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    await page.getByRole('button', {name: 'English', exact: true}).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
    for (const route of ['desk', 'orders', 'demands', 'demands/new', 'consultations', 'hall', 'shop', 'verification',
        'policies', 'size', 'messages', 'profile']) {
        await page.goto(`${platform.address}/#/${route}`);
        await page.getByRole('heading', {level: 1}).first().waitFor();
        await settled(page);
        const widths = await page.evaluate(() => [innerWidth, document.documentElement.scrollWidth]);
        assert.deepEqual(widths, [390, 390], route);
    }
    await page.context().close();
});

for (const [userName, kind] of [['tianyuan_fuwu', '服务机构'], ['yuelu_chuangkou', '窗口']]) {
    test(`${kind} has its desk`, async () => {
        const page = await openPage(browser);
        await signIn(page, {address: platform.address, userName, password: 'Yuelu-shan2026', kind});
        await page.getByRole('button', {name: '退出'}).waitFor();
        await page.getByRole('link', {name: '密码修改'}).first().waitFor();
        await screenshot(page, `desk-${userName}`);
        await page.context().close();
    });
}

// What has been fetched when the desk can be used: the long poll has no answer by then.
test('whoever is signed in is at the desk after eight requests', async () => {
    const page = await openPage(browser);
    await signIn(page, {address: platform.address, userName: 'xingchen2026', password: 'Yuelu-shan2026'});
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    const requests = [];
    page.on('requestfinished', (request) => requests.push(request.url().replace(platform.address, '')));
    await page.goto('about:blank');
    await page.goto(`${platform.address}/#/desk`);
    await page.getByRole('list', {name: '待我处理'}).waitFor();
    await page.getByRole('heading', {name: '资料完整度'}).waitFor();
    await settled(page);
    assert.ok(requests.length <= 8, requests.join('\n'));
    await page.context().close();
});
