# print: sep, end, file, flush, objects without arguments.
import sys
print()
print("a", "b", sep="")
print("a", "b", sep="\n")
print("a", "b", sep=None, end=None)
print("no newline", end="")
print(" | ", end="!\n")
print(*[1, 2, 3], sep=", ")
print(1, "two", 3.0, None, True, [4], {"k": 5}, sep="|", flush=True)
print("to stdout", file=sys.stdout)
print("to default", file=None)
class Sink:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
s = Sink()
print("x", 1, file=s)
print("y", end="", file=s)
print(sep="?", end="E", file=s)
print(s.parts)
for f in (lambda: print("x", sep=5), lambda: print("x", end=1), lambda: print("x", file=5), lambda: print("x", nothing=1)):
    try:
        f()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
class S:
    def __str__(self): return "str used"
    def __repr__(self): return "repr used"
print(S(), [S()])
print("multi\nline", "tab\t.", "unicode é日😀")
print(print("inner"))
sys.stdout.write("direct\n")
print("a" "b", "c" + "d", end="\n\n")
print(end="")
print("", "", sep="-")
