# A report as programs print it.
rows = [
    ("Widget", 4, 3.5),
    ("Gadget with a long name", 10, 12.25),
    ("Gizmo", 123, 0.999),
    ("Ünïcode", 1, 1234567.891),
]
print(f"{'Item':<15}|{'Qty':>5}|{'Price':>14}|{'Total':>16}")
print("-" * 15 + "+" + "-" * 5 + "+" + "-" * 14 + "+" + "-" * 16)
total = 0
for name, qty, price in rows:
    line = qty * price
    total += line
    print(f"{name[:15]:<15}|{qty:>5d}|{price:>14,.2f}|{line:>16,.2f}")
print(f"{'TOTAL':=^15}|{'':>5}|{'':>14}|{total:>16,.2f}")
print()
print("%-15s|%5s|%14s" % ("Item", "Qty", "Price"))
for name, qty, price in rows:
    print("%-15.15s|%5d|%14.2f" % (name, qty, price))
print()
print("{:<15}|{:>5}|{:>14}".format("Item", "Qty", "Price"))
for row in rows:
    print("{:<15.15}|{:>5}|{:>14.1f}".format(*row))
for i in range(1, 11, 3):
    print(f"{i:>3} {i ** 2:>4} {i ** 3:>5} {1 / i:>8.4f} {i:#06b} {i:#04x}")
print("Progress: [" + "#" * 7 + "." * 3 + f"] {7 / 10:.0%}")
print("yes".ljust(6, ".") + "no".rjust(6, ".") + "mid".center(9, "*") + "7".zfill(3))
