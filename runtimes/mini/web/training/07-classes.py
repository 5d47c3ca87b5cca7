# Classes, properties, generators, closures.
class Shape:
    count = 0

    def __init__(self, name):
        self.name = name
        Shape.count += 1

    def area(self):
        raise NotImplementedError

    def __str__(self):
        return f"{self.name} of {self.area():.2f}"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"

    def __eq__(self, other):
        return isinstance(other, Shape) and self.area() == other.area()

    def __lt__(self, other):
        return self.area() < other.area()


class Square(Shape):
    def __init__(self, side):
        super().__init__("square")
        self._side = side

    @property
    def side(self):
        return self._side

    @side.setter
    def side(self, value):
        if value < 0:
            raise ValueError("negative")
        self._side = value

    @classmethod
    def unit(cls):
        return cls(1)

    @staticmethod
    def describe():
        return "four equal sides"

    def area(self):
        return self._side * self._side


shapes = [Square(3), Square.unit(), Square(2)]
shapes[1].side = 2.5
print(*sorted(shapes), Square.describe(), Shape.count, shapes, shapes[0] == Square(3), sep="; ")
print(max(shapes, key=lambda shape: shape.area()), hasattr(shapes[0], "side"), getattr(shapes[0], "x", None))


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("the stack is empty")
        return self.items.pop()

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __getitem__(self, index):
        return self.items[index]

    def __contains__(self, item):
        return item in self.items

    def __enter__(self):
        return self

    def __exit__(self, *error):
        return False


def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


with Stack() as stack:
    for number in fibonacci():
        if number > 100:
            break
        stack.push(number)
print(len(stack), stack[0], 13 in stack, [n for n in stack if n % 2], "numbers, the last one is", stack.pop())
try:
    Stack().pop()
except IndexError as error:
    print("caught:", error)


def counter():
    count = 0

    def add():
        nonlocal count
        count += 1
        return count

    return add


def logged(function):
    def wrapper(*args, **kwargs):
        print("call", function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@logged
def hello(name, greeting="Hello"):
    """Greets."""
    return f"{greeting}, {name}"


add = counter()
print(add(), add(), hello("Ann", greeting="Hi"), next(fibonacci()))
