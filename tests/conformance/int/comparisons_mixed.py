# Comparing ints with floats, bools and others, also when big.
print(1 == 1.0, 1 == True, 0 == False, 0 == 0.0 == -0.0, 1 == "1", 1 != "1", 1 == None)
print(2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53 + 1), 2 ** 53 + 1 > float(2 ** 53), 10 ** 400 > 1e308, -10 ** 400 < -1e308)
inf, nan = float("inf"), float("nan")
print(10 ** 400 < inf, -10 ** 400 > -inf, 5 < nan, 5 == nan, 10 ** 400 == inf, 10 ** 400 != nan)
print(3 < 3.5 < 4, 10 ** 20 < 1e20 + 1e5, 10 ** 20 == 1e20, 10 ** 23 == 1e23, 10 ** 22 == 1e22)
print(sorted([3, 1.5, True, -2, 2.0, 0, False, 10 ** 20, -1e10]), max(1, 1.0), max(1.0, 1), min(True, 1))
print({1: "a", 1.0: "b", True: "c"}, {1, 1.0, True}, [1, 2].index(True), [0.0, 1.0].count(0), 1 in [True], 10 ** 20 in {1e20})
print(hash(10 ** 20) == hash(1e20), hash(2 ** 100) == hash(2.0 ** 100), hash(-5) == hash(-5.0))
for f in (lambda: 1 < "1", lambda: 1 >= None, lambda: [] > 1, lambda: 1 < 1j):
    try:
        f()
    except TypeError as e:
        print(e)
print(1 + 1.0, type(1 + 1.0).__name__, 2 ** 53 + 1.0, 5 // 2.0, 5 % 2.5, 2 * 0.1, 10 ** 20 + 0.5, divmod(7, 2.0), 7 // -2.0, 1 - True)
try:
    10 ** 400 + 1.0
except OverflowError as e:
    print(e)
