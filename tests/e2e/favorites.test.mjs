// A service is kept in 我的收藏 and shared by its address, with the demonstration's catalogue.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {button, says} from './market.mjs';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, screenshot, signIn, startPlatform} from './support.mjs';

let browser, platform;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-favorites-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stdout + run.stderr);
    platform = await startPlatform({data});
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});


async function openFirstService(page) {
    await page.goto(`${platform.address}/#/services?q=${encodeURIComponent('专利')}`);
    await ready(page);
    const link = page.getByRole('list', {name: '服务列表'}).getByRole('link').first();
    const name = await link.textContent();
    await screenshot(page, 'services-marked');
    await link.click();
    await page.getByRole('heading', {name, level: 1}).waitFor();
    return name;
}

test('what is kept is in the list, and goes from it', async () => {
    const page = await openPage(browser);
    await signIn(page, {address: platform.address, userName: 'xingchen2026', password: 'Yuelu-shan2026'});
    await button(page, '退出').waitFor();
    const name = await openFirstService(page);
    await button(page, '收藏').click();
    await says(page, '已收藏');
    await page.goto(`${platform.address}/#/favorites`);
    await page.getByRole('heading', {name: '我的收藏', level: 1}).waitFor();
    await page.getByRole('link', {name, exact: true}).waitFor();
    for (const colorScheme of ['light', 'dark']) {
        await page.emulateMedia({colorScheme});
        await screenshot(page, `favorites-${colorScheme}`);
    }
    await page.setViewportSize({width: 390, height: 844});
    await screenshot(page, 'favorites-390');
    await button(page, `取消收藏 ${name}`).click();
    await says(page, '还没有收藏');
    await screenshot(page, 'favorites-empty-390');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test('分享 copies the address that opens the same service', async () => {
    const page = await openPage(browser, {permissions: ['clipboard-read', 'clipboard-write']});
    const name = await openFirstService(page);
    await button(page, '分享').click();
    await says(page, '链接已复制');
    const address = await page.evaluate(() => navigator.clipboard.readText());
    assert.equal(address, page.url());
    const other = await openPage(browser);
    await other.goto(address);
    await other.getByRole('heading', {name, level: 1}).waitFor();
    for (const one of [page, other]) {
        assert.deepEqual(one.complaints, []);
        await one.context().close();
    }
});

test('a browser that refuses the clipboard shows the address', async () => {
    const page = await openPage(browser);
    await page.addInitScript(() => {
        navigator.clipboard.writeText = () => Promise.reject(new DOMException('refused', 'NotAllowedError'));
    });
    await openFirstService(page);
    await button(page, '分享').click();
    const dialog = page.getByRole('dialog', {name: '分享链接'});
    await dialog.waitFor();
    assert.equal(await page.getByRole('textbox', {name: '链接', exact: true}).inputValue(), page.url());
    await screenshot(page, 'share-refused');
    await page.setViewportSize({width: 390, height: 844});
    await screenshot(page, 'share-refused-390');
    await button(page, '关闭链接').click();
    await dialog.waitFor({state: 'hidden'});
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});
