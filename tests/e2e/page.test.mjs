// The page as a citizen of the web: text entry, idling, context loss, links, copy, start, failure.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {goodPassword, launchBrowser, openPage, ready, register, settled, startPlatform} from './support.mjs';

let browser, platform, signedIn;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    const page = await openPage(browser);
    await register(page, {address: platform.address, userName: 'jingzhi01', number: 600});
    signedIn = await page.context().storageState();
    await page.context().close();
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

async function opened(route, options) {
    const page = await openPage(browser, options);
    await page.goto(`${platform.address}/${route}`);
    await ready(page);
    await settled(page);
    return page;
}
const frames = (page) => page.evaluate(() => Number(document.documentElement.dataset.frames));

test('Chinese is composed in a field as an input method does it', async () => {
    const page = await opened('#/register');
    const field = page.getByRole('textbox', {name: '企业名称'});
    await field.click();
    const debuggerSession = await page.context().newCDPSession(page);
    for (const text of ['h', 'hu', 'hun', 'hunan']) {
        await debuggerSession.send('Input.imeSetComposition',
            {text, selectionStart: text.length, selectionEnd: text.length});
    }
    await debuggerSession.send('Input.insertText', {text: '湖南'});
    await debuggerSession.send('Input.imeSetComposition', {text: 'xing', selectionStart: 4, selectionEnd: 4});
    await debuggerSession.send('Input.insertText', {text: '星辰𠮷'});
    await settled(page);
    assert.equal(await field.inputValue(), '湖南星辰𠮷');
    await page.getByRole('textbox', {name: '联系人'}).click();
    await settled(page);
    assert.equal(await field.inputValue(), '湖南星辰𠮷');
    await page.context().close();
});

test('choosing a candidate with Enter does not send the form', async () => {
    const page = await opened('#/register');
    await page.getByRole('textbox', {name: '企业名称'}).click();
    const debuggerSession = await page.context().newCDPSession(page);
    await debuggerSession.send('Input.imeSetComposition', {text: 'hunan', selectionStart: 5, selectionEnd: 5});
    await debuggerSession.send('Input.dispatchKeyEvent', {type: 'keyDown', key: 'Enter', windowsVirtualKeyCode: 229});
    await settled(page);
    assert.equal(await page.locator('[aria-invalid=true]').count(), 0);
    await page.context().close();
});

for (const route of ['#/', '#/login', '#/register', '#/desk', '#/profile']) {
    test(`${route} draws no frame in five idle seconds`, async () => {
        const page = await opened(route, {storageState: signedIn});
        await page.waitForTimeout(1500);
        const before = await frames(page);
        assert.ok(before > 0);
        await page.waitForTimeout(5000);
        assert.equal(await frames(page), before);
        await page.context().close();
    });
}

test('the pointer over an empty place draws nothing', async () => {
    const page = await opened('#/login');
    await page.mouse.move(40, 400);
    await page.waitForTimeout(1000);
    const before = await frames(page);
    for (let step = 0; step < 20; ++step) await page.mouse.move(40 + step, 420);
    await page.waitForTimeout(300);
    assert.ok(await frames(page) - before <= 1);
    await page.context().close();
});

// What a screenshot shows, measured in the browser: the box around what differs from its corner's
// colour, and how many pixels that is.
async function inkOf(page, png) {
    return page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
        const image = await createImageBitmap(new Blob([bytes], {type: 'image/png'}));
        const copy = new OffscreenCanvas(image.width, image.height).getContext('2d');
        copy.drawImage(image, 0, 0);
        const {data} = copy.getImageData(0, 0, image.width, image.height);
        const box = {left: image.width, top: image.height, right: 0, bottom: 0, count: 0};
        for (let i = 0; i < data.length; i += 4) {
            if (Math.abs(data[i] - data[0]) + Math.abs(data[i + 1] - data[1]) + Math.abs(data[i + 2] - data[2]) < 120) continue;
            const x = i / 4 % image.width, y = Math.floor(i / 4 / image.width);
            Object.assign(box, {left: Math.min(box.left, x), right: Math.max(box.right, x),
                top: Math.min(box.top, y), bottom: Math.max(box.bottom, y), count: box.count + 1});
        }
        return box;
    }, png.toString('base64'));
}

test('a lost WebGL context is restored and nothing typed is lost', async () => {
    const page = await opened('#/register');
    await page.getByRole('textbox', {name: '用户名'}).fill('beifen2026');
    await page.getByRole('textbox', {name: '联系人'}).focus();
    await page.evaluate(() => scrollTo(0, 0));
    await settled(page);
    const drawn = await inkOf(page, await page.screenshot());
    assert.ok(drawn.count > 2000);
    await page.evaluate(() => {
        const context = document.querySelector('canvas').getContext('webgl2');
        globalThis.lost = context.getExtension('WEBGL_lose_context');
        globalThis.lost.loseContext();
    });
    await page.waitForTimeout(300);
    const before = await frames(page);
    await page.evaluate(() => globalThis.lost.restoreContext());
    await page.waitForFunction((count) => Number(document.documentElement.dataset.frames) > count, before);
    await settled(page);
    assert.deepEqual(await inkOf(page, await page.screenshot()), drawn);
    assert.equal(await page.getByRole('textbox', {name: '用户名'}).inputValue(), 'beifen2026');
    await page.context().close();
});

test('links are links: an address, a new tab by the middle button', async () => {
    const page = await opened('#/');
    const link = page.getByRole('link', {name: '免费注册'}).first();
    assert.equal(await link.getAttribute('href'), '#/register');
    const [tab] = await Promise.all([page.context().waitForEvent('page'), link.click({button: 'middle'})]);
    await tab.waitForLoadState();
    assert.match(tab.url(), /#\/register$/);
    await page.context().close();
});

test('the canvas is sharp at every density', async () => {
    for (const deviceScaleFactor of [1, 1.5, 2, 3]) {
        const page = await opened('#/login', {deviceScaleFactor, viewport: {width: 800, height: 600}});
        const size = await page.evaluate(() => {
            const canvas = document.querySelector('canvas');
            return [canvas.width, canvas.height, canvas.clientWidth, canvas.clientHeight];
        });
        assert.equal(size[0], Math.round(size[2] * deviceScaleFactor));
        assert.equal(size[1], Math.round(size[3] * deviceScaleFactor));
        await page.context().close();
    }
});

test('the sign-in form can be typed into before the program has arrived', async () => {
    const page = await openPage(browser);
    let release;
    const held = new Promise((resolve) => { release = resolve; });
    await page.route(/\.wasm/, async (route) => {
        await held;
        await route.continue();
    });
    await page.goto(`${platform.address}/#/login`);
    await page.getByRole('textbox', {name: '用户名'}).fill('jingzhi01');
    await page.getByRole('textbox', {name: '密码', exact: true}).fill(goodPassword);
    assert.notEqual(await page.evaluate(() => document.documentElement.dataset.ready), 'true');
    release();
    await ready(page);
    await settled(page);
    assert.equal(await page.getByRole('textbox', {name: '用户名'}).inputValue(), 'jingzhi01');
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    await page.context().close();
});

test('password managers find what they look for', async () => {
    const page = await opened('#/login');
    const field = page.getByRole('textbox', {name: '密码', exact: true});
    assert.equal(await field.getAttribute('type'), 'password');
    assert.equal(await field.getAttribute('autocomplete'), 'current-password');
    assert.equal(await page.getByRole('textbox', {name: '用户名'}).getAttribute('autocomplete'), 'username');
    assert.ok(await field.evaluate((element) => element.form !== null));
    await page.goto(`${platform.address}/#/register`);
    await page.getByRole('textbox', {name: '确认密码'}).waitFor();
    for (const name of ['密码', '确认密码']) {
        assert.equal(await page.getByRole('textbox', {name, exact: true}).getAttribute('autocomplete'), 'new-password');
    }
    await page.context().close();
});

test('a program that cannot be fetched says so and offers 重试', async () => {
    const page = await openPage(browser);
    await page.route(/\.wasm/, (route) => route.abort());
    await page.goto(`${platform.address}/#/`);
    await page.getByRole('button', {name: '重试'}).waitFor();
    await page.unroute(/\.wasm/);
    await page.getByRole('button', {name: '重试'}).click();
    await ready(page);
    await page.context().close();
});

test('without WebGL2 the mirror is the page, and works', async () => {
    const page = await openPage(browser);
    await page.addInitScript(() => {
        const original = HTMLCanvasElement.prototype.getContext;
        HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
            return kind === 'webgl2' ? null : original.call(this, kind, ...rest);
        };
    });
    await page.goto(`${platform.address}/#/login`);
    await ready(page);
    const heading = page.getByRole('heading', {name: '用户登录', level: 1});
    await heading.waitFor();
    const seen = await heading.evaluate((element) => getComputedStyle(element).webkitTextFillColor);
    assert.doesNotMatch(seen, /rgba\(0, 0, 0, 0\)|transparent/);
    await page.getByRole('textbox', {name: '用户名'}).fill('nobody2026');
    await page.getByRole('textbox', {name: '密码', exact: true}).fill('some-password-12');
    await page.getByRole('button', {name: '登录', exact: true}).click();
    await page.getByText('用户名或密码不正确').first().waitFor();
    await page.context().close();
});

test('a trap shows a page in Chinese with an incident number, and the platform hears of it', async () => {
    const page = await opened('#/login');
    const reported = page.waitForRequest(/\/api\/v1\/incidents/);
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', {
        error: new WebAssembly.RuntimeError('unreachable'), message: 'RuntimeError: unreachable'})));
    await page.getByRole('button', {name: '重新加载'}).waitFor();
    await page.getByRole('button', {name: '复制诊断信息'}).waitFor();
    await reported;
    await page.getByRole('button', {name: '重新加载'}).click();
    await ready(page);
    await page.context().close();
});

test('words that are drawn are found, selected and copied', async () => {
    const page = await opened('#/terms');
    const found = await page.evaluate(() => globalThis.find('用户协议'));
    assert.ok(found);
    await page.getByRole('heading', {level: 1}).selectText();
    assert.equal(await page.evaluate(() => getSelection().toString().trim()), '用户协议');
    await page.context().close();
});

test('the drawn words lie exactly under those of the mirror', async () => {
    const page = await opened('#/login');
    const words = [page.getByRole('heading', {name: '用户登录', level: 1}),
        page.getByText('登录后进入企业管理中心'), page.getByText('账号类型'), page.getByText('忘记密码')];
    for (const element of words) {
        const clip = await element.boundingBox();
        const byCanvas = await inkOf(page, await page.screenshot({clip}));
        await element.evaluate((one) => {
            document.querySelector('canvas').style.visibility = 'hidden';
            one.style.webkitTextFillColor = getComputedStyle(one).color;
        });
        const byMirror = await inkOf(page, await page.screenshot({clip}));
        await element.evaluate((one) => {
            document.querySelector('canvas').style.visibility = '';
            one.style.webkitTextFillColor = '';
        });
        assert.ok(byMirror.count > 30);
        for (const edge of ['left', 'right', 'top', 'bottom']) {
            assert.ok(Math.abs(byCanvas[edge] - byMirror[edge]) <= 1,
                `${await element.textContent()}: ${edge} ${byCanvas[edge]} ${byMirror[edge]}`);
        }
    }
    await page.context().close();
});
