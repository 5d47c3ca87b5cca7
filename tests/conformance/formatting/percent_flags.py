# Flags, widths, precisions and * in the % operator.
for f in ("%5d", "%-5d", "%05d", "%+5d", "% 5d", "%+05d", "%-+5d", "%.3d", "%5.3d", "%-05d", "%#5x", "%#06x", "%+x", "% x"):
    print(f"{f}: {f % 42}| {f % -42}|")
for f in ("%8.2f", "%-8.2f", "%08.2f", "%+8.2f", "% .2f", "%.0f", "%#.0f", "%8.3e", "%.3g", "%#.3g", "%10g", "%-10g", "%f", "%.10g"):
    print(f"{f}: {f % 3.14159}| {f % -2.5}|")
print("%*d|%-*d|%*.*f|%.*s" % (5, 42, 5, 42, 8, 2, 3.14159, 2, "abc"))
print("%*d|" % (-6, 42))
print("%5c|%-5c|" % ("a", "b"), "%5%|" % () if False else "%%5")
print("%10s|%-10s|%10r|" % ("hi", "hi", "hi"))
print("%f %e %g %d" % (float("inf"), float("-inf"), float("nan"), 10 ** 20))
print("%5.1f|%05.1f|%+f" % (float("inf"), float("inf"), float("inf")))
print("%ld %hd %lld" % (1, 2, 3) if False else "%ld %hd" % (1, 2))
print("%g %g %g %g" % (100000, 1000000, 0.0001, 0.00001))
print("%.2f %.2f %.1f %.0f %.0f" % (1.005, 2.675, 0.25, 0.5, 1.5))
print("%r %r" % (1.0, 1e100), "%s %s" % (0.1 + 0.2, 1e-7))
