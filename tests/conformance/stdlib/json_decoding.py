# json.loads: values, numbers, strings and escapes, hooks, and every error with its position.
import json


def show(text, **kw):
    try:
        print(repr(text), "->", repr(json.loads(text, **kw)))
    except json.JSONDecodeError as e:
        print(repr(text), "->", e, "|", e.msg, e.pos, e.lineno, e.colno, e.doc == text)
    except Exception as e:
        print(repr(text), "->", type(e).__name__, e)


for text in ["null", "true", "false", " 1 ", "\t[\n]\r", "{}", "[]", "[[]]", '""', "0", "-0", "-0.0", "1e3", "1E-2",
             "1.5", "123456789012345678", "1234567890123456789012345", "-98765432109876543210", "1.0e+10", "0.1",
             "123456789.123456789", "2.5e-8", "1e22", "1e23", "NaN", "Infinity", "-Infinity", "[NaN, -Infinity]"]:
    show(text)

for text in [r'"\"\\\/\b\f\n\r\t"', r'"\u0041\u00e9\u20AC"', r'"\ud83d\ude00"', '"é€😀"', r'"a\u0000b"',
             '{"a": 1, "b": [2, {"c": null}], "a": 3}', '{"k":"v","n":{"k":"v2"}}', '[1,2,3,[4,[5,[6]]]]',
             '{"": ""}', '[true,false,null,"x",1.25]']:
    show(text)

# Errors
for text in ["", " ", "[", "[1", "[1,", "[,", "[1 2]", "]", "{", '{"a"', '{"a" 1', '{"a":', '{"a":1', '{"a":1,',
             '{"a":1 "b":2}', "{a: 1}", "{1: 2}", "{'a': 1}", "tru", "nul", "True", "nan", "-", "+1", "01", "1.",
             ".5", "1e", "1.e1", "-x", '"abc', '"abc\\', '"a\nb"', '"a\tb"', r'"\x41"', r'"\u12"', r'"\u12G4"', r'"\u123',
             '"\\u1234', "1 2", "[] []", '{"a": 1}}', '\n\n  [1,\n 2,\n  x]', '"é" x', '["€", "€€" 1]', "//", "\x00"]:
    show(text)

show("\ufeff1")
show('"a\nb\tc"', strict=False)
show(b'{"bytes": "\xc3\xa9"}')
show(bytearray(b"[1]"))
show('["x"]'.encode("utf-16"))
show('["x"]'.encode("utf-16-le"))
show('["x"]'.encode("utf-32"))
show('["\u00e9"]'.encode("utf-8-sig"))
for wrong in [None, 5, [1]]:
    try:
        json.loads(wrong)
    except TypeError as e:
        print(e)

# Hooks
doc = '{"x": 1, "y": {"z": 2.5, "w": [1, 2.0, NaN]}, "x": 7}'
print(json.loads(doc, object_hook=lambda d: sorted(d)))
print(json.loads(doc, object_pairs_hook=lambda p: ("pairs", p)))
print(json.loads(doc, object_hook=lambda d: 1 / 0, object_pairs_hook=dict)["x"])
print(json.loads(doc, parse_int=lambda s: "i" + s, parse_float=lambda s: "f" + s, parse_constant=lambda s: "c" + s))
print(json.loads("[1, 2]", parse_int=float))
try:
    json.loads('[{"a": 1}]', object_hook=lambda d: d["b"])
except KeyError as e:
    print("KeyError", e)

# Keys that repeat are one object or not, but always equal.
rows = json.loads("[" + ", ".join('{"name": "n%d", "size": %d}' % (i, i) for i in range(300)) + "]")
print(len(rows), rows[299], sum(r["size"] for r in rows))

decoder = json.JSONDecoder()
print(decoder.raw_decode('[1, 2] tail'), decoder.raw_decode('xx{"a": 1}yy', 2), decoder.decode("  7  "))
try:
    decoder.raw_decode("   7")
except json.JSONDecodeError as e:
    print(e)
for idx in (5, 10):
    try:
        decoder.raw_decode("ab", idx)
    except json.JSONDecodeError as e:
        print(e.msg)


class Point(json.JSONDecoder):
    def __init__(self, **kw):
        super().__init__(object_hook=self.hook, **kw)

    def hook(self, d):
        return (d["x"], d["y"]) if "x" in d else d


print(json.loads('[{"x": 1, "y": 2}, {"k": 1}]', cls=Point))
print(issubclass(json.JSONDecodeError, ValueError), json.JSONDecodeError.__module__)
e = json.JSONDecodeError("Message", "line\nsecond", 7)
print(e, e.args, e.lineno, e.colno)
try:
    json.loads("[" * 100000)
except RecursionError:
    print("RecursionError")
print(json.loads("[" * 200 + "]" * 200) != [])
