// Chapter 4 of the operation manual: an enterprise and an institution in two browsers, from the
// search to both ratings; a second order is cancelled; the guards refuse with their reasons.
import assert from 'node:assert/strict';
import {mkdir, writeFile} from 'node:fs/promises';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {button, callApi, check, fill, fillService, newInstitution,
    patentService, says, sendService} from './market.mjs';
import {readPdf} from './pdf.mjs';
import {launchBrowser, openPage, ready, register, screenshot, settled,
    shots, startPlatform, violations} from './support.mjs';

let browser, platform, enterprise, institution, number;
before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    institution = await newInstitution(browser, {address: platform.address, userName: 'xiangjiang01', number: 301});
    enterprise = await openPage(browser);
    await register(enterprise, {address: platform.address, userName: 'xiaoman301', number: 302});
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

async function openOrder(page) {
    await page.goto(`${platform.address}/#/orders`);
    await page.getByRole('heading', {name: /我的订单|订单受理/, level: 1}).waitFor();
    await button(page, `查看合同 ${number}`).click();
    await page.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
}

const orderId = (page) => /orders\/([^/]+)/.exec(page.url())[1];

async function apply(words) {
    await enterprise.goto(`${platform.address}/#/services?q=${encodeURIComponent('检索')}`);
    await enterprise.getByRole('link', {name: /专利检索与申请代理/}).first().click();
    await button(enterprise, '申请服务').click();
    await fill(enterprise, '需求说明', words);
    await fill(enterprise, '邮箱', 'lianxi@example.cn');
    await button(enterprise, '提交申请').click();
    await enterprise.getByRole('heading', {name: '我的订单', level: 1}).waitFor();
    await settled(enterprise);
    const names = await enterprise.getByRole('button', {name: /^查看合同 DD/}).allTextContents();
    const labels = await Promise.all((await enterprise.getByRole('button', {name: /^查看合同 DD/}).all())
        .map((one) => one.getAttribute('aria-label')));
    number = /DD\d+/.exec([...labels, ...names].join(' '))[0];
}

test('the institution publishes a service with a stage template', async () => {
    await institution.getByRole('link', {name: '服务管理'}).first().click();
    await institution.getByRole('link', {name: '新建服务'}).or(institution.getByRole('button', {name: '新建服务'})).first().click();
    await fillService(institution, patentService);
    await screenshot(institution, 'service-edit-1280-light');
    await sendService(institution);
});

test('the enterprise finds it, by two characters, and applies', async () => {
    await enterprise.goto(`${platform.address}/#/services?q=${encodeURIComponent('专利')}`);
    await enterprise.getByRole('link', {name: /专利检索与申请代理/}).first().waitFor();
    await screenshot(enterprise, 'services-found-1280-light');
    await apply('需要申请三项发明专利');
    await screenshot(enterprise, 'orders-1280-light');
});

test('the institution hears of it in its open page, accepts and offers a contract', async () => {
    await institution.goto(`${platform.address}/#/messages`);
    await institution.getByRole('heading', {name: '我的消息', level: 1}).waitFor();
    await says(institution, number);
    await openOrder(institution);
    await button(institution, '受理').click();
    await button(institution, '确认受理').click();
    await says(institution, '待签约');
    await button(institution, '提交合同').click();
    await institution.getByRole('heading', {name: '拟定合同', level: 1}).waitFor();
    await screenshot(institution, 'contract-edit-1280-light');
    await button(institution, '提交合同').click();
    await institution.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    await says(institution, '待企业确认');
});

test('the enterprise confirms it in two steps; it is frozen with its fingerprint', async () => {
    await openOrder(enterprise);
    await says(enterprise, '人民币壹万陆仟捌佰元零壹分');
    await button(enterprise, '确认合同').click();
    await check(enterprise, '我已核对合同全部内容，同意签订');
    await button(enterprise, '确认签订').click();
    await says(enterprise, '已核对');
    assert.equal(await enterprise.getByRole('button', {name: '撤销订单'}).count(), 0);
    await screenshot(enterprise, 'contract-1280-light');
});

test('stage by stage: delivered, sent back once, accepted', async () => {
    for (const stage of [1, 2]) {
        await openOrder(institution);
        await button(institution, '提交成果').click();
        await fill(institution, '成果说明', `第 ${stage} 阶段的报告`);
        await button(institution, '确认提交成果').click();
        await settled(institution);
        await openOrder(enterprise);
        await button(enterprise, '验收通过').click();
        await settled(enterprise);
    }
    await says(enterprise, '待付款');
});

test('payment asks twice, then the order waits for its rating', async () => {
    await enterprise.getByRole('radio', {name: '线下'}).check();
    await button(enterprise, '已付现').click();
    await enterprise.getByRole('dialog', {name: '确认付款'}).waitFor();
    await screenshot(enterprise, 'payment-1280-light');
    await check(enterprise, '我已核对金额和收款方，款项已经付出');
    await button(enterprise, '确认付款').click();
    await says(enterprise, '待评价');
});

test('rating overall and by stage; the institution confirms the money and replies once', async () => {
    await enterprise.getByRole('slider', {name: '总体评分'}).fill('4');
    await fill(enterprise, '总体评价', '检索很细，沟通及时');
    await button(enterprise, '提交评价').click();
    await says(enterprise, '已完成');
    await screenshot(enterprise, 'order-done-1280-light');
    await openOrder(institution);
    await button(institution, '确认收款').click();
    await says(institution, '机构已确认收款');
    await button(institution, '回复评价').click();
    await fill(institution, '回复内容', '感谢您的认可');
    await button(institution, '确认回复评价').click();
    await settled(institution);
    await enterprise.goto(`${platform.address}/#/services?q=${encodeURIComponent('专利')}`);
    await enterprise.getByRole('link', {name: /专利检索与申请代理/}).first().click();
    await says(enterprise, '检索很细，沟通及时');
    await screenshot(enterprise, 'service-1280-light');
});

test('the contract prints as an A4 document with its words and amounts', async () => {
    await openOrder(enterprise);
    await enterprise.getByRole('link', {name: '打印合同'}).first().click();
    await says(enterprise, '合同指纹');
    await settled(enterprise);
    const pdf = await enterprise.pdf({preferCSSPageSize: true});
    await mkdir(shots, {recursive: true});
    await writeFile(path.join(shots, 'contract.pdf'), pdf);
    const pages = readPdf(pdf);
    for (const page of pages) {
        assert.ok(Math.abs(page.width - 595.3) < 1 && Math.abs(page.height - 841.9) < 1, `${page.width} x ${page.height}`);
    }
    const words = pages.map((page) => page.words).join('').replace(/\s/g, '');
    const {contracts: [contract]} = (await callApi(enterprise, 'GET', `/api/v1/orders/${orderId(enterprise)}`)).body;
    const expected = [contract.number, contract.sha256, contract.content.enterprise.name, contract.content.enterprise.uscc,
        contract.content.institution.name, contract.content.institution.uscc, '¥16,800.01', '人民币壹万陆仟捌佰元零壹分',
        '查新检索', '撰写申请', '各阶段合计', '甲方（盖章）', '乙方（盖章）', `第${pages.length}页，共${pages.length}页`];
    for (const text of expected) assert.ok(words.includes(text.normalize('NFKC').replace(/\s/g, '')), `${text} is not in: ${words}`);
    for (const text of ['退出', '返回合同详情', '工作台']) assert.ok(!words.includes(text), `${text} is printed`);
});

test('a second order is cancelled with a reason', async () => {
    await apply('这一单会撤销');
    await button(enterprise, `撤销订单 ${number}`).click();
    await fill(enterprise, '撤销原因', '暂时不需要了');
    await button(enterprise, '确认撤销').click();
    await says(enterprise, '已撤销');
    await openOrder(institution);
    await says(institution, '暂时不需要了');
    assert.equal(await institution.getByRole('button', {name: '受理', exact: true}).count(), 0);
});

test('on a phone: one column, rows become cards', async () => {
    const phone = await openPage(browser, {viewport: {width: 390, height: 844}, hasTouch: true, isMobile: true,
        colorScheme: 'dark', storageState: await enterprise.context().storageState()});
    for (const [route, name] of [['#/orders', 'orders'], ['#/services?q=', 'services-found'], ['#/desk', 'desk-orders'], ['#/messages', 'messages']]) {
        await phone.goto(`${platform.address}/${route}`);
        await ready(phone);
        await phone.getByRole('heading', {level: 1}).first().waitFor();
        await screenshot(phone, `${name}-390-dark`);
        const over = await phone.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${route} is ${over} px too wide`);
    }
    await phone.context().close();
});

test('axe finds nothing on the screens of both sides', async () => {
    const found = [];
    const look = async (page, route) => {
        await page.goto(`${platform.address}/${route}`);
        await page.getByRole('heading', {level: 1}).first().waitFor();
        for (const row of await violations(page)) found.push(`${route}: ${row}`);
    };
    for (const route of ['#/orders', '#/services?q=', '#/messages', '#/desk']) await look(enterprise, route);
    await openOrder(enterprise);
    for (const row of await violations(enterprise)) found.push(`order: ${row}`);
    await enterprise.goto(`${platform.address}/#/services?q=`);
    await enterprise.getByRole('link', {name: /专利检索与申请代理/}).first().click();
    await button(enterprise, '申请服务').click();
    for (const row of await violations(enterprise)) found.push(`apply: ${row}`);
    for (const route of ['#/desk', '#/own-services', '#/own-services/new', '#/orders']) await look(institution, route);
    assert.deepEqual(found, []);
});

test('nothing complained on the way', () => {
    const unexpected = [...enterprise.complaints, ...institution.complaints]
        .filter((words) => !/status of (401|409|412|422)/.test(words));
    assert.deepEqual(unexpected, []);
});
