"""The rows of the table: one for each number of the goal, from the results of the measuring steps.

Every result is a list of what one step printed in each round; a step that failed printed {"error"}. Of rounds, the
median counts; of things that must hold always, the worst.
"""
import statistics


class Missing(Exception):
    """A number that was not measured, and why."""


class Results:
    """Numbers by step, and place in its JSON: results.median("frames_tiles", "frame_ms", "p50")."""

    def __init__(self, steps):
        self.steps = steps

    def all(self, step, *keys):
        rounds = self.steps.get(step)
        if not rounds:
            raise Missing("skipped")
        found = []
        for value in rounds:
            if "error" in value:
                raise Missing("not available: " + value["error"])
            for key in keys:
                if not isinstance(value, dict) or key not in value:
                    raise Missing("not told: " + ".".join(keys))
                value = value[key]
            found.append(value)
        return found

    def median(self, step, *keys):
        return statistics.median(self.all(step, *keys))

    def worst(self, step, *keys):
        return max(self.all(step, *keys))

    def drew_something(self, step):
        """An empty picture is quickly drawn."""
        if self.median(step, "vertices_drawn", "max") == 0:
            raise Missing("drew nothing")


def percentile(values, part):
    values = sorted(values)
    return values[max(0, -(-len(values) * part // 100) - 1)]


class Row:
    def __init__(self, number, what, unit, goal):
        self.number, self.what, self.unit, self.goal = number, what, unit, goal
        self.ours = self.theirs = self.ratio = self.met = None
        self.why = ""


def faster(results, number, what, unit, ours, theirs, times):
    """Ours against another's: met where ours is at least `times` faster."""
    row = Row(number, what, unit, f"{times:g} times faster")
    try:
        row.ours = ours(results)
    except Missing as missing:
        row.why = f"ours {missing}"
    try:
        row.theirs = theirs(results)
    except Missing as missing:
        row.why = "; ".join(filter(None, [row.why, f"theirs {missing}"]))
    if row.ours and row.theirs:
        row.ratio = row.theirs / row.ours
        row.met = row.ratio >= times
    return row


def bound(results, number, what, unit, ours, limit, at_least=False):
    """Ours against a fixed limit."""
    row = Row(number, what, unit, f"{'at least' if at_least else 'at most'} {limit:g}")
    try:
        row.ours = ours(results)
        row.met = row.ours >= limit if at_least else row.ours <= limit
    except Missing as missing:
        row.why = f"ours {missing}"
    return row


def world_ms(step):
    return lambda r: r.median(step, "world_ms")


def picture_ms(step, cached=None):
    """From the program's start to the complete picture. A cold start that found a cache is none, nor the other way."""
    def find(results):
        if cached is not None and set(results.all(step, "cached")) != {cached}:
            raise Missing("found a cache" if not cached else "found no cache")
        return results.median(step, "first_picture_ms")
    return find


def frame(step, part):
    def find(results):
        results.drew_something(step)
        return results.median(step, "frame_ms", part)
    return find


def peak_memory(results):
    steps = ["open_cold", "open_again", "frames_file", "frames_tiles", "flight_file", "flight_tiles"]
    return max(results.worst(step, "peak_rss_mb") for step in steps)


def memory_growth(results):
    """Of the ten minutes: the last tenth's largest against that of the second tenth, when all has been seen once."""
    resident = [mb for mb in results.all("flight_long", "resident_mb")[0] if mb]
    tenth = len(resident) // 10
    if not tenth:
        raise Missing("skipped")
    return max(resident[-tenth:]) / max(resident[tenth:2 * tenth])


def flights(results, key, worst=max):
    for step in ("flight_file", "flight_tiles"):
        results.drew_something(step)
    return worst(results.worst(step, key) if worst is max else min(results.all(step, key)) for step in ("flight_file", "flight_tiles"))


def tile_ms(results):
    """Milliseconds for all the fixtures once."""
    return results.median("bench_tiles", "total_ms")


def rows(steps):
    r = Results(steps)
    mapnik = world_ms("mapnik_world")
    return [
        faster(r, "1", "a frame on the tiles, p50: MapLibre GL JS", "ms", frame("frames_tiles", "p50"),
               lambda r: percentile(r.all("maplibre_frames", "frame_ms")[0], 50), 10),
        faster(r, "1", "a frame on the tiles, p95: MapLibre GL JS", "ms", frame("frames_tiles", "p95"),
               lambda r: percentile(r.all("maplibre_frames", "frame_ms")[0], 95), 10),
        faster(r, "2", "FlatGeobuf cold to a world picture: QGIS's frame", "ms", picture_ms("open_cold", cached=False), world_ms("qgis_world"), 10),
        faster(r, "", "the same: QGIS at its fastest", "ms", picture_ms("open_cold", cached=False), world_ms("qgis_fastest"), 10),
        faster(r, "2", "the same: Mapnik's frame", "ms", picture_ms("open_cold", cached=False), mapnik, 2),
        faster(r, "2", "the second time: Mapnik's frame", "ms", picture_ms("open_again", cached=True), mapnik, 20),
        faster(r, "", "the second time in a window that is open: Mapnik's frame", "ms", picture_ms("open_in_map", cached=True), mapnik, 20),
        faster(r, "2", "the slowest frame on the file: Mapnik's world frame", "ms", frame("frames_file", "max"), mapnik, 50),
        bound(r, "3", "blank tiles in 30 s of flight, at most in a frame", "", lambda r: flights(r, "blank_tiles_max"), 0),
        bound(r, "3", "the longest upload in a frame", "ms", lambda r: flights(r, "upload_ms_max"), 2),
        bound(r, "3", "frames within twice the median", "%", lambda r: 100 * flights(r, "within_twice_median", min), 99, at_least=True),
        bound(r, "4", "peak memory of all that", "MB", peak_memory, 400),
        bound(r, "4", "memory at the end of 10 minutes of flight / at the start", "", memory_growth, 1.05),
        faster(r, "5", "decode and mesh the real-world tiles: GDAL only reads them", "ms", tile_ms,
               lambda r: r.median("ogr_tiles", "seconds") * 1000, 5),
        faster(r, "6", "export to RFC 7946 GeoJSON: ogr2ogr", "s", lambda r: r.median("export", "wall_s"),
               lambda r: r.median("ogr_export", "seconds"), 25),
        bound(r, "6", "features whose coordinates differ from ogr2ogr's", "", lambda r: r.median("same_coordinates", "different"), 0),
        bound(r, "", "by how many units of the 7th decimal at most", "", lambda r: r.median("same_coordinates", "largest"), 0),
        faster(r, "6", "GeoJSON cold to a world picture: GDAL only reads it", "ms", picture_ms("open_geojson", cached=False),
               lambda r: r.median("ogr_geojson", "seconds") * 1000, 10),
        bound(r, "7", "a frame at 3840x2160 on a real GPU, p50", "ms", lambda r: frame("frames_gpu", "p50")(r), 16),
        bound(r, "", "pick one feature, p95", "ms", lambda r: r.median("bench_pick", "p95_ms"), 1),
    ]


def growth(steps):
    """Millions of vertices are the parts of 10.6."""
    r = Results(steps)
    lines = []
    for part in (10, 5, 2, 1):
        try:
            lines.append([10.6 / part, picture_ms(f"growth_cold_{part}", cached=False)(r), picture_ms(f"growth_again_{part}")(r),
                          r.median(f"growth_frames_{part}", "frame_ms", "p50"), r.median(f"growth_frames_{part}", "frame_ms", "max"),
                          r.median(f"growth_cold_{part}", "peak_rss_mb"), r.median(f"growth_frames_{part}", "peak_rss_mb")])
        except Missing:
            continue
    return lines
