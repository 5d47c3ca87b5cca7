# What % says of letters that are none, of widths without letter, and of missing arguments.
for template in ("%5%", "%.0%", "%-5%|", "% %", "%%", "%%%%", "%q", "%5q", "%", "%5", "%.", "%d %q"):
    for values in ((), (1,), (1, 2)):
        try:
            print(repr(template), values, repr(template % values))
        except (TypeError, ValueError) as e:
            print(repr(template), values, type(e).__name__, e)
