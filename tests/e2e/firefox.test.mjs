// One walk in Firefox, driven over WebDriver BiDi. Under Xvfb, since headless Firefox has no
// WebGL2 here.
import assert from 'node:assert/strict';
import {spawn, spawnSync} from 'node:child_process';
import {mkdir, mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import puppeteer from 'puppeteer-core';
import {goodPassword, programs, shots, startPlatform, syntheticUscc} from './support.mjs';

let browser, platform, display, page;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-firefox-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stderr);
    platform = await startPlatform({data});
    display = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1400x1000x24'],
        {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    const number = await new Promise((resolve) => display.stdio[3].once('data', (bytes) => resolve(String(bytes).trim())));
    browser = await puppeteer.launch({
        browser: 'firefox', executablePath: process.env.EMC_FIREFOX ?? '/usr/bin/firefox-esr', headless: false,
        env: {...process.env, DISPLAY: `:${number}`},
        extraPrefsFirefox: {'webgl.force-enabled': true, 'intl.accept_languages': 'zh-CN'},
    });
    page = await browser.newPage();
    await page.setViewport({width: 1280, height: 800});
    page.setDefaultTimeout(20000);
});
after(async () => {
    await browser?.close();
    display?.kill();
    await platform?.stop();
});

// Password fields have no role in HTML's mapping, so text fields are found by their name alone.
const find = (role, name) => page.locator(role === 'textbox' ? `input[aria-label="${name}"]` : `aria/${name}[role="${role}"]`);
const choose = async (name, label) => {
    const handle = await page.waitForSelector(`aria/${name}[role="combobox"]`);
    const value = await handle.evaluate((element, words) =>
        [...element.options].find((option) => option.label === words).value, label);
    await handle.select(value);
    await handle.dispose();
};

test('register, leave, sign in again', async () => {
    await page.goto(`${platform.address}/#/register`);
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
    const words = {用户名: 'huohu2026', 密码: goodPassword, 确认密码: goodPassword,
        企业名称: '湖南火狐测试有限公司', 统一社会信用代码: syntheticUscc(901), 联系人: '王立夏', 手机: '13800138000'};
    for (const [name, value] of Object.entries(words)) await find('textbox', name).fill(value);
    await choose('所在市州', '长沙市');
    await choose('所在区县', '岳麓区');
    await choose('所属行业', '软件和信息技术服务业');
    await find('checkbox', '同意《用户协议》和《隐私政策》').click();
    await find('button', '注册').click();
    await page.waitForFunction(() => location.hash === '#/desk');
    await find('button', '退出').click();
    await page.waitForFunction(() => location.hash === '#/');
    await page.goto(`${platform.address}/#/login`);
    await find('textbox', '用户名').fill('huohu2026');
    await find('textbox', '密码').fill(goodPassword);
    await find('button', '登录').click();
    await page.waitForFunction(() => location.hash === '#/desk');
    await page.waitForFunction(() => document.title === '工作台 · 企业管理中心');
    const size = await page.evaluate(() => {
        const canvas = document.querySelector('canvas');
        return [canvas.width, canvas.clientWidth * devicePixelRatio, document.body.className];
    });
    assert.equal(size[0], Math.round(size[1]));
    await mkdir(shots, {recursive: true});
    await page.screenshot({path: path.join(shots, 'desk-firefox.png')});
});

test('find a service, apply, see the order, cancel it', async () => {
    await page.goto(`${platform.address}/#/services?q=${encodeURIComponent('专利')}`);
    const service = await page.waitForSelector('main a[href^="#/services/"]');
    const href = await service.evaluate((element) => element.getAttribute('href'));
    await page.goto(`${platform.address}/${href}`);
    await find('button', '申请服务').click();
    await page.waitForSelector('textarea[aria-label="需求说明"]');
    await page.locator('textarea[aria-label="需求说明"]').fill('需要申请两项发明专利');
    await find('textbox', '邮箱').fill('lianxi@example.cn');
    await find('button', '提交申请').click();
    await page.waitForFunction(() => location.hash === '#/orders');
    const findCancel = () => [...document.querySelectorAll('button')]
        .find((one) => (one.ariaLabel ?? one.textContent).startsWith('撤销订单 DD'));
    const cancel = await page.waitForFunction(findCancel);
    await page.screenshot({path: path.join(shots, 'orders-firefox.png')});
    await cancel.click();
    await page.waitForSelector('[role="dialog"]');
    await page.locator('textarea[aria-label="撤销原因"]').fill('暂时不需要了');
    await find('button', '确认撤销').click();
    await page.waitForFunction(() => [...document.querySelectorAll('[role=cell] p, [role=cell]')]
        .some((cell) => cell.textContent.trim() === '已撤销'));
    assert.equal(await (await page.evaluateHandle(findCancel)).jsonValue(), undefined);
});
