"""The colour and the width of the one line that everyone draws, out of style.json."""
import json
import pathlib

_paint = json.loads((pathlib.Path(__file__).parent / "style.json").read_text())["layers"][1]["paint"]
COLOUR, WIDTH_PX = _paint["line-color"], _paint["line-width"]
