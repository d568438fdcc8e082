// Chapter 7 of the operation manual and the verification before it: an enterprise and its window in
// two browsers, a guest in a third. The window's steps are sent as its page sends them; its desk has
// walks of its own.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {button, fill, fillShopApplication, fillShopPages, says, uploadPicture} from './market.mjs';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, register, screenshot,
    settled, signIn, startPlatform, violations} from './support.mjs';

let browser, platform, enterprise, windowPage, guest, shopId;
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-shops-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, `${run.stdout}${run.stderr}`);
    platform = await startPlatform({data});
    browser = await launchBrowser();
    windowPage = await openPage(browser);
    await signIn(windowPage, {address: platform.address, userName: 'yuelu_chuangkou',
        password: 'Yuelu-shan2026', kind: '窗口'});
    await windowPage.getByRole('button', {name: '退出'}).waitFor();
    enterprise = await openPage(browser);
    await register(enterprise, {address: platform.address, userName: 'weishang901', number: 901});
    guest = await openPage(browser);
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});


async function open(page, href, heading) {
    await page.goto(`${platform.address}/#/desk`);
    await page.goto(`${platform.address}/${href}`);
    await ready(page);
    await page.getByRole('heading', {name: heading, level: 1}).waitFor();
    await settled(page);
}

const fetched = (page, target) => page.evaluate(async (at) => (await fetch(at)).json(), target);
const sent = (page, target, body) => page.evaluate(async ({at, content}) => {
    const answer = await fetch(at, {method: 'POST', body: JSON.stringify(content),
        headers: {'Content-Type': 'application/json', 'X-Requested-With': 'sme', 'Idempotency-Key': crypto.randomUUID()}});
    return {status: answer.status, body: await answer.json()};
}, {at: target, content: body});

async function windowActs(action) {
    const {shop} = await fetched(enterprise, '/api/v1/own-shop');
    shopId = shop.shop_id;
    const answer = await sent(windowPage, `/api/v1/shop-cases/${shopId}/actions`,
        {expected_version: shop.version, ...action});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
}

test('an enterprise hands in its licence; the window verifies it', async () => {
    await enterprise.getByRole('link', {name: '企业认证'}).first().click();
    await enterprise.getByRole('heading', {name: '企业认证', level: 1}).waitFor();
    await button(enterprise, '提交认证').click();
    await says(enterprise, '请上传营业执照');
    await fill(enterprise, '法定代表人', '张小满');
    await fill(enterprise, '登记日期', '2018-03-15');
    await fill(enterprise, '经办人', '李谷雨');
    await fill(enterprise, '经办人电话', '13800138000');
    await uploadPicture(enterprise, '营业执照', '营业执照.png');
    await screenshot(enterprise, 'verification-1280-light');
    await button(enterprise, '提交认证').click();
    await says(enterprise, '提交成功，等待审核');
    await says(enterprise, '认证审核中');
    const {verification} = await fetched(enterprise, '/api/v1/own-verification');
    const answer = await sent(windowPage, `/api/v1/verifications/${verification.verification_id}/actions`,
        {command: 'approve', expected_version: verification.version});
    assert.equal(answer.status, 200, JSON.stringify(answer.body));
    await open(enterprise, '#/verification', '企业认证');
    await says(enterprise, '已认证');
    await screenshot(enterprise, 'verification-done-1280-light');
});

test('it applies for its shop and reads by when it is reviewed', async () => {
    await enterprise.getByRole('link', {name: '申请微商城'}).first().click();
    await enterprise.getByRole('heading', {name: '申请微商城', level: 1}).waitFor();
    await fillShopApplication(enterprise);
    await screenshot(enterprise, 'shop-apply-1280-light');
    await enterprise.reload();  // What is typed is kept.
    await ready(enterprise);
    await enterprise.getByRole('heading', {name: '申请微商城', level: 1}).waitFor();
    await enterprise.getByRole('checkbox', {name: '承诺所填内容真实，依法诚信经营'}).check();
    await button(enterprise, '确认').click();
    await says(enterprise, '提交成功');
    await says(enterprise, '待审核');
    await says(enterprise, /\d{4}-\d{2}-\d{2}前完成审核/);
    assert.deepEqual(await violations(enterprise), []);
});

// With Tab alone, as somebody without a pointer comes to a field.
async function tabTo(page, name) {
    for (let step = 0; step < 120; ++step) {
        const focused = await page.evaluate(() => {
            const element = document.activeElement;
            return element?.getAttribute('aria-label') ?? element?.labels?.[0]?.textContent ?? element?.textContent?.trim() ?? '';
        });
        if (focused === name) return;
        await page.keyboard.press('Tab');
    }
    assert.fail(`Tab never reaches ${name}`);
}

test('another applies with the keyboard alone; what is missing gets the focus', async () => {
    const page = await openPage(browser);
    await register(page, {address: platform.address, userName: 'weishang902', number: 902});
    await open(page, '#/shop', '申请微商城');
    await tabTo(page, '店铺名称');
    await page.keyboard.type('键盘茶叶铺');
    await tabTo(page, '主营类目');
    await page.keyboard.press('ArrowDown');
    await tabTo(page, '店铺简介');
    await page.keyboard.type('销售黑茶和红茶，支持企业定制。');
    await tabTo(page, '联系电话');
    await page.keyboard.type('13800138000');
    await tabTo(page, '承诺所填内容真实，依法诚信经营');
    await page.keyboard.press('Space');
    await tabTo(page, '确认');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
    await tabTo(page, '负责人');
    await page.keyboard.type('李谷雨');
    for (const field of ['店铺LOGO', '营业执照']) await uploadPicture(page, field, `${field}.png`);
    await tabTo(page, '确认');
    await page.keyboard.press('Enter');
    await says(page, '提交成功');
    assert.deepEqual(page.complaints, []);
    await page.context().close();
});

test('approved, told by telephone, guided; the pages are completed and the shop opens', async () => {
    await windowActs({command: 'approve'});
    await open(enterprise, '#/shop', '申请微商城');
    await says(enterprise, '审核通过·待电话告知');
    const today = new Intl.DateTimeFormat('sv-SE', {timeZone: 'Asia/Shanghai'}).format(new Date());
    await windowActs({command: 'record_call', guide: {name: '刘文静', phone: '0731-82026100'},
        call: {called_on: today, called_at: '00:00', person: '李谷雨', number: '13800138000', outcome: 'told'}});
    await open(enterprise, '#/shop', '申请微商城');
    await says(enterprise, '刘文静');
    await fillShopPages(enterprise);
    await screenshot(enterprise, 'shop-pages-1280-light');
    await button(enterprise, '保存资料').click();
    await says(enterprise, '资料已保存');
    await windowActs({command: 'open'});
    await open(enterprise, '#/shop', '申请微商城');
    await enterprise.getByRole('link', {name: '查看公开页面'}).waitFor();
    await screenshot(enterprise, 'shop-open-1280-light');
});

test('a guest finds it by a product and reads it; suspended, it says so', async () => {
    await guest.goto(`${platform.address}/#/services?q=${encodeURIComponent('振动监测')}`);
    await ready(guest);
    await guest.getByRole('link', {name: '星辰监测设备铺'}).click();
    await guest.getByRole('heading', {name: '星辰监测设备铺', level: 1}).waitFor();
    await says(guest, '1,280.50 元');
    await says(guest, '已认证');
    await screenshot(guest, 'shop-page-1280-light');
    assert.deepEqual(await violations(guest), []);
    await button(enterprise, '停用').click();
    await says(enterprise, '已停用');
    await guest.reload();
    await ready(guest);
    await says(guest, '微商城暂停营业');
    await button(enterprise, '恢复').click();
    await says(enterprise, '已开通');
});

test('on a phone and in the dark it is as usable', async () => {
    for (const colorScheme of ['light', 'dark']) {
        const phone = await openPage(browser, {viewport: {width: 390, height: 844}, colorScheme});
        await signIn(phone, {address: platform.address, userName: 'weishang901', password: 'Xiang-jiang2026'});
        await phone.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
        for (const [href, heading, name] of [['#/shop', '申请微商城', 'shop'],
            ['#/verification', '企业认证', 'verification'], [`#/shop/${shopId}`, '星辰监测设备铺', 'shop-page']]) {
            await open(phone, href, heading);
            await screenshot(phone, `${name}-390-${colorScheme}`);
            assert.deepEqual(await violations(phone), [], `${name} ${colorScheme}`);
        }
        assert.deepEqual(phone.complaints, []);
        await phone.context().close();
    }
    for (const page of [enterprise, guest]) assert.deepEqual(page.complaints, []);
});
