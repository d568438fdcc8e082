// Chapter 6 of the operation manual: an enterprise publishes a demand, its window reviews it, two
// institutions respond, one is chosen and gets an order to sign.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {button, choose, fill, says} from './market.mjs';
import {after, before, test} from 'node:test';
import {launchBrowser, openPage, programs, ready, register, screenshot, settled, signIn,
    startPlatform, violations} from './support.mjs';

let browser, platform, enterprise, window, demandId, number;
const institutions = [];
const demoPassword = 'Yuelu-shan2026';
before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-demands-'));
    const run = spawnSync(path.join(programs, 'emc-admin'), ['demo', '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stderr);
    platform = await startPlatform({data});
    browser = await launchBrowser();
    enterprise = await openPage(browser);
    await signIn(enterprise, {address: platform.address, userName: 'xingchen2026', password: demoPassword});
    await enterprise.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
    window = await openPage(browser);
    await signIn(window, {address: platform.address, userName: 'yuelu_chuangkou', password: demoPassword, kind: '窗口'});
    await window.getByRole('button', {name: '退出'}).waitFor();
    for (const n of [601, 602]) {
        const page = await openPage(browser);
        await register(page, {address: platform.address, userName: `jigou${n}`, number: n,
            kind: '服务机构注册', heading: '机构工作台'});
        institutions.push(page);
    }
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const title = '需要能源管理体系认证辅导';

async function read(page, where) {
    const answer = await page.request.get(`${platform.address}/api/v1/${where}`);
    assert.equal(answer.status(), 200);
    return answer.json();
}

// As the window does it at its desk: the item opens, then 通过 or 退回 with the opinion.
async function decide(command, {reason} = {}) {
    const before = await read(window, `demands/${demandId}`);
    await window.goto(`${platform.address}/#/desk`);
    await window.goto(`${platform.address}/#/reviews?kind=demand`);
    await button(window, `办理 ${before.number}`).click();
    await says(window, before.content.description);
    await button(window, command === 'approve' ? '通过' : '退回').click();
    if (reason) {
        await fill(window, '审核意见', reason);
        await button(window, '确认退回').click();
    }
    await says(window, command === 'approve' ? /已通过/ : /已退回/);
    const {version} = await read(window, `demands/${demandId}`);
    assert.equal(version, before.version + 1);
}

async function fillDemand() {
    await fill(enterprise, '标题', title);
    await choose(enterprise, '类别', '质量检验检测');
    await fill(enterprise, '描述', '两条生产线，计划半年内通过能源管理体系认证，需要全程辅导。');
    await fill(enterprise, '预算下限（元）', '10000');
    await fill(enterprise, '预算上限（元）', '30000');
    const last = new Date(Date.now() + 40 * 24 * 3600 * 1000).toISOString().slice(0, 10);
    await enterprise.getByLabel('截止日期', {exact: true}).fill(last);
    await enterprise.getByRole('checkbox', {name: '全省', exact: true}).check();
}

test('a demand is written, survives a reload, and goes to the window', async () => {
    await enterprise.goto(`${platform.address}/#/demands/new`);
    await enterprise.getByRole('heading', {name: '发布需求', level: 1}).waitFor();
    await button(enterprise, '确认发布').click();
    await settled(enterprise);
    await screenshot(enterprise, 'demand-new-errors-1280-light');
    await fillDemand();
    await settled(enterprise);
    await enterprise.reload();
    await ready(enterprise);
    await enterprise.getByRole('textbox', {name: '标题', exact: true}).waitFor();
    assert.equal(await enterprise.getByRole('textbox', {name: '标题', exact: true}).inputValue(), title);
    await screenshot(enterprise, 'demand-new-1280-light');
    await button(enterprise, '确认发布').click();
    await enterprise.getByRole('status').filter({hasText: /提交成功，等待审核.*\d{4}-\d\d-\d\d/}).first().waitFor();
    await enterprise.getByRole('heading', {name: '需求详情', level: 1}).waitFor();
    demandId = /#\/demands\/([^/?]+)/.exec(enterprise.url())[1];
    ({number} = await read(enterprise, `demands/${demandId}`));
    await screenshot(enterprise, 'demand-review-1280-light');
});

test('returned with a reason, mended, approved, and in the hall', async () => {
    await decide('return', {reason: '请写明生产线的行业'});
    await enterprise.goto(`${platform.address}/#/demands`);
    await enterprise.getByRole('heading', {name: '我的需求', level: 1}).waitFor();
    await button(enterprise, `修改 ${number}`).click();
    await says(enterprise, '请写明生产线的行业');
    await fill(enterprise, '描述', '两条陶瓷生产线，计划半年内通过能源管理体系认证，需要全程辅导。');
    await button(enterprise, '确认发布').click();
    await enterprise.getByRole('heading', {name: '需求详情', level: 1}).waitFor();
    await decide('approve');
    const guest = await openPage(browser);
    await guest.goto(`${platform.address}/#/hall?q=${encodeURIComponent('能源管理')}`);
    await ready(guest);
    await guest.getByRole('link', {name: title}).waitFor();
    await screenshot(guest, 'hall-1280-light');
    await guest.getByRole('link', {name: title}).click();
    await says(guest, '联系方式不公开');
    assert.equal(await guest.getByText('15420260001').count(), 0);
    await guest.goto(`${platform.address}/#/`);
    await guest.getByRole('link', {name: title}).waitFor();
    await guest.context().close();
});

test('two institutions respond; a price outside the range is told beside its field', async () => {
    for (const [index, page] of institutions.entries()) {
        await page.goto(`${platform.address}/#/hall/${demandId}`);
        await page.getByRole('heading', {name: title, level: 1}).waitFor();
        await button(page, '响应需求').click();
        await page.getByRole('dialog', {name: '响应需求'}).waitFor();
        await fill(page, '报价（元）', '40000');
        await fill(page, '响应说明', `第${index + 1}家：三个月内完成辅导，附同类业绩`);
        await button(page, '提交响应').click();
        await says(page, '不能大于');
        if (index === 0) await screenshot(page, 'hall-respond-1280-light');
        await fill(page, '报价（元）', String(20000 + index * 5000));
        await button(page, '提交响应').click();
        await says(page, '我的响应');
    }
    await screenshot(institutions[1], 'hall-responded-1280-light');
});

test('while a change waits the hall keeps the old words, and the difference is shown', async () => {
    await enterprise.goto(`${platform.address}/#/demands/${demandId}/edit`);
    await fill(enterprise, '标题', '需要能源与碳管理体系认证辅导');
    await button(enterprise, '确认发布').click();
    await enterprise.getByRole('heading', {name: '需求详情', level: 1}).waitFor();
    await says(enterprise, `原：${title}`);
    await screenshot(enterprise, 'demand-change-1280-light');
    await institutions[0].reload();
    await institutions[0].getByRole('heading', {name: title, level: 1}).waitFor();
    await button(enterprise, '撤回').click();
    await says(enterprise, '已发布');
});

test('one response is chosen and becomes an order at 待签约', async () => {
    await enterprise.goto(`${platform.address}/#/demands/${demandId}`);
    await says(enterprise, '¥20,000.00');
    await says(enterprise, '¥25,000.00');
    await screenshot(enterprise, 'demand-responses-1280-light');
    await enterprise.getByRole('button', {name: /^选定 .*601/}).click();
    await button(enterprise, '确认选定').click();
    await enterprise.getByRole('link', {name: /^查看订单 DD/}).first().click();
    await enterprise.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    await says(enterprise, '待签约');
    const [chosen, other] = institutions;
    await chosen.goto(`${platform.address}/#/orders`);
    await chosen.getByRole('button', {name: /^查看合同 DD/}).first().click();
    await button(chosen, '提交合同').click();
    await chosen.getByRole('heading', {name: '拟定合同', level: 1}).waitFor();
    await other.goto(`${platform.address}/#/messages`);
    await says(other, '已选定其他机构');
});

for (const [width, height] of [[1280, 800], [390, 844]]) {
    for (const colorScheme of ['light', 'dark']) {
        test(`the screens at ${width} in ${colorScheme}`, async () => {
            const page = await openPage(browser, {viewport: {width, height}, colorScheme});
            await signIn(page, {address: platform.address, userName: 'xingchen2026', password: demoPassword});
            await page.getByRole('heading', {name: '企业管理中心', level: 1}).waitFor();
            const {items} = await read(page, 'demands?state=published');
            const first = items.find((row) => row.response_count > 1) ?? items[0];
            const looks = {demands: '#/demands', 'demand-new': '#/demands/new',
                demand: `#/demands/${first.demand_id}`, hall: '#/hall', 'hall-demand': `#/hall/${first.demand_id}`};
            for (const [name, route] of Object.entries(looks)) {
                await page.goto(`${platform.address}/${route}`);
                await page.getByRole('heading', {level: 1}).first().waitFor();
                await page.waitForTimeout(name === 'demands' ? 4500 : 300);
                await screenshot(page, `${name}-${width}-${colorScheme}`);
                assert.deepEqual(await violations(page), []);
            }
            assert.deepEqual(page.complaints, []);
            await page.context().close();
        });
    }
}
