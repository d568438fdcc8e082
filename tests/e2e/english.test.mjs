// English by the switch in the footer: at once, after a reload, and without a byte for the others.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, ready, register, screenshot, startPlatform, violations} from './support.mjs';

let browser, platform;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const looks = [
    {name: '1280', viewport: {width: 1280, height: 800}},
    {name: '390', viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true},
];

async function chooseEnglish(page) {
    await page.getByRole('button', {name: 'English', exact: true}).click();
    await page.waitForFunction(() => document.documentElement.lang === 'en');
}

test('nobody downloads English who has not chosen it, whatever the browser speaks', async () => {
    const page = await openPage(browser, {locale: 'en-US'});
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(`${platform.address}/#/login`);
    await ready(page);
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
    assert.deepEqual(asked.filter((url) => url.includes('english')), []);
    await page.context().close();
});

test('chosen once, English stays: title, language of the page, after a reload', async () => {
    const page = await openPage(browser);
    await page.goto(`${platform.address}/#/login`);
    await ready(page);
    await chooseEnglish(page);
    await page.getByRole('heading', {name: 'Sign in', level: 1}).waitFor();
    assert.equal(await page.title(), 'Sign in · Enterprise Management Center');
    await page.reload();
    await ready(page);
    await page.getByRole('heading', {name: 'Sign in', level: 1}).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
    await page.getByRole('button', {name: '中文', exact: true}).click();
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
    await page.context().close();
});

test('when its words do not come the page stays Chinese and says so', async () => {
    const page = await openPage(browser);
    await page.route('**/english-*.json', (route) => route.abort());
    await page.goto(`${platform.address}/#/login`);
    await ready(page);
    await page.getByRole('button', {name: 'English', exact: true}).click();
    await page.getByText('英文暂时没有载入，请重试').waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.lang), 'zh-CN');
    await page.context().close();
});

let number = 760;
for (const {name, ...options} of looks) {
    test(`axe finds nothing in English: ${name}`, async () => {
        const page = await openPage(browser, options);
        const found = [];
        const look = async (route, word) => {
            await page.goto(`${platform.address}/${route}`);
            await ready(page);
            await page.waitForFunction(() => document.documentElement.lang === 'en');
            await page.getByRole('heading', {level: 1}).first().waitFor();
            await screenshot(page, `english-${word}-${name}`);
            for (const row of await violations(page)) found.push(`${word}: ${row}`);
        };
        number += 1;
        await register(page, {address: platform.address, userName: `english_${number}`, number});
        await chooseEnglish(page);
        for (const word of ['desk', 'profile', 'orders', 'services', 'password', 'messages']) {
            await look(`#/${word}`, word);
        }
        await page.getByRole('button', {name: 'Sign out'}).click();
        await page.getByRole('link', {name: 'Sign in'}).first().waitFor();
        for (const word of ['login', 'register', '']) await look(`#/${word}`, word || 'home');
        assert.deepEqual(found, []);
        await page.context().close();
    });
}
