// 改约: the window settles an appeal by another contract, which is in force at once and stands beside
// the one before it. The data is the demonstration's.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {button, callApi, fill, says} from './market.mjs';
import {launchBrowser, openPage, programs, root, screenshot, settled, signIn, startPlatform,
    violations} from './support.mjs';

let browser, platform, page, password;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-amend-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const readme = await readFile(path.join(root, 'README.md'), 'utf8');
    [, password] = /user name `[^`]+`, password `([^`]+)`/.exec(readme);
    platform = await startPlatform({data});
    browser = await launchBrowser();
    page = await openPage(browser);
    await signIn(page, {address: platform.address, userName: 'yuelu_chuangkou', password, kind: '窗口'});
    await page.getByRole('heading', {name: '窗口工作台', level: 1}).waitFor();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const order = async () => {
    const id = /orders\/([^/?]+)/.exec(page.url())[1];
    return (await callApi(page, 'GET', `/api/v1/orders/${id}`)).body;
};

test('the window opens 改约 from its queue, and is told beside the fields what is missing', async () => {
    await page.goto(`${platform.address}/#/reviews?kind=appeal`);
    await button(page, '改约').click();
    await page.getByRole('heading', {name: '改约', level: 1}).waitFor();
    await settled(page);
    await screenshot(page, 'amend-1280');
    assert.deepEqual(await violations(page), []);
    await fill(page, '第1阶段金额', '1');
    await button(page, '确认改约').click();
    const ruling = page.getByRole('textbox', {name: '处理意见'});
    await says(page, '请填写处理意见');
    assert.equal(await ruling.getAttribute('aria-invalid'), 'true');
    await says(page, '有 2 处需要修改');
    await screenshot(page, 'amend-refused-1280');
    assert.equal((await order()).state, 'appealing');
});

test('the new contract is in force at once, and what has changed is marked', async () => {
    const before = await order();
    await button(page, '按合同金额重新分配').click();
    await fill(page, '处理意见', '双方同意推迟交付并补充检测报告');
    await fill(page, '第1阶段交付物', '检测报告一份、原始记录一份');
    await screenshot(page, 'amend-filled-1280');
    await button(page, '确认改约').click();
    await says(page, '改约已生效，双方会看到处理意见');
    const changed = await order();
    assert.equal(changed.state, 'running');
    assert.equal(changed.contracts.length, before.contracts.length + 1);
    assert.equal(changed.contracts.at(-1).content.stages.reduce((sum, stage) => sum + stage.amount_fen, 0),
        changed.contracts.at(-1).content.amount_fen);
    await screenshot(page, 'amend-done-1280');
    assert.deepEqual(await violations(page), []);
});

test('the enterprise reads on its phone what the window has changed', async () => {
    const {order_id: id} = await order();
    for (const colorScheme of ['light', 'dark']) {
        const phone = await openPage(browser, {viewport: {width: 390, height: 844}, colorScheme});
        await signIn(phone, {address: platform.address, userName: 'xingchen2026', password, kind: '企业'});
        await phone.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
        await phone.goto(`${platform.address}/#/orders/${id}`);
        await says(phone, '双方同意推迟交付并补充检测报告');
        await phone.getByRole('heading', {name: '合同版本'}).scrollIntoViewIfNeeded();
        await screenshot(phone, `amend-versions-390-${colorScheme}`);
        await says(phone, '检测报告一份、原始记录一份');
        assert.deepEqual(await violations(phone), []);
        await phone.close();
    }
});
