"""Method calls: own, inherited, through super(), properties, special methods, bound methods."""

N = 4000
RESULT = 436000


class Shape:
    def __init__(self, side):
        self.side = side

    def area(self):
        return 0

    def grow(self, by):
        self.side += by
        return self

    @property
    def double(self):
        return self.side * 2


class Square(Shape):
    def area(self):
        return self.side * self.side

    def __add__(self, other):
        return Square(self.side + other.side)

    def __len__(self):
        return self.side & 15


class Named(Square):
    def __init__(self, side, name):
        super().__init__(side)
        self.name = name

    def area(self):
        return super().area() + len(self.name)


def main(n):
    total = 0
    square = Square(3)
    named = Named(4, "named")
    area = named.area
    for i in range(n):
        square.grow(1).grow(-1)
        total += square.area() + named.area() + area()
        total += square.double + len(square)
        total += (square + named).area()
    return total
