# Every alignment with every kind of value and odd widths.
values = [7, -7, 2.5, -2.5, "ab", True, 3 + 1j]
for align in "<>^=":
    for fill in ("", "0", "x", "é"):
        row = []
        for v in values:
            try:
                row.append(format(v, f"{fill}{align}7"))
            except ValueError:
                row.append("ValueError")
        print(f"{fill}{align}", row)
for w in range(1, 7):
    print(f"{'abc':^{w}}|{'abcd':^{w}}|{12:^{w}}|{12:={w}}|{-12:={w}}|{-12:0{w}}|")
print(f"{5:>>5} {5:<<5} {5:^^5} {5:==5}")
