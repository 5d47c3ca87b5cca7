# Circular imports see partly run modules; a failed import leaves no module.
import sys
sys.path.insert(0, __file__[:-len("circular.py")] + "circular_mods")
import left
print(left.both(), left.right.left is left)
for _ in range(2):
    try:
        import fails
    except ValueError as e:
        print(e, "fails" in sys.modules)
