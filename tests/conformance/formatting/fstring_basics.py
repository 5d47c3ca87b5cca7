# f-strings: expressions, conversions, escapes, concatenation.
name, n, pi = "World", 42, 3.14159
print(f"Hello {name}!", f"{n}", f"{n + 1} {n * 2}", f"{pi:.2f}")
print(f"{name!r} {name!s} {'é'!a}")
print(f"{{}} {{{n}}} {{{{")
print(f"{name.upper()} {name[0]} {len(name)} {name[::-1]}")
print(f"{'nested quotes'} {'a' 'b'} {chr(65)}")
print("plain " f"{n} " "plain " r"\raw " rf"\{n}" fr"\d{n}")
print(f"{n if n > 10 else 'small'} {[x for x in range(3)]} { {1: 2}[1] } {(lambda x: x * 2)(4)}")
print(f"")
print(f"{'a':5}|{'a':>5}|{'a':^5}|{'a':*^5}|{n:5}|{n:<5}|{n:05}|{n:+}|{n:x}|{n:#x}|{n:b}|{n:,}")
print(f"{1,} {1, 2} {not n} {None} {True} {...} {()} {[]}")
print(f'''{
    n
} multi
line''')
print(f"{n!r:>6}|{name!r:>10}|{name!s:.3}")
print(f"tab\there\x41\u00e9\N{BULLET}{n}\\")
x = f"{n}" f"{name}"
print(x, len(x), type(x).__name__)
print(F"{n}", f"{n:}", f"{n!s}", f"{ n }")
