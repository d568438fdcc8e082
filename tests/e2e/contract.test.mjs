// The OpenAPI document of the running platform: linted, and true of what it answers.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {after, before, test} from 'node:test';
import {root, startPlatform} from './support.mjs';

let platform, document, file;
before(async () => {
    platform = await startPlatform();
    const answer = await fetch(`${platform.address}/api/v1/openapi.json`);
    document = await answer.json();
    file = path.join(await mkdtemp(path.join(tmpdir(), 'emc-openapi-')), 'openapi.json');
    await writeFile(file, JSON.stringify(document));
});
after(() => platform?.stop());

test('it is OpenAPI 3.1 that a linter accepts', () => {
    assert.match(document.openapi, /^3\.1\./);
    const lint = spawnSync('node', [path.join(root, 'node_modules/@redocly/cli/bin/cli.js'), 'lint', file,
        '--config', path.join(root, 'tests/e2e/redocly.yaml'), '--format', 'stylish'],
    {encoding: 'utf8', env: {...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true'}});
    assert.equal(lint.status, 0, lint.stdout + lint.stderr);
});

test('every path of it is answered, and refusals are problem documents', async () => {
    for (const [route, methods] of Object.entries(document.paths)) {
        for (const method of Object.keys(methods).filter((word) => ['get', 'post', 'put', 'delete'].includes(word))) {
            const answer = await fetch(platform.address + route.replace(/\{\w+\}/g, 'nobody'), {method: method.toUpperCase()});
            // A public thing that is not there; whatever else is not known has no sign-in to ask for.
            const isPublicThing = method === 'get' && route.includes('{');
            assert.ok(answer.status !== 404 || isPublicThing, `${method} ${route}`);
            assert.ok(answer.status < 500, `${method} ${route}: ${answer.status}`);
            if (answer.status >= 400) {
                assert.match(answer.headers.get('content-type'), /^application\/problem\+json/);
                const problem = await answer.json();
                assert.equal(problem.status, answer.status);
                assert.ok(problem.code && problem.title, `${method} ${route}`);
            }
        }
    }
});

test('the page comes with every security header, compressed, cached as it should be', async () => {
    const index = await fetch(`${platform.address}/`);
    const policy = index.headers.get('content-security-policy');
    assert.match(policy, /script-src 'self' 'wasm-unsafe-eval'/);
    assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'/);
    assert.match(policy, /require-trusted-types-for 'script'/);
    for (const name of ['x-content-type-options', 'referrer-policy', 'permissions-policy', 'cross-origin-opener-policy']) {
        assert.ok(index.headers.get(name), name);
    }
    assert.match(index.headers.get('cache-control'), /no-cache/);
    const names = [...(await index.text()).matchAll(/(?:src|href)="([^"]+-[0-9a-f]{8,}\.[a-z0-9]+)"/g)];
    assert.ok(names.length > 0);
    for (const [, name] of names) {
        const asset = await fetch(new URL(name, platform.address), {headers: {'accept-encoding': 'br'}});
        assert.match(asset.headers.get('cache-control'), /immutable/, name);
        const {byteLength} = await asset.clone().arrayBuffer();
        if (byteLength < 1024) continue;  // Too short to gain from compression.
        assert.equal(asset.headers.get('content-encoding'), 'br', name);
        assert.match(asset.headers.get('vary'), /accept-encoding/i);
        const again = await fetch(new URL(name, platform.address),
            {headers: {'accept-encoding': 'br', 'if-none-match': asset.headers.get('etag')}});
        assert.equal(again.status, 304);
    }
});
