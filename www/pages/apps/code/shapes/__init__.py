"""Shapes with an area."""

from shapes.round import Circle


class Square:
    """A square, by the length of its sides."""

    name = "Square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side * self.side
