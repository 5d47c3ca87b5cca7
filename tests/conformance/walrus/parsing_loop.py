# A reader loop written with :=.
text = "name: Ann\nage: 30\n\n# comment\nbad line\ncity: Oslo"
lines = iter(text.split("\n"))
out, errors = {}, []
while (line := next(lines, None)) is not None:
    if not (line := line.strip()) or line.startswith("#"): continue
    if (pos := line.find(":")) < 0:
        errors.append(line)
    else:
        out[line[:pos]] = line[pos + 1:].strip()
print(out, errors)
buf, chunks = "abcdefghij", []
while chunk := buf[:4]:
    chunks.append(chunk); buf = buf[4:]
print(chunks)
def gcd(a, b):
    while r := a % b: a, b = b, r
    return b
print(gcd(48, 18), gcd(17, 5))
print([y for x in range(5) if (y := x ** 2) % 2 == 0], {k: v for k in "ab" if (v := ord(k)) > 97}, y)
n = 27; steps = 0
while (n := n // 2 if n % 2 == 0 else 3 * n + 1) != 1: steps += 1
print(steps)
