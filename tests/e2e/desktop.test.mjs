// The desktop host draws the same screens in a real window (Xvfb) with the platform inside.
import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {mkdtemp, readFile, mkdir} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import {test} from 'node:test';
import {root, shots} from './support.mjs';

test('a window with the sign-in screen', async () => {
    const data = await mkdtemp(path.join(tmpdir(), 'emc-desktop-'));
    await mkdir(shots, {recursive: true});
    const file = path.join(shots, 'desktop.png');
    const program = path.join(process.env.EMC_PROGRAMS ?? path.join(root, 'build/native-release'), 'emc-desktop');
    const run = spawnSync('xvfb-run', ['-a', '-s', '-screen 0 1400x1000x24', program, '--loopback', '--data', data,
        '--route', '#/login', '--screenshot', file], {encoding: 'utf8', timeout: 60000});
    assert.equal(run.status, 0, run.stdout + run.stderr);
    const bytes = await readFile(file);
    assert.deepEqual([...bytes.subarray(1, 4)].map((byte) => String.fromCharCode(byte)).join(''), 'PNG');
    assert.ok(bytes.length > 8000, 'the window is not blank');
});
