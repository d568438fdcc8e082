// The third walk of chapter 4: every guard refuses, in words that a person understands, in the page
// where one can come that far and in the platform's answer always.
import assert from 'node:assert/strict';
import {after, before, test} from 'node:test';
import {button, callApi, check, fill, findService, orderRequest, publishService, says} from './market.mjs';
import {launchBrowser, openPage, ready, register, settled, startPlatform, syntheticUscc} from './support.mjs';

let browser, platform, enterprise, institution, stranger, service;
const serviceName = '专利检索与申请代理';

async function join(userName, number, kind, uscc = number) {
    const page = await openPage(browser);
    const isInstitution = kind === '服务机构注册';
    await register(page, {address: platform.address, userName, number, kind,
        heading: isInstitution ? '机构工作台' : '企业管理中心',
        overrides: {统一社会信用代码: syntheticUscc(uscc)}});
    return page;
}

before(async () => {
    platform = await startPlatform();
    browser = await launchBrowser();
    institution = await join('jigou601', 601, '服务机构注册');
    enterprise = await join('qiye602', 602, '企业注册');
    stranger = await join('qiye603', 603, '企业注册');
    await publishService(institution, {address: platform.address, name: serviceName});
    service = await findService(enterprise, serviceName);
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

const wordsOf = ({body}) => body.detail ?? body.title ?? JSON.stringify(body);
const read = async (page, orderId) => (await callApi(page, 'GET', `/api/v1/orders/${orderId}`)).body;

async function act(page, orderId, command, more = {}, version) {
    const seen = version ?? (await read(page, orderId)).version;
    return callApi(page, 'POST', `/api/v1/orders/${orderId}/actions`, {command, expected_version: seen, ...more});
}

async function must(page, orderId, command, more) {
    const reply = await act(page, orderId, command, more);
    assert.equal(reply.status, 200, `${command}: ${JSON.stringify(reply.body)}`);
    return reply.body;
}

async function refused(reply, status, words) {
    assert.equal(reply.status, status, JSON.stringify(reply.body));
    assert.match(JSON.stringify(reply.body), words);
}

async function newOrder() {
    const reply = await callApi(enterprise, 'POST', '/api/v1/orders', orderRequest(service.service_id));
    assert.equal(reply.status, 201, JSON.stringify(reply.body));
    return reply.body.order_id;
}

const open = async (page, orderId) => {
    const {number} = await read(page, orderId);
    // A page that stands there already hears of the other side's steps only, and here both act past it.
    await page.goto(`${platform.address}/#/policies`);
    await page.getByRole('heading', {name: '惠企政策', level: 1}).waitFor();
    await page.goto(`${platform.address}/#/orders/${orderId}`);
    await page.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    // Another order's page has the same headings.
    await page.getByText(number).first().waitFor();
    await page.getByText('下一步').first().waitFor();
    await settled(page);
};

// What the page says of it may still be said of the order before.
async function reached(orderId, state) {
    for (let tries = 0; tries < 100; ++tries) {
        if ((await read(institution, orderId)).state === state) return;
        await new Promise((done) => setTimeout(done, 100));
    }
    assert.fail(`${orderId} never came to ${state}`);
}

// Written as the page proposes it: two stages, their sum the price.
async function offered() {
    const orderId = await newOrder();
    await must(institution, orderId, 'accept', {price_fen: 1680001});
    // The contract of another order has the same heading.
    await institution.goto(`${platform.address}/#/desk`);
    await institution.getByRole('heading', {name: '机构工作台', level: 1}).waitFor();
    await institution.goto(`${platform.address}/#/orders/${orderId}/contract`);
    await institution.getByRole('heading', {name: '拟定合同', level: 1}).waitFor();
    await settled(institution);
    await button(institution, '提交合同').click();
    await reached(orderId, 'contract_offered');
    await institution.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    return orderId;
}

// 确认合同 as the page does it: with the fingerprint of what it shows.
async function confirm(orderId) {
    await open(enterprise, orderId);
    await button(enterprise, '确认合同').click();
    await check(enterprise, '我已核对合同全部内容，同意签订');
    await button(enterprise, '确认签订').click();
    await says(enterprise, '履行中');
}

async function running() {
    const orderId = await offered();
    await confirm(orderId);
    return orderId;
}

async function openDialog(page) {
    await page.goto(`${platform.address}/#/services/${service.service_id}`);
    await button(page, '申请服务').click();
    await page.getByRole('dialog').waitFor();
    await fill(page, '需求说明', '需要申请三项发明专利');
}

test('contact missing or wrong: the words stand beside the field, nothing typed is lost', async () => {
    await openDialog(enterprise);
    for (const [name, value, words] of [['联系人', '', '请填写联系人'], ['邮箱', 'lianxi.example.cn', '邮箱'], ['联系电话', '12', '联系电话']]) {
        const field = enterprise.getByRole('textbox', {name, exact: true});
        const before = await field.inputValue();
        await field.fill(value);
        await button(enterprise, '提交申请').click();
        await enterprise.waitForFunction((label) => document.querySelector(`input[aria-label="${label}"]`)
            .getAttribute('aria-invalid') === 'true', name);
        const described = await field.getAttribute('aria-describedby');
        assert.ok((await enterprise.locator(`#${described}`).textContent()).includes(words), name);
        assert.equal(await field.inputValue(), value);
        await field.fill(before || '张小满');
    }
    assert.equal(await enterprise.getByRole('textbox', {name: '需求说明'}).inputValue(), '需要申请三项发明专利');
    const reply = await callApi(enterprise, 'POST', '/api/v1/orders',
        {...orderRequest(service.service_id), contact: '', phone: '12'});
    assert.equal(reply.status, 422);
    assert.deepEqual(reply.body.errors.map((row) => row.field ?? row.pointer).sort().length, 2);
    assert.equal((await callApi(enterprise, 'GET', '/api/v1/orders')).body.total, 0);
    await button(enterprise, '取消').click();
});

test('a service of one\'s own: the enterprise of the institution\'s own code is refused', async () => {
    const twin = await join('qiye601', 604, '企业注册', 601);
    await openDialog(twin);
    await button(twin, '提交申请').click();
    await says(twin, '不能申请本单位发布的服务');
    await refused(await callApi(twin, 'POST', '/api/v1/orders', orderRequest(service.service_id)), 409, /不能申请本单位/);
    await refused(await callApi(institution, 'POST', '/api/v1/orders', orderRequest(service.service_id)), 403, /只有企业账号/);
    await institution.goto(`${platform.address}/#/services/${service.service_id}`);
    await says(institution, '只有企业账号可以咨询和申请服务');
    assert.ok(await button(institution, '申请服务').isDisabled());
    await twin.context().close();
});

test('a service that is withdrawn while the form is being filled in', async () => {
    await publishService(institution, {address: platform.address, name: '短期促销服务'});
    const gone = await findService(enterprise, '短期促销服务');
    await enterprise.goto(`${platform.address}/#/services/${gone.service_id}`);
    await button(enterprise, '申请服务').click();
    await fill(enterprise, '需求说明', '赶在下架之前');
    const {body: own} = await callApi(institution, 'GET', `/api/v1/own-services/${gone.service_id}`);
    const done = await callApi(institution, 'POST', `/api/v1/own-services/${gone.service_id}/actions`,
        {command: 'withdraw', expected_version: own.version});
    assert.equal(done.status, 200, JSON.stringify(done.body));
    await button(enterprise, '提交申请').click();
    await says(enterprise, /该服务已下架，不能/);
    await refused(await callApi(enterprise, 'POST', '/api/v1/orders', orderRequest(gone.service_id)), 409, /已下架/);
    await button(enterprise, '取消').click();
    await enterprise.getByRole('dialog').waitFor({state: 'hidden'});
    await enterprise.goto(`${platform.address}/#/services`);
    await enterprise.goto(`${platform.address}/#/services/${gone.service_id}`);
    await enterprise.getByText('没有找到您要的内容').waitFor();
});

test('X until the contract is in force, not after; the platform says what is left to do', async () => {
    const accepted = await newOrder();
    const {number} = await must(institution, accepted, 'accept', {price_fen: 1680001});
    await enterprise.goto(`${platform.address}/#/orders`);
    await button(enterprise, `撤销订单 ${number}`).click();
    await fill(enterprise, '撤销原因', '受理之后改变主意');
    await button(enterprise, '确认撤销').click();
    await says(enterprise, '已撤销');

    const inForce = await running();
    const order = await read(enterprise, inForce);
    await enterprise.goto(`${platform.address}/#/orders`);
    await button(enterprise, `查看合同 ${order.number}`).waitFor();
    assert.equal(await button(enterprise, `撤销订单 ${order.number}`).count(), 0);
    await open(enterprise, inForce);
    assert.equal(await button(enterprise, '撤销订单').count(), 0);
    await button(enterprise, '协商解除').waitFor();
    await refused(await act(enterprise, inForce, 'cancel', {reason: '不想要了'}), 409, /合同已生效，不能直接撤销；可协商解除或申诉/);
    assert.equal((await read(enterprise, inForce)).version, order.version);
});

test('stages that do not add up to the contract', async () => {
    const orderId = await newOrder();
    await must(institution, orderId, 'accept', {price_fen: 1680001});
    // The contract of another order has the same heading.
    await institution.goto(`${platform.address}/#/desk`);
    await institution.getByRole('heading', {name: '机构工作台', level: 1}).waitFor();
    await institution.goto(`${platform.address}/#/orders/${orderId}/contract`);
    await institution.getByRole('heading', {name: '拟定合同', level: 1}).waitFor();
    await fill(institution, '第2阶段金额', '11000.00');
    await says(institution, '还差');
    await button(institution, '提交合同').click();
    await says(institution, '有 1 处需要修改');
    assert.equal((await read(institution, orderId)).contracts.length, 0);
    await button(institution, '按合同金额重新分配').click();
    await says(institution, '与合同金额一致');
    await button(institution, '提交合同').click();
    await reached(orderId, 'contract_offered');
    await institution.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    const {contracts: [contract]} = await read(institution, orderId);
    await must(enterprise, orderId, 'return_contract', {reason: '金额请再核对'});
    const wrong = structuredClone(contract.content);
    wrong.stages[0].amount_fen += 1;
    await refused(await act(institution, orderId, 'submit_contract', {contract: wrong}), 422, /合计应为/);
});

test('a contract that the other tab has sent back and the institution changed', async () => {
    const orderId = await offered();
    await open(enterprise, orderId);
    await button(enterprise, '确认合同').click();
    await check(enterprise, '我已核对合同全部内容，同意签订');
    const before = await read(enterprise, orderId);
    await must(enterprise, orderId, 'return_contract', {reason: '服务期限要更长'});
    const changed = structuredClone(before.contracts[0].content);
    changed.content += '，并代为答复审查意见';
    await must(institution, orderId, 'submit_contract', {contract: changed});
    await button(enterprise, '确认签订').click();
    await says(enterprise, '订单刚刚有了新进展，请查看最新状态后再操作');
    const after = await read(enterprise, orderId);
    assert.equal(after.state, 'contract_offered');
    assert.equal(after.contracts.length, 2);
    // Whoever knows the newest version of the order but confirms the text of the old contract.
    await refused(await act(enterprise, orderId, 'confirm_contract', {contract_sha256: 'f'.repeat(64)}), 409,
        /不是最新的合同/);
    await button(enterprise, '返回').click();
    await says(enterprise, '并代为答复审查意见');
});

test('nothing due, no rating before the money, each word once', async () => {
    const orderId = await running();
    const sha = (await read(enterprise, orderId)).contracts[0].sha256;
    assert.match(sha, /^[0-9a-f]{64}$/);
    await open(enterprise, orderId);
    assert.equal(await button(enterprise, '已付现').count(), 0);
    assert.equal(await button(enterprise, '提交评价').count(), 0);
    const rating = {score: 5, words: '检索很细，沟通及时', stages: [{score: 5, words: ''}, {score: 5, words: ''}]};
    const payment = {amount_fen: 1680001, paid_on: new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10), vouchers: [], remark: ''};
    await refused(await act(enterprise, orderId, 'pay_offline', {payment}), 409, /没有应付的款项/);
    await refused(await act(enterprise, orderId, 'rate', {rating}), 409, /付款后才能评价/);
    for (const stage of [1, 2]) {
        await refused(await act(enterprise, orderId, 'accept_stage', {stage}), 409, /还没有提交/);
        await must(institution, orderId, 'submit_stage', {stage, text: `第 ${stage} 阶段的报告`});
        await refused(await act(institution, orderId, 'submit_stage', {stage, text: '再提交一次'}), 409, /等待企业验收/);
        await must(enterprise, orderId, 'accept_stage', {stage});
    }
    await refused(await act(enterprise, orderId, 'rate', {rating}), 409, /付款后才能评价/);
    await refused(await act(enterprise, orderId, 'pay_offline', {payment: {...payment, amount_fen: 1}}), 422, /付款金额不能小于16,800.01/);
    await must(enterprise, orderId, 'pay_offline', {payment});
    await refused(await act(enterprise, orderId, 'pay_offline', {payment}), 409, /没有应付的款项/);
    await must(enterprise, orderId, 'rate', {rating});
    await refused(await act(enterprise, orderId, 'rate', {rating}), 409, /已经评价过了/);
    await must(enterprise, orderId, 'append_rating', {text: '半年之后仍然满意'});
    await refused(await act(enterprise, orderId, 'append_rating', {text: '再追一次'}), 409, /已经追加过/);
    await must(institution, orderId, 'reply_rating', {text: '感谢您的认可'});
    await refused(await act(institution, orderId, 'reply_rating', {text: '再次感谢'}), 409, /已经回复过/);
    for (const [page, names] of [[enterprise, ['提交评价', '追加评价', '已付现']], [institution, ['回复评价', '提交成果']]]) {
        await open(page, orderId);
        for (const name of names) assert.equal(await button(page, name).count(), 0, name);
    }
});

test('somebody else\'s order is not there, to be read or to be changed', async () => {
    const orderId = await newOrder();
    assert.equal((await callApi(stranger, 'GET', `/api/v1/orders/${orderId}`)).status, 404);
    for (const command of ['cancel', 'confirm_contract', 'accept', 'rate']) {
        assert.equal((await act(stranger, orderId, command, {reason: '不是我的'}, 1)).status, 404);
    }
    await stranger.goto(`${platform.address}/#/orders/${orderId}`);
    await says(stranger, '没有找到');
    // The other side's step is not ours to take, though the order is.
    await refused(await act(enterprise, orderId, 'accept', {price_fen: 1}), 403, /由另一方办理/);
    assert.equal((await read(enterprise, orderId)).state, 'applied');
});

test('where only verified enterprises may order: refused with the way to get there', async () => {
    const strict = await startPlatform({options: ['--only-verified-order']});
    try {
        const seller = await openPage(browser);
        await register(seller, {address: strict.address, userName: 'jigou701', number: 701, kind: '服务机构注册', heading: '机构工作台'});
        await publishService(seller, {address: strict.address, name: serviceName});
        const buyer = await openPage(browser);
        await register(buyer, {address: strict.address, userName: 'qiye702', number: 702});
        const {service_id: id} = await findService(buyer, serviceName);
        await buyer.goto(`${strict.address}/#/services/${id}`);
        await button(buyer, '申请服务').click();
        await fill(buyer, '需求说明', '刚注册就来申请');
        await button(buyer, '提交申请').click();
        await says(buyer, '通过企业认证后才能申请服务，请先提交企业认证');
        assert.equal(await buyer.getByRole('textbox', {name: '需求说明'}).inputValue(), '刚注册就来申请');
        await refused(await callApi(buyer, 'POST', '/api/v1/orders', orderRequest(id)), 403, /企业认证/);
        await Promise.all([seller, buyer].map((page) => page.context().close()));
    } finally {
        await strict.stop();
    }
});

test('nothing complained but the refusals', () => {
    const unexpected = [enterprise, institution, stranger].flatMap((page) => page.complaints)
        .filter((words) => !/status of (401|403|404|409|412|422)/.test(words));
    assert.deepEqual(unexpected, []);
});
