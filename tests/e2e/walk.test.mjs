// Chapters 2 and 3 of the operation manual, as a person with a mouse walks them.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {completeProfile, fillRegistration, goodPassword, launchBrowser, newPassword, openPage, ready, screenshot,
    settled, signIn, startPlatform} from './support.mjs';

let browser, platform, page;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    page = await openPage(browser);
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

test('首页 leads to 用户注册', async () => {
    await page.goto(platform.address);
    await ready(page);
    await page.getByRole('heading', {name: '湖南省中小企业公共服务平台', level: 1}).waitFor();
    assert.equal(await page.title(), '首页 · 企业管理中心');
    await screenshot(page, 'home-1280-light');
    await page.getByRole('link', {name: '免费注册'}).first().click();
    await page.getByRole('heading', {name: '用户注册', level: 1}).waitFor();
    assert.match(page.url(), /#\/register$/);
});

test('a form with mistakes says beside each field what to do', async () => {
    await fillRegistration(page, {userName: 'ab', number: 501,
        overrides: {统一社会信用代码: '91430100PDY00501', 手机: '12345678901', 确认密码: 'anders'}});
    await page.getByRole('button', {name: '注册', exact: true}).click();
    const field = page.getByRole('textbox', {name: '统一社会信用代码'});
    await page.waitForFunction(() => document.querySelectorAll('[aria-invalid=true]').length >= 4);
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    const words = await field.evaluate((element) =>
        document.getElementById(element.getAttribute('aria-describedby')).textContent);
    assert.match(words, /应为\s*18\s*位.*16\s*位/);
    assert.equal(await field.inputValue(), '91430100PDY00501');
    await screenshot(page, 'register-errors-1280-light');
});

test('企业注册 opens the center, signed in', async () => {
    await fillRegistration(page, {userName: 'xiaoman2026', number: 501});
    await page.getByRole('button', {name: '注册', exact: true}).click();
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    assert.match(page.url(), /#\/desk$/);
    const navigation = page.getByRole('navigation', {name: '企业管理中心'});
    for (const name of ['工作台', '企业资料', '密码修改']) {
        assert.equal(await navigation.getByRole('link', {name}).count(), 1, name);
    }
    await screenshot(page, 'desk-1280-light');
});

test('退出 and 请登录 with 用户名, 密码, 账号类型', async () => {
    await page.getByRole('button', {name: '退出'}).click();
    await page.getByRole('link', {name: '请登录'}).first().click();
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    await screenshot(page, 'login-1280-light');
    await page.getByRole('textbox', {name: '用户名'}).fill('XiaoMan2026');
    await page.getByRole('textbox', {name: '密码', exact: true}).fill('wrong-password-1');
    await page.getByRole('combobox', {name: '账号类型'}).selectOption({label: '企业'});
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await page.getByText('用户名或密码不正确').first().waitFor();
    await page.getByRole('textbox', {name: '密码', exact: true}).fill(goodPassword);
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
});

test('企业资料 → 修改并提交, with 企业规模 live and its reason', async () => {
    await page.getByRole('navigation', {name: '企业管理中心'}).getByRole('link', {name: '企业资料'}).click();
    await page.getByRole('heading', {name: '企业资料', level: 1}).waitFor();
    await page.getByRole('textbox', {name: '从业人员数', exact: true}).waitFor();
    await completeProfile(page);
    await page.getByText('中型').first().waitFor();
    await screenshot(page, 'profile-1280-light');
    await page.getByRole('button', {name: '修改并提交'}).click();
    await page.getByRole('status').filter({hasText: '企业资料'}).waitFor();
    await page.reload();
    await ready(page);
    await page.getByRole('textbox', {name: '从业人员数', exact: true}).waitFor();
    await settled(page);
    assert.equal(await page.getByRole('textbox', {name: '从业人员数', exact: true}).inputValue(), '120');
    assert.match(await page.getByRole('textbox', {name: '上年营业收入', exact: true}).inputValue(),
        /^1,?999\.99$/);
});

test('密码修改 signs out, the new password signs in', async () => {
    await page.getByRole('navigation', {name: '企业管理中心'}).getByRole('link', {name: '密码修改'}).click();
    await page.getByRole('heading', {name: '密码修改', level: 1}).waitFor();
    await page.getByRole('textbox', {name: '原密码'}).fill(goodPassword);
    await page.getByRole('textbox', {name: '新密码', exact: true}).fill(newPassword);
    await page.getByRole('textbox', {name: '确认新密码'}).fill(newPassword);
    await screenshot(page, 'password-1280-light');
    await page.getByRole('button', {name: '确认'}).click();
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    await signIn(page, {address: platform.address, userName: 'xiaoman2026', password: newPassword});
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
});

test('reload, back and forward keep the place and the title', async () => {
    await page.goto(`${platform.address}/#/profile`);
    await page.getByRole('heading', {name: '企业资料', level: 1}).waitFor();
    await page.goto(`${platform.address}/#/password`);
    await page.getByRole('heading', {name: '密码修改', level: 1}).waitFor();
    await page.goBack();
    await page.getByRole('heading', {name: '企业资料', level: 1}).waitFor();
    assert.equal(await page.title(), '企业资料 · 企业管理中心');
    await page.goForward();
    await page.getByRole('heading', {name: '密码修改', level: 1}).waitFor();
    await page.reload();
    await page.getByRole('heading', {name: '密码修改', level: 1}).waitFor();
});

test('a route that needs a sign-in asks for it and comes back', async () => {
    const other = await openPage(browser);
    await other.goto(`${platform.address}/#/profile`);
    await other.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    assert.match(other.url(), /#\/login\?next=/);
    await other.getByRole('textbox', {name: '用户名'}).fill('xiaoman2026');
    await other.getByRole('textbox', {name: '密码', exact: true}).fill(newPassword);
    await other.getByRole('button', {name: '登录', exact: true}).click();
    await other.getByRole('heading', {name: '企业资料', level: 1}).waitFor();
    await other.context().close();
});

test('服务机构 registers and signs in with its own kind', async () => {
    const other = await openPage(browser);
    await other.goto(`${platform.address}/#/register`);
    await ready(other);
    await fillRegistration(other, {userName: 'xiangcai01', number: 502, kind: '服务机构注册'});
    await other.getByRole('button', {name: '注册', exact: true}).click();
    await other.getByRole('button', {name: '退出'}).waitFor();
    await other.context().close();
});

test('nothing complained on the way', () => {
    const unexpected = page.complaints.filter((words) => !/status of (401|422|429)/.test(words));
    assert.deepEqual(unexpected, []);
});
