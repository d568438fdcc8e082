// What the walks through the market share: both sides, a service on the shelf, the platform's API as
// the page itself calls it.
import {openPage, ready, register, settled} from './support.mjs';

export const button = (page, name) => page.getByRole('button', {name, exact: true}).first();
export const fill = (page, name, value) => page.getByRole('textbox', {name, exact: true}).fill(value);
export const choose = (page, name, label) => page.getByRole('combobox', {name, exact: true}).selectOption({label});
export const check = (page, name) => page.getByRole('checkbox', {name, exact: true}).check();
export const says = (page, words) => page.getByText(words).first().waitFor();

// With the page's session: its answer's status and what it says.
export function callApi(page, method, path, body, key) {
    return page.evaluate(async ([how, where, what, once]) => {
        const headers = {'X-Requested-With': 'sme', Accept: 'application/json'};
        if (what) headers['Content-Type'] = 'application/json';
        if (how === 'POST') headers['Idempotency-Key'] = once ?? crypto.randomUUID();
        const reply = await fetch(where, {method: how, headers, body: what && JSON.stringify(what)});
        const text = await reply.text();
        return {status: reply.status, body: text && JSON.parse(text)};
    }, [method, path, body, key]);
}

// A page of a new institution.
export async function newInstitution(browser, {address, userName, number}) {
    const page = await openPage(browser);
    await page.goto(`${address}/#/register`);
    await ready(page);
    await register(page, {address, userName, number, kind: '服务机构注册', heading: '机构工作台'});
    return page;
}

// 新建服务 with its stages, each a name and a share; not sent yet.
export async function fillService(page, {name, price, words, stages}) {
    await fill(page, '服务名称', name);
    await choose(page, '服务类别', '知识产权');
    for (const box of ['上门服务', '小型企业', '全省']) await check(page, box);
    await choose(page, '收费方式', '固定价');
    await fill(page, '价格', price);
    await choose(page, '计价单位', '元/次');
    await fill(page, '服务流程描述', words);
    for (const [index, [stage, share]] of stages.entries()) {
        if (index > 0) await button(page, '添加阶段').click();
        await fill(page, `第${index + 1}阶段名称`, stage);
        await fill(page, `第${index + 1}阶段占比（%）`, share);
        if (index > 0) await fill(page, `第${index + 1}阶段工期（工作日）`, '10');
    }
    await fill(page, '联系人', '王立夏');
    await fill(page, '联系电话', '13800138001');
}

export const patentService = {
    name: '专利检索与申请代理', price: '16800.01', words: '查新检索后撰写并提交专利申请',
    stages: [['查新检索', '33'], ['撰写申请', '67']],
};
export const testingService = {
    name: '产品质量检测', price: '1600', words: '取样、检测、出具报告', stages: [['取样检测', '100']],
};

export async function sendService(page) {
    await button(page, '发布').click();
    await says(page, '已上架');
}

export async function publishService(page, {address, ...service}) {
    await page.goto(`${address}/#/own-services/new`);
    await ready(page);
    await fillService(page, {...patentService, ...service});
    await sendService(page);
}

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

export async function uploadPicture(page, field, name) {
    const before = await page.getByText('已上传').count();
    await page.getByLabel(field, {exact: true}).setInputFiles({name, mimeType: 'image/png', buffer: png});
    await page.getByText('已上传').nth(before).waitFor();
    await settled(page);
}

// 申请微商城, but for the promise; not sent yet.
export async function fillShopApplication(page) {
    await fill(page, '店铺名称', '星辰监测设备铺');
    await choose(page, '店铺类型', '产品商城');
    await choose(page, '主营类目', '机械设备');
    await fill(page, '店铺简介', '销售设备状态监测终端和备件，支持批发。');
    await fill(page, '负责人', '李谷雨');
    await fill(page, '联系电话', '13800138000');
    await uploadPicture(page, '店铺LOGO', '标识.png');
    await uploadPicture(page, '营业执照', '执照.png');
}

// 资料完善 of a micro-mall with one product; not sent yet.
export async function fillShopPages(page) {
    await button(page, '添加产品').click();
    await fill(page, '第1项产品名称', '振动监测终端');
    await fill(page, '第1项价格', '1280.50');
    await uploadPicture(page, '第1项产品图片', '终端.png');
    await uploadPicture(page, '店招图片', '横幅.png');
    await fill(page, '地址', '麓谷大道658号');
    await fill(page, '营业时间', '工作日 9:00—18:00');
}

// Of the service with this name; an entry of the catalogue.
export async function findService(page, name) {
    const {body} = await callApi(page, 'GET', `/api/v1/services?q=${encodeURIComponent(name)}`);
    return body.items.find((item) => item.name === name) ?? body.items[0];
}

export const orderRequest = (serviceId, needs = '需要申请三项发明专利') =>
    ({service_id: serviceId, contact: '张小满', phone: '13800138000', email: 'lianxi@example.cn', needs});
