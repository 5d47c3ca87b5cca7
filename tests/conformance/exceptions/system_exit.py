# SystemExit ends the program with its code, after finally blocks; nothing after it runs.
# conformance: exit=3
import sys

try:
    sys.exit("caught")
except SystemExit as e:
    print("caught", e.code)

def leave():
    try:
        sys.exit(3)
    except Exception:
        print("never: SystemExit is no Exception")
    finally:
        print("finally before leaving")

try:
    raise SystemExit
except SystemExit as e:
    print(e.code)
print("leaving")
leave()
print("never printed")
