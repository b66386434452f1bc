"""Every row of the catalogue: listed, named, linked both ways, and found where it is drawn."""
import json
import re
import unittest

from program import CATALOGUE, json_of, output_of, run

SCRIPTS = {"zh": re.compile("[\u4e00-\u9fff]"), "en": re.compile("[A-Za-z]"), "ru": re.compile("[А-Яа-я]"),
           "ky": re.compile("[А-Яа-яӨөҮүҢң]")}


class Lists(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.features = {f["id"]: f for f in json_of("list", "features", "--json")}
        cls.clauses = {c["id"]: c for c in json_of("list", "clauses", "--json")}
        cls.documents = {d["id"]: d for d in json_of("list", "documents", "--json")}

    def test_every_row_is_a_feature(self):
        self.assertEqual(sorted(set(CATALOGUE) - set(self.features)), [])

    def test_a_feature_says_its_names_precision_and_status(self):
        for feature in self.features.values():
            with self.subTest(feature["id"]):
                for language, script in SCRIPTS.items():
                    self.assertRegex(feature["names"][language], script)
                self.assertIn(feature["exactness"], (1, 2))
                self.assertIsInstance(feature["precision"], int)
                self.assertGreater(feature["uncertainty_m"], 0)
                self.assertTrue(feature["status"])
                for status in feature["status"]:
                    self.assertIn(status["code"], range(1, 7))
                    self.assertTrue(status["source"])
                west, south, east, north = feature["bbox"]
                self.assertTrue(-180 <= west <= east <= 180 and -90 <= south <= north <= 90)

    def test_links_are_the_catalogues(self):
        for feature, clauses in CATALOGUE.items():
            own = {link["clause"]: link["strength"] for link in self.features[feature]["links"]}
            self.assertEqual({c: own.get(c) for c in clauses}, clauses, feature)

    def test_links_resolve_in_both_directions(self):
        forward = {(f["id"], link["clause"], link["strength"]) for f in self.features.values() for link in f["links"]}
        backward = {(tie["feature"], c["id"], tie["strength"]) for c in self.clauses.values() for tie in c["features"]}
        self.assertEqual(forward, backward)
        self.assertTrue(all(clause in self.clauses for _, clause, _ in forward))

    def test_every_clause_is_there_with_a_gist(self):
        numbers = [c["number"] for c in self.clauses.values() if c["document"] == "plan-2015"]
        numbered = [n for n in numbers if re.fullmatch(r"\d+\.\d+", n)]
        self.assertEqual(len(numbered), 42)
        self.assertEqual(numbered[-1], "13.4")
        self.assertIn("0.p4", numbers)
        outcomes = [c["number"] for c in self.clauses.values() if c["document"] == "outcomes-2023"]
        expected = [f"{s}.{i}" for s, count in ((1, 54), (2, 19), (3, 9)) for i in range(1, count + 1)]
        self.assertEqual([n for n in outcomes if n != "0"], expected)
        for clause in self.clauses.values():
            self.assertRegex(clause["gist"]["zh"], SCRIPTS["zh"])
            self.assertRegex(clause["gist"]["en"], SCRIPTS["en"])

    def test_documents(self):
        self.assertEqual(set(self.documents), {"plan-2015", "statement-2018", "statement-2019", "statement-2022", "outcomes-2023"})
        for document in self.documents.values():
            self.assertRegex(document["fingerprint"], r"^sha256:[0-9a-f]{64}$")
            self.assertEqual(document["clauses"], sum(c["document"] == document["id"] for c in self.clauses.values()))

    def test_the_reading_of_kara_kulja_is_recorded(self):
        notes = [link["note"] for link in self.features["kara-kulja"]["links"]]
        self.assertTrue(any(note and "Kara-Kul" in note for note in notes), notes)


class Show(unittest.TestCase):
    """One feature of each kind, a clause and a document, for people and for programs."""

    def test_every_feature(self):
        for feature in CATALOGUE:
            with self.subTest(feature):
                shown = json_of("show", feature, "--json")
                self.assertEqual(shown["id"], feature)
                self.assertTrue(shown["sources"] and shown["license"])
                self.assertTrue(all(link["gist"]["en"] for link in shown["links"]))
                self.assertIn(shown["names"]["zh"], output_of("show", feature, "--lang", "zh"))

    def test_a_line_says_its_own_length_beside_the_published_ones(self):
        shown = json_of("show", "road-north-south", "--json")
        self.assertIn(433, [length["km"] for length in shown["lengths"]])
        self.assertGreater(shown["length_km"], 300)
        self.assertEqual(shown["stretches"][0]["between"][0], 0)
        self.assertEqual(shown["stretches"][-1]["between"][1], 1)

    def test_clauses_and_documents(self):
        self.assertEqual(json_of("show", "plan-2015/13.4", "--json")["id"], "plan-2015/13.4")
        self.assertEqual(len(json_of("show", "outcomes-2023", "--json")["clauses"]), 83)
        self.assertIn("4.2", output_of("show", "plan-2015/4.2"))


class Search(unittest.TestCase):
    def assert_finds(self, words, feature):
        found = json_of("search", words, "--json")
        self.assertIn(feature, json.dumps(found)[:2000], words)

    def test_in_every_language(self):
        for words, feature in (("伊尔克什坦", "irkeshtam"), ("Line D", "pipeline-line-d"), ("Ысык-Көл", "issyk-kul-oblast"),
                               ("ысык кол", "issyk-kul-oblast"), ("Нарын", "naryn-oblast"), ("中吉乌铁路", "railway-china-kyrgyzstan-uzbekistan"),
                               ("KARA KULJA", "kara-kulja")):
            with self.subTest(words):
                self.assert_finds(words, feature)

    def test_finds_clauses(self):
        self.assert_finds("4.2", "plan-2015/4.2")


class Pick(unittest.TestCase):
    """A point on each feature, as exported, picks that feature with its clauses."""

    @staticmethod
    def point_on(geometry):
        kind, at = geometry["type"], geometry["coordinates"]
        if kind == "Point":
            return at
        if kind == "MultiPoint":
            return at[0]
        if kind in ("LineString", "MultiLineString"):
            line = at if kind == "LineString" else max(at, key=len)
            return line[len(line) // 2]
        from shapely.geometry import shape
        point = shape(geometry).representative_point()
        return [point.x, point.y]

    def test_every_feature_is_picked_where_it_is(self):
        collection = json.loads(output_of("export", "-o", "/dev/stdout"))
        missing = []
        for feature in collection["features"]:
            lon, lat = self.point_on(feature["geometry"])[:2]
            picked = json_of("pick", "--camera", f"{lon},{lat},9", "--size", "800x600", "--at", "400,300", "--json")
            hits = {hit["id"]: hit for hit in picked["features"]}
            wanted = CATALOGUE[feature["id"]]
            links = {link["clause"]: link["strength"] for link in hits.get(feature["id"], {}).get("links", [])}
            if {c: links.get(c) for c in wanted} != wanted:
                missing.append((feature["id"], sorted(hits)))
        self.assertEqual(missing, [])


class Check(unittest.TestCase):
    def test_the_shipped_atlas_is_clean(self):
        done = run("check", "geodata", cwd=str(__import__("program").REPOSITORY))
        self.assertEqual((done.returncode, done.stderr), (0, ""), done.stdout)


if __name__ == "__main__":
    unittest.main()
