"""Shapes without corners."""

PI = 3.141592653589793


class Circle:
    """A circle, by its radius."""

    name = "Circle"

    def __init__(self, radius):
        self.radius = radius

    def area(self):
        return PI * self.radius * self.radius
