#!/usr/bin/env python3
"""Checks that assets/english.json has English for every Chinese phrase of the interface.

  python3 scripts/check_english.py            fails with the phrases that are missing, ready to paste
  python3 scripts/check_english.py --update   also adds the pairs Text{"中文", "English"} of the source

A phrase is a Chinese string literal of src/client and src/ui, a pair of src/domain, src/api or
src/client, or a sentence of src/domain's messages. Literals joined by + are one phrase with {} for
what is between them: "共 " + count + " 项" is "共 {} 项". What stands in an inner expression, in
`(b ? "是" : "否")`, is a phrase of its own.
"""
import argparse
import functools
import json
import pathlib
import re
import sys

CHECKOUT = pathlib.Path(__file__).resolve().parent.parent
TABLE = CHECKOUT / "assets" / "english.json"
SOURCES = ("src/client", "src/ui", "src/domain", "src/api")
# Chinese in src/domain that is not in a pair is data (regions, industries, the law's own text), but
# for these files, which hold the sentences of messages.
SENTENCES = re.compile(r"(^|_)(messages?|sentences)\.cpp$")
# Data, which stays Chinese (docs/english.md): the frozen contract is a document, not the interface.
DATA = {
    "src/client/number_text.cpp": "units that a person types",
    "src/domain/contract_text.cpp": "the contract's own text",
}
# Of these only what follows this text is the interface; what stands before it is the document.
DOCUMENTS = {"src/client/screens/contract_print.cpp": "ContractPrintScreen open_contract_print("}
EXCEPT = {
    "[按钮]": "the mark of a row for buttons alone",
    "中文": "each language is called by its own name",
    "湘": "the mark of the site, a picture",
}
HAN = re.compile(r"[\u3400-\u9fff]")
TOKEN = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?P<raw>.*?)\)"|"(?P<text>(?:\\.|[^"\\\n])*)"|'
                   r"'(?:\\.|[^'\\\n])+'|\n[ \t]*\#[^\n]*|[A-Za-z_]\w*|\d[\w.']*|::|->|\+=|==|<<|\S", re.DOTALL)
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\", "'": "'"}
OPEN, CLOSE = "([{", ")]}"
ENDS = {",", ";", "?", ":", "=", "+=", "==", "return", "<<", "{", "}", "&", "|"}


def unescaped(text):
    return re.sub(r"\\(.)", lambda found: ESCAPES.get(found[1], found[1]), text, flags=re.DOTALL)


def tokens(source):
    """("text", words) for a literal, those beside each other joined; ("code", word) for the rest."""
    made = []
    for found in TOKEN.finditer(source):
        word = found[0]
        if word.startswith(("//", "/*")) or word.lstrip().startswith("#"):
            continue
        text = found["raw"] if found["raw"] is not None else found["text"]
        if text is None:
            made.append(("code", word))
            continue
        text = text if found["raw"] is not None else unescaped(text)
        if made and made[-1][0] == "text":
            made[-1] = ("text", made[-1][1] + text)
        else:
            made.append(("text", text))
    return made


def ends_chain(kind, word):
    return kind == "code" and word in ENDS


def chain_side(stream, at, step):
    """The parts of a chain of + on one side of the literal at `at`, from it outwards."""
    into, out = (OPEN, CLOSE) if step > 0 else (CLOSE, OPEN)
    parts, depth, is_operand, at = [], 0, False, at + step
    while 0 <= at < len(stream):
        kind, word = stream[at]
        if depth == 0 and (ends_chain(kind, word) and word not in into or kind == "code" and word in out):
            break
        if kind == "code" and word in into:
            depth += 1
        elif kind == "code" and word in out:
            depth -= 1
        if depth == 0 and kind == "code" and word == "+":
            is_operand = True
            parts.append(None)
        elif is_operand and depth == 0 and kind == "text" and parts[-1] is None:
            parts[-1] = word
        elif not is_operand:
            break
        at += step
    return parts


def phrase_at(stream, at):
    before = chain_side(stream, at, -1)[::-1]
    after = chain_side(stream, at, 1)
    # std::string("字") + x: the literal is in brackets of its own.
    if not before and not after and 0 < at < len(stream) - 1 and stream[at - 1][1] == "(" and stream[at + 1][1] == ")":
        start = at - 1
        while start > 0 and re.fullmatch(r"[A-Za-z_]\w*|::", stream[start - 1][1]) and stream[start - 1][1] != "return":
            start -= 1
        is_string = any(word in ("string", "string_view") for _, word in stream[start:at])
        if is_string:
            before = chain_side(stream, start, -1)[::-1]
            after = chain_side(stream, at + 1, 1)
    parts = [*before, stream[at][1], *after]
    return re.sub(r"(\{\})+", "{}", "".join("{}" if part is None else part for part in parts))


def tidy(phrase):
    return phrase.strip(" ：:，、·。\n")


def is_pair(stream, at):
    if at + 2 >= len(stream) or stream[at + 1] != ("code", ",") or stream[at + 2][0] != "text":
        return False
    return not HAN.search(stream[at + 2][1]) and bool(re.search("[A-Za-z]", stream[at + 2][1])) and stream[at - 1][1] in "{"


@functools.cache
def found_in(path):
    """(pairs, phrases) of one file."""
    name = path.relative_to(CHECKOUT).as_posix()
    pairs, phrases = {}, set()
    if name in DATA:
        return pairs, phrases
    has_phrases = name.startswith(("src/client", "src/ui")) or bool(SENTENCES.search(path.name))
    source = path.read_text()
    if name in DOCUMENTS:
        source = source[source.index(DOCUMENTS[name]):]
    stream = tokens(source)
    for at, (kind, word) in enumerate(stream):
        if kind != "text" or not HAN.search(word):
            continue
        if is_pair(stream, at) and not re.fullmatch("[a-z_/#.]+", stream[at + 2][1]):
            pairs[word] = stream[at + 2][1]
        elif has_phrases:
            phrase = tidy(phrase_at(stream, at))
            if HAN.search(phrase):
                phrases.add(phrase)
    return pairs, phrases


def gathered():
    pairs, phrases = {}, {}
    for folder in SOURCES:
        for path in sorted((CHECKOUT / folder).rglob("*")):
            if path.suffix not in (".cpp", ".h") or "tables" in path.parts:
                continue
            own_pairs, own_phrases = found_in(path)
            for chinese, english in own_pairs.items():
                pairs.setdefault(chinese, english)
            for phrase in own_phrases:
                phrases.setdefault(phrase, path.relative_to(CHECKOUT).as_posix())
    return pairs, phrases


def wrong_rows(table):
    """Rows whose English is no translation: Chinese left in it, or other placeholders."""
    for key, english in table.items():
        if HAN.search(english) or re.search("[，。：；（）]", english):
            yield f"{key!r}: Chinese in the English"
        if "}{" in key:
            yield f"{key!r}: nothing stands between two gaps"
        marks, answers = re.findall(r"\{\w*\}", key), re.findall(r"\{\w*\}", english)
        if not set(answers) <= set(marks) or answers.count("{}") != marks.count("{}") and not re.search(r"\{\d\}", english):
            yield f"{key!r}: other placeholders in the English"


def pasteable(rows):
    return "\n".join(f"  {json.dumps(key, ensure_ascii=False)}: {json.dumps(english, ensure_ascii=False)},"
                     for key, english in rows)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="write what the source says in both languages")
    arguments = parser.parse_args()
    table = json.loads(TABLE.read_text())
    pairs, phrases = gathered()
    if arguments.update:
        table = {**pairs, **table}
        TABLE.write_text("{\n" + pasteable(sorted(table.items())).removesuffix(",") + "\n}\n")
    failures = list(wrong_rows(table))
    no_row = {key: english for key, english in pairs.items() if key not in table}
    missing = {key: name for key, name in phrases.items() if key not in table and key not in EXCEPT}
    for failure in failures:
        print(f"check_english: {failure}")
    if no_row:
        print(f"check_english: {len(no_row)} pairs of the source are not in the table; run it with --update")
    if missing:
        print(f"check_english: {len(missing)} phrases have no English; add to assets/english.json:")
        by_file = sorted(missing.items(), key=lambda row: (row[1], row[0]))
        print(pasteable((key, "") for key, _ in by_file))
    if failures or no_row or missing:
        sys.exit(1)
    print(f"check_english: {len(table)} rows, {len(pairs)} pairs and {len(phrases)} phrases are covered")


if __name__ == "__main__":
    main()
