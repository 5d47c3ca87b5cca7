"""Statistics of numbers. Sums are exact: floats are added as the fractions that they are."""

import math
from fractions import Fraction

__all__ = [
    "NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
    "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
    "pstdev", "pvariance", "quantiles", "stdev", "variance",
]


class StatisticsError(ValueError):
    pass


def _ratio(x):
    if isinstance(x, int):
        return Fraction(x)
    if isinstance(x, float) and not math.isfinite(x):
        return None
    if isinstance(x, (float, Fraction)):
        return Fraction(x)
    try:
        return Fraction(*x.as_integer_ratio())
    except (AttributeError, TypeError):
        raise TypeError(f"can't convert type '{type(x).__name__}' to numerator/denominator") from None


def _kind(a, b):
    """The type of a sum of both: int below Fraction below float."""
    if a is b or b is int or b is bool:
        return a
    if a is int:
        return b
    if issubclass(b, a):
        return b
    if issubclass(a, b):
        return a
    if issubclass(a, float) or issubclass(b, float):
        return a if issubclass(a, float) else b
    raise TypeError(f"don't know how to coerce {a.__name__} and {b.__name__}")


def _total(data):
    kind, whole, total, special = int, 0, Fraction(0), None
    parts = {}
    n = 0
    for x in data:
        n += 1
        kind = _kind(kind, type(x))
        if type(x) is int:
            whole += x
            continue
        r = _ratio(x)
        if r is None:
            special = x if special is None else special + x
        else:
            parts[r.denominator] = parts.get(r.denominator, 0) + r.numerator
    if special is not None:
        return kind, special, n
    total = Fraction(whole)
    for d, numerator in parts.items():
        total += Fraction(numerator, d)
    return kind, total, n


def _give(value, kind):
    if type(value) is kind:
        return value
    if issubclass(kind, int):
        if not isinstance(value, float) and value.denominator == 1:
            return kind(value)
        kind = float
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def mean(data):
    kind, total, n = _total(data)
    if n < 1:
        raise StatisticsError("mean requires at least one data point")
    return _give(total / n, kind)


def fmean(data, weights=None):
    data = [float(x) for x in data]
    if not data:
        raise StatisticsError("fmean requires at least one data point")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = [float(w) for w in weights]
    if len(weights) != len(data):
        raise StatisticsError("data and weights must be the same length")
    total = math.fsum(weights)
    if not total:
        raise StatisticsError("sum of weights must be non-zero")
    return math.fsum(x * w for x, w in zip(data, weights)) / total


def geometric_mean(data):
    try:
        return math.exp(fmean(map(math.log, data)))
    except ValueError:
        raise StatisticsError("geometric mean requires a non-empty dataset containing positive numbers") from None


def harmonic_mean(data, weights=None):
    data = list(data)
    n = len(data)
    if n < 1:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if n == 1 and weights is None:
        x = data[0]
        if x < 0:
            raise StatisticsError("harmonic mean does not support negative values")
        return x
    weights = [1] * n if weights is None else list(weights)
    if len(weights) != n:
        raise StatisticsError("Number of weights does not match data size")
    total = _total(weights)[1]
    if any(x < 0 for x in data):
        raise StatisticsError("harmonic mean does not support negative values")
    if any(x == 0 for x in data):
        return 0
    kind, inverse, _ = _total([w / x if w else 0 for w, x in zip(weights, data)])
    return _give(total / inverse, kind)


def median(data):
    data = sorted(data)
    n = len(data)
    if n == 0:
        raise StatisticsError("no median for empty data")
    if n % 2:
        return data[n // 2]
    return (data[n // 2 - 1] + data[n // 2]) / 2


def median_low(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(data)
    if not data:
        raise StatisticsError("no median for empty data")
    return data[len(data) // 2]


def median_grouped(data, interval=1.0):
    data = sorted(data)
    n = len(data)
    if not n:
        raise StatisticsError("no median for empty data")
    x = data[n // 2]
    below = sum(1 for v in data if v < x)
    same = data.count(x)
    return x - interval / 2 + interval * (n / 2 - below) / same


def _counts(data):
    counts = {}
    for x in data:
        counts[x] = counts.get(x, 0) + 1
    return counts


def mode(data):
    counts = _counts(data)
    if not counts:
        raise StatisticsError("no mode for empty data")
    return max(counts, key=counts.get)


def multimode(data):
    counts = _counts(data)
    most = max(counts.values(), default=0)
    return [x for x, n in counts.items() if n == most]


def _squares(data, center=None):
    """The exact sum of squared distances from the mean (or from `center`)."""
    data = list(data)
    kind, total, n = _total(data)
    if center is not None:
        return kind, sum(((_ratio(x) - _ratio(center)) ** 2 for x in data), Fraction(0)), n, center
    if n == 0:
        return kind, Fraction(0), 0, None
    ratios = [_ratio(x) for x in data]
    if any(r is None for r in ratios):
        return kind, math.nan, n, total / n
    average = total / n
    return kind, sum((r * r for r in ratios), Fraction(0)) - total * total / n, n, average


def variance(data, xbar=None):
    kind, squares, n, _ = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("variance requires at least two data points")
    return _give(squares / (n - 1), kind)


def pvariance(data, mu=None):
    kind, squares, n, _ = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pvariance requires at least one data point")
    return _give(squares / n, kind)


def _root(x):
    """The correctly rounded square root of a fraction."""
    if not isinstance(x, Fraction):
        return math.sqrt(x)
    n, d = x.numerator, x.denominator
    shift = (n.bit_length() - d.bit_length() - 109) // 2
    if shift >= 0:
        a, scale = _odd_root(n, d << 2 * shift) << shift, 1
    else:
        a, scale = _odd_root(n << -2 * shift, d), 1 << -shift
    return a / scale


def _odd_root(n, m):
    # Rounded to odd, so that the division rounds once.
    a = math.isqrt(n // m)
    return a | (a * a * m != n)


def stdev(data, xbar=None):
    kind, squares, n, _ = _squares(data, xbar)
    if n < 2:
        raise StatisticsError("stdev requires at least two data points")
    return _root(squares / (n - 1))


def pstdev(data, mu=None):
    kind, squares, n, _ = _squares(data, mu)
    if n < 1:
        raise StatisticsError("pstdev requires at least one data point")
    return _root(squares / n)


def quantiles(data, *, n=4, method="exclusive"):
    if n < 1:
        raise StatisticsError("n must be at least 1")
    data = sorted(data)
    size = len(data)
    if size < 2:
        raise StatisticsError("must have at least two data points")
    result = []
    if method == "inclusive":
        m = size - 1
        for i in range(1, n):
            j, delta = divmod(i * m, n)
            result.append((data[j] * (n - delta) + data[j + 1] * delta) / n)
        return result
    if method == "exclusive":
        m = size + 1
        for i in range(1, n):
            j = min(max(i * m // n, 1), size - 1)
            delta = i * m - j * n
            result.append((data[j - 1] * (n - delta) + data[j] * delta) / n)
        return result
    raise ValueError(f"Unknown method: {method!r}")


def _centered(x, y, what):
    n = len(x)
    if len(y) != n:
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if n < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    xbar, ybar = math.fsum(x) / n, math.fsum(y) / n
    return xbar, ybar, math.fsum((a - xbar) * (b - ybar) for a, b in zip(x, y))


def covariance(x, y, /):
    return _centered(x, y, "covariance")[2] / (len(x) - 1)


def correlation(x, y, /, *, method="linear"):
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    elif method != "linear":
        raise ValueError(f"Unknown method: {method!r}")
    xbar, ybar, sxy = _centered(x, y, "correlation")
    sxx = math.fsum((a - xbar) ** 2 for a in x)
    syy = math.fsum((b - ybar) ** 2 for b in y)
    try:
        return sxy / math.sqrt(sxx * syy)
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _ranks(data):
    order = sorted(range(len(data)), key=data.__getitem__)
    ranks = [0.0] * len(data)
    i = 0
    while i < len(order):
        j = i
        while j < len(order) and data[order[j]] == data[order[i]]:
            j += 1
        for k in order[i:j]:
            ranks[k] = (i + j + 1) / 2
        i = j
    return ranks


def linear_regression(x, y, /, *, proportional=False):
    from collections import namedtuple

    global _line
    if _line is None:
        _line = namedtuple("LinearRegression", ("slope", "intercept"), module="statistics")
    xbar, ybar, sxy = _centered(x, y, "linear regression")
    if proportional:
        xbar = ybar = 0.0
        sxy = math.fsum(a * b for a, b in zip(x, y))
    sxx = math.fsum((a - xbar) ** 2 for a in x)
    try:
        slope = sxy / sxx
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return _line(slope=slope, intercept=0.0 if proportional else ybar - slope * xbar)


_line = None


def _inverse(p):
    """The quantile of the standard normal distribution: bisection, then Newton's steps on the error function."""
    if p == 0.5:
        return 0.0
    if p > 0.5:
        return -_inverse(1.0 - p)
    low, high = -40.0, 0.0
    for _ in range(60):
        mid = (low + high) / 2
        if 0.5 * math.erfc(-mid / math.sqrt(2.0)) < p:
            low = mid
        else:
            high = mid
    x = (low + high) / 2
    for _ in range(2):
        slope = math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
        if slope:
            x -= (0.5 * math.erfc(-x / math.sqrt(2.0)) - p) / slope
    return x


class NormalDist:
    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    @classmethod
    def from_samples(cls, data):
        data = list(data)
        return cls(mean(data), stdev(data))

    def samples(self, n, *, seed=None):
        import random

        draw = random.gauss if seed is None else random.Random(seed).gauss
        return [draw(self._mu, self._sigma) for _ in range(n)]

    def _positive(self, what):
        if not self._sigma:
            raise StatisticsError(f"{what}() not defined when sigma is zero")
        return self._sigma

    def pdf(self, x):
        variance = self._positive("pdf") ** 2
        diff = x - self._mu
        return math.exp(diff * diff / (-2.0 * variance)) / math.sqrt(math.tau * variance)

    def cdf(self, x):
        sigma = self._positive("cdf")
        return 0.5 * math.erfc((self._mu - x) / (sigma * math.sqrt(2.0)))

    def inv_cdf(self, p):
        if p <= 0.0 or p >= 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        return self._mu + _inverse(p) * self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def zscore(self, x):
        return (x - self._mu) / self._positive("zscore")

    def overlap(self, other):
        if not isinstance(other, NormalDist):
            raise TypeError("Expected another NormalDist instance")
        a, b = self, other
        if (b._sigma, b._mu) < (a._sigma, a._mu):
            a, b = b, a
        va, vb = a.variance, b.variance
        if not va or not vb:
            raise StatisticsError("overlap() not defined when sigma is zero")
        dv, dm = vb - va, math.fabs(b._mu - a._mu)
        if not dv:
            return math.erfc(dm / (2.0 * a._sigma * math.sqrt(2.0)))
        x = a._mu * vb - b._mu * va
        y = a._sigma * b._sigma * math.sqrt(dm * dm + dv * math.log(vb / va))
        x1, x2 = (x + y) / dv, (x - y) / dv
        return 1.0 - (math.fabs(b.cdf(x1) - a.cdf(x1)) + math.fabs(b.cdf(x2) - a.cdf(x2)))

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    def __add__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu + b._mu, math.hypot(a._sigma, b._sigma))
        return NormalDist(a._mu + b, a._sigma)

    __radd__ = __add__

    def __sub__(a, b):
        if isinstance(b, NormalDist):
            return NormalDist(a._mu - b._mu, math.hypot(a._sigma, b._sigma))
        return NormalDist(a._mu - b, a._sigma)

    def __rsub__(a, b):
        return -(a - b)

    def __mul__(a, b):
        return NormalDist(a._mu * b, a._sigma * math.fabs(b))

    __rmul__ = __mul__

    def __truediv__(a, b):
        return NormalDist(a._mu / b, a._sigma / math.fabs(b))

    def __pos__(a):
        return NormalDist(a._mu, a._sigma)

    def __neg__(a):
        return NormalDist(-a._mu, a._sigma)

    def __eq__(a, b):
        if not isinstance(b, NormalDist):
            return NotImplemented
        return a._mu == b._mu and a._sigma == b._sigma

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"{type(self).__name__}(mu={self._mu!r}, sigma={self._sigma!r})"
