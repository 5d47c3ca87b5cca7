# Reading numbers and texts out of a form, with what can be wrong with them.
from js import document


def number(name, low, high):
    text = document.getElementById(name).value
    try:
        value = int(text)
    except ValueError:
        value = float(text)
    if not low <= value <= high:
        raise ValueError(f"{name} must be between {low} and {high}")
    return value


def convert(event):
    out = document.getElementById("out")
    try:
        celsius = number("celsius", -273.15, 1000)
    except ValueError as error:
        out.textContent = f"Error: {error}"
        return
    finally:
        document.getElementById("celsius").value = "21.5"
    out.textContent = f"{celsius:.1f} °C = {celsius * 9 / 5 + 32:.1f} °F"


for text in "abc", "20", "", "5000", "-4e2":
    document.getElementById("celsius").value = text
    convert(None)
document.getElementById("go").addEventListener("click", convert)

email = "Someone@Example.org"
if "@" in email and email.lower().endswith(".org") and not email.startswith(("@", ".")):
    user, _, host = email.partition("@")
    print(user.title(), host.upper(), email.find("x"), email.count("e"), email[::-1], email[1:4], email[-1])
print("%s is %d years" % ("Ann", 41), "{} and {:>5}".format("a", 2), f"{1234567.891:,.2f} {7:03d} {0.256:.0%} {'x':<4}|")
print(round(2.567, 1), abs(-3), divmod(17, 5), 17 // 5, 17 % 5, 2 ** 10, 7 / 2, min(3, 1, 2), sorted([3, 1, 2], reverse=True))
print(int("12"), float("1.5"), str(2), bool(""), list("abc"), tuple([1]), set([1, 1]), dict(a=1))
