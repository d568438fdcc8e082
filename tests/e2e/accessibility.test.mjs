// axe-core over every screen, a walk with nothing but the keyboard, and the tree by role and name.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {goodPassword, launchBrowser, openPage, ready, register, screenshot, settled, startPlatform,
    violations} from './support.mjs';

let browser, platform;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const outside = [['#/', 'home'], ['#/login', 'login'], ['#/register', 'register'],
    ['#/services?q=%E5%9F%B9%E8%AE%AD', 'services'], ['#/terms', 'terms'], ['#/privacy', 'privacy'],
    ['#/nowhere', 'not-found']];
const inside = [['#/desk', 'desk'], ['#/profile', 'profile'], ['#/password', 'password'],
    ['#/orders', 'orders-none'], ['#/messages', 'messages-none'], ['#/services', 'services-none']];
const looks = [
    {name: '1280-light', viewport: {width: 1280, height: 800}, colorScheme: 'light'},
    {name: '1280-dark', viewport: {width: 1280, height: 800}, colorScheme: 'dark'},
    {name: '390-light', viewport: {width: 390, height: 844}, colorScheme: 'light', hasTouch: true, isMobile: true},
    {name: '390-dark', viewport: {width: 390, height: 844}, colorScheme: 'dark', hasTouch: true, isMobile: true},
];

let number = 700;
for (const {name, ...options} of looks) {
    test(`axe finds nothing: ${name}`, async () => {
        const page = await openPage(browser, options);
        const found = [];
        const look = async ([route, word]) => {
            await page.goto(`${platform.address}/${route}`);
            await ready(page);
            await page.getByRole('heading', {level: 1}).first().waitFor();
            await screenshot(page, `${word}-${name}`);
            for (const row of await violations(page)) found.push(`${word}: ${row}`);
        };
        for (const screen of outside) await look(screen);
        await page.goto(`${platform.address}/#/register`);
        await page.getByRole('heading', {name: '用户注册', level: 1}).waitFor();
        await settled(page);  // A new screen begins at its top; before that a press would miss.
        await page.getByRole('button', {name: '注册', exact: true}).click();
        await page.waitForFunction(() => document.querySelector('[aria-invalid=true]'));
        for (const row of await violations(page)) found.push(`register with errors: ${row}`);
        number += 1;
        await register(page, {address: platform.address, userName: `look_${number}`, number});
        for (const screen of inside) await look(screen);
        assert.deepEqual(found, []);
        await page.context().close();
    });
}

test('one level 1 heading and the landmarks on every screen', async () => {
    const page = await openPage(browser);
    for (const [route] of outside) {
        await page.goto(`${platform.address}/${route}`);
        await ready(page);
        await settled(page);
        assert.equal(await page.getByRole('heading', {level: 1}).count(), 1, route);
        for (const landmark of ['banner', 'main', 'contentinfo']) {
            assert.equal(await page.getByRole(landmark).count(), 1, `${route}: ${landmark}`);
        }
    }
    await page.context().close();
});

// Tab until the focused element has this role and name; fails after going round.
async function tabTo(page, name) {
    for (let step = 0; step < 80; ++step) {
        const focused = await page.evaluate(() => {
            const element = document.activeElement;
            const label = element?.labels?.[0]?.textContent;
            return element?.getAttribute('aria-label') ?? label ?? element?.textContent?.trim() ?? '';
        });
        if (focused === name) return;
        await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reaches ${name}`);
}

test('registration, desk and sign-out with the keyboard alone', async () => {
    const page = await openPage(browser);
    await page.goto(`${platform.address}/#/`);
    await ready(page);
    await tabTo(page, '免费注册');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: '用户注册', level: 1}).waitFor();
    const words = {用户名: 'jianpan01', 密码: goodPassword, 确认密码: goodPassword,
        企业名称: '湖南键盘测试有限公司', 统一社会信用代码: '91430100PDY00001XL'};
    for (const [name, value] of Object.entries(words)) {
        await tabTo(page, name);
        await page.keyboard.type(value);
    }
    for (const [name, key] of [['所在市州', '长沙'], ['所在区县', '岳麓'], ['所属行业', '软件']]) {
        await tabTo(page, name);
        await page.keyboard.press('ArrowDown');
        await settled(page);
        assert.notEqual(await page.getByRole('combobox', {name}).inputValue(), '', `${name} ${key}`);
    }
    for (const [name, value] of [['联系人', '李谷雨'], ['手机', '13800138000']]) {
        await tabTo(page, name);
        await page.keyboard.type(value);
    }
    await tabTo(page, '同意《用户协议》和《隐私政策》');
    await page.keyboard.press('Space');
    await tabTo(page, '注册');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    await tabTo(page, '退出');
    await page.keyboard.press('Enter');
    await page.getByRole('link', {name: '请登录'}).first().waitFor();
    await page.context().close();
});

test('focus is always to be seen', async () => {
    const page = await openPage(browser);
    await page.goto(`${platform.address}/#/login`);
    await ready(page);
    for (let step = 0; step < 12; ++step) {
        await page.keyboard.press('Tab');
        const outline = await page.evaluate(() => {
            const element = document.activeElement;
            if (!element || element === document.body) return 'away';
            const style = getComputedStyle(element);
            return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 ? 'seen' : element.outerHTML;
        });
        assert.match(outline, /^(seen|away)$/);
    }
    await page.context().close();
});

test('reflow: 320 px wide needs no sideways scrolling', async () => {
    const page = await openPage(browser, {viewport: {width: 320, height: 640}});
    for (const [route] of outside) {
        await page.goto(`${platform.address}/${route}`);
        await ready(page);
        await settled(page);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${route} is ${over} px too wide`);
    }
    await page.context().close();
});
