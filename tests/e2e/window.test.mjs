// The window's desk by keyboard only: services are reviewed, an appeal is mediated, the statistics
// are taken along. The data is the demonstration's.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, root, screenshot, settled, signIn, startPlatform,
    violations} from './support.mjs';

let browser, platform, page, password;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-window-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    [, password] = /user name `[^`]+`, password `([^`]+)`/.exec(readme);
    platform = await startPlatform({data, reviewsServices: true});
    browser = await launchBrowser();
    page = await openPage(browser);
    await signIn(page, {address: platform.address, userName: 'yuelu_chuangkou', password, kind: '窗口'});
    await page.getByRole('heading', {name: '窗口工作台', level: 1}).waitFor();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const says = (words) => page.getByText(words).first().waitFor();
const strike = async (...keys) => {
    for (const key of keys) {
        await page.keyboard.press(key);
        await settled(page);
    }
};
// With Tab alone, as somebody without a pointer comes to a control.
async function tabTo(role, name) {
    for (let presses = 0; presses < 80; ++presses) {
        const found = await page.evaluate(() => {
            const at = document.activeElement;
            return at?.getAttribute('aria-label') || at?.textContent || '';
        });
        if (found === name) return;
        await page.keyboard.press('Tab');
        await settled(page);
    }
    assert.fail(`Tab never came to ${role} ${name}`);
}
async function openQueue(kind) {
    await page.goto(`${platform.address}/#/reviews?kind=${kind}`);
    await page.getByRole('list', {name: '办件'}).waitFor();
    await settled(page);
}

test('the desk shows every queue with what is overdue', async () => {
    for (const name of ['企业认证审核', '需求审核', '微商城审核', '服务上架审核', '申诉调解', '统计']) {
        await page.getByRole('link', {name, exact: true}).first().waitFor();
    }
    await says(/超期 \d+ 个工作日/);
    await screenshot(page, 'window-desk');
    assert.deepEqual(await violations(page), []);
});

test('services are approved and returned by keyboard, the next one opens by itself', async () => {
    await openQueue('service');
    await page.getByRole('button', {name: '通过', exact: true}).waitFor();
    const rows = page.getByRole('list', {name: '办件'}).getByRole('listitem');
    const before = await rows.count();
    assert.ok(before >= 4);
    await screenshot(page, 'window-queue');
    // A letter is for the item that is shown, so each move is waited for.
    for (const [key, row] of [['j', 1], ['ArrowDown', 2], ['k', 1]]) {
        await strike(key);
        await page.waitForFunction((place) => {
            const item = document.querySelectorAll('[aria-label="办件"] li')[place];
            return [...document.querySelectorAll('h2')].some(({textContent: title}) =>
                title && item?.textContent.includes(title));
        }, row);
    }
    await page.getByRole('button', {name: '通过', exact: true}).waitFor();
    await strike('a');
    await says(/已通过：/);
    await page.waitForFunction((count) =>
        document.querySelectorAll('[aria-label="办件"] li').length === count, before - 1);
    await page.getByRole('button', {name: '退回', exact: true}).waitFor();
    await strike('r');
    await page.getByRole('dialog', {name: '退回'}).waitFor();
    await tabTo('textbox', '审核意见');
    await page.keyboard.type('请补充服务步骤，jkar 不是快捷键');
    await tabTo('button', '确认退回');
    await strike('Enter');
    await says(/已退回：/);
    await page.getByRole('dialog').waitFor({state: 'detached'});
    assert.deepEqual(await violations(page), []);
});

test('an appeal is mediated by keyboard', async () => {
    await openQueue('appeal');
    await page.getByRole('button', {name: '调解', exact: true}).or(
        page.getByRole('button', {name: /调解/})).first().waitFor();
    await screenshot(page, 'window-appeal');
    await strike('a');
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const field = dialog.getByRole('textbox').first();
    await tabTo('textbox', await field.getAttribute('aria-label'));
    await page.keyboard.type('双方同意补充检测报告后继续履行');
    const send = dialog.getByRole('button', {name: /^确认/});
    await tabTo('button', (await send.getAttribute('aria-label')) ?? (await send.textContent()));
    await strike('Enter');
    await says(/成功：DD/);
    await says('没有待办的办件');
});

test('what is done is found again, and the statistics go along as files', async () => {
    await page.goto(`${platform.address}/#/reviews?state=decided`);
    await says('王敏');
    await page.goto(`${platform.address}/#/statistics`);
    await page.getByRole('heading', {name: '统计', level: 1}).waitFor();
    await says('按期办结率');
    await screenshot(page, 'window-statistics');
    assert.deepEqual(await violations(page), []);
    for (const [name, start] of [['导出 CSV', '\ufeff'], ['导出 XLSX', 'PK']]) {
        const [download] = await Promise.all([
            page.waitForEvent('download'), page.getByRole('link', {name, exact: true}).click()]);
        const bytes = await readFile(await download.path());
        assert.ok(bytes.toString('utf8').startsWith(start), name);
        assert.match(download.suggestedFilename(), /^办件统计 .*\.(csv|xlsx)$/);
    }
});

test('on a phone an item has a page of its own', async () => {
    for (const colorScheme of ['light', 'dark']) {
        const phone = await openPage(browser, {viewport: {width: 390, height: 844}, colorScheme});
        await signIn(phone, {address: platform.address, userName: 'yuelu_chuangkou', password, kind: '窗口'});
        await phone.getByRole('heading', {name: '窗口工作台', level: 1}).waitFor();
        await phone.goto(`${platform.address}/#/reviews?kind=service`);
        await ready(phone);
        await screenshot(phone, `window-phone-list-${colorScheme}`);
        assert.deepEqual(await violations(phone), [], `list ${colorScheme}`);
        await phone.getByRole('button', {name: /^办理 FW/}).first().click();
        await phone.getByRole('button', {name: '通过', exact: true}).waitFor();
        await screenshot(phone, `window-phone-item-${colorScheme}`);
        assert.deepEqual(await violations(phone), [], `item ${colorScheme}`);
        await phone.goto(`${platform.address}/#/statistics`);
        await phone.getByText('按期办结率').first().waitFor();
        assert.deepEqual(await violations(phone), [], `statistics ${colorScheme}`);
        assert.deepEqual(phone.complaints, []);
    }
    assert.deepEqual(page.complaints, []);
});
