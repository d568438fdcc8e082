// What the walks through the market share: two sides, a service on the shelf, the platform's API as
// the page itself calls it.
import {ready} from './support.mjs';

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

// Two stages of 33 and 67 percent.
export async function publishService(page, {address, name, price = '16800.01'}) {
    await page.goto(`${address}/#/own-services/new`);
    await ready(page);
    await fill(page, '服务名称', name);
    await choose(page, '服务类别', '知识产权');
    for (const box of ['上门服务', '小型企业', '全省']) await check(page, box);
    await choose(page, '收费方式', '固定价');
    await fill(page, '价格', price);
    await choose(page, '计价单位', '元/次');
    await fill(page, '服务流程描述', '查新检索后撰写并提交专利申请');
    await fill(page, '第1阶段名称', '查新检索');
    await fill(page, '第1阶段占比（%）', '33');
    await button(page, '添加阶段').click();
    await fill(page, '第2阶段名称', '撰写申请');
    await fill(page, '第2阶段占比（%）', '67');
    await fill(page, '第2阶段工期（工作日）', '10');
    await fill(page, '联系人', '王立夏');
    await fill(page, '联系电话', '13800138001');
    await button(page, '发布').click();
    await says(page, '已上架');
}

// Of the service with this name; an entry of the catalogue.
export async function findService(page, name) {
    const {body} = await callApi(page, 'GET', `/api/v1/services?q=${encodeURIComponent(name)}`);
    return body.items.find((item) => item.name === name) ?? body.items[0];
}

export const orderRequest = (serviceId, needs = '需要申请三项发明专利') =>
    ({service_id: serviceId, contact: '张小满', phone: '13800138000', email: 'lianxi@example.cn', needs});
