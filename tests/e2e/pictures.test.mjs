// Pictures as they are seen: of a shop's public page and of services, by somebody without an account.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, screenshot, settled, signIn, startPlatform,
    violations} from './support.mjs';

const shopName = '湘云黑茶馆';
const isPicture = (url) => url.includes('/api/v1/files/');

let browser, platform, shopHref, serviceHref, ownServiceHref;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-pictures-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    platform = await startPlatform({data});
    const found = await (await fetch(`${platform.address}/api/v1/shops?q=${encodeURIComponent(shopName)}`)).json();
    shopHref = `#/shop/${found.items[0].shop_id}`;
    const services = await (await fetch(`${platform.address}/api/v1/services?q=${encodeURIComponent('株洲天元')}`)).json();
    const one = services.items.find((item) => item.picture);
    serviceHref = `#/services/${one.service_id}`;
    ownServiceHref = `#/own-services/${one.service_id}`;
    browser = await launchBrowser();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

async function opened(href, options = {}) {
    const page = await openPage(browser, options);
    page.fetched = [];
    page.on('request', (request) => {
        if (isPicture(request.url())) page.fetched.push(request.url());
    });
    await page.goto(`${platform.address}/${href}`);
    await ready(page);
    await settled(page);
    return page;
}

const imageOf = (page, name) => page.getByRole('img', {name, exact: true});
const pixelsOf = async (page, image) => page.screenshot({clip: await image.boundingBox()});
const frames = (page) => page.evaluate(() => Number(document.documentElement.dataset.frames));

// Until everything that is in sight has come and is drawn: no more requests, no more frames.
async function loaded(page) {
    let before = '';
    for (let calm = 0; calm < 3;) {
        await page.waitForTimeout(150);
        const now = `${page.fetched.length} ${await frames(page)}`;
        calm = now === before ? calm + 1 : 0;
        before = now;
    }
}

test('a guest sees a shop, and its pictures have their place before they are there', async () => {
    const page = await openPage(browser);
    const held = [];
    let isHolding = true;
    page.fetched = [];
    await page.route('**/api/v1/files/*', (route) => {
        page.fetched.push(route.request().url());
        if (isHolding) held.push(route);
        else route.continue();
    });
    await page.goto(`${platform.address}/${shopHref}`);
    await ready(page);
    const banner = imageOf(page, `店招图片：${shopName}`);
    await banner.waitFor();
    await settled(page);
    await loaded(page);
    const place = await banner.boundingBox();
    const empty = await pixelsOf(page, banner);
    const product = imageOf(page, '产品图片：安茶黑茶砖 1千克');
    const productPlace = await product.boundingBox();

    isHolding = false;
    for (const route of held) await route.continue();
    await loaded(page);
    assert.deepEqual(await banner.boundingBox(), place);
    assert.deepEqual(await product.boundingBox(), productPlace);
    const drawn = await pixelsOf(page, banner);
    assert.ok(!drawn.equals(empty), 'the banner is drawn');
    await imageOf(page, `店铺LOGO：${shopName}`).waitFor();
    assert.deepEqual(await violations(page), []);
    assert.deepEqual(page.complaints, []);

    // Nothing is drawn while nothing happens, and all comes back after the card was reset.
    const count = await frames(page);
    await page.waitForTimeout(400);
    assert.equal(await frames(page), count);
    await page.evaluate(() => {
        globalThis.lost = document.querySelector('canvas').getContext('webgl2').getExtension('WEBGL_lose_context');
        globalThis.lost.loseContext();
    });
    await page.waitForTimeout(300);
    await page.evaluate(() => globalThis.lost.restoreContext());
    await page.waitForFunction((before) => Number(document.documentElement.dataset.frames) > before, count);
    await loaded(page);
    assert.ok((await pixelsOf(page, banner)).equals(drawn), 'the banner is back');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test('only what is in sight is fetched, and nothing on screens without pictures', async () => {
    const page = await opened('#/login');
    await loaded(page);
    assert.deepEqual(page.fetched, []);
    await signIn(page, {address: platform.address, userName: 'xingchen2026', password: 'Yuelu-shan2026'});
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    await loaded(page);
    assert.deepEqual(page.fetched, []);

    await page.goto(`${platform.address}/#/services`);
    await page.getByRole('heading', {name: '找服务', level: 1}).waitFor();
    await settled(page);
    await loaded(page);
    const inSight = new Set(page.fetched);
    assert.ok(inSight.size > 0);
    const all = await page.getByRole('img', {name: /^图片：/}).count();
    assert.ok(inSight.size < all, `${inSight.size} of ${all}`);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test('a broken picture leaves its place as it was', async () => {
    const page = await openPage(browser);
    page.fetched = [];
    await page.route('**/api/v1/files/*', (route) => {
        page.fetched.push(route.request().url());
        route.fulfill({status: 200, contentType: 'image/png', body: 'no picture'});
    });
    await page.goto(`${platform.address}/${shopHref}`);
    await ready(page);
    await imageOf(page, `店招图片：${shopName}`).waitFor();
    await loaded(page);
    assert.ok(page.fetched.length > 0);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test('where the mirror is the page the pictures are in it', async () => {
    const page = await openPage(browser);
    await page.goto(`${platform.address}/?plain${shopHref}`);
    await ready(page);
    const banner = imageOf(page, `店招图片：${shopName}`);
    await banner.waitFor();
    await page.waitForFunction((name) => [...document.images].some((image) => image.alt === name && image.naturalWidth > 0),
        `店招图片：${shopName}`);
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

// To be looked at.
const places = [['shop', () => shopHref], ['services', () => '#/services'], ['home', () => '#/'],
    ['search', () => `#/services?q=${encodeURIComponent('黑茶')}`], ['service', () => serviceHref],
    ['own-shop', () => '#/shop', 'demo_weishang2', '企业'], ['profile', () => '#/profile', 'xingchen2026', '企业'],
    ['own-service', () => ownServiceHref, 'tianyuan_fuwu', '服务机构']];
for (const [name, href, userName, kind] of places) {
    test(`${name} in both themes, wide and narrow`, async () => {
        for (const colorScheme of ['light', 'dark']) {
            for (const viewport of [{width: 1280, height: 800}, {width: 390, height: 844}]) {
                const page = await opened(userName ? '#/login' : href(), {colorScheme, viewport});
                if (userName) {
                    await signIn(page, {address: platform.address, userName, password: 'Yuelu-shan2026', kind});
                    await page.getByRole('button', {name: '退出'}).waitFor();
                    await page.goto(`${platform.address}/${href()}`);
                }
                await loaded(page);
                if (name === 'own-service') await page.getByLabel('图片', {exact: true}).focus();
                await loaded(page);
                await screenshot(page, `pictures-${name}-${viewport.width}-${colorScheme}`);
                assert.deepEqual(page.complaints, []);
                await page.context().close();
            }
        }
    });
}
