# round() rounds half to even on the decimal value that the float really has.
print([round(x) for x in (0.5, 1.5, 2.5, 3.5, -0.5, -1.5, -2.5, 0.49999999999999994, 2.6, -2.6, 1e20)])
print([round(x, 1) for x in (0.05, 0.15, 0.25, 0.35, 0.45, 1.05, 2.35, -0.25)])
print([round(x, 2) for x in (1.005, 1.015, 1.025, 2.675, 0.125, 0.375, 1.115, 5.015)])
print(round(123.456, 0), round(123.456, -1), round(155.0, -1), round(165.0, -1), round(123.456, -3), round(1e300, -299), round(1.5e-10, 10), round(1.23456789, 5))
print(type(round(1.5)).__name__, type(round(1.5, 0)).__name__, type(round(1.5, None)).__name__, round(2.5, None))
print(round(-0.4), round(-0.4, 0), round(0.0), round(1e16), round(1.0, 400), round(1.5, -400), round(5e-324, 323))
for f in (lambda: round("x"), lambda: round(1.5, "2"), lambda: round(1.5, 1.0), lambda: round()):
    try:
        f()
    except TypeError as e:
        print(type(e).__name__)
print(f"{0.125:.2f} {0.375:.2f} {2.5:.0f} {3.5:.0f} {1e22:.0f} {1.005:.2f} {0.1:.20f} {0.1:.30f}")
print("%.1f %.1f %.0f %.3f" % (0.25, 0.35, 0.5, 2.0005), f"{1e-7:.3f}", f"{123456.789:.1e}", f"{9.995:.2f}", f"{99.5:.0f}")
import math
print([math.floor(x) for x in (1.5, -1.5, 2.0, 1e20)], [math.ceil(x) for x in (1.5, -1.5, -0.5)], [math.trunc(x) for x in (1.9, -1.9)], [int(x) for x in (1.9, -1.9, 1e18)])
