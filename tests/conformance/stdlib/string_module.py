# string: constants, capwords, Template and Formatter.
import string

print(string.ascii_letters, string.digits, string.hexdigits, string.octdigits, string.punctuation)
print(repr(string.whitespace), len(string.printable), string.ascii_uppercase[:3], string.ascii_lowercase[-3:])
print(string.capwords("  hello   big wORLD "), string.capwords("a-b-c", "-"))

t = string.Template("$name owes ${amount}$$ to $who_1. ${name}s")
print(t.substitute(name="Ann", amount=5, who_1="Bob"), t.substitute({"name": 1, "amount": 2, "who_1": 3}))
print(t.substitute({"name": "x", "amount": 1, "who_1": 2}, name="override"), t.template)
print(t.safe_substitute(name="A"), string.Template("$ $1 ${x").safe_substitute(x=1))
print(t.get_identifiers(), t.is_valid(), string.Template("$1").is_valid())
for template in ["$missing", "cost: $", "line\n  ${bad", "$1", "$é"]:
    try:
        print(string.Template(template).substitute({}))
    except (KeyError, ValueError) as e:
        print(type(e).__name__, e)


class Percent(string.Template):
    delimiter = "%"
    idpattern = "[a-z]+"


print(Percent("%a %{b} %% $a").substitute(a=1, b=2))

f = string.Formatter()
print(f.format("{0} {x} {0!r:>5} {1[k]} {2.real}", "a", {"k": "v"}, 3 + 4j, x=5), f.format("{}{}{{}}", 1, 2))
print(f.format("{:{w}.{p}f}|{:>{}}", 3.14159, "r", 4, w=8, p=2), f.vformat("{a}{b}", (), {"a": 1, "b": 2}))
print(list(f.parse("a{b!r:c}d{{e}}{0[x].y:{w}}")))
print(f.get_field("0[k].real", [{"k": 5}], {}))


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return kwargs.get(key, "<" + str(key) + ">") if isinstance(key, str) else args[key]

    def format_field(self, value, spec):
        return super().format_field(value, spec).upper()

    def convert_field(self, value, conversion):
        return value[::-1] if conversion == "R" else super().convert_field(value, conversion)

    def check_unused_args(self, used, args, kwargs):
        print("used", sorted(map(str, used)))


print(Upper().format("{a!R} {missing} {0}", "zero", a="abc"))
for text, args in [("{", ()), ("}", ()), ("{0!x}", (1,)), ("{} {0}", (1,)), ("{0} {}", (1,)), ("{5}", ()), ("{k}", ())]:
    try:
        print(f.format(text, *args))
    except (ValueError, IndexError, KeyError) as e:
        print(type(e).__name__, e)
