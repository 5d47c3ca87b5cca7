print("left starts")
import right
name = "left"
def both(): return name + right.name
print("left ends")
