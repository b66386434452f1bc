"""Areas and lengths on the sphere of the Earth's mean radius, for GeoJSON geometries."""
import math

AUTHALIC_KM = 6371.0072
MEAN_KM = 6371.0088


def ring_km2(ring):
    """Signed area of a closed ring of [lon, lat]: positive when it runs counter-clockwise."""
    total = 0.0
    for (x1, y1), (x2, y2) in zip(ring, ring[1:]):
        total += math.radians(x2 - x1) * (2 + math.sin(math.radians(y1)) + math.sin(math.radians(y2)))
    return -total * AUTHALIC_KM ** 2 / 2


def area_km2(geometry):
    parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return sum(abs(ring_km2(rings[0])) - sum(abs(ring_km2(r)) for r in rings[1:]) for rings in parts)


def length_km(line):
    total = 0.0
    for (x1, y1), (x2, y2) in zip(line, line[1:]):
        p, q = math.radians(y1), math.radians(y2)
        a = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(math.radians(x2 - x1) / 2) ** 2
        total += 2 * MEAN_KM * math.asin(math.sqrt(a))
    return total
