"""Geodesics on WGS 84 (Vincenty 1975) and small helpers for polylines of (lon, lat) degrees."""
import math

A = 6378137.0
F = 1 / 298.257223563
B = A * (1 - F)


def inverse(p, q):
    """Distance in metres and first azimuth in radians of the geodesic from p to q."""
    lon1, lat1, lon2, lat2 = map(math.radians, (*p[:2], *q[:2]))
    if abs(lon1 - lon2) < 1e-14 and abs(lat1 - lat2) < 1e-14:
        return 0.0, 0.0
    u1, u2 = math.atan((1 - F) * math.tan(lat1)), math.atan((1 - F) * math.tan(lat2))
    su1, cu1, su2, cu2 = math.sin(u1), math.cos(u1), math.sin(u2), math.cos(u2)
    big_l = lam = lon2 - lon1
    for _ in range(200):
        sl, cl = math.sin(lam), math.cos(lam)
        ss = math.hypot(cu2 * sl, cu1 * su2 - su1 * cu2 * cl)
        cs = su1 * su2 + cu1 * cu2 * cl
        sigma = math.atan2(ss, cs)
        sa = cu1 * cu2 * sl / ss
        c2a = 1 - sa * sa
        c2m = cs - 2 * su1 * su2 / c2a if c2a else 0.0
        c = F / 16 * c2a * (4 + F * (4 - 3 * c2a))
        old = lam
        lam = big_l + (1 - c) * F * sa * (
            sigma + c * ss * (c2m + c * cs * (2 * c2m * c2m - 1)))
        if abs(lam - old) < 1e-13:
            break
    k = c2a * (A * A - B * B) / (B * B)
    big_a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    big_b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    ds = big_b * ss * (c2m + big_b / 4 * (
        cs * (2 * c2m * c2m - 1)
        - big_b / 6 * c2m * (4 * ss * ss - 3) * (4 * c2m * c2m - 3)))
    return B * big_a * (sigma - ds), math.atan2(cu2 * math.sin(lam),
                                                cu1 * su2 - su1 * cu2 * math.cos(lam))


def direct(p, azimuth, metres):
    """The point reached from p after so many metres on an azimuth (radians)."""
    lon1, lat1 = math.radians(p[0]), math.radians(p[1])
    u1 = math.atan((1 - F) * math.tan(lat1))
    su1, cu1, s_az, c_az = math.sin(u1), math.cos(u1), math.sin(azimuth), math.cos(azimuth)
    s1 = math.atan2(math.tan(u1), c_az)
    sa = cu1 * s_az
    c2a = 1 - sa * sa
    k = c2a * (A * A - B * B) / (B * B)
    big_a = 1 + k / 16384 * (4096 + k * (-768 + k * (320 - 175 * k)))
    big_b = k / 1024 * (256 + k * (-128 + k * (74 - 47 * k)))
    sigma = metres / (B * big_a)
    for _ in range(200):
        c2m, ss, cs = math.cos(2 * s1 + sigma), math.sin(sigma), math.cos(sigma)
        ds = big_b * ss * (c2m + big_b / 4 * (
            cs * (2 * c2m * c2m - 1)
            - big_b / 6 * c2m * (4 * ss * ss - 3) * (4 * c2m * c2m - 3)))
        old, sigma = sigma, metres / (B * big_a) + ds
        if abs(sigma - old) < 1e-13:
            break
    ss, cs = math.sin(sigma), math.cos(sigma)
    lat2 = math.atan2(su1 * cs + cu1 * ss * c_az,
                      (1 - F) * math.hypot(sa, su1 * ss - cu1 * cs * c_az))
    lam = math.atan2(ss * s_az, cu1 * cs - su1 * ss * c_az)
    c = F / 16 * c2a * (4 + F * (4 - 3 * c2a))
    c2m = math.cos(2 * s1 + sigma)
    lon2 = lon1 + lam - (1 - c) * F * sa * (
        sigma + c * ss * (c2m + c * cs * (2 * c2m * c2m - 1)))
    return math.degrees(lon2), math.degrees(lat2)


def distance(p, q):
    return inverse(p, q)[0]


def length(line):
    """Geodesic length of a polyline, metres."""
    return sum(distance(p, q) for p, q in zip(line, line[1:]))


def densify(line, step):
    """The polyline with points added along the geodesics so that no piece is longer than step."""
    out = [tuple(line[0])]
    for p, q in zip(line, line[1:]):
        metres, azimuth = inverse(p, q)
        n = max(1, math.ceil(metres / step))
        out += [direct(p, azimuth, metres * k / n) for k in range(1, n)] + [tuple(q)]
    return out


def cumulative(line):
    out = [0.0]
    for p, q in zip(line, line[1:]):
        out.append(out[-1] + distance(p, q))
    return out
