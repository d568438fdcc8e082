// Chapter 5 of the operation manual: a question on a service, the answer, a question more, the
// rating, and the order that comes of it. An enterprise and an institution in two browsers.
import assert from 'node:assert/strict';
import {button, fill, fillService, newInstitution, says, sendService, testingService} from './market.mjs';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, ready, register, screenshot,
    settled, startPlatform, violations} from './support.mjs';

let browser, platform, enterprise, institution, number;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    institution = await newInstitution(browser, {address: platform.address, userName: 'xiangjiang51', number: 351});
    enterprise = await openPage(browser);
    await register(enterprise, {address: platform.address, userName: 'xiaoman352', number: 352});
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});


async function openThread(page) {
    await page.goto(`${platform.address}/#/desk`);
    await page.getByRole('link', {name: /我的咨询|咨询回复/}).first().click();
    await page.getByRole('heading', {name: /我的咨询|咨询回复/, level: 1}).waitFor();
    await button(page, `查看 ${number}`).click();
    await page.getByRole('heading', {name: '咨询详情', level: 1}).waitFor();
    await settled(page);
}

async function openService(page) {
    await page.goto(`${platform.address}/#/services?q=${encodeURIComponent('检测')}`);
    await page.getByRole('link', {name: /产品质量检测/}).first().click();
    await page.getByRole('heading', {name: '产品质量检测', level: 1}).waitFor();
}

test('the institution publishes a service', async () => {
    await institution.getByRole('link', {name: '服务管理'}).first().click();
    await institution.getByRole('link', {name: '新建服务'}).or(institution.getByRole('button', {name: '新建服务'})).first().click();
    await fillService(institution, testingService);
    await sendService(institution);
});

test('the enterprise asks from the page of the service', async () => {
    await openService(enterprise);
    await button(enterprise, '立刻咨询').click();
    await enterprise.getByRole('dialog', {name: '立刻咨询'}).waitFor();
    await button(enterprise, '提交').click();
    await says(enterprise, '请填写咨询内容');
    await fill(enterprise, '咨询内容', '取样需要我们准备什么？大概多久出报告？');
    await screenshot(enterprise, 'consult-1280-light');
    await button(enterprise, '提交').click();
    await says(enterprise, '提交成功，请等待回复');
    await enterprise.getByRole('heading', {name: '我的咨询', level: 1}).waitFor();
    await settled(enterprise);
    const view = enterprise.getByRole('button', {name: /^查看 ZX/}).first();
    number = /ZX\d+/.exec(`${await view.getAttribute('aria-label')} ${await view.textContent()}`)[0];
    await says(enterprise, '待回复');
});

test('the institution finds it in its queue and answers', async () => {
    await openThread(institution);
    await says(institution, '取样需要我们准备什么');
    await screenshot(institution, 'consultation-reply-1280-light');
    await fill(institution, '回复内容', '请准备三件样品，五个工作日出报告。');
    await button(institution, '回复').click();
    await says(institution, '回复成功');
});

test('the answer is unread, then viewed; the enterprise asks once more', async () => {
    await enterprise.goto(`${platform.address}/#/consultations`);
    await says(enterprise, '未读');
    await screenshot(enterprise, 'consultations-1280-light');
    await openThread(enterprise);
    await says(enterprise, '请准备三件样品');
    await says(enterprise, '已查看');
    await screenshot(enterprise, 'consultation-1280-light');
    await fill(enterprise, '追问内容', '样品可以快递过去吗？');
    await button(enterprise, '追问').click();
    await says(enterprise, '提交成功，请等待回复');
    await openThread(institution);
    await fill(institution, '回复内容', '可以，请注明咨询编号。');
    await button(institution, '回复').click();
    await says(institution, '回复成功');
});

test('the enterprise rates the answer', async () => {
    await openThread(enterprise);
    await says(enterprise, '已查看');
    await enterprise.getByRole('slider', {name: '评分'}).fill('4');
    await fill(enterprise, '评论', '回复很快');
    await button(enterprise, '评论').click();
    await says(enterprise, '评价成功');
    await says(enterprise, '已评价');
    assert.deepEqual(await violations(enterprise), []);
});

test('按此咨询申请服务 makes an order that leads back', async () => {
    await enterprise.getByRole('link', {name: '按此咨询申请服务'}).click();
    await enterprise.getByRole('dialog', {name: '申请服务'}).waitFor();
    await fill(enterprise, '需求说明', '按咨询内容检测三件样品');
    await fill(enterprise, '邮箱', 'lianxi@example.cn');
    await button(enterprise, '提交申请').click();
    await enterprise.getByRole('heading', {name: '我的订单', level: 1}).waitFor();
    await enterprise.getByRole('button', {name: /^查看合同 DD/}).first().click();
    await enterprise.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    await enterprise.getByRole('link', {name: '查看咨询'}).click();
    await enterprise.getByRole('heading', {name: '咨询详情', level: 1}).waitFor();
    await says(enterprise, '请注明咨询编号');
});

test('on a phone: one column, rows become cards', async () => {
    const phone = await openPage(browser, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true,
        colorScheme: 'dark', storageState: await enterprise.context().storageState()});
    const thread = enterprise.url().split('#')[1];
    for (const [route, name] of [['/consultations', 'consultations'], [thread, 'consultation']]) {
        await phone.goto(`${platform.address}/#${route}`);
        await ready(phone);
        await phone.getByRole('heading', {level: 1}).first().waitFor();
        await screenshot(phone, `${name}-390-dark`);
        assert.deepEqual(await violations(phone), [], route);
        const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${route} is ${over} px too wide`);
    }
    await phone.context().close();
    assert.deepEqual(enterprise.complaints, []);
    assert.deepEqual(institution.complaints, []);
});
