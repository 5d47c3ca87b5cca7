# math on ints: exact at any size.
import math
print([math.gcd(*a) for a in ((), (5,), (12, 18), (0, 5), (-12, 18), (2 ** 70, 6 ** 30), (12, 18, 27))], [math.lcm(*a) for a in ((), (4, 6), (0, 5), (-3, 7), (2, 3, 4))])
print([math.factorial(n) for n in (0, 1, 5, 20, 30)], [math.comb(n, k) for n, k in ((5, 2), (10, 0), (3, 5), (60, 30))], [math.perm(n, k) for n, k in ((5, 2), (5, 5), (3, 5))], math.perm(5))
print([math.isqrt(n) for n in (0, 1, 15, 16, 10 ** 30, 2 ** 101)], math.prod([2, 3, 10 ** 20]), math.prod([], start=5), math.floor(5), math.ceil(10 ** 30), math.trunc(-7))
for f in (lambda: math.factorial(-1), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.gcd(1.5), lambda: math.factorial(2.5), lambda: math.isqrt(2.5), lambda: math.lcm("a"), lambda: math.perm(5, -1)):
    try:
        print(f())
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(math.log2(2 ** 1000), math.log10(10 ** 300), round(math.log(10 ** 400), 6), math.sqrt(10 ** 30), math.floor(2.5e20), math.ceil(-0.5), math.pow(10, 3), math.fabs(-10 ** 20), math.ldexp(1, 10), math.frexp(2 ** 60))
class I:
    def __index__(self): return 12
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
    def __float__(self): return 6.25
print(math.gcd(I(), 18), math.factorial(I()), math.floor(I()), math.ceil(I()), math.trunc(I()), math.sqrt(I()))
