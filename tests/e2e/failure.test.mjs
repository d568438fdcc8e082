// A platform that is down, slow or answers nonsense, an expired session: nothing typed is lost.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {completeProfile, goodPassword, launchBrowser, openPage, ready, register, screenshot, settled,
    startPlatform} from './support.mjs';

let browser, platform;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

async function profileOf(userName, number) {
    const page = await openPage(browser);
    await register(page, {address: platform.address, userName, number});
    await page.goto(`${platform.address}/#/profile`);
    await page.getByRole('textbox', {name: '企业简介'}).waitFor();
    await settled(page);
    return page;
}
const introduction = (page) => page.getByRole('textbox', {name: '企业简介'});

test('a platform that is down: words, 重试, and the draft stays', async () => {
    const page = await profileOf('duanwang01', 801);
    await completeProfile(page);
    await introduction(page).fill('我们做工业软件');
    await page.context().setOffline(true);
    await page.getByRole('button', {name: '修改并提交'}).click();
    await page.getByText('连不上').first().waitFor();
    await screenshot(page, 'failure-offline-1280-light');
    assert.equal(await introduction(page).inputValue(), '我们做工业软件');
    await page.context().setOffline(false);
    await page.getByRole('button', {name: '修改并提交'}).click();
    await page.getByRole('status').filter({hasText: '企业资料'}).waitFor();
    await page.reload();
    await introduction(page).waitFor();
    await settled(page);
    assert.equal(await introduction(page).inputValue(), '我们做工业软件');
    await page.context().close();
});

for (const [what, answer] of [
    ['500', {status: 500, contentType: 'application/problem+json', body: '{"status":500}'}],
    ['nonsense', {status: 200, contentType: 'text/html', body: '<html>gateway</html>'}],
    ['a cut-off answer', {status: 200, contentType: 'application/json', body: '{"content":{"na'}],
]) {
    test(`a start that gets ${what} offers 重试`, async () => {
        const page = await openPage(browser);
        await register(page, {address: platform.address, userName: `cuowu${what.length}`, number: 810 + what.length});
        let broken = true;
        await page.route('**/api/v1/profile', (route) => broken ? route.fulfill(answer) : route.continue());
        await page.goto(`${platform.address}/#/profile`);
        await page.getByRole('button', {name: '重试'}).first().waitFor();
        broken = false;
        await page.getByRole('button', {name: '重试'}).first().click();
        await introduction(page).waitFor();
        await page.context().close();
    });
}

test('a reload brings the draft back, and never a password', async () => {
    const page = await profileOf('caogao01', 802);
    await introduction(page).fill('重载之后还在');
    await settled(page);
    await page.waitForTimeout(1200);
    page.on('dialog', (dialog) => dialog.accept());
    await page.reload();
    await introduction(page).waitFor();
    await settled(page);
    assert.equal(await introduction(page).inputValue(), '重载之后还在');
    const kept = await page.evaluate(() => JSON.stringify({...localStorage, ...sessionStorage}));
    assert.ok(!kept.includes(goodPassword));
    await page.context().close();
});

test('an expired session asks for a sign-in and gives the draft back', async () => {
    const page = await profileOf('guoqi01', 803);
    await completeProfile(page);
    await introduction(page).fill('会话过期也不丢');
    await settled(page);
    await page.context().clearCookies();
    await page.getByRole('button', {name: '修改并提交'}).click();
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    await page.getByRole('textbox', {name: '用户名'}).fill('guoqi01');
    await page.getByRole('textbox', {name: '密码', exact: true}).fill(goodPassword);
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await introduction(page).waitFor();
    await settled(page);
    assert.equal(await introduction(page).inputValue(), '会话过期也不丢');
    await page.context().close();
});

test('two tabs: the later save is told of the earlier one and loses nothing', async () => {
    const page = await profileOf('liangye01', 804);
    const other = await page.context().newPage();
    await other.goto(`${platform.address}/#/profile`);
    await introduction(other).waitFor();
    await settled(other);
    for (const tab of [page, other]) {
        await completeProfile(tab);
    }
    await introduction(page).fill('第一个窗口');
    await page.getByRole('button', {name: '修改并提交'}).click();
    await page.getByRole('status').filter({hasText: '企业资料'}).waitFor();
    await introduction(other).fill('第二个窗口');
    await other.getByRole('button', {name: '修改并提交'}).click();
    await other.getByRole('dialog').getByRole('button', {name: '保留我的修改'}).click();
    await settled(other);
    assert.equal(await introduction(other).inputValue(), '第二个窗口');
    await other.getByRole('button', {name: '修改并提交'}).click();
    await other.getByRole('status').filter({hasText: '企业资料'}).waitFor();
    await page.context().close();
});

test('SIGTERM while people work: the restarted platform knows everything it acknowledged', async () => {
    const own = await startPlatform();
    const page = await openPage(browser);
    await register(page, {address: own.address, userName: 'chongqi01', number: 805});
    await own.stop(true);
    const again = await startPlatform({data: own.folder, port: own.port});
    await page.reload();
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    await page.context().close();
    await again.stop();
});
