"""`atlas style`: what of a style is drawn, and what an expression gives."""
import json
import pathlib
import tempfile
import unittest

from program import json_of, output_of, run

OSH = json.dumps({"type": "Feature", "properties": {"name": "Osh", "n": 3}, "geometry": {"type": "Point", "coordinates": [72.8, 40.5]}})


class Style(unittest.TestCase):
    def test_the_shipped_styles_are_drawn_whole(self):
        for name in ("light", "dark"):
            self.assertEqual(json_of("style", "check", name, "--json")["notes"], [])

    def test_what_is_left_out_is_told_with_its_place(self):
        style = {"version": 8, "sources": {"s": {"type": "vector"}},
                 "layers": [{"id": "warm", "type": "heatmap", "source": "s"},
                            {"id": "area", "type": "fill", "source": "s", "paint": {"fill-pattern": "x"}}]}
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "style.json"
            file.write_text(json.dumps(style))
            answer = json_of("style", "check", file, "--json")
            self.assertEqual(answer["layers"], ["area"])
            self.assertIn("warm", answer["notes"][0]["where"])
            self.assertIn("area.fill-pattern", answer["notes"][1]["where"])
            self.assertIn("heatmap", output_of("style", "check", file))

    def test_one_expression(self):
        self.assertEqual(output_of("style", "eval", '["upcase", ["get", "name"]]', "--feature", OSH), '"OSH"\n')
        self.assertEqual(json_of("style", "eval", '["interpolate", ["linear"], ["zoom"], 0, "red", 10, "blue"]', "--zoom", "5",
                                 "--type", "color", "--json"), {"value": [0.5, 0, 0.5, 1]})
        self.assertEqual(json_of("style", "eval", '["geometry-type"]', "--feature", OSH, "--json"), {"value": "Point"})

    def test_a_wrong_expression(self):
        done = run("style", "eval", '["get"]')
        self.assertEqual(done.returncode, 1)
        self.assertRegex(done.stderr, r"^atlas: [^\n]+: [^\n]+; [^\n]+\n$")
        self.assertEqual(run("style", "eval", "[").returncode, 2)
        self.assertEqual(run("style", "eval", "1", "--type", "odd").returncode, 2)

    def test_many_requests_one_answer_a_line(self):
        requests = [{"expression": ["+", 1, 2]}, {"expression": ["get", "n"], "feature": json.loads(OSH), "type": "string"},
                    {"expression": ["number", ["get", "name"]], "feature": json.loads(OSH)}, {"zoom": 3}, "nonsense"]
        text = "\n".join(json.dumps(request) for request in requests) + "\n{broken\n"
        answers = [json.loads(line) for line in output_of("style", "eval", "-", input=text).splitlines()]
        self.assertEqual(answers[:2], [{"value": 3}, {"value": "3"}])
        self.assertEqual([list(answer) for answer in answers[2:]], [["error"]] * 4)


if __name__ == "__main__":
    unittest.main()
