# Nested f-strings and braces that 3.11 accepts as well.
name, width, x = "abc", 8, 3.14159
d = {"k": [1, 2]}
print(f"{name:>{width}}|{name:{'<'}{width}}|{x:{width}.{2}f}|{x!r:>{width}}")
print(f"{f'{name!r}'}", f'{d["k"][0]}', f"{d['k']!s}")
print(f"{{}} {{{name}}} {{{{x}}}}", f"{'{'}", f"{'}'}")
print(f"{name=} {name=!s} {x=:.2f} {x = }")
print(f"{(lambda v: v * 2)(4)}", f"{[i for i in range(3)]}", f"{ {'a': 1}['a'] }", f"{ {1, 2} }")
print(f"{x if x > 3 else name}", f"{not x}", f"{x:}", f"{name:}")
print(f"a" "b" f"{name}" "{not}" rf"\d{name}" f"\x41")
print(f"""{
    name
} multi
{x:.1f}""")
print(f"{x:%}", f"{1e10:,.2f}", f"{255:#06x}", f"{-5:+d}", f"{5: d}", f"{1234567:_}", f"{0.5:.0%}", f"{65:c}")
print(f"{name!a} {'é'!a} {'é'!r} {name[::-1]!s:^7}", f"{'':5}|", f"{None!s:>6}")


class F:
    def __format__(self, spec):
        return "<" + spec + ">"


f = F()
print(f"{f}", f"{f:abc}", f"{f:{name}}", f"{f:{name}{width}x}", f"{f:a-b}")
print(f"{3:{'0' if x else ''}5}", f'{name + "!"}', f"{name.upper()}", f"{len(name)}", f"{(x, name)}")
print(f"{yes if (yes := name) else 0}", f"{(z := 5)}", z, f"{z:=5}")
print(f"{name:{width}}".replace(" ", "."), f"{width:{width}d}".strip(), f'{"a" "b"}')
for bad in ("f'{}'", "f'{a b}'", "f'{a!x}'", "f'{'", "f'}'", "f'{a!}'", "f'{lambda x: 1}'", "f'{#}'"):
    try:
        eval(bad, dict(a=1, b=1, c=1))
        print("ok", bad)
    except SyntaxError:
        print("SyntaxError")
    except Exception as e:
        print(type(e).__name__)
