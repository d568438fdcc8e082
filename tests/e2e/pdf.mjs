// The words of a PDF as Chromium writes it: objects in the open, streams deflated, glyphs by number
// with a table back to characters. What a person would select and copy, page by page.
import {inflateSync} from 'node:zlib';

function objectsOf(bytes) {
    const text = bytes.toString('latin1');
    const objects = new Map();
    for (const found of text.matchAll(/(?:^|\n)(\d+) 0 obj\s/g)) {
        const begin = found.index + found[0].length;
        const end = text.indexOf('endobj', begin);
        const body = text.slice(begin, end);
        const stream = /stream\r?\n/.exec(body);
        if (!stream) {
            objects.set(found[1], {words: body});
            continue;
        }
        const from = begin + stream.index + stream[0].length;
        const words = body.slice(0, stream.index);
        const length = Number(/\/Length (\d+)/.exec(words)[1]);
        const raw = bytes.subarray(from, from + length);
        objects.set(found[1], {words, data: words.includes('/FlateDecode') ? inflateSync(raw).toString('latin1') : raw.toString('latin1')});
    }
    return objects;
}

const characters = (hex) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

// bfchar: number to text; bfrange: a run of numbers to a run of texts, or to a list of them.
function tableOf(cmap) {
    const table = new Map();
    for (const [, rows] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
        for (const [, glyph, text] of rows.matchAll(/<(\w+)>\s*<(\w+)>/g)) table.set(Number.parseInt(glyph, 16), characters(text));
    }
    for (const [, rows] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
        for (const [, first, last, text] of rows.matchAll(/<(\w+)>\s*<(\w+)>\s*<(\w+)>/g)) {
            const [from, to, code] = [first, last, text].map((hex) => Number.parseInt(hex, 16));
            for (let glyph = from; glyph <= to; ++glyph) table.set(glyph, String.fromCodePoint(code + glyph - from));
        }
    }
    return table;
}

const reference = (words, name) => new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(words)?.[1];

function fontsOf(page, objects) {
    const fonts = new Map();
    const resources = objects.get(reference(page.words, 'Resources'))?.words ?? page.words;
    const listed = /\/Font\s*<<([\s\S]*?)>>/.exec(resources)?.[1] ?? '';
    for (const [, name, number] of listed.matchAll(/\/(\w+)\s+(\d+) 0 R/g)) {
        const cmap = reference(objects.get(number).words, 'ToUnicode');
        if (!cmap) continue;
        // Outlines of CFF fonts are written as drawings, whose glyphs have numbers of one byte.
        const digits = objects.get(number).words.includes('/Type3') ? 2 : 4;
        fonts.set(name, {digits, table: tableOf(objects.get(cmap).data)});
    }
    return fonts;
}

function wordsOf(content, fonts) {
    let font = null;
    let out = '';
    for (const [token, name, hex] of content.matchAll(/\/(\w+)\s+[\d.]+\s+Tf|<([0-9A-Fa-f]+)>|ET/g)) {
        if (name) font = fonts.get(name);
        else if (hex && font) {
            for (let at = 0; at < hex.length; at += font.digits) {
                out += font.table.get(Number.parseInt(hex.slice(at, at + font.digits), 16)) ?? '';
            }
        }
        else if (token === 'ET') out += '\n';
    }
    return out;
}

// A font that draws a character and its radical alike names the radical.
const radicals = {'⺠': '民', '⺟': '母', '⻅': '见', '⻆': '角', '⻉': '贝', '⻋': '车', '⻓': '长', '⻔': '门', '⻚': '页', '⻛': '风', '⻜': '飞',
    '⻢': '马', '⻥': '鱼', '⻦': '鸟', '⻨': '麦', '⻬': '齐', '⻮': '齿', '⻰': '龙'};
const folded = (words) => words.normalize('NFKC').replace(/[\u2E80-\u2EFF]/g, (sign) => radicals[sign] ?? sign);

// Of every page its size in points and its words.
export function readPdf(bytes) {
    const objects = objectsOf(bytes);
    const pages = [...objects.values()].filter(({words}) => /\/Type\s*\/Page\b/.test(words));
    return pages.map((page) => {
        const box = /\/MediaBox\s*\[([^\]]+)\]/.exec(page.words)[1].trim().split(/\s+/).map(Number);
        const content = objects.get(reference(page.words, 'Contents')).data;
        return {width: box[2] - box[0], height: box[3] - box[1], words: folded(wordsOf(content, fontsOf(page, objects)))};
    });
}
