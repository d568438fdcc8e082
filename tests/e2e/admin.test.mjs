// emc-admin as an operator calls it: windows, holidays and policies, right and wrong; and what the
// platform then says.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, test} from 'node:test';
import {programs, root, startPlatform} from './support.mjs';

const data = mkdtempSync(path.join(tmpdir(), 'emc-admin-'));
after(() => rmSync(data, {recursive: true, force: true}));

function admin(...words) {
    return spawnSync(path.join(programs, 'emc-admin'), [...words, '--data', data], {encoding: 'utf8'});
}

function well(...words) {
    const run = admin(...words);
    assert.equal(run.status, 0, `${words.join(' ')}: ${run.stderr}`);
    return run.stdout;
}

function written(name, value) {
    const file = path.join(data, name);
    writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
    return file;
}

// The example of docs/reference/policies.md is what an operator starts from.
function example() {
    const page = readFileSync(path.join(root, 'docs/reference/policies.md'), 'utf8');
    return JSON.parse(/```json\n([\s\S]*?)```/.exec(page)[1]);
}

async function listed() {
    const platform = await startPlatform({data});
    const reply = await fetch(`${platform.address}/api/v1/policies`);
    assert.equal(reply.status, 200);
    const page = await reply.json();
    await platform.stop(true);
    return page.items;
}

test('policies are imported, replaced and taken off the list', async () => {
    const file = example();
    assert.match(well('policies', 'import', written('policies.json', file)), /已导入 1 条政策/);
    file.policies[0].title = '小微企业技术改造贷款贴息（修订）';
    well('policies', 'import', written('policies.json', file));
    assert.match(well('policies', 'list'), /hn-2026-017\t小微企业技术改造贷款贴息（修订）/);
    const [policy, ...others] = await listed();
    assert.equal(policy.title, file.policies[0].title);
    assert.deepEqual(policy.conditions.map((one) => one.ask),
        ['region', 'industry', 'size', 'age_years', 'revenue']);
    assert.equal(others.length, 0);

    assert.match(well('policies', 'remove', 'hn-2026-017'), /已删除/);
    assert.equal(admin('policies', 'remove', 'hn-2026-017').status, 1);
    assert.deepEqual(await listed(), []);
});

test('a file with a wrong policy is refused whole, in words and with its place', async () => {
    const file = example();
    file.policies.push({...file.policies[0], policy_id: 'hn-2026-018', title: ''});
    const run = admin('policies', 'import', written('policies.json', file));
    assert.equal(run.status, 1);
    assert.match(run.stderr, /第 2 条：.*政策名称/);
    for (const [name, text, words] of [['none.json', null, /不能读取/], ['no.json', 'no json', /./]]) {
        const wrong = admin('policies', 'import',
            text === null ? path.join(data, name) : written(name, text));
        assert.equal(wrong.status, 1);
        assert.match(wrong.stderr, words);
    }
    assert.deepEqual(await listed(), []);
});

test('a new year of holidays is imported and the open deadlines are counted anew', () => {
    const year = {source: '测试', covered_from: '2027-01-01', covered_until: '2027-12-31',
        holidays: ['2027-01-01', '2027-02-08'], workdays: ['2027-02-06']};
    assert.match(well('calendar', 'import', written('year.json', year)), /已导入 1 个年份/);
    assert.match(well('calendar', 'list'), /2027-01-01 至 2027-12-31\t放假 2 天\t调休上班 1 天/);
    assert.match(well('calendar', 'recompute'), /未办结 0 件，期限有变化 0 件；/);
    year.covered_from = '2031-01-01';
    year.covered_until = '2031-12-31';
    year.holidays = ['2031-01-01'];
    year.workdays = [];
    assert.equal(admin('calendar', 'import', written('year.json', year)).status, 1);
});

test('a window is created, moved and disabled, and all of it stands in the audit log', () => {
    const made = well('window', 'create', 'furong_chuangkou', '430102', '--person', '周芒种');
    assert.match(made, /初始密码（首次登录须修改）：\S+/);
    well('window', 'move', 'furong_chuangkou', '430103');
    assert.match(well('window', 'list'), /furong_chuangkou\t周芒种\t430103/);
    well('window', 'disable', 'furong_chuangkou');
    assert.match(well('verify-audit'), /unbroken/);
});
