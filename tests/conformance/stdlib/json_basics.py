# json: dumps and loads.
import json
d = {"a": [1, 2.5, True, None, "é\n\""], "b": {"c": {}}, "d": []}
print(json.dumps(d), json.loads(json.dumps(d)) == d, json.dumps(d, ensure_ascii=False), json.dumps(d, separators=(",", ":")))
print(json.dumps({"b": 1, "a": (1, 2)}, indent=2, sort_keys=True))
print(json.loads(' [1, -2.5e3, "\\u00e9\\ud83d\\ude00", true, null, {}] '), json.dumps({1: 2, None: 3, True: 4}), json.dumps(float("inf")), json.dumps("😀"))
for bad in ("", "[1,", "{'a': 1}", "[1 2]", "nul", '"open'):
    try: json.loads(bad)
    except json.JSONDecodeError as e: print(e.msg.split(" enclosed")[0] != "", e.lineno, isinstance(e, ValueError))
try: json.dumps({1, 2})
except TypeError as e: print(e)
print(json.dumps({"x": 1 + 2j}, default=str), json.loads('{"a": 1}', object_hook=lambda d: list(d.items())), json.loads("[1.5]", parse_float=str))
