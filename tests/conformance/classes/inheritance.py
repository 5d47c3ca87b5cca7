# Overriding, calling the base, isinstance and issubclass.
class Animal:
    def __init__(self, name):
        self.name = name
    def speak(self):
        return "..."
    def describe(self):
        return f"{self.name} says {self.speak()}"

class Dog(Animal):
    def speak(self):
        return "Woof"

class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak().lower() + "!"

for a in (Animal("It"), Dog("Rex"), Puppy("Bit", 1)):
    print(a.describe(), isinstance(a, Animal), isinstance(a, Dog), isinstance(a, Puppy))
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), issubclass(Dog, (int, Animal)))
print([c.__name__ for c in Puppy.__mro__])
print(Puppy.__base__.__name__, Animal.__base__.__name__)
print(isinstance(Puppy, type), isinstance(5, (str, int)))
print([c.__name__ for c in Animal.__subclasses__()])
Animal.speak = lambda self: "patched"
print(Animal("x").describe(), Dog("y").describe())

class MyList(list):
    def first(self):
        return self[0]

m = MyList([3, 1, 2])
m.sort()
print(m, m.first(), len(m), type(m).__name__, m == [1, 2, 3], type(m[:]).__name__)
