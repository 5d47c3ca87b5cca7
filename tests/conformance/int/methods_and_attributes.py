# Methods and attributes of int.
print((5).real, (5).imag, (5).numerator, (5).denominator, (5).conjugate(), (5).bit_length(), (5).is_integer() if hasattr(int, "is_integer") else True)
print((7).as_integer_ratio(), (5).__add__(3), (5).__add__(2.5), (5).__radd__(1), (5).__floordiv__(2), int.__mul__(3, 4))
print((5).__eq__(5), (5).__eq__("5"), (5).__lt__(6), (5).__hash__(), (5).__bool__(), (0).__bool__(), (5).__neg__(), (5).__index__())
print(hash(5), hash(-1) == hash(-2), hash(0), hash(True) == hash(1) == hash(1.0))
print(int.__name__, type(5), isinstance(5, int), isinstance(True, int), int.__bases__)
print(round(5), round(15, -1), round(25, -1), round(-15, -1), round(12345, -2), round(5, 3), round(10 ** 20 + 5, -1), round(55, -2), round(449, -3))
print((3).__pow__(2), (3).__pow__(2, 5), (3).__rpow__(2), (6).__and__(3), (1).__lshift__(5), (5).__truediv__(2), (5).__divmod__(3))
print((-5).__abs__(), (5).__invert__(), (5).__float__(), (5).__int__(), (5).__round__(), (5).__format__("04"), (5).__str__(), (5).__repr__())
print((1).__add__("x"), (2 ** 70).bit_length(), (10 ** 30).conjugate())
import math
print(math.isqrt(10 ** 40), math.gcd(2 ** 50 * 3, 6 ** 20), math.comb(100, 50), math.factorial(25), math.lcm(4, 6, 10))
