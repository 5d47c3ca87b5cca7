# statistics: averages, medians, modes, spread, quantiles, regression, NormalDist.
import statistics as s
from fractions import Fraction as F

data = [2.75, 1.75, 1.25, 0.25, 0.5, 1.25, 3.5]
print(s.mean([1, 2, 3, 4]), s.mean([1, 2, 3]), s.mean(data), s.mean([F(1, 3), F(1, 2)]), s.mean([0.1] * 10), s.mean([1e20, 1, -1e20]))
print(s.fmean([1, 2, 4]), s.fmean([3, 5], weights=[1, 3]), round(s.geometric_mean([54, 24, 36]), 9), s.harmonic_mean([40, 60]), s.harmonic_mean([40, 60], weights=[5, 30]))
print(s.median([1, 3, 5]), s.median([1, 3, 5, 7]), s.median_low([1, 3, 5, 7]), s.median_high([1, 3, 5, 7]), s.median_grouped([1, 2, 2, 3, 4, 4, 4, 4, 4, 5]))
print(s.mode("aabbb"), s.mode([1, 2, 2, 1]), s.multimode("aabbc"), s.multimode([]))
print(s.variance(data), s.pvariance(data), s.stdev(data), s.pstdev(data), s.variance([1, 2, 3, 4, 5]), s.pvariance([1, 2, 3, 4]))
print(s.stdev([1.5, 2.5, 2.5, 2.75, 3.25, 4.75]), s.pstdev([1, 2]), s.variance([F(1, 6), F(1, 2), F(5, 3)]), s.variance([1, 2, 3], xbar=2))
print(s.quantiles(range(1, 11)), s.quantiles([1, 2, 3, 4, 5], n=10), s.quantiles([5, 1, 3], method="inclusive"), s.quantiles([1, 2], n=3))
x, y = [1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 1, 2, 3, 1, 2, 3]
print(s.covariance(x, y), round(s.correlation(x, y), 9), s.correlation(x, x), s.linear_regression([1, 2, 3], [3, 5, 7]))
n = s.NormalDist(100, 15)
print(n, n.mean, n.stdev, n.variance, round(n.cdf(115), 9), round(n.pdf(100), 9), round(n.inv_cdf(0.975), 6), n.zscore(130))
print([round(q, 4) for q in n.quantiles()], n + 5, n * 2, n + s.NormalDist(10, 8), -n, n == s.NormalDist(100, 15), s.NormalDist.from_samples([1, 2, 3]))
print(round(s.NormalDist(2.4, 1.6).overlap(s.NormalDist(3.2, 2.0)), 6), [round(v, 6) for v in s.NormalDist(5, 2).samples(3, seed=1)])
for f in (
    lambda: s.mean([]),
    lambda: s.median([]),
    lambda: s.mode([]),
    lambda: s.stdev([1]),
    lambda: s.pvariance([]),
    lambda: s.quantiles([1, 2], n=0),
    lambda: s.harmonic_mean([-1, 2]),
    lambda: s.geometric_mean([0]),
    lambda: s.mean(["a"]),
    lambda: s.NormalDist(0, -1),
    lambda: s.correlation([1, 1], [1, 2]),
    lambda: s.fmean([]),
):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, isinstance(e, ValueError))
print(s.mean([True, False, True, True]), s.mean([float("inf"), 1]), s.mean([float("nan")]), s.fmean(map(float, range(5))))
