print("right starts")
import left
print("left is partly there:", hasattr(left, "name"))
name = "right"
try:
    from left import both
except ImportError as e:
    print("ImportError for a name not yet there")
print("right ends")
