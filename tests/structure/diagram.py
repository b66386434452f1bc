"""The README's diagram of the libraries, drawn from CMake's own graph.

diagram.py BUILD_FOLDER          fails when the README's diagram is not what CMake's graph says
diagram.py BUILD_FOLDER --write  writes it
"""
import pathlib
import re
import subprocess
import sys
import tempfile

README = pathlib.Path(__file__).resolve().parents[2] / "README.md"
BLOCK = re.compile(r"(<!-- libraries -->\n```mermaid\n).*?(```\n)", re.S)


def edges_of(build):
    with tempfile.TemporaryDirectory() as folder:
        dot = pathlib.Path(folder) / "graph.dot"
        subprocess.run(["cmake", f"--graphviz={dot}", build], check=True, capture_output=True)
        text = dot.read_text()
    names = dict(re.findall(r'"(node\d+)" \[ label = "(atlas(?:_\w+)?)(?:\\n|")', text))
    return {(names[a], names[b]) for a, b in re.findall(r'"(node\d+)" -> "(node\d+)"', text) if a in names and b in names}


def reduced(edges):
    """Without the arrows that follow from others."""
    def reaches(a, b, without):
        return any(x == a and (y == b or reaches(y, b, without)) for x, y in edges if (x, y) != without)
    return {edge for edge in edges if not reaches(*edge, edge)}


def mermaid(edges):
    short = {name: name.removeprefix("atlas_") if name != "atlas" else "cli" for edge in edges for name in edge}
    lines = sorted(f"  {short[a]} --> {short[b]}" for a, b in edges)
    return "graph TD\n" + "\n".join(lines) + "\n"


def main():
    text = README.read_text()
    drawn = BLOCK.sub(lambda m: m[1] + mermaid(reduced(edges_of(sys.argv[1]))) + m[2], text)
    if "--write" in sys.argv:
        README.write_text(drawn)
    elif drawn != text:
        sys.exit("README.md: the diagram of the libraries is out of date; run tests/structure/diagram.py BUILD_FOLDER --write")


if __name__ == "__main__":
    main()
