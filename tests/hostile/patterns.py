# Patterns that are huge, deep or wrong, and texts that are long for them.
import re

CASES = {
    "open groups": lambda: re.compile("(" * 10000),
    "groups": lambda: re.compile("(" * 10000 + ")" * 10000),
    "many groups": lambda: re.compile("(a)" * 10000).match("a" * 10000).lastindex,
    "huge count": lambda: re.compile("a{1000000000}").match("a"),
    "counts of counts": lambda: re.compile("(?:(?:(?:(?:a{1000}){1000}){1000}){1000})"),
    "too large a count": lambda: re.compile("a{99999999999999999999}"),
    "long": lambda: re.compile("a" * 1000000).match("a"),
    "alternatives": lambda: re.compile("|".join(["ab"] * 100000)).match("b"),
    "large class": lambda: re.compile("[" + "a-z" * 100000 + "]").match("b"),
    "long text": lambda: re.match("(?:a|b|c)*d", "abc" * 1000000),
    "long lazy text": lambda: re.match("(?:a|b|c)*?d", "abc" * 300000),
    "long greedy group": lambda: len(re.match("(a|b)*", "ab" * 300000)[0]),
    "nothing repeated": lambda: re.compile("*"),
    "repeated repetition": lambda: re.compile("a**"),
    "bad escape": lambda: re.compile("\\"),
    "bad set": lambda: re.compile("[z-a]"),
    "bad reference": lambda: re.compile("(?P=nobody)"),
    "lookaround": lambda: re.compile("(?=" * 1000 + ")" * 1000).match(""),
    "empty repeated": lambda: re.match("(?:)*", "a").end(),
    "empty group repeated": lambda: re.match("(a?)*b", "a" * 1000),
    "split": lambda: len(re.split("", "a" * 100000)),
    "substitution": lambda: len(re.sub("", "b" * 1000, "a" * 10000)),
}
for name, case in CASES.items():
    try:
        result = case()
        end = type(result).__name__ if not isinstance(result, int) else result
    except Exception as e:
        end = type(e).__name__
    assert sum(range(10)) == 45
    print(f"{name}: {end}")
print("alive", re.findall("[0-9]+", "6 * 7"))
