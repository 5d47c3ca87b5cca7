# Reading numbers out of a form, with what can be wrong with them.
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
print(round(2.567, 1), round(3.7), abs(-3), 17 // 5, 17 % 5, 2 ** 10, 7 / 2, min(3, 1, 2), f"{3:02d}", f"{1234:,}")
