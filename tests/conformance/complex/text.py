# repr, parsing, formatting of complex numbers.
for z in (0j, 1j, -1j, 1 + 0j, -1 + 0j, 1 + 1j, 1 - 1j, 0.5 + 2.5j, 1e20 + 1e-20j, complex("inf"), complex(0, float("inf")), complex(float("nan"), 0), complex(-0.0, 1), complex(0.0, -0.0)):
    print(z, repr(z) == str(z), [z])
print(complex(), complex(1), complex(1, 2), complex(1.5, -2.5), complex(True, False), complex(1 + 2j), complex(imag=3), complex(real=2, imag=1))
for s in ("1", "1j", "j", "-j", "+1-j", "1+2j", " 1.5-2.5j ", "(1+2j)", "1e3+1e-3j", "infj", "nan+1j", "1_0+2_0j", "2.J"):
    print(repr(s), complex(s))
for s in ("", "1 + 2j", "1+2", "1+2i", "j1", "(1+2j", "1++2j", "abc"):
    try:
        print("parsed", complex(s))
    except ValueError as e:
        print(e)
z = 3.14159 - 2.5j
print(f"{z:.2f} {z:g} {z:.1e} {z:+.1f} {z:>20.2f}| {z:<20}|", "%s %r" % (z, z), "{:.0f}".format(z))
