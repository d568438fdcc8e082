// Chapters 5, 6 and 7 of the operation manual in one walk: an enterprise, an institution and their
// window in three browsers, a guest in a fourth. The platform's clock starts before Labour Day of
// 2026 and is moved over the deadlines, so the days off and the Saturday that is worked count, too.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, rename, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {button, choose, fill, fillService, fillShopApplication, fillShopPages, says, sendService,
    testingService} from './market.mjs';
import {after, before, test} from 'node:test';
import {goodPassword, launchBrowser, newPassword, openPage, programs, ready,
    register, settled, signIn, startPlatform} from './support.mjs';

const firstDay = '2026-04-29';          // A Wednesday; 1 to 5 May are days off, 9 May is worked.
const threeWorkingDays = '2026-05-07';  // After the first day.
const sevenWorkingDays = '2026-05-12';

const people = {
    enterprise: {userName: 'xiaoman777', password: goodPassword, kind: '企业'},
    institution: {userName: 'lixia778', password: goodPassword, kind: '服务机构'},
    window: {userName: 'yuelu_chuangkou', password: newPassword, kind: '窗口'},
    cityWindow: {userName: 'changsha_chuangkou', password: newPassword, kind: '窗口'},
};

let browser, platform, clockFile, offsetMs = 0;
let enterprise, institution, window;

// What the platform's clock and the browsers' clocks are ahead of the machine's.
const offsetTo = (time) => Date.parse(`${time}+08:00`) - Date.now();
async function writeOffset(ms) {
    offsetMs = ms;
    await writeFile(`${clockFile}.new`, String(ms));
    await rename(`${clockFile}.new`, clockFile);
}
const shiftClock = (page, ms) => page.addInitScript((by) => {
    const before = Date.now;
    Date.now = () => before() + by;
}, ms);
async function openHere() {
    const page = await openPage(browser);
    page.setDefaultTimeout(40000);
    await shiftClock(page, offsetMs);
    return page;
}

function makeWindow(data, userName, region, person) {
    const run = spawnSync(path.join(programs, 'emc-admin'),
        ['window', 'create', userName, region, '--person', person, '--data', data], {encoding: 'utf8'});
    assert.equal(run.status, 0, run.stdout + run.stderr);
    return /：(\S+)\s*$/.exec(run.stdout)[1];
}

async function enter(page, who) {
    await signIn(page, {address: platform.address, ...people[who]});
    await page.getByRole('button', {name: '退出'}).waitFor();
}
// The first password is good for one sign-in.
async function enterFirst(page, who, password) {
    people[who].password = password;
    await enter(page, who);
    await page.getByRole('heading', {name: '密码修改', level: 1}).waitFor();
    await fill(page, '原密码', password);
    await fill(page, '新密码', newPassword);
    await fill(page, '确认新密码', newPassword);
    await button(page, '确认').click();
    await page.getByRole('heading', {name: '用户登录', level: 1}).waitFor();
    people[who].password = newPassword;
    await enter(page, who);
}
async function leave(page) {
    await button(page, '退出').click();
    await page.getByRole('link', {name: '请登录'}).first().waitFor();
}

// Sessions are over by then: everybody signs in again.
async function moveClock(time) {
    const before = offsetMs;
    const everybody = Object.entries({enterprise, institution, window});
    for (const [, page] of everybody) await open(page, '/policies', '惠企政策');  // For guests, too.
    await writeOffset(offsetTo(time));
    for (const [who, page] of everybody) {
        await shiftClock(page, offsetMs - before);
        await page.reload();
        await ready(page);
        await enter(page, who);
    }
}

// Afresh, also where the page stands there already.
async function open(page, route, heading) {
    await page.goto(`${platform.address}/#/`);
    await page.goto(`${platform.address}/#${route}`);
    await page.getByRole('heading', {name: heading, level: 1}).waitFor();
    await settled(page);
}
async function read(page, where) {
    const answer = await page.request.get(`${platform.address}/api/v1/${where}`);
    assert.equal(answer.status(), 200, where);
    return answer.json();
}
// The platform acts on its own a moment after its clock has moved.
async function hasMessage(page, title, text) {
    await open(page, '/messages', '我的消息');
    const item = page.getByRole('list', {name: '消息'}).getByRole('listitem').filter({hasText: title}).filter({hasText: text});
    await item.first().waitFor();
    return item.first();
}
// An item of the window's queue opens beside it.
async function handle(kind, number) {
    await open(window, `/reviews?kind=${kind}`, '窗口工作台');
    await button(window, `办理 ${number}`).click();
    await window.getByText(number, {exact: true}).first().waitFor();
    await settled(window);
}
async function toast(page, words) {
    await page.getByRole('status').filter({hasText: words}).first().waitFor();
}

before(async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-chapters-'));
    clockFile = path.join(await mkdtemp(path.join(tmpdir(), 'emc-clock-')), 'offset');
    await writeOffset(offsetTo(`${firstDay}T10:00:00`));
    const passwords = {
        window: makeWindow(data, people.window.userName, '430104', '王敏'),
        cityWindow: makeWindow(data, people.cityWindow.userName, '430100', '陈建平'),
    };
    platform = await startPlatform({data, options: ['--clock-offset-file', clockFile]});
    browser = await launchBrowser();
    enterprise = await openHere();
    institution = await openHere();
    window = await openHere();
    await enterFirst(window, 'cityWindow', passwords.cityWindow);
    await leave(window);
    await enterFirst(window, 'window', passwords.window);
    await register(enterprise, {address: platform.address, userName: people.enterprise.userName, number: 777});
    await register(institution, {address: platform.address, userName: people.institution.userName, number: 778,
        kind: '服务机构注册', heading: '机构工作台'});
});
after(async () => {
    await browser?.close();
    await platform?.stop();
});

test('the platform tells that its clock is moved', () => {
    assert.match(platform.log(), /TEST CLOCK/);
});

const service = '产品质量检测';
let unanswered;

async function ask(words) {
    await open(enterprise, `/services?q=${encodeURIComponent(service)}`, '找服务');
    await enterprise.getByRole('link', {name: service}).first().click();
    await enterprise.getByRole('heading', {name: service, level: 1}).waitFor();
    await button(enterprise, '立刻咨询').click();
    await enterprise.getByRole('dialog', {name: '立刻咨询'}).waitFor();
    await fill(enterprise, '咨询内容', words);
    await button(enterprise, '提交').click();
    await toast(enterprise, '提交成功，请等待回复');
    await enterprise.getByRole('heading', {name: '我的咨询', level: 1}).waitFor();
    const {items} = await read(enterprise, 'consultations');
    return items[0].number;
}
async function openThread(page, number) {
    await open(page, '/consultations', page === institution ? '咨询回复' : '我的咨询');
    await button(page, `查看 ${number}`).click();
    await page.getByRole('heading', {name: '咨询详情', level: 1}).waitFor();
    await settled(page);
}
async function answer(number, question, words) {
    await openThread(institution, number);
    await says(institution, question);
    await fill(institution, '回复内容', words);
    await button(institution, '回复').click();
    await toast(institution, '回复成功');
}

test('chapter 5: asked, answered, asked once more, rated', async () => {
    await open(institution, '/own-services/new', '新建服务');
    await fillService(institution, {...testingService, name: service});
    await sendService(institution);

    const number = await ask('取样需要我们准备什么？大概多久出报告？');
    await answer(number, '取样需要我们准备什么', '请准备三件样品，五个工作日出报告。');
    await openThread(enterprise, number);
    await says(enterprise, '请准备三件样品');
    await says(enterprise, '已查看');
    await fill(enterprise, '追问内容', '样品可以快递过去吗？');
    await button(enterprise, '追问').click();
    await toast(enterprise, '提交成功，请等待回复');
    await answer(number, '样品可以快递过去吗', '可以，请注明咨询编号。');
    await openThread(enterprise, number);
    await says(enterprise, '请注明咨询编号');
    await says(enterprise, '已查看');
    await enterprise.getByRole('slider', {name: '评分'}).fill('4');
    await fill(enterprise, '评论', '回复很快');
    await button(enterprise, '评论').click();
    await toast(enterprise, '评价成功');
    await says(enterprise, '已评价');
    unanswered = await ask('节假日期间可以上门取样吗？');
});

const title = '需要能源管理体系认证辅导';
const shortTitle = '需要一次环境噪声检测';
const demands = {};

async function fillDemand({name, endsOn}) {
    await fill(enterprise, '标题', name);
    await choose(enterprise, '类别', '质量检验检测');
    await fill(enterprise, '描述', '两条生产线，计划半年内完成，需要全程辅导和一份书面报告。');
    await fill(enterprise, '预算下限（元）', '10000');
    await fill(enterprise, '预算上限（元）', '30000');
    await enterprise.getByLabel('截止日期', {exact: true}).fill(endsOn);
    await enterprise.getByRole('checkbox', {name: '全省', exact: true}).check();
}
async function publish(name, dueOn) {
    await button(enterprise, '确认发布').click();
    await toast(enterprise, `提交成功，等待审核。窗口将在 ${dueOn} 前答复`);
    await enterprise.getByRole('heading', {name: '需求详情', level: 1}).waitFor();
    const id = /#\/demands\/([^/?]+)/.exec(enterprise.url())[1];
    demands[name] = await read(enterprise, `demands/${id}`);
    return demands[name];
}
async function approve(kind, number) {
    await handle(kind, number);
    // What was told of the one before may still be on the screen.
    const answer = window.waitForResponse((reply) => reply.url().endsWith('/actions'));
    await button(window, '通过').click();
    assert.equal((await answer).status(), 200);
    await toast(window, `已通过：`);
}
const stateOf = async (name) => (await read(enterprise, `demands/${demands[name].demand_id}`)).state;

test('chapter 6: a draft is kept, its faults are told while it is typed, the window has 3 working days', async () => {
    await open(enterprise, '/demands/new', '发布需求');
    await fill(enterprise, '标题', '认证');
    await fill(enterprise, '预算下限（元）', '30000');
    await fill(enterprise, '预算上限（元）', '10000');
    const upper = enterprise.getByRole('textbox', {name: '预算上限（元）', exact: true});
    await upper.press('Tab');
    for (const field of ['标题', '预算上限（元）']) {
        const box = enterprise.getByRole('textbox', {name: field, exact: true}).and(enterprise.locator('[aria-invalid=true]'));
        await box.waitFor();
    }
    await fill(enterprise, '标题', title);
    await fill(enterprise, '预算上限（元）', '');
    await button(enterprise, '保存草稿').click();
    await toast(enterprise, '草稿已保存：XQ');
    await open(enterprise, '/demands', '我的需求');
    const {items: [draft]} = await read(enterprise, 'demands');
    assert.equal(draft.state, 'draft');
    await button(enterprise, `修改 ${draft.number}`).click();
    await enterprise.getByRole('heading', {name: '修改需求', level: 1}).waitFor();
    assert.equal(await enterprise.getByRole('textbox', {name: '标题', exact: true}).inputValue(), title);
    await fillDemand({name: title, endsOn: '2026-07-31'});
    const sent = await publish(title, threeWorkingDays);
    assert.equal(sent.number, draft.number);
    await says(enterprise, `窗口将在 ${threeWorkingDays} 前答复`);

    await open(enterprise, '/demands/new', '发布需求');
    await fillDemand({name: shortTitle, endsOn: '2026-05-20'});
    await publish(shortTitle, threeWorkingDays);
    await approve('demand', demands[shortTitle].number);
    assert.equal(await stateOf(shortTitle), 'published');
});

test('chapter 7: it applies for its shop, the window has 7 working days', async () => {
    await open(enterprise, '/shop', '申请微商城');
    await fillShopApplication(enterprise);
    await enterprise.getByRole('checkbox', {name: '承诺所填内容真实，依法诚信经营'}).check();
    await button(enterprise, '确认').click();
    await toast(enterprise, '提交成功');
    await says(enterprise, `窗口将在${sevenWorkingDays}前完成审核`);
});

test('two working days later: the institution is reminded of the question, the window of the demand', async () => {
    // The second working day is not over yet.
    await moveClock('2026-05-06T09:00:00');
    await hasMessage(window, '办理期限将到', demands[title].number);
    await open(institution, '/messages', '我的消息');
    assert.equal(await institution.getByText('咨询等待回复').count(), 0);
    await moveClock('2026-05-07T09:00:00');
    const reminder = await hasMessage(institution, '咨询等待回复', `${unanswered}（${service}）已等待2个工作日`);
    await reminder.getByRole('button', {name: /^查看 /}).click();
    await institution.getByRole('heading', {name: '咨询详情', level: 1}).waitFor();
    await says(institution, '节假日期间可以上门取样吗');
    await handle('demand', demands[title].number);
    await says(window, '今日到期');
});

test('past the deadline: overdue in the queue, told to the window and the one above, decided by nobody', async () => {
    await moveClock('2026-05-08T09:00:00');
    await hasMessage(window, '办件已超期', demands[title].number);
    await handle('demand', demands[title].number);
    await says(window, '超期 1 个工作日');
    await leave(window);
    await enter(window, 'cityWindow');
    await hasMessage(window, '办件已超期', demands[title].number);
    await leave(window);
    await enter(window, 'window');
    assert.equal(await stateOf(title), 'in_review');
    await open(enterprise, `/demands/${demands[title].demand_id}`, '需求详情');
    await says(enterprise, '已超过办理期限，平台已提醒窗口和上级窗口督办');
});

test('chapter 6: returned, mended, approved, in the hall; a response is chosen and becomes an order', async () => {
    const {number, demand_id: id} = demands[title];
    await handle('demand', number);
    await button(window, '退回').click();
    await window.getByRole('dialog', {name: '退回'}).waitFor();
    await fill(window, '审核意见', '请写明生产线的行业');
    await button(window, '确认退回').click();
    await toast(window, '已退回：');
    await hasMessage(enterprise, '需求审核未通过', '请写明生产线的行业');
    await open(enterprise, '/demands', '我的需求');
    await button(enterprise, `修改 ${number}`).click();
    await says(enterprise, '请写明生产线的行业');
    await fill(enterprise, '描述', '两条陶瓷生产线，计划半年内通过能源管理体系认证，需要全程辅导。');
    await publish(title, '2026-05-12');
    await approve('demand', number);
    await open(institution, `/hall?q=${encodeURIComponent('能源管理')}`, '需求大厅');
    await institution.getByRole('link', {name: title}).click();
    await institution.getByRole('heading', {name: title, level: 1}).waitFor();
    await button(institution, '响应需求').click();
    await institution.getByRole('dialog', {name: '响应需求'}).waitFor();
    await fill(institution, '报价（元）', '20000');
    await fill(institution, '响应说明', '三个月内完成辅导，附同类业绩。');
    await button(institution, '提交响应').click();
    await says(institution, '我的响应');
    await open(enterprise, `/demands/${id}`, '需求详情');
    await says(enterprise, '¥20,000.00');
    await enterprise.getByRole('button', {name: /^选定 /}).click();
    await button(enterprise, '确认选定').click();
    await enterprise.getByRole('link', {name: /^查看订单 DD/}).first().click();
    await enterprise.getByRole('heading', {name: '合同详情', level: 1}).waitFor();
    await says(enterprise, '待签约');
});

test('chapter 7: approved, told by telephone, guided, completed, opened', async () => {
    const {shop: {number, shop_id: id}} = await read(enterprise, 'own-shop');
    await approve('shop', number);
    await handle('shop', number);
    await button(window, '登记电话').click();
    await window.getByRole('dialog', {name: '登记电话'}).waitFor();
    await choose(window, '通话结果', '已告知');
    await fill(window, '指导专员', '刘文静');
    await fill(window, '专员电话', '0731-82026100');
    await button(window, '保存').click();
    await toast(window, '电话告知已登记');
    await open(enterprise, '/shop', '申请微商城');
    await says(enterprise, '指导专员刘文静（0731-82026100）');
    await fillShopPages(enterprise);
    await button(enterprise, '保存资料').click();
    await toast(enterprise, '资料已保存');
    await handle('shop', number);
    await button(window, '开通').click();
    await toast(window, '微商城已开通');
    await hasMessage(enterprise, '微商城已开通', '星辰监测设备铺');

    const guest = await openHere();
    await open(guest, `/services?q=${encodeURIComponent('振动监测')}`, '找服务');
    await guest.getByRole('link', {name: '星辰监测设备铺'}).click();
    await guest.getByRole('heading', {name: '星辰监测设备铺', level: 1}).waitFor();
    assert.ok(guest.url().endsWith(`#/shop/${id}`));
    await says(guest, '振动监测终端');
    await says(guest, '1,280.50 元');
    assert.deepEqual(guest.complaints, []);
    await guest.context().close();
});

test('chapter 6: past its last day a demand is 已过期 by itself, and 续期 brings it back', async () => {
    await moveClock('2026-05-21T09:00:00');
    const {number, demand_id: id} = demands[shortTitle];
    await hasMessage(enterprise, '需求已过期', number);
    assert.equal(await stateOf(shortTitle), 'expired');
    await open(institution, '/hall', '需求大厅');
    assert.equal(await institution.getByRole('link', {name: shortTitle}).count(), 0);
    await open(enterprise, `/demands/${id}`, '需求详情');
    await says(enterprise, '已过期');
    await enterprise.getByRole('link', {name: '续期', exact: true}).click();
    await enterprise.getByRole('heading', {name: '修改需求', level: 1}).waitFor();
    await enterprise.getByLabel('截止日期', {exact: true}).fill('2026-06-30');
    await publish(shortTitle, '2026-05-26');
    assert.equal(await stateOf(shortTitle), 'change_review');
    await approve('demand', number);
    await open(institution, '/hall', '需求大厅');
    await institution.getByRole('link', {name: shortTitle}).waitFor();
    assert.equal(await stateOf(shortTitle), 'published');
});

test('no page had anything to complain of but the ends of its sessions', () => {
    for (const page of [enterprise, institution, window]) {
        assert.deepEqual(page.complaints.filter((line) => !/status of 401/.test(line)), []);
    }
});
