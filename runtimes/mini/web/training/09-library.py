# The modules that small programs import.
import json
import math
import random

data = json.loads('{"name": "Ann", "scores": [1, 2.5, null, true], "text": "\\u00e9\\n"}')
print(data["scores"], json.dumps(data), json.dumps({"a": [1, {"b": None}]}, indent=2))
random.seed(7)
print(random.randint(1, 6) <= 6, random.random() < 1, random.choice("abc") in "abc")
deck = list(range(10))
random.shuffle(deck)
print(sorted(deck) == list(range(10)), math.sqrt(16), math.pi, math.floor(2.7), math.ceil(2.1), math.sin(0), math.hypot(3, 4))
# ---
import re
from collections import Counter, defaultdict, deque, namedtuple
from dataclasses import dataclass, field

print(re.findall(r"\w+", "one two"), re.sub(r"(\d+)", r"<\1>", "a1b22"), re.match(r"(?P<word>\w+)", "hello you").group("word"))


@dataclass
class Item:
    name: str
    price: float = 0.0
    tags: list = field(default_factory=list)


print(Item("a", 1.5), Item("a") == Item("a"), Counter("abca").most_common(1))
groups = defaultdict(list)
groups["x"].append(1)
queue = deque([1, 2])
queue.append(3)
print(groups, queue.popleft(), namedtuple("Point", "x y")(1, 2))
# ---
from datetime import date, datetime, timedelta

day = date(2024, 2, 28) + timedelta(days=2)
print(day, day.strftime("%d.%m.%Y"), datetime(2024, 1, 1, 12, 30).isoformat(), (date(2024, 3, 1) - day).days)
print(datetime.now().year > 2000)
