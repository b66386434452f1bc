#!/usr/bin/env python3
"""Fingerprint of a document's text, as geodata/FORMAT.md defines it.

SHA-256 of the UTF-8 text after Unicode NFKC and after every white-space character (Unicode White_Space)
and every control character (general category Cc) has been left out: a copy with other line breaks or
other widths of the same signs has the same fingerprint.
"""
import argparse
import hashlib
import pathlib
import sys
import unicodedata


def canonical(text):
    """The text that is hashed: NFKC, no white space, no control characters."""
    return "".join(c for c in unicodedata.normalize("NFKC", text)
                   if not c.isspace() and unicodedata.category(c) != "Cc")


def fingerprint(text):
    return "sha256:" + hashlib.sha256(canonical(text).encode("utf-8")).hexdigest()


def main():
    parser = argparse.ArgumentParser(description="Print the fingerprint of a document's text.",
                                     epilog="example: fingerprint.py plan-2015.txt")
    parser.add_argument("text", metavar="TEXT", type=pathlib.Path, help="text file, UTF-8")
    path = parser.parse_args().text
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        sys.exit(f"fingerprint: {path}: {error}; give a UTF-8 text file")
    print(fingerprint(text))


if __name__ == "__main__":
    main()
