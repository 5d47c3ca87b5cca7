# Replacement fields inside format specifications.
width, prec, value, fill, align = 10, 3, 12.3456789, "*", "^"
print(f"{value:{width}}|")
print(f"{value:{width}.{prec}}|")
print(f"{value:{width}.{prec}f}|")
print(f"{value:{fill}{align}{width}.{prec}f}|")
print(f"{'x':{'>'}{5}}|")
print(f"{'x':{fill!s}<{width - 5}}|")
print(f"{value:{'0' + str(width)}}|")
for w in (3, 6):
    for a in "<>^":
        print(f"{'ab':{a}{w}}", end="|")
print()
spec = ">8,.1f"
print(f"{1234.56:{spec}}", f"{1234.56!r:{spec[0]}12}")
print(f"{3:{'#' if value > 1 else ''}b}", f"{255:{'x'}}", f"{255:{''}}")
print(f"{f'{value:.1f}':>8}|", f"{'a' + f'{2}'}")
table = [("apple", 1.5, 3), ("banana", 0.25, 12)]
for n, price, count in table:
    print(f"{n:<10}{price:>8.2f}{count:>5d}")
try:
    print(f"{value:{'bad spec'}}")
except ValueError as e:
    print(e)
try:
    print(f"{'x':{-5}}")
except ValueError as e:
    print(type(e).__name__)
