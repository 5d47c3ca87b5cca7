# A picture whose every point depends on float arithmetic.
def iterations(cr, ci, limit=30):
    zr = zi = 0.0
    for n in range(limit):
        zr2, zi2 = zr * zr, zi * zi
        if zr2 + zi2 > 4.0:
            return n
        zr, zi = zr2 - zi2 + cr, 2.0 * zr * zi + ci
    return limit

chars = " .:-=+*#%@"
for row in range(-10, 11):
    line = ""
    for col in range(-40, 21):
        n = iterations(col / 20, row / 8)
        line += chars[n * 9 // 30]
    print(line.rstrip())
