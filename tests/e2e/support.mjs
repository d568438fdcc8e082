// What every browser test starts from: a platform of its own on a free port with an empty data
// folder, and Debian's Chromium with WebGL2 in software.
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm, mkdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {chromium} from 'playwright-core';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
export const programs = process.env.EMC_PROGRAMS ?? path.join(root, 'build/native-release');
const site = process.env.EMC_SITE ?? path.join(root, 'dist/site');
export const shots = path.join(root, 'build/screenshots');

// A platform that listens; `stop()` drains it as SIGTERM does, `kill()` does not.
// Services are on the shelf at once unless the test is about their review.
export async function startPlatform({data, port = 0, site: pages = site, options = [],
    reviewsServices = false} = {}) {
    const folder = data ?? await mkdtemp(path.join(tmpdir(), 'emc-e2e-'));
    const child = spawn(path.join(programs, 'emc-platform'),
        ['--data', folder, '--site', pages, '--port', String(port),
            reviewsServices ? '--review-services' : '--no-review-services', ...options],
        {stdio: ['ignore', 'pipe', 'pipe']});
    let log = '';
    child.stderr.on('data', (bytes) => { log += bytes; });
    const address = await new Promise((resolve, reject) => {
        let seen = '';
        child.stdout.on('data', (bytes) => {
            seen += bytes;
            const found = /http:\/\/\S+:\d+/.exec(seen);
            if (found) resolve(found[0]);
        });
        child.on('exit', (code) => reject(new Error(`emc-platform ended with ${code}: ${log}`)));
    });
    const ended = new Promise((resolve) => child.on('exit', resolve));
    const end = async (signal, keep) => {
        child.kill(signal);
        await ended;
        if (!keep) await rm(folder, {recursive: true, force: true});
    };
    return {
        address, folder, port: Number(new URL(address).port), log: () => log,
        stop: (keep = false) => end('SIGTERM', keep), kill: () => end('SIGKILL', true),
    };
}

export function launchBrowser() {
    return chromium.launch({
        executablePath: process.env.EMC_CHROMIUM ?? '/usr/bin/chromium',
        args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
            '--disable-component-update', '--disable-sync', '--use-gl=angle',
            '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    });
}

// A page whose every complaint is kept: console errors, uncaught errors, policy violations.
export async function openPage(browser, options = {}) {
    const context = await browser.newContext({
        viewport: {width: 1280, height: 800}, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options});
    const page = await context.newPage();
    const complaints = [];
    page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
    await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) =>
            console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`));
    });
    page.complaints = complaints;
    page.setDefaultTimeout(15000);
    return page;
}

export async function ready(page) {
    await page.waitForFunction(() => document.documentElement.dataset.ready === 'true');
}

// Until nothing the person waits for is pending and the last frame is drawn.
export async function settled(page) {
    await page.waitForFunction(() => document.documentElement.dataset.busy !== 'true');
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

export async function screenshot(page, name) {
    await mkdir(shots, {recursive: true});
    await settled(page);
    await page.screenshot({path: path.join(shots, `${name}.png`)});
}

// Codes of the reserved zone of GB 11714 (PDY...), which is never issued.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
export function syntheticUscc(number) {
    const weights9 = [3, 7, 9, 10, 5, 8, 4, 2];
    const body = `PDY${String(number).padStart(5, '0')}`;
    const value = (c) => (c >= 'A' ? c.charCodeAt(0) - 55 : Number(c));
    const rest = 11 - [...body].reduce((sum, c, i) => sum + value(c) * weights9[i], 0) % 11;
    const org = body + (rest === 10 ? 'X' : rest === 11 ? '0' : String(rest));
    const first = `91430100${org}`;
    let weight = 1, sum = 0;
    for (const c of first) {
        sum += alphabet.indexOf(c) * weight;
        weight = weight * 3 % 31;
    }
    return first + alphabet[(31 - sum % 31) % 31];
}

export const goodPassword = 'Xiang-jiang2026';
export const newPassword = '橘子洲头-Zhiyuan77';

// Fills 用户注册 as a person would, by the contract's names.
export async function fillRegistration(page, {userName, number, kind = '企业注册', overrides = {}}) {
    const values = {
        用户名: userName, 密码: goodPassword, 确认密码: goodPassword,
        [kind === '企业注册' ? '企业名称' : '机构名称']: `湖南星辰测试${number}有限公司`,
        统一社会信用代码: syntheticUscc(number), 联系人: '张小满', 手机: '13800138000',
        邮箱: 'lianxi@example.cn', ...overrides,
    };
    await page.getByRole('radio', {name: kind}).check();
    for (const [name, value] of Object.entries(values)) {
        await page.getByRole('textbox', {name, exact: true}).fill(value);
    }
    await page.getByRole('combobox', {name: '所在市州'}).selectOption({label: '长沙市'});
    await page.getByRole('combobox', {name: '所在区县'}).selectOption({label: '岳麓区'});
    await page.getByRole('combobox', {name: '所属行业'}).selectOption({label: '软件和信息技术服务业'});
    await page.getByRole('checkbox', {name: '同意《用户协议》和《隐私政策》'}).check();
}

export async function register(page, who) {
    await page.goto(`${who.address}/#/register`);
    await ready(page);
    await fillRegistration(page, who);
    await page.getByRole('button', {name: '注册', exact: true}).click();
    await page.getByRole('heading', {name: who.heading ?? '企业管理中心', level: 1}).waitFor();
}

export async function signIn(page, {address, userName, password, kind = '企业'}) {
    await page.goto(`${address}/#/login`);
    await ready(page);
    await page.getByRole('textbox', {name: '用户名'}).fill(userName);
    await page.getByRole('textbox', {name: '密码', exact: true}).fill(password);
    await page.getByRole('combobox', {name: '账号类型'}).selectOption({label: kind});
    await page.getByRole('button', {name: '登录', exact: true}).click();
}

// The required fields of 企业资料 that a registration does not fill.
export async function completeProfile(page) {
    await page.getByRole('combobox', {name: '单位性质'}).selectOption({label: '企业'});
    await page.getByRole('combobox', {name: '行业小类'}).selectOption({index: 1});
    const words = {从业人员数: '120', 上年营业收入: '1999.99', 资产总额: '860', 统计年度: '2025',
        成立日期: '2018-03-15', 详细地址: '岳麓区麓谷大道 658 号', 邮编: '410205', 法定代表人: '张小满',
        主营产品或业务: '工业设备状态监测软件'};
    for (const [name, value] of Object.entries(words)) {
        await page.getByRole('textbox', {name, exact: true}).fill(value);
    }
}

const axe = readFileSync(path.join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

// The page's own policy forbids foreign scripts; the tester's arrives through the debugger.
// What axe-core finds wrong on the page as it is.
export async function violations(page) {
    await settled(page);
    await page.evaluate(axe);
    const result = await page.evaluate(() => globalThis.axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}));
    return result.violations.map((row) => `${row.id}: ${row.nodes.map((node) => node.html).slice(0, 3).join(' ')}`);
}
