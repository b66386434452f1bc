#!/usr/bin/env python3
"""Checks geodata/documents, links.json and views.json against what the catalogue fixes.

The texts themselves are not in the repository. Where a copy lies in ../shared/documents beside the repository
(or in the folder that ATLAS_TEXTS names), gists, words and fingerprints are compared with it; elsewhere those
checks are skipped and say so.
"""
import importlib.util
import itertools
import json
import os
import pathlib
import re
import sys
import unicodedata
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
GEODATA = ROOT / "geodata"
TEXTS = pathlib.Path(os.environ.get("ATLAS_TEXTS", ROOT.parent / "shared" / "documents"))
DOCUMENTS = ["plan-2015", "statement-2018", "statement-2019", "statement-2022", "outcomes-2023"]
LONGEST_RUN = 19  # signs that a text of ours may share with a document: enough for a name, not for a sentence

# feature: strength: clauses, as the catalogue has them.
CATALOGUE = {
    "xinjiang": {"named": "plan-2015/0.p4 plan-2015/5.1", "context": "statement-2018/2.p16 statement-2019/2.p3"},
    "xpcc": {"named": "plan-2015/0.p4"},
    "issyk-kul-oblast": {"named": "plan-2015/0.p4"},
    "naryn-oblast": {"named": "plan-2015/0.p4"},
    "osh-oblast": {"named": "plan-2015/0.p4"},
    "ak-suu": {"named": "plan-2015/0.p4"},
    "jeti-oguz": {"named": "plan-2015/0.p4"},
    "at-bashy": {"named": "plan-2015/0.p4"},
    "alay": {"named": "plan-2015/0.p4"},
    "kara-kulja": {"named": "plan-2015/0.p4"},
    "border-china-kyrgyzstan": {"named": "statement-2022/p6"},
    "torugart": {"named": "plan-2015/3.2 plan-2015/4.2 statement-2022/p12",
                 "class": "plan-2015/3.1 plan-2015/5.6 outcomes-2023/1.14 outcomes-2023/1.15"},
    "irkeshtam": {"named": "statement-2022/p12",
                  "class": "plan-2015/3.1 plan-2015/5.6 outcomes-2023/1.14 outcomes-2023/1.15"},
    "port-aktau": {"named": "outcomes-2023/1.18"},
    "port-kuryk": {"named": "outcomes-2023/1.18"},
    "port-turkmenbashi": {"named": "outcomes-2023/1.18"},
    "termez": {"named": "outcomes-2023/1.18"},
    "trans-caspian-route": {"named": "outcomes-2023/1.18"},
    "road-bishkek-torugart-kashgar": {"named": "plan-2015/4.2 statement-2022/p12", "class": "plan-2015/4.3"},
    "road-osh-irkeshtam": {"named": "statement-2022/p12"},
    "road-north-south": {"named": "statement-2022/p12"},
    "road-osh-isfana": {"named": "statement-2022/p12"},
    "road-china-kyrgyzstan-uzbekistan": {"named": "statement-2018/2.p10 statement-2019/2.p4 outcomes-2023/1.22"},
    "road-china-tajikistan-uzbekistan": {"named": "outcomes-2023/1.23"},
    "road-western-china-western-europe": {"named": "outcomes-2023/1.23"},
    "railway-china-kyrgyzstan-uzbekistan": {
        "named": "statement-2018/2.p10 statement-2019/2.p4 statement-2022/p14 outcomes-2023/1.21",
        "class": "plan-2015/4.3 outcomes-2023/1.19"},
    "power-line-datka-kemin": {"named": "statement-2022/p12", "class": "plan-2015/7.2"},
    "power-lines-500kv": {"class": "plan-2015/7.2", "context": "statement-2022/p15"},
    "pipeline-line-d-kyrgyz-section": {"named": "plan-2015/7.4 statement-2018/2.p7"},
    "pipeline-line-d": {"context": "plan-2015/7.4", "class": "outcomes-2023/1.31"},
    "pipeline-lines-abc": {"class": "outcomes-2023/1.31"},
    "bishkek-thermal-power-plant": {"named": "statement-2022/p12"},
    "kashgar-economic-zone": {"named": "plan-2015/9.2"},
    "naryn-free-economic-zone": {"named": "plan-2015/9.2"},
    "aral-agricultural-park": {"named": "plan-2015/5.1"},
    "tumxuk-agricultural-centre": {"named": "plan-2015/5.1"},
    "issyk-kul-tourist-route": {"named": "plan-2015/10"},
    "bishkek-streets": {"named": "statement-2022/p12 statement-2022/p16"},
    "bishkek-national-hospital": {"named": "statement-2022/p16"},
    "osh-hospital": {"named": "statement-2022/p16"},
    "bishkek-chinese-school": {"named": "statement-2022/p16"},
    "air-route-beijing-bishkek": {"named": "statement-2018/2.p18", "class": "plan-2015/4.1 outcomes-2023/1.12"},
    "airports-kyrgyzstan": {"class": "plan-2015/4.5"},
    "xian": {"context": "outcomes-2023/0"},
}


def load(path):
    return json.loads((GEODATA / path).read_text(encoding="utf-8"))


def prepared(name):
    """A program of geodata/prepare as a module."""
    spec = importlib.util.spec_from_file_location(name, GEODATA / "prepare" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_text(document):
    path = TEXTS / f"{document}.txt"
    if not path.is_file():
        raise unittest.SkipTest(f"{document}: no text in ../shared/documents or ATLAS_TEXTS, nothing to compare with")
    return path.read_bytes().decode("utf-8")


def strings(value, place=""):
    """Every string of a JSON value with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, f"{place}/{key}")
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from strings(item, f"{place}/{number}")


def shared_run(ours, theirs):
    """The longest run of signs of `ours` that `theirs` also has."""
    best = ""
    for start in range(len(ours)):
        while start + len(best) < len(ours) and ours[start:start + len(best) + 1] in theirs:
            best = ours[start:start + len(best) + 1]
    return best


class Base(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.documents = {d: load(f"documents/{d}.json") for d in DOCUMENTS}
        cls.clauses = {c["id"]: c for d in cls.documents.values() for c in d["clauses"]}
        cls.links = load("links.json")["links"]
        cls.views = load("views.json")["views"]

    def bilingual(self, text, place):
        self.assertEqual({"zh", "en"}, set(text), place)
        self.assertRegex(text["zh"], "[\u4e00-\u9fff]", place)
        self.assertRegex(text["en"], "[A-Za-z]{2}", place)
        for language in text.values():
            self.assertEqual(language.strip(), language, place)


class Documents(Base):
    def numbers(self, document):
        return [c["number"] for c in self.documents[document]["clauses"]]

    def test_counts(self):
        plan = self.numbers("plan-2015")
        items = [n for n in plan if re.fullmatch(r"\d+\.\d+", n)]
        self.assertEqual(42, len(items))
        self.assertEqual("13.4", items[-1])
        per_section = [len(list(g)) for _, g in itertools.groupby(items, lambda n: n.split(".")[0])]
        self.assertEqual([4, 2, 5, 6, 3, 4, 2, 4, 3, 2, 3, 4], per_section)
        self.assertEqual([str(n) for n in range(2, 14)], [n for n in plan if n.isdigit()])
        self.assertEqual(["0.p1", "0.p2", "0.p3", "0.p4", "1.p1", "1.p2", "1.p3"], [n for n in plan if "p" in n])
        outcomes = self.numbers("outcomes-2023")
        expected = [f"{s}.{i}" for s, n in ((1, 54), (2, 19), (3, 9)) for i in range(1, n + 1)]
        self.assertEqual(82, len(expected))
        self.assertEqual(["0"] + expected, outcomes)
        for document, counts in (("statement-2018", [6, 6, 18, 5, 2, 7]), ("statement-2019", [4, 7, 12, 4, 6, 8])):
            self.assertEqual([f"{s}.p{i}" for s, n in enumerate(counts) for i in range(1, n + 1)],
                             self.numbers(document))
        self.assertEqual([f"p{i}" for i in range(1, 35)], self.numbers("statement-2022"))

    def test_form(self):
        for name, document in self.documents.items():
            self.assertEqual(name, document["id"])
            self.assertRegex(document["date"], r"^\d{4}(-\d\d-\d\d)?$")
            self.assertRegex(document["fingerprint"], "^sha256:[0-9a-f]{64}$")
            self.bilingual({key: document["titles"][key] for key in ("zh", "en")}, name)
            for language in ("ru", "ky"):
                self.assertRegex(document["titles"][language], "[\u0400-\u04ff]{3}", name)
            self.assertIn("KG", document["parties"])
            sections = [s["number"] for s in document["sections"]]
            self.assertEqual(len(set(sections)), len(sections), name)
            for section in document["sections"]:
                self.bilingual(section["title"], f"{name} section {section['number']}")
            for clause in document["clauses"]:
                self.assertEqual(f"{name}/{clause['number']}", clause["id"])
                if sections:
                    self.assertEqual(clause["number"].split(".")[0], clause["section"])
                    self.assertIn(clause["section"], sections)
                else:
                    self.assertEqual("", clause["section"])
        self.assertEqual(sum(len(d["clauses"]) for d in self.documents.values()), len(self.clauses), "an id twice")

    def test_gists(self):
        for name, clause in self.clauses.items():
            self.bilingual(clause["gist"], name)
            self.assertIn(clause["gist"]["zh"][-1], "。）", name)
            self.assertEqual(1, clause["gist"]["zh"].count("。"), f"{name}: more than one sentence")
            self.assertEqual(".", clause["gist"]["en"][-1], name)
            if "note" in clause:
                self.bilingual(clause["note"], name)
        self.assertIn("note", self.clauses["plan-2015/13.4"], "the text breaks off there")

    def test_fingerprint_rule(self):
        module = prepared("fingerprint")
        self.assertEqual("A1北京", module.canonical("Ａ １\r\n北\u3000京\x0c\x00\t"))
        self.assertEqual(module.fingerprint("北京\n比什凯克"), module.fingerprint(" 北京 比什\r\n凯克 "))
        self.assertNotEqual(module.fingerprint("北京"), module.fingerprint("南京"))

    def test_fingerprints(self):
        module = prepared("fingerprint")
        for name, document in self.documents.items():
            with self.subTest(name):
                self.assertEqual(module.fingerprint(read_text(name)), document["fingerprint"])

    def test_no_sentence_of_the_documents(self):
        """Neither gists and notes nor section titles nor views repeat the documents."""
        squeeze = prepared("fingerprint").canonical
        ours = {name: {"sections": d["sections"], "clauses": [[c["id"], c["gist"], c.get("note", {})]
                                                               for c in d["clauses"]]}
                for name, d in self.documents.items()}
        ours["links.json"] = [[link["feature"], link.get("words", ""), link.get("note", {})] for link in self.links]
        ours["views.json"] = self.views
        for document in DOCUMENTS:
            with self.subTest(document):
                theirs = squeeze(read_text(document))
                for place, text in strings(ours):
                    run = shared_run(squeeze(text), theirs)
                    self.assertLessEqual(len(run), LONGEST_RUN, f"{place}: {text}")


class Links(Base):
    def test_catalogue(self):
        have = {(link["feature"], link["clause"]): link["strength"] for link in self.links}
        self.assertEqual(len(self.links), len(have), "the same link twice")
        for feature, strengths in CATALOGUE.items():
            for strength, clauses in strengths.items():
                for clause in clauses.split():
                    self.assertIn(clause, self.clauses, feature)
                    self.assertEqual(strength, have.get((feature, clause)), f"{feature} {clause}")

    def test_links_added_to_the_catalogue_say_so(self):
        fixed = {(f, c) for f, s in CATALOGUE.items() for cs in s.values() for c in cs.split()}
        for link in self.links:
            if (link["feature"], link["clause"]) not in fixed:
                self.assertIn(link["feature"], CATALOGUE)
                self.assertIn("catalogue", link["note"]["en"], link)
                self.assertIn("目录之外", link["note"]["zh"], link)

    def test_form(self):
        for link in self.links:
            self.assertIn(link["clause"], self.clauses)
            self.assertIn(link["strength"], ("named", "class", "context"))
            self.assertEqual(link["strength"] == "named", bool(link.get("words")), link)
            self.assertEqual(set(), set(link) - {"feature", "clause", "strength", "words", "note"})
            if link["strength"] != "named":
                self.assertIn("note", link, link)
            if "note" in link:
                self.bilingual(link["note"], f"{link['feature']} {link['clause']}")
        decided = {link["feature"]: link for link in self.links if link["strength"] == "named"}
        for feature in ("kara-kulja", "xpcc", "border-china-kyrgyzstan", "termez"):
            self.assertIn("note", decided[feature], feature)

    def test_features_exist(self):
        files = sorted((GEODATA / "features").glob("*.geojson"))
        if not files:
            self.skipTest("no feature layers yet")
        features = {f["id"] for path in files for f in json.loads(path.read_text(encoding="utf-8"))["features"]}
        self.assertEqual(set(), {link["feature"] for link in self.links} - features)
        self.assertEqual(set(), {v["feature"] for v in self.views if "feature" in v} - features)

    def test_words_are_the_documents(self):
        squeeze = prepared("fingerprint").canonical
        for document in DOCUMENTS:
            with self.subTest(document):
                text = squeeze(read_text(document))
                for link in self.links:
                    if link["clause"].startswith(document + "/") and "words" in link:
                        self.assertIn(squeeze(link["words"]), text, link)


class Views(Base):
    def test_form(self):
        self.assertEqual(len({v["id"] for v in self.views}), len(self.views))
        self.assertEqual("overview", self.views[0]["id"])
        for view in self.views:
            self.bilingual(view["titles"], view["id"])
            lon, lat, zoom = view["camera"]
            self.assertTrue(-180 <= lon <= 180 and -85 <= lat <= 85 and 0 <= zoom <= 22, view["id"])
            if "clause" in view:
                self.assertIn(view["clause"], self.clauses)
            if "feature" in view:
                self.assertIn(view["feature"], CATALOGUE)
        # Every document has a view of its own.
        self.assertEqual(set(DOCUMENTS), {v["clause"].split("/")[0] for v in self.views if "clause" in v})

    def test_overview(self):
        lon, _, zoom = self.views[0]["camera"]
        half = 1920 / (512 * 2 ** zoom) * 360 / 2
        self.assertTrue(lon - half <= 65 and lon + half >= 90, "from 65 to 90 degrees east at 1920 pixels")


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    unittest.main(verbosity=2)
